// What each measure says its counts have to do with those of others (`.identities` of its line) is
// complete: relations are looked for among the counts of generated children, and each that is found
// must follow from what is said. Else --suppress could hide a number in one measure and show it in
// another.
//
// Counts are sums over children. What holds for each child holds for every authority, and what does
// not hold for one child does not hold for an authority of that child.

#include "measures/identities.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/authority.hpp"
#include "support/follows.hpp"
#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeeds[] = {101, 102, 103, 104, 105, 106};
constexpr int kChildren = 150;
constexpr std::array<std::array<const char*, 2>, 3> kPeriods = {
    {{"2015-04-01", "2016-03-31"}, {"2014-10-01", "2015-03-31"}, {"2014-03-01", "2014-03-31"}}};
/// What fewer children show may be chance.
constexpr int kEnough = 30;

/// A count of a measure: of one child, or of an authority.
struct Place {
  const Measure* measure;
  CountPart part;
  friend auto operator<=>(const Place&, const Place&) = default;
};

std::string name_of(const Place& place) {
  constexpr std::array kColumns = {".numerator", ".denominator", ".indeterminate", ".excluded"};
  const std::string id(place.measure->id);
  const auto in_brackets = [&id](std::string_view label) {
    return id + "[" + std::string(label) + "]";
  };
  if (place.part >= count_part::kReasons) {
    return in_brackets(name(static_cast<Reason>(place.part - count_part::kReasons)));
  }
  if (place.part >= count_part::kBands) {
    return in_brackets(place.measure->bands[std::size_t{place.part} - count_part::kBands]);
  }
  return id + kColumns[place.part];
}

/// The counts that `kpi` prints of a verdict.
std::vector<CountPart> parts_of(const Measure& m, const Verdict& v) {
  using namespace count_part;  // NOLINT(google-build-using-namespace)
  const bool caseload = m.shape == Shape::caseload;
  switch (counting(v.reason)) {
    case Counting::indeterminate: return {kIndeterminate};
    case Counting::left_out:
      if (caseload) return {};
      if (stands_beside(m, v.band)) {
        return {kExcluded, reason(static_cast<std::size_t>(v.reason)), band(v.band)};
      }
      return {kExcluded, reason(static_cast<std::size_t>(v.reason))};
    case Counting::not_met: return {kDenominator};
    case Counting::met: break;
  }
  if (m.shape == Shape::count || m.shape == Shape::pace) return {kNumerator};
  if (m.shape == Shape::mean) return {kDenominator};
  if (m.shape == Shape::share) return {kNumerator, kDenominator};
  if (caseload) return {band(v.band)};
  if (m.bands.empty()) return {kDenominator};  // the months to come are many
  return {band(v.band), kDenominator};
}

/// A count of every child, one after another.
using Counts = std::vector<std::uint8_t>;

std::map<Place, Counts> count_children() {
  std::map<Place, Counts> out;
  std::size_t before = 0;
  for (const std::uint64_t seed : kSeeds) {
    const Authority a(seed, kChildren);
    for (const auto& [from, to] : kPeriods) {
      const Cases cases = a.cases(day(to));
      const std::size_t children = cases.children.size();
      for (const Measure& m : measures()) {
        for (const Verdict& v : a.list(cases, m, day(from)).verdicts) {
          for (const CountPart part : parts_of(m, v)) {
            Counts& counts = out[{&m, part}];
            counts.resize(before + children);
            ++counts[before + v.child];
          }
        }
      }
      before += children;
    }
  }
  for (auto& [place, counts] : out) counts.resize(before);
  return out;
}

const std::map<Place, Counts>& counts_of_children() {
  static const std::map<Place, Counts> kAll = count_children();
  return kAll;
}

/// What a side comes to for every child; nothing of a count that is not printed, or of the point
/// before in a series.
std::optional<std::vector<int>> sum_of(const CountIdentity::Side& side,
                                       const std::map<Place, Counts>& counts) {
  std::vector<int> out(counts.begin()->second.size());
  for (const CountTerm& term : side) {
    if (term.measure == nullptr || term.last_point) return std::nullopt;
    const auto found = counts.find({term.measure, term.part});
    if (found == counts.end()) continue;
    for (std::size_t c = 0; c < out.size(); ++c) out[c] += found->second[c];
  }
  return out;
}

/// Is it so of every child? What is said of the points of a series is not looked at.
bool fulfilled(const CountIdentity& identity, const std::map<Place, Counts>& counts) {
  const std::optional<std::vector<int>> first = sum_of(identity.sides[0], counts);
  return std::all_of(identity.sides.begin(), identity.sides.end(), [&](const auto& side) {
    const std::optional<std::vector<int>> other = sum_of(side, counts);
    if (!first || !other) return true;
    return identity.at_least
               ? std::equal(first->begin(), first->end(), other->begin(), std::greater_equal<>())
               : *first == *other;
  });
}

