#include "answers/wording.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "answers/extent.hpp"
#include "answers/needed.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::answers {
namespace {

struct RemarkText {
  Remark remark;
  std::string_view text;
};
constexpr std::array kRemarks = {
    RemarkText{kResumed, "six months from the last review of any kind"},
    RemarkText{kNoReviewsLoaded, "no reviews loaded"},
    RemarkText{kLatestPossible, "latest possible due date"},
    RemarkText{kAbsentFromNewer, "absent from the newer extract"},
    RemarkText{kHistoryIncomplete, "earlier reviews are not in the files"},
    RemarkText{kProvisionalHolidays,
               "provisional: counts days of years whose bank holidays are not"
               " yet certain"},
    RemarkText{kMissingHolidays, "counts days of years whose bank holidays are not known"},
    RemarkText{kRelaxedRules, "relaxed rules, 24 April to 25 September 2020"},
};

/// What went on after a while.
std::string resumed_words(Duty duty) {
  return duty == Duty::cla_review ? "ordinary care resumed: " : "goes on after a return: ";
}

constexpr std::string_view kNotSuccessive =
    "the returns do not look like successive ones of one authority";

/// Is no review of the duties that the measure looks at in the files?
bool none_held(const DataSet& data, const Measure& measure) {
  for (std::size_t i = 0; i < kDutyCount; ++i) {
    const Duty duty = static_cast<Duty>(i);
    const bool looked_at = (measure.duties & only(duty)) != 0;
    if (looked_at && is_there(data, needed_for_held(info(duty).of))) return false;
  }
  return true;
}

}  // namespace

std::string_view words_of(Remark remark) {
  const auto* const found =
      std::find_if(kRemarks.begin(), kRemarks.end(),
                   [remark](const RemarkText& r) { return r.remark == remark; });
  return found == kRemarks.end() ? std::string_view() : found->text;
}

std::string link_in_words(const Obligation& o) {
  const std::string nth = o.ordinal > 0 ? fmt::format("no {}, ", o.ordinal) : std::string();
  if (!o.due) return o.held ? "held " + to_string(*o.held) : "earlier reviews are not in the files";
  if (!o.held) return fmt::format("{}due {}, not held", nth, to_string(*o.due));
  const std::string late =
      o.days_late ? fmt::format(", {} {} late", *o.days_late, *o.days_late == 1 ? "day" : "days")
                  : std::string();
  return fmt::format("{}due {}, held {}{}", nth, to_string(*o.due), to_string(*o.held), late);
}

std::string limit_of(const DataSet& data, const Obligation& o) {
  if ((o.remarks & kTwoLimits) != 0 && o.anchor) {
    const RuleBook& rules = data.law().rules;
    const DutyInfo& duty = info(o.duty);
    return rules.in_force(duty.second.rule, *o.anchor).text + " or " +
           rules.in_force(duty.later.rule, *o.anchor).text;
  }
  return o.limit == nullptr ? std::string() : o.limit->text;
}

OptDate first_day_in_time(const Law& law, const DutyInfo& duty, Date anchor) {
  return duty.not_before ? OptDate(law.last_day(duty.not_before->rule, anchor).date) : OptDate();
}

CaseOf case_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  switch (info(o.duty).of) {
    case CaseSort::period_of_care: {
      const PeriodOfCare& p = cases.periods[o.case_index];
      return {p.from, p.until, kNoId, false, p.row};
    }
    case CaseSort::plan: {
      const Plan& p = cases.plans[o.case_index];
      const PlanRow& row = data.histories().plans[p.record];
      return {p.from, p.until, row.plan_id, row.temporary, row.row};
    }
    case CaseSort::enquiry: {
      const StrategyDiscussion& s = cases.discussions[o.case_index];
      return {s.day, {}, kNoId, false, s.row};
    }
  }
  std::abort();
}

std::string doubt_of(const DataSet& data, Duty duty) {
  const NotJoining& not_joining = data.not_joining();
  std::string out;
  if (of_care(duty)) {
    if (not_joining.reviews) add_to_note(out, "many reviews name children without episodes");
    if (data.histories().repairs.not_successive) add_to_note(out, kNotSuccessive);
  }
  if (duty == Duty::cp_review && not_joining.conferences) {
    add_to_note(out, "many reviews name children without plans");
  }
  if (duty == Duty::icpc && not_joining.initial_conferences) {
    add_to_note(out, "many initial conferences name children without an enquiry");
  }
  return out;
}

std::string doubt_of(const DataSet& data, const Measure& measure) {
  std::string out;
  const auto add = [&out](std::string_view text) {  // several duties may have it
    if (out.find(text) == std::string::npos) add_to_note(out, text);
  };
  for (std::size_t i = 0; i < kDutyCount; ++i) {
    const Duty duty = static_cast<Duty>(i);
    if ((measure.duties & only(duty)) != 0) add(doubt_of(data, duty));
  }
  const auto needs = [&measure](std::string_view kind) {
    return std::any_of(measure.needs.begin(), measure.needs.end(),
                       [kind](const Need& n) { return n.kind == kind; });
  };
  if (needs("enquiries")) add(doubt_of(data, Duty::icpc));
  if (needs("care_dates") && data.not_joining().care_dates) {
    add("many dates name children without episodes");
  }
  if (needs("episodes") && data.histories().repairs.not_successive) add(kNotSuccessive);
  return out;
}

