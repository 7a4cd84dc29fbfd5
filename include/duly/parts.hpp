// layer: base
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <initializer_list>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace duly {

/// A thread is begun for so many things (children) at least: fewer are done before it runs.
constexpr std::uint32_t kWorthAThread = 20000;

/// Does `work` on this thread and on up to `others` more, each until it returns. Where the system
/// gives no thread, those that there are do without.
template <class Work>
void on_threads(unsigned others, const Work& work) {
  std::vector<std::future<void>> later;
  try {
    while (later.size() < others) later.push_back(std::async(std::launch::async, work));
  } catch (const std::system_error&) {  // no more than these
  }
  work();
  for (std::future<void>& other : later) other.get();
}

/// Works numbered from 0: each thread takes the next that is not begun. What they make comes in
/// their order, so that it does not depend on how many threads there are.
template <class Work>
auto each_in_order(std::uint32_t count, unsigned threads, const Work& work) {
  using Made = decltype(work(count));
  std::vector<std::optional<Made>> made(count);
  std::atomic<std::uint32_t> next{0};
  const unsigned used = std::max(1U, std::min<unsigned>(threads, count));
  on_threads(used - 1, [&] {
    for (std::uint32_t i = next++; i < count; i = next++) made[i].emplace(work(i));
  });
  std::vector<Made> out;
  out.reserve(count);
  for (std::optional<Made>& one : made) out.push_back(std::move(*one));
  return out;
}

/// How finely work on many things is shared out among threads.
enum class Shares : std::uint8_t {
  one_each,  ///< where parts are dear to put together again
  several    ///< where some things take far longer than others
};

/// Work on things numbered from 0 (children), shared out among threads: `work(first, last)` gives
/// what [first, last) come to. The parts come in order.
template <class Work>
auto in_parts(std::uint32_t count, unsigned threads, const Work& work,
              Shares shares = Shares::one_each) {
  constexpr std::uint32_t kSeveral = 8;
  const std::uint32_t used =
      std::max<std::uint32_t>(1, std::min<std::uint32_t>(threads, count / kWorthAThread));
  const std::uint32_t parts = used == 1 || shares == Shares::one_each ? used : used * kSeveral;
  const auto start_of = [&](std::uint32_t part) {
    return static_cast<std::uint32_t>(std::uint64_t{count} * part / parts);
  };
  return each_in_order(
      parts, used, [&](std::uint32_t part) { return work(start_of(part), start_of(part + 1)); });
}

/// Works that have nothing of each other's, each once: at once where they are about so many things
/// that there is a thread for each.
inline void do_all(std::size_t count, unsigned threads,
                   std::initializer_list<std::function<void()>> works) {
  each_in_order(static_cast<std::uint32_t>(works.size()), count < kWorthAThread ? 1 : threads,
                [&](std::uint32_t which) {
                  works.begin()[which]();
                  return true;
                });
}

}  // namespace duly
