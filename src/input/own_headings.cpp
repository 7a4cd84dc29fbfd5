// From a column as the returns call it to the heading that carries it in the file of a finding.

#include <algorithm>
#include <map>
#include <utility>

#include "duly/input.hpp"

namespace duly {
namespace {

bool has_heading(const Extract& extract, std::string_view heading) {
  return std::any_of(extract.columns.begin(), extract.columns.end(),
                     [heading](const ExtractColumn& c) { return c.heading == heading; });
}

/// The heading of the same kind and field; else, since returns and tables cut kinds differently (an
/// enquiry's strategy discussion stands on a conference), that of the same field.
std::string_view own_heading(const Extract& extract, std::string_view column,
                             const Headings& headings) {
  if (has_heading(extract, column)) return column;
  std::string_view of_field = column;
  for (const Heading& h : headings.all()) {
    if (h.heading != column) continue;
    for (const ExtractColumn& own : extract.columns) {
      if (own.field != h.field) continue;
      if (own.kind == h.kind) return own.heading;
      of_field = own.heading;
    }
  }
  return of_field;
}

}  // namespace

void name_own_headings(const Records& records, const Headings& headings, Diagnostics& findings) {
  std::map<std::pair<std::uint16_t, std::string_view>, std::string_view> known;
  for (Diagnostic& d : findings.all()) {
    if (d.column.empty() || d.row.file == RowRef::kNoFile) continue;
    const auto [at, is_new] = known.try_emplace({d.row.file, d.column}, d.column);
    if (is_new) at->second = own_heading(records.extracts[d.row.file], d.column, headings);
    d.column = at->second;
  }
}

}  // namespace duly
