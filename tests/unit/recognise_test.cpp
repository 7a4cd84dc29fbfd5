// Which kind a row of headings is of, and which tables are known to be unused.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"
#include "duly/input.hpp"
#include "duly/nearest.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

struct Taken {
  std::string kind;
  std::vector<std::string_view> codes;
  std::size_t rows = 0;
};

Taken take(const std::string& text) {
  Records records;
  Diagnostics findings;
  Taken out;
  if (load_extract("a.csv", "", text, Headings(), {}, records, findings)) return out;
  out.kind = records.extracts[0].kind;
  out.rows = records.extracts[0].rows;
  for (const Diagnostic& d : findings.all()) out.codes.push_back(d.info->id);
  return out;
}

/// A table of `headings` (`;` between them) with a row under it.
std::string table_of(std::string_view headings) {
  std::string out;
  std::string cells;
  for (const std::string& heading : split(std::string(headings), ';')) {
    csv::append_field(out, heading.substr(heading.find_first_not_of(' ')));
    out += ',';
    cells += "x,";
  }
  out.back() = '\n';
  return out + cells + "\n";
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE(
      "each table of data/unused-tables.csv is passed over with a note, and its rows unread") {
    const auto tables = lines_of(embedded_file("unused-tables.csv"));
    CHECK(tables.size() >= 55);
    for (const CsvLine& table : tables) {
      CAPTURE(table["table"]);
      const std::string own = table["headings"];
      const std::string& shared = table["shared"];
      for (const std::string& headings :
           {shared.empty() ? own : shared + ";" + own,
            (shared.empty() ? own : own + ";" + shared) + "; a column of ours"}) {
        const Taken taken = take(table_of(headings));
        CHECK(taken.kind == table["table"]);
        CHECK(taken.codes == std::vector<std::string_view>{"D104"});
        CHECK(taken.rows == 0);
      }
    }
  }

  TEST_CASE("no table that a kind reads is among those unused") {
    const Headings all;
    for (const std::string& kind : input_kinds()) {
      for (const std::string source : {"SSDA903", "SSD", "plain", "Annex A", "CIN XML"}) {
        std::string headings;
        for (const Heading& h : all.all()) {
          if (h.kind == kind && h.source == source) headings += ";" + h.heading;
        }
        if (headings.empty()) continue;
        CAPTURE(kind);
        CAPTURE(source);
        const Taken taken = take(table_of(headings.substr(1)));
        CAPTURE(taken.kind);
        CHECK((taken.kind == kind || taken.kind.empty() || source == "plain"));
        CHECK(std::find(taken.codes.begin(), taken.codes.end(), "D104") == taken.codes.end());
      }
    }
  }

  TEST_CASE("the tables made from a CIN census are read, or known to be unused") {
    struct Table {
      const char* headings;
      const char* kind;
    };
    for (const Table& t : {
             Table{"Collection;Year;ReferenceDate;SourceLevel;LEA;SoftwareCode;Release;SerialNo;"
                   "DateTime",
                   "CIN census Header"},
             Table{"LAchildID;UPN;FormerUPN;UPNunknown;PersonBirthDate;ExpectedPersonBirthDate;"
                   "GenderCurrent;Sex;PersonDeathDate",
                   "children"},
             Table{"LAchildID;Ethnicity", "children"},
             Table{"LAchildID;Disability", "CIN census Disabilities"},
             Table{"LAchildID;CINdetailsID;CINreferralDate;ReferralSource;PrimaryNeedCode;"
                   "CINclosureDate;ReasonForClosure;DateOfInitialCPC;ReferralNFA",
                   "referrals"},
             Table{"LAchildID;CINdetailsID;AssessmentID;AssessmentActualStartDate;"
                   "AssessmentInternalReviewDate;AssessmentAuthorisationDate;AssessmentFactors",
                   "assessments"},
             Table{"LAchildID;CINdetailsID;AssessmentID;AssessmentFactor",
                   "CIN census AssessmentFactorsList"},
             Table{"LAchildID;CINdetailsID;CINPlanStartDate;CINPlanEndDate", "cin_plans"},
             Table{"LAchildID;CINdetailsID;S47ActualStartDate;InitialCPCtarget;DateOfInitialCPC;"
                   "ICPCnotRequired",
                   "enquiries"},
             Table{"LAchildID;CINdetailsID;CPPID;CPPstartDate;CPPendDate;InitialCategoryOfAbuse;"
                   "LatestCategoryOfAbuse;NumberOfPreviousCPP",
                   "plans"},
             Table{"LAchildID;CINdetailsID;CPPID;CPPreviewDate", "review_conferences"},
         }) {
      CAPTURE(t.headings);
      CHECK(take(table_of(t.headings)).kind == t.kind);
    }
  }

  TEST_CASE("a header with the column of the UASC table is a header") {
    CHECK(take("CHILD,SEX,DOB,DUC\nA1001,1,01/02/2008,\n").kind == "uasc");
    CHECK(take("CHILD,DUC\nA1001,\n").kind == "uasc");
    CHECK(take("CHILD,SEX,DOB,ETHNIC,DUC\nA1001,1,01/02/2008,WBRI,\n").kind == "children");
    CHECK(take("CHILD,SEX,DOB,ETHNIC,UPN,DUC\nA1001,1,01/02/2008,WBRI,,\n").kind == "children");
  }

  TEST_CASE("two tables' worth of columns are not taken for the unused one") {
    CHECK(take("Name,Disability,Shoe size,Height\nx,x,x,x\n").kind.empty());
    CHECK(
        take("Child Unique ID,Gender,Ethnicity,Date of Birth,Age\nA1001,a,b,01/02/2008,8\n").kind ==
        "children");
  }

  TEST_CASE("a slip of the finger is a letter too many, missing, another, or two swapped") {
    CHECK(is_slip("reveiw", "review"));
    CHECK(is_slip("revew", "review"));
    CHECK(is_slip("reviews", "review"));
    CHECK(is_slip("revuew", "review"));
    CHECK(is_slip("epsiodestrat", "episodestart"));
    CHECK(!is_slip("review", "review"));
    CHECK(!is_slip("reverse", "review"));
    CHECK(!is_slip("duc", "dec"));  // short words are too near to one another
    CHECK(!is_slip("", "review"));
  }
}
