// Calendars read after anything was done to their bytes: refused, or read as what a writer could
// have written; and calendars that follow one another.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>

#include "duly/calendar_file.hpp"
#include "support/calendars.hpp"
#include "support/made.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

DayEvent made_event(Made& made, int number) {
  DayEvent out;
  out.uid = "A" + std::to_string(1000 + number) + ".cla_review.2016-01-04@duly";
  if (!made.one_in(8)) out.day = day("2016-03-01").plus_days(made.below(5));
  out.summary = made.one_of({"Review due: A1", "a;b,c\\d", "Zo\xC3\xAB", ""});
  for (int i = made.below(80); i > 0; --i) out.summary += made.one_of({"x", "\xE2\x82\xAC", ","});
  out.description = made.one_of({"one\ntwo", "Book by\n\n", "\\n"});
  return out;
}

/// Some of twenty events, in the order of their uids.
DayCalendar made_calendar(Made& made) {
  DayCalendar out{"Reviews due", "files of care", {}};
  for (int i = 0; i < 20; ++i) {
    if (made.one_in(2)) out.events.push_back(made_event(made, i));
  }
  return out;
}

/// Another byte, one less, one more, a line twice or a line lost.
void spoil(Made& made, std::string& text) {
  if (text.empty()) return;
  const auto at = static_cast<std::size_t>(made.below(static_cast<int>(text.size())));
  const std::size_t line = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
  const std::size_t size = std::min(text.find('\n', line), text.size() - 1) - line + 1;
  switch (made.below(5)) {
    case 0: text[at] = static_cast<char>(made.below(256)); break;
    case 1: text.erase(at, 1); break;
    case 2: text.insert(at, 1, static_cast<char>(made.below(256))); break;
    case 3: text.insert(line, text.substr(line, size)); break;
    default: text.erase(line, size);
  }
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE(
      "a spoilt calendar is refused with its line, or is one that reads the same when written") {
    std::size_t refused = 0;
    std::size_t read = 0;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
      CAPTURE(seed);
      Made made(seed);
      std::string text = as_ics(made_calendar(made));
      for (int i = 1 + made.below(4); i > 0; --i) spoil(made, text);
      const std::variant<DayCalendar, NotACalendar> found = read_calendar(text);
      if (const auto* wrong = std::get_if<NotACalendar>(&found)) {
        ++refused;
        CHECK(!wrong->why.empty());
        CHECK(wrong->line <= text.size());
        continue;
      }
      ++read;
      const DayCalendar& first = std::get<DayCalendar>(found);
      const std::string written = as_ics(first);
      CHECK(told(ics_read(written)) == told(first));
      CHECK(as_ics(ics_read(written)) == written);
    }
    CHECK(refused > 200);
    CHECK(read > 200);
  }

  TEST_CASE("bytes of any sort never stop the reader") {
    for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
      Made made(seed);
      std::string text = made.one_in(2) ? "BEGIN:VCALENDAR\r\n" : "";
      for (int i = made.below(60); i > 0; --i) {
        text += made.one_of({"BEGIN:VEVENT\r\n", "END:VEVENT\n", "UID:A@duly\n", "\r\n ", "\n",
                             "DTSTART;VALUE=DATE:20160301\n", "SEQUENCE:1\n", ":", ";", "\\", "\r",
                             "PRODID:-//duly//duly due//EN\n", "END:VCALENDAR\n", "\xFF"});
      }
      const std::variant<DayCalendar, NotACalendar> found = read_calendar(text);
      const auto* wrong = std::get_if<NotACalendar>(&found);
      CHECK((wrong == nullptr || !wrong->why.empty()));
    }
  }

  TEST_CASE("run after run the sequence of a UID grows where it moved, and never falls") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      CAPTURE(seed);
      Made made(seed);
      DayCalendar before = ics_read(as_ics(made_calendar(made)));
      for (int run = 0; run < 10; ++run) {
        const DayCalendar asked = made_calendar(made);
        DayCalendar now = asked;
        carry_on(before, now);
        now = ics_read(as_ics(now));
        std::map<std::string, DayEvent> found;
        for (const DayEvent& event : now.events) found[event.uid] = event;
        for (const DayEvent& was : before.events) {
          REQUIRE(found.count(was.uid) == 1);  // none is lost without a word
          const DayEvent& is = found[was.uid];
          const bool same = was.day == is.day && was.cancelled == is.cancelled;
          CHECK(is.sequence == was.sequence + (same ? 0 : 1));
        }
        for (const DayEvent& event : asked.events) {
          if (event.day) CHECK(!found.at(event.uid).cancelled);
        }
        before = std::move(now);
      }
    }
  }
}
