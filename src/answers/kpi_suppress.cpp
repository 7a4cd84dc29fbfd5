// --suppress of `kpi`: everything that is printed goes into one sheet, with all that is known of
// how it adds up; what the sheet hides is marked in the rows.

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "answers/count_places.hpp"
#include "answers/kpi.hpp"
#include "answers/placed_identities.hpp"
#include "answers/small_counts.hpp"

namespace duly::answers {
namespace {

using Slot = SmallCounts::Slot;
using Slots = std::vector<Slot>;

/// The counts of a row, where they stand in the sheet.
struct RowSlots {
  Slot numerator = 0, denominator = 0, indeterminate = 0, excluded = 0;
  std::array<Slot, 2> sorts{};
};

class KpiCounts {
 public:
  KpiCounts(const KpiRequest& request, KpiRows& rows)
      : request_(request),
        rows_(rows),
        places_(request.points.size(), request.defined),
        points_(request.points.size()),
        zero_(counts_.add(0)) {
    add_rows();
    add_totals();
    add_same_groups();
    add_reasons();
    const std::vector<PlacedIdentity> identities = placed_identities(request, places_);
    for (const bool single : {true, false}) add_identities(identities, single);
  }

  void hide(std::size_t least, unsigned threads, const SecretNumber& secret) {
    counts_.hide(least, threads, secret);
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) mark(rows_.rows[i], slots_[i]);
    mark_reasons();
  }

 private:
  /// A measure of a point, where it is shown.
  struct ShownMeasure {
    bool shown = false;
    bool counted = false;            ///< has a row with a count
    std::vector<char> by_breakdown;  ///< has groups of it
  };
  struct Point {
    std::set<std::uint32_t> groups;
    std::vector<ShownMeasure> measures;         ///< by number
    std::vector<std::vector<Slots>> groups_of;  ///< by column, and breakdown
  };

  template <class T>
  static T& at_number(std::vector<T>& list, std::size_t number) {
    if (list.size() <= number) list.resize(number + 1);
    return list[number];
  }

  /// One number of one measure, point and group.
  struct Place {
    std::size_t point;
    std::uint32_t group;  ///< 0 is the total
    const Measure* measure;
    CountPart part;
  };

  ShownMeasure& shown_measure(const Place& place) {
    return at_number(points_[place.point].measures, places_.measure_number(place.measure));
  }

  Slot find(const Place& place) {
    return places_.at(place.point, place.group, places_.column(place.measure, place.part));
  }

  /// The same number is asked for by several rows: the bands of a group have one denominator.
  Slot slot_at(const Place& place, std::size_t value) {
    const CountPlaces::Column column = places_.column(place.measure, place.part);
    const Slot before = places_.at(place.point, place.group, column);
    if (before != CountPlaces::kNoSlot) return before;
    const Slot slot = counts_.add(value);
    places_.put(place.point, place.group, column, slot);
    if (place.group != 0) {
      const std::uint32_t breakdown = places_.breakdown_of(place.group);
      at_number(at_number(points_[place.point].groups_of, column), breakdown).push_back(slot);
      at_number(shown_measure(place).by_breakdown, breakdown) = 1;
      has_groups_ = true;
    }
    return slot;
  }

  void tell_shown(const Place& place, bool counted) {
    ShownMeasure& measure = shown_measure(place);
    measure.shown = true;
    measure.counted = measure.counted || counted;
  }

  void add_rows() {
    slots_.resize(rows_.rows.size());
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      if (rows_.rows[i].sort == KpiRow::Sort::figures) slots_[i] = add_row(rows_.rows[i]);
    }
    add_wholes_of_bands();
  }

