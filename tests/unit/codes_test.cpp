// Every finding there is can be provoked: one tiny input each.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr const char* kEpisodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
constexpr const char* kReviews = "CHILD,REVIEW,REVIEW_CODE\n";
constexpr const char* kPlans = "child_id,plan_start,plan_end,plan_id,previous_plans,temporary\n";
constexpr const char* kMeetings =
    "child_id,conference_type,conference_date,plan_id,s47_start_date,transfer_in\n";

/// Sixty reviews, all on Sundays.
std::string sunday_reviews() {
  std::string rows;
  Date day = *Date::make(2015, 1, 4);
  for (int i = 0; i < 60; ++i) rows += "A1," + to_string(day.plus_days(7 * i)) + ",PN1\n";
  return rows;
}

/// An extract in UTF-16 that ends in the middle of a character.
std::string broken_utf16() {
  std::string out = "\xFF\xFE";
  for (const char c : std::string(kEpisodes) + "A1,2016-04-01,S,C2,U6,,\n") {
    out.push_back(c);
    out.push_back('\0');
  }
  return out + "x";
}

/// A review conference outside of the plan it should stand in.
const std::string kMisplacedReview =
    "<Message><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers>"
    "<CINdetails><CINreferralDate>2016-01-04</CINreferralDate>"
    "<CPPreviewDate>2016-04-01</CPPreviewDate></CINdetails></Child></Children></Message>";

/// Files that provoke a code: each a heading row and what stands below it.
struct Provocation {
  std::string_view code;
  std::vector<std::pair<const char*, std::string>> files;
  const char* as_at = "2016-04-15";
  std::vector<std::string> more = {};
  const char* year = "";  ///< what kpi is asked for as well, and more of it behind
};

/// Rows of seven children, none of whom is in another return.
std::string rows_of_others(const std::string& start) {
  std::string rows;
  for (int i = 0; i < 7; ++i) rows += "B" + std::to_string(i) + "," + start + ",S,C2,U6,,\n";
  return rows;
}

/// A census of two plans of 2015-16 that says of which year it is.
std::string census(const std::string& reference) {
  std::string children;
  for (const char* id : {"A1", "A2"}) {
    children += "<Child><ChildIdentifiers><LAchildID>" + std::string(id) +
                "</LAchildID></ChildIdentifiers><CINdetails><ChildProtectionPlans><CPPstartDate>"
                "2015-06-01</CPPstartDate></ChildProtectionPlans></CINdetails></Child>";
  }
  return "<Message><Header><CollectionDetails><ReferenceDate>" + reference +
         "</ReferenceDate></CollectionDetails></Header><Children>" + children +
         "</Children></Message>";
}

// The year of a small return is that of its last date; a whole return holds an episode begun before
// it.
const std::string kOlder = "A1,2014-05-01,S,C2,U6,,\nA2,2014-06-02,S,C2,U6,,\n";
const std::string kStay = "A9,2013-06-02,S,C2,U6,,\n";
const std::string kNewer = "A2,2014-06-02,S,C2,U6,,\nA3,2016-03-01,S,C2,U6,,\n";

