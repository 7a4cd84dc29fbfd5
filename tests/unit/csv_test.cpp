#include "duly/csv.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using duly::csv::kMalformedQuote;
using duly::csv::kStrayQuote;
using duly::csv::kUnclosedQuote;
using duly::csv::Reader;

struct ReadRow {
  std::size_t line;
  unsigned oddities;
  std::vector<std::string> cells;
  bool operator==(const ReadRow&) const = default;
};

std::string shown(const std::vector<ReadRow>& rows) {
  std::string out;
  for (const ReadRow& row : rows) {
    out += std::to_string(row.line) + "/" + std::to_string(row.oddities) + ":";
    for (const std::string& cell : row.cells) out += "<" + cell + ">";
    out += "\n";
  }
  return out;
}

std::vector<ReadRow> read(std::string_view text, char separator = ',', std::size_t expected = 0) {
  std::vector<ReadRow> rows;
  // Exactly these bytes on the heap: reading past their end is caught by the sanitizers.
  const std::vector<char> bytes(text.begin(), text.end());
  Reader reader({bytes.data(), bytes.size()}, separator, 0, bytes.size(), expected);
  duly::csv::Row row;
  while (reader.next(row)) {
    rows.push_back({row.line, row.oddities, {row.cells.begin(), row.cells.end()}});
  }
  return rows;
}

