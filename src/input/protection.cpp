// Child protection: plans, conferences and section 47 enquiries, in plain headings.

#include <array>
#include <charconv>

#include "input/rows.hpp"

namespace duly::input {
namespace {

std::int16_t count_in(const Cell& c) {
  const std::string_view text = c.trimmed();
  std::int16_t n = -1;
  if (text.empty()) return n;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < 0) {
    Diagnostic& d = c.report(Code::dfe_8730);
    d.severity = Severity::warning;
    return -1;
  }
  return n;
}

ConferenceType conference_type(const Cell& c) {
  const ShortCode type = c.code();
  if (type == ShortCode("ICPC")) return ConferenceType::initial;
  if (type == ShortCode("RCPC")) return ConferenceType::review;
  c.report(Code::d217_unknown_conference_type);
  c.context.keep = false;
  return ConferenceType::unknown;
}

constexpr std::array<Field<PlanRow>, 7> kPlanFields = {{
    {"child", [](PlanRow& p, const Cell& c) { p.child = c.child(); }},
    {"start", [](PlanRow& p, const Cell& c) { p.from = c.required_date(); }},
    {"end", [](PlanRow& p, const Cell& c) { p.until = c.end_date(); }},
    {"plan_id", [](PlanRow& p, const Cell& c) { p.plan_id = c.word(); }},
    {"temporary", [](PlanRow& p, const Cell& c) { p.temporary = c.yes(); }},
    {"previous_plans", [](PlanRow& p, const Cell& c) { p.previous_plans = count_in(c); }},
    {"icpc_date", [](PlanRow& p, const Cell& c) { p.icpc = c.optional_date(); }},
}};

void finish_plan(PlanRow& p, RowContext& context) {
  Diagnostics& out = context.findings;
  if (p.until && *p.until < *p.from) {
    out.report(Code::dfe_8925, p.row, {}, p.child);
    context.keep = false;
    return;
  }
  if (p.until == p.from) out.report(Code::dfe_8840, p.row, {}, p.child);
  context.saw(p.from);
  context.saw(p.until);
}

constexpr KindOf<PlanRow> kPlans = {kPlanFields, [](PlanRow&, std::span<const std::string_view>) {},
                                    finish_plan,
                                    [](PlanRow& p, const Renumbering& n) {
                                      p.child = n.child(p.child);
                                      p.plan_id = n.word(p.plan_id);
                                    },
                                    &Records::plans};

constexpr std::array<Field<Conference>, 6> kConferenceFields = {{
    {"child", [](Conference& f, const Cell& c) { f.child = c.child(); }},
    {"date", [](Conference& f, const Cell& c) { f.held = c.required_date(); }},
    {"type", [](Conference& f, const Cell& c) { f.type = conference_type(c); }},
    {"strategy_discussion",
     [](Conference& f, const Cell& c) { f.strategy_discussion = c.optional_date(); }},
    {"plan_id", [](Conference& f, const Cell& c) { f.plan_id = c.word(); }},
    {"transfer_in", [](Conference& f, const Cell& c) { f.transfer_in = c.yes(); }},
}};

constexpr KindOf<Conference> kConferences = {
    kConferenceFields, [](Conference&, std::span<const std::string_view>) {},
    [](Conference& f, RowContext& context) { context.saw(f.held); },
    [](Conference& f, const Renumbering& n) {
      f.child = n.child(f.child);
      f.plan_id = n.word(f.plan_id);
    },
    &Records::conferences};

constexpr std::array<Field<Enquiry>, 4> kEnquiryFields = {{
    {"child", [](Enquiry& e, const Cell& c) { e.child = c.child(); }},
    {"strategy_discussion",
     [](Enquiry& e, const Cell& c) { e.strategy_discussion = c.required_date(); }},
    {"icpc_date", [](Enquiry& e, const Cell& c) { e.icpc = c.optional_date(); }},
    {"icpc_not_required", [](Enquiry& e, const Cell& c) { e.icpc_not_required = c.yes(); }},
}};

constexpr KindOf<Enquiry> kEnquiries = {
    kEnquiryFields, [](Enquiry&, std::span<const std::string_view>) {},
    [](Enquiry& e, RowContext& context) {
      context.saw(e.strategy_discussion);
      context.saw(e.icpc);
    },
    [](Enquiry& e, const Renumbering& n) { e.child = n.child(e.child); }, &Records::enquiries};

constexpr std::array<Field<Allocation>, 6> kAllocationFields = {{
    {"child", [](Allocation& a, const Cell& c) { a.child = c.child(); }},
    {"worker", [](Allocation& a, const Cell& c) { a.worker = c.word(); }},
    {"team", [](Allocation& a, const Cell& c) { a.team = c.word(); }},
    {"role",
     [](Allocation& a, const Cell& c) {
       const std::string_view role = c.trimmed();
       a.role = role.empty() || role == "social_worker" ? Role::social_worker
                : role == "iro"                         ? Role::iro
                                                        : Role::other;
     }},
    {"from", [](Allocation& a, const Cell& c) { a.from = c.optional_date(); }},
    {"until", [](Allocation& a, const Cell& c) { a.until = c.optional_date(); }},
}};

constexpr KindOf<Allocation> kAllocations = {kAllocationFields,
                                             [](Allocation&, std::span<const std::string_view>) {},
                                             [](Allocation&, RowContext&) {},
                                             [](Allocation& a, const Renumbering& n) {
                                               a.child = n.child(a.child);
                                               a.worker = n.word(a.worker);
                                               a.team = n.word(a.team);
                                             },
                                             &Records::allocations};

}  // namespace

void read_plans(const Sheet& sheet, const LoadOptions& options, Records& records,
                Diagnostics& findings) {
  read_sheet(sheet, kPlans, options, records, findings);
}

void read_conferences(const Sheet& sheet, const LoadOptions& options, Records& records,
                      Diagnostics& findings) {
  read_sheet(sheet, kConferences, options, records, findings);
}

void read_enquiries(const Sheet& sheet, const LoadOptions& options, Records& records,
                    Diagnostics& findings) {
  read_sheet(sheet, kEnquiries, options, records, findings);
}

void read_allocations(const Sheet& sheet, const LoadOptions& options, Records& records,
                      Diagnostics& findings) {
  read_sheet(sheet, kAllocations, options, records, findings);
}

}  // namespace duly::input
