// What is done around reviews, where an extract has its dates: the record written up, the check
// half way to the next review, health assessments, personal education plans, permanence.

#include <algorithm>
#include <optional>

#include "duly/care.hpp"
#include "duly/care_dates.hpp"
#include "measures/each_review.hpp"

namespace duly::judging {
namespace {

constexpr std::array<Need, 2> kWritten = {{{"episodes", ""}, {"reviews", "written_up"}}};
constexpr std::array<Need, 2> kMidpoint = {{{"episodes", ""}, {"reviews", "midpoint"}}};
constexpr std::array<Need, 2> kHealth = {{{"episodes", ""}, {"care_dates", "health_date"}}};
constexpr std::array<Need, 2> kEducation = {{{"episodes", ""}, {"care_dates", "pep_date"}}};
constexpr std::array<Need, 2> kPermanence = {{{"episodes", ""}, {"care_dates", "permanence_date"}}};

Date due_after(const MeasureInput& in, RuleId rule, Date anchor) {
  return in.law.last_day(rule, anchor).date;
}

/// Done by the due date; not done and not yet due; or failed.
Reason in_time(OptDate done, Date due, Date today) {
  if (done && *done <= today) return *done <= due ? Reason::on_time : Reason::failed;
  return today < due ? Reason::not_yet_due : Reason::failed;
}

OptDate midpoint_check(const MeasureInput& in, std::uint32_t review) {
  return extra_of(in, in.records.reviews[in.cases.reviews[review].record]).midpoint;
}

/// Calls `look` with the open period of care of a child that is not in short breaks; one that is
/// gets a verdict that leaves it out.
template <class Look>
void if_looked_after(const MeasureInput& in, std::vector<Verdict>& out, const Look& look) {
  const PeriodOfCare* period = open_period(in);
  if (period == nullptr) return;
  const bool breaks = is_short_break(last_regime(in, *period));
  out.push_back(about(in, breaks ? Reason::short_break : look(*period)));
}

/// Reviews held in the period whose record was written within 15 working days.
void judge_record_15wd(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](const Review& row, Verdict v) {
    const Date due = due_after(in, RuleId::review_record, *v.day);
    v.reason = in_time(extra_of(in, row).written_up, due, in.to);
    out.push_back(v);
  });
}

/// Working days from each review held in the period to its record.
void judge_record_days(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](const Review& row, Verdict v) {
    const OptDate written = extra_of(in, row).written_up;
    if (written && *v.day <= *written && *written <= in.to) {
      v.amount = static_cast<std::uint32_t>(in.law.calendar.working_days_between(*v.day, *written));
    } else {
      v.reason = Reason::no_record;
    }
    out.push_back(v);
  });
}

/// Checks due in the period, half way (rounded down) between a review held and the next due date.
void judge_midpoint_checks(const MeasureInput& in, std::vector<Verdict>& out) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    const bool first = o.ordinal == 1;  // counted from a day, not from a review
    if (o.duty != Duty::cla_review || first || !o.anchor || !o.due) continue;
    const Range reviews = in.cases.periods[o.case_index].reviews;
    for (std::uint32_t r = reviews.first; r < reviews.last; ++r) {
      if (in.cases.reviews[r].day != *o.anchor) continue;
      const Date midpoint = o.anchor.or_far().plus_days(o.due.or_far().days_since(*o.anchor) / 2);
      if (!in.in_period(midpoint)) break;
      Verdict verdict = about(in, Reason::reviewed_before_midpoint, midpoint);
      const bool needed = !o.held || midpoint < *o.held;
      if (needed) verdict.reason = in_time(midpoint_check(in, r), midpoint, in.to);
      verdict.because = static_cast<std::uint32_t>(i);
      verdict.review = r;
      out.push_back(verdict);
      break;
    }
  }
}