  RowSlots add_row(const KpiRow& row) {
    const std::uint32_t group =
        row.group_number == 0 ? 0 : places_.group({row.breakdown, row.group});
    Place place{row.point, group, row.measure, 0};
    const auto at = [&](CountPart part, std::size_t value) {
      place.part = part;
      return slot_at(place, value);
    };
    using namespace count_part;  // NOLINT(google-build-using-namespace): the parts of a row
    points_[row.point].groups.insert(place.group);
    if (place.group == 0) tell_shown(place, !row.tally.empty());
    RowSlots out{zero_, zero_, zero_, zero_, {zero_, zero_}};
    switch (row.measure->shape) {
      case Shape::caseload: add_caseload(row, place, out); return out;
      case Shape::share:
        out.numerator = at(kNumerator, row.tally.numerator);
        out.denominator = at(kDenominator, row.tally.denominator);
        counts_.rest({&out.denominator, 1}, {&out.numerator, 1});
        break;
      case Shape::mean:  // days are no count: they are hidden with the reviews they are of
        out.denominator = at(kDenominator, row.tally.denominator);
        out.numerator = out.denominator;
        break;
      case Shape::pace:
      case Shape::count: out.numerator = at(kNumerator, row.tally.numerator); break;
      case Shape::bands:
        out.denominator = at(kDenominator, row.tally.denominator);
        out.numerator =
            row.whole_of_bands ? out.denominator : at(band(row.band_number), row.tally.numerator);
        if (!row.whole_of_bands && !row.beside) bands_of_[out.denominator].push_back(out.numerator);
        break;
    }
    out.indeterminate = at(kIndeterminate, row.tally.indeterminate);
    out.excluded = at(kExcluded, row.tally.excluded);
    return out;
  }

  /// Children and plans, and what they come to.
  void add_caseload(const KpiRow& row, Place place, RowSlots& out) {
    const auto at = [&](std::size_t part, std::size_t value) {
      place.part = count_part::band(part);
      return slot_at(place, value);
    };
    tell_shown(place, true);
    constexpr std::size_t kSums = 0x100;  // behind the bands
    out.sorts = {at(row.band_number, row.sorts->looked_after),
                 at(row.band_number + std::size_t{1}, row.sorts->on_plans)};
    out.numerator = at(kSums + row.band_number, row.tally.numerator);
    counts_.sum(out.numerator, out.sorts);
  }

  void add_wholes_of_bands() {
    for (const auto& [whole, bands] : bands_of_) counts_.sum(whole, bands);
  }

  /// The groups of each breakdown add up to the total.
  void add_totals() {
    const std::vector<CountPlaces::Column> columns = places_.columns_in_order();
    for (std::size_t point = 0; point < points_.size(); ++point) {
      const std::vector<std::vector<Slots>>& groups_of = points_[point].groups_of;
      for (const CountPlaces::Column column : columns) {
        const Slot total = places_.at(point, 0, column);
        if (total == CountPlaces::kNoSlot || column >= groups_of.size()) continue;
        for (const Slots& groups : groups_of[column]) {
          if (!groups.empty()) counts_.sum(total, groups);
        }
      }
    }
  }

  /// Groups of two breakdowns that hold the same come to the same: foster care, and U1 to U6.
  void add_same_groups() {
    const std::vector<CountPlaces::Column> columns = places_.columns_in_order();
    for (const SameGroups& same : rows_.same_groups) {
      for (const CountPlaces::Column column : columns) {
        const Slots one = slots_of(same.point, same.one, column);
        const Slots other = slots_of(same.point, same.other, column);
        if (!one.empty() && !other.empty()) counts_.equal(one, other);
      }
    }
  }

  Slots slots_of(std::size_t point, const std::vector<GroupName>& names,
                 CountPlaces::Column column) const {
    Slots out;
    for (const GroupName& name : names) {
      const std::optional<std::uint32_t> group = places_.find_group(name);
      const Slot slot = group ? places_.at(point, *group, column) : CountPlaces::kNoSlot;
      if (slot != CountPlaces::kNoSlot) out.push_back(slot);
    }
    return out;
  }

  std::size_t last_point() const { return points_.size() - 1; }
  /// Of a series there are none but of the last point, where it is told apart as well.
  bool has_reasons(std::size_t point) const {
    return point == last_point() && !rows_.reasons.empty();
  }

