// The CIN census besides protection: CIN episodes, assessments and child in need plans.

#include "duly/need.hpp"

#include <array>

#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<Referral>, 6> kReferralFields = {{
    {"child", [](Referral& r, const Cell& c) { r.child = c.child(); }},
    {"start", [](Referral& r, const Cell& c) { r.from = c.required_date(); }},
    {"end", [](Referral& r, const Cell& c) { r.until = c.optional_end(); }},
    {"reason_closed", [](Referral& r, const Cell& c) { r.reason_closed = c.code(); }},
    {"no_further_action", [](Referral& r, const Cell& c) { r.no_further_action = c.yes_no(); }},
    {"icpc_date", [](Referral& r, const Cell& c) { r.icpc = c.optional_date(); }},
}};

constexpr std::array<Field<CinActivity>, 3> kActivityFields = {{
    {"child", [](CinActivity& a, const Cell& c) { a.child = c.child(); }},
    {"start", [](CinActivity& a, const Cell& c) { a.from = c.optional_date(); }},
    {"end", [](CinActivity& a, const Cell& c) { a.until = c.optional_end(); }},
}};

}  // namespace

constexpr KindOf<Referral> kReferrals = {
    kReferralFields, [](Referral&, std::span<const std::string_view>) {},
    [](Referral&, RowContext&) {},
    [](Referral& r, const Renumbering& n) { r.child = n.child(r.child); }, &Records::referrals};

constexpr KindOf<CinActivity> kAssessments = {
    kActivityFields, [](CinActivity&, std::span<const std::string_view>) {},
    [](CinActivity&, RowContext&) {},
    [](CinActivity& a, const Renumbering& n) { a.child = n.child(a.child); },
    &Records::assessments};

constexpr KindOf<CinActivity> kCinPlans = {
    kActivityFields, [](CinActivity&, std::span<const std::string_view>) {},
    [](CinActivity&, RowContext&) {},
    [](CinActivity& a, const Renumbering& n) { a.child = n.child(a.child); }, &Records::cin_plans};

}  // namespace duly::input
