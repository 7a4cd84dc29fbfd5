// Calendars: what is written, and what of it is read again.

#include "duly/calendar_file.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "support/calendars.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

DayEvent event(std::string_view uid, std::string_view on, std::uint32_t sequence = 0) {
  DayEvent out;
  out.uid = std::string(uid) + "@duly";
  if (!on.empty()) out.day = day(on);
  out.summary = "Review due: " + std::string(uid);
  out.description = "Book by Thu 31 Mar 2016";
  out.sequence = sequence;
  return out;
}

DayCalendar calendar_of(std::vector<DayEvent> events) {
  return {"Reviews due", "files of care", std::move(events)};
}

/// The lines of a calendar before they are unfolded.
std::vector<std::string> lines(std::string_view ics) {
  std::vector<std::string> out;
  while (!ics.empty()) {
    const std::size_t end = ics.find("\r\n");
    REQUIRE(end != std::string_view::npos);
    out.emplace_back(ics.substr(0, end));
    ics.remove_prefix(end + 2);
  }
  return out;
}

/// "line: why" of a text that is no calendar of ours; blank where it is one.
std::string refused(std::string_view text) {
  const std::variant<DayCalendar, NotACalendar> read = read_calendar(text);
  const auto* wrong = std::get_if<NotACalendar>(&read);
  return wrong == nullptr ? "" : std::to_string(wrong->line) + ": " + wrong->why;
}

