#include <algorithm>
#include <array>
#include <map>

#include "duly/check.hpp"

namespace duly {
namespace {

/// The days of the rows that findings stand on, by place.
class DaysOfRows {
 public:
  DaysOfRows(const Records& records, std::span<const Diagnostic> findings) {
    for (const Diagnostic& d : findings) {
      if (d.row.file != RowRef::kNoFile) places_.push_back(key(d.row));
    }
    std::sort(places_.begin(), places_.end());
    places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    days_.resize(places_.size());
    const auto by_from = [](const auto& row) { return row.from; };
    note(records.episodes, by_from);
    note(records.plans, by_from);
    note(records.referrals, by_from);
    note(records.assessments, by_from);
    note(records.cin_plans, by_from);
    note(records.missing, by_from);
    note(records.allocations, by_from);
    note(records.reviews, [](const Review& r) { return r.held; });
    note(records.conferences, [](const Conference& c) { return c.held; });
    note(records.enquiries, [](const Enquiry& e) { return e.strategy_discussion; });
  }

  OptDate day(RowRef row) const {
    const std::size_t at = find(row);
    return at == places_.size() ? OptDate() : days_[at];
  }

 private:
  static std::uint64_t key(RowRef row) { return std::uint64_t{row.file} << 32U | row.line; }

  std::size_t find(RowRef row) const {
    const auto found = std::lower_bound(places_.begin(), places_.end(), key(row));
    const bool here = found != places_.end() && *found == key(row);
    return here ? static_cast<std::size_t>(found - places_.begin()) : places_.size();
  }

  template <class Row, class Day>
  void note(const std::vector<Row>& rows, Day day) {
    if (places_.empty()) return;
    for (const Row& row : rows) {
      const std::size_t at = find(row.row);
      if (at < places_.size() && !days_[at]) days_[at] = day(row);
    }
  }

  std::vector<std::uint64_t> places_;
  std::vector<OptDate> days_;
};

/// FNV-1a, 64 bits: not secret, only short and the same everywhere.
std::uint64_t hash(std::string_view text) {
  constexpr std::uint64_t kOffset = 0xcbf29ce484222325;
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::uint64_t out = kOffset;
  for (const char c : text) out = (out ^ static_cast<unsigned char>(c)) * kPrime;
  return out;
}

std::string in_hex(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  constexpr unsigned kBits = 64;
  std::string out;
  for (unsigned shift = kBits; shift > 0; shift -= 4) out += kDigits[number >> (shift - 4) & 0xFU];
  return out;
}

}  // namespace

std::vector<std::string> stable_ids(const Records& records, std::span<const Diagnostic> findings) {
  const DaysOfRows days(records, findings);
  std::map<std::string, int> seen;
  std::vector<std::string> out;
  out.reserve(findings.size());
  for (const Diagnostic& d : findings) {
    std::string text(d.info->id);
    text.append("|").append(records.children[d.child]).append("|").append(d.column).append("|");
    const OptDate day = days.day(d.row);
    text += day ? to_string(*day) : d.detail;
    const int again = seen[text]++;
    if (again > 0) text += "|" + std::to_string(again);
    out.push_back(in_hex(hash(text)));
  }
  return out;
}

}  // namespace duly
