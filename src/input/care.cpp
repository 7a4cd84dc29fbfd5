// Tables about looked-after children that only checks and joins need: missing episodes, care
// leavers, and the legal statuses and placements of the Standard Safeguarding Dataset.

#include "duly/care.hpp"

#include <array>

#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<MissingEpisode>, 5> kMissingFields = {{
    {"child", [](MissingEpisode& m, const Cell& c) { m.child = c.child(); }},
    {"start", [](MissingEpisode& m, const Cell& c) { m.from = c.required_date(); }},
    {"end", [](MissingEpisode& m, const Cell& c) { m.until = c.end_date(); }},
    {"flag", [](MissingEpisode& m, const Cell& c) { m.flag = c.code(); }},
    {"date_of_birth", [](MissingEpisode&, const Cell& c) { c.note_birth(); }},
}};

void fill(CareLeaver& l, const Cell& c) {
  l.filled = l.filled || !c.trimmed().empty();
}

constexpr std::array<Field<CareLeaver>, 5> kCareLeaverFields = {{
    {"child", [](CareLeaver& l, const Cell& c) { l.child = c.child(); }},
    {"in_touch", fill},
    {"activity", fill},
    {"accommodation", fill},
    {"date_of_birth", [](CareLeaver&, const Cell& c) { c.note_birth(); }},
}};

constexpr std::array<Field<DatedStatus>, 11> kDatedFields = {{
    {"child", [](DatedStatus& s, const Cell& c) { s.child = c.child_if_named(); }},
    {"period_id", [](DatedStatus& s, const Cell& c) { s.period_id = c.word(); }},
    {"code", [](DatedStatus& s, const Cell& c) { s.code = c.code(); }},
    {"from", [](DatedStatus& s, const Cell& c) { s.from = c.required_date(); }},
    {"until", [](DatedStatus& s, const Cell& c) { s.until = c.end_date(); }},
    {"provider", [](DatedStatus& s, const Cell& c) { s.detail.provider = c.code(); }},
    {"urn", [](DatedStatus& s, const Cell& c) { s.detail.urn = c.word(); }},
    {"placement_postcode",
     [](DatedStatus& s, const Cell& c) { s.detail.placement_postcode = c.word(); }},
    {"distance", [](DatedStatus& s, const Cell& c) { s.detail.distance = c.word(); }},
    {"placement_la", [](DatedStatus& s, const Cell& c) { s.detail.placement_la = c.word(); }},
    {"reason_place_change",
     [](DatedStatus& s, const Cell& c) { s.detail.reason_place_change = c.word(); }},
}};

/// Of a child or a period of care. Its code is looked at once the child is known: joins.cpp.
void finish_dated(DatedStatus& s, RowContext& context) {
  if (s.child == kNoId && s.period_id == kNoId) {
    context.findings.report(Code::d202_required_blank, s.row, "CHILD");
    context.keep = false;
  } else if (s.until && *s.until < *s.from) {
    context.findings.report(Code::d226_ends_before_it_begins, s.row, {}, s.child);
    context.keep = false;
  }
}

void renumber_dated(DatedStatus& s, const Renumbering& n) {
  s.child = n.child(s.child);
  s.period_id = n.word(s.period_id);
  renumber(s.detail, n);
}

}  // namespace

constexpr KindOf<MissingEpisode> kMissing = {
    kMissingFields, [](MissingEpisode&, std::span<const std::string_view>) {},
    [](MissingEpisode& m, RowContext& context) {
      context.saw(m.from);
      context.saw(m.until);
    },
    [](MissingEpisode& m, const Renumbering& n) { m.child = n.child(m.child); }, &Records::missing};

constexpr KindOf<CareLeaver> kCareLeavers = {
    kCareLeaverFields, [](CareLeaver&, std::span<const std::string_view>) {},
    [](CareLeaver&, RowContext&) {},
    [](CareLeaver& l, const Renumbering& n) { l.child = n.child(l.child); },
    &Records::care_leavers};

constexpr KindOf<DatedStatus> kLegalStatuses = {
    kDatedFields, [](DatedStatus&, std::span<const std::string_view>) {}, finish_dated,
    renumber_dated, &Records::legal_statuses};

constexpr KindOf<DatedStatus> kPlacements = {kDatedFields,
                                             [](DatedStatus&, std::span<const std::string_view>) {},
                                             finish_dated, renumber_dated, &Records::placements};

}  // namespace duly::input