struct Case {
  const char* name;
  std::string_view text;
  std::vector<ReadRow> rows;
  std::size_t expected_cells = 0;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    SUBCASE(c.name) {
      CHECK(shown(read(c.text, ',', c.expected_cells)) == shown(c.rows));
    }
  }
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("any line end ends a row, and a blank line counts as a line but is no row") {
    check({
        {"nothing", "", {}},
        {"LF", "a,b\nc,d\n", {{1, 0, {"a", "b"}}, {2, 0, {"c", "d"}}}},
        {"CRLF", "a,b\r\nc,d\r\n", {{1, 0, {"a", "b"}}, {2, 0, {"c", "d"}}}},
        {"CR", "a,b\rc,d\r", {{1, 0, {"a", "b"}}, {2, 0, {"c", "d"}}}},
        {"mixed",
         "a\nb\r\nc\rd\n\re",
         {{1, 0, {"a"}}, {2, 0, {"b"}}, {3, 0, {"c"}}, {4, 0, {"d"}}, {6, 0, {"e"}}}},
        {"no final line end", "a,b\nc,d", {{1, 0, {"a", "b"}}, {2, 0, {"c", "d"}}}},
        {"blank lines", "\n\r\n  \n \t\na,b\n\n\nc\n\n", {{5, 0, {"a", "b"}}, {8, 0, {"c"}}}},
        {"only blank lines", "\n\n  ", {}},
        {"only separators", ",,\n", {{1, 0, {"", "", ""}}}},
        {"only a separator at the end of the text", ",", {{1, 0, {"", ""}}}},
        {"a quoted blank is a cell", "\"\"\n\"  \"\n", {{1, 0, {""}}, {2, 0, {"  "}}}},
        {"a trailing separator", "a,\nb,", {{1, 0, {"a", ""}}, {2, 0, {"b", ""}}}},
        {"spaces are kept", " a , b ", {{1, 0, {" a ", " b "}}}},
        {"NUL bytes",
         std::string_view("a\0b,\0\n", 6),
         {{1, 0, {std::string("a\0b", 3), std::string("\0", 1)}}}},
    });
  }

  TEST_CASE("a quoted cell may hold separators, quotes and line ends") {
    check({
        {"separator", "\"a,b\",c", {{1, 0, {"a,b", "c"}}}},
        {"doubled quotes",
         "\"say \"\"hi\"\"\",\"\"\"\"\nx",
         {{1, 0, {"say \"hi\"", "\""}}, {2, 0, {"x"}}}},
        {"line end", "a,\"b\nc\",d\ne", {{1, 0, {"a", "b\nc", "d"}}, {3, 0, {"e"}}}},
        {"CRLF inside counts as one", "\"b\r\nc\"\r\ne", {{1, 0, {"b\r\nc"}}, {3, 0, {"e"}}}},
        {"CR inside", "\"b\rc\"\re", {{1, 0, {"b\rc"}}, {3, 0, {"e"}}}},
        {"blank lines inside", "\"\n\n\"\ne", {{1, 0, {"\n\n"}}, {4, 0, {"e"}}}},
        {"doubled quotes over lines", "\"a\"\"\n\"\"b\",\"c\"\"\"", {{1, 0, {"a\"\n\"b", "c\""}}}},
        {"closed at the end of the text", "\"a\",\"b\"", {{1, 0, {"a", "b"}}}},
        {"then a trailing separator", "\"a\",\n", {{1, 0, {"a", ""}}}},
    });
  }

  TEST_CASE("a quote inside an unquoted cell is text") {
    check({
        {"inches", "12\" rule,b", {{1, kStrayQuote, {"12\" rule", "b"}}}},
        {"at the end", "a\",b\nc", {{1, kStrayQuote, {"a\"", "b"}}, {2, 0, {"c"}}}},
        {"after a space", " \"a,b\"", {{1, kStrayQuote, {" \"a", "b\""}}}},
    });
  }

  TEST_CASE("text after a closing quote ends trust in the row, at the end of its line") {
    check({
        {"plain", "\"x\"y,b\nc", {{1, kMalformedQuote, {"\"x\"y", "b"}}, {2, 0, {"c"}}}},
        {"space", "\"x\" ,b\nc", {{1, kMalformedQuote, {"\"x\" ", "b"}}, {2, 0, {"c"}}}},
        {"a later quote opens nothing",
         "\"x\"y,\"b\nc\n",
         {{1, kMalformedQuote, {"\"x\"y", "\"b"}}, {2, 0, {"c"}}}},
        {"in a row over two lines",
         "\"a\nb\",\"x\"y\nc\n",
         {{1, kMalformedQuote, {"a\nb", "\"x\"y"}}, {3, 0, {"c"}}}},
    });
  }

  TEST_CASE("an unclosed quote takes its own line and no other") {
    check({
        {"to the end of the text",
         "a,\"b\nc,d\ne,f\n",
         {{1, kUnclosedQuote, {"a", "\"b"}}, {2, 0, {"c", "d"}}, {3, 0, {"e", "f"}}}},
        {"on the last line", "a\n\"b,c", {{1, 0, {"a"}}, {2, kUnclosedQuote, {"\"b", "c"}}}},
        {"a quote and no more", "\"", {{1, kUnclosedQuote, {"\""}}}},
        {"three quotes", "\"\"\"", {{1, kUnclosedQuote, {"\"\"\""}}}},
        {"up to the next quoted cell",
         "a,\"b\r\nc,\"d\"\r\n",
         {{1, kUnclosedQuote, {"a", "\"b"}}, {2, 0, {"c", "d"}}}},
        {"each line",
         "a,\"b\nc,\"d\n",
         {{1, kUnclosedQuote, {"a", "\"b"}}, {2, kUnclosedQuote, {"c", "\"d"}}}},
        {"two rows with more cells than the heading",
         "a,\"b\nc,\",d\ne,f\n",
         {{1, kUnclosedQuote, {"a", "\"b"}},
          {2, kUnclosedQuote, {"c", "\"", "d"}},
          {3, 0, {"e", "f"}}},
         2},
        {"a line end in quotes and as many cells as the heading",
         "a,\"b\nc,\"\ne,f\n",
         {{1, 0, {"a", "b\nc,"}}, {3, 0, {"e", "f"}}},
         2},
        {"a line end in quotes and fewer cells",
         "\"a\nb\"\nc\n",
         {{1, 0, {"a\nb"}}, {3, 0, {"c"}}},
         3},
        {"more cells on one line are not a matter of quotes",
         "\"a\",b,c",
         {{1, 0, {"a", "b", "c"}}},
         2},
    });
  }

  TEST_CASE("rows that run into one another are told apart by their own first line") {
    // Every line opens a quote that the next line closes; only the last two make a row of three
    // cells.
    const std::string_view text = "p\",q,\"\np\",q,\"\np\",q,\"\n\"\n";
    CHECK(shown(read(text, ',', 3)) == shown({{1, kUnclosedQuote, {"p\"", "q", "\""}},
                                              {2, kUnclosedQuote, {"p\"", "q", "\""}},
                                              {3, kStrayQuote, {"p\"", "q", "\n"}}}));
    CHECK(read(text, ',', 0).size() == 1);
  }

  TEST_CASE("cells may be separated by a semicolon, a tab or a bar") {
    CHECK(shown(read("a;\"b;c\";d,e", ';')) == shown({{1, 0, {"a", "b;c", "d,e"}}}));
    CHECK(shown(read("a|b", '|')) == shown({{1, 0, {"a", "b"}}}));
    CHECK(shown(read("a\t\n\t\t\n", '\t')) == shown({{1, 0, {"a", ""}}, {2, 0, {"", "", ""}}}));
  }

  TEST_CASE("cells longer than a block, and marks at its edges, are read whole") {
    for (std::size_t n = 55; n < 75; ++n) {
      const std::string x(n, 'x');
      CAPTURE(n);
      CHECK(shown(read(x + ",\"" + x + "\"\"\"\r\n" + x)) ==
            shown({{1, 0, {x, x + "\""}}, {2, 0, {x}}}));
    }
  }

  TEST_CASE("a reader of a piece reads the rows that start in it and tells where it stopped") {
    const std::string_view text = "a\nb,\"c\nd\"\ne\n";
    duly::csv::Row row;
    Reader first(text, ',', 0, 3);  // until inside the second row
    CHECK(first.next(row));
    CHECK(first.next(row));
    CHECK_FALSE(first.next(row));
    CHECK(first.position() == 10);
    CHECK(first.lines() == 3);
    Reader second(text, ',', first.position(), text.size());
    CHECK(second.next(row));
    CHECK(row.line == 1);
    CHECK_FALSE(second.next(row));
    Reader none(text, ',', 10, 7);
    CHECK_FALSE(none.next(row));
    CHECK(none.position() == 10);
  }

  TEST_CASE("pieces start at the start of lines and are not smaller than asked") {
    using Starts = std::vector<std::size_t>;
    CHECK(duly::csv::cut("", 0, 4, 1) == Starts{0});
    CHECK(duly::csv::cut("aa\nbb\ncc\ndd\n", 0, 4, 1) == Starts{0, 3, 6, 9});
    CHECK(duly::csv::cut("aa\nbb\ncc\ndd\n", 0, 4, 5) == Starts{0, 6});
    CHECK(duly::csv::cut("aa\nbb\ncc\ndd\n", 3, 3, 1) == Starts{3, 6, 9});
    CHECK(duly::csv::cut("aa\nbb\ncc\ndd\n", 0, 4) == Starts{0});
    CHECK(duly::csv::cut("aaaaaaaa", 0, 4, 1) == Starts{0});
    CHECK(duly::csv::cut("a\r\nbb\r\nc\r\n", 0, 5, 1) == Starts{0, 3, 7});
    CHECK(duly::csv::cut("aa\rbb\rcc\r", 0, 3, 1) == Starts{0, 3, 6});
    CHECK(duly::csv::cut("a\nb\n", 9, 3, 1) == Starts{9});
  }

  TEST_CASE("the separator is the most frequent outside quotes, and a comma in doubt") {
    CHECK(duly::csv::sniff_separator("a,b,c;d") == ',');
    CHECK(duly::csv::sniff_separator("a;b;c,d") == ';');
    CHECK(duly::csv::sniff_separator("a\tb") == '\t');
    CHECK(duly::csv::sniff_separator("a|b|\"c,d,e,f\"") == '|');
    CHECK(duly::csv::sniff_separator("") == ',');
    CHECK(duly::csv::sniff_separator("a|b;c") == ',');
  }

  TEST_CASE("a byte-order mark is three bytes at the start") {
    CHECK(duly::csv::byte_order_mark("\xEF\xBB\xBF"
                                     "a") == 3);
    CHECK(duly::csv::byte_order_mark("\xEF\xBB") == 0);
    CHECK(duly::csv::byte_order_mark("a") == 0);
  }

  TEST_CASE("a written cell is quoted only where it must be") {
    const auto written = [](std::string_view cell) {
      std::string out = "x";
      duly::csv::append_field(out, cell);
      return out;
    };
    CHECK(written("") == "x");
    CHECK(written(" a b;c ") == "x a b;c ");
    CHECK(written("a,b") == "x\"a,b\"");
    CHECK(written("a\"b") == "x\"a\"\"b\"");
    CHECK(written("a\nb") == "x\"a\nb\"");
    CHECK(written("a\rb") == "x\"a\rb\"");
  }
}
