// Reviews of looked-after children, and the children table (SSDA903 Header) with birth dates.

#include <array>

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

/// Reviews repeat the birth date on each row; one note of it a run of rows is enough.
void note_birth(const Cell& c) {
  std::vector<ChildRow>& births = c.context.births;
  const Id child = c.context.child;
  if (child == kNoId || c.text.empty()) return;
  if (!births.empty() && births.back().child == child) return;
  const OptDate born = c.optional_date();
  if (born) births.push_back({child, born, c.context.row, false});
}

constexpr std::array<Field<Review>, 8> kReviewFields = {{
    {"child", [](Review& r, const Cell& c) { r.child = c.child(); }},
    {"date", [](Review& r, const Cell& c) { r.held = c.required_date(); }},
    {"participation",
     [](Review& r, const Cell& c) {
       r.participation = c.code();
       if (!in_list(CodeList::participation, r.participation)) c.report(Code::dfe_167);
     }},
    {"date_of_birth", [](Review&, const Cell& c) { note_birth(c); }},
    {"cancelled", [](Review& r, const Cell& c) { r.cancelled = c.yes(); }},
    {"completed",
     [](Review& r, const Cell& c) {
       if (!c.text.empty()) extra_of(r, c).completed = c.optional_date();
     }},
    {"late_reason",
     [](Review& r, const Cell& c) {
       if (!c.text.empty()) extra_of(r, c).late_reason = c.word();
     }},
    {"iro",
     [](Review& r, const Cell& c) {
       if (!c.text.empty()) extra_of(r, c).iro = c.word();
     }},
}};

constexpr KindOf<Review> kReviews = {kReviewFields,
                                     [](Review&, std::span<const std::string_view>) {},
                                     [](Review& r, RowContext& context) { context.saw(r.held); },
                                     [](Review& r, const Renumbering& n) {
                                       r.child = n.child(r.child);
                                       r.extra = n.extra(r.extra);
                                     },
                                     &Records::reviews};

constexpr std::array<Field<ChildRow>, 2> kChildFields = {{
    {"child", [](ChildRow& r, const Cell& c) { r.child = c.child(); }},
    {"date_of_birth",
     [](ChildRow& r, const Cell& c) {
       r.born = c.optional_date();
       if (!r.born && !c.text.empty()) c.report(Code::dfe_102);
     }},
}};

constexpr KindOf<ChildRow> kChildren = {
    kChildFields,
    [](ChildRow& blank, std::span<const std::string_view>) { blank.from_header = true; },
    [](ChildRow&, RowContext&) {},
    [](ChildRow& r, const Renumbering& n) { r.child = n.child(r.child); }, &Records::child_rows};

}  // namespace

void read_reviews(const Sheet& sheet, const LoadOptions& options, Records& records,
                  Diagnostics& findings) {
  read_sheet(sheet, kReviews, options, records, findings);
}

void read_children(const Sheet& sheet, const LoadOptions& options, Records& records,
                   Diagnostics& findings) {
  read_sheet(sheet, kChildren, options, records, findings);
}

}  // namespace duly::input
