// layer: unpack
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace duly {

/// Does a file that starts so hold what gzip has packed?
bool is_gzip(std::string_view start);

/// Unpacks gzip as it streams by, of several members too, as `cat` puts them together.
class Gunzip {
 public:
  using Read = std::function<std::size_t(char* to, std::size_t room)>;

  /// `packed` gives the next bytes of the file, 0 at its end.
  explicit Gunzip(Read packed);
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  Gunzip(Gunzip&&) = delete;
  Gunzip& operator=(Gunzip&&) = delete;
  ~Gunzip();

  /// The next bytes, at most `room`; 0 at the end, or where there is a problem.
  std::size_t read(char* to, std::size_t room);
  /// Why the file cannot be unpacked, if so; blank.
  const std::string& problem() const;

 private:
  class Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace duly
