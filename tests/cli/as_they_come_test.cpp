// Extracts with what tools and people leave in cells: the answer is that of a clean file.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;     // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

using Files = std::vector<std::pair<std::string_view, std::string>>;

Said run(const std::string& command, const Files& files, std::vector<std::string> options) {
  const TempFolder folder;
  std::vector<std::string> args = {command};
  for (const auto& [name, text] : files) args.push_back(folder.write(name, text));
  args.insert(args.end(), {"-f", "csv"});
  args.insert(args.end(), options.begin(), options.end());
  return run_duly(args);
}

/// child_id, duty, due_date and status of each row of `due`.
std::vector<std::string> due(const Said& said) {
  std::vector<std::string> out;
  const auto rows = lines_of(said.out);
  for (const CsvLine& row : rows) {
    out.push_back(row["child_id"] + " " + row["duty"] + " " + row["due_date"] + " " +
                  row["status"]);
  }
  return out;
}

using Lines = std::vector<std::string>;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::string_view kEpisodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";
constexpr std::string_view kReviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n";

std::string with(std::string_view heading, std::string_view rows) {
  return std::string(heading) + std::string(rows);
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("open episodes whose end is written as a word for blank are open, and overdue") {
    for (const std::string word : {"NULL", "(null)", "NaT", "N/A", "None", "-", "\\N", "[null]"}) {
      CAPTURE(word);
      const std::string open = ",S,C2,N1,U6,PR1," + word + "," + word + "\n";
      const Said said =
          run("due",
              {{"e.csv", with(kEpisodes, "A1001,04/03/2024" + open + "A1002,06/05/2024" + open +
                                             "A1003,02/01/2024,S,C2,N1,U6,PR1,"
                                             "14/06/2024,E4A\n")},
               {"r.csv", with(kReviews,
                              "A1001,01/05/2012,28/03/2024,PN1\n"
                              "A1003,01/05/2012,25/01/2024,PN1\n")}},
              {"--as-at", "2024-07-15"});
      CHECK(due(said) ==
            Lines{"A1002 cla_review 2024-06-04 overdue", "A1001 cla_review 2024-06-28 overdue"});
      CHECK(said.status == 0);
      CHECK(holds(said.err, "D220 "));
    }
  }

  TEST_CASE("a list 8 saved in Windows-1252 keeps its legal status under a curly apostrophe") {
    const Said said = run("due",
                          {{"l8.csv",
                            "Child Unique ID,Date of Birth,Date Started to be Looked After,"
                            "Child\x92s Legal Status,Date of Latest Statutory Review,"
                            "Date Ceased to be Looked After\n"
                            "A1001,01/05/2012,04/03/2024,h) V4 - short breaks,,\n"}},
                          {"--as-at", "2024-05-01"});
    CHECK(due(said) == Lines{"A1001 short_break_review 2024-06-04 not_yet_due"});
  }

  TEST_CASE("rows of separators alone are no rows") {
    const Said said =
        run("due",
            {{"e.csv", with(kEpisodes, "A1001,04/03/2024,S,C2,N1,U6,PR1,,\n,,,,,,,,\n,,,,,,,,\n")},
             {"r.csv", with(kReviews,
                            "A1001,01/05/2012,28/03/2024,PN1\nA1001,01/05/2012,27/06/2024,PN1\n"
                            ",,,\n\n\n")}},
            {"--as-at", "2024-12-01"});
    CHECK(due(said) == Lines{"A1001 cla_review 2024-12-27 not_yet_due"});
    CHECK(said.status == 0);
    CHECK(holds(said.err, "3 rows, 0 left out"));
  }

  TEST_CASE("a review conference planned and not yet held is no error, and still due") {
    const Said said =
        run("due",
            {{"p.csv",
              "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,"
              "cppl_cp_plan_ola\n1,A1001,2023-05-10,,N\n"},
             {"r.csv",
              "cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_due,"
              "cppr_cp_review_date,cppr_cp_review_meeting_id,cppr_cp_review_outcome_continue_cp\n"
              "1,A1001,1,,2023-08-03,M1,Y\n2,A1001,1,2024-02-03,,M2,\n"}},
            {"--as-at", "2023-12-01"});
    CHECK(due(said) == Lines{"A1001 cp_review 2024-02-03 not_yet_due"});
    CHECK(said.status == 0);
    CHECK(holds(said.err, "D223 "));
  }

  TEST_CASE("an initial conference planned and not yet held is no error, and still due") {
    const Said said =
        run("due",
            {{"q.csv",
              "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_end_date,"
              "s47e_s47_nfa\n9,A1001,2024-02-01,,N\n"},
             {"i.csv",
              "icpc_icpc_id,icpc_icpc_meeting_id,icpc_s47_enquiry_id,icpc_person_id,"
              "icpc_cp_plan_id,icpc_icpc_transfer_in,icpc_icpc_target_date,icpc_icpc_date,"
              "icpc_icpc_outcome_cp_flag\n1,M1,9,A1001,,N,2024-02-22,,\n"}},
            {"--as-at", "2024-02-10"});
    CHECK(due(said) == Lines{"A1001 icpc 2024-02-22 not_yet_due"});
    CHECK(said.status == 0);
  }

  TEST_CASE("dates as SQL Server and others write them are read") {
    for (const std::string start : {"Mar  4 2024 12:00AM", "04/03/2024 12:00:00 AM", "04.03.2024",
                                    "Mon 04/03/2024", "4 March 2024", "20240304"}) {
      CAPTURE(start);
      const Said said = run("due",
                            {{"e.csv", with(kEpisodes, "A1001," + start + ",S,C2,N1,U6,PR1,,\n")},
                             {"r.csv", with(kReviews,
                                            "A1001,01/05/2012,Mar 28 2024 12:00AM,PN1\n"
                                            "A1001,01/05/2012,Jun 27 2024 12:00AM,PN1\n")}},
                            {"--as-at", "2024-12-01"});
      CHECK(due(said) == Lines{"A1001 cla_review 2024-12-27 not_yet_due"});
      CHECK(said.status == 0);
    }
  }

  TEST_CASE("--date-order and --two-digit-years read what is an error without them") {
    const Files files = {
        {"e.csv",
         with(kEpisodes, "A1001,03/04/24,S,C2,N1,U6,PR1,,\nA1002,03/25/24,S,C2,N1,U6,PR1,,\n")},
        {"r.csv", with(kReviews, "A1001,05/01/12,03/28/24,PN1\n")}};
    const Said read =
        run("due", files, {"--as-at", "2024-12-01", "--date-order", "mdy", "--two-digit-years"});
    CHECK(due(read) ==
          Lines{"A1002 cla_review 2024-04-24 overdue", "A1001 cla_review 2024-06-28 overdue"});
    CHECK(read.status == 0);
    CHECK(holds(read.err, "D224 "));
    CHECK(run("due", files, {"--as-at", "2024-12-01"}).status == 1);
    const Said wrong = run("due", files, {"--date-order", "ymd"});
    CHECK(wrong.status == 2);
    CHECK(holds(wrong.err, "--date-order has no value 'ymd'"));
  }

  TEST_CASE("when takes any year from 1950, an extract's day asked about does not") {
    CHECK(holds(run_duly({"when", "1950-01-02", "+", "3m"}).out, "1950-04-02"));
    CHECK(run_duly({"when", "1949-12-31", "+", "3m"}).status == 2);
    CHECK(run_duly({"when", "--looked-after", "2024-01-02", "--born", "1961-05-01"}).status != 2);
    const Said said =
        run("due", {{"e.csv", with(kEpisodes, "A1001,04/03/2024,S,C2,N1,U6,PR1,,\n")}},
            {"--as-at", "1984-12-31"});
    CHECK(said.status == 2);
  }
}
