// Large blocks of memory, kept for the next that is asked for.
//
// A page of memory that is touched for the first time costs more than the rows that stand on it
// [measured, all England: docs/performance.md, which says of large pages too]. So blocks of a
// megabyte and more come from one range of addresses, and one given back serves the next. Where
// there is no such system, or no room for the range, the usual memory serves.

#include <new>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define DULY_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define DULY_SANITIZED  // they watch the usual memory
#endif
#endif

#if defined(__linux__) && defined(__LP64__) && !defined(DULY_SANITIZED)

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <sys/mman.h>

// This is the owner of memory, below what the guidelines speak of.
// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)

namespace {

constexpr std::size_t kUnit = std::size_t{2} << 20;
constexpr std::size_t kUnits = std::size_t{1} << 13;
constexpr std::size_t kLarge = std::size_t{1} << 20;
/// Of blocks given back so many units stay for the next; what is beyond goes to the system.
constexpr std::size_t kMostIdle = 64;

class LargeBlocks {
 public:
  /// Null where there is no room.
  void* take(std::size_t size) noexcept {
    const std::size_t units = (size + kUnit - 1) / kUnit;
    const std::lock_guard<std::mutex> lock(mutex_);
    if (base_ == nullptr && !reserve()) return nullptr;
    std::size_t at = 0;
    while (at + units <= kUnits) {
      std::size_t free = 0;
      while (free < units && length_[at + free] == 0) ++free;
      if (free == units) {
        settle(at, units);
        return base_ + at * kUnit;
      }
      at += free + length_[at + free];
    }
    return nullptr;
  }

  /// Is the block one of these? Then it is given back.
  bool give(void* block) noexcept {
    const char* const base = base_;
    const auto* const first = static_cast<const char*>(block);
    const std::less<> before;
    if (base == nullptr || before(first, base) || !before(first, base + kUnits * kUnit)) {
      return false;
    }
    const std::lock_guard<std::mutex> lock(mutex_);
    const std::size_t at = static_cast<std::size_t>(first - base) / kUnit;
    const std::size_t units = length_[at];
    for (std::size_t i = at; i < at + units; ++i) length_[i] = 0;
    if (idle_ + units > kMostIdle) {
      madvise(block, units * kUnit, MADV_DONTNEED);
      return true;
    }
    for (std::size_t i = at; i < at + units; ++i) touched_[i] = true;
    idle_ += units;
    return true;
  }

 private:
  bool reserve() noexcept {
    if (refused_) return false;
    void* const all = mmap(nullptr, kUnits * kUnit, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    refused_ = all == MAP_FAILED;
    if (!refused_) base_ = static_cast<char*>(all);
    return !refused_;
  }
  void settle(std::size_t at, std::size_t units) noexcept {
    for (std::size_t i = at; i < at + units; ++i) {
      length_[i] = static_cast<std::uint16_t>(units - (i - at));
      if (touched_[i]) --idle_;
      touched_[i] = false;
    }
  }

  std::mutex mutex_;
  std::atomic<char*> base_ = nullptr;
  bool refused_ = false;
  std::size_t idle_ = 0;
  std::array<std::uint16_t, kUnits> length_{};  ///< of a block from this unit on; 0: free
  std::array<bool, kUnits> touched_{};          ///< given back, and still backed by memory
};

// Ready before anything is made: memory is asked for by what is made first.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
constinit LargeBlocks large_blocks;

}  // namespace

void* operator new(std::size_t size) {
  if (size >= kLarge) {
    void* const block = large_blocks.take(size);
    if (block != nullptr) return block;
  }
  void* const block = std::malloc(size > 0 ? size : 1);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void operator delete(void* block) noexcept {
  if (block != nullptr && !large_blocks.give(block)) std::free(block);
}
void operator delete(void* block, std::size_t size) noexcept {
  if (size >= kLarge && large_blocks.give(block)) return;
  std::free(block);
}
// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)

#endif