std::vector<Provocation> provocations() {
  const auto episodes = [](const char* rows) { return std::pair(kEpisodes, std::string(rows)); };
  const auto reviews = [](const char* rows) { return std::pair(kReviews, std::string(rows)); };
  const auto plans = [](const char* rows) { return std::pair(kPlans, std::string(rows)); };
  const auto meetings = [](const char* rows) { return std::pair(kMeetings, std::string(rows)); };
  const auto one = episodes("A1,2016-04-01,S,C2,U6,,\n");
  return {
      {"D101", {episodes("")}},
      {"D102", {{"CHILD,DECOM,DECOM\n", "A1,2016-04-01,2016-04-01\n"}}},
      {"D103", {{"CHILD,DECOM,RNE,SHOE\n", "A1,2016-04-01,S,9\n"}}},
      {"D104", {one, {"CHILD,DOB,DOLO_START,DOLO_END\n", "A1,2010-01-01,2015-01-01,\n"}}},
      {"D105", {episodes("A\xE9,2016-04-01,S,C2,U6,,\n")}},
      {"D106", {{"A title\nCHILD,DECOM,RNE\n", "A1,2016-04-01,S\n"}}},
      {"D107", {{"CHILD,DECOM\n", "A1,2016-04-01\n"}}},
      {"D108", {{"", broken_utf16()}}},
      {"D110", {one}, "2016-06-01"},
      {"D111", {one}},
      {"D112",
       {episodes("A1,2012-04-02,S,C2,U6,,\n"), reviews("A1,2012-05-01,PN1\nA1,2016-04-01,PN1\n")}},
      {"D113", {reviews("A1,2016-04-01,PN1\n")}},
      {"D115", {episodes("A1,2015-01-01,S,C2,U6,,\n"), {kReviews, sunday_reviews()}}},
      {"D118", {{kEpisodes, rows_of_others("2014-06-02")}}, "2017-03-31", {}, "2016-17"},
      {"D119", {episodes("A1,2014-06-02,S,C2,U6,2015-06-02,E8\n")}, "2016-03-31", {}, "2012-13"},
      {"D120",
       {{kEpisodes,
         rows_of_others("2014-06-02") + "A1,2016-04-01,S,C2,U6,,\nA2,2016-04-01,S,C2,U6,,\n"},
        reviews("B1,2015-01-20,PN1\nB2,2015-01-20,PN1\n")}},
      {"D121", {{kEpisodes, kStay + rows_of_others("2014-06-02")}, {kEpisodes, kStay + kNewer}}},
      {"D122", {one, reviews("A01,2016-04-08,PN1\n")}},
      {"D123", {episodes("unknown,2016-04-01,S,C2,U6,,\n")}},
      {"D124", {{"", census("2014-03-31")}}},
      {"D125",
       {episodes("A1,04/25/2015,S,C2,U6,,\nA2,04/26/2015,S,C2,U6,,\nA3,04/05/2015,S,C2,U6,,\n")}},
      {"D126", {{kEpisodes, rows_of_others("2014-06-02")}}},
      {"D127", {one, {"child_id,worker\n", "A1,W1\n"}, {"worker,fte\n", "V1,1\n"}}},
      {"D201", {episodes("A1,soon,S,C2,U6,,\n")}},
      {"D202", {episodes("A1,,S,C2,U6,,\n")}},
      {"D203", {episodes("A1,31/02/2016,S,C2,U6,,\n")}},
      {"D204", {episodes("A1,01/04/16,S,C2,U6,,\n")}},
      {"D205", {episodes("A1,04/25/2016,S,C2,U6,,\n")}},
      {"D206", {episodes("A1,01/04/1916,S,C2,U6,,\n")}},
      {"D207", {episodes("A1,2016-04-01 09:30:00,S,C2,U6,,\n")}},
      {"D208", {episodes("A1,42461,S,C2,U6,,\n")}},
      {"D209", {episodes("A1,2016-04-01,S,C2,U6,1900-01-01,\n")}},
      {"D210", {episodes("A1,2016-04-01,S,C2,U\"6,,\n")}},
      {"D211", {episodes("\"A1\"x,2016-04-01,S,C2,U6,,\n")}},
      {"D212", {episodes("A1,2016-04-01,S,C2,\"U6,,\n")}},
      {"D213", {episodes("A1,2016-04-01,S,C2,U6\n")}},
      {"D214", {episodes("A1,2016-04-01,S,C2,U6,,,x\n")}},
      {"D215", {episodes("A1,2016-04-01,S,C2,U6,,, \n")}},
      {"D116", {one, {"Canteen,Meals\n", "North,12\n"}}},
      {"D117", {one, {"kind,field,required,source,heading\n", "reviews,child,yes,plain,id\n"}}},
      {"D216", {episodes("A1,2016-04-01,S ,C2,U6,,\n")}},
      {"D217", {meetings("A1,CIN,2016-04-01,,,\n")}},
      {"D218", {plans("A1,2016-04-01,,CP1,0,perhaps\n")}},
      {"D219", {{kEpisodes, "A1,2016-04-01,S,C2," + std::string(1, '\0') + ",,\n"}}},
      {"D220", {episodes("A1,2016-04-01,S,C2,U6,NULL,\n")}},
      {"D221", {episodes("A1,2016-04-01,S,C2,U6,31/12/9999,\n")}},
      {"D222", {episodes("A1,2016-04-01,S,C2,U6,,\n(1 row affected),,,,,,\n")}},
      {"D223", {one, {"child_id,review_date,due_date\n", "A1,,2016-04-28\n"}}},
      {"D224", {episodes("A1,01/04/16,S,C2,U6,,\n")}, "2016-04-15", {"--two-digit-years"}},
      {"D225", {one, {"worker,fte\n", "W1,100%\n"}}},
      {"D226", {one, {"child_id,worker,from,until\n", "A1,W1,2016-04-02,2016-04-01\n"}}},
      {"D301",
       {{kEpisodes, kOlder},
        {kEpisodes, kNewer + "A1,2015-09-01,P,C2,U6,,\n"},
        reviews("A2,2016-04-01,PN1\n")}},
      {"D302", {{kEpisodes, kOlder}, {kEpisodes, kNewer}}},
      {"D303",
       {episodes("A1,2014-05-01,S,C2,U6,2014-09-01,E4\n"),
        episodes("A1,2014-05-01,S,C2,U6,2014-09-02,E4\n")}},
      {"D304", {one, one}},
      {"D305", {episodes("A1,2016-04-01,S,C2,U6,,\nA1,2016-04-01,S,C2,A4,,\n")}},
      {"D306", {one, {"clar_cla_id,clar_cla_review_date\n", "P9,2016-04-01\n"}}},
      {"D307",
       {{"clae_person_id,clae_cla_episode_start_date\n", "A1,2016-04-01\n"},
        {"lega_person_id,lega_legal_status,lega_legal_status_start_date\n", "A1,C2,2016-04-02\n"}}},
      {"D308", {{"CHILD,DECOM,RNE\n", "A1,2016-04-01,S\n"}}},
      {"D309",
       {episodes("A1,2016-03-01,S,C2,U6,,\n"),
        {"Child Unique ID,Date Started to be Looked After,Date of Latest Statutory Review\n",
         "A1,2016-03-05,\n"}}},
      {"D310", {episodes("A1,2016-04-01,S,V3,U6,,\n")}},
      {"D311",
       {plans("A1,2015-04-01,,,,\nA1,2015-09-01,,,,\n"), meetings("A1,RCPC,2016-04-01,,,\n")}},
      {"D312",
       {{"Child Unique ID,Date Started to be Looked After,Date of Latest Statutory Review\n",
         "A1,2016-03-05,2016-04-01\n"}}},
      {"D313", {{kEpisodes, kOlder}, {kEpisodes, kNewer + "A1,2014-04-28,S,C2,U6,,\n"}}},
      {"D314", {episodes("A1,2015-06-01,S,C2,U6,,\nA1,2015-06-01,S,C2,U6,2016-01-08,E4\n")}},
      {"D315",
       {plans("A1,2014-05-01,,CP1,0,\nA2,2014-03-03,,CP2,0,\n"),
        plans("A2,2014-03-03,,CP2,0,\nA3,2016-03-01,,CP3,0,\n")}},
      {"D316",
       {episodes("A1,2015-06-01,S,C2,U6,,\nA2,2015-06-01,S,C2,U6,,\n"),
        episodes("A2,2015-06-01,S,C2,U6,2016-01-08,E4\n")}},
      {"D317", {episodes("A1,2015-06-01,S,C2,U6,2032-01-08,E4\n")}},
      {"D318", {one, {"worker,fte\n", "W1,1\nW1,0.8\n"}}},
      {"D319",
       {one, {"CHILD,SEX,DOB,school\n", "A1,1,2010-01-02,S1\nA1,1,2010-01-02,S2\n"}},
       "2016-04-15",
       {},
       "2015-16 --by children.school"},
      {"102", {one, {"CHILD,SEX,DOB\n", "A1,1,31/02/2010\n"}}},
      {"142", {episodes("A1,2016-03-01,S,C2,U6,,\nA1,2016-04-01,P,C2,U6,,\n")}},
      {"143", {episodes("A1,2016-04-01,Z,C2,U6,,\n")}},
      {"144", {episodes("A1,2016-04-01,S,C9,U6,,\n")}},
      {"146", {episodes("A1,2016-04-01,S,C2,Z6,,\n")}},
      {"148", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,\n")}},
      {"149", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,Z9\n")}},
      {"167", {one, reviews("A1,2016-04-08,PN9\n")}},
      {"355", {episodes("A1,2016-04-01,S,C2,U6,2016-04-01,E4\n")}},
      {"356", {episodes("A1,2016-04-01,S,C2,U6,2016-03-31,E4\n")}},
      {"388", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,X1\n")}},
      {"431", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,X1\nA1,2016-04-08,S,C2,U6,,\n")}},
      {"432", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,E4\nA1,2016-04-08,P,C2,U6,,\n")}},
      {"433", {episodes("A1,2016-04-01,S,C2,U6,2016-04-06,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {"501", {episodes("A1,2016-04-01,S,C2,U6,2016-04-09,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {"8615", {meetings("A1,ICPC,2016-04-01,,2016-04-04,\n")}},
      {"8730", {plans("A1,2016-04-01,,CP1,few,\n")}},
      {"8840", {plans("A1,2016-04-01,2016-04-01,CP1,0,\n")}},
      {"8841", {plans("A1,2016-04-01,,CP1,0,\n"), meetings("A1,RCPC,2016-04-01,,,\n")}},
      {"8925", {plans("A1,2016-04-01,2016-03-31,CP1,0,\n")}},
      {"8940", {plans("A1,2016-03-01,2016-04-02,,,\nA1,2016-04-01,,,,\n")}},
      {"N01", {one, reviews("A1,2016-04-08,PN1\nA1,2016-04-08,PN1\n")}},
      {"N02", {one, reviews("A1,2016-03-31,PN1\n")}},
      {"N03", {episodes("A1,2016-04-01,S,C2,U6,2016-04-04,E4\n"), reviews("A1,2016-04-05,PN1\n")}},
      {"N15", {one, reviews("A1,2016-04-08,PN1\n"), reviews("A1,2016-04-08,PN2\n")}},
      {"N17", {episodes("A1,2016-04-01,S,C2,U6,2016-04-07,X1\nA1,2016-04-08,P,C2,U6,,\n")}},
      {"N18", {episodes("A1,2016-04-01,S,C2,U6,2016-04-08,E4\nA1,2016-04-08,S,C2,U6,,\n")}},
      {"N24", {plans("A1,2016-04-01,,CP1,0,\n"), meetings("A1,RCPC,2016-03-31,,,\n")}},
      {"N25",
       {plans("A1,2016-03-01,,CP1,0,\n"),
        meetings("A1,RCPC,2016-04-01,,,\nA1,RCPC,2016-04-01,,,\n")}},
      {"N26", {plans("A1,2016-03-01,,CP1,0,\n"), meetings("A1,RCPC,2016-04-01,CP9,,\n")}},
      {"N29", {plans("A1,2015-03-01,2015-04-01,CP1,0,\nA1,2016-03-01,,CP2,0,\n")}},
      {"N37",
       {episodes("A1,2016-03-01,S,C2,U6,,\n"),
        reviews("A1,2016-03-20,PN1\nA1,2016-04-10,PN1\n"),
        {"Child Unique ID,Date Started to be Looked After,Date of Latest Statutory Review\n",
         "A1,2016-03-01,2016-03-20\n"}}},
      {"N38", {one, {"CHILD,SEX,DOB\n", "A1,1,2010-02-01\nA1,1,2010-01-02\n"}}},
      {"N39",
       {episodes("A1,2040-12-20,S,C2,U6,,\n"), reviews("A1,2040-12-27,PN1\n")},
       "2041-01-05"},
      {"N40", {{"", kMisplacedReview}}},
  };
}

/// Findings of what no extract holds, and the test that provokes each.
const std::map<std::string_view, std::string_view> kOfOtherInput = {
    {"D128", "tests/cli/changes_test.cpp"},
    {"D129", "tests/cli/benchmarks_test.cpp"},
    {"D130", "tests/cli/workbooks_test.cpp"},
    {"D131", "tests/cli/outputs_test.cpp"}};

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
  args.insert(args.end(), {"--max-messages", "1"});
  const std::string said = run_duly(args).err;
  for (std::size_t at = said.find('['); at != std::string::npos; at = said.find('[', at + 1)) {
    out.push_back(said.substr(at + 1, said.find(']', at) - at - 1));
  }
  if (*p.year == '\0') return out;
  args[0] = "kpi";
  args.emplace_back("--year");
  for (const std::string& word : split(p.year, ' ')) args.push_back(word);
  const std::string of_year = run_duly(args).err;
  if (of_year.find("[" + std::string(p.code) + "]") != std::string::npos) {
    out.emplace_back(p.code);
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("every code of a finding can be provoked") {
    std::map<std::string_view, Provocation> by_code;
    for (Provocation& p : provocations()) by_code.emplace(p.code, std::move(p));
    for (const CodeInfo& code : all_codes()) {
      const std::string id(code.id);
      CAPTURE(id);
      const auto found = by_code.find(code.id);
      if (const auto other = kOfOtherInput.find(code.id); other != kOfOtherInput.end()) {
        CHECK(has(read_file(in_source(std::string(other->second))), id));
      } else if (found == by_code.end()) {
        FAIL_CHECK("no input provokes it");
      } else {
        const std::vector<std::string> ids = found_in(found->second);
        const bool reported = std::find(ids.begin(), ids.end(), id) != ids.end();
        CHECK(reported);
      }
    }
  }

  TEST_CASE("every code has words, and no two share an id") {
    std::map<std::string_view, int> ids;
    for (const CodeInfo& code : all_codes()) {
      CAPTURE(code.id);
      CHECK(++ids[code.id] == 1);
      CHECK(!code.meaning.empty());
      CHECK(!code.fix.empty());
    }
  }
}
