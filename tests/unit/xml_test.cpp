// Returns in XML: what becomes of their elements.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/code.hpp"
#include "duly/input.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

struct Loaded {
  Records records;
  Diagnostics findings;
  std::optional<NotRead> not_read;

  std::vector<std::string_view> codes() const {
    std::vector<std::string_view> out;
    for (const Diagnostic& d : findings.all()) out.push_back(d.info->id);
    return out;
  }
  const Diagnostic* find(std::string_view code) const {
    for (const Diagnostic& d : findings.all()) {
      if (d.info->id == code) return &d;
    }
    return nullptr;
  }
};

Loaded load(std::string_view xml, std::size_t piece = 1000) {
  Loaded out;
  const auto next = [&xml, piece] {
    const std::string_view chunk = xml.substr(0, piece);
    xml.remove_prefix(chunk.size());
    return chunk;
  };
  LoadOptions options;
  options.details = true;
  out.not_read = load_xml("a.xml", next, Headings(), options, out.records, out.findings);
  return out;
}

std::string census(std::string_view children) {
  return "<Message>\n<Header><CollectionDetails><Collection>CIN</Collection>"
         "<ReferenceDate>2016-03-31</ReferenceDate></CollectionDetails></Header>\n<Children>\n" +
         std::string(children) + "</Children></Message>";
}

