// The last working day on which what is due can be held: the column book_by of `due`.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// "due_date book_by" of the one duty of a child taken into care, or put on a plan, that day.
std::string due_and_book_by(std::string_view kind, std::string_view from,
                            const std::vector<std::string>& options = {}) {
  const TempFolder folder;
  const std::string day_begun(from);
  const std::string episodes = "child_id,episode_start,legal_status,placement\nA1001," + day_begun;
  const std::string plans = "child_id,plan_id,plan_start\nA1001,P1," + day_begun + "\n";
  const std::string file = folder.write("e.csv", kind == "care" ? episodes + ",C2,U6\n" : plans);
  std::vector<std::string> words = {"due", file, "--as-at", day_begun, "-q", "-f", "csv"};
  words.insert(words.end(), options.begin(), options.end());
  const std::vector<CsvLine> rows = lines_of(run_duly(words).out);
  REQUIRE(rows.size() == 1);
  return rows[0]["due_date"] + " " + rows[0]["book_by"];
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("what is due on a working day is booked by that day") {
    CHECK(due_and_book_by("care", "2016-02-01") == "2016-02-29 2016-02-29");
    CHECK(due_and_book_by("plan", "2016-01-29") == "2016-04-29 2016-04-29");
  }

  TEST_CASE("what is due on a Saturday or Sunday is booked by the Friday before") {
    CHECK(due_and_book_by("plan", "2016-01-30") == "2016-04-30 2016-04-29");
    CHECK(due_and_book_by("plan", "2016-01-31") == "2016-04-30 2016-04-29");
    CHECK(due_and_book_by("plan", "2016-02-08") == "2016-05-08 2016-05-06");
  }

  TEST_CASE("what is due on a bank holiday Monday is booked by the Friday before") {
    CHECK(due_and_book_by("plan", "2016-02-02") == "2016-05-02 2016-04-29");
    CHECK(due_and_book_by("plan", "2016-02-03") == "2016-05-03 2016-05-03");
  }

  TEST_CASE("over Easter the last working day is the Thursday before Good Friday") {
    CHECK(due_and_book_by("plan", "2015-12-24") == "2016-03-24 2016-03-24");
    CHECK(due_and_book_by("plan", "2015-12-25") == "2016-03-25 2016-03-24");
    CHECK(due_and_book_by("plan", "2015-12-28") == "2016-03-28 2016-03-24");
  }

  TEST_CASE("over Christmas it is Christmas Eve") {
    CHECK(due_and_book_by("plan", "2015-09-24") == "2015-12-24 2015-12-24");
    for (const std::string_view day : {"25", "26", "27", "28"}) {
      CAPTURE(day);
      const std::string of_december = std::string(day);
      CHECK(due_and_book_by("plan", "2015-09-" + of_december) ==
            "2015-12-" + of_december + " 2015-12-24");
    }
    CHECK(due_and_book_by("plan", "2015-09-29") == "2015-12-29 2015-12-29");
  }

  TEST_CASE("bank holidays of one's own are those of book_by, and past them it is not known") {
    const TempFolder folder;
    const std::string file =
        folder.write("h.csv", "date,title\n2016-04-29,A day of our own\n2016-12-26,Boxing Day\n");
    CHECK(due_and_book_by("plan", "2016-01-29", {"--holidays", file}) == "2016-04-29 2016-04-28");
    CHECK(calendar().last_working_day_by(day("2016-12-27")) == day("2016-12-23"));
    CHECK(!calendar().last_working_day_by(day("2099-12-31")));
  }
}
