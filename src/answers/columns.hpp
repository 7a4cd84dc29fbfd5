#pragma once

// The columns of each table that a command prints, each defined in the command's own file. What
// duly wrote is known by them when it comes back among the inputs.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "duly/table.hpp"

namespace duly::answers {

std::vector<Column> due_columns();
std::vector<Column> due_group_columns();
std::vector<Column> review_columns();
std::vector<Column> review_group_columns();
std::vector<Column> kpi_columns(bool percentages_only);
std::vector<Column> kpi_list_columns();
std::vector<Column> changes_columns();
std::vector<Column> readings_columns();
std::vector<Column> explain_columns();
std::vector<Column> files_columns();
std::vector<Column> finding_columns();
std::vector<Column> finding_count_columns();
std::vector<Column> when_columns();
std::vector<Column> rules_columns();
std::vector<Column> formats_columns();
std::vector<Column> map_columns();

/// A table that a command prints. To add one: a line of the list in columns.cpp.
struct PrintedTable {
  std::string_view name;
  std::vector<Column> (*columns)();
};
std::span<const PrintedTable> printed_tables();

/// What the column of the table holds: unit, dates, and what a blank says. column_meanings.cpp.
std::string_view meaning_of(const PrintedTable& table, const Column& column);
/// Lines of the meanings that are of no column any more; a test wants none.
std::vector<std::string> meanings_of_no_column();
/// Shown to people in the place of another column, under its name: "share" beside the count.
bool is_twin(std::span<const Column> columns, const Column& column);

/// Are these the headings of a CSV that a command wrote?
bool written_by_duly(std::span<const std::string_view> headings);

}  // namespace duly::answers