/// Children with a check due in the period, whose every one was done, in time or later.
void judge_midpoint_children(const MeasureInput& in, std::vector<Verdict>& out) {
  std::vector<Verdict> checks;
  judge_midpoint_checks(in, checks);
  Verdict child = about(in, Reason::reviewed_before_midpoint);
  for (const Verdict& check : checks) {
    if (!counted(check.reason)) continue;
    const OptDate done = midpoint_check(in, check.review);
    const bool is_done = done && *done <= in.to;
    if (child.reason != Reason::not_done) child.reason = is_done ? Reason::done : Reason::not_done;
  }
  if (!checks.empty()) out.push_back(child);
}

/// Looked-after children whose last health assessment is not out of date: six months where that
/// falls before the fifth birthday, else twelve; none yet: by the first review.
void judge_health_assessment(const MeasureInput& in, std::vector<Verdict>& out) {
  if_looked_after(in, out, [&](const PeriodOfCare& period) {
    const OptDate born = in.histories.born[in.child];
    if (!born) return Reason::no_birth_date;
    const OptDate last = in.care_dates.last(in.child, CareEvent::health_assessment, *born, in.to);
    if (!last) {
      return in_time({}, due_after(in, RuleId::first_health_assessment, period.from), in.to);
    }
    Date due = due_after(in, RuleId::health_assessment_under_five, *last);
    if (in.law.rules.birthday(RuleId::yearly_health_assessment, *born) <= due) {
      due = due_after(in, RuleId::health_assessment_from_five, *last);
    }
    if (in.to < due) return Reason::on_time;
    // One of before this period of care gives no less time than none.
    return in_time({}, due_after(in, RuleId::first_health_assessment, period.from), in.to);
  });
}

/// The first day of the term: in January, April or September, whatever a school's own dates are.
Date term_of(Date day) {
  constexpr std::uint32_t kSpring = 1;
  constexpr std::uint32_t kSummer = 4;
  constexpr std::uint32_t kAutumn = 9;
  const std::uint32_t month = day.month();
  const std::uint32_t begins = month < kSummer ? kSpring : month < kAutumn ? kSummer : kAutumn;
  return *Date::make(day.year(), begins, 1);
}

/// The first day from which a plan counts at the end of the period (reading pep_age).
Date plans_count_from(const MeasureInput& in, const PeriodOfCare& period) {
  switch (in.law.readings.pep_age) {
    case PepAge::any: return period.from;
    case PepAge::term: return std::max(period.from, term_of(term_of(in.to).plus_days(-1)));
  }
  return period.from;
}

/// Looked-after children from three years of age with a personal education plan of this period of
/// care.
void judge_pep(const MeasureInput& in, std::vector<Verdict>& out) {
  if_looked_after(in, out, [&](const PeriodOfCare& period) {
    const OptDate born = in.histories.born[in.child];
    if (!born) return Reason::no_birth_date;
    if (in.to < in.law.rules.birthday(RuleId::education_plan, *born)) return Reason::under_three;
    if (in.care_dates.last(in.child, CareEvent::education_plan, plans_count_from(in, period),
                           in.to)) {
      return Reason::on_time;
    }
    return in_time({}, due_after(in, RuleId::first_education_plan, period.from), in.to);
  });
}

/// Second reviews held in the period by which a permanence plan was made.
void judge_permanence(const MeasureInput& in, std::vector<Verdict>& out) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cla_review || !in.in_period(o.held)) continue;
    if (o.ordinal != 0 && o.ordinal != 2) continue;
    Verdict verdict = about(in, Reason::ordinal_not_known, o.held);
    verdict.because = static_cast<std::uint32_t>(i);
    verdict.review = o.met_by;
    if (o.ordinal == 2) {
      const Date began = in.cases.periods[o.case_index].from;
      const OptDate planned =
          in.care_dates.last(in.child, CareEvent::permanence_plan, began, *o.held);
      verdict.reason = planned ? Reason::on_time : Reason::failed;
    }
    out.push_back(verdict);
  }
}

