#include "support/history.hpp"

#include <algorithm>
#include <utility>

#include <doctest/doctest.h>

#include "answers/local_columns.hpp"
#include "duly/allocations.hpp"
#include "duly/care_dates.hpp"
#include "duly/worker_hours.hpp"
#include "support/run.hpp"

namespace duly::test {
namespace {

/// One CSV row of cells that need no quotes.
void add_row(std::string& csv, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) csv += ',';
    csv += cell;
    first = false;
  }
  csv += '\n';
}

std::string line_of(const Obligation& o) {
  std::string out(name(o.duty));
  out += " " + (o.ordinal > 0 ? std::to_string(o.ordinal) : std::string("-")) + ":";
  if (o.anchor) out += " " + to_string(*o.anchor);
  if (o.due) out += " due " + to_string(*o.due);
  if (o.held) out += " held " + to_string(*o.held);
  out += " ";
  out += name(o.outcome);
  if (o.days_late) out += " " + std::to_string(*o.days_late);
  return out;
}

std::string_view word(Regime regime) {
  switch (regime) {
    case Regime::ordinary: return "ordinary";
    case Regime::placed_for_adoption: return "adoption";
    case Regime::short_break_v4: return "V4";
    case Regime::short_break_v3: return "V3";
  }
  return "?";
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& w : words) {
    if (!out.empty()) out += between;
    out += w;
  }
  return out;
}

const Measure& measure_named(std::string_view id) {
  const Measure* m = find_measure(id);
  REQUIRE(m != nullptr);
  return *m;
}

/// A kind of group, else a role of the allocations, else a column.
Grouping::By group_named(const std::string& name, const Records& records) {
  if (const GroupKind* kind = find_group_kind(name)) return {kind, 0};
  for (const Allocation& a : records.allocations)
    if (records.words[a.role_name] == name) return {&kRoleGroup, a.role_name};
  const LocalColumn c = answers::column_typed(name);
  return {&column_group(c.kind), records.local.place(c)};
}

std::string text_of(const Tally& c) {
  std::string out = std::to_string(c.numerator) + "/" + std::to_string(c.denominator);
  if (c.excluded > 0) out += " -" + std::to_string(c.excluded);
  if (c.indeterminate > 0) out += " ?" + std::to_string(c.indeterminate);
  return out;
}

}  // namespace

const WorkingCalendar& calendar() {
  static const WorkingCalendar kCalendar = built_in_calendar();
  return kCalendar;
}

void Extracts::episode(std::string_view child, std::string_view from, std::string_view until,
                       const EpisodeWords& w) {
  add_row(episodes, {child, from, w.start_reason, until, until.empty() ? "" : w.end_reason, w.legal,
                     w.place, w.urn});
}

void Extracts::review(std::string_view child, std::string_view held, const ReviewWords& w) {
  add_row(reviews, {child, held, w.code, w.written_up, w.midpoint, w.iro});
}

void Extracts::born(std::string_view child, std::string_view on) {
  add_row(children, {child, on});
}

void Extracts::plan(std::string_view child, std::string_view from, std::string_view until,
                    const PlanWords& w) {
  add_row(plans, {child, w.id, from, until, w.temporary, w.previous, w.icpc, w.category_initial,
                  w.category_latest});
}

void Extracts::conference(std::string_view child, std::string_view type, std::string_view held,
                          const ConferenceWords& w) {
  add_row(conferences,
          {child, type, held, w.plan_id, w.strategy_discussion, w.transfer_in, w.meeting, w.code});
}

void Extracts::enquiry(std::string_view child, std::string_view discussion, std::string_view icpc,
                       std::string_view not_required) {
  add_row(enquiries, {child, discussion, icpc, not_required});
}

void Extracts::allocation(std::string_view child, std::string_view worker, std::string_view from,
                          std::string_view until, const AllocationWords& w) {
  add_row(allocations, {child, worker, w.team, w.role, from, until, w.family, w.area});
}

std::vector<std::pair<std::string, std::string>> Extracts::files() const {
  std::vector<std::pair<std::string, std::string>> out;
  const auto add = [&out](const char* file, const std::string& text) {
    if (text.find('\n') + 1 < text.size()) out.emplace_back(file, text);  // it has a row
  };
  add("episodes.csv", episodes);
  add("reviews.csv", reviews);
  add("children.csv", children);
  add("plans.csv", plans);
  add("conferences.csv", conferences);
  add("enquiries.csv", enquiries);
  add("allocations.csv", allocations);
  return out;
}

History::History() {
  complete_from("1990-04-01");
}

