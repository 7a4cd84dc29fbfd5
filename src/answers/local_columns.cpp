#include "answers/local_columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "duly/ascii.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/event.hpp"
#include "duly/nearest.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly::answers {
namespace {

bool is_of_kind(const Extract& extract, const std::string& kind) {
  return local_kind_of(extract.kind) == kind;
}

/// Fields that --pseudonyms hide, or that tell who a child is as an id does.
constexpr std::array<std::string_view, 10> kIdFields = {
    "child",    "period_id", "plan_id",       "meeting_id", "enquiry_id",
    "event_id", "family_id", "date_of_birth", "upn",        "child_birth_date"};

bool is_id_of(const Extract& extract, const ExtractLocalColumn& asked) {
  return std::any_of(extract.columns.begin(), extract.columns.end(), [&](const ExtractColumn& c) {
    return c.heading == asked.heading &&
           std::find(kIdFields.begin(), kIdFields.end(), c.field) != kIdFields.end();
  });
}

/// The column as each file has it.
template <class Use>
void each_in_files(const Records& records, const LocalColumn& column, const Use& use) {
  const std::uint32_t place = records.local.place(column);
  for (const Extract& e : records.extracts) {
    if (!is_of_kind(e, column.kind)) continue;
    for (const ExtractLocalColumn& found : e.local_columns) {
      if (found.place == place) use(e, found);
    }
  }
}

}  // namespace

LocalColumn column_typed(const std::string& name) {
  const std::size_t dot = name.find('.');
  for (const std::string_view kind : kLocalKinds) {
    const bool of_kind = dot != std::string::npos && same_but_for_case(name.substr(0, dot), kind);
    if (of_kind) return {std::string(kind), name.substr(dot + 1)};
  }
  return {"allocations", name};
}

void add_column(std::vector<LocalColumn>& all, LocalColumn column) {
  if (std::find(all.begin(), all.end(), column) == all.end()) all.push_back(std::move(column));
}

std::vector<std::string> columns_of(const Records& records, const std::string& kind,
                                    const std::string& before) {
  std::vector<std::string> out;
  for (const Extract& e : records.extracts) {
    if (!is_of_kind(e, kind)) continue;
    for (const std::string& heading : e.headings) out.push_back(before + heading);
  }
  return out;
}

bool is_read(const Records& records, const std::string& kind) {
  return std::any_of(records.extracts.begin(), records.extracts.end(),
                     [&kind](const Extract& e) { return is_of_kind(e, kind); });
}

bool is_in_files(const Records& records, const LocalColumn& column) {
  bool out = false;
  each_in_files(records, column, [&out](const Extract&, const ExtractLocalColumn&) { out = true; });
  return out;
}

std::string why_not_in_files(const Records& records, const LocalColumn& column,
                             const std::string& before) {
  if (!is_read(records, column.kind)) {
    const bool in_xml = has_field(records, column.kind);
    return "no file of " + column.kind +
           (in_xml ? " but a return in XML, which has no columns of one's own, is read"
                   : " is read");
  }
  return "no file of " + column.kind + " has a column " + column.name +
         nearest_of(before + column.name, columns_of(records, column.kind, before));
}

std::vector<std::string> values_in(const Records& records, const LocalColumn& column) {
  std::set<Id> met;
  const std::uint32_t place = records.local.place(column);
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) met.insert(records.local.cell(row.local, place));
  };
  if (column.kind == "reviews") add(records.reviews);
  if (column.kind == "conferences") add(records.conferences);
  if (column.kind == "events") add(records.events);
  if (column.kind == "allocations") add(records.allocations);
  if (column.kind == "children") add(records.child_rows);
  if (column.kind == "episodes") add(records.episodes);
  met.erase(kNoId);
  std::vector<std::string> out;
  for (const Id word : met) out.emplace_back(records.words[word]);
  return out;
}

bool holds_ids(const Records& records, const LocalColumn& column) {
  bool out = false;
  each_in_files(records, column, [&out](const Extract& extract, const ExtractLocalColumn& found) {
    out = out || is_id_of(extract, found);
  });
  return out;
}

}  // namespace duly::answers
