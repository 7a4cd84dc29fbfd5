#include "duly/report.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <variant>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "duly/text.hpp"

namespace {

using namespace std::string_view_literals;
using duly::Align;
using duly::Audience;
using duly::Cell;
using duly::Column;
using duly::Date;
using duly::Mark;
using duly::Output;
using duly::Table;
using duly::Tenths;

std::string written(const char* format, const Output& output, bool colour = false) {
  std::string out;
  const duly::OutputFormat* const found = duly::find_output_format(format);
  REQUIRE(found != nullptr);
  found->write(output, {.colour = colour}, out);
  return out;
}

Output output_of(Table table) {
  return Output{.title = {},
                .table = std::move(table),
                .closing = {},
                .as_at = {},
                .readings = {},
                .inputs = {},
                .prose = {},
                .tree = {},
                .parts = {},
                .days = {}};
}

/// Two rows with a blank column, a column for each audience, and something of every type.
Output sample() {
  Table table({Column{"child_id", {}}, Column{"due_date", "due"}, Column{"days", {}, Align::right},
               Column{"value", {}, Align::right}, Column{"iro", {}},
               Column{"source", {}, Align::left, Audience::data_only},
               Column{"advice", {}, Align::left, Audience::people_only}});
  table.add_row({"C1"sv, *Date::make(2016, 3, 31), std::int64_t{-12}, Tenths{939}, Cell{}, "a:2"sv,
                 "hold it"sv},
                Mark::urgent);
  table.add_row({"Zo\xC3\xAB|2"sv, Cell{}, std::int64_t{1608}, Tenths{1000}, ""sv, "a:3"sv, ""sv});
  Output output = output_of(std::move(table));
  output.title = "Due";
  output.closing = {"2 reviews.", "1 overdue."};
  output.as_at = *Date::make(2016, 4, 1);
  output.readings = {{"held_on", "first"}};
  output.inputs = {"a.csv"};
  return output;
}

Output one_cell(std::string_view text) {
  Table table({Column{"id", {}}});
  table.add_row({text});
  return output_of(std::move(table));
}

/// Two tables under titles of their own, the first with a column that folds.
Output in_parts() {
  Output output = output_of(Table({}));
  output.title = "Years";
  const Column label{"", {}, Align::left, Audience::everyone, true, 12};
  const Column year{"2015-16", {}, Align::right, Audience::everyone, true};
  Table first({label, year});
  first.add_row({"yours"sv, Tenths{939}});
  first.add_row({"the North West of England"sv, Tenths{96}}, Mark::urgent);
  first.add_row({"Northumberland"sv, Cell{}});
  output.parts.push_back({"One, %", std::move(first)});
  Table second({Column{"", {}, Align::left, Audience::everyone, true}});
  second.add_column(year);
  second.add_row({"yours"sv, Cell{}});
  output.parts.push_back({"Two *", std::move(second)});
  output.closing = {"Said once."};
  return output;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a percentage is made of whole counts, half up, and blank for an empty denominator") {
    CHECK(duly::percentage(2, 3) == Cell{Tenths{667}});
    CHECK(duly::percentage(1, 3) == Cell{Tenths{333}});
    CHECK(duly::percentage(1, 8) == Cell{Tenths{125}});
    CHECK(duly::percentage(1, 2000) == Cell{Tenths{1}});
    CHECK(duly::percentage(1, 2001) == Cell{Tenths{0}});
    CHECK(duly::percentage(1999, 2000) == Cell{Tenths{1000}});
    CHECK(duly::percentage(0, 5) == Cell{Tenths{0}});
    CHECK(duly::percentage(5, 5) == Cell{Tenths{1000}});
    CHECK(duly::percentage(0, 0) == Cell{});
  }

  TEST_CASE("thousands are grouped for people") {
    CHECK(duly::grouped(0) == "0");
    CHECK(duly::grouped(999) == "999");
    CHECK(duly::grouped(1608) == "1,608");
    CHECK(duly::grouped(123456) == "123,456");
    CHECK(duly::grouped(1234567) == "1,234,567");
  }

