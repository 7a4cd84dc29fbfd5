// layer: base
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <future>
#include <utility>
#include <vector>

namespace duly {

/// A thread is begun for so many things (children) at least: fewer are done before it runs.
constexpr std::uint32_t kWorthAThread = 20000;

/// Work on things numbered from 0 (children), shared out among threads: `work(first, last)` gives
/// what [first, last) come to. The parts come in order, so that what is made of them does not
/// depend on how many there are.
template <class Work>
auto in_parts(std::uint32_t count, unsigned threads, const Work& work) {
  using Made = decltype(work(count, count));
  const std::uint32_t parts =
      std::max<std::uint32_t>(1, std::min<std::uint32_t>(threads, count / kWorthAThread));
  const auto start_of = [&](std::uint32_t part) {
    return static_cast<std::uint32_t>(std::uint64_t{count} * part / parts);
  };
  std::vector<std::future<Made>> later;
  for (std::uint32_t part = 1; part < parts; ++part) {
    later.push_back(std::async(
        std::launch::async,
        [&work, first = start_of(part), last = start_of(part + 1)] { return work(first, last); }));
  }
  std::vector<Made> out;
  out.push_back(work(0, start_of(1)));
  for (std::future<Made>& part : later) out.push_back(part.get());
  return out;
}

/// Two works on so many things that have nothing of each other's: at once where there are threads
/// for both.
template <class First, class Second>
void side_by_side(std::size_t count, unsigned threads, const First& first, const Second& second) {
  if (threads < 2 || count < kWorthAThread) {
    first();
    second();
    return;
  }
  std::future<void> later = std::async(std::launch::async, second);
  first();
  later.get();
}

}  // namespace duly
