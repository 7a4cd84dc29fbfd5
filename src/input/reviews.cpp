// Reviews of looked-after children, and the children table (SSDA903 Header) with birth dates.

#include <array>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

ReviewExtra& extra_of(Review& r, const Cell& c) {
  if (r.extra == 0) {
    r.extra = static_cast<std::uint32_t>(c.context.review_extras.size());
    c.context.review_extras.emplace_back();
  }
  return c.context.review_extras[r.extra];
}

template <OptDate ReviewExtra::*member>
void read_extra_date(Review& r, const Cell& c) {
  if (!c.text.empty()) extra_of(r, c).*member = c.optional_date();
}

void read_child(Review& r, const Cell& c) {
  const Id named = c.child_if_named();
  if (named == kNoId) return;
  r.child = named;
  r.by_period = false;
}
/// Where the row names the period of care instead of the child.
void read_period(Review& r, const Cell& c) {
  if (r.child != kNoId) return;
  r.child = c.word();
  r.by_period = true;
}

constexpr std::array<Field<Review>, 15> kReviewFields = {{
    {"child", read_child},
    {"date", [](Review& r, const Cell& c) { r.held = c.held_date(); }},
    {"participation",
     [](Review& r, const Cell& c) {
       r.participation = c.code();
       if (!in_list(CodeList::participation, r.participation)) c.report(Code::dfe_167);
     }},
    {"date_of_birth", [](Review&, const Cell& c) { c.note_birth(); }},
    {"period_id", read_period},
    {"recorded_due", read_extra_date<&ReviewExtra::recorded_due>, Sort::detail},
    {"written_up", read_extra_date<&ReviewExtra::written_up>, Sort::detail},
    {"midpoint", read_extra_date<&ReviewExtra::midpoint>, Sort::detail},
    {"health_date", read_care_date<Review, CareEvent::health_assessment>, Sort::detail},
    {"pep_date", read_care_date<Review, CareEvent::education_plan>, Sort::detail},
    {"permanence_date", read_care_date<Review, CareEvent::permanence_plan>, Sort::detail},
    {"cancelled", [](Review& r, const Cell& c) { r.cancelled = c.yes(); }},
    {"completed", read_extra_date<&ReviewExtra::completed>},
    {"late_reason",
     [](Review& r, const Cell& c) {
       if (!c.text.empty()) extra_of(r, c).late_reason = c.word();
     }},
    {"iro",
     [](Review& r, const Cell& c) {
       if (!c.text.empty()) extra_of(r, c).iro = c.word();
     },
     Sort::own_words},
}};

/// A review names its child, or the period of care it was held in (SSD).
void finish_review(Review& r, RowContext& context) {
  if (r.child == kNoId) {
    context.findings.report(Code::d202_required_blank, r.row, "CHILD");
    context.keep = false;
    return;
  }
  for (std::size_t i = context.care_dates_before; i < context.care_dates.size(); ++i) {
    if (r.by_period) context.care_dates[i].period_id = r.child;
  }
  context.saw(r.held);
}

constexpr std::array<Field<ChildRow>, 9> kChildFields = {{
    {"child", [](ChildRow& r, const Cell& c) { r.child = c.child(); }},
    {"date_of_birth",
     [](ChildRow& r, const Cell& c) {
       r.born = c.optional_date();
       if (!r.born && !c.text.empty()) c.report(Code::dfe_102);
     }},
    {"expected_birth", [](ChildRow& r, const Cell& c) { r.expected = c.optional_date(); }},
    {"date_of_death", [](ChildRow& r, const Cell& c) { r.died = c.optional_date(); }},
    {"sex", [](ChildRow& r, const Cell& c) { r.sex = c.sex(); }, Sort::detail},
    {"ethnicity", [](ChildRow& r, const Cell& c) { r.ethnicity = c.code(); }, Sort::detail},
    {"mother", [](ChildRow& r, const Cell& c) { r.mother = !c.trimmed().empty(); }, Sort::detail},
    {"uasc", [](ChildRow& r, const Cell& c) { r.uasc = c.yes(); }, Sort::detail},
    {"uasc_ceased", [](ChildRow& r, const Cell& c) { r.uasc_ceased = c.optional_end(); },
     Sort::detail},
}};

}  // namespace

constexpr KindOf<Review> kReviews = {
    kReviewFields, [](Review&, std::span<const std::string_view>) {}, finish_review,
    [](Review& r, const Renumbering& n) {
      r.child = r.by_period ? n.word(r.child) : n.child(r.child);
      r.extra = n.extra(r.extra);
    },
    &Records::reviews};

constexpr KindOf<ChildRow> kChildren = {
    kChildFields,
    [](ChildRow& blank, std::span<const std::string_view>) { blank.from_header = true; },
    [](ChildRow&, RowContext&) {},
    [](ChildRow& r, const Renumbering& n) { r.child = n.child(r.child); }, &Records::child_rows};

}  // namespace duly::input
