// A folder with all that an authority exports: what is of use is read, the rest is named.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
    ++out;
  }
  return out;
}

/// `headings` and what stands under them; both have `;` between cells.
void write_table(const TempFolder& folder, const std::string& name, const std::string& headings,
                 const std::vector<std::string>& rows) {
  std::vector<std::string> lines = {headings};
  lines.insert(lines.end(), rows.begin(), rows.end());
  std::string out;
  for (const std::string& line : lines) {
    std::string cells;
    for (const std::string& cell : split(line, ';')) {
      const std::size_t first = std::min(cell.find_first_not_of(' '), cell.size());
      if (!cells.empty()) cells += ',';
      duly::csv::append_field(cells, cell.substr(first));
    }
    out += cells + "\n";
  }
  folder.write(name, out);
}

void write_return(const TempFolder& folder) {
  write_table(folder, "episodes.csv",
              "CHILD;DECOM;RNE;LS;CIN;PLACE;PLACE_PROVIDER;DEC;REC;REASON_PLACE_CHANGE;HOME_POST;"
              "PL_POST;URN",
              {"A1001;01/06/2015;S;C2;N1;U6;PR1; ; ; ;AB1 0CD;AB1 0CD; "});
  write_table(folder, "header.csv", "CHILD;SEX;DOB;ETHNIC;UPN;MOTHER;MC_DOB",
              {"A1001;1;01/02/2008;WBRI;UN1;0; "});
  write_table(folder, "reviews.csv", "CHILD;DOB;REVIEW;REVIEW_CODE",
              {"A1001;01/02/2008;26/06/2015;PN1", "A1001;01/02/2008;20/09/2015;PN1",
               "A1001;01/02/2008;16/02/2016;PN1"});
  write_table(folder, "oc3.csv", "CHILD;DOB;IN_TOUCH;ACTIV;ACCOM", {"A1009;01/02/1998;YES;F1;B1"});
  write_table(folder, "missing.csv", "CHILD;DOB;MISSING;MIS_START;MIS_END",
              {"A1001;01/02/2008;M;01/07/2015;02/07/2015"});
  write_table(folder, "sw_episodes.csv", "CHILD;DOB;SW_ID;SW_DECOM;SW_DEC;SW_REASON",
              {"A1001;01/02/2008;W1;01/06/2015; ; "});
}

void write_lists_of_annex_a(const TempFolder& folder) {
  const std::string child = "Child Unique ID;Gender;Ethnicity;Date of Birth;Age";
  const std::string is = "A1002;a) Male;a) WBRI;01/02/2008;8";
  write_table(folder, "List 5.csv",
              child +
                  ";Strategy discussion initiating Section 47 Enquiry Start Date;Date of "
                  "Initial Child Protection Conference",
              {is + ";01/06/2015;10/06/2015"});
  write_table(folder, "List 7.csv",
              child + ";Child Protection Plan Start Date;Date of latest review conference",
              {is + ";10/06/2015;01/09/2015"});
  write_table(folder, "List 8.csv",
              child +
                  ";Date Started to be Looked After;Child's Legal Status;Date of Latest "
                  "Statutory Review;Placement Type",
              {"A1003;a) Male;a) WBRI;01/02/2008;8;01/07/2015;C2: FCO;01/12/2015;U6: Foster"});
}

void write_dataset(const TempFolder& folder) {
  write_table(folder, "ssd_person.csv", "pers_person_id;pers_sex;pers_ethnicity;pers_dob",
              {"A1004;M;WBRI;2008-02-01"});
  write_table(folder, "ssd_cla_episodes.csv",
              "clae_cla_episode_id;clae_person_id;clae_cla_episode_start_date;"
              "clae_cla_episode_start_reason;clae_cla_id",
              {"E1;A1004;2015-05-01;S;P1"});
  write_table(folder, "ssd_cp_plans.csv",
              "cppl_cp_plan_id;cppl_person_id;cppl_cp_plan_start_date;cppl_cp_plan_end_date",
              {"K1;A1005;2015-06-01; "});
}