History& History::care(std::string_view from, std::string_view until, const EpisodeWords& words) {
  extracts_.episode(child_, from, until, words);
  return *this;
}

History& History::reviews(std::string_view days) {
  for (const std::string& held : split(days, ' ')) review(held, {});
  return *this;
}

History& History::review(std::string_view held, const ReviewWords& words) {
  extracts_.review(child_, held, words);
  return *this;
}

History& History::child(std::string_view id) {
  child_ = id;
  return *this;
}

History& History::born(std::string_view on) {
  extracts_.born(child_, on);
  return *this;
}

History& History::plan(std::string_view from, std::string_view until, const PlanWords& words) {
  extracts_.plan(child_, from, until, words);
  return *this;
}

History& History::conferences(std::string_view days) {
  for (const std::string& held : split(days, ' ')) conference("RCPC", held, {});
  return *this;
}

History& History::conference(std::string_view type, std::string_view held,
                             const ConferenceWords& words) {
  extracts_.conference(child_, type, held, words);
  return *this;
}

History& History::enquiry(std::string_view discussion, std::string_view icpc,
                          std::string_view not_required) {
  extracts_.enquiry(child_, discussion, icpc, not_required);
  return *this;
}

History& History::allocated(std::string_view worker, std::string_view from, std::string_view until,
                            const AllocationWords& words) {
  extracts_.allocation(child_, worker, from, until, words);
  return *this;
}

History& History::file(std::string_view text) {
  files_.emplace_back(text);
  return *this;
}

History& History::complete_from(std::string_view on) {
  readings_.reviews_from = day(on);
  readings_.conferences_from = day(on);
  return *this;
}

History& History::found_in_data() {
  readings_.reviews_from = {};
  readings_.conferences_from = {};
  return *this;
}

History& History::reading(std::string_view which, std::string_view value) {
  REQUIRE(set_reading(readings_, which, value) == "");
  return *this;
}

History& History::preset(std::string_view which) {
  preset_ = which;
  return *this;
}

History::Read History::read(Date as_at, bool with_details,
                            const std::vector<LocalColumn>& local_columns) const {
  Read r;
  r.records.local.columns = local_columns;
  const Headings headings;
  const LoadOptions how{.details = with_details};
  for (const auto& [file, text] : extracts_.files()) {
    REQUIRE(!load_extract(file, {}, text, headings, how, r.records, r.findings));
  }
  for (const std::string& text : files_) {
    if (text.front() == '<') {
      std::string_view left = text;
      const auto whole = [&left] { return std::exchange(left, {}); };
      REQUIRE(!load_xml("more.xml", whole, headings, how, r.records, r.findings));
      continue;
    }
    REQUIRE(!load_extract("more.csv", {}, text, headings, how, r.records, r.findings));
  }
  join_tables(r.records, r.findings);
  r.histories = gather(r.records, {.as_at = as_at, .profile = with_details}, r.findings);
  const bool last = readings_.review_day == ReviewDay::completed;
  r.cases = build_cases(r.records, r.histories, as_at, r.findings, {.last_meetings = last});
  r.coverage = coverage_of(r.cases, readings_);
  return r;
}

std::vector<Obligation> History::obligations(std::string_view on) const {
  const Read r = read(day(on));
  // The limits of an obligation point into its rule book: keep one a preset for the whole run.
  static std::deque<std::pair<std::string, Law>> laws;
  Law* law = nullptr;
  for (auto& [preset, known] : laws) {
    if (preset == preset_) law = &known;
  }
  if (law == nullptr) {
    std::optional<RuleBook> rules = RuleBook::embedded(preset_);
    REQUIRE(rules.has_value());
    law = &laws.emplace_back(preset_, Law{*rules, calendar(), {}}).second;
  }
  law->readings = readings_;
  std::vector<Obligation> out;
  for (Id child = 0; child < r.cases.children.size(); ++child) {
    obligations_of(r.cases, child, r.histories, *law, r.coverage, out);
  }
  return out;
}

std::vector<std::string> History::seen(std::string_view on) const {
  std::vector<std::string> out;
  for (const Obligation& o : obligations(on)) out.push_back(line_of(o));
  return out;
}

std::string History::seen(std::string_view duty, std::string_view on) const {
  std::vector<std::string> out;
  for (const Obligation& o : obligations(on)) {
    if (name(o.duty) == duty) out.push_back(line_of(o).substr(duty.size() + 1));
  }
  return joined(out, "; ");
}

