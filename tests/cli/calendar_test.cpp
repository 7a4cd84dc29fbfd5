// due -o due.ics: what falls due as a calendar, and the calendar after it.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/calendars.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;
using Told = std::vector<std::string>;

constexpr std::string_view kCare = "CHILD,DECOM,DEC,LS,PLACE\n";
constexpr std::string_view kTwo = "A1001,01/02/2016,,C2,U1\nA1002,10/02/2016,,C2,U1\n";

/// Extracts in a folder, and runs of `due` over them.
class Authority {
 public:
  explicit Authority(std::string_view children = kTwo) {
    care(children);
    reviews("");
  }
  void care(std::string_view rows) const {
    folder_.write("e.csv", std::string(kCare) + std::string(rows));
  }
  void reviews(std::string_view rows) const {
    folder_.write("r.csv", "CHILD,REVIEW,REVIEW_CODE\nA9,01/01/2010,PN1\n" + std::string(rows));
  }
  void write(std::string_view name, std::string_view text) const { folder_.write(name, text); }
  std::string path(std::string_view name) const { return folder_.path(name); }
  std::string ics() const { return read_file(path("due.ics")); }

  Said due(const Args& options, std::string_view as_at = "2016-02-15") const {
    Args words = {"due",       path("e.csv"), path("r.csv"), "--as-at", std::string(as_at),
                  "--fail-on", "never"};
    words.insert(words.end(), options.begin(), options.end());
    return run_duly(words);
  }
  /// Writes due.ics, after the one there if told, and says what is in it.
  Told written(bool after, const Args& more = {}, std::string_view as_at = "2016-02-15") const {
    Args options = {"-o", path("due.ics")};
    if (after) options.insert(options.end(), {"--since", path("due.ics")});
    options.insert(options.end(), more.begin(), more.end());
    const Said said = due(options, as_at);
    CAPTURE(said.err);
    CHECK(said.status == 0);
    return told(ics_read(ics()));
  }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE(
      "due -o due.ics has an event for each row with a due date, and ids alone in its title") {
    const Authority authority;
    CHECK(authority.written(false) == Told{"A1001.cla_review.2016-02-01@duly 2016-02-29 0",
                                           "A1002.cla_review.2016-02-10@duly 2016-03-09 0"});
    const duly::DayEvent first = ics_read(authority.ics()).events.front();
    CHECK(first.summary == "Review due: A1001 (first review)");
    CHECK(first.description ==
          "Book by Mon 29 Feb 2016\nCase began Mon 1 Feb 2016\nNot yet due on Mon 15 Feb 2016");
    CHECK(authority.due({"-f", "ics"}).out == authority.ics());
  }

  TEST_CASE("two runs on the same files write the same bytes, and a run after itself does too") {
    const Authority authority;
    authority.written(false);
    const std::string first = authority.ics();
    authority.written(false);
    CHECK(authority.ics() == first);
    authority.written(true);
    CHECK(authority.ics() == first);
  }

  TEST_CASE("a review held moves the event on; what is added and what is gone are known by UID") {
    const Authority authority;
    authority.written(false);
    authority.reviews("A1001,29/02/2016,PN1\n");
    CHECK(authority.written(true, {}, "2016-03-01") ==
          Told{"A1001.cla_review.2016-02-01@duly 2016-05-29 1",
               "A1002.cla_review.2016-02-10@duly 2016-03-09 0"});
    CHECK(ics_read(authority.ics()).events.front().summary == "Review due: A1001 (second review)");
    authority.care(
        "A1001,01/02/2016,,C2,U1\nA1002,10/02/2016,03/03/2016,C2,U1\n"
        "A1003,02/03/2016,,C2,U1\n");
    const Told gone = {"A1001.cla_review.2016-02-01@duly 2016-05-29 1",
                       "A1002.cla_review.2016-02-10@duly 2016-03-09 1 cancelled",
                       "A1003.cla_review.2016-03-02@duly 2016-04-01 0"};
    CHECK(authority.written(true, {}, "2016-03-04") == gone);
    CHECK(authority.written(true, {}, "2016-03-07") == gone);
    CHECK(authority.written(false, {}, "2016-03-07").size() == 2);
  }

  TEST_CASE("two plans of one child that begin on one day have events of their own") {
    const Authority authority;
    const std::string plans = authority.path("p.csv");
    authority.write("p.csv", "child_id,plan_id,plan_start\nA/1,P1,2016-01-04\nA/1,P2,2016-01-04\n");
    const Said said = run_duly({"due", plans, "--as-at", "2016-03-01", "-f", "ics"});
    CHECK(told(ics_read(said.out)) == Told{"A_2F1.cp_review.2016-01-04.2@duly 2016-04-04 0",
                                           "A_2F1.cp_review.2016-01-04@duly 2016-04-04 0"});
  }

