// layer: base
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "duly/diagnostic.hpp"

namespace duly {

/// Gives each distinct text a dense number, in order of first appearance. The text is kept once;
/// its views stay valid for the life of the table.
class IdTable {
 public:
  Id intern(std::string_view text);
  /// The number of a text already seen, or kNoId.
  Id find(std::string_view text) const;
  std::string_view operator[](Id id) const { return id == kNoId ? std::string_view{} : texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();
  std::string_view store(std::string_view text);

  struct Slot {
    std::uint32_t hash = 0;
    Id id = kNoId;
  };
  std::vector<Slot> slots_;
  std::vector<std::string_view> texts_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* block_at_ = nullptr;
  std::size_t block_left_ = 0;
};

}  // namespace duly
