#include "input/counted.hpp"

#include <algorithm>

namespace duly::input {

Counted::Entry& Counted::entry(Code code, std::string_view column, std::uint32_t line) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
    return e.code == code && e.column == column;
  });
  return found != entries_.end() ? *found : entries_.emplace_back(Entry{code, column, line, 0});
}

void Counted::add(const Counted& later, std::size_t line) {
  for (const Entry& e : later.entries_) {
    entry(e.code, e.column, e.line + static_cast<std::uint32_t>(line)).count += e.count;
  }
}

void Counted::report(std::uint16_t file, Diagnostics& findings) const {
  for (const Entry& e : entries_) {
    const std::string_view one = e.column.empty() ? " row" : " cell";
    findings.report(e.code, {e.line, file}, e.column, kNoId,
                    std::to_string(e.count) + std::string(one) + (e.count == 1 ? "" : "s"));
  }
}

void DateColumn::note_other_order(std::string_view whose, std::uint32_t at_line) {
  const std::string name = whose.empty() ? "line " + std::to_string(at_line) : std::string(whose);
  if (other_order == 0) {
    line = at_line;
    child = name;
  }
  ++other_order;
  children = children || child != name;
}

void DateColumn::add(const DateColumn& later, std::size_t lines_before) {
  if (other_order == 0) {
    line = later.line + static_cast<std::uint32_t>(lines_before);
    child = later.child;
  } else if (later.other_order > 0) {
    children = children || child != later.child;
  }
  children = children || later.children;
  dates += later.dates;
  other_order += later.other_order;
}

}  // namespace duly::input
