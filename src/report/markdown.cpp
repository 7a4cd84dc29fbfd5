#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// Appends text, shown safely, that Markdown takes as text: no cell may end early, and no id in a
/// file may turn into a tag, a link or a picture.
void append_escaped(std::string& out, std::string_view text) {
  std::string shown;
  append_shown(shown, text, LineEnds::keep);
  for (const char c : shown) {
    switch (c) {
      case '\n': out += "<br>"; break;
      case '\\':
      case '|':
      case '<':
      case '[':
      case '*':
      case '`': out += '\\'; [[fallthrough]];
      default: out += c;
    }
  }
}

void append_escaped_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_escaped(out, *text);
  } else {
    append_cell(out, cell);
  }
}

void write_rows(const Table& table, std::string& out) {
  const std::vector<std::size_t> columns = columns_for_people(table);
  if (columns.empty()) return;
  const bool gutter = has_gutter(table);
  out += gutter ? "|   |" : "|";
  for (const std::size_t c : columns) {
    out += ' ';
    append_escaped(out, heading_of(table.columns()[c]));
    out += " |";
  }
  out += gutter ? "\n| --- |" : "\n|";
  for (const std::size_t c : columns) {
    out += table.columns()[c].align == Align::right ? " --: |" : " --- |";
  }
  out += '\n';
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    out += "|";
    if (gutter) out.append(" ").append(gutter_of(table.mark(r))).append("|");
    for (const std::size_t c : columns) {
      out += ' ';
      append_escaped_cell(out, table.row(r)[c]);
      out += " |";
    }
    out += '\n';
  }
}

/// Prose keeps its lines: an indented block, which nothing inside it can end.
void write_prose(std::string_view prose, std::string& out) {
  std::string shown;
  append_shown(shown, prose, LineEnds::keep);
  std::string_view rest = shown;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (!line.empty()) out.append("    ").append(line);
    out += '\n';
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
}

}  // namespace

void write_markdown(const Output& output, const Style& /*style*/, std::string& out) {
  const std::size_t from = out.size();
  const auto begin_part = [&] {
    if (out.size() > from) out += '\n';
  };
  const auto write_title = [&out](const std::string& title) {
    out += "**";
    append_escaped(out, title);
    out += "**\n";
  };
  if (!output.title.empty()) write_title(output.title);
  if (!output.prose.empty()) {
    begin_part();
    write_prose(output.prose, out);
  } else if (output.table.row_count() > 0) {
    begin_part();
    write_rows(output.table, out);
  }
  for (const Part& part : output.parts) {
    begin_part();
    write_title(part.title);
    out += '\n';
    write_rows(part.table, out);
  }
  for (const std::string& line : closing_lines(output)) {
    begin_part();  // a paragraph each: lines in a row would run together
    append_escaped(out, line);
    out += '\n';
  }
}

}  // namespace duly