/// What is said of the counts of measures, and known of those of one measure.
class Identities {
 public:
  explicit Identities(const std::map<Place, Counts>& counts) {
    for (const auto& [place, unused] : counts) add(place);
    for (const CountIdentity& identity : count_identities()) {
      if (!fulfilled(identity, counts)) continue;
      if (is_single(identity)) {
        add_one_number(identity);
      } else {
        identities_.push_back(&identity);
      }
    }
  }

  /// Counts that are one number share it, also where only one of their measures is shown. None is
  /// of a count that is nobody's.
  CountId number(const Place& place) const {
    const auto at = ids_.find(place);
    if (at == ids_.end()) return kNobody;
    CountId id = at->second;
    while (same_as_[id] != id) id = same_as_[id];
    return id;
  }

  /// Does it follow that `whole` comes to `parts`, where only their measures are shown?
  bool adds_up(const Place& whole, const std::vector<Place>& parts) const {
    std::set<const Measure*> shown = {whole.measure};
    std::vector<CountId> right;
    for (const Place& part : parts) {
      shown.insert(part.measure);
      right.push_back(number(part));
    }
    PlainSheet sheet = sheet_of(shown);
    const CountId difference = sheet.add(0);
    right.push_back(difference);
    sheet.equation({number(whole)}, right);
    return solved(sheet, std::vector<bool>(sheet.values.size(), true))[difference];
  }

  /// Does it follow that `whole` holds `part`, where only their measures are shown?
  bool holds(const Place& whole, const Place& part) const {
    if (number(whole) == number(part)) return true;
    return never_less(sheet_of({whole.measure, part.measure}), number(whole), number(part));
  }

 private:
  static constexpr CountId kNobody = ~CountId{0};

  static bool is_single(const CountIdentity& identity) {
    return !identity.at_least &&
           std::all_of(identity.sides.begin(), identity.sides.end(),
                       [](const CountIdentity::Side& side) { return side.size() == 1; });
  }
  static Place place_of(const CountTerm& term) { return {term.measure, term.part}; }

  /// Those left out are so for a reason; a whole is the sum of its bands, or holds what counts.
  void add(const Place& place) {
    using namespace count_part;  // NOLINT(google-build-using-namespace)
    ids_[place] = static_cast<CountId>(same_as_.size());
    same_as_.push_back(ids_[place]);
    const Shape shape = place.measure->shape;
    if (place.part >= kReasons) {
      sums_[{place.measure, kExcluded}].push_back(place);
    } else if (place.part >= kBands && shape == Shape::bands &&
               !stands_beside(*place.measure, std::size_t{place.part} - kBands)) {
      sums_[{place.measure, kDenominator}].push_back(place);
    } else if (place.part == kNumerator && shape == Shape::share) {
      shares_.push_back(place);
    }
  }

  void add_one_number(const CountIdentity& identity) {
    const CountId first = number(place_of(identity.sides[0][0]));
    for (const CountIdentity::Side& side : identity.sides) {
      const CountId other = number(place_of(side[0]));
      if (first != kNobody && other != kNobody) same_as_[other] = first;
    }
  }

  /// All that is said of the counts of these measures, as `kpi` puts it in its sheet.
  PlainSheet sheet_of(const std::set<const Measure*>& shown) const {
    PlainSheet out;
    std::set<CountId> printed;
    for (const auto& [place, id] : ids_) {
      out.add(0);
      if (shown.contains(place.measure)) printed.insert(number(place));
    }
    for (const auto& [whole, parts] : sums_) {
      if (!shown.contains(whole.measure)) continue;
      std::vector<CountId> right;
      for (const Place& part : parts) right.push_back(number(part));
      out.sum(number(whole), right);
    }
    for (const Place& part : shares_) {
      const Place whole = {part.measure, count_part::kDenominator};
      if (shown.contains(part.measure)) out.rest(number(whole), number(part));
    }
    for (const CountIdentity* identity : identities_) add(*identity, shown, printed, out);
    return out;
  }

  /// The counts of a side; nothing where one is not printed, or of the point before in a series. Of
  /// the parts of a whole those that are printed are parts of it still.
  std::vector<CountId> found(const CountIdentity::Side& side, bool of_a_whole,
                             const std::set<const Measure*>& shown,
                             const std::set<CountId>& printed) const {
    std::vector<CountId> out;
    for (const CountTerm& term : side) {
      if (term.measure == nullptr || term.last_point) return {};
      const CountId id = number(place_of(term));
      const bool nobody = id == kNobody && shown.contains(term.measure);
      if (printed.contains(id)) {
        out.push_back(id);
      } else if (!nobody && !of_a_whole) {
        return {};
      }
    }
    return out;
  }

  void add(const CountIdentity& identity, const std::set<const Measure*>& shown,
           const std::set<CountId>& printed, PlainSheet& out) const {
    std::vector<CountId> first;
    for (const CountIdentity::Side& side : identity.sides) {
      std::vector<CountId> now = found(side, identity.at_least && !first.empty(), shown, printed);
      if (now.empty() && first.empty() && identity.at_least) return;
      if (now.empty()) continue;
      if (first.empty()) {
        first = std::move(now);
        continue;
      }
      if (identity.at_least) now.push_back(out.add(0, false));
      out.equation(first, now);
    }
  }

