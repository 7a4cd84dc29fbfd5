#include "duly/child.hpp"
#include "duly/record.hpp"

namespace duly {
namespace {

/// A table of all conferences holds those of one type too.
bool same_kind(std::string_view wanted, std::string_view kind) {
  if (wanted == kind) return true;
  const bool one_type = kind == "initial_conferences" || kind == "review_conferences";
  if (wanted == "conferences") return one_type;
  const bool wants_one_type = wanted == "initial_conferences" || wanted == "review_conferences";
  return wants_one_type && kind == "conferences";
}

}  // namespace

bool has_field(const Records& records, std::string_view kind, std::string_view field) {
  return std::any_of(records.extracts.begin(), records.extracts.end(), [&](const Extract& extract) {
    return std::any_of(extract.columns.begin(), extract.columns.end(), [&](const ExtractColumn& c) {
      return same_kind(kind, c.kind) && (field.empty() || c.field == field);
    });
  });
}

bool tells_of_unaccompanied(const Records& records) {
  return has_field(records, "uasc") || has_field(records, "children", "uasc");
}

std::string_view heading_of(const Records& records, std::uint16_t file, std::string_view kind,
                            std::string_view field) {
  const ExtractColumn* found = nullptr;
  for (const ExtractColumn& column : records.extracts[file].columns) {
    if (column.field != field) continue;
    if (column.kind == kind) return column.heading;
    if (column.kind.ends_with(kind)) found = &column;  // review_conferences
  }
  return found == nullptr ? std::string_view() : found->heading;
}

}  // namespace duly
