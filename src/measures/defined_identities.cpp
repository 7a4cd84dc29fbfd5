// What the counts of measures that an authority defines itself have to do with each other: each is
// the number of rows of a kind whose value is in some set, and sets are known.

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "duly/ascii.hpp"
#include "measures/identities.hpp"

namespace duly {
namespace {

using namespace count_part;  // NOLINT(google-build-using-namespace): the parts of a row

/// Values of one column; or any value there is, a blank too where the measure names no column.
struct Values {
  enum class Of : std::uint8_t { some, any, every_row };
  Of of = Of::some;
  std::vector<std::string> some;
};

bool has(const Values& set, const std::string& value) {
  return std::any_of(set.some.begin(), set.some.end(),
                     [&value](const std::string& v) { return same_but_for_case(v, value); });
}
bool holds(const Values& whole, const Values& part) {
  if (whole.of != Values::Of::some || part.of != Values::Of::some) return whole.of >= part.of;
  return std::all_of(part.some.begin(), part.some.end(),
                     [&whole](const std::string& v) { return has(whole, v); });
}
bool is_same(const Values& a, const Values& b) {
  return holds(a, b) && holds(b, a);
}
bool are_apart(const Values& a, const Values& b) {
  return a.of == Values::Of::some && b.of == Values::Of::some &&
         std::none_of(a.some.begin(), a.some.end(),
                      [&b](const std::string& v) { return has(b, v); });
}

/// A printed count, and the rows it counts.
struct RowCount {
  CountTerm term;
  Values values;
};

Values denominator_of(const Definition& d) {
  if (d.column.empty()) return {Values::Of::every_row, {}};
  return {d.of.empty() ? Values::Of::any : Values::Of::some, d.of};
}

bool on_one_column(const Definition& a, const Definition& b) {
  return a.kind == b.kind &&
         (a.column.empty() || b.column.empty() || same_but_for_case(a.column, b.column));
}

std::vector<RowCount> counts_beside(const Measure& m, std::span<const Measure* const> defined) {
  std::vector<RowCount> out;
  for (const Measure* other : defined) {
    const Definition& d = *other->definition;
    if (!on_one_column(*m.definition, d)) continue;
    const Values all = denominator_of(d);
    out.push_back({{other, kNumerator}, d.plain_count ? all : Values{Values::Of::some, d.counted}});
    if (!d.plain_count) out.push_back({{other, kDenominator}, all});
  }
  return out;
}

/// What is left out of each as of plans held for another authority, by its values too: of a plain
/// count that is all it leaves out.
std::vector<RowCount> temporary_beside(const Measure& m, std::span<const Measure* const> defined) {
  constexpr CountPart kTemporary = reason(static_cast<std::size_t>(Reason::temporary));
  std::vector<RowCount> out;
  for (const Measure* other : defined) {
    const Definition& d = *other->definition;
    if (!on_one_column(*m.definition, d)) continue;
    if (d.plain_count) {
      out.push_back({{other, kExcluded}, denominator_of(d)});
    } else {
      out.push_back({{other, kTemporary}, {Values::Of::every_row, {}}});
    }
  }
  return out;
}

using All = std::vector<CountIdentity>;

void add_single(CountTerm a, CountTerm b, All& out) {
  out.push_back({{{a}, {b}}, false, false});
}

void add_equal(CountIdentity::Side a, CountIdentity::Side b, All& out) {
  if (!a.empty() && !b.empty()) out.push_back({{std::move(a), std::move(b)}, false, false});
}

/// A count and those beside it that have nothing in common with it or each other.
CountIdentity::Side apart_from(const RowCount& first, const std::vector<const RowCount*>& beside) {
  std::vector<const RowCount*> parts = {&first};
  CountIdentity::Side side = {first.term};
  for (const RowCount* c : beside) {
    const bool apart = std::all_of(parts.begin(), parts.end(), [c](const RowCount* part) {
      return are_apart(part->values, c->values);
    });
    if (!apart) continue;
    parts.push_back(c);
    side.push_back(c->term);
  }
  return side;
}

/// What `whole` holds: parts that have nothing in common, as many as there are beside each.
void add_parts(const RowCount& whole, const std::vector<RowCount>& all, All& out) {
  std::vector<const RowCount*> inside;
  for (const RowCount& c : all) {
    if (holds(whole.values, c.values) && !is_same(whole.values, c.values)) inside.push_back(&c);
  }
  for (const RowCount* first : inside) {
    out.push_back({{{whole.term}, apart_from(*first, inside)}, true, false});
  }
}

/// What the counts of one measure are beside others: the same, or the whole of parts.
void add_of_values(const Measure& m, const std::vector<RowCount>& beside, All& out) {
  for (const RowCount& whole : beside) {
    if (whole.term.measure != &m) continue;
    for (const RowCount& c : beside) {
      if (is_same(whole.values, c.values)) add_single(whole.term, c.term, out);
    }
    add_parts(whole, beside, out);
  }
}

/// All rows of the kind: those counted, and those left out; nothing of a plain count by a column.
CountIdentity::Side rows_of(const Measure& m) {
  if (m.definition->plain_count && !m.definition->column.empty()) return {};
  const CountPart counted = m.definition->plain_count ? kNumerator : kDenominator;
  return {{&m, counted}, {&m, kExcluded}};
}

/// Those that measures of the program's own look at: one of each list is of all rows of its sort.
constexpr std::array<std::string_view, 5> kAllReviews = {"cla_participation_reviews",
                                                         "cla_participation_code", "record_15wd",
                                                         "record_days", "reviews_per_officer"};
constexpr std::array<std::string_view, 3> kReviewsOfDuties = {
    "cla_reviews_on_time", "adoption_reviews_on_time", "short_break_reviews_on_time"};
constexpr std::array<std::string_view, 3> kReviewConferences = {
    "cp_participation", "cp_participation_code", "cp_reviews_on_time"};
constexpr std::array<std::string_view, 2> kInitialConferences = {"icpc_15wd", "icpc_bands"};
/// Of the meetings that conferences are held at there are no more than of these.
constexpr std::array<std::string_view, 2> kMeetings = {"cp_meetings_on_time", "conferences_held"};

void add_rows(std::string_view id, bool left_out_too, CountIdentity::Side& side) {
  const Measure* m = find_measure(id);
  if (m == nullptr) return;
  side.push_back({m, m->shape == Shape::pace ? kNumerator : kDenominator});
  side.push_back({m, kIndeterminate});
  if (left_out_too) side.push_back({m, kExcluded});
}

/// Of a plain count by a column some rows: its own, and those of counts that have nothing in common
/// with it.
CountIdentity::Side some_rows_of(const Measure& m, const std::vector<RowCount>& beside) {
  std::vector<const RowCount*> others;
  for (const RowCount& c : beside) others.push_back(&c);
  return apart_from({{&m, kNumerator}, denominator_of(*m.definition)}, others);
}

/// They are no more than all rows, as counts by any other column give those.
void add_some(const Measure& m, const std::vector<RowCount>& beside,
              std::span<const Measure* const> defined, All& out) {
  if (!rows_of(m).empty()) return;
  const CountIdentity::Side some = some_rows_of(m, beside);
  for (const Measure* other : defined) {
    CountIdentity::Side all = rows_of(*other);
    if (all.empty() || other->definition->kind != m.definition->kind) continue;
    out.push_back({{std::move(all), some}, true, false});
  }
}

/// The same rows as measures of the program's own count them; a plain count by a column is of some
/// of those.
void add_own(const Measure& m, const std::vector<RowCount>& beside, All& out) {
  const bool some = rows_of(m).empty();
  const CountIdentity::Side rows = some ? some_rows_of(m, beside) : rows_of(m);
  const auto add = [&](std::initializer_list<std::string_view> ids, bool left_out_too,
                       bool at_least) {
    if (some && at_least) return;  // of two parts of all rows neither need hold the other
    CountIdentity::Side own;
    for (const std::string_view id : ids) add_rows(id, left_out_too, own);
    if (some) {
      out.push_back({{std::move(own), rows}, true, false});
    } else {
      out.push_back({{rows, std::move(own)}, at_least, false});
    }
  };
  if (m.definition->kind == "reviews") {
    for (const std::string_view id : kAllReviews) add({id}, true, false);
    const auto& [first, second, third] = kReviewsOfDuties;
    add({first, second, third}, false, true);
  }
  if (m.definition->kind != "conferences") return;
  for (const std::string_view meeting : kMeetings) add({meeting}, true, true);
  for (const std::string_view review : kReviewConferences) {
    add({review}, true, true);
    for (const std::string_view initial : kInitialConferences) {
      add({initial}, true, true);
      add({review, initial}, true, false);
    }
  }
}

}  // namespace

std::vector<CountIdentity> identities_of(std::span<const Measure* const> defined) {
  constexpr CountPart kNoValue = reason(static_cast<std::size_t>(Reason::no_value));
  constexpr CountPart kTemporary = reason(static_cast<std::size_t>(Reason::temporary));
  All out;
  for (std::size_t i = 0; i < defined.size(); ++i) {
    const Measure& m = *defined[i];
    const std::vector<RowCount> beside = counts_beside(m, defined);
    add_of_values(m, beside, out);
    if (m.definition->kind == "conferences") add_of_values(m, temporary_beside(m, defined), out);
    for (const Measure* other : defined.subspan(0, i)) {
      if (other->definition->kind != m.definition->kind) continue;
      add_equal(rows_of(m), rows_of(*other), out);
      add_single({&m, kTemporary}, {other, kTemporary}, out);
      if (!on_one_column(*m.definition, *other->definition)) continue;
      add_single({&m, kNoValue}, {other, kNoValue}, out);
    }
    add_some(m, beside, defined, out);
    add_own(m, beside, out);
  }
  return out;
}

}  // namespace duly