  TEST_CASE("as a page an answer has its tables by their titles, and no text of it is markup") {
    Output output = in_parts();
    output.title = "<script>1</script> & more";
    output.closing = {"`duly check` lists <b>them</b>."};
    const std::string page = written("html", output);
    const auto has = [&page](std::string_view text) {
      return page.find(text) != std::string::npos;
    };
    CHECK(has("<h1>&lt;script&gt;1&lt;/script&gt; &amp; more</h1>"));
    CHECK(has("<h2>One,&nbsp;%</h2>"));
    CHECK(has("<td class=\"number\">93.9</td>"));
    CHECK(has("<p class=\"note\"><code>duly check</code> lists &lt;b&gt;them&lt;/b&gt;.</p>"));
    CHECK_FALSE(has("<script>1"));
    Output told = output_of(Table({}));
    told.prose = "Line <one>\n  line two\n";
    CHECK(written("html", told).find("<pre>Line &lt;one&gt;\n  line two\n</pre>") !=
          std::string::npos);
  }

  TEST_CASE("the formats are found by name, and no other") {
    std::string names;
    for (const duly::OutputFormat& format : duly::output_formats()) {
      names += std::string(format.name) + " ";
      CHECK(duly::find_output_format(format.name) == &format);
    }
    CHECK(names == "table csv json md html xlsx ics ");
    CHECK(duly::find_output_format("xml") == nullptr);
    CHECK(duly::find_output_format("") == nullptr);
  }

  TEST_CASE("tables under titles of their own follow one another, and long names fold at spaces") {
    CHECK(written("table", in_parts()) ==
          "Years\n"
          "\n"
          "One, %\n"
          "                  2015-16\n"
          "  --------------  -------\n"
          "  yours              93.9\n"
          "! the North           9.6\n"
          "    West of\n"
          "    England\n"
          "  Northumberland\n"
          "\n"
          "Two *\n"
          "       2015-16\n"
          "-----  -------\n"
          "yours\n"
          "\n"
          "Said once.\n");
    CHECK(written("md", in_parts()) ==
          "**Years**\n"
          "\n"
          "**One, %**\n"
          "\n"
          "|   |  | 2015-16 |\n"
          "| --- | --- | --: |\n"
          "|   | yours | 93.9 |\n"
          "| ! | the North West of England | 9.6 |\n"
          "|   | Northumberland |  |\n"
          "\n"
          "**Two \\***\n"
          "\n"
          "|  | 2015-16 |\n"
          "| --- | --: |\n"
          "| yours |  |\n"
          "\n"
          "Said once.\n");
  }

  TEST_CASE("csv holds the heading and what is data") {
    CHECK(written("csv", sample()) ==
          "child_id,due_date,days,value,iro,source\n"
          "C1,2016-03-31,-12,93.9,,a:2\n"
          "Zo\xC3\xAB|2,,1608,100.0,,a:3\n");
    CHECK(written("csv", one_cell("a,\"b\"")) == "id\n\"a,\"\"b\"\"\"\n");
    CHECK(written("csv", one_cell("")) == "id\n\"\"\n");
    CHECK(written("csv", one_cell("=1+1")) == "id\n=1+1\n");
    CHECK(written("csv", output_of(Table({Column{"a", {}}, Column{"b", {}}}))) == "a,b\n");
  }

  TEST_CASE("json holds as_at, readings, inputs and rows, in this order") {
    CHECK(
        written("json", sample()) ==
        "{\n"
        "  \"as_at\": \"2016-04-01\",\n"
        "  \"readings\": {\"held_on\": \"first\"},\n"
        "  \"inputs\": [\"a.csv\"],\n"
        "  \"rows\": [\n"
        "    {\"child_id\": \"C1\", \"due_date\": \"2016-03-31\", \"days\": -12, \"value\": 93.9, "
        "\"iro\": null, \"source\": \"a:2\"},\n"
        "    {\"child_id\": \"Zo\xC3\xAB|2\", \"due_date\": null, \"days\": 1608, "
        "\"value\": 100.0, \"iro\": null, \"source\": \"a:3\"}\n"
        "  ]\n"
        "}\n");
    CHECK(written("json", output_of(Table({Column{"a", {}}}))) ==
          "{\n  \"as_at\": null,\n  \"readings\": {},\n  \"inputs\": [],\n  \"rows\": []\n}\n");
  }

