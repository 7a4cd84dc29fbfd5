// --suppress of `kpi`: everything that is printed goes into one sheet, with all that is known of
// how it adds up; what the sheet hides is marked in the rows.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "answers/kpi.hpp"
#include "answers/small_counts.hpp"
#include "measures/identities.hpp"

namespace duly::answers {
namespace {

using Slot = SmallCounts::Slot;
using Slots = std::vector<Slot>;

/// The counts of a row, where they stand in the sheet.
struct RowSlots {
  Slot numerator = 0, denominator = 0, indeterminate = 0, excluded = 0;
  std::array<Slot, 2> sorts{};
};

std::vector<CountIdentity> all_identities(const KpiRequest& request) {
  std::vector<const Measure*> defined;
  std::copy_if(request.chosen.begin(), request.chosen.end(), std::back_inserter(defined),
               [](const Measure* m) { return m->definition != nullptr; });
  std::vector<CountIdentity> out = count_identities();
  for (CountIdentity& identity : identities_of(defined)) out.push_back(std::move(identity));
  return out;
}

class KpiCounts {
 public:
  KpiCounts(const KpiRequest& request, KpiRows& rows)
      : request_(request),
        rows_(rows),
        identities_(all_identities(request)),
        zero_(counts_.add(0)) {
    add_rows();
    add_totals();
    add_same_groups();
    add_reasons();
    for (const bool single : {true, false}) add_identities(single);
  }

  void hide(std::size_t least) {
    counts_.hide(least);
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) mark(rows_.rows[i], slots_[i]);
    mark_reasons();
  }

 private:
  /// One number of one measure, point and group.
  struct Place {
    std::size_t point;
    std::uint32_t group;  ///< 0 is the total
    const Measure* measure;
    CountPart part;

    /// `number` is that of the measure.
    std::uint64_t key(std::uint64_t number) const {
      return std::uint64_t{point} << 52U | std::uint64_t{group} << 28U | number << 16U | part;
    }
  };

  /// The measures that are the program's own, then those defined.
  std::uint64_t key_of(const Place& place) const {
    const std::span<const Measure> defined = request_.defined;
    const bool is_defined = place.measure->definition != nullptr;
    const auto number =
        is_defined ? place.measure - defined.data() + static_cast<std::ptrdiff_t>(measures().size())
                   : place.measure - measures().data();
    return place.key(static_cast<std::uint64_t>(number));
  }

  /// The same number is asked for by several rows: the bands of a group have one denominator.
  Slot slot_at(const Place& place, std::size_t value) {
    const auto [at, added] = at_.try_emplace(key_of(place), 0);
    if (!added) return at->second;
    at->second = counts_.add(value);
    if (place.group != 0) {
      const std::uint32_t breakdown = breakdown_of_.at(place.group);
      Place total = place;
      total.group = 0;
      groups_of_[{key_of(total), breakdown}].push_back(at->second);
      in_group_[{place.point, place.group}].emplace_back(key_of(total), at->second);
      has_groups_.insert({total_key(place.point, place.measure), breakdown});
    }
    return at->second;
  }

  std::uint64_t total_key(std::size_t point, const Measure* measure) const {
    return key_of({point, 0, measure, 0});
  }

  void add_rows() {
    slots_.resize(rows_.rows.size());
    for (std::size_t i = 0; i < rows_.rows.size(); ++i) {
      if (rows_.rows[i].sort == KpiRow::Sort::figures) slots_[i] = add_row(rows_.rows[i]);
    }
    add_wholes_of_bands();
  }

  /// The same group of the same breakdown has one number in all measures and points.
  std::uint32_t group_number(const GroupName& name) {
    const auto [at, added] =
        group_ids_.try_emplace(name, static_cast<std::uint32_t>(group_ids_.size() + 1));
    if (added) breakdown_of_[at->second] = name.breakdown;
    return at->second;
  }

