// The list of kinds of extract.

#include "input/kinds.hpp"

#include <array>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/event.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "input/rows.hpp"

namespace duly {
namespace input {
namespace {

template <const auto& kind>
bool read(const Sheet& sheet, Pieces& pieces, const LoadOptions& options, Records& records,
          Diagnostics& findings) {
  return read_sheet(sheet, kind, pieces, options, records, findings);
}

constexpr std::array kKinds = {
    Kind{"episodes", "episodes of care", read<kEpisodes>},
    Kind{"reviews", "reviews of looked-after children", read<kReviews>},
    Kind{"uasc", "unaccompanied asylum-seeking children", read<kUasc>},
    Kind{"children", "children: birth dates, sex, ethnicity", read<kChildren>},
    Kind{"plans", "child protection plans", read<kPlans>},
    Kind{"conferences", "child protection conferences", read<kConferences>},
    Kind{"initial_conferences", "initial child protection conferences", read<kInitialConferences>},
    Kind{"review_conferences", "child protection review conferences", read<kReviewConferences>},
    Kind{"enquiries", "section 47 enquiries", read<kEnquiries>},
    Kind{"referrals", "referrals of children in need", read<kReferrals>},
    Kind{"assessments", "assessments of children in need", read<kAssessments>},
    Kind{"cin_plans", "child in need plans", read<kCinPlans>},
    Kind{"missing", "missing episodes", read<kMissing>},
    Kind{"care_leavers", "care leavers", read<kCareLeavers>},
    Kind{"allocations", "workers and officers allocated to children", read<kAllocations>},
    Kind{"workers", "workers and their hours", read<kWorkers>},
    Kind{"legal_statuses", "legal statuses", read<kLegalStatuses>},
    Kind{"placements", "placements", read<kPlacements>},
    Kind{"care_dates", "days of health, education and permanence plans", read<kCareDates>},
    Kind{"events", "events of your own", read<kEvents>, true}};

}  // namespace

std::span<const Kind> kinds() {
  return kKinds;
}

std::vector<std::string_view> kinds_in_question(std::string_view forced_kind) {
  std::vector<std::string_view> out;
  for (const Kind& kind : kKinds) {
    const bool asked = forced_kind.empty() ? !kind.by_name_only : kind.name == forced_kind;
    if (asked) out.push_back(kind.name);
  }
  return out;
}

}  // namespace input

std::string_view words_of_kind(std::string_view kind) {
  for (const input::Kind& k : input::kinds()) {
    if (k.name == kind) return k.words;
  }
  return {};
}

std::vector<std::string> input_kinds() {
  std::vector<std::string> out;
  for (const input::Kind& kind : input::kinds()) out.emplace_back(kind.name);
  return out;
}

}  // namespace duly
