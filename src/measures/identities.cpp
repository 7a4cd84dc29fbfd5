// What a measure's line says its counts have to do with those of others, a text each, under the
// names `kpi` prints. None is trusted: each is used where the numbers fulfil it, so that one that
// holds under the default readings only is welcome.
//
//     A = B = C     all come to the same; what is not printed stands for nothing
//     A ~= B        they nearly always do; used after those that always do
//     A >= B >= C   A holds B, and holds C: what is left over of A is a count, too
//     measure.column, measure[band], measure[reason left out]; without a name the measure's own;
//     last:... of the point before in a series; ? a count that is not printed and follows
//
// Texts that begin with one side say one thing together: `A = B` of one measure and `A = C` of
// another are `A = B = C`. Where a count stands in several measures, write the plainest first.

#include "measures/identities.hpp"

#include <algorithm>
#include <cstdlib>

namespace duly {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view between) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(between);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + between.size());
  }
}

CountPart part_of_column(std::string_view column) {
  if (column == "numerator") return count_part::kNumerator;
  if (column == "denominator") return count_part::kDenominator;
  if (column == "indeterminate") return count_part::kIndeterminate;
  if (column == "excluded") return count_part::kExcluded;
  std::abort();  // a line names no such column
}

CountPart part_of_label(const Measure& m, std::string_view label) {
  for (std::size_t b = 0; b < m.bands.size(); ++b) {
    if (m.bands[b] == label) return count_part::band(b);
  }
  for (std::size_t r = 0; r < kReasonCount; ++r) {
    if (name(static_cast<Reason>(r)) == label) return count_part::reason(r);
  }
  std::abort();  // a line names no such band or reason
}

CountTerm term_of(const Measure& own, std::string_view text) {
  constexpr std::string_view kLast = "last:";
  CountTerm out;
  if (text == "?") return out;
  out.last_point = text.starts_with(kLast);
  if (out.last_point) text.remove_prefix(kLast.size());
  const std::size_t end = text.find_first_of(".[");
  out.measure = &own;
  if (end != std::string_view::npos && end > 0) {
    out.measure = find_measure(text.substr(0, end));
    if (out.measure == nullptr) std::abort();  // a line names no such measure
    text.remove_prefix(text[end] == '.' ? end + 1 : end);
  }
  out.part = text.starts_with('[') ? part_of_label(*out.measure, text.substr(1, text.size() - 2))
                                   : part_of_column(text);
  return out;
}

CountIdentity identity_of(const Measure& own, std::string_view line) {
  CountIdentity out;
  std::string_view sign = " = ";
  if (line.find(" >= ") != std::string_view::npos) sign = " >= ";
  if (line.find(" ~= ") != std::string_view::npos) sign = " ~= ";
  out.at_least = sign == " >= ";
  out.nearly = sign == " ~= ";
  for (const std::string_view side : split(line, sign)) {
    CountIdentity::Side& terms = out.sides.emplace_back();
    for (const std::string_view term : split(side, " + ")) terms.push_back(term_of(own, term));
  }
  return out;
}

/// Adds what is said, to one that begins with the same side where there is one.
void add(std::vector<CountIdentity>& all, CountIdentity said) {
  const auto same = std::find_if(all.begin(), all.end(), [&said](const CountIdentity& one) {
    return one.at_least == said.at_least && one.nearly == said.nearly &&
           one.sides.front() == said.sides.front();
  });
  if (same == all.end()) {
    all.push_back(std::move(said));
  } else {
    same->sides.insert(same->sides.end(), said.sides.begin() + 1, said.sides.end());
  }
}

/// Those of single counts first, and of them those that always hold.
int rank(const CountIdentity& identity) {
  return (identity.is_single() ? 0 : 2) + (identity.nearly ? 1 : 0);
}

}  // namespace

bool CountIdentity::is_single() const {
  return !at_least &&
         std::all_of(sides.begin(), sides.end(), [](const Side& side) { return side.size() == 1; });
}

const std::vector<CountIdentity>& count_identities() {
  static const std::vector<CountIdentity> kAll = [] {
    std::vector<CountIdentity> out;
    for (const Measure& m : measures()) {
      for (const std::string_view line : m.identities) {
        if (!line.empty()) add(out, identity_of(m, line));
      }
    }
    std::stable_sort(out.begin(), out.end(), [](const CountIdentity& a, const CountIdentity& b) {
      return rank(a) < rank(b);
    });
    return out;
  }();
  return kAll;
}

}  // namespace duly