  std::map<Place, CountId> ids_;
  std::vector<CountId> same_as_;
  std::map<Place, std::vector<Place>> sums_;
  std::vector<Place> shares_;
  std::vector<const CountIdentity*> identities_;
};

using Column = std::pair<Place, const Counts*>;

/// The counts that enough children are in.
std::vector<Column> often(const std::map<Place, Counts>& counts) {
  std::vector<Column> out;
  for (const auto& [place, children] : counts) {
    const auto none = std::count(children.begin(), children.end(), 0);
    if (static_cast<std::ptrdiff_t>(children.size()) - none >= kEnough) {
      out.emplace_back(place, &children);
    }
  }
  return out;
}

/// What is counted. Of things of two sorts one may have more than the other by chance only.
std::string_view sort_of(const Place& place) {
  const Measure& m = *place.measure;
  if (m.shape == Shape::caseload) return place.part % 2 == 0 ? "child" : "plan";
  // An obligation was a review, but where it is to come.
  if (m.unit == "obligation" && m.events) return "review";
  return m.unit;
}

/// Is a count of those left out held by the cases of workers? A child may have two of them, and the
/// reasons of a whole that is held are counts that are known.
bool left_out_of_caseload(const Place& whole, const Place& part) {
  return whole.measure->shape == Shape::caseload && part.part >= count_part::kReasons;
}

/// Relations that hold of every child and follow from nothing that is said.
std::set<std::string> not_said(const std::map<Place, Counts>& counts) {
  const Identities said(counts);
  const std::vector<Column> columns = often(counts);
  std::set<std::string> out;
  for (const auto& [whole, a] : columns) {
    for (const auto& [part, b] : columns) {
      if (whole.measure == part.measure || sort_of(whole) != sort_of(part)) continue;
      if (!std::equal(a->begin(), a->end(), b->begin(), std::greater_equal<>())) continue;
      if (said.holds(whole, part) || left_out_of_caseload(whole, part)) continue;
      out.insert(name_of(whole) + " >= " + name_of(part));
    }
  }
  return out;
}

/// The same of a count that two others add up to.
std::set<std::string> sums_not_said(const std::map<Place, Counts>& counts) {
  const Identities said(counts);
  const std::vector<Column> columns = often(counts);
  std::map<Counts, Place> wholes;
  for (const auto& [place, children] : columns) wholes.try_emplace(*children, place);
  std::set<std::string> out;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t j = i + 1; j < columns.size(); ++j) {
      Counts sum = *columns[i].second;
      for (std::size_t c = 0; c < sum.size(); ++c) {
        sum[c] = static_cast<std::uint8_t>(sum[c] + (*columns[j].second)[c]);
      }
      const auto whole = wholes.find(sum);
      if (whole == wholes.end()) continue;
      const std::vector<Place> parts = {columns[i].first, columns[j].first};
      if (said.adds_up(whole->second, parts)) continue;
      out.insert(name_of(whole->second) + " = " + name_of(parts[0]) + " + " + name_of(parts[1]));
    }
  }
  return out;
}

std::string words_of(const CountIdentity& identity) {
  std::string out;
  for (const CountIdentity::Side& side : identity.sides) {
    if (!out.empty()) out += " = ";
    for (std::size_t t = 0; t < side.size(); ++t) {
      const Place place = {side[t].measure, side[t].part};
      out += (t > 0 ? " + " : "") + (place.measure == nullptr ? "?" : name_of(place));
    }
  }
  return out;
}

/// What holds by chance here, and why it need not.
constexpr std::array kChance = std::to_array<std::array<std::string_view, 2>>({
    {"NI67.excluded >= cp_open_lengths[up to 3 months]",
     "a plan of three months to the day is judged, and here is none"},
    {"cp_repeat_12m.numerator >= cp_repeat_24m.numerator",
     "no plan here began in the second year after the last"},
    {"cp_plan_number[second] >= cp_repeat_12m.numerator",
     "a third plan may follow the second at once, and here few do"},
    {"cp_plan_number[second] >= cp_repeat_24m.numerator", "likewise"},
});

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("what counts of measures have to do with each other is said beside the measures") {
    const std::map<Place, Counts>& counts = counts_of_children();
    std::set<std::string> found = not_said(counts);
    for (const auto& chance : kChance) {
      CAPTURE(chance[0]);
      CHECK(found.erase(std::string(chance[0])) == 1);
    }
    found.merge(sums_not_said(counts));
    for (const std::string& relation : found) {
      FAIL_CHECK(
          "said by no measure (its .identities; kChance if it holds by chance): " << relation);
    }
  }

  TEST_CASE("counts that are said to come to the same always do") {
    const std::map<Place, Counts>& counts = counts_of_children();
    for (const CountIdentity& identity : count_identities()) {
      if (identity.at_least || identity.nearly) continue;
      CHECK_MESSAGE(fulfilled(identity, counts), words_of(identity));
    }
  }
}