  TEST_CASE("json is valid whatever bytes a cell holds") {
    for (int first = 0; first < 256; ++first) {
      for (const int second : {0, 34, 92, 65, 128, 191, 255}) {
        const std::string text{static_cast<char>(first), static_cast<char>(second)};
        Output output = one_cell(text);
        output.inputs = {text};
        output.readings = {{text, text}};
        const nlohmann::json parsed = nlohmann::json::parse(written("json", output));
        if (first < 128 && second < 128) CHECK(parsed["rows"][0]["id"] == text);
        CHECK(parsed["rows"][0]["id"].is_string());
      }
    }
    const nlohmann::json parsed = nlohmann::json::parse(written("json", one_cell("a\xFF"
                                                                                 "b")));
    CHECK(parsed["rows"][0]["id"] ==
          "a\xEF\xBF\xBD"
          "b");
  }

  TEST_CASE("a table has a heading, a rule, marks in a gutter and closing lines") {
    CHECK(written("table", sample()) ==
          "Due\n"
          "\n"
          "  child id  due         days  value  advice\n"
          "  --------  ----------  ----  -----  -------\n"
          "! C1        2016-03-31   -12   93.9  hold it\n"
          "  Zo\xC3\xAB|2                 1608  100.0\n"
          "\n"
          "2 reviews.\n"
          "1 overdue.\n"
          "Readings not at their default: held_on=first.\n");
  }

  TEST_CASE("without marks there is no gutter, and a quiet row needs none") {
    Table table({Column{"a", {}}});
    table.add_row({"x"sv}, Mark::quiet);
    const Output output = output_of(std::move(table));
    CHECK(written("table", output) == "a\n-\nx\n");
    CHECK(written("table", output, true) == "a\n-\n\x1b[2mx\x1b[0m\n");
  }

  TEST_CASE("colour is used when asked for and always ended") {
    Table table({Column{"a", {}}, Column{"b", {}}});
    table.add_row({"x"sv, ""sv}, Mark::urgent);
    table.add_row({"y"sv, "z"sv}, Mark::doubtful);
    Output output = output_of(std::move(table));
    output.title = "T";
    CHECK(written("table", output, true) ==
          "\x1b[1mT\x1b[0m\n\n"
          "  a  b\n"
          "  -  -\n"
          "\x1b[31m! x\x1b[0m\n"
          "\x1b[33m? y  z\x1b[0m\n");
    CHECK(written("table", output).find('\x1b') == std::string::npos);
    CHECK(written("md", output, true).find('\x1b') == std::string::npos);
    CHECK(written("csv", output, true).find('\x1b') == std::string::npos);
    CHECK(written("json", output, true).find('\x1b') == std::string::npos);
  }

  TEST_CASE("a column blank in every row is left out for people unless it is to be kept") {
    Table table({Column{"a", {}}, Column{"b", {}},
                 Column{"c", {}, Align::right, Audience::everyone, true}});
    table.add_row({"x"sv, ""sv, Cell{}});
    const Output output = output_of(std::move(table));
    CHECK(written("table", output) == "a  c\n-  -\nx\n");
    CHECK(written("md", output) == "| a | c |\n| --- | --: |\n| x |  |\n");
    CHECK(written("csv", output) == "a,b,c\nx,,\n");
  }

  TEST_CASE("without rows people see the title and the closing lines only") {
    Output output = output_of(Table({Column{"a", {}}}));
    CHECK(written("table", output).empty());
    CHECK(written("md", output).empty());
    output.closing = {"Nothing is due."};
    CHECK(written("table", output) == "Nothing is due.\n");
    output.title = "Due";
    CHECK(written("table", output) == "Due\n\nNothing is due.\n");
    CHECK(written("md", output) == "**Due**\n\nNothing is due.\n");
  }

