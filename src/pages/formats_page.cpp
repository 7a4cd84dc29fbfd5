// docs/formats.md

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "duly/input.hpp"
#include "pages/pages.hpp"

namespace duly::pages {
namespace {

constexpr std::string_view kWhatCellsHold =
    "## What cells may hold\n\n"
    "- **Text** is UTF-8, with or without a mark, or UTF-16 with one. A byte that is not UTF-8 is "
    "read"
    " as Windows-1252, that byte alone, so that one row's fault changes no other row. Every Unicode"
    " space is a space, characters without width are nothing, curly quotes and apostrophes are"
    " straight ones, dashes of any length a hyphen; `=\"00123\"` and `'01/04/2015` are the text in"
    " them.\n"
    "- **Blank** is nothing, spaces, and alone in a cell, in any case, `NULL`, `(null)`, `[null]`,"
    " `N/A`, `#N/A`, `NA`, `nan`, `NaT`, `None`, `-`, `--`, `\\N`, `.`; in a team, worker, "
    "reviewing"
    " officer, locality or local column only `NULL` in its spellings, `nan`, `NaT` and `\\N`. In a"
    " date, 1900-01-01 and 1899-12-30 are blank; in an end, so are 31 December and 1 January of the"
    " years after 2099, and 31 December 2099.\n"
    "- **Rows** whose cells are all blank are no rows. Repeated headings, a line of dashes and"
    " footers (`(12 rows affected)`, `Total`, `End of report`) are passed over with a note. A"
    " review or conference without the date it was held is planned, and used nowhere, where it has"
    " a due date (`recorded_due`) or a number (`event_id`, `meeting_id`).\n"
    "- **Dates**: `dd/mm/yyyy`, `dd-mm-yyyy`, `dd.mm.yyyy`, `yyyy-mm-dd`, `yyyy/mm/dd`, `yyyymmdd`,"
    " `dd-Mon-yyyy`, `dd Month yyyy`, `Mon dd yyyy`; the day of the week may stand before them. A"
    " time of day, of 24 hours or 12 with AM or PM, is cut, with a note where it is not midnight."
    " Five digits are a day number of Excel. Years are 1985 to 2099.\n"
    "- **Two-digit years** are errors; `--two-digit-years` reads 00 to 49 as 2000 to 2049 and 50 to"
    " 99 as 1950 to 1999.\n"
    "- **Day and month** stand in that order, unless `--date-order mdy` says otherwise. A date that"
    " proves the other order (03/25/2024) is an error of its row. Where over a twentieth of a"
    " column's dates, of two or more children, prove it, no date of that column in that file is "
    "used"
    " that would be another day in the other order.\n"
    "- **Codes** and flags are read in any case; whole numbers may be written `2.0`.\n";

}  // namespace

std::string formats_page() {
  std::string out = "# Headings understood\n\n";
  out += kHowToRefresh;
  out +=
      "A file is known by its headings, never by its name. Case, spaces and punctuation in a"
      " heading do not matter. `duly formats` prints the same. Columns of other headings are"
      " ignored, with a note.\n\n"
      "Files are CSV (or separated by tabs, semicolons or `|`), XML, workbooks (`.xlsx`), and CSV "
      "or"
      " XML packed by gzip (`.gz`). Every sheet of a workbook, hidden ones too, is a file of its "
      "own:"
      " `book.xlsx#List 8:17` is row 17 of it. Cells are read as they would be saved: formulas by"
      " the value they had last, days by their format, whole numbers with every digit. A sheet that"
      " names no child, beside others that are read, is passed over with a note. A workbook that is"
      " locked by a password, has macros, or is older than 2007 (`.xls`) is not read.\n\n"
      "A folder stands for every `.csv`, `.tsv`, `.xml` and `.xlsx` file in it, and every "
      "`.csv.gz`,"
      " `.tsv.gz` and `.xml.gz`, not below it; a"
      " pattern such as `*.csv` for the files it fits. What duly wrote itself, and tables that"
      " nothing here needs (`data/unused-tables.csv`), are passed over with a note. A file that no"
      " kind fits is an error that names it and the nearest kind; the others are read. Without"
      " `--show-values` no word of it is shown but headings that are here, or nearly are.\n\n"
      "`--map FILE` adds local headings and codes: CSV `kind,field,heading`, with `value,means`"
      " behind them where a word under the heading stands for a code, such as"
      " `conferences,type,Meeting type,Review Conference,RCPC`. `duly formats --as-map` prints a"
      " map to start from.\n\n";
  out += columns_of_own();
  const Headings headings;
  for (const std::string& kind : input_kinds()) {
    std::vector<Cells> rows;
    for (const Heading& h : headings.all()) {
      if (h.kind != kind) continue;
      if (rows.empty() || rows.back()[0] != code(h.field)) {
        std::string needed = h.required ? "yes" : "";
        if (h.one_of_these) needed = "one of these";
        rows.push_back({code(h.field), needed, ""});
      }
      std::string& cell = rows.back()[2];
      cell += fmt::format("{}{} ({})", cell.empty() ? "" : ", ", code(h.heading), h.source);
    }
    out += fmt::format("## {}\n\n", kind);
    out += markdown_table({"field", "required", "headings"}, rows);
  }
  return out + std::string(kWhatCellsHold);
}

}  // namespace duly::pages
