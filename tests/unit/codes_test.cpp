// Every finding there is can be provoked: one tiny input each.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/diagnostic.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr const char* kEpisodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
constexpr const char* kReviews = "CHILD,REVIEW,REVIEW_CODE\n";
constexpr const char* kPlans = "child_id,plan_start,plan_end,plan_id,previous_plans,temporary\n";
constexpr const char* kMeetings =
    "child_id,conference_type,conference_date,plan_id,s47_start_date,transfer_in\n";

/// Codes that stand in the table but that nothing reports yet. To report one: take it out of here.
constexpr std::array kNotYetReported = {Code::d114_before_complete, Code::n29_previous_plans,
                                        Code::n39_outside_bank_holidays};

/// Files that provoke a code: each a heading row and what stands below it.
struct Provocation {
  Code code;
  std::vector<std::pair<const char*, std::string>> files;
  const char* as_at = "2016-04-15";
  std::vector<std::string> more = {};
};

// The year of a return is that of its last date; a whole return holds an episode begun before it.
const std::string kOlder = "A1,2014-05-01,S,C2,U6,,\nA2,2014-06-02,S,C2,U6,,\n";
const std::string kNewer = "A2,2014-06-02,S,C2,U6,,\nA3,2016-03-01,S,C2,U6,,\n";

