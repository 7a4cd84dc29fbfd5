#include "report/workbook.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/document.hpp"
#include "duly/report.hpp"
#include "duly/workbook_reader.hpp"

namespace {

using namespace std::string_view_literals;
using duly::Chart;
using duly::ChartKind;
using duly::Date;
using duly::Document;
using duly::Exhibit;
using duly::RowRange;
using duly::Table;

/// A row with a cell of every type, and words that a spreadsheet might take for a formula.
Table every_cell() {
  Table table({duly::Column{"child_id", ""},
               {"day", ""},
               {"n", ""},
               {"share", ""},
               {"rate", ""},
               {"fte", ""}});
  for (const std::string_view id : {"=1+1"sv, "+2"sv, "-3"sv, "@x"sv, "0012"sv, ""sv}) {
    table.add_row({id, *Date::make(2016, 3, 31), std::int64_t{12}, duly::percentage(11, 12),
                   duly::rate(11, 12, 1), duly::Hundredths{75}});
  }
  return table;
}

duly::Output output_of(Table table, duly::OptDate as_at) {
  return {.title = "Due",
          .table = std::move(table),
          .closing = {"Said once."},
          .as_at = as_at,
          .readings = {{"cp_unit", "child"}},
          .inputs = {"a.csv"},
          .prose = {},
          .tree = {}};
}

std::string written(const duly::Output& output) {
  std::string out;
  duly::find_output_format("xlsx")->write(output, {}, out);
  return out;
}

/// Two tables, each with a chart of those that a workbook draws.
Document document() {
  Document out;
  out.title = "Reviews";
  out.as_at = *Date::make(2016, 3, 31);
  duly::Section section{"reviews", "Reviews", {"All were held."}, {}};
  for (const ChartKind kind : {ChartKind::lines, ChartKind::months}) {
    Chart chart;
    chart.kind = kind;
    chart.title = "=not a formula";
    chart.categories = {"2014-15", "2015-16"};
    for (const char* const name : {"=Yours", "Theirs", "Stock"}) {
      chart.series.push_back({name, {{92.0, "92.0", {}, {}}, {}}});
    }
    chart.percent = kind == ChartKind::lines;
    chart.target = 95.0;
    section.exhibits.push_back({"The same title", std::move(chart), every_cell(), "duly kpi", {}});
  }
  out.sections.push_back(std::move(section));
  return out;
}

std::string written(const Document& document) {
  std::string out;
  duly::find_document_format("xlsx")->write(document, out);
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a sheet is named in words that a spreadsheet takes, and no two alike") {
    std::vector<std::string> taken;
    CHECK(duly::sheet_name("Cover", taken) == "Cover");
    CHECK(duly::sheet_name("cover", taken) == "cover (2)");
    CHECK(duly::sheet_name("Cover", taken) == "Cover (3)");
    CHECK(duly::sheet_name("a/b [c]: d? *\\", taken) == "a-b -c-- d- --");
    CHECK(duly::sheet_name("The child's plan", taken) == "The child\u2019s plan");
    CHECK(duly::sheet_name("", taken) == "Table");
    CHECK(duly::sheet_name("  ", taken) == "Table (2)");
    CHECK(duly::sheet_name("history", taken) == "history (2)");
    const std::string_view longer = "Reviews of looked-after children in time";
    CHECK(duly::sheet_name(longer, taken) == "Reviews of looked-after");
    CHECK(duly::sheet_name(longer, taken) == "Reviews of looked-after (2)");
    CHECK(duly::sheet_name("Thirty-one characters and a wor", taken) ==
          "Thirty-one characters and a wor");
    CHECK(duly::sheet_name("Thirty-one characters and a wor", taken) ==
          "Thirty-one characters (2)");
    CHECK(duly::sheet_name("Open plans, by how long they have lasted", taken) == "Open plans");
    CHECK(duly::sheet_name("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                           "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                           "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"
                           "\u00e9\u00e9\u00e9",
                           taken)
              .size() == 62);
  }

  TEST_CASE("text of a cell is shown safely, stays what it is, and fits") {
    CHECK(duly::sheet_text("=1+1") == "=1+1");
    CHECK(duly::sheet_text("a\r\nb\tc\x1b") == "a\nb?c?");
    CHECK(duly::sheet_text("a\0b"sv) == "a?b");
    CHECK(duly::sheet_text("\xff\xEF\xBF\xBF\xEF\xBF\xBE") == "???");
    CHECK(duly::sheet_text("_x0041_ _x41_ _xzzzz_") == "_x005F_x0041_ _x41_ _xzzzz_");
    CHECK(duly::sheet_text("_x_x0041_") == "_x_x005F_x0041_");
    CHECK(duly::sheet_text(std::string(32'767, 'a')) == std::string(32'767, 'a'));
    CHECK(duly::sheet_text(std::string(32'768, 'a')) == std::string(32'764, 'a') + "\u2026");
  }

  TEST_CASE("more rows than a sheet holds go on, on another") {
    using Rows = std::vector<RowRange>;
    CHECK(duly::rows_of_sheets(0) == Rows{{0, 0}});
    CHECK(duly::rows_of_sheets(1) == Rows{{0, 1}});
    CHECK(duly::rows_of_sheets(1'048'575).size() == 1);
    CHECK(duly::rows_of_sheets(1'048'576) == Rows{{0, 1'048'575}, {1'048'575, 1'048'576}});
    CHECK(duly::rows_of_sheets(5, 2) == Rows{{0, 2}, {2, 4}, {4, 5}});
  }

  TEST_CASE("no two headings of a table are alike") {
    using Names = std::vector<std::string>;
    CHECK(duly::unlike({"a", "A", "", "", "a"}) == Names{"a", "A 2", "column", "column 2", "a 3"});
    CHECK(duly::unlike({"a 2", "a", "a"}) == Names{"a 2", "a", "a 3"});
  }

  TEST_CASE("a workbook is an archive, and the same each time") {
    const duly::OptDate day = *Date::make(2016, 3, 31);
    const std::string once = written(output_of(every_cell(), day));
    CHECK(once.starts_with("PK\x03\x04"));
    CHECK(once == written(output_of(every_cell(), day)));
    CHECK(once != written(output_of(every_cell(), *Date::make(2016, 4, 1))));
    CHECK(written(output_of(Table({duly::Column{"id", ""}}), {})).starts_with("PK\x03\x04"));
    CHECK(written(output_of(Table(std::vector<duly::Column>{}), {})).starts_with("PK\x03\x04"));
  }

  TEST_CASE("text that begins like a formula is text in a workbook") {
    const std::string bytes = written(output_of(every_cell(), {}));
    duly::WorkbookReader book(bytes);
    std::string all;
    for (std::size_t i = 0; i < book.size(); ++i) {
      std::string text;
      CHECK(!book.read(i, text));
      all += text;
    }
    for (const std::string_view id : {"=1+1"sv, "+2"sv, "-3"sv, "@x"sv, "0012"sv}) {
      CAPTURE(id);
      CHECK(all.find("\n" + std::string(id) + ",") != std::string::npos);
    }
  }

  TEST_CASE("so is a document") {
    const std::string once = written(document());
    CHECK(once.starts_with("PK\x03\x04"));
    CHECK(once == written(document()));
    CHECK(written(Document{}).starts_with("PK\x03\x04"));
  }
}
