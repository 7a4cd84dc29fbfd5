// Why reviews and conferences were held late, in the words of the extracts.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// A plan from 6 April 2015, so that its first review is due on 6 July; an initial conference
/// 20 working days after its strategy discussion; a looked-after review 20 days late.
std::string asked(const std::string& command, const std::vector<std::string>& more,
                  const char* format = "csv") {
  const TempFolder folder;
  std::vector<std::string> args = {
      command,
      folder.write("p.csv", "child_id,plan_start,plan_end\nA1001,2015-04-06,\n"),
      folder.write("c.csv",
                   "child_id,conference_type,conference_date,s47_start_date,late_reason\n"
                   "A1001,RCPC,2015-07-20,,no quorum\n"
                   "A1002,ICPC,2015-06-29,2015-06-01,no room\n"
                   "A1003,ICPC,2015-06-30,,\n"),
      folder.write("s.csv",
                   "child_id,s47_start_date,icpc_date\nA1003,2015-06-01,2015-06-30\n"
                   "A1004,2015-06-01,2015-06-29\n"),
      folder.write("e.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\nA1005,2015-05-01,S,C2,U6,,\n"),
      folder.write("r.csv",
                   "child_id,review_date,late_reason,completed_date\n"
                   "A1005,2015-06-22,IRO ill,2015-06-24\n"),
      "-q",
      "-f",
      format};
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args).out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("conferences have reasons for lateness, as reviews have") {
    std::string found;
    for (const CsvLine& line :
         lines_of(asked("reviews", {"--year", "2015-16", "--outcome", "late"}))) {
      found += line["child_id"] + " " + line["duty"] + " " + line["late_reason"] + "; ";
    }
    // A1003's stands in the table of conferences without a word, A1004's on its enquiry alone.
    CHECK(found ==
          "A1001 cp_review no quorum; A1002 icpc no room; A1003 icpc ; A1004 icpc ; "
          "A1005 cla_review IRO ill; ");
  }

  TEST_CASE("reasons are counted by group, and told apart for reviews and conferences") {
    std::string found;
    for (const CsvLine& line : lines_of(
             asked("reviews", {"--year", "2015-16", "--outcome", "late", "--by", "late_reason"}))) {
      found += line["group"] + " " + line["reviews"] + "; ";
    }
    CHECK(found == " 5; IRO ill 1; no quorum 1; no room 1; (none) 2; ");
    const std::string table = asked("reviews", {"--year", "2015-16", "--outcome", "late"}, "table");
    CHECK(table.find("Reasons given for 1 looked-after review held late: IRO ill 1.") !=
          std::string::npos);
    CHECK(table.find("Reasons given for 4 conferences held late: no quorum 1, no room 1, none given"
                     " 2.") != std::string::npos);
  }

  TEST_CASE("the day an adjourned review was completed is told where it is another day") {
    const auto told = [](const std::vector<std::string>& more) {
      std::vector<std::string> args = {"--child", "A1005", "--as-at", "2015-07-01"};
      args.insert(args.end(), more.begin(), more.end());
      return asked("explain", args, "table");
    };
    CHECK(told({}).find("held Mon 22 Jun 2015, completed Wed 24 Jun 2015 (") != std::string::npos);
    const std::string last = told({"--reading", "review_day=completed"});
    CHECK(last.find("held Wed 24 Jun 2015 (") != std::string::npos);
    CHECK(last.find("completed Wed") == std::string::npos);
  }
}