constexpr std::string_view kChild = R"(<Child>
<ChildIdentifiers><LAchildID>A1</LAchildID><PersonBirthDate>2010-05-01</PersonBirthDate>
<Sex>F</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails>
<CINreferralDate>2015-05-01</CINreferralDate>
<Assessments><AssessmentActualStartDate>2015-05-02</AssessmentActualStartDate></Assessments>
<Section47><S47ActualStartDate>2015-06-01</S47ActualStartDate>
<DateOfInitialCPC>2015-06-12</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired></Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans><CPPstartDate>2015-06-12</CPPstartDate>
<NumberOfPreviousCPP>1</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2015-09-10</CPPreviewDate>
<CPPreviewDate>2016-01-20</CPPreviewDate></Reviews>
</ChildProtectionPlans>
</CINdetails></Child>
)";

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a child of the CIN census gives a row an element, each naming its referral") {
    const Loaded l = load(census(kChild));
    REQUIRE(!l.not_read);
    const Records& r = l.records;
    CHECK(l.codes().empty());
    REQUIRE(r.child_rows.size() == 1);
    CHECK(r.child_rows[0].born == day("2010-05-01"));
    CHECK(r.child_rows[0].ethnicity == ShortCode("WBRI"));
    CHECK(r.child_rows[0].from_header);
    REQUIRE(r.referrals.size() == 1);
    CHECK(r.referrals[0].no_further_action == 0);
    REQUIRE(r.assessments.size() == 1);
    CHECK(r.assessments[0].referral == 0);
    REQUIRE(r.enquiries.size() == 1);
    CHECK(r.enquiries[0].icpc == day("2015-06-12"));
    CHECK(r.enquiries[0].referral == 0);
    REQUIRE(r.plans.size() == 1);
    CHECK(r.plans[0].previous_plans == 1);
    CHECK(r.plans[0].referral == 0);
    REQUIRE(r.conferences.size() == 2);  // the enquiry's initial conference stays on the enquiry
    CHECK(r.conferences[1].held == day("2016-01-20"));
    CHECK(r.conferences[1].type == ConferenceType::review);
    CHECK(r.conferences[1].row.line == 17);
    CHECK(r.children[r.conferences[1].child] == "A1");
    CHECK(r.extracts[0].rows == 7);
    CHECK(r.extracts[0].kind == "cin_census");
  }

  TEST_CASE("a census is complete for the year that ends on its reference date") {
    const Loaded l = load(census(kChild));
    CHECK(l.records.extracts[0].reference_date == day("2016-03-31"));
    CHECK(l.records.extracts[0].complete_from == day("2015-04-01"));
  }

  TEST_CASE("an initial conference on the referral itself is a transfer in") {
    const Loaded l = load(
        census("<Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers><CINdetails>"
               "<CINreferralDate>2015-05-01</CINreferralDate>\n<DateOfInitialCPC>2015-05-20"
               "</DateOfInitialCPC></CINdetails></Child>"));
    REQUIRE(l.records.conferences.size() == 1);
    const Conference& c = l.records.conferences[0];
    CHECK(c.held == day("2015-05-20"));
    CHECK(c.transfer_in);
    CHECK(c.type == ConferenceType::initial);
    CHECK(c.referral == 0);
    CHECK(c.row.line == 5);
    CHECK(l.records.referrals[0].icpc == day("2015-05-20"));
  }

  TEST_CASE("XML is read alike whatever the pieces it comes in") {
    const std::string xml = census(kChild);
    const Loaded whole = load(xml, xml.size());
    for (const std::size_t piece : {1U, 2U, 7U, 64U}) {
      const Loaded pieces = load(xml, piece);
      REQUIRE(pieces.records.conferences.size() == whole.records.conferences.size());
      CHECK(pieces.records.conferences[1].row == whole.records.conferences[1].row);
      CHECK(pieces.records.extracts[0].rows == whole.records.extracts[0].rows);
      CHECK(pieces.findings.all().size() == whole.findings.all().size());
    }
  }

  TEST_CASE("rows of ten thousand children keep to their own referrals") {
    std::string children;
    for (int i = 0; i < 10'000; ++i) {
      std::string child(kChild);
      child.replace(child.find("A1"), 2, "A" + std::to_string(i));
      children += child;
    }
    const Loaded l = load(census(children), 1 << 16);
    REQUIRE(l.records.referrals.size() == 10'000);
    REQUIRE(l.records.plans.size() == 10'000);
    CHECK(l.records.children.size() == 10'000);
    CHECK(std::all_of(l.records.plans.begin(), l.records.plans.end(), [&](const PlanRow& p) {
      return l.records.referrals[p.referral].child == p.child;
    }));
    CHECK(l.records.conferences.size() == 20'000);
    CHECK(l.find("N40") == nullptr);
  }

  TEST_CASE("a child without an id is left out with all its rows") {
    std::string child(kChild);
    child.replace(child.find("<LAchildID>A1</LAchildID>"), 25, "");
    const Loaded l = load(census(child + std::string(kChild)));
    CHECK(l.records.extracts[0].left_out == 7);
    CHECK(l.records.plans.size() == 1);
    REQUIRE(l.find("D202") != nullptr);
    CHECK(l.find("D202")->column == "LAchildID");
    CHECK(l.find("D202")->row.line == 5);
    CHECK(l.find("N40") == nullptr);  // both reviews are accounted for
  }

  TEST_CASE("a finding names the element and stands on its line") {
    std::string child(kChild);
    child.replace(child.find("2016-01-20"), 10, "soon");
    child.replace(child.find("<CPPstartDate>2015-06-12</CPPstartDate>"), 39, "");
    const Loaded l = load(census(child));
    REQUIRE(l.find("D201") != nullptr);
    CHECK(l.find("D201")->column == "CPPreviewDate");
    CHECK(l.find("D201")->row.line == 17);
    REQUIRE(l.find("D202") != nullptr);
    CHECK(l.find("D202")->column == "CPPstartDate");
    CHECK(l.find("D202")->row.line == 14);
    CHECK(l.records.conferences.size() == 1);
    CHECK(l.records.extracts[0].left_out == 2);
  }

  TEST_CASE("an empty review date is left out as a blank cell is") {
    std::string child(kChild);
    child.replace(child.find("2016-01-20"), 10, "");
    const Loaded l = load(census(child));
    REQUIRE(l.find("D202") != nullptr);
    CHECK(l.find("D202")->column == "CPPreviewDate");
    CHECK(l.records.extracts[0].left_out == 1);
    CHECK(l.find("N40") == nullptr);
  }

  TEST_CASE("a review outside a plan is missed by the reader and noticed by N40") {
    std::string child(kChild);
    child.replace(child.find("<ReferralNFA>"), 0, "<CPPreviewDate>2016-02-01</CPPreviewDate>");
    const Loaded l = load(census(child));
    REQUIRE(l.find("N40") != nullptr);
    CHECK(l.find("N40")->detail == "3 elements CPPreviewDate, 2 read");
  }

  TEST_CASE("elements of no use are named once, by the outermost") {
    std::string child(kChild);
    const std::string_view more =
        "<Disabilities><Disability>NONE</Disability></Disabilities><Shoe>9</Shoe>";
    child.replace(child.find("</ChildCharacteristics>"), 0, more);
    const Loaded l = load(census(child + child));
    REQUIRE(l.find("D103") != nullptr);
    CHECK(l.find("D103")->detail == "Disabilities, Shoe");
    CHECK(l.codes().size() == 1);
  }

  TEST_CASE("an element given twice counts once") {
    std::string child(kChild);
    child.replace(child.find("<ReferralNFA>"), 0, "<CINreferralDate>2015-05-09</CINreferralDate>");
    const Loaded l = load(census(child));
    REQUIRE(l.find("D102") != nullptr);
    CHECK(l.find("D102")->column == "CINreferralDate");
    CHECK(l.records.referrals[0].from == day("2015-05-01"));
  }

  TEST_CASE("an SSDA903 return in XML gives what its CSV gives") {
    const Loaded l = load(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>2</SEX><DOB>28/07/2010</DOB>\n"
        "<AREVIEW><REVIEW>27/09/2015</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><MOTHER />"
        "</HEADER>\n<EPISODE><DECOM>06/01/2015</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N4</CIN>"
        "<PL>U6</PL><PL_POST>E7 5YR</PL_POST><DEC>06/10/2015</DEC><REC>X1</REC></EPISODE>"
        "</CHILD></EXPSSDA903>");
    Loaded csv;
    LoadOptions options;
    options.details = true;
    CHECK(!load_extract("a.csv", "",
                        "CHILD,DECOM,RNE,LS,CIN,PLACE,PL_POST,DEC,REC\n"
                        "A1,06/01/2015,S,C2,N4,U6,E7 5YR,06/10/2015,X1\n",
                        Headings(), options, csv.records, csv.findings));
    REQUIRE(l.records.episodes.size() == 1);
    const Episode& e = l.records.episodes[0];
    const Episode& same = csv.records.episodes[0];
    CHECK(e.from == same.from);
    CHECK(e.until == same.until);
    CHECK(e.placement == same.placement);
    CHECK(e.reason_end == same.reason_end);
    CHECK(l.records.episode_details[e.detail].need == ShortCode("N4"));
    CHECK(l.records.words[l.records.episode_details[e.detail].placement_postcode] == "E7 5YR");
    REQUIRE(l.records.reviews.size() == 1);
    CHECK(l.records.reviews[0].row.line == 2);
    CHECK(!l.records.child_rows[0].mother);
    CHECK(l.records.extracts[0].kind == "ssda903");
    CHECK(l.codes().empty());
  }

  TEST_CASE("a return in XML carries the fields of its own kinds, and those a map adds to them") {
    Headings headings;
    REQUIRE(headings.add_map("kind,field,heading\nallocations,worker,Worker\nreviews,iro,IRO\n") ==
            "");
    const auto loaded = [&headings](std::string xml) {
      Loaded out;
      const auto next = [&xml, given = false]() mutable {
        return std::exchange(given, true) ? std::string_view() : std::string_view(xml);
      };
      CHECK(!load_xml("a.xml", next, headings, {}, out.records, out.findings));
      return out;
    };
    const Loaded cin = loaded(census(kChild));
    for (const char* kind : {"children", "referrals", "assessments", "cin_plans", "enquiries",
                             "plans", "conferences", "initial_conferences", "review_conferences"}) {
      CHECK(has_field(cin.records, kind));
    }
    CHECK(has_field(cin.records, "children", "ethnicity"));
    CHECK(has_field(cin.records, "children", "expected_birth"));
    CHECK(!has_field(cin.records, "conferences", "meeting_id"));
    CHECK(!has_field(cin.records, "reviews"));
    CHECK(!has_field(cin.records, "allocations"));
    const Loaded cla = loaded(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID>"
        "<AREVIEW><REVIEW>27/09/2015</REVIEW><IRO>W1</IRO></AREVIEW></HEADER></CHILD>"
        "</EXPSSDA903>");
    CHECK(has_field(cla.records, "children", "sex"));
    CHECK(has_field(cla.records, "episodes", "placement"));
    CHECK(has_field(cla.records, "reviews", "participation"));
    CHECK(has_field(cla.records, "reviews", "iro"));
    CHECK(!has_field(cla.records, "reviews", "health_date"));
    CHECK(!has_field(cla.records, "plans"));
    CHECK(!has_field(cla.records, "allocations"));
    REQUIRE(cla.records.reviews.size() == 1);
    CHECK(cla.records.words[cla.records.review_extras[cla.records.reviews[0].extra].iro] == "W1");
  }

  TEST_CASE("sex and ethnicity stand in both returns, and the day a birth is expected") {
    std::string child(kChild);
    child.replace(child.find("<PersonBirthDate>2010-05-01</PersonBirthDate>"), 45,
                  "<ExpectedPersonBirthDate>2016-05-01</ExpectedPersonBirthDate>");
    const Loaded cin = load(census(child));
    REQUIRE(cin.records.child_rows.size() == 1);
    CHECK(cin.records.child_rows[0].sex == ShortCode("F"));
    CHECK(!cin.records.child_rows[0].born);
    CHECK(cin.records.child_rows[0].expected == day("2016-05-01"));
    const Loaded cla = load(
        "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID><SEX>2</SEX><ETHNIC>WBRI</ETHNIC>"
        "</HEADER></CHILD></EXPSSDA903>");
    REQUIRE(cla.records.child_rows.size() == 1);
    CHECK(cla.records.child_rows[0].sex == ShortCode("2"));
    CHECK(cla.records.child_rows[0].ethnicity == ShortCode("WBRI"));
  }

  TEST_CASE("XML is told by its first character, in UTF-8 and UTF-16") {
    using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)
    CHECK(looks_like_xml("<Message>"));
    CHECK(looks_like_xml("\xEF\xBB\xBF\n <Message>"));
    CHECK(looks_like_xml("\xFF\xFE<\0M\0"sv));
    CHECK(looks_like_xml("\xFE\xFF\0<\0M"sv));
    CHECK(looks_like_xml("\0<\0M"sv));
    CHECK(!looks_like_xml("CHILD,<x>"));
    CHECK(!looks_like_xml(""));
  }

  TEST_CASE("an id in Windows-1252 or ISO-8859-1 is read as the file says") {
    for (const char* encoding : {"windows-1252", "ISO-8859-1"}) {
      std::string child(kChild);
      child.replace(child.find("A1"), 2, "A\xE9");
      const Loaded l =
          load("<?xml version='1.0' encoding='" + std::string(encoding) + "'?>" + census(child));
      REQUIRE(!l.not_read);
      CHECK(l.records.children[0] == "A\xC3\xA9");
    }
  }
}
