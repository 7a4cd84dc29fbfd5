// Child protection: plans, conferences and section 47 enquiries.

#include "duly/protection.hpp"

#include <array>

#include "duly/number.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

std::int16_t count_in(const Cell& c) {
  const std::string_view text = whole_number(c.trimmed());
  const bool census = c.heading == "NumberOfPreviousCPP";  // which asks for it; others may not
  if (text.empty() && !census) return -1;
  const std::int16_t n = number_in<std::int16_t>(text).value_or(-1);
  if (n >= 0) return n;
  Diagnostic& d = c.report(Code::dfe_8730);
  d.severity = Severity::warning;
  return -1;
}

ConferenceType conference_type(const Cell& c) {
  const ShortCode type = c.code();
  if (type == ShortCode("ICPC")) return ConferenceType::initial;
  if (type == ShortCode("RCPC")) return ConferenceType::review;
  c.report(Code::d217_unknown_conference_type);
  c.context.keep = false;
  return ConferenceType::unknown;
}

constexpr std::array<Field<PlanRow>, 15> kPlanFields = {{
    {"child", [](PlanRow& p, const Cell& c) { p.child = c.child(); }},
    {"start", [](PlanRow& p, const Cell& c) { p.from = c.required_date(); }},
    {"end", [](PlanRow& p, const Cell& c) { p.until = c.end_date(); }},
    {"plan_id", [](PlanRow& p, const Cell& c) { p.plan_id = c.word(); }},
    {"temporary", [](PlanRow& p, const Cell& c) { p.temporary = c.yes(); }},
    {"previous_plans", [](PlanRow& p, const Cell& c) { p.previous_plans = count_in(c); }},
    {"icpc_date", [](PlanRow& p, const Cell& c) { p.icpc = c.optional_date(); }},
    {"category_initial", [](PlanRow& p, const Cell& c) { p.category_initial = c.code(); },
     Sort::detail},
    {"category_latest", [](PlanRow& p, const Cell& c) { p.category_latest = c.code(); },
     Sort::detail},
    // Annex A list 7 tells of the child, the latest review conference and the worker too.
    {"latest_review",
     [](PlanRow&, const Cell& c) {
       const OptDate held = c.optional_date();
       if (held) c.context.add_latest_conference(*held);
     }},
    {"date_of_birth", [](PlanRow&, const Cell& c) { c.note_birth(); }},
    {"sex", [](PlanRow&, const Cell& c) { c.note_sex(); }, Sort::detail},
    {"ethnicity", [](PlanRow&, const Cell& c) { c.note_ethnicity(); }, Sort::detail},
    {"team", [](PlanRow&, const Cell& c) { c.context.note_team(c.word()); }, Sort::own_words},
    {"worker", [](PlanRow&, const Cell& c) { c.context.note_worker(c.word()); }, Sort::own_words},
}};

void finish_plan(PlanRow& p, RowContext& context) {
  Diagnostics& out = context.findings;
  if (p.until && *p.until < *p.from) {
    out.report(Code::dfe_8925, p.row, "CPPendDate", p.child);
    context.keep = false;
    return;
  }
  if (p.until == p.from) out.report(Code::dfe_8840, p.row, "CPPendDate", p.child);
  context.saw(p.from);
  context.saw(p.until);
}

template <Id ConferenceExtra::*member>
void read_extra_word(Conference& f, const Cell& c) {
  if (!c.text.empty()) extra_of(f, c.context).*member = c.word();
}
void read_participation(Conference& f, const Cell& c) {
  if (!c.text.empty()) extra_of(f, c.context).participation = c.code();
}
void read_notified(Conference& f, const Cell& c) {
  if (!c.text.empty()) extra_of(f, c.context).notified = c.optional_date();
}

constexpr std::array<Field<Conference>, 10> kConferenceFields = {{
    {"child", [](Conference& f, const Cell& c) { f.child = c.child(); }},
    {"date", [](Conference& f, const Cell& c) { f.held = c.held_date(); }},
    {"type", [](Conference& f, const Cell& c) { f.type = conference_type(c); }},
    {"strategy_discussion",
     [](Conference& f, const Cell& c) { f.strategy_discussion = c.optional_date(); }},
    {"plan_id", [](Conference& f, const Cell& c) { f.plan_id = c.word(); }},
    {"transfer_in", [](Conference& f, const Cell& c) { f.transfer_in = c.yes(); }},
    {"late_reason", read_extra_word<&ConferenceExtra::late_reason>},
    {"notified", read_notified, Sort::detail},
    {"meeting_id", read_extra_word<&ConferenceExtra::meeting_id>, Sort::detail},
    {"participation", read_participation, Sort::detail},
}};

