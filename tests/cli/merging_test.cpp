// Several extracts as analysts give them: what `due` and `kpi` say of the children.

#include <algorithm>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kEpisodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";
constexpr std::string_view kReviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n";

/// Files in a folder of their own, named in the order they are to be given.
class Files {
 public:
  Files& episodes(std::string_view name, std::string_view rows) {
    return add(name, std::string(kEpisodes) + std::string(rows));
  }
  Files& reviews(std::string_view name, std::string_view rows) {
    return add(name, std::string(kReviews) + std::string(rows));
  }
  Files& add(std::string_view name, std::string_view text) {
    paths_.push_back(folder_.write(name, text));
    return *this;
  }
  Said run(std::vector<std::string> command) const {
    command.insert(command.begin() + 1, paths_.begin(), paths_.end());
    Said said = run_duly(command);
    const std::vector<std::string> backwards(paths_.rbegin(), paths_.rend());
    std::copy(backwards.begin(), backwards.end(), command.begin() + 1);
    CHECK(run_duly(command).out == said.out);
    return said;
  }

 private:
  TempFolder folder_;
  std::vector<std::string> paths_;
};

/// "N1 overdue 2024-04-04" of each line of `due`.
std::vector<std::string> due(const Said& said) {
  std::vector<std::string> out;
  for (const CsvLine& line : lines_of(said.out)) {
    out.push_back(line["child_id"] + " " + line["status"] + " " + line["due_date"]);
  }
  return out;
}

/// "cla_at_end 2" of each row of `kpi`.
std::vector<std::string> figures(const Said& said) {
  std::vector<std::string> out;
  for (const CsvLine& line : lines_of(said.out)) {
    out.push_back(line["measure"] + " " + line["numerator"] +
                  (line["denominator"].empty() ? "" : " of " + line["denominator"]));
  }
  return out;
}

using Lines = std::vector<std::string>;

