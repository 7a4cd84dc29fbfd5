// How far the files go, as users meet it: one review typed a year early, a year after the files
// end, reviews older than episodes, an extract of one month.

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/date.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kEpisodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";
constexpr std::string_view kReviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n";

std::string child(int number) {
  return "A" + std::to_string(1000 + number);
}
std::string in_care(int number, std::string_view from) {
  return child(number) + "," + std::string(from) + ",S,C2,N1,U6,PR1,,\n";
}
std::string reviewed(int number, std::string_view on) {
  return child(number) + ",2012-01-01," + std::string(on) + ",PN1\n";
}
bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
CsvLine row_of(const Said& said, std::string_view measure) {
  for (CsvLine& line : lines_of(said.out)) {
    if (line["measure"] == measure) return line;
  }
  FAIL("no such row");
  std::abort();
}

/// Fifty children, each reviewed in September 2022 and March 2023; the first of them perhaps a year
/// too early.
Said one_review_typed_early(std::string_view first) {
  const TempFolder folder;
  std::string episodes(kEpisodes);
  std::string reviews(kReviews);
  for (int i = 0; i < 50; ++i) {
    episodes += in_care(i, "2020-06-01");
    reviews += reviewed(i, i == 0 ? first : "2022-09-15") + reviewed(i, "2023-03-10");
  }
  return run_duly({"kpi", folder.write("e.csv", episodes), folder.write("r.csv", reviews), "--year",
                   "2022-23", "--as-at", "2023-03-31", "-m", "NI66,cla_reviews_on_time", "-f",
                   "csv"});
}

/// Five children reviewed to March 2023 and no further.
Said five_children(const std::vector<std::string>& words) {
  const TempFolder folder;
  std::string episodes(kEpisodes);
  std::string reviews(kReviews);
  for (int i = 0; i < 5; ++i) {
    episodes += in_care(i, "2021-06-01");
    for (const char* held :
         {"2021-06-21", "2021-09-11", "2022-03-01", "2022-09-01", "2023-03-01"}) {
      reviews += reviewed(i, held);
    }
  }
  std::vector<std::string> args = {
      "kpi", folder.write("e.csv", episodes), folder.write("r.csv", reviews), "-f", "csv", "-m",
      "NI66"};
  args.insert(args.end(), words.begin(), words.end());
  return run_duly(args);
}

