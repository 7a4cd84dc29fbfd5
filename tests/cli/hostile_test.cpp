// Files that mean harm, or came to it: a clear word, and never a crash.

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;     // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

constexpr int kFindings = 1;
constexpr int kTrouble = 3;

Said check_file(std::string_view name, std::string_view text) {
  const TempFolder folder;
  return run_duly({"check", folder.write(name, text), "--as-at", "2016-04-15"});
}

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

constexpr std::string_view kReturn =
    "<EXPSSDA903><CHILD><HEADER><CHILDID>A1</CHILDID>\n<DOB>28/07/2010</DOB></HEADER>\n"
    "<EPISODE><DECOM>06/01/2016</DECOM><RNE>S</RNE><LS>C2</LS><PL>U6</PL></EPISODE>\n"
    "</CHILD></EXPSSDA903>\n";

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("XML cut off anywhere is refused with its place, and nothing of it is used") {
    for (std::size_t size = 1; size + 2 < kReturn.size(); size += 3) {
      const Said said = check_file("a.xml", kReturn.substr(0, size));
      CHECK(said.status == kTrouble);
      CHECK(holds(said.err, "a.xml:"));
      CHECK(said.out.empty());
    }
    const Said said = check_file("a.xml", kReturn.substr(0, kReturn.size() - 15));
    CHECK(holds(said.err, "a.xml:4: not well-formed XML: the file ends before its last element"));
  }

  TEST_CASE("entities are refused, however many laughs they would be") {
    std::string laughs = "<?xml version='1.0'?>\n<!DOCTYPE EXPSSDA903 [\n<!ENTITY l0 \"ha\">\n";
    for (int i = 1; i < 30; ++i) {
      const std::string inner = "&l" + std::to_string(i - 1) + ";";
      laughs += "<!ENTITY l" + std::to_string(i) + " \"" + inner + inner + "\">\n";
    }
    const Said said = check_file("a.xml", laughs + "]><EXPSSDA903>&l29;</EXPSSDA903>");
    CHECK(said.status == kTrouble);
    CHECK(holds(said.err, "a.xml:2: declares entities or refers to other files: not read"));
  }

  TEST_CASE("no file an XML file refers to is read") {
    const TempFolder folder;
    const std::string secret = folder.write("secret.txt", "SECRET-ID");
    const std::string with_entity = "<!DOCTYPE EXPSSDA903 [<!ENTITY x SYSTEM \"file://" + secret +
                                    "\">]><EXPSSDA903><CHILD><HEADER><CHILDID>&x;</CHILDID>"
                                    "</HEADER></CHILD></EXPSSDA903>";
    const std::string with_dtd =
        "<!DOCTYPE EXPSSDA903 SYSTEM \"file://" + secret + "\">" + std::string(kReturn);
    for (const std::string& text : {with_entity, with_dtd}) {
      const Said said =
          run_duly({"check", folder.write("a.xml", text), "--show-values", "-f", "csv"});
      CHECK(said.status == kTrouble);
      CHECK(holds(said.err, "a.xml:1: declares entities or refers to other files"));
      CHECK(!holds(said.err + said.out, "SECRET"));
    }
  }

  TEST_CASE("XML of another sort is named by its root") {
    const Said said = check_file("a.xml", "<?xml version='1.0'?><Workbook></Workbook>");
    CHECK(said.status == kTrouble);
    CHECK(holds(said.err,
                "a.xml: an XML file, but neither an SSDA903 return (EXPSSDA903) nor a CIN census"
                " (Message); its root is <Workbook>"));
    const Said other = check_file("a.xml",
                                  "<Message><Header><CollectionDetails><Collection>SC"
                                  "</Collection></CollectionDetails></Header></Message>");
    CHECK(other.status == kTrouble);
    CHECK(holds(other.err, "another collection"));
  }

  TEST_CASE("beside extracts a return of another collection is passed over, and told") {
    const TempFolder in;
    const std::string e = in.write("e.csv", "CHILD,DECOM\nA1,2015-01-05\n");
    const std::string other = in.write("a.xml",
                                       "<Message><Header><CollectionDetails><Collection>AP"
                                       "</Collection></CollectionDetails></Header></Message>");
    const Said said = run_duly({"due", e, other, "--as-at", "2015-03-01"});
    CHECK(said.status == kFindings);
    CHECK(holds(said.err, "D116 1"));
    CHECK(holds(said.err, "a return of another collection than the CIN census"));
    CHECK(holds(said.out, "A1"));
    const std::string cin = in.write("c.xml",
                                     "<Message><Header><CollectionDetails><Collection>cin"
                                     "</Collection></CollectionDetails></Header></Message>");
    CHECK(!holds(run_duly({"due", e, cin, "--as-at", "2015-03-01"}).err, "another collection"));
  }

  TEST_CASE("an XML file without elements, and a return without children") {
    CHECK(check_file("a.xml", "<?xml version='1.0'?>\n").status == kTrouble);
    CHECK(check_file("a.xml", "<").status == kTrouble);
    const Said said = check_file("a.xml", "<EXPSSDA903/>");
    CHECK(said.status != 0);
    CHECK(holds(said.out, "D101"));
  }

  TEST_CASE("XML in UTF-16 is read from a file and from standard input") {
    const std::string wide = utf16(kReturn);
    CHECK(holds(check_file("a.xml", wide).err, "2 rows, 0 left out; 1 child"));
    CHECK(holds(run_duly({"check", "-"}, wide).err, "2 rows, 0 left out; 1 child"));
    CHECK(holds(run_duly({"check", "-"}, std::string(kReturn)).err, "2 rows, 0 left out"));
  }

  TEST_CASE("XML that is not in the encoding it names is refused") {
    std::string text = "<?xml version='1.0' encoding='UTF-8'?>\n" + std::string(kReturn);
    text.replace(text.find("A1"), 2, "A\xE9");
    CHECK(holds(check_file("a.xml", text).err, "a.xml:2: not well-formed XML: a character that"));
    const Said said = check_file("a.xml", "<?xml version='1.0' encoding='UTF-99'?><a/>");
    CHECK(said.status == kTrouble);
    CHECK(holds(said.err, "encoding that is not known"));
  }

  TEST_CASE("XML nested without end, and tags and texts without end, are refused") {
    std::string deep = "<EXPSSDA903>";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK(holds(check_file("a.xml", deep).err, "elements more than 100 deep"));
    const std::string start = "<EXPSSDA903><CHILD><HEADER><CHILDID>";
    const Said text = check_file("a.xml", start + std::string(1 << 20, 'x'));
    CHECK(holds(text.err, "a text of more than 64 KiB"));
    const Said comment = check_file("a.xml", "<EXPSSDA903><!--" + std::string(8 << 20, 'x'));
    CHECK(holds(comment.err, "a tag or comment of more than 4 MiB"));
    const Said tag = check_file("a.xml", "<EXPSSDA903 a=\"" + std::string(8 << 20, 'x'));
    CHECK(holds(tag.err, "a tag or comment of more than 4 MiB"));
    std::string names = "<EXPSSDA903>";
    for (int i = 0; i < 20'000; ++i) names += "<a" + std::to_string(i) + "/>";
    CHECK(holds(check_file("a.xml", names).err, "more than 10,000 different names"));
  }

  TEST_CASE(
      "a CSV file of mixed encodings is read byte by byte, with a note: one id is one child") {
    const Said said = check_file("a.csv",
                                 "CHILD,DECOM,RNE,LS,PLACE\nA\xC3\xA9,2016-04-01,S,C2,U6\n"
                                 "A\xE9,2016-04-01,S,C2,U6\n");
    CHECK(holds(said.out, "D105"));
    CHECK(holds(said.err, "2 rows, 0 left out; 1 child"));
  }

  TEST_CASE("a CSV file in UTF-16 is read; one without a mark is named as damaged") {
    const std::string csv = "CHILD\tDECOM\tRNE\tLS\tPLACE\r\nA1\t2016-04-01\tS\tC2\tU6\r\n";
    CHECK(holds(check_file("a.csv", utf16(csv)).err, "1 row, 0 left out; 1 child"));
    const Said said = check_file("a.csv", utf16(csv).substr(2));
    CHECK(said.status != 0);
  }

  TEST_CASE("CSV full of NUL bytes or broken quotes leaves rows out and goes on") {
    const std::string head = "CHILD,DECOM,RNE,LS,PLACE\n";
    const Said nul = check_file("a.csv", head + std::string(100'000, '\0') + "\nA1,2016-04-01\n");
    CHECK(holds(nul.out, "D219"));
    CHECK(nul.status == 1);
    std::string quotes = head;
    for (int i = 0; i < 10'000; ++i) quotes += "\"A1,2016-04-01,\"S\n";
    const Said broken = check_file("a.csv", quotes + "A1,2016-04-01,S,C2,U6\n");
    CHECK(broken.status == 1);
    CHECK(holds(broken.err, "10,000 left out"));
  }

  TEST_CASE("a file of a single line without end has no headings, whatever the line is made of") {
    constexpr std::size_t kSize = std::size_t{64} << 20;
    for (const char c : {'x', ',', '"', ' '}) {
      CAPTURE(c);
      const TempFolder folder;
      const Said said = run_duly({"check", folder.write("a.csv", std::string(kSize, c))});
      CHECK(said.status == kTrouble);
      CHECK(holds(said.err, "a.csv: the first line is 67 MB long: no heading row"));
    }
  }

  TEST_CASE("a row of cells without end is left out with its count") {
    const Said said = check_file("a.csv", "CHILD,DECOM,RNE,LS,PLACE\nA1,2016-04-01,S,C2,U6" +
                                              std::string(std::size_t{32} << 20, ',') + "x\n");
    CHECK(said.status == 1);
    CHECK(holds(said.out, "D214"));
  }
}
