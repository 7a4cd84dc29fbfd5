// `duly measures --columns` and docs/columns.md: no column without a meaning.

#include "answers/columns.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/table.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using duly::Column;
using duly::answers::is_twin;
using duly::answers::printed_tables;
using duly::answers::PrintedTable;

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("every column of every table that a command prints has a meaning") {
    for (const PrintedTable& table : printed_tables()) {
      const std::vector<Column> columns = table.columns();
      for (const Column& column : columns) {
        INFO("add a line to src/answers/column_meanings.cpp: ", std::string(table.name), " ",
             std::string(column.name));
        CHECK(meaning_of(table, column).empty() == is_twin(columns, column));
      }
    }
  }

  TEST_CASE("no meaning is of a column that no table has, or stands behind another") {
    const std::vector<std::string> left_over = duly::answers::meanings_of_no_column();
    for (const std::string& column : left_over) FAIL_CHECK("no table has " << column);
  }

  TEST_CASE("`duly measures --columns` prints the columns of a csv and their meanings") {
    const duly::test::InFolder here(duly::test::in_source("."));
    const duly::test::Said due = duly::test::run_duly(
        {"due", "examples/small-authority", "--as-at", "2016-03-31", "-f", "csv", "-q"});
    std::vector<std::string> told;
    const duly::test::Said said = duly::test::run_duly({"measures", "--columns", "-f", "csv"});
    for (const duly::test::CsvLine& line : duly::test::lines_of(said.out)) {
      CAPTURE(line["column"]);
      CHECK_FALSE(line["meaning"].empty());
      if (line["table"] == "due") told.push_back(line["column"]);
    }
    CHECK(told == duly::test::rows_of(due.out).front());
    const duly::test::Said days = duly::test::run_duly({"measures", "--columns", "negative"});
    CHECK(days.out.find("days to the due date; negative when over") != std::string::npos);
  }
}