constexpr std::array<Field<Conference>, 7> kHeldFields = {{
    {"child", [](Conference& f, const Cell& c) { f.child = c.child(); }},
    {"date", [](Conference& f, const Cell& c) { f.held = c.held_date(); }},
    {"enquiry_id", read_extra_word<&ConferenceExtra::enquiry_id>},
    {"plan_id", [](Conference& f, const Cell& c) { f.plan_id = c.word(); }},
    {"transfer_in", [](Conference& f, const Cell& c) { f.transfer_in = c.yes(); }},
    {"meeting_id", read_extra_word<&ConferenceExtra::meeting_id>, Sort::detail},
    {"participation", read_participation, Sort::detail},
}};

void finish_conference(Conference& f, RowContext& context) {
  context.saw(f.held);
}

void renumber_conference(Conference& f, const Renumbering& n) {
  f.child = n.child(f.child);
  f.plan_id = n.word(f.plan_id);
  f.extra = n.conference_extra(f.extra);
}

constexpr std::array<Field<Enquiry>, 9> kEnquiryFields = {{
    {"child", [](Enquiry& e, const Cell& c) { e.child = c.child(); }},
    {"strategy_discussion",
     [](Enquiry& e, const Cell& c) { e.strategy_discussion = c.required_date(); }},
    {"icpc_date", [](Enquiry& e, const Cell& c) { e.icpc = c.optional_date(); }},
    {"icpc_not_required", [](Enquiry& e, const Cell& c) { e.icpc_not_required = c.yes(); }},
    {"icpc_target", [](Enquiry& e, const Cell& c) { e.icpc_target = c.optional_date(); },
     Sort::detail},
    {"enquiry_id", [](Enquiry& e, const Cell& c) { e.enquiry_id = c.word(); }},
    {"date_of_birth", [](Enquiry&, const Cell& c) { c.note_birth(); }},
    {"sex", [](Enquiry&, const Cell& c) { c.note_sex(); }, Sort::detail},
    {"ethnicity", [](Enquiry&, const Cell& c) { c.note_ethnicity(); }, Sort::detail},
}};

}  // namespace

ConferenceExtra& extra_of(Conference& f, RowContext& context) {
  std::vector<ConferenceExtra>& all = context.conference_extras;
  if (f.extra == 0) {
    f.extra = static_cast<std::uint32_t>(all.size());
    all.emplace_back();
  }
  return all[f.extra];
}

constexpr KindOf<PlanRow> kPlans = {kPlanFields,
                                    [](PlanRow& blank, std::span<const std::string_view> fields) {
                                      blank.summary = has(fields, "latest_review");
                                    },
                                    finish_plan,
                                    [](PlanRow& p, const Renumbering& n) {
                                      p.child = n.child(p.child);
                                      p.plan_id = n.word(p.plan_id);
                                    },
                                    &Records::plans};

constexpr KindOf<Conference> kConferences = {
    kConferenceFields, [](Conference&, std::span<const std::string_view>) {}, finish_conference,
    renumber_conference, &Records::conferences};

constexpr KindOf<Conference> kInitialConferences = {
    kHeldFields,
    [](Conference& blank, std::span<const std::string_view>) {
      blank.type = ConferenceType::initial;
    },
    finish_conference, renumber_conference, &Records::conferences};

constexpr KindOf<Conference> kReviewConferences = {
    kHeldFields,
    [](Conference& blank, std::span<const std::string_view>) {
      blank.type = ConferenceType::review;
    },
    finish_conference, renumber_conference, &Records::conferences};

constexpr KindOf<Enquiry> kEnquiries = {kEnquiryFields,
                                        [](Enquiry&, std::span<const std::string_view>) {},
                                        [](Enquiry& e, RowContext& context) {
                                          context.saw(e.strategy_discussion);
                                          context.saw(e.icpc);
                                        },
                                        [](Enquiry& e, const Renumbering& n) {
                                          e.child = n.child(e.child);
                                          e.enquiry_id = n.word(e.enquiry_id);
                                        },
                                        &Records::enquiries};

}  // namespace duly::input