std::string replaced(std::string text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

std::vector<std::string> after(const std::vector<DayEvent>& earlier, std::vector<DayEvent> now) {
  DayCalendar out = calendar_of(std::move(now));
  carry_on(calendar_of(earlier), out);
  return told(out);
}

using Told = std::vector<std::string>;

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("an event is a whole day on which nobody is busy, stamped with the day asked about") {
    CHECK(as_ics(calendar_of({event("A1", "2016-02-29", 2)})) ==
          "BEGIN:VCALENDAR\r\n"
          "VERSION:2.0\r\n"
          "PRODID:-//duly//duly due//EN\r\n"
          "METHOD:PUBLISH\r\n"
          "X-WR-CALNAME:Reviews due\r\n"
          "X-DULY-SELECTION:files of care\r\n"
          "BEGIN:VEVENT\r\n"
          "UID:A1@duly\r\n"
          "DTSTAMP:20160331T000000Z\r\n"
          "SEQUENCE:2\r\n"
          "STATUS:CONFIRMED\r\n"
          "DTSTART;VALUE=DATE:20160229\r\n"
          "DTEND;VALUE=DATE:20160301\r\n"
          "TRANSP:TRANSPARENT\r\n"
          "SUMMARY:Review due: A1\r\n"
          "DESCRIPTION:Book by Thu 31 Mar 2016\r\n"
          "END:VEVENT\r\n"
          "END:VCALENDAR\r\n");
  }

  TEST_CASE("what has no day is not written") {
    CHECK(as_ics(calendar_of({event("A1", "")})).find("VEVENT") == std::string::npos);
  }

  TEST_CASE("lines are folded at 75 octets, between two characters") {
    for (const std::string_view letter : {"x", "\xC3\xAB", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
      for (std::size_t before = 0; before < 80; ++before) {
        DayEvent long_one = event("A1", "2016-02-29");
        long_one.summary = std::string(before, 'a');
        for (int i = 0; i < 100; ++i) long_one.summary += letter;
        const std::string ics = as_ics(calendar_of({long_one}));
        std::size_t longest = 0;
        for (const std::string& line : lines(ics)) {
          longest = std::max(longest, line.size());
          // No line begins within a character.
          CHECK((static_cast<unsigned char>(line.at(line[0] == ' ' ? 1 : 0)) & 0xC0U) != 0x80U);
        }
        CHECK(longest <= 75);
        CHECK(longest > 71);
        CHECK(ics_read(ics).events.at(0).summary == long_one.summary);
      }
    }
  }

  TEST_CASE("backslashes, semicolons, commas and line ends in a text are escaped") {
    DayEvent odd = event("A1", "2016-02-29");
    odd.summary = "a\\b;c,d:e\"f";
    odd.description = "one\ntwo\\n";
    const std::string ics = as_ics(calendar_of({odd}));
    CHECK(ics.find("SUMMARY:a\\\\b\\;c\\,d:e\"f\r\n") != std::string::npos);
    CHECK(ics.find("DESCRIPTION:one\\ntwo\\\\n\r\n") != std::string::npos);
    const DayEvent again = ics_read(ics).events.at(0);
    CHECK(again.summary == odd.summary);
    CHECK(again.description == odd.description);
  }

  TEST_CASE("no text can begin a property of its own, nor hold what is no UTF-8") {
    DayEvent odd = event("A1", "2016-02-29");
    odd.summary = "a\r\nEND:VEVENT\rb\xFF\x1B";
    const std::string ics = as_ics(calendar_of({odd}));
    CHECK(ics.find("SUMMARY:a\\nEND:VEVENT\\nb??\r\n") != std::string::npos);
  }

  TEST_CASE("what was written is read again, whatever the line ends and the folds") {
    const DayCalendar whole = calendar_of(
        {event("A1", "2016-02-29", 3), event("A2.cla_review.2016-01-01", "2016-05-01")});
    const std::string ics = as_ics(whole);
    CHECK(told(ics_read(ics)) == told(whole));
    CHECK(ics_read(ics).selection == "files of care");
    CHECK(as_ics(ics_read(ics)) == ics);
    std::string unix_ends = ics;
    std::erase(unix_ends, '\r');
    CHECK(told(ics_read(unix_ends)) == told(whole));
    CHECK(told(ics_read(replaced(ics, "SEQUENCE:3", "SEQ\r\n UENCE\r\n\t:3"))) == told(whole));
  }

  TEST_CASE("a text that is no calendar of ours is refused with its line") {
    const std::string ics = as_ics(calendar_of({event("A1", "2016-02-29")}));
    CHECK(refused(ics).empty());
    struct Case {
      const char* name;
      std::string text;
      const char* why;
    };
    const std::string_view nul("SUMMARY:\0", 9);
    for (const Case& c : {
             Case{"nothing", "", "0: ends before END:VCALENDAR"},
             Case{"a table", "child_id,due\nA1,2016\n", "1: is no line of a calendar"},
             Case{"another component", "BEGIN:VTODO\n", "1: a calendar begins with another line"},
             Case{"another's", replaced(ics, "duly due", "other"),
                  "18: the calendar is not one that duly wrote (PRODID)"},
             Case{"no product", replaced(ics, "PRODID:", "X-P:"),
                  "18: the calendar is not one that duly wrote (PRODID)"},
             Case{"an event not ended", replaced(ics, "END:VEVENT\r\n", ""),
                  "17: ends what has not begun"},
             Case{"an event in an event", replaced(ics, "SEQUENCE:0", "BEGIN:VEVENT"),
                  "10: begins within an event"},
             Case{"cut off", ics.substr(0, ics.find("END:VEVENT")),
                  "16: ends before END:VCALENDAR"},
             Case{"no UID", replaced(ics, "UID:A1@duly\r\n", ""), "16: an event has no UID"},
             Case{"another's UID", replaced(ics, "A1@duly", "A1@mine"),
                  "8: the UID is none of duly's"},
             Case{"a blank UID", replaced(ics, "A1@duly", "@duly"), "8: the UID is none of duly's"},
             Case{"an odd UID", replaced(ics, "A1@duly", "A;1@duly"),
                  "8: the UID is none of duly's"},
             Case{"no day", replaced(ics, "DTSTART;", "X-DAY;"), "17: an event has no DTSTART"},
             Case{"no such day", replaced(ics, "20160229", "20150229"), "12: DTSTART is no day"},
             Case{"a time", replaced(ics, "20160229", "20160229T120000Z"), "12: DTSTART is no day"},
             Case{"a sequence in words", replaced(ics, "SEQUENCE:0", "SEQUENCE:two"),
                  "10: SEQUENCE is no number"},
             Case{"a sequence too large", replaced(ics, "SEQUENCE:0", "SEQUENCE:9999999999"),
                  "10: SEQUENCE is no number"},
             Case{"a NUL", replaced(ics, "SUMMARY:", nul), "15: holds a control character"},
             Case{"a lone CR", replaced(ics, "SUMMARY:", "SUMMARY:\r"),
                  "15: holds a control character"},
             Case{"something behind", ics + "BEGIN:VCALENDAR\r\n",
                  "19: stands behind the end of the calendar"},
             Case{"one UID twice",
                  as_ics(calendar_of({event("A1", "2016-02-29"), event("A1", "2016-03-29")})),
                  "28: an event has the UID of one before it"},
         }) {
      SUBCASE(c.name) {
        CAPTURE(c.text);
        CHECK(refused(c.text) == c.why);
      }
    }
  }

  TEST_CASE("a line of 100,000 characters is read or refused like any other") {
    DayEvent long_one = event("A1", "2016-02-29");
    long_one.summary = std::string(100'000, 'x');
    const std::string ics = as_ics(calendar_of({long_one}));
    CHECK(ics_read(ics).events.at(0).summary == long_one.summary);
    const std::string unfolded = replaced(as_ics(calendar_of({event("A1", "2016-02-29")})),
                                          "SUMMARY:", "SUMMARY:" + std::string(100'000, 'y'));
    CHECK(ics_read(unfolded).events.at(0).summary.size() > 100'000);
    CHECK(refused(std::string(100'000, 'z')) == "1: is no line of a calendar");
  }

  TEST_CASE("an event that moved has the next sequence, one that stays keeps its own") {
    CHECK(after({event("A1", "2016-02-29", 4)}, {event("A1", "2016-02-29")}) ==
          Told{"A1@duly 2016-02-29 4"});
    CHECK(after({event("A1", "2016-02-29", 4)}, {event("A1", "2016-05-31")}) ==
          Told{"A1@duly 2016-05-31 5"});
  }

  TEST_CASE("a new event begins at nought, one that is no more is cancelled on its old day") {
    CHECK(after({event("A1", "2016-02-29", 4)}, {event("A2", "2016-05-31")}) ==
          Told{"A1@duly 2016-02-29 5 cancelled", "A2@duly 2016-05-31 0"});
  }

  TEST_CASE("what was cancelled stays so, and goes on from there when it comes again") {
    DayEvent gone = event("A1", "2016-02-29", 5);
    gone.cancelled = true;
    CHECK(after({gone}, {}) == Told{"A1@duly 2016-02-29 5 cancelled"});
    CHECK(after({gone}, {event("A1", "2016-02-29")}) == Told{"A1@duly 2016-02-29 6"});
  }

  TEST_CASE("an event whose day is not known any more is left as it stood, and not cancelled") {
    CHECK(after({event("A1", "2016-02-29", 4)}, {event("A1", "")}) == Told{"A1@duly 2016-02-29 4"});
  }
}
