#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <string>

#include <fmt/format.h>

#include "duly/report.hpp"
#include "duly/text.hpp"
#include "report/table_layout.hpp"
#include "report/writing.hpp"

namespace duly {

namespace {

std::string_view colour_of(Mark mark) {
  switch (mark) {
    case Mark::urgent: return "\x1b[31m";
    case Mark::doubtful: return "\x1b[33m";
    case Mark::quiet: return "\x1b[2m";
    case Mark::none: break;
  }
  return {};
}

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kReset = "\x1b[0m";

/// Puts cells side by side, without spaces at the end of the line.
class Line {
 public:
  Line(std::string& out, std::string_view gutter) : out_(out), from_(out.size()) { out_ += gutter; }
  void add(std::string_view text, const Lane& lane) {
    if (!first_) out_ += "  ";
    first_ = false;
    const std::size_t width = characters_in(text);
    const std::size_t padding = lane.width > width ? lane.width - width : 0;
    if (lane.align == Align::right) out_.append(padding, ' ');
    out_ += text;
    if (lane.align == Align::left) out_.append(padding, ' ');
  }
  void end(std::string_view reset) {
    while (out_.size() > from_ && out_.back() == ' ') out_.pop_back();
    out_ += reset;
    out_ += '\n';
  }

 private:
  std::string& out_;
  std::size_t from_;
  bool first_ = true;
};

/// One line, or as many as the longest of its folded cells.
void write_row(const Table& table, std::size_t row, const std::vector<Lane>& lanes, bool gutter,
               const Style& style, std::string& out) {
  const Mark mark = table.mark(row);
  const std::string_view colour = style.colour ? colour_of(mark) : std::string_view{};
  std::string text;
  std::size_t lines = 1;
  for (std::size_t i = 0; i < lines; ++i) {
    out += colour;
    Line line(out, gutter ? gutter_of(i == 0 ? mark : Mark::none) : "");
    for (const Lane& lane : lanes) {
      text.clear();
      if (i == 0 || lane.fold > 0) append_shown_cell(text, table.row(row)[lane.column]);
      if (lane.fold > 0) {
        const std::vector<std::string> cell = folded(text, lane.fold);
        lines = std::max(lines, cell.size());
        text = i < cell.size() ? cell[i] : std::string();
      }
      line.add(text, lane);
    }
    line.end(colour.empty() ? std::string_view{} : kReset);
  }
}

/// What a narrow screen has no room for beside the row.
void write_below(const Table& table, std::size_t row, const TableLayout& layout, const Style& style,
                 std::string& out) {
  constexpr std::string_view kSetIn = "      ";
  std::string text;
  for (const Lane& lane : layout.below) {
    if (is_blank(table.row(row)[lane.column])) continue;
    text = heading_of(table.columns()[lane.column]) + ": ";
    append_shown_cell(text, table.row(row)[lane.column]);
    const std::size_t room = style.screen > kSetIn.size() ? style.screen - kSetIn.size() : 1;
    for (const std::string& line : folded(text, room)) out.append(kSetIn).append(line) += '\n';
  }
}

void write_headings(const std::vector<Lane>& lanes, std::string_view gutter, std::string& out) {
  std::size_t lines = 0;
  for (const Lane& lane : lanes) lines = std::max(lines, lane.heading.size());
  for (std::size_t i = 0; i < lines; ++i) {
    Line headings(out, gutter);
    for (const Lane& lane : lanes) {
      headings.add(i < lane.heading.size() ? lane.heading[i] : std::string(), lane);
    }
    headings.end({});
  }
  Line rule(out, gutter);
  for (const Lane& lane : lanes) rule.add(std::string(lane.width, '-'), lane);
  rule.end({});
}

void write_rows(const Table& table, const Style& style, std::string& out) {
  const TableLayout layout = laid_out(table, style.screen);
  const std::vector<Lane>& lanes = layout.lanes;
  if (lanes.empty()) return;
  const bool gutter = has_gutter(table);
  write_headings(lanes, gutter ? gutter_of(Mark::none) : "", out);
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    write_row(table, r, lanes, gutter, style, out);
    write_below(table, r, layout, style, out);
  }
  if (layout.left_out.empty()) return;
  out += fmt::format("\nNot shown in {} columns: {} (--wide shows all).\n", style.screen,
                     fmt::join(layout.left_out, ", "));
}

}  // namespace

void write_table(const Output& output, const Style& style, std::string& out) {
  const std::size_t from = out.size();
  const auto begin_part = [&] {
    if (out.size() > from) out += '\n';
  };
  const auto write_title = [&](const std::string& title) {
    if (style.colour) out += kBold;
    append_shown(out, title, LineEnds::keep);
    if (style.colour) out += kReset;
    out += '\n';
  };
  if (!output.title.empty()) write_title(output.title);
  if (!output.prose.empty()) {
    begin_part();
    append_shown(out, output.prose, LineEnds::keep);
    if (out.back() != '\n') out += '\n';
  } else if (output.table.row_count() > 0) {
    begin_part();
    write_rows(output.table, style, out);
  }
  for (const Part& part : output.parts) {
    begin_part();
    write_title(part.title);
    write_rows(part.table, style, out);
  }
  const std::vector<std::string> closing = closing_lines(output);
  if (!closing.empty()) begin_part();
  for (const std::string& line : closing) out += line + '\n';
}

}  // namespace duly
