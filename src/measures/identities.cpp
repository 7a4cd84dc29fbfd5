// The identities, a line each, under the names `kpi` prints. To add one: a line here. None is
// trusted: each is used where the numbers fulfil it, so that one that holds under the default
// readings only, or nearly always, is welcome.
//
//     A = B = C     all come to the same; what is not printed stands for nothing
//     A >= B >= C   A holds B, and holds C: what is left over of A is a count, too
//     measure.column, measure[band], measure[reason left out]; last:... of the point before;
//     ? a count that is not printed and follows from the rest

#include "measures/identities.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace duly {
namespace {

constexpr std::array kLines = std::to_array<std::string_view>({
    // Plans ended.
    "cp_ended.numerator = NI64.denominator = cp_ended_lengths.denominator",
    "cp_ended.excluded = NI64.excluded = cp_ended_lengths.excluded",
    "NI64.numerator = cp_ended_lengths[24 months and over]",
    "cp_ended.numerator >= NI64.denominator",
    // Plans started.
    "cp_started.numerator = NI65.denominator = cp_repeat_12m.denominator"
    " = cp_repeat_24m.denominator",
    "cp_started.excluded = NI65.excluded = cp_repeat_12m.excluded = cp_repeat_24m.excluded",
    "cp_started.numerator >= NI65.denominator",
    "NI65.numerator >= cp_repeat_24m.numerator >= cp_repeat_12m.numerator",
    "cp_repeat_24m.numerator >= cp_repeat_12m.numerator",
    // Plans open.
    "cp_at_end.numerator = cp_open_2y.denominator = cp_open_15m.denominator"
    " = cp_open_lengths.denominator",
    "cp_at_end.excluded = cp_open_2y.excluded = cp_open_15m.excluded = cp_open_lengths.excluded"
    " = NI67[temporary]",
    "cp_at_end.excluded = reviews_due_by_month[temporary]",
    "NI67[temporary] = reviews_due_by_month[temporary]",
    "NI67[under_three_months] = cp_open_lengths[up to 3 months]",
    "NI67.excluded = cp_at_end.excluded + cp_open_lengths[up to 3 months]",
    "cp_open_2y.numerator = cp_open_lengths[24 months and over]",
    "cp_open_15m.numerator >= cp_open_2y.numerator >= cp_open_lengths[24 months and over]",
    "cp_open_lengths[24 months and over] + cp_open_lengths[12 to under 24 months]"
    " >= cp_open_15m.numerator",
    "NI67.denominator + NI67.indeterminate + NI67.excluded"
    " = cp_at_end.numerator + cp_at_end.excluded",
    "NI67.excluded >= cp_at_end.excluded",
    // Children looked after.
    "cla_at_end.numerator = NI62.denominator",
    "cla_at_end.excluded = NI62.excluded = NI63[short_break] = health_assessment[short_break]"
    " = pep[short_break] = NI66[short_break]",
    "NI63[no_birth_date] = health_assessment[no_birth_date] = pep[no_birth_date]",
    "cla_at_end.numerator + cla_at_end.excluded"
    " = NI66.denominator + NI66.indeterminate + NI66.excluded = NI63.denominator + NI63.excluded"
    " = health_assessment.denominator + health_assessment.excluded = pep.denominator + "
    "pep.excluded",
    "NI66.excluded >= cla_at_end.excluded",
    "NI63.excluded >= cla_at_end.excluded",
    "health_assessment.excluded >= cla_at_end.excluded",
    "pep.excluded >= cla_at_end.excluded",
    "cla_at_end.numerator + cla_at_end.excluded >= cla_and_cp.numerator + cla_and_cp.excluded",
    "cp_at_end.numerator >= cla_and_cp.numerator",
    // Cases of workers: a child may have several, and plans of a family be one case.
    "caseload[iro, looked after] >= cla_at_end.numerator",
    "caseload[social worker, looked after] >= cla_at_end.numerator",
    "cla_at_end.numerator >= caseload[other role, looked after]",
    "caseload[iro, looked after] = caseload[social worker, looked after]",
    "cp_at_end.numerator >= caseload[iro, on plans]",
    "cp_at_end.numerator >= caseload[social worker, on plans]",
    "cp_at_end.numerator >= caseload[other role, on plans]",
    "caseload[iro, on plans] >= cp_at_end.numerator",
    "caseload[social worker, on plans] >= cp_at_end.numerator",
    "caseload[iro, on plans] = caseload[social worker, on plans]",
    // Starts and ends of care.
    "cla_started_periods.numerator >= cla_started.numerator",
    "cla_started_periods.excluded >= cla_started.excluded",
    "cla_started_periods.numerator + cla_started_periods.excluded"
    " >= cla_started.numerator + cla_started.excluded",
    "cla_ceased_periods.numerator >= cla_ceased.numerator",
    "cla_ceased_periods.excluded >= cla_ceased.excluded",
    "cla_ceased_periods.numerator + cla_ceased_periods.excluded"
    " >= cla_ceased.numerator + cla_ceased.excluded",
    // Reviews of looked-after children.
    "cla_reviews_on_time.numerator = cla_obligations_met.numerator",
    "cla_obligations_met.denominator >= cla_reviews_on_time.denominator",
    "cla_obligations_met.indeterminate >= cla_reviews_on_time.indeterminate",
    "cla_first_review_on_time.excluded = cla_second_review_on_time.excluded"
    " = cla_later_review_on_time.excluded = permanence.excluded",
    "permanence.denominator"
    " = cla_second_review_on_time.denominator + cla_second_review_on_time.indeterminate",
    "cla_reviews_on_time.numerator >= cla_first_review_on_time.numerator"
    " + cla_second_review_on_time.numerator + cla_later_review_on_time.numerator",
    "cla_reviews_on_time.denominator >= cla_first_review_on_time.denominator"
    " + cla_second_review_on_time.denominator + cla_later_review_on_time.denominator",
    "cla_reviews_on_time.indeterminate >= cla_first_review_on_time.indeterminate"
    " + cla_second_review_on_time.indeterminate + cla_later_review_on_time.indeterminate",
    "cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
    " = cla_first_review_on_time.denominator + cla_first_review_on_time.indeterminate"
    " + cla_second_review_on_time.denominator + cla_second_review_on_time.indeterminate"
    " + cla_later_review_on_time.denominator + cla_later_review_on_time.indeterminate"
    " + cla_first_review_on_time.excluded",
    // All reviews, whatever they are a review of, and the child's part in them.
    "record_15wd.denominator + record_15wd.excluded"
    " = cla_participation_reviews.denominator + cla_participation_reviews.excluded"
    " = cla_participation_code.denominator + cla_participation_code.excluded",
    "record_15wd.denominator + record_15wd.excluded"
    " >= cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
    " + adoption_reviews_on_time.denominator + adoption_reviews_on_time.indeterminate"
    " + short_break_reviews_on_time.denominator + short_break_reviews_on_time.indeterminate",
    "cla_participation_reviews.denominator + cla_participation_reviews.excluded"
    " >= cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
    " + adoption_reviews_on_time.denominator + adoption_reviews_on_time.indeterminate"
    " + short_break_reviews_on_time.denominator + short_break_reviews_on_time.indeterminate",
    "cla_participation_code.denominator + cla_participation_code.excluded"
    " >= cla_reviews_on_time.denominator + cla_reviews_on_time.indeterminate"
    " + adoption_reviews_on_time.denominator + adoption_reviews_on_time.indeterminate"
    " + short_break_reviews_on_time.denominator + short_break_reviews_on_time.indeterminate",
    "cla_participation_reviews.numerator = cla_participation_code[PN1]"
    " + cla_participation_code[PN2] + cla_participation_code[PN3] + cla_participation_code[PN5]"
    " + cla_participation_code[PN6]",
    "cla_participation_code.denominator"
    " = cla_participation_reviews.denominator + cla_participation_code[PN0]",
    "cla_participation_reviews.excluded"
    " = cla_participation_code.excluded + cla_participation_code[PN0]",
    // Conferences.
    "icpc_15wd.denominator = icpc_bands.denominator",
    "icpc_15wd.excluded = icpc_bands.excluded",
    "icpc_15wd.numerator = icpc_bands[0-10] + icpc_bands[11-15]",
    "icpc_15wd[aged_18] = icpc_bands[aged_18]",
    "icpc_15wd[transfer_in] = icpc_bands[transfer_in]",
    "icpc_15wd[no_strategy_discussion] = icpc_bands[no_strategy_discussion]",
    "icpc_15wd[before_strategy_discussion] = icpc_bands[before_strategy_discussion]",
    "cp_participation.numerator = cp_participation_code[PN1] + cp_participation_code[PN2]"
    " + cp_participation_code[PN3] + cp_participation_code[PN5] + cp_participation_code[PN6]",
    "cp_participation_code.denominator = cp_participation.denominator + cp_participation_code[PN0]",
    "cp_participation.excluded = cp_participation_code.excluded + cp_participation_code[PN0]",
    "cp_participation.denominator + cp_participation.excluded"
    " = cp_participation_code.denominator + cp_participation_code.excluded"
    " = cp_reviews_on_time.denominator + cp_reviews_on_time.indeterminate"
    " + cp_reviews_on_time.excluded",
    "cp_reviews_on_time.excluded = cp_meetings_on_time.excluded = cp_participation[temporary]"
    " = cp_participation_code[temporary]",
    "cp_meetings_on_time.excluded >= cp_reviews_on_time.excluded",
    "cp_participation.excluded >= cp_reviews_on_time.excluded",
    "cp_participation_code.excluded >= cp_reviews_on_time.excluded",
    "cp_reviews_on_time.denominator = cp_meetings_on_time.denominator",
    "cp_reviews_on_time.numerator = cp_meetings_on_time.numerator",
    "cp_reviews_on_time.indeterminate = cp_meetings_on_time.indeterminate",
    // Stocks and flows of a series.
    "last:cp_at_end.numerator + cp_started.numerator = cp_ended.numerator + cp_at_end.numerator",
    "last:cp_at_end.numerator + cp_started.numerator = ? + cp_at_end.numerator",
    "last:cp_at_end.numerator + ? = cp_ended.numerator + cp_at_end.numerator",
    "last:cp_at_end.excluded + cp_started.excluded = cp_ended.excluded + cp_at_end.excluded",
    "last:cla_at_end.numerator + last:cla_at_end.excluded + cla_started_periods.numerator"
    " + cla_started_periods.excluded = cla_ceased_periods.numerator + cla_ceased_periods.excluded"
    " + cla_at_end.numerator + cla_at_end.excluded",
    "last:cla_at_end.numerator + cla_started_periods.numerator"
    " = cla_ceased_periods.numerator + cla_at_end.numerator",
    "last:cla_at_end.excluded + cla_started_periods.excluded"
    " = cla_ceased_periods.excluded + cla_at_end.excluded",
    "last:cla_at_end.numerator + cla_started.numerator"
    " = cla_ceased.numerator + cla_at_end.numerator",
    "last:cla_at_end.excluded + cla_started.excluded = cla_ceased.excluded + cla_at_end.excluded",
    "last:cla_at_end.numerator + cla_started.numerator = ? + cla_at_end.numerator",
    "last:cla_at_end.numerator + ? = cla_ceased.numerator + cla_at_end.numerator",
    "last:cla_at_end.numerator + cla_started_periods.numerator = ? + cla_at_end.numerator",
    "last:cla_at_end.numerator + ? = cla_ceased_periods.numerator + cla_at_end.numerator",
});

std::vector<std::string_view> split(std::string_view text, std::string_view between) {
  std::vector<std::string_view> out;
  while (true) {
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
  std::abort();  // a line above names no such column
}

CountPart part_of_label(const Measure& m, std::string_view label) {
  for (std::size_t b = 0; b < m.bands.size(); ++b) {
    if (m.bands[b] == label) return count_part::band(b);
  }
  for (std::size_t r = 0; r < kReasonCount; ++r) {
    if (name(static_cast<Reason>(r)) == label) return count_part::reason(r);
  }
  std::abort();  // a line above names no such band or reason
}

CountTerm term_of(std::string_view text) {
  constexpr std::string_view kLast = "last:";
  CountTerm out;
  if (text == "?") return out;
  out.last_point = text.starts_with(kLast);
  if (out.last_point) text.remove_prefix(kLast.size());
  const std::size_t end = text.find_first_of(".[");
  if (end == std::string_view::npos) std::abort();
  out.measure = find_measure(std::string(text.substr(0, end)));
  if (out.measure == nullptr) std::abort();  // a line above names no such measure
  out.part = text[end] == '.'
                 ? part_of_column(text.substr(end + 1))
                 : part_of_label(*out.measure, text.substr(end + 1, text.size() - end - 2));
  return out;
}

CountIdentity identity_of(std::string_view line) {
  CountIdentity out;
  out.at_least = line.find(" >= ") != std::string_view::npos;
  for (const std::string_view side : split(line, out.at_least ? " >= " : " = ")) {
    CountIdentity::Side& terms = out.sides.emplace_back();
    for (const std::string_view term : split(side, " + ")) terms.push_back(term_of(term));
  }
  return out;
}

}  // namespace

const std::vector<CountIdentity>& count_identities() {
  static const std::vector<CountIdentity> kAll = [] {
    std::vector<CountIdentity> out;
    for (const std::string_view line : kLines) out.push_back(identity_of(line));
    const auto of_single_counts = [](const CountIdentity& identity) {
      return !identity.at_least &&
             std::all_of(identity.sides.begin(), identity.sides.end(),
                         [](const CountIdentity::Side& side) { return side.size() == 1; });
    };
    std::stable_partition(out.begin(), out.end(), of_single_counts);
    return out;
  }();
  return kAll;
}

}  // namespace duly
