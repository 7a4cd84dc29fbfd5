// layer: base
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "duly/diagnostic.hpp"

namespace duly {

/// Gives each distinct text a dense number, in order of first appearance. The text is kept once;
/// its views stay valid for the life of the table.
class IdTable {
 public:
  Id intern(std::string_view text);
  /// Interns many at once: `ids` gets one number for each of `texts`.
  void intern_all(std::span<const std::string_view> texts, std::vector<Id>& ids);
  /// The number of a text already seen, or kNoId.
  Id find(std::string_view text) const;
  std::string_view operator[](Id id) const { return id == kNoId ? std::string_view{} : at(id); }
  std::size_t size() const { return size_; }

 private:
  /// Sixteen bytes: short texts (nearly all ids) stand in the entry itself, longer ones in a block.
  struct Entry {
    static constexpr std::size_t kShort = 12;
    char text[kShort];
    std::uint32_t length;
  };
  struct Slot {
    std::uint32_t hash = 0;
    Id id = kNoId;
  };
  static constexpr std::size_t kBlockEntries = 4096;
  /// So far from its place a text is looked for. Of 864,000 usual ids some twenty are farther.
  static constexpr std::size_t kMostSteps = 128;
  static constexpr std::size_t kCrowded = static_cast<std::size_t>(-1);

  Entry& entry(Id id) const { return entries_[id / kBlockEntries][id % kBlockEntries]; }
  std::string_view at(Id id) const;
  Id intern(std::string_view text, std::uint32_t hash);
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  Id intern_crowded(std::string_view text);
  void grow();
  void place(const Slot& slot);
  void add(std::string_view text);

  std::size_t size_ = 0;
  std::vector<Slot> slots_;
  /// Those with no free slot near their own, in order: whoever makes ids that collide, to keep a
  /// run busy for hours, gets a search tree. No secret seed is needed, and none has to be had.
  std::map<std::string_view, Id> crowded_out_;
  std::vector<std::unique_ptr<Entry[]>> entries_;  // in blocks, so that views stay valid
  std::vector<std::unique_ptr<char[]>> long_texts_;
};

}  // namespace duly
