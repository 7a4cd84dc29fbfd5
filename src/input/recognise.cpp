#include "input/recognise.hpp"

#include <algorithm>
#include <set>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"

namespace duly::input {
namespace {

bool is_blank(std::string_view heading) {
  return plain(heading).empty();
}

Recognised bind_columns(std::span<const std::string> row, std::string_view kind,
                        std::span<const Heading> headings) {
  Recognised out;
  out.kind = kind;
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (is_blank(row[at])) continue;
    const std::string seen = plain(row[at]);
    const auto found = std::find_if(headings.begin(), headings.end(), [&](const Heading& h) {
      return h.kind == kind && plain(h.heading) == seen;
    });
    if (found == headings.end()) {
      out.unknown.push_back(at);
      continue;
    }
    const bool again = std::any_of(out.columns.begin(), out.columns.end(),
                                   [&](const BoundColumn& c) { return c.field == found->field; });
    if (again) {
      out.twice.push_back(at);
    } else {
      out.columns.push_back({at, found->field, row[at], found->source});
    }
  }
  return out;
}

struct Needs {
  std::set<std::string> required;
  std::set<std::string> one_of;
};

Needs needs_of(std::string_view kind, std::span<const Heading> headings) {
  Needs out;
  for (const Heading& h : headings) {
    if (h.kind != kind) continue;
    if (h.required) out.required.insert(h.field);
    if (h.one_of_these) out.one_of.insert(h.field);
  }
  return out;
}

bool fits(const Recognised& bound, const Needs& needs) {
  const auto has = [&bound](const std::string& field) {
    return std::any_of(bound.columns.begin(), bound.columns.end(),
                       [&field](const BoundColumn& c) { return c.field == field; });
  };
  return std::all_of(needs.required.begin(), needs.required.end(), has) &&
         (needs.one_of.empty() || std::any_of(needs.one_of.begin(), needs.one_of.end(), has));
}

/// Days on which things were done may stand in other tables too, and what is known of a child in
/// any: those kinds are taken only where none before them fits.
int resort(std::string_view kind) {
  if (kind == "children") return 2;
  return kind == "care_dates" ? 1 : 0;
}
constexpr int kNoKind = 3;

}  // namespace

Recognised recognise(std::span<const std::string> row, std::string_view forced_kind,
                     std::span<const Heading> headings) {
  Recognised best;
  for (const std::string& kind : input_kinds()) {
    if (!forced_kind.empty() && kind != forced_kind) continue;
    const Needs needs = needs_of(kind, headings);
    Recognised bound = bind_columns(row, kind, headings);
    if (!fits(bound, needs)) continue;
    const bool more = bound.columns.size() > best.columns.size();
    const int before = best.kind.empty() ? kNoKind : resort(best.kind);
    if (resort(kind) < before || (resort(kind) == before && more)) best = std::move(bound);
  }
  return best;
}

std::vector<LocalColumn> bind_local_columns(std::span<const std::string> row,
                                            std::span<const std::string> names, Recognised& found) {
  std::vector<LocalColumn> out;
  for (std::size_t place = 0; place < std::min(names.size(), kLocalColumns); ++place) {
    const std::string name = plain(names[place]);
    if (name.empty()) continue;
    const auto heading = std::find_if(row.begin(), row.end(),
                                      [&name](const std::string& h) { return plain(h) == name; });
    const auto field =
        std::find_if(found.columns.begin(), found.columns.end(),
                     [&name](const BoundColumn& c) { return plain(c.field) == name; });
    if (heading == row.end() && field == found.columns.end()) continue;
    const std::size_t at =
        heading != row.end() ? static_cast<std::size_t>(heading - row.begin()) : field->at;
    out.push_back({at, place});
    for (std::vector<std::size_t>* told : {&found.unknown, &found.twice}) {
      told->erase(std::remove(told->begin(), told->end(), at), told->end());
    }
  }
  return out;
}

std::string unused_table(std::span<const std::string> row) {
  std::set<std::string> seen;
  for (const std::string& heading : row) {
    if (!is_blank(heading)) seen.insert(plain(heading));
  }
  csv::Reader reader(embedded_file("unused-tables.csv"), ',');
  csv::Row line;
  reader.next(line);
  while (reader.next(line)) {
    std::set<std::string> whole;
    std::string_view rest = line.cells[1];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      whole.insert(plain(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (whole == seen) return std::string(line.cells[0]);
  }
  return {};
}

Unrecognised nearest_kind(std::span<const std::string> row, std::string_view forced_kind,
                          std::span<const Heading> headings) {
  Unrecognised out;
  out.headings.assign(row.begin(), row.end());
  std::size_t most = 0;
  for (const std::string& kind : input_kinds()) {
    const Recognised bound = bind_columns(row, kind, headings);
    const bool forced = kind == forced_kind;
    if (!forced && (!forced_kind.empty() || bound.columns.size() <= most)) continue;
    most = bound.columns.size();
    out.nearest_kind = kind;
    out.missing.clear();
    for (const std::string& field : needs_of(kind, headings).required) {
      const bool there = std::any_of(bound.columns.begin(), bound.columns.end(),
                                     [&field](const BoundColumn& c) { return c.field == field; });
      if (there) continue;
      std::string wanted;
      for (const Heading& h : headings) {
        if (h.kind == kind && h.field == field)
          wanted += (wanted.empty() ? "" : " or ") + h.heading;
      }
      out.missing.push_back(std::move(wanted));
    }
  }
  return out;
}

}  // namespace duly::input
