// layer: record
#pragma once

// Records of child protection: enquiries, conferences, plans.

#include <cstdint>

#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// One child's child protection plan. `until` is the first day outside it.
struct PlanRow {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  Id plan_id = kNoId;
  OptDate icpc;
  std::int16_t previous_plans = -1;  ///< -1: not given
  bool temporary = false;            ///< held for another authority
  bool summary = false;  ///< of a list that holds open and lately ended plans only (Annex A)
  ShortCode category_initial;
  ShortCode category_latest;
  std::uint32_t referral = kNoPlace;  ///< in Records::referrals
  RowRef row;
  OptDate known_to;  ///< of one absent from a newer extract: the last day it was told of
};

enum class ConferenceType : std::uint8_t { unknown, initial, review };

/// What a conference may carry besides its day; kept apart since many extracts have none.
struct ConferenceExtra {
  Id enquiry_id = kNoId;    ///< the enquiry it followed, in extracts that number them
  Id meeting_id = kNoId;    ///< one for the children of a family seen together
  Id late_reason = kNoId;   ///< why it was held late, in the extract's own words
  ShortCode participation;  ///< PN1 to PN7
  OptDate plan_start;       ///< of the plan it is told under, in extracts that number none
  OptDate notified;         ///< of one on transfer in: the day the authority was told of the child
};

struct Conference {
  Id child = kNoId;
  OptDate held;
  ConferenceType type = ConferenceType::unknown;
  bool transfer_in = false;
  bool latest_only = false;  ///< of an extract that carries only the latest one (Annex A)
  OptDate strategy_discussion;
  Id plan_id = kNoId;
  std::uint32_t referral = kNoPlace;  ///< in Records::referrals
  std::uint32_t extra = 0;            ///< index into Records::conference_extras; 0 is none
  std::uint32_t local = kNoPlace;     ///< in Records::local
  RowRef row;
};

/// A section 47 enquiry: the strategy discussion and, where one followed, its initial conference.
struct Enquiry {
  Id child = kNoId;
  Id enquiry_id = kNoId;
  OptDate strategy_discussion;
  OptDate icpc;
  OptDate icpc_target;  ///< as the case system has it
  bool icpc_not_required = false;
  std::uint32_t referral = kNoPlace;  ///< in Records::referrals
  RowRef row;
};

}  // namespace duly
