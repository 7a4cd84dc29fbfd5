#include "answers/pack.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "answers/check.hpp"
#include "answers/due_open.hpp"
#include "answers/pack_parts.hpp"
#include "answers/question.hpp"
#include "answers/selection.hpp"
#include "answers/small_counts.hpp"
#include "answers/targets.hpp"
#include "answers/wording.hpp"
#include "duly/duty.hpp"

namespace duly::answers {
namespace {

/// The sections in the order a board, a manager and an inspector read them. To add one: a function,
/// and a line here.
constexpr std::array kSections = {reviews_in_time, why_late,       protection,         taking_part,
                                  the_children,    moving,         coming_and_leaving, officers,
                                  practice,        the_year_ahead, the_data,           how_counted,
                                  child_level};

/// What is asked of six years.
const std::vector<std::string> kOverYears = {
    "NI62",       "NI63",     "NI64", "NI65", "NI66", "NI67", "cla_reviews_on_time",
    "cla_at_end", "cp_at_end"};
const std::vector<std::string> kOverMonths = {"cla_started_periods", "cla_ceased_periods",
                                              "cla_at_end"};
/// What is asked by groups, and by which.
const std::vector<std::string> kByGroups = {"cla_reviews_on_time", "cp_reviews_on_time",
                                            "cla_at_end", "cla_ceased_periods"};
const std::vector<std::string> kGroups = {"team",
                                          "iro",
                                          "age_band,sex",
                                          "ethnic_group",
                                          "legal_family",
                                          "placement_family",
                                          "provider_family",
                                          "need",
                                          "distance_band",
                                          "location",
                                          "reason_end"};

/// A headline: the measure, and the words that go on from its figure.
struct HeadlineWords {
  std::string_view measure;
  std::string_view words;
};
constexpr std::array kHeadlines = {
    HeadlineWords{"NI66", "of looked-after children had every review in time"},
    HeadlineWords{"NI67", "of child protection plans had every review in time"},
    HeadlineWords{"cla_participation", "of looked-after children gave their views at every review"},
    HeadlineWords{"icpc_15wd", "of initial conferences were held within 15 working days"},
    HeadlineWords{"NI64", "of plans that ended had lasted two years or more"},
    HeadlineWords{"NI65", "of plans that began were a second or later plan"}};

ReportingPeriod years_before(const ReportingPeriod& year, int years) {
  const Date from = add_months(year.from, -12 * years);
  return {from, add_months(from, 12).plus_days(-1)};
}

KpiWords words_for(const PackWords& pack, std::vector<std::string> measures) {
  KpiWords out;
  out.period = pack.year;
  out.measures = std::move(measures);
  return out;
}

/// "Last year 94.1 %; the target of at least 95 % was missed; England 93.6 %."
std::string beside(const PackParts& parts, const KpiRow& row) {
  std::vector<std::string> said;
  const std::string_view id = row.measure->id;
  const std::size_t last = parts.years.last_point();
  const KpiRow* before = year_before(parts, id);
  const std::string earlier = before == nullptr ? std::string() : figure_of(*before);
  if (!earlier.empty()) said.push_back("last year " + earlier);
  const Target* target = target_of(parts.request.year.targets, id);
  if (target != nullptr && !row.met.empty() && !row.hides_figures()) {
    said.push_back(fmt::format("the target of {} was {}", in_words(*target, *row.measure),
                               row.met == "yes" ? "met" : "missed"));
  }
  for (const AreasAsked& area : parts.years.request().benchmarks) {
    const KpiRow* theirs = parts.years.published(id, area.name, last);
    if (theirs != nullptr) said.push_back(fmt::format("{} {}", area.name, figure_of(*theirs)));
  }
  if (said.empty()) return {};
  return fmt::format(" {}.", capitalised(fmt::format("{}", fmt::join(said, "; "))));
}

/// Why there is no figure: of what the files hold too much cannot be judged, or they hold nothing.
std::string why_none(const KpiRow& row) {
  if (row.sort == KpiRow::Sort::figures && row.tally.indeterminate > 0 && !row.hides_figures()) {
    return fmt::format("{} of {} cannot be judged", row.tally.indeterminate,
                       row.tally.indeterminate + row.tally.denominator);
  }
  return row.note.empty() ? "there is nothing to count" : row.note;
}

std::vector<Headline> headlines_of(const PackParts& parts) {
  std::vector<Headline> out;
  for (const HeadlineWords& words : kHeadlines) {
    const auto& rows = parts.year.rows();
    const auto at = std::find_if(rows.begin(), rows.end(), [&words](const KpiRow& row) {
      return row.measure->id == words.measure && row.group_number == 0 && row.band.empty();
    });
    if (at == rows.end() || at->not_in_files) continue;
    Headline line;
    line.number = figure_of(*at);
    if (line.number.empty()) {
      line.sentence = fmt::format("{}: no figure, since {}.", at->measure->title, why_none(*at));
    } else {
      line.sentence =
          fmt::format("{} {}: {}.{}", line.number, words.words, counts_of(*at), beside(parts, *at));
      if (at->met == "yes") line.standing = Standing::met;
      if (at->met == "no") line.standing = Standing::missed;
      if (at->hides_figures()) line.standing = Standing::no_target;
    }
    out.push_back(std::move(line));
  }
  return out;
}

/// Open links of a duty by what is to be done.
struct ToDo {
  std::size_t overdue = 0;
  std::size_t in_two_weeks = 0;
  std::size_t in_four_weeks = 0;
  std::size_t unknown = 0;
  bool none() const { return overdue + in_four_weeks + unknown == 0; }
};

/// What is to be done by each duty; each count rounded, where counts are.
std::map<Duty, ToDo> to_do(const std::vector<OpenDuty>& open, Date today, std::size_t round) {
  constexpr int kTwoWeeks = 14;
  std::map<Duty, ToDo> out;
  for (const OpenDuty& o : open) {
    ToDo& duty = out[o.duty];
    if (o.today.status == DueStatus::overdue) ++duty.overdue;
    if (o.today.status == DueStatus::indeterminate) ++duty.unknown;
    const OptDate day = o.today.due;
    if (!day || *day < today) continue;
    if (*day <= today.plus_days(kTwoWeeks)) ++duty.in_two_weeks;
    if (*day <= today.plus_days(2 * kTwoWeeks)) ++duty.in_four_weeks;
  }
  for (auto& [which, duty] : out) {
    for (auto count : {&ToDo::overdue, &ToDo::in_two_weeks, &ToDo::in_four_weeks, &ToDo::unknown}) {
      duty.*count = rounded(duty.*count, round);
    }
  }
  return out;
}

/// Open links of every child, in cases of the day asked about.
std::vector<OpenDuty> open_duties(DataSet& data) {
  std::vector<OpenDuty> out;
  if (data.setting().suppress > 0) return out;  // they are not hidden as one sheet
  const std::shared_ptr<const Cases> cases = data.cases_at(data.as_at());
  const Coverage coverage = data.coverage(*cases);
  tell_ends(data, *cases, coverage);
  for (const auto& [child, o] : open_links(data, *cases, coverage).links) {
    data.note_holidays(child, *cases, o);
    out.push_back({o.duty, due_at_start_of(data.as_at(), o)});
  }
  return out;
}

std::vector<std::string> doing_of(const PackParts& parts) {
  if (hides(parts)) {
    return {
        "What is due is not counted here beside hidden counts: `duly due FILES --by duty"
        " --suppress N` does."};
  }
  std::vector<std::string> out;
  for (const auto& [which, duty] :
       to_do(parts.open, parts.data.as_at(), parts.data.setting().round)) {
    if (duty.none()) continue;
    std::string line = fmt::format("{}: {} overdue, {} due within 14 days, {} within 28.",
                                   capitalised(info(which).words), grouped(duty.overdue),
                                   grouped(duty.in_two_weeks), grouped(duty.in_four_weeks));
    if (duty.unknown > 0) line += fmt::format(" {} cannot be judged.", grouped(duty.unknown));
    out.push_back(std::move(line));
  }
  if (out.empty()) {
    out.emplace_back("Nothing is overdue, and nothing falls due within 28 days.");
    return out;
  }
  out.emplace_back(parts.request.words.child_level
                       ? "Child by child: the section of that name."
                       : "Child by child: `duly due FILES` lists them.");
  return out;
}

/// "no errors", "1 error", "12 warnings".
std::string counted(std::size_t n, std::string_view one) {
  return fmt::format("{} {}{}", n == 0 ? "no" : grouped(n), one, n == 1 ? "" : "s");
}

/// One sentence on the data, and by how much the headlines could move.
std::string trust_of(const PackParts& parts) {
  std::size_t rows = 0;
  std::size_t left_out = 0;
  for (const Extract& e : parts.data.records().extracts) {
    rows += e.rows;
    left_out += e.left_out;
  }
  std::string moves;
  for (const HeadlineWords& words : kHeadlines) {
    const KpiRow* row = parts.year.total(words.measure);
    if (row == nullptr || row->hides_figures() || row->range.empty()) continue;
    moves += fmt::format("{}{} {}", moves.empty() ? "" : ", ", row->measure->id, row->range);
  }
  return fmt::format(
      "{}{}. {}",
      left_out == 0 ? fmt::format("All {} rows were used", grouped(rows))
                    : fmt::format("Of {} rows {} were left out", grouped(rows), grouped(left_out)),
      keeps_findings_back(parts.data) ? std::string()
                                      : fmt::format("; checks found {} and {}, told below",
                                                    counted(parts.found.errors, "error"),
                                                    counted(parts.found.warnings, "warning")),
      moves.empty()
          ? "No headline would change with what is not known."
          : fmt::format("For what is not known the headlines may lie between: {}.", moves));
}

/// What checks find is told in the pack: it is no message of the run, and decides no exit code.
PackFindings findings_of(DataSet& data) {
  PackFindings out;
  if (keeps_findings_back(data)) return out;
  const std::size_t told = data.findings().all().size();
  Answer found = finding_list(data, {{}, true});
  out.errors = data.findings().count(Severity::error);
  out.warnings = data.findings().count(Severity::warning);
  data.findings().keep_first(told);
  out.table = std::move(found.output.table);
  out.said = std::move(found.output.closing);
  return out;
}

Document begin_document(const DataSet& data, const PackRequest& request) {
  const PackWords& words = request.words;
  const JudgedPeriod& year = request.year.points.front();
  Document out;
  out.title = "Reviews of looked-after children and child protection plans";
  out.authority = words.authority;
  out.period = fmt::format("{}: {} to {}", short_name(year.from, year.to), written(year.from),
                           written(year.to));
  out.as_at = data.as_at();
  out.readings = data.law_asked().said;
  for (const Extract& extract : data.records().extracts) out.inputs.push_back(extract.name);
  out.made = fmt::format("As at {}.", written(data.as_at()));
  if (words.made) out.made += fmt::format(" Made on {}.", written(*words.made));
  out.hidden = inexact_in_words(data.setting());
  return out;
}

/// A pack of a year that the files do not reach would say nothing on every line.
void refuse_without_figures(const DataSet& data, const PackRequest& request,
                            const Document& document) {
  const bool any = std::any_of(document.headlines.begin(), document.headlines.end(),
                               [](const Headline& line) { return !line.number.empty(); });
  if (any) return;
  const JudgedPeriod& year = request.year.points.front();
  for (const Diagnostic& d : data.findings().all()) {
    if (d.info != &info(Code::d118_files_end) && d.info != &info(Code::d119_files_begin)) continue;
    throw WrongFiles(
        fmt::format("a pack of {} cannot be made: {}", short_name(year.from, year.to), d.detail));
  }
}

}  // namespace

PackRequest pack_request(PackWords words, const Setting& setting, PublishedFigures published) {
  KpiWords year = words_for(words, {"all"});
  year.targets = words.targets;
  KpiWords groups = words_for(words, kByGroups);
  groups.by = kGroups;
  // Caseloads are by officer: beside them groups by officer would give hidden counts away.
  if (setting.suppress > 0) groups.by.erase(std::find(groups.by.begin(), groups.by.end(), "iro"));
  groups.age_bands = words.age_bands;
  KpiWords months = words_for(words, kOverMonths);
  months.series = Series::monthly;
  KpiWords years = words_for(words, kOverYears);
  years.series = Series::years;
  years.layout = "down";
  years.benchmarks = words.benchmarks;
  constexpr int kEarlier = 5;
  for (int i = kEarlier; i >= 0; --i) years.years.push_back(years_before(words.year, i));
  KpiRequest of_year = kpi_request(year, setting);
  KpiRequest of_groups = kpi_request(groups, setting);
  KpiRequest of_years = kpi_request(years, setting, std::move(published));
  KpiRequest of_months = kpi_request(months, setting);
  return {std::move(words), std::move(of_year), std::move(of_groups), std::move(of_years),
          std::move(of_months)};
}

Wanted pack_wants() {
  return {.checks = true, .details = true, .profile = true};
}

Pack pack_of(DataSet& data, const PackRequest& request) {
  if (holds_no_cases(data)) {
    throw WrongFiles(fmt::format("a pack cannot be made: the files hold {}", kNoCases));
  }
  const MeasureSource source(data);
  PackFigures year(data, source, request.year);
  PackFigures groups(data, source, request.groups);
  PackFigures years(data, source, request.years, &year);
  PackFigures months(data, source, request.months);
  year.hide_with(years);
  groups.hide();
  months.hide();
  PackFindings found = findings_of(data);
  const std::vector<OpenDuty> open = open_duties(data);
  const PackParts parts{data, request, year, groups, years, months, found, open};
  Pack out;
  out.document = begin_document(data, request);
  Document& document = out.document;
  document.headlines = headlines_of(parts);
  document.doing = doing_of(parts);
  for (const auto& make : kSections) {
    SectionMade made = make(parts);
    if (!made.lacking.empty()) {
      document.not_shown.push_back(fmt::format("{}: needs {}", made.section.title, made.lacking));
    } else if (!made.section.exhibits.empty() || !made.section.sentences.empty()) {
      document.sections.push_back(std::move(made.section));
    }
  }
  if (!tells_groups(parts)) {
    document.not_shown.emplace_back(
        "By team, by who the children are and where they live, why care ended: would give hidden"
        " counts away");
  }
  if (!tells_months(parts)) {
    document.not_shown.emplace_back("Coming and leaving by month: would give hidden counts away");
  }
  document.trust = trust_of(parts);
  refuse_without_figures(data, request, document);
  out.missed = year.missed();
  out.not_judged = year.not_judged();
  return out;
}

}  // namespace duly::answers
