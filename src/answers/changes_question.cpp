// What `changes` is asked, and the columns it answers in.

#include <fmt/format.h>

#include "answers/changes.hpp"
#include "answers/columns.hpp"
#include "answers/groups.hpp"
#include "answers/kpi.hpp"
#include "answers/question.hpp"

namespace duly::answers {

std::vector<Column> changes_columns() {
  return {{"measure", ""},
          {"child_id", "child"},
          {"plan_id", "plan"},
          {"before_denominator", "", Align::right, Audience::data_only},
          {"before_numerator", "", Align::right, Audience::data_only},
          {"before_reason", "", Align::left, Audience::data_only},
          {"after_denominator", "", Align::right, Audience::data_only},
          {"after_numerator", "", Align::right, Audience::data_only},
          {"after_reason", "", Align::left, Audience::data_only},
          {"before", "", Align::left, Audience::people_only},
          {"after", "", Align::left, Audience::people_only},
          {"why", ""},
          {"note", ""}};
}

ChangesQuestion changes_question(const ReportingPeriod& period,
                                 const std::vector<std::string>& measures, Date as_at,
                                 OptDate before_as_at) {
  ChangesQuestion out;
  const Date then = before_as_at ? *before_as_at : as_at;
  if (as_at < then) {
    throw WrongQuestion("before-as-at", fmt::format(" {}: after {}, the day of the files after it",
                                                    to_string(then), to_string(as_at)));
  }
  if (before_as_at && then < period.from) {
    throw WrongQuestion("before-as-at", fmt::format(" {}: before {}, when the period begins",
                                                    to_string(then), to_string(period.from)));
  }
  out.before = judged(period, then);
  out.after = judged(period, as_at);
  out.before_to_its_end = !before_as_at;
  out.chosen = measures_typed(measures, {});
  out.named = measures_named(measures, {});
  return out;
}

Wanted wanted_for(const ChangesQuestion& question) {
  return wanted_for(question.chosen, GroupsTyped{});
}

}  // namespace duly::answers
