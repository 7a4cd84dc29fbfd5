// Published figures of one's own, before those built in.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/benchmark.hpp"
#include "duly/side_table.hpp"

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

OwnFigure own(std::string area, std::string year, int tenths) {
  return {"NI67", {}, std::move(area), std::move(year), tenths, {}, {}, "ours"};
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a figure given stands before the one built in, of its area and year") {
    PublishedFigures figures;
    CHECK(figures.add(own("lancashire county council", "2015-16", 989)));
    const auto found = figures.figures("Lancashire", "NI67", "2015-16");
    REQUIRE(found.size() == 1);
    CHECK(found[0].tenths == 989);
    CHECK(found[0].own);
    CHECK(found[0].in_place);
    CHECK_FALSE(figures.figures("Lancashire", "NI67", "2014-15")[0].own);
    CHECK_FALSE(figures.figures("Lancashire", "NI64", "2015-16")[0].own);
    CHECK_FALSE(figures.add(own("Lancashire", "2015-16", 1)));
  }

  TEST_CASE("an area that is not built in is found by its name, and has the years given") {
    PublishedFigures figures;
    CHECK(figures.add(own("Our family", "2015-16", 900)));
    CHECK(figures.add(own("OUR FAMILY", "2013-14", 910)));
    CHECK(figures.find_area("our family") == "Our family");
    CHECK(figures.find_area("England") == "England");
    CHECK_FALSE(figures.find_area("family"));
    CHECK(figures.nearest_areas("Our famly").front() == "Our family");
    CHECK(figures.figures("Our family", "NI67", "2013-14")[0].tenths == 910);
    CHECK_FALSE(figures.figures("Our family", "NI67", "2013-14")[0].in_place);
    CHECK(figures.latest_year("Our family", "NI67") == "2015-16");
    CHECK(figures.latest_year("England", "NI67") == "2023-24");
    CHECK(figures.is_published("NI67"));
    CHECK_FALSE(figures.is_published("NI66"));
  }

  TEST_CASE("a table beside the extracts is read by its headings, in any order") {
    const std::string_view columns[] = {"one", "two", "three"};
    const SideTable table = side_table("Two; ONE;four\r\n2;\" 1 \";4\r\n\r\n;;4\r\n3\r\n", columns);
    REQUIRE(table.lacking.size() == 1);
    CHECK(table.lacking[0] == "three");
    REQUIRE(table.rows.size() == 2);  // the others have nothing in the columns asked for
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[0].cells == std::vector<std::string>{"1", "2", ""});
    CHECK(table.rows[1].line == 5);
    CHECK(table.rows[1].cells == std::vector<std::string>{"", "3", ""});
    CHECK(side_table("", columns).lacking.empty());
  }
}
