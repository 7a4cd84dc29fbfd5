// Maps of local headings and codes: --map FILE.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kPlans = "child_id,plan_start\nA1001,01/12/2015\n";
constexpr std::string_view kConferences =
    "child_id,conference_date,Meeting type\n"
    "A1001,01/12/2015,Initial Conference\n"
    "A1001,20/02/2016, review conference\n"
    "A1001,10/03/2016,RCPC\n";
constexpr std::string_view kMap =
    "kind,field,heading,value,means\n"
    "conferences,type,Meeting type,Review Conference,RCPC\n"
    "conferences,type,Meeting type,Initial Conference,ICPC\n";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) {
    out.push_back(c);
    out.push_back('\0');
  }
  return out;
}

std::string replaced(std::string_view text, char from, char to) {
  std::string out(text);
  for (char& c : out) {
    if (c == from) c = to;
  }
  return out;
}

Said due(std::string_view conferences, std::string_view map) {
  const TempFolder folder;
  return run_duly({"due", folder.write("p.csv", kPlans), folder.write("c.csv", conferences),
                   "--map", folder.write("map.csv", map), "-f", "csv"});
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a map gives local codes their meaning, whatever their case") {
    const Said said = due(kConferences, kMap);
    CHECK(said.status == 0);
    CHECK(lines_of(said.out).at(0)["last_held"] == "2016-03-10");  // RCPC still means itself
    const Said without = due(kConferences, "kind,field,heading\nconferences,type,Meeting type\n");
    CHECK(holds(without.err, "D217"));
  }

  TEST_CASE("a map may be any text that an extract may be") {
    const std::string expected = due(kConferences, kMap).out;
    const std::string in_capitals =
        "Kind,FIELD,Heading,Value,Means\nCONFERENCES,Type,MEETING TYPE,review conference,RCPC\n"
        "conferences,type,meeting_type,INITIAL CONFERENCE,ICPC\n";
    for (const std::string& map :
         {replaced(kMap, ',', ';'), replaced(kMap, ',', '\t'), utf16(kMap),
          "\xEF\xBB\xBF" + std::string(kMap), utf16(replaced(kMap, ',', '\t')), in_capitals,
          std::string(kMap) + ",,,,\n\n"}) {
      CAPTURE(map);
      const Said said = due(kConferences, map);
      CHECK(said.status == 0);
      CHECK(said.out == expected);
    }
    const Said old = due("child_id,conference_date,Typ\xE9\nA1001,20/02/2016,RCPC\n",
                         "kind,field,heading\nconferences,type,Typ\xE9\n");  // both Windows-1252
    CHECK(old.status == 0);
  }

  TEST_CASE("a value is mapped under a heading that we know, in CSV and in XML") {
    const TempFolder folder;
    const std::string map = folder.write("map.csv",
                                         "kind,field,heading,value,means\n"
                                         "episodes,reason_start,RNE,Began,S\n");
    const std::string csv =
        folder.write("e.csv", "CHILD,DECOM,RNE,LS,PLACE\nA1001,01/02/2016,Began,C2,U6\n");
    const std::string xml = folder.write(
        "e.xml",
        "<EXPSSDA903><CHILD><HEADER><CHILDID>A1001</CHILDID><DOB>28/07/2010</DOB></HEADER>"
        "<EPISODE><DECOM>01/02/2016</DECOM><RNE>Began</RNE><LS>C2</LS><PL>U6</PL></EPISODE>"
        "</CHILD></EXPSSDA903>");
    for (const std::string& file : {csv, xml}) {
      CAPTURE(file);
      CHECK(holds(run_duly({"check", file, "-f", "csv"}).out, "\n143,"));
      CHECK(!holds(run_duly({"check", file, "--map", map, "-f", "csv"}).out, "\n143,"));
    }
  }

  TEST_CASE("a map stands before our own meaning of a heading") {
    const TempFolder folder;
    const std::string e = folder.write(
        "e.csv", "CHILD,DECOM,Real start,RNE,LS,PLACE\nA1001,01/02/2010,01/02/2016,S,C2,U6\n");
    const std::string map = folder.write("map.csv",
                                         "kind,field,heading\nepisodes,start,Real start\n"
                                         "episodes,location,DECOM\n");
    const Said said = run_duly({"due", e, "--map", map, "-f", "csv"});
    CHECK(lines_of(said.out).at(0)["case_start"] == "2016-02-01");
  }

  TEST_CASE("a wrong line of a map is named by its number") {
    struct Wrong {
      const char* line;
      const char* said;
    };
    for (const Wrong& wrong :
         {Wrong{"conferences,type", "line 4 has too few cells"},
          Wrong{"conferences,colour,Meeting type", "line 4 names no known kind and field"},
          Wrong{"conferences,type,", "line 4 names no heading"},
          Wrong{"conferences,type,Meeting type,RC", "line 4 says a value, but not what it means"},
          Wrong{"conferences,type,Meeting type,,RCPC", "line 4 says what a value means"},
          Wrong{"conferences,type,Meeting type,review CONFERENCE,ICPC",
                "line 4 gives a value a second meaning"}}) {
      CAPTURE(wrong.line);
      const Said said = due(kConferences, std::string(kMap) + wrong.line + "\n");
      CHECK(said.status == 3);
      CHECK(holds(said.err, wrong.said));
    }
    CHECK(holds(due(kConferences, "a,b,c\n").err, "the first row of a map is kind,field,heading"));
  }

  TEST_CASE("the map to start from can be given back, and changes nothing") {
    const TempFolder folder;
    const Said map = run_duly({"formats", "--as-map"});
    CHECK(map.status == 0);
    CHECK(map.out.rfind("kind,field,heading,value,means\n", 0) == 0);
    CHECK(holds(map.out, "\nconferences,type,conference_type,,\n"));
    const std::string examples = in_source("examples/small-authority").string();
    const std::vector<std::string> args = {"due", examples, "-f", "csv", "--as-at", "2016-04-15"};
    std::vector<std::string> mapped = args;
    mapped.insert(mapped.end(), {"--map", folder.write("map.csv", map.out)});
    const Said plain = run_duly(args);
    CHECK(plain.status == 0);
    CHECK(run_duly(mapped).out == plain.out);
    CHECK(run_duly(mapped).err ==
          plain.err + "readings not at their default: map=" + folder.path("map.csv") + "\n");
  }
}
