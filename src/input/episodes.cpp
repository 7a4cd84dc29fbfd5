// Episodes of being looked after: SSDA903 Episodes, or plain headings.

#include <array>

#include "duly/care.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

ShortCode checked(const Cell& cell, CodeList list, Code code) {
  const ShortCode value = cell.code();
  if (!in_list(list, value)) cell.report(code);
  return value;
}

EpisodeDetail& detail_of(Episode& e, const Cell& c) {
  std::vector<EpisodeDetail>& all = c.context.episode_details;
  if (e.detail == 0) {
    e.detail = static_cast<std::uint32_t>(all.size());
    all.emplace_back();
  }
  return all[e.detail];
}

template <auto Member>
void read_detail_word(Episode& e, const Cell& c) {
  if (!c.text.empty()) detail_of(e, c).*Member = c.word();
}
template <auto Member>
void read_detail_code(Episode& e, const Cell& c) {
  if (!c.text.empty()) detail_of(e, c).*Member = c.code();
}

constexpr std::array<Field<Episode>, 23> kFields = {{
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
    {"period_id", [](Episode& e, const Cell& c) { e.period_id = c.word(); }},
    {"need", read_detail_code<&EpisodeDetail::need>, Sort::detail},
    {"provider", read_detail_code<&EpisodeDetail::provider>, Sort::detail},
    {"reason_place_change", read_detail_word<&EpisodeDetail::reason_place_change>, Sort::detail},
    {"urn", read_detail_word<&EpisodeDetail::urn>, Sort::detail},
    {"home_postcode", read_detail_word<&EpisodeDetail::home_postcode>, Sort::detail},
    {"placement_postcode", read_detail_word<&EpisodeDetail::placement_postcode>, Sort::detail},
    {"location", read_detail_word<&EpisodeDetail::location>, Sort::detail},
    {"distance", read_detail_word<&EpisodeDetail::distance>, Sort::detail},
    {"placement_la", read_detail_word<&EpisodeDetail::placement_la>, Sort::detail},
    // Annex A list 8 tells of the child, the latest review and the worker in the same row.
    {"latest_review",
     [](Episode&, const Cell& c) {
       const OptDate held = c.optional_date();
       if (held) c.context.add_latest_review(*held);
     }},
    {"date_of_birth", [](Episode&, const Cell& c) { c.note_birth(); }},
    {"sex", [](Episode&, const Cell& c) { c.note_sex(); }, Sort::detail},
    {"ethnicity", [](Episode&, const Cell& c) { c.note_ethnicity(); }, Sort::detail},
    {"team", [](Episode&, const Cell& c) { c.context.note_team(c.word()); }, Sort::own_words},
    {"worker", [](Episode&, const Cell& c) { c.context.note_worker(c.word()); }, Sort::own_words},
}};

void begin(Episode& blank, std::span<const std::string_view> fields) {
  blank.no_reason_end_column = !has(fields, "reason_end");
  blank.no_reason_start_column = !has(fields, "reason_start");
  blank.summary = has(fields, "latest_review");
}

void finish(Episode& e, RowContext& context) {
  Diagnostics& out = context.findings;
  if (e.until && *e.until < *e.from) {
    out.report(Code::dfe_356, e.row, "DEC", e.child);
    context.keep = false;
    return;
  }
  if (e.until == e.from) out.report(Code::dfe_355, e.row, "DEC", e.child);
  if (!e.no_reason_end_column && e.until.has_value() == e.reason_end.blank()) {
    out.report(Code::dfe_148, e.row, e.until ? "REC" : "DEC", e.child);
  }
  context.saw(e.from);
  context.saw(e.until);
}

}  // namespace

constexpr KindOf<Episode> kEpisodes = {kFields, begin, finish,
                                       [](Episode& e, const Renumbering& n) {
                                         e.child = n.child(e.child);
                                         e.period_id = n.word(e.period_id);
                                         e.detail = n.detail(e.detail);
                                       },
                                       &Records::episodes};

}  // namespace duly::input
