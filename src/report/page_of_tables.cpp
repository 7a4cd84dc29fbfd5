// An answer as a page: its tables, with what stands around them.

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "duly/report.hpp"
#include "report/page_writing.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// What the page is called where an answer has no title.
constexpr std::string_view kUntitled = "Statutory reviews";

/// A table without a title of its own is read out by that of the page.
void write_part(Page& page, std::string_view title, const Table& table, std::string_view of_page) {
  page.raw("<section>\n");
  page.element("h2", title);
  append_html_table(page.out(), table, title.empty() ? of_page : title);
  page.raw("</section>\n");
}

/// Prose keeps its lines.
void write_prose(Page& page, std::string_view prose) {
  page.raw("<section>\n<pre>");
  while (!prose.empty()) {
    const std::string_view line = prose.substr(0, prose.find('\n'));
    page.text(line);
    page.raw("\n");
    prose.remove_prefix(std::min(prose.size(), line.size() + 1));
  }
  page.raw("</pre>\n</section>\n");
}

}  // namespace

void write_tables_page(const Output& output, const Style& /*style*/, std::string& out) {
  Page page(out);
  const std::string title = output.title.empty() ? std::string(kUntitled) : output.title;
  begin_page(page, title);
  page.raw("<body>\n<a class=\"skip\" href=\"#main\">Skip to the table</a>\n<main id=\"main\">\n");
  page.raw("<header>\n");
  page.element("h1", title);
  if (output.as_at) page.element("p class=\"period\"", "As at " + to_string(*output.as_at) + ".");
  page.raw("</header>\n");
  if (!output.prose.empty()) {
    write_prose(page, output.prose);
  } else if (output.table.row_count() > 0) {
    write_part(page, {}, output.table, title);
  }
  for (const Part& part : output.parts) write_part(page, part.title, part.table, title);
  for (const std::string& line : closing_lines(output)) page.element("p class=\"note\"", line);
  page.raw("</main>\n");
  end_page(page, output.inputs);
}

}  // namespace duly
