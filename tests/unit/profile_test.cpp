// What is known of children besides their histories, of whatever extracts tell it.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/cases.hpp"
#include "duly/input.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

struct Gathered {
  Records records;
  Histories histories;

  /// "F WBRI": of the child with that id.
  std::string of(std::string_view child) const {
    const Id id = records.children.find(child);
    return histories.sex[id].text() + " " + histories.ethnicity[id].text();
  }
};

Gathered gathered(const std::vector<std::string_view>& files, bool profile = true) {
  Gathered out;
  Diagnostics findings;
  LoadOptions how;
  how.details = profile;
  for (const std::string_view text : files) {
    REQUIRE(!load_extract("a.csv", "", text, Headings(), how, out.records, findings));
  }
  join_tables(out.records, findings);
  GatherOptions options{day("2016-03-31")};
  options.profile = profile;
  out.histories = gather(out.records, options, findings);
  return out;
}

constexpr std::string_view kHeader =
    "CHILD,SEX,DOB,ETHNIC\n"
    "A1001,2,01/05/2010,WBRI\nA1002,M,01/05/2010,\nA1003,,,refused\nA1004,9,,REFU\n";
constexpr std::string_view kList =
    "Child Unique ID,Gender,Ethnicity,Date Started to be Looked After\n"
    "A1001,a) Male,AIND,01/06/2015\nA1002,b) Female,a) AIND,01/06/2015\n"
    "A1005,b) Female,White British,01/06/2015\n";
constexpr std::string_view kNewerList =
    "Child Unique ID,Gender,Ethnicity,Date Started to be Looked After\n"
    "A1005,a) Male,BCRB,01/07/2015\n";

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("sex is M, F or U and ethnicity a code, of the children table first") {
    for (const auto& files : {std::vector{kHeader, kList}, std::vector{kList, kHeader}}) {
      const Gathered g = gathered(files);
      CHECK(g.of("A1001") == "F WBRI");
      CHECK(g.of("A1002") == "M AIND");  // what the header leaves blank the list tells
      CHECK(g.of("A1003") == " ");       // a word is no code
      CHECK(g.of("A1004") == "U REFU");
      CHECK(g.of("A1005") == "F ");
      CHECK(g.records.child_rows.empty());
    }
  }

  TEST_CASE("the newer extract stands, and of two that are not told apart always the same") {
    for (const auto& files : {std::vector{kList, kNewerList}, std::vector{kNewerList, kList}}) {
      CHECK(gathered(files).of("A1005") == "M BCRB");
    }
    const std::string_view one = "child_id,sex,ethnicity\nA1001,M,WBRI\n";
    const std::string_view other = "child_id,sex,ethnicity\nA1001,F,AIND\n";
    CHECK(gathered({one, other}).of("A1001") == gathered({other, one}).of("A1001"));
  }

  TEST_CASE("a child not yet born has an expected date and no birth date") {
    Gathered out;
    Diagnostics findings;
    std::string_view xml =
        "<Message><Header><Collection>CIN</Collection></Header><Children><Child><ChildIdentifiers>"
        "<LAchildID>A1001</LAchildID><ExpectedPersonBirthDate>2016-05-01</ExpectedPersonBirthDate>"
        "</ChildIdentifiers></Child><Child><ChildIdentifiers><LAchildID>A1002</LAchildID>"
        "<PersonBirthDate>2016-02-01</PersonBirthDate><ExpectedPersonBirthDate>2016-02-11"
        "</ExpectedPersonBirthDate></ChildIdentifiers></Child></Children></Message>";
    const auto next = [&xml] {
      const std::string_view all = xml;
      xml = {};
      return all;
    };
    LoadOptions how;
    how.details = true;
    REQUIRE(!load_xml("a.xml", next, Headings(), how, out.records, findings));
    GatherOptions options{day("2016-03-31")};
    options.profile = true;
    out.histories = gather(out.records, options, findings);
    CHECK(!out.histories.born[0]);
    CHECK(out.histories.expected[0] == day("2016-05-01"));
    CHECK(out.histories.born[1] == day("2016-02-01"));
    CHECK(!out.histories.expected[1]);
  }

  TEST_CASE("a run that asks for no profile keeps none") {
    const Histories h = gathered({kHeader}, false).histories;
    CHECK(h.sex.empty());
    CHECK(h.ethnicity.empty());
    CHECK(h.expected.empty());
    CHECK(h.born[0] == day("2010-05-01"));
  }
}
