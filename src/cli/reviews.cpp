// duly reviews: every obligation of a period, one row each, or counted by group.

#include "answers/reviews.hpp"

#include "answers/question.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void reviews_options(OptionList& options, Options& o) {
  options.examples("duly reviews extracts/*.csv --year 2015-16 --outcome late",
                   "duly reviews extracts/*.csv --month 2015-09 -o reviews.xlsx");
  add_period_options(options, o);
  options.words("--outcome", "WORDS", o.outcomes,
                "on_time, late, overdue, not_yet_due, not_held, indeterminate");
  options.text("--child", "ID", o.child, "One child");
  add_duty_option(options, o);
  options.repeated("--by", "GROUPS", o.by,
                   "Counts by group instead: late_reason, outcome, duty, limit, or a group of kpi");
}

int run_reviews(const Options& options, Surroundings& surroundings) {
  if (options.by.empty()) refuse_inexact(options, "reviews without --by");
  answers::ReviewsQuestion question;
  const Date as_at = as_at_for(options, surroundings);
  question.period = answers::judged(period_typed(options, as_at), as_at);
  question.duties = answers::values_of<Duty>("duty", options.duties, kDutyCount);
  question.outcomes = answers::values_of<Outcome>("outcome", options.outcomes, kOutcomeCount);
  question.child = options.child;
  question.by = one_breakdown(options);
  answers::check_by(question.by);
  Session session(options, surroundings, wanted_for(question));
  return session.finish(review_list(session.data(), question));
}

}  // namespace duly::cli
