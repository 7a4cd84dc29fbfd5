// Episodes of being looked after: SSDA903 Episodes, or plain headings.

#include <array>

#include "input/rows.hpp"

namespace duly::input {
namespace {

ShortCode checked(const Cell& cell, CodeList list, Code code) {
  const ShortCode value = cell.code();
  if (!in_list(list, value)) cell.report(code);
  return value;
}

constexpr std::array<Field<Episode>, 7> kFields = {{
    {"child", [](Episode& e, const Cell& c) { e.child = c.child(); }},
    {"start", [](Episode& e, const Cell& c) { e.from = c.required_date(); }},
    {"end", [](Episode& e, const Cell& c) { e.until = c.end_date(); }},
    {"reason_start",
     [](Episode& e, const Cell& c) {
       e.reason_start = checked(c, CodeList::reason_start, Code::dfe_143);
     }},
    {"reason_end",
     [](Episode& e, const Cell& c) {
       e.reason_end = c.code();
       if (!e.reason_end.blank() && !in_list(CodeList::reason_end, e.reason_end)) {
         c.report(Code::dfe_149);
       }
     }},
    {"legal_status",
     [](Episode& e, const Cell& c) {
       e.legal_status = checked(c, CodeList::legal_status, Code::dfe_144);
     }},
    {"placement",
     [](Episode& e, const Cell& c) {
       e.placement = checked(c, CodeList::placement, Code::dfe_146);
     }},
}};

bool has(std::span<const std::string_view> fields, std::string_view name) {
  return std::find(fields.begin(), fields.end(), name) != fields.end();
}

void begin(Episode& blank, std::span<const std::string_view> fields) {
  blank.no_reason_end_column = !has(fields, "reason_end");
  blank.no_reason_start_column = !has(fields, "reason_start");
}

void finish(Episode& e, RowContext& context) {
  Diagnostics& out = context.findings;
  if (e.until && *e.until < *e.from) {
    out.report(Code::dfe_356, e.row, {}, e.child);
    context.keep = false;
    return;
  }
  if (e.until == e.from) out.report(Code::dfe_355, e.row, {}, e.child);
  if (!e.no_reason_end_column && e.until.has_value() == e.reason_end.blank()) {
    out.report(Code::dfe_148, e.row, {}, e.child);
  }
  context.saw(e.from);
  context.saw(e.until);
}

constexpr KindOf<Episode> kEpisodes = {
    kFields, begin, finish, [](Episode& e, const Renumbering& n) { e.child = n.child(e.child); },
    &Records::episodes};

}  // namespace

void read_episodes(const Sheet& sheet, const LoadOptions& options, Records& records,
                   Diagnostics& findings) {
  read_sheet(sheet, kEpisodes, options, records, findings);
}

}  // namespace duly::input
