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

constexpr std::array kKinds = {Kind{"episodes", read<kEpisodes>},
                               Kind{"reviews", read<kReviews>},
                               Kind{"uasc", read<kUasc>},
                               Kind{"children", read<kChildren>},
                               Kind{"plans", read<kPlans>},
                               Kind{"conferences", read<kConferences>},
                               Kind{"initial_conferences", read<kInitialConferences>},
                               Kind{"review_conferences", read<kReviewConferences>},
                               Kind{"enquiries", read<kEnquiries>},
                               Kind{"referrals", read<kReferrals>},
                               Kind{"assessments", read<kAssessments>},
                               Kind{"cin_plans", read<kCinPlans>},
                               Kind{"missing", read<kMissing>},
                               Kind{"care_leavers", read<kCareLeavers>},
                               Kind{"allocations", read<kAllocations>},
                               Kind{"workers", read<kWorkers>},
                               Kind{"legal_statuses", read<kLegalStatuses>},
                               Kind{"placements", read<kPlacements>},
                               Kind{"care_dates", read<kCareDates>},
                               Kind{"events", read<kEvents>, true}};

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

std::vector<std::string> input_kinds() {
  std::vector<std::string> out;
  for (const input::Kind& kind : input::kinds()) out.emplace_back(kind.name);
  return out;
}

}  // namespace duly
