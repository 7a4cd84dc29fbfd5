#include "duly/diagnostic.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

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
  later.all_.clear();
}

std::size_t Diagnostics::count(Severity s) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [s](const Diagnostic& d) { return d.severity == s; }));
}

}  // namespace duly
