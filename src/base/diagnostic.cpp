#include "duly/diagnostic.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <numeric>

#include "base/codes.hpp"

namespace duly {

std::string_view name(Severity s) {
  switch (s) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  std::abort();
}

std::span<const CodeInfo> all_codes() {
  static const std::vector<CodeInfo> kAll = [] {
    std::vector<CodeInfo> out;
    for (const CodeEntry& e : codes_of_files()) out.push_back(e.info);
    for (const CodeEntry& e : codes_of_histories()) out.push_back(e.info);
    return out;
  }();
  return kAll;
}

const CodeInfo& info(Code code) {
  return all_codes()[static_cast<std::size_t>(code)];
}

void Diagnostics::append(Diagnostics&& later) {
  all_.insert(all_.end(), std::make_move_iterator(later.all_.begin()),
              std::make_move_iterator(later.all_.end()));
  later.all_ = {};  // with its memory: there may be a million of them
}

void Diagnostics::sum_up() {
  auto end = all_.begin();  // of those kept
  for (Diagnostic& d : all_) {
    const auto first = std::find_if(all_.begin(), end, [&d](const Diagnostic& kept) {
      return kept.info == d.info && kept.severity == d.severity;
    });
    if (first != end) {
      first->times += d.times;
    } else {
      if (&*end != &d) *end = std::move(d);
      ++end;
    }
  }
  all_.erase(end, all_.end());
}

std::size_t Diagnostics::count(Severity s) const {
  return std::accumulate(all_.begin(), all_.end(), std::size_t{0},
                         [s](std::size_t before, const Diagnostic& d) {
                           return before + (d.severity == s ? d.times : 0);
                         });
}

}  // namespace duly
