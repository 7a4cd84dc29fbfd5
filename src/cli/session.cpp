#include "cli/session.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/loading.hpp"
#include "cli/period.hpp"
#include "duly/nearest.hpp"
#include "duly/worker_hours.hpp"

namespace duly::cli {
namespace {

unsigned threads_for(const Options& o, const Surroundings& surroundings) {
  constexpr std::size_t kMost = 256;
  if (o.threads > 0) return static_cast<unsigned>(std::min(o.threads, kMost));
  return std::max(1U, surroundings.processors);
}

/// The key is read before the extracts: a run that cannot hide ids does not begin.
Pseudonyms pseudonyms_for(const Options& o, const std::vector<std::string>& inputs,
                          Surroundings& surroundings) {
  if (is_one_of(o.key, inputs)) {
    throw WrongUsage("--key " + o.key + ": is one of the inputs; a key is a file of its own");
  }
  const Bytes key = read_whole(o.key, surroundings);
  if (key.view().size() < Pseudonyms::kShortestKey) {
    throw Trouble(fmt::format(
        "{}: a key needs {} bytes or more, this has {}; `openssl rand -hex 32 > FILE` makes one",
        o.key, Pseudonyms::kShortestKey, key.view().size()));
  }
  return Pseudonyms(key.view());
}

/// The one child of that id but for capitals; none where two ids differ by them alone.
Id only_child_but_for_case(const IdTable& children, std::string_view typed) {
  Id out = kNoId;
  for (Id id = 0; id < children.size(); ++id) {
    if (!same_but_for_case(children[id], typed)) continue;
    if (out != kNoId) return kNoId;
    out = id;
  }
  return out;
}

}  // namespace

Law law_for(const Options& o, Surroundings& surroundings) {
  std::optional<RuleBook> rules = RuleBook::embedded(o.preset);
  if (!rules) {
    throw WrongUsage("--preset: there is no '" + o.preset + "'" +
                     nearest_of(o.preset, preset_names()));
  }
  Readings readings;
  for (const std::string& given : o.readings) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos) throw WrongUsage("--reading takes NAME=VALUE");
    const std::string wrong =
        set_reading(readings, given.substr(0, equals), given.substr(equals + 1));
    if (!wrong.empty()) throw WrongUsage("--reading " + given + ": " + wrong);
  }
  if (o.holidays.empty()) return {std::move(*rules), built_in_calendar(), readings};
  std::string problem;
  std::optional<WorkingCalendar> calendar =
      calendar_from(read_whole(o.holidays, surroundings).view(), problem);
  if (!calendar) throw Trouble(o.holidays + ": " + problem);
  return {std::move(*rules), std::move(*calendar), readings};
}

std::vector<std::pair<std::string, std::string>> said_of_law(const Options& o, const Law& law) {
  std::vector<std::pair<std::string, std::string>> out = changed_readings(law.readings);
  if (o.preset != "statutory") out.emplace_back("preset", o.preset);
  if (!o.holidays.empty()) out.emplace_back("holidays", o.holidays);
  if (o.ids != "exact") out.emplace_back("ids", o.ids);
  return out;
}

Date as_at_for(const Options& o, const Surroundings& surroundings) {
  return o.as_at.empty() ? surroundings.today : date_typed("--as-at", o.as_at);
}

Session::Session(const Options& options, Surroundings& surroundings, Wanted wanted)
    : options_(options),
      surroundings_(surroundings),
      wanted_(std::move(wanted)),
      law_(law_for(options, surroundings)),
      law_notes_(options, law_),
      as_at_(as_at_for(options, surroundings)),
      threads_(threads_for(options, surroundings)) {
  if (options_.files.empty()) {
    throw WrongUsage("which files? Name the extracts, such as episodes.csv reviews.csv");
  }
  load();
}

void Session::load() {
  const std::vector<Input> inputs = inputs_of(options_);
  paths_ = paths_of(inputs, options_.output, surroundings_);
  check_output(options_.output, paths_);
  if (options_.pseudonyms) pseudonyms_ = pseudonyms_for(options_, paths_, surroundings_);
  const LoadOptions reading{threads_,
                            options_.show_values,
                            wanted_.checks || wanted_.details || wanted_.profile,
                            wanted_.local_columns,
                            {options_.date_order == "mdy", options_.two_digit_years}};
  headings_ = headings_for(options_, surroundings_);
  load_files(inputs, headings_, options_, reading, surroundings_, records_, findings_);
  join_ids();
  hide_ids();
  const GatherOptions how{as_at_, !options_.no_repair, wanted_.checks, wanted_.profile};
  histories_ = gather(records_, how, findings_);
  files_begin_ = duly::files_begin(histories_);
}

void Session::join_ids() {
  if (options_.ids == "loose") {
    const IdShown shown = pseudonyms_ ? IdShown::in_loose_form : IdShown::as_written;
    const std::optional<SharedId> shared = compare_ids_loosely(records_, findings_, shown);
    if (shared) {
      throw Trouble(
          fmt::format("{} and {}: two ids that --ids loose would take for one; correct them, or"
                      " compare ids as they are written (--ids exact)",
                      place(shared->first), place(shared->second)));
    }
  }
  join_tables(records_, findings_);
  not_joining_ = report_odd_ids(records_, findings_);
  report_workers(records_, findings_);
}

void Session::hide_ids() {
  if (pseudonyms_ && !use_pseudonyms(records_, *pseudonyms_)) {
    throw Trouble(options_.key + ": two ids come to one pseudonym; use another key");
  }
}