  RowSlots add_row(const KpiRow& row) {
    const std::uint32_t group =
        row.group_number == 0 ? 0 : group_number({row.breakdown, row.group});
    Place place{row.point, group, row.measure, 0};
    const auto at = [&](CountPart part, std::size_t value) {
      place.part = part;
      return slot_at(place, value);
    };
    using namespace count_part;  // NOLINT(google-build-using-namespace): the parts of a row
    in_point_[row.point].insert(place.group);
    if (place.group == 0) totals_[total_key(row.point, row.measure)] += row.tally.empty() ? 0 : 1;
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
    totals_[total_key(row.point, row.measure)] += 1;
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
    for (const auto& [of, groups] : groups_of_) {
      const auto at = at_.find(of.first);
      if (at != at_.end()) counts_.sum(at->second, groups);
    }
  }

  /// Groups of two breakdowns that hold the same come to the same: foster care, and U1 to U6.
  void add_same_groups() {
    for (const SameGroups& same : rows_.same_groups) {
      std::map<std::uint64_t, std::array<Slots, 2>> sides;  // by place of the total
      collect(same.point, same.one, 0, sides);
      collect(same.point, same.other, 1, sides);
      for (const auto& [total, slots] : sides) {
        if (!slots[0].empty() && !slots[1].empty()) counts_.equal(slots[0], slots[1]);
      }
    }
  }

  void collect(std::size_t point, const std::vector<GroupName>& names, std::size_t side,
               std::map<std::uint64_t, std::array<Slots, 2>>& sides) const {
    for (const GroupName& name : names) {
      const auto id = group_ids_.find(name);
      if (id == group_ids_.end()) continue;
      const auto counts = in_group_.find({point, id->second});
      if (counts == in_group_.end()) continue;
      for (const auto& [total, slot] : counts->second) sides[total][side].push_back(slot);
    }
  }

  /// The reasons in the closing lines add up to what was left out.
  void add_reasons() {
    for (std::size_t i = 0; i < rows_.reasons.size(); ++i) {
      Place place{0, 0, request_.chosen[i], 0};
      Slots reasons;
      for (std::size_t r = 0; r < kReasonCount; ++r) {
        if (counting(static_cast<Reason>(r)) != Counting::left_out) continue;
        if (rows_.reasons[i][r] == 0) continue;
        place.part = count_part::reason(r);
        reasons.push_back(slot_at(place, rows_.reasons[i][r]));
      }
      place.part = count_part::kExcluded;
      const auto all = at_.find(key_of(place));
      if (all != at_.end() && !reasons.empty()) counts_.sum(all->second, reasons);
    }
  }

