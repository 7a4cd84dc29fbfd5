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
    out.append("<span class=\"").append(words).append("\" aria-hidden=\"true\">");
    out += gutter_of(mark).front();
    out.append("</span><span class=\"unseen\">").append(words).append("</span>");
  }
  out += "</td>";
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

void append_head(std::string& out, const Table& table, const std::vector<std::size_t>& columns) {
  out += "<thead><tr>";
  if (has_gutter(table)) {
    out += "<th scope=\"col\" class=\"mark\"><span class=\"unseen\">mark</span></th>";
  }
  for (const std::size_t c : columns) {
    const Column& column = table.columns()[c];
    out +=
        column.align == Align::right ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
    append_html(out, heading_of(column));
    out += "</th>";
  }
  out += "</tr></thead>\n";
}

void append_row(std::string& out, const Table& table, std::size_t r,
                const std::vector<std::size_t>& columns) {
  out += table.mark(r) == Mark::quiet ? "<tr class=\"quiet\">" : "<tr>";
  if (has_gutter(table)) append_mark(out, table.mark(r));
  for (const std::size_t c : columns) {
    const bool first = c == columns.front();
    const bool right = table.columns()[c].align == Align::right;
    std::string text;
    append_cell(text, table.row(r)[c]);
    if (first && text.empty()) text = kAllOfThem;
    out += first ? "<th scope=\"row\"" : "<td";
    out += right ? " class=\"number\">" : ">";
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
  const std::vector<std::size_t> columns = columns_on_page(table);
  if (columns.empty()) return;
  out += "<div class=\"box\" role=\"group\" tabindex=\"0\" aria-label=\"Table: ";
  append_html(out, name);
  out += "\">\n<table>\n";
  append_head(out, table, columns);
  out += "<tbody>\n";
  for (std::size_t r = 0; r < table.row_count(); ++r) append_row(out, table, r, columns);
  out += "</tbody>\n</table>\n</div>\n";
}

}  // namespace duly