/// A CIN census of one plan.
std::string census(std::string_view reference, std::string_view child, std::string_view start,
                   std::string_view review) {
  const auto text = [](std::string_view s) { return std::string(s); };
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Message><Header><CollectionDetails>"
         "<Collection>CIN</Collection><ReferenceDate>" +
         text(reference) +
         "</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers>"
         "<LAchildID>" +
         text(child) +
         "</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate></ChildIdentifiers><CINdetails>"
         "<CINreferralDate>2022-09-01</CINreferralDate><ChildProtectionPlans><CPPstartDate>" +
         text(start) + "</CPPstartDate><NumberOfPreviousCPP>0</NumberOfPreviousCPP><Reviews>" +
         "<CPPreviewDate>" + text(review) +
         "</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child></Children>"
         "</Message>";
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a far date in last year's return hides no child whose review is overdue") {
    Files files;
    files
        .episodes("y23.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nZ9,05/05/2022,S,C2,N1,U6,PR1,05/11/2032,E4A\n")
        .episodes("y24.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nN1,10/06/2023,S,C2,N1,U6,PR1,,\n"
                  "N2,12/02/2024,S,C2,N1,U6,PR1,,\n")
        .reviews("r.csv",
                 "N1,01/05/2012,05/07/2023,PN1\nN1,01/05/2012,04/10/2023,PN1\n"
                 "Z1,01/05/2012,05/07/2022,PN1\nZ1,01/05/2012,04/01/2023,PN1\n"
                 "Z1,01/05/2012,03/07/2023,PN1\nZ1,01/05/2012,02/01/2024,PN1\n"
                 "N2,01/05/2012,08/03/2024,PN1\n");
    const Said said = files.run({"due", "--as-at", "2024-06-30", "-f", "csv"});
    CHECK(due(said) ==
          Lines{"N1 overdue 2024-04-04", "N2 overdue 2024-06-08", "Z1 not_yet_due 2024-07-02"});
    CHECK(said.err.find("D317 1: ") != std::string::npos);
    CHECK(said.err.find("D302 1: ") != std::string::npos);
    const Said table = files.run({"due", "--as-at", "2024-06-30"});
    CHECK(table.out.find("Repair ended the care of 1 child (D301, D302).") != std::string::npos);
  }

  TEST_CASE("a start corrected in this year's return leaves the child in care once") {
    Files files;
    files.episodes("y23.csv", "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC1,27/09/2022,S,V2,N1,U6,PR1,,\n")
        .episodes("y24.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC1,23/09/2022,S,V2,N1,U6,PR1,,\n"
                  "Z3,12/01/2024,S,C2,N1,U6,PR1,,\n")
        .reviews("r.csv",
                 "C1,01/05/2012,14/10/2022,PN1\nC1,01/05/2012,13/01/2023,PN1\n"
                 "C1,01/05/2012,12/07/2023,PN1\nC1,01/05/2012,11/01/2024,PN1\n"
                 "Z1,01/01/2015,10/05/2022,PN1\nZ1,01/01/2015,09/11/2022,PN1\n"
                 "Z1,01/01/2015,08/05/2023,PN1\nZ1,01/01/2015,07/11/2023,PN1\n"
                 "Z3,01/01/2015,05/02/2024,PN1\n");
    const Said said = files.run({"due", "--child", "C1", "--as-at", "2024-03-31", "-f", "csv"});
    CHECK(due(said) == Lines{"C1 not_yet_due 2024-07-11"});
    CHECK(lines_of(said.out).at(0)["case_start"] == "2022-09-23");
    CHECK(figures(files.run({"kpi", "--year", "2023-24", "--as-at", "2024-03-31", "-m",
                             "cla_at_end,NI66", "-f", "csv"})) ==
          Lines{"cla_at_end 3", "NI66 3 of 3"});
  }

  TEST_CASE("years stacked in one file count as returns of each year") {
    Files files;
    files.episodes("e.csv",
                   "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC1,10/01/2023,S,C2,N1,U6,PR1,,\n"
                   "C1,10/01/2023,S,C2,N1,U6,PR1,15/08/2023,E4A\nZ1,01/02/2020,S,C2,N1,U6,PR1,,\n");
    const Said said = files.run({"kpi", "--year", "2023-24", "--as-at", "2024-04-15", "-m",
                                 "cla_at_end,cla_ceased", "-f", "csv"});
    CHECK(figures(said) == Lines{"cla_at_end 1", "cla_ceased 1"});
    CHECK(said.err.find("D314 1: ") != std::string::npos);
    CHECK(said.err.find("error") == std::string::npos);
  }

  TEST_CASE("this year's return changes no figure of last year's by leaving a child out") {
    const std::string old_rows =
        "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC5,05/05/2022,S,C2,N1,U6,PR1,,\n"
        "Z9,05/05/2022,S,C2,N1,U6,PR1,31/03/2023,E4A\n";
    Files alone;
    alone.episodes("y23.csv", old_rows);
    Files both;
    both.episodes("y23.csv", old_rows)
        .episodes("y24.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nN1,10/06/2023,S,C2,N1,U6,PR1,,\n"
                  "N2,12/02/2024,S,C2,N1,U6,PR1,,\n");
    const Lines kpi = {
        "kpi", "--year", "2022-23", "--as-at", "2024-04-15", "-m", "cla_at_end,cla_ceased",
        "-f",  "csv"};
    CHECK(figures(alone.run(kpi)) == Lines{"cla_at_end 2", "cla_ceased 1"});
    CHECK(figures(both.run(kpi)) == Lines{"cla_at_end 2", "cla_ceased 1"});
  }

  TEST_CASE("what falls due on a plan that a newer census leaves out cannot be judged") {
    Files files;
    files.add("a.xml", census("2023-03-31", "X1", "2022-11-07", "2023-02-06"))
        .add("b.xml", census("2024-03-31", "X2", "2023-06-07", "2023-09-05"));
    const Said said = files.run(
        {"due", "--as-at", "2024-03-31", "--fail-if-overdue", "--child", "X1", "-f", "csv"});
    CHECK(due(said) == Lines{"X1 indeterminate 2023-08-06"});
    CHECK(lines_of(said.out).at(0)["note"] == "absent from the newer extract");
    CHECK(said.status == 0);
    CHECK(said.err.find("D315 1: ") != std::string::npos);
    const Said table = files.run({"due", "--as-at", "2024-03-31"});
    CHECK(table.out.find("1 open plan is absent from a newer extract") != std::string::npos);
    const Said list = files.run(
        {"kpi", "--year", "2023-24", "--as-at", "2024-03-31", "--list", "NI67", "-f", "csv"});
    CHECK(lines_of(list.out).at(0)["reason"] == "indeterminate");
    CHECK(lines_of(list.out).at(0)["note"] == "absent from the newer extract");
    const Said kpi =
        files.run({"kpi", "--year", "2023-24", "--as-at", "2024-03-31", "-m", "NI67", "-f", "csv"});
    CHECK(lines_of(kpi.out).at(0)["note"] ==
          "some plans are absent from the newer extract; too many indeterminate");
    const Said reviews =
        files.run({"reviews", "--year", "2023-24", "--as-at", "2024-03-31", "-f", "csv"});
    CHECK(lines_of(reviews.out).at(0)["outcome"] == "indeterminate");
    CHECK(lines_of(reviews.out).at(0)["note"] == "absent from the newer extract");
  }

  TEST_CASE("a child whom the newer return has in care under an earlier start is not absent") {
    Files files;
    files
        .episodes("y23.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC5,05/05/2022,S,C2,N1,U6,PR1,,\n"
                  "Z9,05/05/2022,S,C2,N1,U6,PR1,31/03/2023,E4A\n")
        .episodes("y24.csv",
                  "Z1,01/02/2020,S,C2,N1,U6,PR1,,\nC5,05/05/2021,L,C2,N1,U6,PR1,,\n"
                  "N1,10/06/2023,S,C2,N1,U6,PR1,,\nN2,12/02/2024,S,C2,N1,U6,PR1,,\n");
    const Said said = files.run({"due", "--as-at", "2024-03-31", "--child", "C5", "-f", "csv"});
    CHECK(lines_of(said.out).size() == 1);
    CHECK(said.err.find("D302") == std::string::npos);
  }

  TEST_CASE("where returns are not successive, each row says so, without messages too") {
    std::string before;
    std::string after;
    for (int i = 101; i < 141; ++i) {
      before += "A" + std::to_string(i) + ",05/05/2021,S,C2,N1,U6,PR1,,\n";
      after += "B" + std::to_string(i) + ",05/05/2021,S,C2,N1,U6,PR1,,\n";
    }
    before += "A1,05/05/2022,S,C2,N1,U6,PR1,,\nA2,05/06/2022,S,C2,N1,U6,PR1,,\n";
    after += "B1,05/05/2023,S,C2,N1,U6,PR1,,\nB2,05/06/2023,S,C2,N1,U6,PR1,,\n";
    Files files;
    files.episodes("y23.csv", before).episodes("y24.csv", after);
    files.reviews("r.csv", "B1,01/01/2015,02/06/2023,PN1\nB2,01/01/2015,02/07/2023,PN1\n");
    constexpr std::string_view kDoubt =
        "the returns do not look like successive ones of one authority";
    for (const Lines& words :
         {Lines{"due"}, Lines{"kpi", "--year", "2023-24", "-m", "NI66"},
          Lines{"kpi", "--year", "2023-24", "--list", "NI66"},
          Lines{"readings", "--year", "2023-24"}, Lines{"reviews", "--year", "2023-24"}}) {
      Lines command = words;
      command.insert(command.end(), {"--as-at", "2024-03-31", "-q", "-f", "csv"});
      const Said said = files.run(command);
      CHECK(said.status == 1);
      const std::vector<CsvLine> rows = lines_of(said.out);
      REQUIRE(!rows.empty());
      CHECK(rows.at(0)["note"].find(kDoubt) != std::string::npos);
    }
  }

  TEST_CASE("until the older census's last day a plan that a newer one leaves out is known") {
    Files files;
    files.add("a.xml", census("2023-03-31", "X1", "2022-11-07", "2023-02-06"))
        .add("b.xml", census("2024-03-31", "X2", "2023-06-07", "2023-09-05"));
    CHECK(due(files.run({"due", "--as-at", "2023-03-31", "-f", "csv"})) ==
          Lines{"X1 not_yet_due 2023-08-06"});
    CHECK(due(files.run({"due", "--as-at", "2023-04-01", "--child", "X1", "-f", "csv"})) ==
          Lines{"X1 indeterminate 2023-08-06"});
  }
}
