// The children in need census in XML: a child's referrals, and in each of them its assessments,
// plans, enquiries, protection plans and their reviews.

#include "duly/ascii.hpp"
#include "duly/child.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "input/xml_rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<RowElement, 8> kRows = {{
    {"ChildIdentifiers", "children", {}, true},
    {"ChildCharacteristics", "children", {}, true},
    {"CINdetails", "referrals"},
    {"Assessments", "assessments"},
    {"CINPlanDates", "cin_plans"},
    {"Section47", "enquiries"},
    {"ChildProtectionPlans", "plans"},
    {"CPPreviewDate", "review_conferences", "ChildProtectionPlans"},
}};

constexpr std::array<std::string_view, 1> kPassed = {"Reviews"};

/// The initial conference of a child who moved in under a plan stands on the referral itself.
RowReader referrals_and_transfers(const XmlSetting& setting) {
  auto referrals = std::make_shared<RowsOf<Referral>>(kReferrals, "referrals", setting);
  auto transfers =
      std::make_shared<RowsOf<Conference>>(kInitialConferences, "initial_conferences", setting);
  const auto read = [referrals, transfers, setting](const XmlRowView& view, RowContext& context) {
    const Referral* referral = referrals->read(view, context);
    if (referral == nullptr) return kNone;
    const auto place = static_cast<std::uint32_t>(referrals->records().size() - 1);
    if (!referral->icpc) return place;
    Conference& conference = transfers->records().emplace_back();
    conference.child = referral->child;
    conference.held = referral->icpc;
    conference.type = ConferenceType::initial;
    conference.transfer_in = true;
    conference.referral = place;
    conference.row = referral->row;
    for (const XmlCell& cell : view.cells) {
      if (setting.columns[cell.column].field == "icpc_date") conference.row.line = cell.line;
    }
    context.saw(conference.held);
    return place;
  };
  const auto join = [referrals, transfers](const Renumbering& numbers,
                                           std::uint32_t referrals_before, Records& all) {
    referrals->join(numbers, referrals_before, all);
    transfers->join(numbers, referrals_before, all);
  };
  return {"referrals", read, join};
}

/// A review stands inside its plan. Plans have no number here, so it keeps the start of its own: of
/// two at once it is known which was reviewed.
std::vector<RowReader> plans_and_reviews(const XmlSetting& setting) {
  auto plans = std::make_shared<RowsOf<PlanRow>>(kPlans, "plans", setting);
  auto reviews =
      std::make_shared<RowsOf<Conference>>(kReviewConferences, "review_conferences", setting);
  const auto begun = std::make_shared<OptDate>();  // the plan read last; its reviews come next
  RowReader of_plans = reader_of("plans", plans);
  of_plans.read = [plans, begun](const XmlRowView& view, RowContext& context) {
    const PlanRow* plan = plans->read(view, context);
    *begun = plan == nullptr ? OptDate{} : plan->from;
    return plan == nullptr ? kNone : static_cast<std::uint32_t>(plans->records().size() - 1);
  };
  RowReader of_reviews = reader_of("review_conferences", reviews);
  of_reviews.read = [reviews, begun](const XmlRowView& view, RowContext& context) {
    Conference* review = reviews->read(view, context);
    if (review == nullptr) return kNone;
    if (*begun) extra_of(*review, context).plan_start = *begun;
    return static_cast<std::uint32_t>(reviews->records().size() - 1);
  };
  return {of_plans, of_reviews};
}

std::vector<RowReader> readers(const XmlSetting& setting) {
  std::vector<RowReader> out = {
      reader_of("children", kChildren, setting), referrals_and_transfers(setting),
      reader_of("assessments", kAssessments, setting), reader_of("cin_plans", kCinPlans, setting),
      reader_of("enquiries", kEnquiries, setting)};
  for (RowReader& reader : plans_and_reviews(setting)) out.push_back(std::move(reader));
  return out;
}

/// A census tells of the year that ends on its reference date. The answer is why it is none.
std::string read_header(const Cell& cell, Extract& extract) {
  if (cell.heading == "Collection" && !same_but_for_case(cell.text, "CIN")) {
    return "a return of another collection than the CIN census";
  }
  if (cell.heading != "ReferenceDate") return {};
  // The literal, since a finding keeps its column's name.
  extract.reference_date = Cell{cell.context, cell.text, "ReferenceDate"}.optional_date();
  extract.reference_line = cell.context.row.line;
  if (extract.reference_date) {
    constexpr int kYear = -12;
    extract.complete_from = add_months((*extract.reference_date).plus_days(1), kYear);
  }
  return {};
}

}  // namespace

const XmlReturn kCinCensus = {
    "Message", "cin_census", "CIN XML",   "Child",         kRows,
    kPassed,   readers,      read_header, "CPPreviewDate", "review_conferences"};

}  // namespace duly::input
