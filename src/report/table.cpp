#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <string>

#include "duly/report.hpp"
#include "duly/text.hpp"
#include "report/writing.hpp"

namespace duly {

namespace {

/// A cell longer than this stands out of its column: one monstrous id must not pad every row.
constexpr std::size_t kWidestPadding = 80;

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

/// A column as it is laid out.
struct Lane {
  std::size_t column;
  Align align;
  std::size_t width;
  std::string heading;
  std::size_t fold;
};

/// The lines of a text broken at spaces where it is longer than `fold`; those after the first are
/// set in, so that they are no row of their own. A word that is longer stands out.
std::vector<std::string> folded(std::string_view text, std::size_t fold) {
  constexpr std::string_view kSetIn = "  ";
  std::vector<std::string> out;
  std::string line;
  bool begun = false;  // there is a word in the line
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (begun && characters_in(line) + 1 + characters_in(word) > fold) {
      out.push_back(std::move(line));
      line = kSetIn;
      begun = false;
    }
    if (begun) line += ' ';
    line += word;
    begun = true;
  }
  out.push_back(std::move(line));
  return out;
}

std::vector<Lane> lanes_of(const Table& table) {
  std::vector<Lane> lanes;
  std::string text;
  for (const std::size_t c : columns_for_people(table)) {
    const Column& column = table.columns()[c];
    Lane lane{c, column.align, 0, heading_of(column), column.fold};
    lane.width = characters_in(lane.heading);
    for (std::size_t r = 0; r < table.row_count(); ++r) {
      text.clear();
      append_shown_cell(text, table.row(r)[c]);
      if (lane.fold == 0) {
        lane.width = std::max(lane.width, std::min(characters_in(text), kWidestPadding));
        continue;
      }
      for (const std::string& line : folded(text, lane.fold)) {
        lane.width = std::max(lane.width, std::min(characters_in(line), kWidestPadding));
      }
    }
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

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

void write_rows(const Table& table, const Style& style, std::string& out) {
  const std::vector<Lane> lanes = lanes_of(table);
  if (lanes.empty()) return;
  const bool gutter = has_gutter(table);
  const std::string_view no_mark = gutter ? gutter_of(Mark::none) : "";
  Line headings(out, no_mark);
  for (const Lane& lane : lanes) headings.add(lane.heading, lane);
  headings.end({});
  Line rule(out, no_mark);
  for (const Lane& lane : lanes) rule.add(std::string(lane.width, '-'), lane);
  rule.end({});
  for (std::size_t r = 0; r < table.row_count(); ++r)
    write_row(table, r, lanes, gutter, style, out);
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
