// Everyone a measure looked at, one reason each: `kpi --list`.

#include <algorithm>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/extent.hpp"
#include "answers/kpi.hpp"
#include "answers/question.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// "1 day", "11-15", "PN1": the band of a verdict, blank without bands.
std::string band_of(const Measure& m, const Verdict& v, Date as_at) {
  if (!counted(v.reason) && !stands_beside(m, v.band)) return {};
  if (m.shape != Shape::bands && m.shape != Shape::caseload) return {};
  return band_label(m, v.band, as_at);
}

std::string detail_of(const DataSet& data, const Measure& m, const Verdict& v, const Listed& list,
                      Date as_at) {
  std::string out = band_of(m, v, as_at);
  const auto add = [&out](std::string_view text) {
    if (text.empty()) return;
    if (!out.empty()) out += ", ";
    out += text;
  };
  if (m.shape == Shape::mean && counted(v.reason)) add(fmt::format("{} days", v.amount));
  add(data.word(v.worker));
  if (v.because < list.obligations.size()) {
    add(link_in_words(list.obligations[v.because]));
  } else if (v.day) {
    add(to_string(*v.day));
  }
  return out;
}

/// What is to be said of every row: for data, since people are told under the table.
std::string note_of(const DataSet& data, const Measure& m, const JudgedPeriod& period) {
  std::string out = period.provisional;
  for (const std::string& text : {doubt_of(data, m), data.law_notes().of(m)}) {
    add_to_note(out, text);
  }
  return out;
}

/// The same of one row, which may have something of its own to say.
std::string_view note_of(const Verdict& v, const Listed& list, std::string_view of_all,
                         Table& table) {
  const bool absent = v.because < list.obligations.size() &&
                      (list.obligations[v.because].remarks & kAbsentFromNewer) != 0;
  if (!absent) return of_all;
  std::string own(words_of(kAbsentFromNewer));
  add_to_note(own, of_all);
  return table.keep(std::move(own));
}

}  // namespace

std::vector<Column> kpi_list_columns() {
  return {{"measure", "", Align::left, Audience::data_only},
          {"child_id", "child"},
          {"plan_id", "plan"},
          {"in_denominator", "", Align::right},
          {"in_numerator", "", Align::right},
          {"reason", ""},
          {"detail", ""},
          {"note", "", Align::left, Audience::data_only}};
}

Answer measure_list(DataSet& data, const Measure& measure, const JudgedPeriod& asked) {
  check_column(data, measure);
  const std::shared_ptr<const Cases> kept = data.cases_at(asked.judged_at);
  const Cases& whole = *kept;
  const Coverage told = data.coverage(whole);
  const std::string missing = why_no_figure(data, told, measure);
  if (!missing.empty()) {
    throw WrongQuestion("list", fmt::format(" {}: {}", measure.id, missing));
  }
  const Judging how = judging(data, told, subject_of(measure), asked);
  const JudgedPeriod& period = how.period;
  const bool early = period.judged_at != asked.judged_at;
  const Cases cases_then = early ? data.earlier_cases_at(period.judged_at, {}, {}) : Cases{};
  const Cases& cases = early ? cases_then : whole;
  const Coverage coverage = early ? coverage_of(cases, data.law().readings) : told;
  const MeasureSource source(data);
  Listed list;
  if (how.out_of_extent) {
    data.say_out_of_extent(*how.out_of_extent, how.why);
  } else {
    list = list_everyone(source.context(), cases, coverage, measure, period.from);
  }
  std::stable_sort(list.verdicts.begin(), list.verdicts.end(),
                   [&data](const Verdict& a, const Verdict& b) {
                     const auto key = [&data](const Verdict& v) {
                       return std::tuple(data.child(v.child), v.day.or_far(), data.word(v.plan_id));
                     };
                     return key(a) < key(b);
                   });
  Table table(kpi_list_columns());
  const std::string_view note = table.keep(note_of(data, measure, period));
  Tally counts;
  for (const Verdict& v : list.verdicts) {
    counts.add(v.reason, v.amount);
    std::string detail = detail_of(data, measure, v, list, cases.as_at);
    Mark mark = v.reason == Reason::failed ? Mark::urgent : Mark::none;
    if (v.reason == Reason::indeterminate) mark = Mark::doubtful;
    if (!counted(v.reason) && mark == Mark::none) mark = Mark::quiet;
    table.add_row({measure.id, data.child(v.child), cell(data.word(v.plan_id)),
                   Cell(std::int64_t{counted(v.reason) ? 1 : 0}),
                   Cell(std::int64_t{in_numerator(v.reason) ? v.amount : 0}), name(v.reason),
                   cell(table.keep(std::move(detail))), cell(note_of(v, list, note, table))},
                  mark);
  }
  Output out = data.output(std::move(table));
  out.as_at = period.judged_at;
  out.title = fmt::format("{} {}, {} to {}", measure.id, measure.title, in_words(period.from),
                          in_words(period.to));
  out.closing.push_back(fmt::format("{} of {} ({}); {} looked at, {} left out, {} indeterminate.",
                                    grouped(counts.numerator), grouped(counts.denominator),
                                    measure.numerator, grouped(list.verdicts.size()),
                                    grouped(counts.excluded), grouped(counts.indeterminate)));
  if (how.out_of_extent) out.closing = {"No figure: " + how.why + "."};
  const std::string end = reviews_end(coverage, measure.duties);
  if (!end.empty()) out.closing.push_back(end + ".");
  if (!period.provisional.empty()) out.closing.push_back(period.provisional + ".");
  return {std::move(out)};
}

}  // namespace duly::answers