/// Twenty children whose reviews end in January, and three who came in March.
Said reviews_that_end_early(const std::vector<std::string>& words) {
  const TempFolder folder;
  std::string episodes(kEpisodes);
  std::string reviews(kReviews);
  for (int i = 0; i < 23; ++i) {
    episodes += in_care(i, i < 20 ? "2022-06-01" : "2024-03-20");
    if (i >= 20) continue;
    for (const char* held : {"2022-06-24", "2022-09-20", "2023-03-16"})
      reviews += reviewed(i, held);
    reviews += reviewed(i, to_string(day("2023-08-06").plus_days(i % 12)));
    if (i >= 12) reviews += reviewed(i, "2024-01-05");
  }
  const std::string e = folder.write("e.csv", episodes);
  const std::string r = folder.write("r.csv", reviews);
  std::vector<std::string> args = words;
  args.insert(args.begin() + 1, {e, r, "--as-at", "2024-03-31", "-f", "csv"});
  return run_duly(args);
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("one review typed a year early leaves the others as they are: not to be judged") {
    for (const std::string_view first : {"2021-09-15", "2022-09-15"}) {
      CAPTURE(std::string(first));
      const bool typed_early = first == "2021-09-15";
      const Said said = one_review_typed_early(first);
      const CsvLine ni66 = row_of(said, "NI66");
      CHECK(ni66["value"].empty());
      CHECK(ni66["numerator"] == "0");
      CHECK(ni66["denominator"] == (typed_early ? "1" : "0"));
      CHECK(ni66["indeterminate"] == (typed_early ? "49" : "50"));
      const CsvLine held = row_of(said, "cla_reviews_on_time");
      CHECK(held["numerator"] == (typed_early ? "49" : "50"));
      CHECK(held["denominator"] == "50");
      CHECK(holds(said.err, "before 2022-09-01") == typed_early);
    }
  }

  TEST_CASE("a year after the files end has no figure, and that is an error, with -q as well") {
    for (const bool quiet : {false, true}) {
      CAPTURE(quiet);
      std::vector<std::string> words = {"--year", "2024-25", "--as-at", "2025-03-31"};
      if (quiet) words.emplace_back("-q");
      const Said said = five_children(words);
      const CsvLine ni66 = row_of(said, "NI66");
      CHECK(said.status == 1);
      CHECK(ni66["value"].empty());
      CHECK(ni66["numerator"].empty());
      CHECK(ni66["denominator"].empty());
      CHECK(ni66["note"] == "the files end 2023-03-01");
    }
    const Said in_the_files = five_children({"--year", "2022-23", "--as-at", "2023-03-31"});
    CHECK(in_the_files.status == 0);
    CHECK(row_of(in_the_files, "NI66")["value"] == "100.0");
  }

  TEST_CASE("where reviews are older than episodes nobody is overdue for want of them") {
    const Said due = reviews_that_end_early({"due"});
    CHECK(due.status == 1);
    CHECK(holds(due.err, "the reviews end 2024-01-05, the episodes go to 2024-03-20"));
    int indeterminate = 0;
    for (const CsvLine& line : lines_of(due.out)) {
      CHECK(line["status"] != "overdue");
      if (line["status"] != "indeterminate") continue;
      ++indeterminate;
      CHECK(line["note"] == "the reviews in the files end 2024-01-05");
      CHECK(!line["due_date"].empty());
    }
    CHECK(indeterminate == 12);
    const Said kpi = reviews_that_end_early({"kpi", "--year", "2023-24", "-m", "NI66"});
    const CsvLine ni66 = row_of(kpi, "NI66");
    CHECK(kpi.status == 1);
    CHECK(ni66["value"].empty());
    CHECK(ni66["numerator"] == "8");
    CHECK(ni66["denominator"] == "8");
    CHECK(ni66["indeterminate"] == "12");
    CHECK(ni66["excluded"] == "3");
    CHECK(ni66["note"] == "the reviews in the files end 2024-01-05");
  }

  TEST_CASE("of an extract of March alone nobody is late for want of earlier reviews") {
    // The small authority with the reviews of March 2016 only.
    const std::string folder = in_source("examples/small-authority").string();
    std::string march;
    for (const std::vector<std::string>& row :
         rows_of(read_file(in_source("examples/small-authority/reviews.csv")))) {
      const bool heading = march.empty();
      if (!heading && row[2].substr(2) != "/03/2016") continue;
      for (std::size_t i = 0; i < row.size(); ++i) march += (i > 0 ? "," : "") + row[i];
      march += "\n";
    }
    const TempFolder temporary;
    const Said said = run_duly({"reviews", folder + "/episodes.csv", folder + "/header.csv",
                                temporary.write("march.csv", march), "--month", "2016-03",
                                "--as-at", "2016-03-31", "-f", "csv", "--duty", "cla_review"});
    CHECK(said.status != 2);
    int judged = 0;
    for (const CsvLine& line : lines_of(said.out)) {
      ++judged;
      // Late or overdue are only chains that began in March, and links from a review held in it.
      const bool seen = line["anchor_date"] >= "2016-03-01" || line["case_start"] >= "2016-03-01";
      if (line["outcome"] == "late" || line["outcome"] == "overdue" ||
          line["outcome"] == "not_held") {
        CHECK(seen);
      }
    }
    CHECK(judged > 50);
  }

  TEST_CASE(
      "in a quarter of a series that plans do not reach, they are judged where they end, care at "
      "its close") {
    const TempFolder folder;
    std::string episodes(kEpisodes);
    for (int i = 0; i < 30; ++i) episodes += in_care(i, "2015-09-20");
    std::string plans = "child_id,plan_start,plan_end\n";
    for (int i = 100; i < 120;
         ++i) {  // two end in July; what a row alone says, in September, is later
      plans += child(i) + ",2015-01-05," +
               (i < 102    ? "2015-07-15"
                : i == 102 ? "2015-09-01"
                           : "") +
               "\n";
    }
    const std::vector<CsvLine> rows =
        lines_of(run_duly({"kpi", folder.write("e.csv", episodes), folder.write("p.csv", plans),
                           "--from", "2015-07-01", "--to", "2015-12-31", "--quarterly", "--as-at",
                           "2015-12-31", "-m", "cp_at_end,cla_at_end", "-f", "csv"})
                     .out);
    CHECK(rows.at(0)["value"] == "18");
    CHECK(holds(rows.at(0)["note"], "to 2015-07-15, where the files end"));
    CHECK(rows.at(1)["value"] == "30");
  }
}