  /// The reasons in the closing lines add up to what was left out.
  void add_reasons() {
    for (std::size_t i = 0; i < rows_.reasons.size(); ++i) {
      Place place{last_point(), 0, request_.chosen[i], 0};
      Slots reasons;
      for (std::size_t r = 0; r < kReasonCount; ++r) {
        if (counting(static_cast<Reason>(r)) != Counting::left_out) continue;
        if (rows_.reasons[i][r] == 0) continue;
        place.part = count_part::reason(r);
        reasons.push_back(slot_at(place, rows_.reasons[i][r]));
      }
      place.part = count_part::kExcluded;
      const Slot all = find(place);
      if (all != CountPlaces::kNoSlot && !reasons.empty()) counts_.sum(all, reasons);
    }
  }

  /// Identities of single counts come first, over the whole series: where the measure another line
  /// names is not shown, the number may stand in one that is.
  void add_identities(const std::vector<PlacedIdentity>& identities, bool single) {
    for (std::size_t point = 0; point < points_.size(); ++point) {
      for (const std::uint32_t group : points_[point].groups) {
        for (const PlacedIdentity& identity : identities) {
          if (identity.is_single != single) continue;
          if (single) {
            add_one_number(point, group, identity);
          } else {
            add_identity(point, group, identity);
          }
        }
      }
    }
  }

  /// Does the point before end where this one begins? Years of a series may be left out.
  bool follows_another(std::size_t point) const {
    const std::vector<JudgedPeriod>& points = request_.points;
    return point > 0 && points[point - 1].to.plus_days(1) == points[point].from;
  }

  /// The count a term names; kNoSlot where it is not printed.
  Slot find(std::size_t point, std::uint32_t group, const PlacedTerm& term) const {
    if (term.last_point) {
      if (!follows_another(point)) return CountPlaces::kNoSlot;
      --point;
    }
    const Slot slot = places_.at(point, group, term.column);
    if (slot != CountPlaces::kNoSlot) return slot;
    const std::vector<ShownMeasure>& measures = points_[point].measures;
    if (term.measure_number >= measures.size()) return CountPlaces::kNoSlot;
    const ShownMeasure& measure = measures[term.measure_number];
    if (!measure.shown) return CountPlaces::kNoSlot;
    if (term.of_reason && (!has_reasons(point) || group != 0)) return CountPlaces::kNoSlot;
    // Shown, and there is no row of the group: there is nothing to count.
    return group == 0 || !measure.counted || has_groups(measure, group) ? zero_
                                                                        : CountPlaces::kNoSlot;
  }

  bool has_groups(const ShownMeasure& measure, std::uint32_t group) const {
    const std::uint32_t breakdown = places_.breakdown_of(group);
    return breakdown < measure.by_breakdown.size() && measure.by_breakdown[breakdown] != 0;
  }

  /// Counts that are one number; those of measures not shown are found under those that are.
  void add_one_number(std::size_t point, std::uint32_t group, const PlacedIdentity& identity) {
    Slot first = CountPlaces::kNoSlot;
    bool all = true;
    for (const PlacedIdentity::Side& side : identity.sides) {
      const Slot slot = find(point, group, side[0]);
      all = all && slot != CountPlaces::kNoSlot;
      if (slot == CountPlaces::kNoSlot) continue;
      if (first == CountPlaces::kNoSlot) first = slot;
      counts_.equal({&first, 1}, {&slot, 1});
    }
    if (first == CountPlaces::kNoSlot || all) return;
    for (const PlacedIdentity::Side& side : identity.sides) {
      const PlacedTerm& term = side[0];
      if (!term.of_reason && find(point, group, term) == CountPlaces::kNoSlot) {
        places_.put(point, group, term.column, first);
      }
    }
  }

