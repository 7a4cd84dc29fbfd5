#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {

/// No cell may end early, and no id in a file may turn into a tag, a link or a picture.
void append_markdown(std::string& out, std::string_view text) {
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

namespace {

void append_escaped_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_markdown(out, *text);
  } else {
    append_cell(out, cell);
  }
}

}  // namespace

void append_markdown_table(std::string& out, const Table& table) {
  const std::vector<std::size_t> columns = columns_for_people(table);
  if (columns.empty()) return;
  const bool gutter = has_gutter(table);
  out += gutter ? "|   |" : "|";
  for (const std::size_t c : columns) {
    out += ' ';
    append_markdown(out, heading_of(table.columns()[c]));
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

namespace {

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
    append_markdown(out, title);
    out += "**\n";
  };
  if (!output.title.empty()) write_title(output.title);
  if (!output.prose.empty()) {
    begin_part();
    write_prose(output.prose, out);
  } else if (output.table.row_count() > 0) {
    begin_part();
    append_markdown_table(out, output.table);
  }
  for (const Part& part : output.parts) {
    begin_part();
    write_title(part.title);
    out += '\n';
    append_markdown_table(out, part.table);
  }
  for (const std::string& line : closing_lines(output)) {
    begin_part();  // a paragraph each: lines in a row would run together
    append_markdown(out, line);
    out += '\n';
  }
}

}  // namespace duly