std::string why_indeterminate(const DataSet& data, const Coverage& coverage, const Measure& measure,
                              const Tally& tally) {
  std::string out;
  if (tally.indeterminate == 0) return out;
  const bool plans = (measure.duties & only(Duty::cp_review)) != 0;
  const bool absent = plans && data.histories().repairs.plans_absent > 0;
  if (absent) out = fmt::format("some plans are {}", words_of(kAbsentFromNewer));
  if (tally.too_uncertain() && reviews_end(coverage, measure.duties).empty()) {
    add_to_note(out, absent                     ? "too many indeterminate"
                     : none_held(data, measure) ? "too many indeterminate: no reviews are loaded"
                                                : "too many indeterminate: load the year before");
  }
  return out;
}

RowRef source_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  if (!o.held) return case_of(data, cases, o).row;
  switch (info(o.duty).of) {
    case CaseSort::period_of_care:
      return data.records().reviews[cases.reviews[o.met_by].record].row;
    case CaseSort::plan: return data.records().conferences[cases.conferences[o.met_by].record].row;
    case CaseSort::enquiry: return cases.discussions[o.met_by].icpc_row;
  }
  std::abort();
}

namespace {

const ReviewExtra* extra_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  if (!o.held || !of_care(o.duty)) return nullptr;
  return &data.records()
              .review_extras[data.records().reviews[cases.reviews[o.met_by].record].extra];
}

/// The conference held, where it stands in a table of conferences.
const ConferenceExtra* conference_extra_of(const DataSet& data, const Cases& cases,
                                           const Obligation& o) {
  if (!o.held || of_care(o.duty)) return nullptr;
  const std::uint32_t record = o.duty == Duty::cp_review ? cases.conferences[o.met_by].record
                                                         : cases.discussions[o.met_by].icpc_record;
  if (record == kNoPlace) return nullptr;
  return &data.records().conference_extras[data.records().conferences[record].extra];
}

}  // namespace

std::string_view late_reason_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  if (const ReviewExtra* review = extra_of(data, cases, o)) return data.word(review->late_reason);
  const ConferenceExtra* conference = conference_extra_of(data, cases, o);
  return conference == nullptr ? std::string_view() : data.word(conference->late_reason);
}

OptDate completed_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  const ReviewExtra* extra = extra_of(data, cases, o);
  const bool later = extra != nullptr && extra->completed && *o.held < *extra->completed;
  return later ? extra->completed : OptDate();
}

std::string_view holidays_note(unsigned remarks) {
  for (const RemarkText& r : kRemarks) {
    const bool holidays = r.remark == kProvisionalHolidays || r.remark == kMissingHolidays;
    if (holidays && (remarks & r.remark) != 0) return r.text;
  }
  return {};
}

std::string note_of(const DataSet& data, const Cases& cases, const Obligation& o) {
  std::string out;
  const auto add = [&out](std::string_view text) { add_to_note(out, text); };
  if (o.open && o.earliest && o.latest) {
    add(fmt::format("due {} or {}: which limit applies is not known", to_string(*o.earliest),
                    to_string(*o.latest)));
  } else if ((o.remarks & kTwoLimits) != 0) {
    add("which of two limits applies is not known");
  }
  if (o.told_to) {
    add(fmt::format("the {} in the files end {}",
                    o.duty == Duty::cp_review ? "review conferences" : "reviews",
                    to_string(*o.told_to)));
  }
  for (const RemarkText& r : kRemarks) {
    if ((o.remarks & r.remark) == 0) continue;
    add(r.remark == kResumed ? resumed_words(o.duty) + std::string(r.text) : std::string(r.text));
  }
  const OptDate not_before =
      o.anchor && !o.held ? first_day_in_time(data.law(), info(o.duty), *o.anchor) : OptDate();
  if (not_before) add("not before " + to_string(*not_before));
  if (of_care(o.duty) && cases.periods[o.case_index].unknown_end) add("unknown end");
  if (case_of(data, cases, o).temporary) add("temporary: held for another authority");
  add(doubt_of(data, o.duty));
  add(data.law_notes().of(o.duty));
  return out;
}

std::string year_month(Date day) {
  constexpr std::size_t kIsoMonth = 7;  // yyyy-mm
  return to_string(day).substr(0, kIsoMonth);
}

std::string one_decimal(const Cell& value) {
  const auto* tenths = std::get_if<Tenths>(&value);
  if (tenths == nullptr) return "no value";
  return fmt::format("{}.{}", tenths->tenths / 10, tenths->tenths % 10);
}

Cell cell(OptDate d) {
  return d ? Cell(*d) : Cell();
}
Cell cell(std::string_view text) {
  return text.empty() ? Cell() : Cell(text);
}
Cell cell(const std::optional<int>& n) {
  return n ? Cell(std::int64_t{*n}) : Cell();
}
Cell ordinal_cell(const Obligation& o) {
  return o.ordinal == 0 ? Cell() : Cell(std::int64_t{o.ordinal});
}

}  // namespace duly::answers
