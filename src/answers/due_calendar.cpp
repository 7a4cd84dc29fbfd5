#include "answers/due_calendar.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "answers/selection.hpp"
#include "duly/ascii.hpp"
#include "duly/duty.hpp"
#include "duly/text.hpp"

namespace duly::answers {
namespace {

/// An id in letters, digits and "-" alone; other bytes as _2F. No two ids come to one.
std::string safe_in_uid(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (is_letter_or_digit(c) || c == '-') {
      out += c;
    } else {
      out += fmt::format("_{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// "Review due: A1001 (first review)": ids alone, for calendars are seen over shoulders.
std::string summary_of(const DueEvent& due) {
  const DutyInfo& duty = info(due.obligation.duty);
  std::string out = fmt::format("{} due: {}", capitalised(duty.step), due.child);
  const unsigned nth = due.obligation.ordinal;
  if (duty.once || nth == 0) return out;
  if (nth == 1) return out + fmt::format(" (first {})", duty.step);
  if (nth == 2) return out + fmt::format(" (second {})", duty.step);
  return out + fmt::format(" ({} no {})", duty.step, nth);
}

std::string description_of(const DueEvent& due, Date as_at) {
  std::string status(name(due.today.status));
  std::replace(status.begin(), status.end(), '_', ' ');
  std::string out;
  if (due.book_by) out += fmt::format("Book by {}\n", in_words(*due.book_by));
  out += fmt::format("Case began {}\n{} on {}", in_words(due.case_start), capitalised(status),
                     in_words(as_at));
  if (!due.note.empty()) out += "\n" + capitalised(due.note);
  return out;
}

/// What is asked for, in a fixed order: "within 28d; team North".
std::string asked_in_words(const DueQuestion& question, const AskedAbout& about) {
  std::string out;
  const auto add = [&out](std::string_view word, std::string_view value) {
    if (!value.empty()) add_to_note(out, fmt::format("{} {}", word, value));
  };
  const auto listed = [&add](std::string_view word, const auto& asked, std::size_t count) {
    using Value = typename std::remove_cvref_t<decltype(asked)>::value_type;
    for (std::size_t i = 0; i < count; ++i) {
      const auto value = static_cast<Value>(i);
      if (std::find(asked.begin(), asked.end(), value) != asked.end()) add(word, name(value));
    }
  };
  add("within", question.within_typed);
  listed("status", question.statuses, kDueStatusCount);
  listed("duty", question.duties, kDutyCount);
  add("child", about.child);
  add("officer", about.officer);
  add("team", about.team);
  return out;
}

/// What the files hold. Where a sort of case is loaded no more, none of its events is over.
std::string held_in_words(const DataSet& data) {
  constexpr std::array kSorts = {std::pair{CaseSort::period_of_care, "care"},
                                 std::pair{CaseSort::plan, "plans"},
                                 std::pair{CaseSort::enquiry, "enquiries"}};
  std::string out;
  for (const auto& [sort, words] : kSorts) {
    if (why_no_cases(data, sort).empty()) out += (out.empty() ? "" : ", ") + std::string(words);
  }
  return out.empty() ? "nothing" : out;
}

}  // namespace

DayEvent day_event(const DueEvent& due, Date as_at) {
  DayEvent out;
  out.uid = fmt::format("{}.{}.{}", safe_in_uid(due.child), name(due.obligation.duty),
                        to_string(due.case_start));
  out.day = due.today.due;
  out.summary = summary_of(due);
  out.description = description_of(due, as_at);
  return out;
}

DayCalendar due_calendar(const DataSet& data, const DueQuestion& question,
                         const AskedAbout& about) {
  DayCalendar out;
  const std::string asked = asked_in_words(question, about);
  out.name = "Reviews due" + (asked.empty() ? std::string() : ": " + asked);
  out.selection = asked;
  add_to_note(out.selection, "files of " + held_in_words(data));
  // Names and pseudonyms never stand in one calendar: the names would be told as cancelled.
  if (data.hides_ids()) add_to_note(out.selection, "pseudonyms");
  return out;
}

void add_events(std::vector<DayEvent> events, DayCalendar& calendar) {
  std::map<std::string, std::size_t> seen;
  for (DayEvent& event : events) {
    const std::size_t before = seen[event.uid]++;
    if (before > 0) event.uid += fmt::format(".{}", before + 1);
    event.uid += kUidEnd;
    calendar.events.push_back(std::move(event));
  }
  std::sort(calendar.events.begin(), calendar.events.end(),
            [](const DayEvent& a, const DayEvent& b) { return a.uid < b.uid; });
}

}  // namespace duly::answers
