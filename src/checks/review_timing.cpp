// Reviews of looked-after children that are late, missing or held on days off. Whether a review is
// late is said by the obligation it met: no limit stands here.

#include <algorithm>

#include "checks/look.hpp"
#include "duly/care.hpp"

namespace duly::checks {
namespace {

const PeriodOfCare& period_of(const Look& look, const Obligation& o) {
  return look.world.cases.periods[o.case_index];
}

RowRef row_of(const Look& look, const Held& held) {
  return look.world.records.reviews[held.record].row;
}

/// Reports a review that was not held: at the period's last review; without one, at the start of
/// care.
void found_missed(const Look& look, const Obligation& o, std::string detail) {
  const PeriodOfCare& period = period_of(look, o);
  const auto reviews = look.world.cases.reviews_of(period.reviews);
  if (reviews.empty()) {
    look.found(period.row, "DECOM", std::move(detail));
  } else {
    look.found(row_of(look, reviews.back()), "REVIEW", std::move(detail));
  }
}

/// "due 2026-02-26, 2 days late", as far as it is known.
std::string due_and_days(const Obligation& o) {
  std::string out;
  if (o.due) out = "due " + to_string(*o.due);
  if (o.days_late) {
    out += ", " + std::to_string(*o.days_late) + (*o.days_late == 1 ? " day late" : " days late");
  }
  return out;
}

bool is_late(const Obligation& o) {
  return o.duty == Duty::cla_review && o.outcome == Outcome::late;
}

/// The due date has passed and nothing was held for it.
bool is_missed(const Obligation& o) {
  const bool passed = o.outcome == Outcome::overdue || o.outcome == Outcome::not_held;
  return o.duty == Duty::cla_review && passed;
}

void found_late(const Look& look, const Obligation& o) {
  look.found(row_of(look, look.world.cases.reviews[o.met_by]), "REVIEW", due_and_days(o));
}

/// N05: the first review fell due, and no review at all is in the period of care.
void no_review_at_all(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (!is_missed(o) || !period_of(look, o).reviews.empty()) continue;
    found_missed(look, o, due_and_days(o));
  }
}

/// N06: the first review was late.
void first_review_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (is_late(o) && o.ordinal == 1) found_late(look, o);
  }
}

/// N07: the second review was late, counted from the first.
void second_review_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (is_late(o) && o.ordinal == 2) found_late(look, o);
  }
}

/// N08: a later review was late, counted from the one before; so is one whose place in the chain is
/// not known but which is late under every limit it may have.
void later_review_late(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (is_late(o) && o.ordinal != 1 && o.ordinal != 2) found_late(look, o);
  }
}

/// N09: a review is overdue on the day asked about.
void review_overdue(const Look& look) {
  for (const Obligation& o : look.obligations) {
    if (!is_missed(o) || o.outcome != Outcome::overdue) continue;
    found_missed(look, o, due_and_days(o));
  }
}

/// N10: after the last review one more fell due before care ended, and never was.
void review_that_never_was(const Look& look) {
  for (const Obligation& o : look.obligations) {
    const bool after_another = is_missed(o) && !period_of(look, o).reviews.empty();
    if (!after_another || o.outcome != Outcome::not_held) continue;
    found_missed(look, o, due_and_days(o));
  }
}

/// N11: a review on a Saturday, a Sunday or a bank holiday.
void review_on_a_day_off(const Look& look) {
  for (const Review* r : look.reviews) {
    if (!look.world.law.calendar.is_working_day(*r->held)) look.found(r->row, "REVIEW");
  }
}

/// N41: an adjourned review, the last meeting of which came too long after the first.
void adjourned_too_long(const Look& look) {
  for (const Review* r : look.reviews) {
    const Date last = look.world.law.last_day(RuleId::adjourned_review, *r->held).date;
    const Date completed = last_meeting(look.world.records, *r);
    if (completed <= last) continue;
    look.found(r->row, "completed_date", "within the time to " + to_string(last));
  }
}