  /// Identities of single counts come first, over the whole series: where the measure another line
  /// names is not shown, the number may stand in one that is.
  void add_identities(bool single) {
    for (const auto& [point, groups] : in_point_) {
      for (const std::uint32_t group : groups) {
        for (const CountIdentity& identity : identities_) {
          if (identity.is_single() != single) continue;
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

  /// The count a term names; nothing where it is not printed.
  std::optional<Slot> find(std::size_t point, std::uint32_t group, const CountTerm& term) const {
    if (term.last_point && !follows_another(point)) return std::nullopt;
    const Place place{term.last_point ? point - 1 : point, group, term.measure, term.part};
    const auto at = at_.find(key_of(place));
    if (at != at_.end()) return at->second;
    const std::uint64_t measure = total_key(place.point, term.measure);
    const auto total = totals_.find(measure);
    if (total == totals_.end()) return std::nullopt;
    const bool of_reason = term.part >= count_part::kReasons;
    if (of_reason && (request_.in_series() || group != 0)) return std::nullopt;
    // Shown, and there is no row of the group: there is nothing to count.
    const bool zero = group == 0 || total->second == 0 ||
                      has_groups_.contains({measure, breakdown_of_.at(group)});
    return zero ? std::optional(zero_) : std::nullopt;
  }

  /// Counts that are one number; those of measures not shown are found under those that are.
  void add_one_number(std::size_t point, std::uint32_t group, const CountIdentity& identity) {
    std::optional<Slot> first;
    for (const CountIdentity::Side& side : identity.sides) {
      const std::optional<Slot> slot = find(point, group, side[0]);
      if (!slot) continue;
      if (!first) first = slot;
      counts_.equal({&*first, 1}, {&*slot, 1});
    }
    if (!first) return;
    for (const CountIdentity::Side& side : identity.sides) {
      const CountTerm& term = side[0];
      if (term.part < count_part::kReasons && !find(point, group, term)) {
        at_[key_of({point, group, term.measure, term.part})] = *first;
      }
    }
  }

  struct SideFound {
    Slots slots;
    int not_printed = 0;  ///< terms that make up the rest
    bool all = true;      ///< is every count there?
  };
  SideFound find(std::size_t point, std::uint32_t group, const CountIdentity::Side& side) const {
    SideFound out;
    for (const CountTerm& term : side) {
      if (term.measure == nullptr) {
        ++out.not_printed;
      } else if (const std::optional<Slot> slot = find(point, group, term)) {
        if (*slot != zero_) out.slots.push_back(*slot);
      } else {
        out.all = false;
      }
    }
    return out;
  }

  void add_identity(std::size_t point, std::uint32_t group, const CountIdentity& identity) {
    std::optional<SideFound> first;
    for (const CountIdentity::Side& side : identity.sides) {
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

  void mark(KpiRow& row, const RowSlots& slots) const {
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
  bool total_is_hidden(const KpiRow& row) const {
    const bool bands = row.measure->shape == Shape::bands;
    const CountPart part = bands ? count_part::kDenominator : count_part::kNumerator;
    const auto at = at_.find(key_of(Place{row.point, 0, row.measure, part}));
    return at != at_.end() && counts_.hidden(at->second);
  }

  /// Those of a caseload count a child once a worker, so that no sum protects them; and beside
  /// groups a reason may be one of them (aged_16 of ages, placed_for_adoption of placements). All
  /// are hidden.
  void mark_reasons() {
    for (std::size_t i = 0; i < rows_.reasons.size(); ++i) {
      std::array<bool, kReasonCount>& hidden = rows_.hidden_reasons.emplace_back();
      const Measure* measure = request_.chosen[i];
      for (std::size_t r = 0; r < kReasonCount; ++r) {
        const auto at = at_.find(key_of({0, 0, measure, count_part::reason(r)}));
        hidden[r] = is_by_worker(measure->shape) || !groups_of_.empty() ||
                    (at != at_.end() && counts_.hidden(at->second));
      }
    }
  }

  const KpiRequest& request_;
  KpiRows& rows_;
  std::vector<CountIdentity> identities_;
  SmallCounts counts_;
  Slot zero_;
  std::vector<RowSlots> slots_;                 ///< by row
  std::unordered_map<std::uint64_t, Slot> at_;  ///< by place
  /// By place of the total, and breakdown.
  std::map<std::pair<std::uint64_t, std::uint32_t>, Slots> groups_of_;
  /// By point and group: counts, each with the place of its total.
  std::map<std::pair<std::size_t, std::uint32_t>, std::vector<std::pair<std::uint64_t, Slot>>>
      in_group_;
  std::map<Slot, Slots> bands_of_;  ///< by denominator
  std::map<GroupName, std::uint32_t> group_ids_;
  std::map<std::uint32_t, std::uint32_t> breakdown_of_;      ///< by group
  std::map<std::size_t, std::set<std::uint32_t>> in_point_;  ///< the groups of each point
  std::map<std::uint64_t, int> totals_;                      ///< measures shown: rows with a count
  /// Measures shown by group, in which breakdown.
  std::set<std::pair<std::uint64_t, std::uint32_t>> has_groups_;
};

}  // namespace

void hide_small_counts(const KpiRequest& request, KpiRows& rows) {
  KpiCounts(request, rows).hide(request.suppress);
}

}  // namespace duly::answers