std::vector<Provocation> provocations() {
  const auto episodes = [](const char* rows) { return std::pair(kEpisodes, std::string(rows)); };
  const auto reviews = [](const char* rows) { return std::pair(kReviews, std::string(rows)); };
  const auto plans = [](const char* rows) { return std::pair(kPlans, std::string(rows)); };
  const auto meetings = [](const char* rows) { return std::pair(kMeetings, std::string(rows)); };
  const auto one = episodes("A1,2016-04-01,S,C2,U6,,\n");
  return {
      {Code::d101_no_usable_row, {episodes("")}},
      {Code::d102_duplicate_heading, {{"CHILD,DECOM,DECOM\n", "A1,2016-04-01,2016-04-01\n"}}},
      {Code::d103_unknown_heading, {{"CHILD,DECOM,RNE,SHOE\n", "A1,2016-04-01,S,9\n"}}},
      {Code::d104_unused_table,
       {one, {"CHILD,DOB,MISSING,MIS_START,MIS_END\n", "A1,2010-01-01,M,2016-04-02,\n"}}},
      {Code::d106_heading_below_top, {{"A title\nCHILD,DECOM,RNE\n", "A1,2016-04-01,S\n"}}},
      {Code::d107_no_reason_start, {{"CHILD,DECOM\n", "A1,2016-04-01\n"}}},
      {Code::d110_extract_old, {one}, "2016-06-01"},
      {Code::d111_no_reviews, {one}},
      {Code::d112_reviews_broken,
       {episodes("A1,2012-04-02,S,C2,U6,,\n"), reviews("A1,2012-05-01,PN1\nA1,2016-04-01,PN1\n")}},
      {Code::d113_nothing_to_judge, {reviews("A1,2016-04-01,PN1\n")}},
      {Code::d114_before_complete,
       {episodes("A1,2012-04-02,S,C2,U6,,\n"), reviews("A1,2012-05-01,PN1\nA1,2016-04-01,PN1\n")},
       "2016-04-15",
       {"--reading", "reviews_from=2016-01-01"}},
      {Code::d201_not_a_date, {episodes("A1,soon,S,C2,U6,,\n")}},
      {Code::d202_required_blank, {episodes("A1,,S,C2,U6,,\n")}},
      {Code::d203_no_such_day, {episodes("A1,31/02/2016,S,C2,U6,,\n")}},
      {Code::d204_two_digit_year, {episodes("A1,01/04/16,S,C2,U6,,\n")}},
      {Code::d205_month_first, {episodes("A1,04/25/2016,S,C2,U6,,\n")}},
      {Code::d206_year_outside, {episodes("A1,01/04/1916,S,C2,U6,,\n")}},
      {Code::d207_time_cut, {episodes("A1,2016-04-01 09:30:00,S,C2,U6,,\n")}},
      {Code::d208_excel_serial, {episodes("A1,42461,S,C2,U6,,\n")}},
      {Code::d209_database_blank, {episodes("A1,2016-04-01,S,C2,U6,1900-01-01,\n")}},
      {Code::d210_stray_quote, {episodes("A1,2016-04-01,S,C2,U\"6,,\n")}},
      {Code::d211_malformed_quote, {episodes("\"A1\"x,2016-04-01,S,C2,U6,,\n")}},
      {Code::d212_unclosed_quote, {episodes("A1,2016-04-01,S,C2,\"U6,,\n")}},
      {Code::d213_short_row, {episodes("A1,2016-04-01,S,C2,U6\n")}},
      {Code::d214_long_row, {episodes("A1,2016-04-01,S,C2,U6,,,x\n")}},
      {Code::d215_extra_blank_cells, {episodes("A1,2016-04-01,S,C2,U6,,, \n")}},
      {Code::d216_spaces_trimmed, {episodes("A1,2016-04-01,S ,C2,U6,,\n")}},
      {Code::d217_unknown_conference_type, {meetings("A1,CIN,2016-04-01,,,\n")}},
      {Code::d218_not_yes_or_no, {plans("A1,2016-04-01,,CP1,0,perhaps\n")}},
      {Code::d301_end_from_next,
       {{kEpisodes, kOlder},
        {kEpisodes, kNewer + "A1,2015-09-01,P,C2,U6,,\n"},
        reviews("A2,2016-04-01,PN1\n")}},
      {Code::d302_end_from_extract, {{kEpisodes, kOlder}, {kEpisodes, kNewer}}},
      {Code::d303_extracts_differ,
       {episodes("A1,2014-05-01,S,C2,U6,2014-09-01,E4\n"),
        episodes("A1,2014-05-01,S,C2,U6,2014-09-02,E4\n")}},
      {Code::d304_same_row_again, {one, one}},
      {Code::d305_clash_in_extract,
       {episodes("A1,2016-04-01,S,C2,U6,,\nA1,2016-04-01,S,C2,A4,,\n")}},
      {Code::d310_singly_recorded_breaks, {episodes("A1,2016-04-01,S,V3,U6,,\n")}},
      {Code::d311_plans_overlap_review,
       {plans("A1,2015-04-01,,,,\nA1,2015-09-01,,,,\n"), meetings("A1,RCPC,2016-04-01,,,\n")}},
      {Code::dfe_102, {one, {"CHILD,SEX,DOB\n", "A1,1,31/02/2010\n"}}},
      {Code::dfe_142, {episodes("A1,2016-03-01,S,C2,U6,,\nA1,2016-04-01,P,C2,U6,,\n")}},
      {Code::dfe_143, {episodes("A1,2016-04-01,Z,C2,U6,,\n")}},
      {Code::dfe_144, {episodes("A1,2016-04-01,S,C9,U6,,\n")}},
      {Code::dfe_146, {episodes("A1,2016-04-01,S,C2,Z6,,\n")}},
      {Code::dfe_148, {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,\n")}},
      {Code::dfe_149, {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,Z9\n")}},
      {Code::dfe_167, {one, reviews("A1,2016-04-08,PN9\n")}},
      {Code::dfe_355, {episodes("A1,2016-04-01,S,C2,U6,2016-04-01,E4\n")}},
      {Code::dfe_356, {episodes("A1,2016-04-01,S,C2,U6,2016-03-31,E4\n")}},
      {Code::dfe_388, {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,X1\n")}},
      {Code::dfe_431, {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,X1\nA1,2016-04-08,S,C2,U6,,\n")}},
      {Code::dfe_432, {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,E4\nA1,2016-04-08,P,C2,U6,,\n")}},
      {Code::dfe_433, {episodes("A1,2016-04-01,S,C2,U6,2016-04-06,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {Code::dfe_501, {episodes("A1,2016-04-01,S,C2,U6,2016-04-09,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {Code::dfe_8615, {meetings("A1,ICPC,2016-04-01,,2016-04-04,\n")}},
      {Code::dfe_8730, {plans("A1,2016-04-01,,CP1,few,\n")}},
      {Code::dfe_8840, {plans("A1,2016-04-01,2016-04-01,CP1,0,\n")}},
      {Code::dfe_8841, {plans("A1,2016-04-01,,CP1,0,\n"), meetings("A1,RCPC,2016-04-01,,,\n")}},
      {Code::dfe_8925, {plans("A1,2016-04-01,2016-03-31,CP1,0,\n")}},
      {Code::dfe_8940, {plans("A1,2016-03-01,2016-04-02,,,\nA1,2016-04-01,,,,\n")}},
      {Code::n01_same_day_reviews, {one, reviews("A1,2016-04-08,PN1\nA1,2016-04-08,PN1\n")}},
      {Code::n02_review_before_care, {one, reviews("A1,2016-03-31,PN1\n")}},
      {Code::n03_review_after_care,
       {episodes("A1,2016-04-01,S,C2,U6,2016-04-04,E4\n"), reviews("A1,2016-04-05,PN1\n")}},
      {Code::n15_review_code_differs,
       {one, reviews("A1,2016-04-08,PN1\n"), reviews("A1,2016-04-08,PN2\n")}},
      {Code::n17_gap_of_a_day,
       {episodes("A1,2016-04-01,S,C2,U6,2016-04-07,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {Code::n18_restart_same_day,
       {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,E4\nA1,2016-04-08,S,C2,U6,,\n")}},
      {Code::n24_review_outside_plan,
       {plans("A1,2016-04-01,,CP1,0,\n"), meetings("A1,RCPC,2016-03-31,,,\n")}},
      {Code::n25_same_day_conferences,
       {plans("A1,2016-03-01,,CP1,0,\n"),
        meetings("A1,RCPC,2016-04-01,,,\nA1,RCPC,2016-04-01,,,\n")}},
      {Code::n26_other_plan_id,
       {plans("A1,2016-03-01,,CP1,0,\n"), meetings("A1,RCPC,2016-04-01,CP9,,\n")}},
      {Code::n29_previous_plans,
       {plans("A1,2015-03-01,2015-04-01,CP1,0,\nA1,2016-03-01,,CP2,0,\n")}},
      {Code::n38_birth_dates_differ,
       {one, {"CHILD,SEX,DOB\n", "A1,1,2010-02-01\nA1,1,2010-01-02\n"}}},
      {Code::n39_outside_bank_holidays,
       {episodes("A1,2040-12-20,S,C2,U6,,\n"), reviews("A1,2040-12-27,PN1\n")},
       "2041-01-05"},
  };
}

/// The ids of the findings `duly check` lists for the files, and `duly due`'s own besides.
std::vector<std::string> found_in(const Provocation& p) {
  const TempFolder folder;
  std::vector<std::string> args = {"check"};
  int number = 0;
  for (const auto& [heading, rows] : p.files) {
    args.push_back(folder.write(std::to_string(++number) + ".csv", heading + rows));
  }
  args.insert(args.end(), {"--as-at", p.as_at, "-f", "csv"});
  args.insert(args.end(), p.more.begin(), p.more.end());
  std::vector<std::string> out = column_of(run_duly(args).out, "code");
  args[0] = "due";
  const std::string said = run_duly(args).err;
  for (std::size_t at = said.find('['); at != std::string::npos; at = said.find('[', at + 1)) {
    out.push_back(said.substr(at + 1, said.find(']', at) - at - 1));
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("every code of a finding can be provoked") {
    std::map<Code, Provocation> by_code;
    for (Provocation& p : provocations()) by_code.emplace(p.code, std::move(p));
    for (const CodeInfo& code : all_codes()) {
      const std::string id(code.id);
      CAPTURE(id);
      const auto found = by_code.find(code.code);
      if (found == by_code.end()) {
        FAIL_CHECK("no input provokes it");
        continue;
      }
      const std::vector<std::string> ids = found_in(found->second);
      const bool reported = std::find(ids.begin(), ids.end(), id) != ids.end();
      const bool expected = std::find(kNotYetReported.begin(), kNotYetReported.end(), code.code) ==
                            kNotYetReported.end();
      CHECK(reported == expected);
    }
  }

  TEST_CASE("every code has words, and no two share an id") {
    std::map<std::string_view, int> ids;
    for (const CodeInfo& code : all_codes()) {
      CAPTURE(code.id);
      CHECK(++ids[code.id] == 1);
      CHECK(!code.meaning.empty());
      CHECK(!code.fix.empty());
      CHECK(&info(code.code) == &code);
    }
  }
}