std::string History::due(std::string_view on) const {
  std::vector<std::string> out;
  for (const Obligation& o : obligations(on)) {
    if (!o.open) continue;
    const DueToday today = due_at_start_of(day(on), o);
    std::string text(name(today.status));
    if (today.due) text += " " + to_string(*today.due);
    if (today.days) text += " " + std::to_string(*today.days);
    out.push_back(text);
  }
  return joined(out, "; ");
}

Law History::law() const {
  return {RuleBook::embedded(preset_).value(), calendar(), readings_};
}

std::string History::verdicts(std::string_view measure, std::string_view from,
                              std::string_view to) const {
  std::vector<std::string> out;
  for (const Verdict& v : verdicts(measure_named(measure), from, to))
    out.emplace_back(name(v.reason));
  return joined(out, " ");
}

std::vector<Verdict> History::verdicts(const Measure& m, std::string_view from,
                                       std::string_view to) const {
  const Read r = read(day(to), true);
  const Law by = law();
  const Allocations allocations(r.records);
  const CareDates care_dates(r.records);
  const WorkerHours hours(r.records);
  const MeasureContext context{r.records, r.histories, allocations, care_dates, hours, by};
  return list_everyone(context, r.cases, r.coverage, m, day(from)).verdicts;
}

std::string History::bands(std::string_view measure, std::string_view from,
                           std::string_view to) const {
  const Measure& m = measure_named(measure);
  std::vector<std::string> out;
  for (const Verdict& v : verdicts(m, from, to)) {
    const bool banded = counted(v.reason) || stands_beside(m, v.band);
    const std::string months = "+" + std::to_string(v.band);
    const std::string band = m.bands.empty() ? months : std::string(m.bands[v.band]);
    out.push_back(banded ? band : std::string(name(v.reason)));
  }
  return joined(out, "; ");
}

std::string History::groups(std::string_view measure, std::string_view by, std::string_view from,
                            std::string_view to, std::vector<AgeBand> ages) const {
  const std::vector<std::string> names = split(by, ',');
  std::vector<LocalColumn> columns;
  for (const std::string& n : names) {
    if (find_group_kind(n) == nullptr) columns.push_back(answers::column_typed(n));
  }
  const Read r = read(day(to), true, columns);
  std::vector<Grouping::By> kinds;
  for (const std::string& n : names) kinds.push_back(group_named(n, r.records));
  const Measure* m = &measure_named(measure);
  const Law law_used = law();
  const Allocations allocations(r.records);
  const CareDates care_dates(r.records);
  const WorkerHours hours(r.records);
  const Grouping grouping({r.records, r.histories, allocations, std::move(ages)}, kinds);
  const Evaluation found =
      evaluate({r.records, r.histories, allocations, care_dates, hours, law_used}, r.cases,
               r.coverage, std::array{m}, {&grouping, 1}, day(from), {1});
  std::vector<std::uint32_t> order;
  for (std::uint32_t g = 1; g < found.groups.size(); ++g) order.push_back(g);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return grouping.before(found.groups[a].values, found.groups[b].values);
  });
  std::vector<std::string> out;
  for (const std::uint32_t g : order) {
    const bool by_worker = is_by_worker(m->shape);
    const std::string label = by_worker
                                  ? std::string(r.records.words[found.groups[g].values.back()])
                                  : grouping.bare_label(found.groups[g].values);
    out.push_back((label.empty() ? "(none)" : label) + " " + text_of(found.counts[0].groups[g]));
  }
  return joined(out, "; ");
}

std::string History::periods(std::string_view on) const {
  const Read r = read(day(on));
  std::vector<std::string> out;
  for (const ChildCase& child : r.cases.children) {
    for (const PeriodOfCare& p : r.cases.periods_of(child)) {
      std::string text = to_string(p.from) + "..";
      if (p.until) text += to_string(*p.until);
      for (const Run& run : r.cases.runs_of(p)) {
        text += " ";
        text += word(run.regime);
        if (run.from != p.from) text += " from " + to_string(run.from);
        if (run.until != p.until && run.until) text += " to " + to_string(*run.until);
        if (run.reviews.size() > 0) text += " (" + std::to_string(run.reviews.size()) + ")";
      }
      out.push_back(text);
    }
  }
  return joined(out, "; ");
}

std::string History::files_begin() const {
  const OptDate first = duly::files_begin(read(day("2016-03-31")).histories).care;
  return first ? to_string(*first) : "none";
}

std::string History::findings(std::string_view on) const {
  const Read r = read(day(on));
  std::vector<std::string> out;
  for (const Diagnostic& d : r.findings.all()) out.emplace_back(d.info->id);
  return joined(out, " ");
}

}  // namespace duly::test
