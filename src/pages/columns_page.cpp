// docs/columns.md: what the columns of the tables hold.

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "duly/table.hpp"
#include "pages/pages.hpp"

namespace duly::pages {
namespace {

constexpr std::string_view kBeginning =
    "What each column of a CSV, a workbook or JSON holds: `duly measures --columns` prints the "
    "same,"
    " `duly measures --columns days` what has a word in it. A table on the screen leaves out "
    "columns"
    " that are blank in every row, and has some other headings: they stand under *in tables*. What"
    " has a name there alone is shown to people only.\n\n"
    "- **Dates** are `yyyy-mm-dd`; in a workbook they are dates. A limit is met on its last day.\n"
    "- **Counts** are whole numbers. **Percentages** have one decimal, half up: `92.0` in CSV and"
    " JSON; in a workbook 0.92, shown as 92.0 %. They are made of the counts beside them.\n"
    "- **Blank** (JSON: `null`) is what is not there or not known, never nought.\n"
    "- **`c`** stands in place of a count, and of what is made of it, under `--suppress`. Under"
    " `--round` counts are rounded, and the sum of days of a mean is blank.\n"
    "- Ask for columns by name, not by place: a new one may come between, and the"
    " [change log](../CHANGELOG.md) tells.\n\n";

}  // namespace

std::string columns_page() {
  std::string out = "# The columns\n\n";
  out += kHowToRefresh;
  out += kBeginning;
  for (const answers::PrintedTable& table : answers::printed_tables()) {
    const std::vector<Column> columns = table.columns();
    std::vector<Cells> rows;
    for (const Column& c : columns) {
      if (answers::is_twin(columns, c)) continue;
      const bool people_only = c.audience == Audience::people_only;
      std::string_view heading = c.heading == c.name ? std::string_view() : c.heading;
      if (people_only && heading.empty()) heading = c.name;
      rows.push_back({people_only ? std::string() : code(c.name), std::string(heading),
                      std::string(answers::meaning_of(table, c))});
    }
    out += fmt::format("## duly {}\n\n", table.name);
    out += markdown_table({"column", "in tables", "meaning"}, rows);
  }
  out.pop_back();
  return out;
}

}  // namespace duly::pages
