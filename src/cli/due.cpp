// duly due: one row per open case and duty, or counts by group.

#include "answers/due.hpp"

#include "answers/question.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {
namespace {

answers::DueQuestion question_of(const Options& o, Date as_at) {
  answers::DueQuestion out;
  if (!o.within.empty()) out.within = answers::within_typed(o.within, as_at);
  out.statuses = answers::values_of<DueStatus>("status", o.statuses, answers::kDueStatusCount);
  out.duties = answers::values_of<Duty>("duty", o.duties, kDutyCount);
  out.child = o.child;
  out.officer = o.iro;
  out.team = o.team;
  out.by = one_breakdown(o);
  answers::check_by(out.by);
  out.overdue_is_missed = o.fail_if_overdue;
  return out;
}

}  // namespace

void due_options(OptionList& options, Options& o) {
  options.text("--within", "TIME", o.within,
               "Due within this time, and what is overdue: 28d, 4w, 1m");
  options.words("--status", "WORDS", o.statuses, "overdue, due_today, not_yet_due, indeterminate");
  options.text("--child", "ID", o.child, "One child");
  add_duty_option(options, o);
  options.text("--iro", "ID", o.iro, "One reviewing officer");
  options.text("--team", "NAME", o.team, "One team");
  options.repeated("--by", "GROUPS", o.by,
                   "Counts by group instead: duty, month (due), or a group of kpi");
  options.flag("--fail-if-overdue", o.fail_if_overdue, "Exit 4 where a row shown is overdue");
}

int run_due(const Options& options, Surroundings& surroundings) {
  if (options.by.empty()) refuse_suppress(options, "due without --by");
  const answers::DueQuestion question = question_of(options, as_at_for(options, surroundings));
  Session session(options, surroundings, wanted_for(question));
  return session.finish(due_list(session.data(), question));
}

}  // namespace duly::cli