/// Was the child looked after, other than in short breaks, on every day of `year`?
bool in_care_throughout(const Look& look, const PeriodOfCare& period, Period year) {
  if (year.from < period.from || period.until.or_far() < *year.until) return false;
  const auto runs = look.world.cases.runs_of(period);
  return std::none_of(runs.begin(), runs.end(), [year](const Run& run) {
    const bool in_year = run.from < *year.until && year.from < run.until.or_far();
    const bool short_break =
        run.regime == Regime::short_break_v3 || run.regime == Regime::short_break_v4;
    return in_year && short_break;
  });
}

/// N14: the child's reviews stop, though care went on through a whole later year of which other
/// children's reviews are loaded.
void reviews_stop(const Look& look) {
  constexpr int kMonthsOfYear = 12;
  for (const PeriodOfCare& period : look.periods) {
    const auto reviews = look.world.cases.reviews_of(period.reviews);
    if (reviews.empty()) continue;
    for (const Date from : look.world.care.covered) {
      if (from <= reviews.back().day) continue;
      const Period year{from, add_months(from, kMonthsOfYear)};
      const bool over = *year.until <= look.world.as_at().plus_days(1);
      if (!over || !in_care_throughout(look, period, year)) continue;
      look.found(row_of(look, reviews.back()), "REVIEW");
      break;
    }
  }
}

/// N19: the period of care began before reviews are complete, so its first review cannot be judged.
void began_before_reviews(const Look& look) {
  const OptDate complete = look.world.care.complete_from;
  if (!complete) return;
  for (const PeriodOfCare& period : look.periods) {
    if (period.from < *complete && *complete < period.until.or_far()) {
      look.found(period.row, "DECOM", "reviews are complete from " + to_string(*complete));
    }
  }
}

}  // namespace

std::vector<Check> review_timing_checks() {
  return {
      {{"N05", Severity::warning, "the first review has fallen due and there is no review at all",
        "add the reviews that were held, or hold the first one", "DECOM, REVIEW"},
       "episodes reviews",
       no_review_at_all},
      {{"N06", Severity::note, "the first review was late",
        "check its date and the first day of care", "DECOM, REVIEW"},
       "reviews episodes",
       first_review_late},
      {{"N07", Severity::note, "the second review was late, counted from the first one held",
        "check both dates", "REVIEW"},
       "reviews episodes",
       second_review_late},
      {{"N08", Severity::note, "a later review was late, counted from the one held before",
        "check both dates; a review between them may be missing", "REVIEW"},
       "reviews episodes",
       later_review_late},
      {{"N09", Severity::note, "a review is overdue on the day of the extract",
        "add the review if it was held, or hold it", "REVIEW"},
       "episodes reviews",
       review_overdue},
      {{"N10", Severity::warning,
        "a review fell due after the last one and before care ended, and was never held",
        "add the review if it was held; check the day care ended", "REVIEW, DEC"},
       "reviews episodes",
       review_that_never_was},
      {{"N11", Severity::note, "a review on a weekend or bank holiday",
        "check the date; nothing, if it was held that day", "REVIEW"},
       "reviews",
       review_on_a_day_off},
      {{"N41", Severity::warning,
        "the last meeting of an adjourned review was more than 20 working days after the first",
        "check both dates; two reviews far apart are two, a row each", "REVIEW, completed_date"},
       "reviews.completed",
       adjourned_too_long},
      {{"N14", Severity::warning,
        "the reviews stop, though the child stayed in care for a whole year after",
        "add the later reviews, or the end of care", "REVIEW, DECOM, DEC"},
       "reviews episodes",
       reviews_stop},
      {{"N19", Severity::note,
        "care began before the first year of reviews loaded: the first review cannot be judged",
        "load the reviews of the years before", "DECOM"},
       "episodes reviews",
       began_before_reviews},
  };
}

}  // namespace duly::checks
