#include <algorithm>
#include <bit>
#include <cstdint>

#include "duly/care.hpp"
#include "duly/check.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly {
namespace {

/// The day of the row at each place, by file and line: as quick as a line is long ago. What a
/// search for each row took, a million findings could not afford.
class DaysOfRows {
 public:
  explicit DaysOfRows(const Records& records) : days_(records.extracts.size()) {
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
    const bool known = row.file < days_.size() && row.line < days_[row.file].size();
    return known ? days_[row.file][row.line] : OptDate();
  }

 private:
  template <class Row, class Day>
  void note(const std::vector<Row>& rows, Day day) {
    for (const Row& row : rows) {
      if (row.row.file >= days_.size()) continue;
      std::vector<OptDate>& of = days_[row.row.file];
      if (of.size() <= row.row.line)
        of.resize(std::max<std::size_t>(row.row.line + 1, of.size() * 2));
      if (!of[row.row.line]) of[row.row.line] = day(row);
    }
  }

  std::vector<std::vector<OptDate>> days_;
};

/// FNV-1a, 64 bits: not secret, only short and the same everywhere.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) add(static_cast<unsigned char>(c));
    add(kEnd);
  }
  void add(std::uint64_t byte) { value_ = (value_ ^ byte) * kPrime; }
  std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t kOffset = 0xcbf29ce484222325;
  static constexpr std::uint64_t kPrime = 0x100000001b3;
  static constexpr std::uint64_t kEnd = 0x100;  // what no byte is
  std::uint64_t value_ = kOffset;
};

/// How often each number was asked for. A table of its own: std::unordered_map took a tenth of the
/// time of a check of all England.
class Counter {
 public:
  explicit Counter(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

  /// How often `number` was given before.
  std::uint32_t count(std::uint64_t number) {
    std::size_t at = number & (slots_.size() - 1);
    while (slots_[at].times > 0 && slots_[at].number != number) at = (at + 1) & (slots_.size() - 1);
    slots_[at].number = number;
    return slots_[at].times++;
  }

 private:
  struct Slot {
    std::uint64_t number = 0;
    std::uint32_t times = 0;
  };
  std::vector<Slot> slots_;
};

void add_hex(std::uint64_t number, std::size_t digits, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (std::size_t left = digits; left > 0; --left) {
    out += kDigits[number >> (4 * (left - 1)) & 0xFU];
  }
}

}  // namespace

StableIds::StableIds(const Records& records, std::span<const Diagnostic> findings) {
  if (findings.empty()) return;
  const DaysOfRows days(records);
  Counter seen(findings.size());
  text_.reserve(findings.size() * kWidth);
  for (const Diagnostic& d : findings) {
    Hash hash;
    hash.add(d.info->id);
    hash.add(records.children[d.child]);
    hash.add(d.column);
    const OptDate day = days.day(d.row);
    if (day) {
      hash.add(static_cast<std::uint64_t>((*day).serial()));
    } else {
      hash.add(d.detail);
    }
    const std::uint32_t again = seen.count(hash.value());
    if (again > 0) hash.add(again);
    add_hex(hash.value(), kWidth, text_);
  }
}

}  // namespace duly
