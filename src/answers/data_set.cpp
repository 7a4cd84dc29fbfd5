#include "answers/data_set.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/text.hpp"
#include "duly/worker_hours.hpp"

namespace duly::answers {
namespace {

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

/// The reading that decides how cases are built.
BuildOptions under(const Readings& readings, const Setting& setting, BuildOptions how) {
  if (how.threads == 0) how.threads = setting.threads;
  how.last_meetings = readings.review_day == ReviewDay::completed;
  return how;
}

}  // namespace

DataSet::DataSet(Read read, LawAsked law, const Setting& setting, const Wanted& wanted,
                 std::optional<Pseudonyms> pseudonyms)
    : setting_(setting),
      asked_(std::move(law)),
      law_notes_(setting.for_data, asked_.preset, asked_.law.readings),
      pseudonyms_(std::move(pseudonyms)),
      headings_(std::move(read.headings)),
      records_(std::move(read.records)),
      findings_(std::move(read.findings)) {
  join_ids();
  hide_ids();
  const GatherOptions how{setting_.as_at, setting_.repair, wanted.checks, wanted.profile,
                          setting_.threads};
  histories_ = gather(records_, how, findings_);
  files_begin_ = duly::files_begin(histories_);
}

void DataSet::join_ids() {
  if (setting_.loose_ids) {
    const IdShown shown = pseudonyms_ ? IdShown::in_loose_form : IdShown::as_written;
    const std::optional<SharedId> shared = compare_ids_loosely(records_, findings_, shown);
    if (shared) {
      throw WrongFiles(
          fmt::format("{} and {}: two ids that --ids loose would take for one; correct them, or"
                      " compare ids as they are written (--ids exact)",
                      place(shared->first), place(shared->second)));
    }
  }
  join_tables(records_, findings_);
  not_joining_ = report_odd_ids(records_, findings_);
  report_workers(records_, findings_);
}

void DataSet::hide_ids() {
  if (pseudonyms_ && !use_pseudonyms(records_, *pseudonyms_)) {
    throw WrongFiles("two ids come to one pseudonym; use another key");
  }
}

Id DataSet::child_named(const std::string& typed) const {
  if (typed.empty()) return kNoId;
  const bool loose = setting_.loose_ids;
  const std::string form = loose ? loose_form(typed) : typed;
  Id found = records_.children.find(typed);
  if (found == kNoId && pseudonyms_) found = records_.children.find(pseudonyms_->of_child(form));
  for (Id child = 0; loose && found == kNoId && child < records_.children.size(); ++child) {
    if (loose_form(records_.children[child]) == form) found = child;
  }
  if (found == kNoId) found = only_child_but_for_case(records_.children, typed);
  if (found != kNoId) return found;
  const std::string shown = pseudonyms_ ? "of that id" : "'" + typed + "'";
  throw WrongQuestion("child", ": no child " + shown + " in the files");
}

std::shared_ptr<const Cases> DataSet::cases_at(Date day, const BuildOptions& how) {
  const bool kept = kept_ != nullptr && kept_->as_at == day &&
                    (kept_initial_conferences_ || !how.initial_conferences);
  if (kept) return kept_;
  Diagnostics unsaid;
  const bool first = kept_ == nullptr;
  kept_ = std::make_shared<const Cases>(build_cases(records_, histories_, day,
                                                    first ? findings_ : unsaid,
                                                    under(asked_.law.readings, setting_, how)));
  kept_initial_conferences_ = how.initial_conferences;
  if (first) warn_if_old(*kept_, day);
  return kept_;
}

Cases DataSet::earlier_cases_at(Date day, const BuildOptions& how, Cases old) const {
  Diagnostics unsaid;
  return build_cases(records_, histories_, day, unsaid, under(asked_.law.readings, setting_, how),
                     std::move(old));
}

Cases DataSet::cases_under(const Readings& readings, Date day) const {
  Diagnostics unsaid;
  return build_cases(records_, histories_, day, unsaid, under(readings, setting_, {}));
}

void DataSet::warn_if_old(const Cases& cases, Date day) {
  constexpr int kFreshDays = 31;
  const Coverage told = coverage_of(cases, asked_.law.readings);
  // Where reviews fell due since, more is said than this.
  if (told.care.stale_on(day) || told.protection.stale_on(day)) return;
  OptDate last = told.care.files_end;
  const OptDate plans = told.protection.files_end;
  if (plans && (!last || *last < *plans)) last = plans;
  if (!last || day.days_since(*last) <= kFreshDays) return;
  findings_.report(Code::d110_extract_old, {}, {}, kNoId,
                   fmt::format("the files end {}, before {}", to_string(*last), to_string(day)));
}

void DataSet::warn_if_unlikely(const Cases& cases) {
  if (cases.periods.empty()) return;
  const ReviewDates dates = look_at_review_dates(records_, histories_, cases, asked_.law.calendar);
  if (!dates.unlikely()) return;
  const auto percent = [&dates](std::size_t n) { return n * 100 / dates.reviews; };
  findings_.report(
      Code::d115_unlikely_reviews, {}, {}, kNoId,
      fmt::format("of {} reviews {} % are on weekends or bank holidays, and {} % lie outside the"
                  " child's care",
                  grouped(dates.reviews), percent(dates.on_days_off), percent(dates.outside_care)));
}

void DataSet::tell_extent(const Extent& extent, std::string_view held, std::string_view cases) {
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

Coverage DataSet::coverage(const Cases& cases) {
  Coverage out = coverage_of(cases, asked_.law.readings);
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

void DataSet::say_out_of_extent(Code code, const std::string& why) {
  const auto all = std::as_const(findings_).all();
  const bool said = std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) {
    return d.info == &info(code) && d.detail == why;
  });
  if (!said) findings_.report(code, {}, {}, kNoId, why);
}

void DataSet::note_holidays(Id child, const Cases& cases, const Obligation& o) {
  report_uncertain_holidays(child, o, row_of_case(cases, histories_, o), findings_);
}

std::string DataSet::place(RowRef row) const {
  if (row.file == RowRef::kNoFile) return {};
  const std::string& file = records_.extracts[row.file].name;
  return row.line == 0 ? file : fmt::format("{}:{}", file, row.line);
}

std::uint16_t DataSet::add_side_file(std::string name, std::size_t rows, std::size_t left_out) {
  Extract& file = records_.extracts.emplace_back();
  file.name = std::move(name);
  file.rows = rows;
  file.left_out = left_out;
  return static_cast<std::uint16_t>(records_.extracts.size() - 1);
}

void DataSet::say_nothing_to_judge(std::string what) {
  findings_.report(Code::d113_nothing_to_judge, {}, {}, kNoId, std::move(what));
}

Output DataSet::output(Table table) const {
  Output out = plain_output(std::move(table));
  out.as_at = setting_.as_at;
  out.readings = asked_.said;
  for (const Extract& extract : records_.extracts) out.inputs.push_back(extract.name);
  return out;
}

Output plain_output(Table table) {
  return {{}, std::move(table), {}, {}, {}, {}, {}, {}, {}, {}};
}

}  // namespace duly::answers