  TEST_CASE("no cell can command a terminal or break its line") {
    struct Case {
      const char* name;
      std::string_view text, shown;
    };
    for (const Case& c : {
             Case{"escape sequence", "a\x1b[2Jb", "a?[2Jb"},
             Case{"line ends and tab", "a\r\nb\tc", "a??b?c"},
             Case{"NUL and delete", "a\0b\x7f"sv, "a?b?"},
             Case{"C1 control in UTF-8",
                  "a\xC2\x9B"
                  "b",
                  "a?b"},
             Case{"C1 control as a byte",
                  "a\x9B"
                  "b",
                  "a?b"},
             Case{"reordering",
                  "a\xE2\x80\xAE"
                  "b",
                  "a?b"},
             Case{"not UTF-8", "\xC3", "?"},
             Case{"overlong", "\xC0\x8A\xE0\x80\x8A", "?????"},
             Case{"surrogate", "\xED\xA0\x80", "???"},
             Case{"beyond Unicode", "\xF4\x90\x80\x80\xFF", "?????"},
             Case{"letters", "Zo\xC3\xAB \xE2\x82\xAC \xF0\x9F\x98\x80",
                  "Zo\xC3\xAB \xE2\x82\xAC \xF0\x9F\x98\x80"},
         }) {
      SUBCASE(c.name) {
        const std::string table = written("table", one_cell(c.text));
        CHECK(table.substr(table.rfind('\n', table.size() - 2) + 1) == std::string(c.shown) + "\n");
      }
    }
    Output output = one_cell("x");
    output.title = "a\x1b[2J";
    output.closing = {"b\x1b[2J"};
    output.readings = {{"c\x1b", "d\x1b"}};
    CHECK(written("table", output).find('\x1b') == std::string::npos);
    CHECK(written("md", output).find('\x1b') == std::string::npos);
  }

  TEST_CASE("one monstrous cell does not widen the other rows") {
    Table table({Column{"a", {}}, Column{"b", {}}});
    const std::string monster(10'000, 'm');
    table.add_row({std::string_view(monster), "x"sv});
    table.add_row({"n"sv, "y"sv});
    const std::string out = written("table", output_of(std::move(table)));
    CHECK(out.find(monster + "  x\n") != std::string::npos);
    CHECK(out.size() < monster.size() + 400);
  }

  TEST_CASE("Markdown has a rule with alignment, marks, and escapes what would be markup") {
    CHECK(written("md", sample()) ==
          "**Due**\n"
          "\n"
          "|   | child id | due | days | value | advice |\n"
          "| --- | --- | --- | --: | --: | --- |\n"
          "| ! | C1 | 2016-03-31 | -12 | 93.9 | hold it |\n"
          "|   | Zo\xC3\xAB\\|2 |  | 1608 | 100.0 |  |\n"
          "\n"
          "2 reviews.\n"
          "\n"
          "1 overdue.\n"
          "\n"
          "Readings not at their default: held_on=first.\n");
    CHECK(written("md", one_cell("a\r\nb\nc|<b>[x](y)\\|`*\x1b")) ==
          "| id |\n| --- |\n| a<br>b<br>c\\|\\<b>\\[x](y)\\\\\\|\\`\\*? |\n");
  }

  TEST_CASE("prose stands in for the table for people, and a tree for the rows in json") {
    Output output = sample();
    output.prose = "line one\n\n  line two\x1b";
    output.tree = "{\"child\": \"C1\"}";
    output.readings.clear();
    CHECK(written("table", output) == "Due\n\nline one\n\n  line two?\n\n2 reviews.\n1 overdue.\n");
    CHECK(written("md", output) ==
          "**Due**\n\n    line one\n\n      line two?\n\n2 reviews.\n\n1 overdue.\n");
    const nlohmann::json parsed = nlohmann::json::parse(written("json", output));
    CHECK(parsed["rows"]["child"] == "C1");
    CHECK(written("csv", output).starts_with("child_id,"));
  }

  TEST_CASE("numbers keep their sign and their extremes") {
    Table table({Column{"n", {}}, Column{"t", {}}});
    table.add_row({std::numeric_limits<std::int64_t>::min(), Tenths{-5}});
    table.add_row({std::numeric_limits<std::int64_t>::max(), Tenths{0}});
    table.add_row({std::int64_t{0}, Tenths{-1234}});
    CHECK(written("csv", output_of(std::move(table))) ==
          "n,t\n-9223372036854775808,-0.5\n9223372036854775807,0.0\n0,-123.4\n");
  }

  TEST_CASE("text that does not outlive the table is kept by it") {
    Table table({Column{"a", {}}});
    for (int i = 0; i < 100; ++i) table.add_row({table.keep(std::to_string(i))});
    Table moved = std::move(table);
    CHECK(std::get<std::string_view>(moved.row(7)[0]) == "7");
    CHECK(moved.row_count() == 100);
  }
}