Id Session::child_asked_for() const {
  const std::string& typed = options_.child;
  if (typed.empty()) return kNoId;
  const bool loose = options_.ids == "loose";
  const std::string form = loose ? loose_form(typed) : typed;
  Id found = records_.children.find(typed);
  if (found == kNoId && pseudonyms_) found = records_.children.find(pseudonyms_->of_child(form));
  for (Id child = 0; loose && found == kNoId && child < records_.children.size(); ++child) {
    if (loose_form(records_.children[child]) == form) found = child;
  }
  if (found == kNoId) found = only_child_but_for_case(records_.children, typed);
  if (found != kNoId) return found;
  const std::string shown = pseudonyms_ ? "of that id" : "'" + typed + "'";
  throw WrongUsage("--child: no child " + shown + " in the files");
}

Cases Session::cases_at(Date day, const BuildOptions& how) {
  Cases cases = build_cases(records_, histories_, day, findings_, how);
  warn_if_old(cases, day);
  return cases;
}

Cases Session::earlier_cases_at(Date day, const BuildOptions& how, Cases old) const {
  Diagnostics unsaid;
  return build_cases(records_, histories_, day, unsaid, how, std::move(old));
}

void Session::warn_if_old(const Cases& cases, Date day) {
  constexpr int kFreshDays = 31;
  const Coverage told = coverage_of(cases, law_.readings);
  // Where reviews fell due since, more is said than this.
  if (told.care.stale_on(day) || told.protection.stale_on(day)) return;
  OptDate last = told.care.files_end;
  const OptDate plans = told.protection.files_end;
  if (plans && (!last || *last < *plans)) last = plans;
  if (!last || day.days_since(*last) <= kFreshDays) return;
  findings_.report(Code::d110_extract_old, {}, {}, kNoId,
                   fmt::format("the files end {}, before {}", to_string(*last), to_string(day)));
}

void Session::warn_if_unlikely(const Cases& cases) {
  if (cases.periods.empty()) return;
  const ReviewDates dates = look_at_review_dates(records_, histories_, cases, law_.calendar);
  if (!dates.unlikely()) return;
  const auto percent = [&dates](std::size_t n) { return n * 100 / dates.reviews; };
  findings_.report(
      Code::d115_unlikely_reviews, {}, {}, kNoId,
      fmt::format("of {} reviews {} % are on weekends or bank holidays, and {} % lie outside the"
                  " child's care",
                  grouped(dates.reviews), percent(dates.on_days_off), percent(dates.outside_care)));
}

void Session::tell_extent(const Extent& extent, std::string_view held, std::string_view cases) {
  if (extent.held_before > 0) {
    findings_.report(Code::d112_reviews_not_used, {}, {}, kNoId,
                     fmt::format("{} {} before {}", grouped(extent.held_before),
                                 extent.held_before == 1 ? held.substr(0, held.size() - 1) : held,
                                 to_string(*extent.complete_from)));
  }
  if (extent.held_end) {
    findings_.report(Code::d120_reviews_older, {}, {}, kNoId,
                     fmt::format("the {} end {}, the {} go to {}", held,
                                 to_string(*extent.held_end), cases, to_string(*extent.cases_end)));
  }
}

Coverage Session::coverage(const Cases& cases) {
  Coverage out = coverage_of(cases, law_.readings);
  if (coverage_told_) return out;
  coverage_told_ = true;
  tell_extent(out.care, "reviews", "episodes");
  tell_extent(out.protection, "review conferences", "plans");
  warn_if_unlikely(cases);
  if (cases.latest_reviews_only || cases.latest_conferences_only) {
    findings_.report(Code::d312_latest_review_only, {});
  }
  if (!out.reviews_from() && !out.latest_reviews_only && !cases.periods.empty()) {
    findings_.report(Code::d111_no_reviews, {}, {}, kNoId, "reviews of looked-after children");
  }
  if (!out.conferences_from() && !out.latest_conferences_only && !cases.plans.empty()) {
    findings_.report(Code::d111_no_reviews, {}, {}, kNoId, "review conferences");
  }
  const bool singly = std::any_of(cases.runs.begin(), cases.runs.end(),
                                  [](const Run& r) { return r.regime == Regime::short_break_v3; });
  if (singly) findings_.report(Code::d310_singly_recorded_breaks, {});
  return out;
}

void Session::say_out_of_extent(Code code, const std::string& why) {
  const auto all = std::as_const(findings_).all();
  const bool said = std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) {
    return d.info == &info(code) && d.detail == why;
  });
  if (!said) findings_.report(code, {}, {}, kNoId, why);
}

void Session::note_holidays(Id child, const Cases& cases, const Obligation& o) {
  report_uncertain_holidays(child, o, row_of_case(cases, histories_, o), findings_);
}

std::string Session::place(RowRef row) const {
  if (row.file == RowRef::kNoFile) return {};
  const std::string& file = records_.extracts[row.file].name;
  return row.line == 0 ? file : fmt::format("{}:{}", file, row.line);
}

Output Session::output(Table table) const {
  Output out{{}, std::move(table), {}, {}, {}, {}, {}, {}};
  out.as_at = as_at_;
  out.readings = said_of_law(options_, law_);
  for (const Extract& extract : records_.extracts) out.inputs.push_back(extract.name);
  return out;
}

}  // namespace duly::cli
