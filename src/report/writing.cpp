#include "report/writing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <type_traits>
#include <variant>

namespace duly {
namespace {

void append_number(std::string& out, std::int64_t n) {
  std::array<char, 24> digits{};
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  out.append(digits.data(), end);
}

void append_tenths(std::string& out, Tenths value) {
  if (value.tenths < 0) out.push_back('-');  // -5 tenths is -0.5, and there is no -0
  const std::int64_t tenth = value.tenths % 10;
  const std::int64_t whole = value.tenths / 10;
  append_number(out, whole < 0 ? -whole : whole);
  out.push_back('.');
  append_number(out, tenth < 0 ? -tenth : tenth);
}

}  // namespace

bool is_blank(const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) return text->empty();
  return std::holds_alternative<std::monostate>(cell);
}

void append_cell(std::string& out, const Cell& cell) {
  std::visit(
      [&out](const auto& value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::int64_t>) {
          append_number(out, value);
        } else if constexpr (std::is_same_v<Value, Tenths>) {
          append_tenths(out, value);
        } else if constexpr (std::is_same_v<Value, Hundredths>) {
          out += to_string(value);
        } else if constexpr (std::is_same_v<Value, Date>) {
          append_iso(out, value);
        } else if constexpr (std::is_same_v<Value, std::string_view>) {
          out.append(value);
        } else {
          static_assert(std::is_same_v<Value, std::monostate>);
        }
      },
      cell);
}

void append_shown_cell(std::string& out, const Cell& cell) {
  if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_shown(out, *text);
  } else {
    append_cell(out, cell);
  }
}

std::string heading_of(const Column& column) {
  std::string heading(column.heading.empty() ? column.name : column.heading);
  if (column.heading.empty()) std::replace(heading.begin(), heading.end(), '_', ' ');
  return heading;
}

bool is_shown(const Table& table, std::size_t column) {
  bool out = table.columns()[column].keep_when_blank;
  for (std::size_t r = 0; !out && r < table.row_count(); ++r) out = !is_blank(table.row(r)[column]);
  return out;
}

std::vector<std::size_t> columns_for_people(const Table& table) {
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    const bool for_people = table.columns()[c].audience != Audience::data_only;
    if (for_people && is_shown(table, c)) shown.push_back(c);
  }
  return shown;
}

std::vector<std::size_t> columns_for_data(const Table& table) {
  std::vector<std::size_t> written;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (table.columns()[c].audience != Audience::people_only) written.push_back(c);
  }
  return written;
}

std::vector<std::string> closing_lines(const Output& output) {
  std::vector<std::string> lines;
  for (const std::string& line : output.closing) {
    append_shown(lines.emplace_back(), line, LineEnds::keep);
  }
  if (output.readings.empty()) return lines;
  std::string& last = lines.emplace_back("Readings not at their default: ");
  for (std::size_t i = 0; i < output.readings.size(); ++i) {
    if (i > 0) last += ", ";
    append_shown(last, output.readings[i].first);
    last += '=';
    append_shown(last, output.readings[i].second);
  }
  last += '.';
  return lines;
}

std::string_view gutter_of(Mark mark) {
  switch (mark) {
    case Mark::urgent: return "! ";
    case Mark::doubtful: return "? ";
    case Mark::quiet:
    case Mark::none: break;
  }
  return "  ";
}

bool has_gutter(const Table& table) {
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    if (table.mark(r) == Mark::urgent || table.mark(r) == Mark::doubtful) return true;
  }
  return false;
}

}  // namespace duly
