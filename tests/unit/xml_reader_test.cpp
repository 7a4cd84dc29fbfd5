// How XML is taken whatever its encoding is called, and what of its head is refused.

#include "unpack/xml_reader.hpp"

#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using namespace duly::unpack;   // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

/// The text of the last element, or why it cannot be read.
std::string text_of(std::string_view xml, XmlText how = {}) {
  std::string out;
  XmlReader reader({[](const XmlTag&) { return std::string(); },
                    [&out](std::string_view text) {
                      out = text;
                      return std::string();
                    }},
                   how);
  if (reader.feed(xml)) reader.feed({});
  return reader.problem() ? "not read: " + reader.problem()->why : out;
}

bool refused(std::string_view head) {
  return text_of(std::string(head) + "<r>a</r>") ==
         "not read: declares entities or refers to other files: not read";
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("white space round a text is cut, of every kind, unless it is kept") {
    CHECK(text_of("<r> \t\n\ra b \t\n\r</r>") == "a b");
    CHECK(text_of("<r>ab </r>") == "ab");
    CHECK(text_of("<r> a\t</r>", {.keep_space = true}) == " a\t");
  }

  TEST_CASE("an element with elements in it has no text, neither its own nor theirs") {
    CHECK(text_of("<r><a>x</a></r>").empty());
    CHECK(text_of("<r>x<a/>y</r>").empty());
  }

  TEST_CASE("Windows-1252 is known by each of its names, every byte of it, and no other name is") {
    for (const char* const name : {"windows-1252", "Windows-1252", "WINDOWS-1252", "cp1252",
                                   "CP1252", "cp-1252", "CP-1252"}) {
      CAPTURE(name);
      CHECK(text_of("<?xml version=\"1.0\" encoding=\"" + std::string(name) +
                    "\"?><r>\x80 Zo\xEB\xFF</r>") == "\u20ac Zo\u00eb\u00ff");
    }
    CHECK(text_of("<?xml version=\"1.0\" encoding=\"cp1253\"?><r>a</r>") ==
          "not read: not well-formed XML: the file names an encoding that is not known here");
  }

  TEST_CASE("a head that names the root alone is read, and one that leads elsewhere is not") {
    CHECK(text_of("<!DOCTYPE r><r>a</r>") == "a");
    CHECK(refused("<!DOCTYPE r SYSTEM \"r.dtd\">"));
    CHECK(refused("<!DOCTYPE r PUBLIC \"r\" \"r.dtd\">"));
    CHECK(refused("<!DOCTYPE r []>"));
    CHECK(refused("<!DOCTYPE r [<!ENTITY a \"b\">]>"));
  }
}
