// --suppress of `readings`: its rows differ by few children, and the differences are counts too.

#include <map>

#include "answers/readings.hpp"
#include "answers/small_counts.hpp"

namespace duly::answers {
namespace {

using Slot = SmallCounts::Slot;

struct RowSlots {
  Slot numerator = 0, denominator = 0, indeterminate = 0, excluded = 0;
  Slot changed = 0, gained = 0, lost = 0;

  std::array<Slot, 3> everyone() const { return {denominator, indeterminate, excluded}; }
};

RowSlots add_row(SmallCounts& counts, const ReadingsRow& row) {
  RowSlots out;
  out.numerator = counts.add(row.tally.numerator);
  out.denominator = counts.add(row.tally.denominator);
  out.indeterminate = counts.add(row.tally.indeterminate);
  out.excluded = counts.add(row.tally.excluded);
  counts.rest({&out.denominator, 1}, {&out.numerator, 1});
  if (!row.changes) return out;
  out.changed = counts.add(row.changes->changed);
  out.gained = counts.add(row.changes->gained);
  out.lost = counts.add(row.changes->lost);
  const std::array<Slot, 2> moved = {out.gained, out.lost};
  counts.rest({&out.changed, 1}, moved);
  return out;
}

/// By how much a count differs from that of the first row, whichever is more.
void differ(SmallCounts& counts, Slot first, Slot other) {
  const bool more = counts.value(first) < counts.value(other);
  const Slot whole = more ? other : first;
  const Slot part = more ? first : other;
  counts.rest_or_equal({&whole, 1}, {&part, 1});
}

void compare(SmallCounts& counts, const RowSlots& first, const RowSlots& row, bool changes) {
  differ(counts, first.numerator, row.numerator);
  differ(counts, first.denominator, row.denominator);
  differ(counts, first.indeterminate, row.indeterminate);
  differ(counts, first.excluded, row.excluded);
  counts.equal(first.everyone(), row.everyone());
  if (!changes) return;
  const std::array<Slot, 2> before = {first.numerator, row.gained};
  const std::array<Slot, 2> after = {row.numerator, row.lost};
  counts.equal(before, after);
}

}  // namespace

void hide_small_counts(std::vector<ReadingsRow>& rows, const Setting& setting) {
  SmallCounts counts;
  std::vector<RowSlots> slots(rows.size());
  std::map<const Measure*, RowSlots> firsts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].judged) continue;
    slots[i] = add_row(counts, rows[i]);
    const auto [first, added] = firsts.try_emplace(rows[i].measure, slots[i]);
    if (!added) compare(counts, first->second, slots[i], rows[i].changes.has_value());
  }
  counts.hide(setting.suppress, 1, setting.secret);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ReadingsRow& row = rows[i];
    if (!row.judged) continue;
    row.hide_numerator = counts.hidden(slots[i].numerator);
    row.hide_denominator = counts.hidden(slots[i].denominator);
    row.hide_indeterminate = counts.hidden(slots[i].indeterminate);
    row.hide_excluded = counts.hidden(slots[i].excluded);
    if (!row.changes) continue;
    row.changes->hide_changed = counts.hidden(slots[i].changed);
    row.changes->hide_gained = counts.hidden(slots[i].gained);
    row.changes->hide_lost = counts.hidden(slots[i].lost);
  }
}

}  // namespace duly::answers
