// Which kind of extract a row of headings is of.

#include "input/recognise.hpp"

#include <algorithm>

#include "input/kinds.hpp"

namespace duly::input {
namespace {

/// Days on which things were done may stand in other tables too, and what is known of a child in
/// any: those kinds are taken only where none before them fits. A header with a column of the UASC
/// table is a header: of the two, the one with more of the columns is taken.
int resort(std::string_view kind) {
  if (kind == "children" || kind == "uasc") return 2;
  return kind == "care_dates" ? 1 : 0;
}
constexpr int kNoKind = 3;

bool carries(const Recognised& bound, std::string_view field) {
  return std::any_of(bound.columns.begin(), bound.columns.end(),
                     [field](const BoundColumn& c) { return c.field == field; });
}

}  // namespace

HeadingCells look_up(std::span<const std::string> row, const Headings& headings) {
  HeadingCells out;
  out.cells = row;
  out.plain.reserve(row.size());
  out.known.reserve(row.size());
  for (const std::string& cell : row) {
    out.plain.push_back(plain(cell));
    out.known.push_back(headings.like(out.plain.back()));
  }
  return out;
}

Recognised bind_columns(const HeadingCells& row, std::string_view kind, const Headings& headings) {
  Recognised out;
  out.kind = kind;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.plain[at].empty()) continue;
    const auto found =
        std::find_if(row.known[at].begin(), row.known[at].end(),
                     [&](std::uint32_t h) { return headings.all()[h].kind == kind; });
    if (found == row.known[at].end()) {
      out.unknown.push_back(at);
      continue;
    }
    const Heading& heading = headings.all()[*found];
    if (carries(out, heading.field)) {
      out.twice.push_back(at);
    } else {
      out.columns.push_back({at, heading.field, row.cells[at], heading.source, false,
                             heading.meanings.empty() ? nullptr : &heading.meanings});
    }
  }
  return out;
}

std::vector<Lacking> lacking(const Recognised& bound, const Headings& headings) {
  std::vector<Lacking> out;
  Lacking one_of;
  bool has_one = false;
  for (const Heading& h : headings.all()) {
    if (h.kind != bound.kind || !(h.required || h.one_of_these)) continue;
    const bool there = carries(bound, h.field);
    if (h.one_of_these) {
      has_one = has_one || there;
      one_of.headings.push_back(&h);
    } else if (!there) {
      const auto same = std::find_if(out.begin(), out.end(), [&h](const Lacking& l) {
        return l.headings.front()->field == h.field;
      });
      (same == out.end() ? out.emplace_back() : *same).headings.push_back(&h);
    }
  }
  if (!has_one && !one_of.headings.empty()) out.push_back(std::move(one_of));
  return out;
}

bool last_resort(std::string_view kind) {
  return resort(kind) > 0;
}

Recognised recognise(const HeadingCells& row, std::string_view forced_kind,
                     const Headings& headings) {
  Recognised best;
  for (const std::string_view kind : kinds_in_question(forced_kind)) {
    Recognised bound = bind_columns(row, kind, headings);
    const bool none = bound.columns.empty();  // then it lacks some: not looked for
    if (none || !lacking(bound, headings).empty()) continue;
    const bool more = bound.columns.size() > best.columns.size();
    const int before = best.kind.empty() ? kNoKind : resort(best.kind);
    if (resort(kind) < before || (resort(kind) == before && more)) best = std::move(bound);
  }
  return best;
}

std::vector<LocalPlace> bind_local_columns(std::span<const std::string> row,
                                           const LocalCells& asked, Recognised& found) {
  std::vector<LocalPlace> out;
  const std::string_view kind = local_kind_of(found.kind);
  for (const LocalColumn& column : asked.columns) {
    const std::string name = plain(column.name);
    if (column.kind != kind || name.empty()) continue;
    const auto heading = std::find_if(row.begin(), row.end(),
                                      [&name](const std::string& h) { return plain(h) == name; });
    const auto field =
        std::find_if(found.columns.begin(), found.columns.end(),
                     [&name](const BoundColumn& c) { return plain(c.field) == name; });
    if (heading == row.end() && field == found.columns.end()) continue;
    const std::size_t at =
        heading != row.end() ? static_cast<std::size_t>(heading - row.begin()) : field->at;
    out.push_back({at, asked.place(column), row[at]});
    for (std::vector<std::size_t>* told : {&found.unknown, &found.twice}) {
      told->erase(std::remove(told->begin(), told->end(), at), told->end());
    }
  }
  return out;
}

}  // namespace duly::input