/// Every table that nothing needs, with a row.
std::size_t write_unused(const TempFolder& folder) {
  std::size_t out = 0;
  for (const CsvLine& table : lines_of(duly::embedded_file("unused-tables.csv"))) {
    const std::string shared = table["shared"];
    const std::string headings = (shared.empty() ? "" : shared + ";") + table["headings"];
    std::string row;
    for (std::size_t i = 0; i < split(headings, ';').size(); ++i) row += (i == 0 ? "A1001" : ";x");
    write_table(folder, table["table"] + ".csv", headings, {row});
    ++out;
  }
  return out;
}

constexpr std::string_view kCensus =
    "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2016</Year>"
    "<ReferenceDate>2016-03-31</ReferenceDate></CollectionDetails></Header><Children><Child>"
    "<ChildIdentifiers><LAchildID>A1006</LAchildID><PersonBirthDate>2008-02-01</PersonBirthDate>"
    "</ChildIdentifiers><CINdetails><CINreferralDate>2015-05-01</CINreferralDate>"
    "<ChildProtectionPlans><CPPstartDate>2015-06-01</CPPstartDate></ChildProtectionPlans>"
    "</CINdetails></Child></Children></Message>";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a folder with all of an authority's exports is read in one go") {
    const TempFolder folder;
    write_return(folder);
    write_lists_of_annex_a(folder);
    write_dataset(folder);
    const std::size_t unused = write_unused(folder);
    folder.write("census.xml", kCensus);
    write_table(folder, "meals.csv", "Canteen;Meals", {"North;12"});
    const std::string here = folder.folder().string();
    const std::vector<std::vector<std::string>> commands = {
        {"check", here, "--as-at", "2016-03-31", "-f", "csv"},
        {"due", here, "--as-at", "2016-03-31", "-f", "csv"},
        {"kpi", here, "--year", "2015-16", "-f", "csv"}};
    for (const std::vector<std::string>& args : commands) {
      CAPTURE(args[0]);
      std::vector<std::string> all = args;
      all.insert(all.end(), {"--max-messages", "100"});
      const Said said = run_duly(all);
      CHECK(said.status == 1);
      CHECK(holds(said.err + said.out, "meals.csv"));
      CHECK(count(said.err + said.out, "D116") == 1);
      CHECK(count(said.err + said.out, "D104") == unused);
      if (args[0] != "due") continue;
      for (const std::string child : {"A1001", "A1002", "A1003", "A1004", "A1005", "A1006"}) {
        CAPTURE(child);
        CHECK(holds(said.out, child));
      }
    }
  }

  TEST_CASE(
      "plans and reviews of a census in CSV are read beside its header and a list of Annex A") {
    const TempFolder folder;
    const std::string p = folder.write(
        "p.csv",
        "LAchildID,CINdetailsID,CPPID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,"
        "LatestCategoryOfAbuse,NumberOfPreviousCPP\nA1001,1,1,10/05/2023,,NEG,NEG,0\n");
    const std::string r = folder.write("r.csv",
                                       "LAchildID,CINdetailsID,CPPID,CPPreviewDate\n"
                                       "A1001,1,1,03/08/2023\nA1001,1,1,02/02/2024\n");
    const std::string h = folder.write(
        "h.csv",
        "Collection,Year,ReferenceDate,SourceLevel,LEA,SoftwareCode,Release,SerialNo,DateTime\n"
        "CIN,2024,2024-03-31,L,999,x,1,1,2024-05-01T00:00:00\n");
    write_table(folder, "l.csv",
                "Child Unique ID;Date of Birth;Date Started to be Looked After;Child's Legal "
                "Status;Date of Latest Statutory Review;Placement Type",
                {"A1003;01/02/2010;06/08/2021;C2: FCO;12/01/2024;U6: Foster placement"});
    const Said said =
        run_duly({"due", p, r, h, folder.path("l.csv"), "--as-at", "2024-03-31", "-f", "csv"});
    CHECK(said.status == 0);
    CHECK(holds(said.err, "D104 1: "));
    std::vector<std::string> due;
    for (const CsvLine& line : lines_of(said.out)) {
      due.push_back(line["child_id"] + " " + line["due_date"]);
    }
    CHECK(due == std::vector<std::string>{"A1003 2024-07-12", "A1001 2024-08-02"});
  }
}