constexpr std::array kMeasures = {
    Measure{.id = "record_15wd",
            .title = "Review records written within 15 working days",
            .unit = "review",
            .numerator = "records written within 15 working days of the review",
            .denominator = "reviews held in the period whose record was due, or written",
            .citation = "iro-handbook",
            .judge = judge_record_15wd,
            .events = true,
            .needs = Needs(kWritten),
            .details = true,
            .identities = {kReviewsOfDuties}},
    Measure{
        .id = "record_days",
        .title = "Mean working days to the review record",
        .unit = "review",
        .numerator = "working days from the reviews to their records",
        .denominator = "reviews held in the period whose record was written by its end",
        .citation = "iro-handbook",
        .judge = judge_record_days,
        .shape = Shape::mean,
        .events = true,
        .needs = Needs(kWritten),
        .details = true,
        .identities = {kEveryReview, kReviewsOfDuties, "record_15wd.denominator >= denominator",
                       "denominator >= record_15wd.numerator", "excluded >= record_15wd.excluded"}},
    Measure{.id = "midpoint_checks",
            .title = "Checks between reviews done in time",
            .unit = "check",
            .numerator = "checks done by half way to the next due date",
            .denominator = "checks due in the period",
            .citation = "iro-handbook",
            .duties = only(Duty::cla_review),
            .judge = judge_midpoint_checks,
            .events = true,
            .needs = Needs(kMidpoint),
            .details = true},
    Measure{.id = "midpoint_children",
            .title = "Children whose checks between reviews were all done",
            .unit = "child",
            .numerator = "children whose every check due in the period was done, in time or later",
            .denominator = "children with a check due in the period",
            .citation = "iro-handbook",
            .duties = only(Duty::cla_review),
            .judge = judge_midpoint_children,
            .needs = Needs(kMidpoint),
            .details = true},
    Measure{.id = "health_assessment",
            .title = "Health assessments up to date",
            .unit = "child",
            .numerator = "children whose last health assessment is not out of date",
            .denominator = "children looked after at the end of the period",
            .citation = "health-guidance",
            .judge = judge_health_assessment,
            .needs = Needs(kHealth),
            .details = true,
            .identities = {"cla_at_end.excluded = [short_break]",
                           "NI63[no_birth_date] = [no_birth_date]",
                           "cla_at_end.numerator + cla_at_end.excluded = denominator + excluded",
                           "excluded >= cla_at_end.excluded", "NI63.excluded >= excluded"}},
    Measure{.id = "pep",
            .title = "Personal education plans made",
            .unit = "child",
            .numerator = "children with a personal education plan of this period of care",
            .denominator = "children aged three or more looked after at the end of the period",
            .citation = "education-guidance",
            .judge = judge_pep,
            .needs = Needs(kEducation),
            .details = true,
            .identities = {"cla_at_end.excluded = [short_break]",
                           "NI63[no_birth_date] = [no_birth_date]",
                           "cla_at_end.numerator + cla_at_end.excluded = denominator + excluded",
                           "excluded >= cla_at_end.excluded", "NI63.excluded >= excluded"}},
    Measure{.id = "permanence",
            .title = "Permanence plan by the second review",
            .unit = "review",
            .numerator = "second reviews by which a permanence plan was made",
            .denominator = "second reviews held in the period",
            .citation = "section-5",
            .duties = only(Duty::cla_review),
            .judge = judge_permanence,
            .events = true,
            .needs = Needs(kPermanence),
            .details = true,
            .identities = {"cla_first_review_on_time.excluded = excluded",
                           "denominator = cla_second_review_on_time.denominator"
                           " + cla_second_review_on_time.indeterminate",
                           "cla_reviews_on_time.denominator >= denominator",
                           "cla_obligations_met.denominator >= denominator"}}};

}  // namespace

std::span<const Measure> practice() {
  return kMeasures;
}

}  // namespace duly::judging
