#include "duly/ids.hpp"

#include <algorithm>
#include <cstring>

namespace duly {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16;
constexpr std::size_t kFirstSlots = 64;

/// Eight bytes at a time, multiplied and folded; good enough for ids, and cheap.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
  std::uint64_t h = text.size() * kMultiplier;
  const char* at = text.data();
  std::size_t left = text.size();
  while (left > 0) {
    std::uint64_t word = 0;
    const std::size_t n = std::min<std::size_t>(left, sizeof word);
    std::memcpy(&word, at, n);
    h = (h ^ word) * kMultiplier;
    h ^= h >> 29U;
    at += n;
    left -= n;
  }
  return static_cast<std::uint32_t>(h >> 32U);
}

}  // namespace

std::size_t IdTable::slot_of(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].id != kNoId && (slots_[i].hash != hash || texts_[slots_[i].id] != text)) {
    i = (i + 1) & mask;
  }
  return i;
}

Id IdTable::find(std::string_view text) const {
  return slots_.empty() ? kNoId : slots_[slot_of(text, hash_of(text))].id;
}

Id IdTable::intern(std::string_view text) {
  if (slots_.size() < 2 * (texts_.size() + 1)) grow();
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.id == kNoId) {
    slot = {hash, static_cast<Id>(texts_.size())};
    texts_.push_back(store(text));
  }
  return slot.id;
}

void IdTable::grow() {
  std::vector<Slot> old(slots_.empty() ? kFirstSlots : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& s : old) {
    if (s.id == kNoId) continue;
    std::size_t i = s.hash & mask;
    while (slots_[i].id != kNoId) i = (i + 1) & mask;
    slots_[i] = s;
  }
}

std::string_view IdTable::store(std::string_view text) {
  if (text.size() > block_left_) {
    block_left_ = std::max(kBlockBytes, text.size());
    block_at_ = blocks_.emplace_back(std::make_unique<char[]>(block_left_)).get();
  }
  std::copy(text.begin(), text.end(), block_at_);
  const std::string_view kept{block_at_, text.size()};
  block_at_ += text.size();
  block_left_ -= text.size();
  return kept;
}

}  // namespace duly
