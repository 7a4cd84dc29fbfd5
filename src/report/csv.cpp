#include "duly/csv.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {

/// Text is left as it stands: what a spreadsheet makes of a leading "=" is for its reader to guard,
/// or for --excel.
void write_csv(const Output& output, const Style& style, std::string& out) {
  const Table& table = output.table;
  const auto append_text = style.excel ? &append_for_excel : &csv::append_field;
  const std::string_view line_end = style.excel ? "\r\n" : "\n";
  if (style.excel) out += "\xEF\xBB\xBF";  // without it Excel reads Windows-1252
  const std::vector<std::size_t> columns = columns_for_data(table);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += ',';
    append_text(out, table.columns()[columns[i]].name);
  }
  out += line_end;
  constexpr std::size_t kSample = 4096;  // rows that tell how much room the rest needs
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    const std::size_t from = out.size();
    if (r == kSample) out.reserve(out.size() / kSample * (table.row_count() + kSample));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += ',';
      const Cell& cell = table.row(r)[columns[i]];
      if (const auto* text = std::get_if<std::string_view>(&cell)) {
        append_text(out, *text);
      } else {
        append_cell(out, cell);
      }
    }
    if (out.size() == from) out += "\"\"";  // one blank cell: a blank line would not be a row
    out += line_end;
  }
}

}  // namespace duly
