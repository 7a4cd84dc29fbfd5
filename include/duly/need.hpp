// layer: record
#pragma once

// Records of children in need (CIN census).

#include <cstdint>

#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// A CIN episode of the CIN census: a referral to the day the case closed.
struct Referral {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  ShortCode reason_closed;
  std::int8_t no_further_action = -1;  ///< 0 no, 1 yes, 2 neither; -1: not given
  OptDate icpc;                        ///< DateOfInitialCPC given at this level: a transfer in
  RowRef row;
};

/// An assessment, or a child in need plan, of a CIN episode.
struct CinActivity {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  std::uint32_t referral = kNoPlace;  ///< in Records::referrals
  RowRef row;
};

}  // namespace duly
