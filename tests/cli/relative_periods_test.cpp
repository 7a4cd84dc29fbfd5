// Periods and days told by where they lie from the day asked about.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

Args kpi(const Args& more) {
  Args out = {"kpi",
              in_source("examples/small-authority/episodes.csv").string(),
              in_source("examples/small-authority/reviews.csv").string(),
              "-m",
              "NI66",
              "-q"};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

struct Relative {
  const char* as_at;
  const char* option;
  const char* word;
  const char* same;  ///< the period by its name
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("last is the period before the one that holds the day asked about, this is that one") {
    for (const Relative& r : {Relative{"2016-03-31", "--month", "last", "2016-02"},
                              {"2016-04-01", "--month", "last", "2016-03"},
                              {"2016-01-01", "--month", "last", "2015-12"},
                              {"2016-01-31", "--month", "this", "2016-01"},
                              {"2016-02-29", "--month", "this", "2016-02"},
                              {"2016-03-31", "--quarter", "last", "2015-Q3"},
                              {"2016-04-01", "--quarter", "last", "2015-Q4"},
                              {"2016-01-01", "--quarter", "this", "2015-Q4"},
                              {"2015-12-31", "--quarter", "this", "2015-Q3"},
                              {"2016-03-31", "--year", "last", "2014-15"},
                              {"2016-03-31", "--year", "this", "2015-16"},
                              {"2016-04-01", "--year", "last", "2015-16"},
                              {"2016-04-01", "--year", "This", "2016-17"},
                              {"2015-12-25", "--year", "LAST", "2014-15"}}) {
      CAPTURE(r.as_at);
      CAPTURE(r.option);
      CAPTURE(r.word);
      const Said said = run_duly(kpi({r.option, r.word, "--as-at", r.as_at}));
      CHECK(said.status == 0);
      CHECK(said.out == run_duly(kpi({r.option, r.same, "--as-at", r.as_at})).out);
    }
  }

  TEST_CASE("without --as-at, last is before the month that holds today") {
    const Said said = run_duly(kpi({"--month", "last"}), {}, day("2016-01-15"));
    CHECK(said.out == run_duly(kpi({"--month", "2015-12"}), {}, day("2016-01-15")).out);
    CHECK(said.out != run_duly(kpi({"--month", "2015-11"}), {}, day("2016-01-15")).out);
  }

  TEST_CASE("every command that takes a period takes last") {
    const std::string files = in_source("examples/small-authority").string();
    for (const Args& typed : {Args{"reviews", files, "--month", "last"},
                              {"readings", files, "--year", "last"},
                              {"changes", "--before", files, "--after", files, "--quarter", "last"},
                              {"report", files, "--year", "last", "-f", "md"}}) {
      CAPTURE(typed[0]);
      CHECK(run_duly(typed).status == 0);
    }
  }

  TEST_CASE("a word that is nearly last or this is named, and what is understood is said") {
    const Said month = run_duly(kpi({"--month", "lst"}));
    CHECK(month.status == 2);
    CHECK(
        month.err.find("--month takes a month such as 2015-04, last or this; did you mean last") !=
        std::string::npos);
    CHECK(run_duly(kpi({"--quarter", "thsi"})).err.find("did you mean this") != std::string::npos);
    CHECK(run_duly(kpi({"--year", "next"})).err.find("2015-16, last or this") != std::string::npos);
    CHECK(run_duly(kpi({"--years", "last"})).status == 2);
  }

  TEST_CASE("today in a sum of dates is the day asked about") {
    const auto sum = [](const Args& words) {
      Args typed = {"when", "-f", "csv"};
      typed.insert(typed.end(), words.begin(), words.end());
      return run_duly(typed, {}, day("2016-03-24")).out;
    };
    CHECK(sum({"today", "+", "20wd"}) == sum({"2016-03-24 + 20wd"}));
    CHECK(sum({"Today+3m"}) == sum({"2016-03-24 + 3m"}));
    CHECK(sum({"today + 2wd", "--as-at", "2015-12-24"}) == sum({"2015-12-24 + 2wd"}));
    CHECK(column_of(sum({"today"}), "weekday") == Args{"Thursday"});
    CHECK(column_of(sum({"today"}), "due_date") == Args{"2016-03-24"});
    const Said wrong = run_duly({"when", "tody", "+", "3m"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("today + 20wd") != std::string::npos);
  }
}
