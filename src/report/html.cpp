#include "report/html.hpp"

#include <variant>

#include "duly/text.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

constexpr std::string_view kAllOfThem = "all";

/// Has every row the same text there?
bool is_one_text(const Table& table, std::size_t column) {
  if (table.row_count() < 2) return false;
  const Cell& first = table.row(0)[column];
  if (!std::holds_alternative<std::string_view>(first)) return false;
  for (std::size_t r = 1; r < table.row_count(); ++r) {
    if (table.row(r)[column] != first) return false;
  }
  return true;
}

std::string_view words_of(Mark mark) {
  switch (mark) {
    case Mark::urgent: return "urgent";
    case Mark::doubtful: return "doubtful";
    case Mark::quiet:
    case Mark::none: break;
  }
  return {};
}

/// "!" for those who see it, its word for those who hear it.
void append_mark(std::string& out, Mark mark) {
  const std::string_view words = words_of(mark);
  out += "<td class=\"mark\">";
  if (!words.empty()) {
    out.append("<span class=\"").append(words).append(R"(" aria-hidden="true">)");
    out += gutter_of(mark).front();
    out.append("</span><span class=\"unseen\">").append(words).append("</span>");
  }
  out += "</td>";
}

/// Does a column hold a text that needs more room than a name?
bool is_long(const Table& table, std::size_t column) {
  constexpr std::size_t kName = 40;
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    const auto* text = std::get_if<std::string_view>(&table.row(r)[column]);
    if (text != nullptr && text->size() > kName) return true;
  }
  return false;
}

/// Does a column hold dates and nothing else? They are not broken.
bool is_of_dates(const Table& table, std::size_t column) {
  bool any = false;
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    const Cell& cell = table.row(r)[column];
    if (std::holds_alternative<std::monostate>(cell)) continue;
    if (!std::holds_alternative<Date>(cell)) return false;
    any = true;
  }
  return any;
}

/// The class of a column's cells, as an attribute; blank for a usual one.
std::string_view class_of(const Table& table, std::size_t column) {
  if (table.columns()[column].align == Align::right) return " class=\"number\"";
  if (is_of_dates(table, column)) return " class=\"date\"";
  return is_long(table, column) ? " class=\"long\"" : "";
}

/// A name such as cla_review may break behind what parts its words.
void append_name(std::string& out, std::string_view name) {
  std::string escaped;
  append_html(escaped, name);
  for (const char c : escaped) {
    out += c;
    if (c == '_') out += "<wbr>";
  }
}

/// A table as it is laid out: looked at once, not for every row.
struct Layout {
  const Table& table;
  std::vector<std::size_t> columns;
  std::vector<std::string_view> classes;  ///< of each
  bool gutter;
};

Layout laid_out(const Table& table) {
  Layout out{table, columns_on_page(table), {}, has_gutter(table)};
  for (const std::size_t c : out.columns) out.classes.push_back(class_of(table, c));
  return out;
}

void append_head(std::string& out, const Layout& layout) {
  out += "<thead><tr>";
  if (layout.gutter) {
    out += R"(<th scope="col" class="mark"><span class="unseen">mark</span></th>)";
  }
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    out.append("<th scope=\"col\"").append(layout.classes[i]).append(">");
    append_html(out, heading_of(layout.table.columns()[layout.columns[i]]));
    out += "</th>";
  }
  out += "</tr></thead>\n";
}

void append_row(std::string& out, const Layout& layout, std::size_t r) {
  const Mark mark = layout.table.mark(r);
  out += mark == Mark::quiet ? "<tr class=\"quiet\">" : "<tr>";
  if (layout.gutter) append_mark(out, mark);
  for (std::size_t i = 0; i < layout.columns.size(); ++i) {
    const bool first = i == 0;
    std::string text;
    append_cell(text, layout.table.row(r)[layout.columns[i]]);
    if (first && text.empty()) text = kAllOfThem;
    out.append(first ? "<th scope=\"row\"" : "<td").append(layout.classes[i]).append(">");
    if (first) {
      append_name(out, text);
    } else {
      append_html(out, text);
    }
    out += first ? "</th>" : "</td>";
  }
  out += "</tr>\n";
}

}  // namespace

void append_prose(std::string& out, std::string_view text) {
  std::string escaped;
  append_html(escaped, text);
  bool code = false;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] == '`') {
      out += code ? "</code>" : "<code>";
      code = !code;
    } else if (!code && escaped.compare(i, 2, " %") == 0) {
      out += "&nbsp;";
    } else {
      out += escaped[i];
    }
  }
  if (code) out += "</code>";
}

void append_html(std::string& out, std::string_view text) {
  std::string shown;
  append_shown(shown, text);
  for (const char c : shown) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

std::vector<std::size_t> columns_on_page(const Table& table) {
  std::vector<std::size_t> out;
  for (const std::size_t c : columns_for_people(table)) {
    const std::string_view name = table.columns()[c].name;
    const bool said_above = (name == "measure" || name == "title") && is_one_text(table, c);
    if (!said_above) out.push_back(c);
  }
  return out;
}

void append_html_table(std::string& out, const Table& table, std::string_view name) {
  const Layout layout = laid_out(table);
  if (layout.columns.empty()) return;
  out += R"(<div class="box" role="group" tabindex="0" aria-label="Table: )";
  append_html(out, name);
  out += "\">\n<table>\n";
  append_head(out, layout);
  out += "<tbody>\n";
  for (std::size_t r = 0; r < table.row_count(); ++r) append_row(out, layout, r);
  out += "</tbody>\n</table>\n</div>\n";
}

}  // namespace duly
