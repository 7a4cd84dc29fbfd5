// duly due: one row per open case and duty, or counts by group.

#include "answers/due.hpp"

#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/session.hpp"
#include "duly/calendar_file.hpp"

namespace duly::cli {
namespace {

/// The calendar to go on from, read before any extract is.
std::optional<DayCalendar> calendar_before(const Options& o, Surroundings& surroundings) {
  if (o.since.empty()) return std::nullopt;
  std::variant<DayCalendar, NotACalendar> read =
      read_calendar(read_whole(o.since, surroundings).view());
  if (const auto* wrong = std::get_if<NotACalendar>(&read)) {
    throw Trouble(fmt::format("{}:{}: {}; --since takes a calendar that duly wrote", o.since,
                              wrong->line, wrong->why));
  }
  return std::get<DayCalendar>(std::move(read));
}

void carry_on_from(const DayCalendar& earlier, const Options& o, DayCalendar& now) {
  if (earlier.selection != now.selection) {
    throw WrongUsage("--since " + o.since +
                     ": is of another selection, so that what is over cannot be told from what is"
                     " left out; give the options and the kinds of extract it was made with, or"
                     " leave out --since and begin anew");
  }
  carry_on(earlier, now);
}

void check_calendar(const Options& o) {
  const bool calendar = o.format == "ics";
  if (calendar && !o.by.empty()) {
    throw WrongUsage("--by counts rows, and a calendar (ics) has an event for each; leave out one");
  }
  if (!calendar && !o.since.empty()) {
    throw WrongUsage("--since goes on from a calendar: write one, with -o due.ics or -f ics");
  }
}

answers::DueQuestion question_of(const Options& o, Date as_at) {
  answers::DueQuestion out;
  if (!o.within.empty()) out.within = answers::within_typed(o.within, as_at);
  out.within_typed = o.within;
  out.as_calendar = o.format == "ics";
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
  options.examples("duly due extracts/*.csv --within 28d",
                   "duly due extracts/*.csv --iro IRO2 -o due.ics");
  options.text("--within", "TIME", o.within,
               "Due within this time, and what is overdue: 28d, 4w, 1m");
  options.words("--status", "WORDS", o.statuses, "overdue, due_today, not_yet_due, indeterminate");
  options.text("--child", "ID", o.child, "One child");
  add_duty_option(options, o);
  options.text("--iro", "ID", o.iro, "One reviewing officer");
  options.text("--team", "NAME", o.team, "One team");
  options.repeated("--by", "GROUPS", o.by,
                   "Counts by group instead: duty, month (due), or a group of kpi");
  options.text("--since", "FILE", o.since,
               "The calendar (.ics) to go on from: what moved or ended since is told in the next");
  options.flag("--fail-if-overdue", o.fail_if_overdue, "Exit 4 where a row shown is overdue");
}

int run_due(const Options& options, Surroundings& surroundings) {
  if (options.by.empty()) refuse_inexact(options, "due without --by");
  check_calendar(options);
  const answers::DueQuestion question = question_of(options, as_at_for(options, surroundings));
  const std::optional<DayCalendar> earlier = calendar_before(options, surroundings);
  Session session(options, surroundings, wanted_for(question));
  answers::Answer answer = due_list(session.data(), question);
  if (earlier) carry_on_from(*earlier, options, answer.output.days);
  return session.finish(answer);
}

}  // namespace duly::cli
