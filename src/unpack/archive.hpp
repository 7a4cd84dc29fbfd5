#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace duly::unpack {

/// A zip in memory, whose parts are read by their names. Nothing of it is ever written anywhere.
class Archive {
 public:
  /// The bytes are the caller's, and stay.
  explicit Archive(std::string_view bytes);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  Archive(Archive&&) = delete;
  Archive& operator=(Archive&&) = delete;
  ~Archive();

  /// Why it is no archive that can be read; blank.
  const std::string& problem() const { return problem_; }
  bool has(std::string_view name) const;
  /// Are parts of it locked by a password?
  bool is_encrypted() const { return encrypted_; }
  /// Gives `take` the part's bytes, piece by piece, until it returns false. What is wrong; blank.
  std::string read(std::string_view name, const std::function<bool(std::string_view)>& take);

 private:
  struct Opened;
  struct Place {
    std::uint64_t in_directory = 0;
    std::uint64_t number = 0;
  };
  void list();

  std::uint64_t packed_;
  std::unique_ptr<Opened> opened_;
  std::map<std::string, Place, std::less<>> parts_;
  std::string problem_;
  std::uint64_t unpacked_ = 0;  ///< of all parts read
  bool encrypted_ = false;
};

/// A part's name as it is compared: in lower case, strokes one way, none at the front.
std::string part_name(std::string_view name);

}  // namespace duly::unpack