  TEST_CASE("with pseudonyms no event names a child, and the two never stand in one calendar") {
    const Authority authority;
    authority.write("key", "0123456789abcdef0123456789abcdef");
    authority.written(false);
    const Args hidden = {"--pseudonyms", "--key", authority.path("key")};
    Args words = hidden;
    words.insert(words.end(),
                 {"-o", authority.path("due.ics"), "--since", authority.path("due.ics")});
    const std::string before = authority.ics();
    CHECK(authority.due(words).status == 2);
    CHECK(authority.ics() == before);
    CHECK(authority.written(false, hidden).size() == 2);
    CHECK(authority.ics().find("A100") == std::string::npos);
    CHECK(authority.written(true, hidden).size() == 2);
  }

  TEST_CASE("a calendar of another selection is not gone on from") {
    const Authority authority;
    authority.written(false);
    const std::string before = authority.ics();
    for (const Args& more : {Args{"--child", "A1001"}, Args{"--within", "28d"},
                             Args{"--status", "overdue"}, Args{"--duty", "cla_review"}}) {
      CAPTURE(more[0]);
      Args words = {"-o", authority.path("due.ics"), "--since", authority.path("due.ics")};
      words.insert(words.end(), more.begin(), more.end());
      const Said said = authority.due(words);
      CHECK(said.status == 2);
      CHECK(said.err.find("is of another selection") != std::string::npos);
      CHECK(authority.ics() == before);
    }
    CHECK(authority.written(false, {"--within", "28d", "--child", "A1001"}).size() == 1);
    CHECK(ics_read(authority.ics()).name == "Reviews due: within 28d; child A1001");
    CHECK(authority.written(true, {"--child", "a1001", "--within", "28d"}).size() == 1);
  }

  TEST_CASE("where a kind of extract is missing that was there, nothing of it is taken for over") {
    const Authority authority;
    authority.write("p.csv", "child_id,plan_id,plan_start\nA1,P1,2016-01-04\n");
    const std::string plans = authority.path("p.csv");
    CHECK(authority.due({plans, "-o", authority.path("due.ics")}).status == 0);
    const Said said =
        authority.due({"-o", authority.path("due.ics"), "--since", authority.path("due.ics")});
    CHECK(said.status == 2);
    CHECK(said.err.find("kinds of extract") != std::string::npos);
  }

  TEST_CASE("what --since cannot read stops the run with its line, and is left as it is") {
    const Authority authority;
    const std::string file = authority.path("due.ics");
    for (const std::string_view text : {"child_id,due\n", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}) {
      authority.write("due.ics", text);
      const Said said = authority.due({"-o", file, "--since", file});
      CHECK(said.status == 3);
      CHECK(said.err.find(file + (text[0] == 'c' ? ":1: " : ":2: ")) != std::string::npos);
      CHECK(said.err.find("--since takes a calendar that duly wrote") != std::string::npos);
      CHECK(authority.ics() == text);
    }
    CHECK(authority.due({"-o", file, "--since", authority.path("none.ics")}).status == 3);
  }

  TEST_CASE("an extract that --since names too is not written over") {
    const Authority authority;
    authority.written(false);
    std::filesystem::copy_file(authority.path("due.ics"), authority.path("c.csv"));
    const std::string file = authority.path("c.csv");
    const Said said = authority.due({file, "-f", "ics", "-o", file, "--since", file});
    CHECK(said.status != 0);
    CHECK(read_file(file) == authority.ics());
  }

  TEST_CASE("a calendar has no counts, and nothing else goes on from one") {
    const Authority authority;
    CHECK(authority.due({"-f", "ics", "--by", "duty"}).status == 2);
    CHECK(authority.due({"--since", "due.ics"}).status == 2);
    CHECK(authority.due({"-o", "due.csv", "--since", "due.ics"}).status == 2);
    const Said other = run_duly({"reviews", authority.path("e.csv"), "-o", "x.ics"});
    CHECK(other.status == 2);
    CHECK(other.err.find("not ics") != std::string::npos);
  }

  TEST_CASE("how many open duties have no day, and so no event, is told on stderr") {
    const Authority authority("A1001,01/02/2010,,C2,U1\n");
    authority.write("r.csv", "CHILD,REVIEW,REVIEW_CODE\nA9,01/05/2015,PN1\n");
    const Said said = authority.due({"-f", "ics"});
    CAPTURE(said.out);
    CHECK(said.err.find("not in the calendar: 1 open duty whose due date is not known") !=
          std::string::npos);
    CHECK(told(ics_read(said.out)).empty());
    CHECK(authority.due({"-f", "ics", "-q"}).err.empty());
  }

  TEST_CASE("a preset stands in each event it bears on") {
    const Authority authority;
    authority.written(false, {"--preset", "28-90-180"});
    CHECK(authority.ics().find("Preset 28-90-180") != std::string::npos);
  }
}