  struct SideFound {
    Slots slots;
    int not_printed = 0;  ///< terms that make up the rest
    bool all = true;      ///< is every count there?
  };
  SideFound find(std::size_t point, std::uint32_t group, const PlacedIdentity::Side& side) const {
    SideFound out;
    for (const PlacedTerm& term : side) {
      if (term.measure == nullptr) {
        ++out.not_printed;
        continue;
      }
      const Slot slot = find(point, group, term);
      if (slot == CountPlaces::kNoSlot) {
        out.all = false;
      } else if (slot != zero_) {
        out.slots.push_back(slot);
      }
    }
    return out;
  }

  void add_identity(std::size_t point, std::uint32_t group, const PlacedIdentity& identity) {
    std::optional<SideFound> first;
    for (const PlacedIdentity::Side& side : identity.sides) {
      SideFound found = find(point, group, side);
      // Of the parts of a whole those that are there are parts of it still.
      if (!found.all && (!identity.at_least || !first)) {
        if (identity.at_least) return;
        continue;
      }
      if (!first) {
        first = std::move(found);
        continue;
      }
      if (first->slots.empty() && found.slots.empty()) continue;
      if (identity.at_least) {
        if (!found.slots.empty()) counts_.rest_or_equal(first->slots, found.slots);
      } else if (first->not_printed > 0) {
        counts_.rest(found.slots, first->slots);
      } else if (found.not_printed > 0) {
        counts_.rest(first->slots, found.slots);
      } else {
        counts_.equal(first->slots, found.slots);
      }
    }
  }

  void mark(KpiRow& row, const RowSlots& slots) {
    if (row.sort != KpiRow::Sort::figures) return;
    row.hide_numerator = counts_.hidden(slots.numerator);
    row.hide_denominator = counts_.hidden(slots.denominator);
    row.hide_indeterminate = counts_.hidden(slots.indeterminate);
    row.hide_excluded = counts_.hidden(slots.excluded);
    row.hide_share = row.hide_numerator || total_is_hidden(row);
    if (!row.sorts) return;
    row.sorts->hide_looked_after = counts_.hidden(slots.sorts[0]);
    row.sorts->hide_on_plans = counts_.hidden(slots.sorts[1]);
  }

  /// Is the total hidden that the row is a share of? Of bands it is printed as what they are of.
  bool total_is_hidden(const KpiRow& row) {
    const bool bands = row.measure->shape == Shape::bands;
    const CountPart part = bands ? count_part::kDenominator : count_part::kNumerator;
    const Slot total = find(Place{row.point, 0, row.measure, part});
    return total != CountPlaces::kNoSlot && counts_.hidden(total);
  }

  /// Those of a caseload count a child once a worker, so that no sum protects them; and beside
  /// groups a reason may be one of them (aged_16 of ages, placed_for_adoption of placements). All
  /// are hidden.
  void mark_reasons() {
    for (std::size_t i = 0; i < rows_.reasons.size(); ++i) {
      std::array<bool, kReasonCount>& hidden = rows_.hidden_reasons.emplace_back();
      const Measure* measure = request_.chosen[i];
      for (std::size_t r = 0; r < kReasonCount; ++r) {
        const Slot slot = find(Place{last_point(), 0, measure, count_part::reason(r)});
        hidden[r] = is_by_worker(measure->shape) || has_groups_ ||
                    (slot != CountPlaces::kNoSlot && counts_.hidden(slot));
      }
    }
  }

  const KpiRequest& request_;
  KpiRows& rows_;
  CountPlaces places_;
  std::vector<Point> points_;
  SmallCounts counts_;
  Slot zero_;
  std::vector<RowSlots> slots_;     ///< by row
  std::map<Slot, Slots> bands_of_;  ///< by denominator
  bool has_groups_ = false;
};

}  // namespace

void hide_small_counts(const KpiRequest& request, KpiRows& rows, unsigned threads,
                       const SecretNumber& secret) {
  KpiCounts(request, rows).hide(request.suppress, threads, secret);
}

}  // namespace duly::answers
