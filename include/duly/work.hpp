// layer: record
#pragma once

// Records of work: who children are allocated to, and for how many hours.

#include <cstdint>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

enum class Role : std::uint8_t { social_worker, iro, other };

/// Who a child is allocated to, over [from, until).
struct Allocation {
  Id child = kNoId;
  Id worker = kNoId;
  Id team = kNoId;
  Role role = Role::social_worker;
  OptDate from;
  OptDate until;
  Id reason = kNoId;  ///< SW_REASON: why the worker changed
  Id locality = kNoId;
  Id family = kNoId;               ///< siblings share it
  Id role_name = kNoId;            ///< of Role::other: as the extract has it
  std::uint32_t local = kNoPlace;  ///< in Records::local
  RowRef row;
};

/// A worker's hours: 1 is full time.
struct Worker {
  Id worker = kNoId;
  std::int16_t hundredths = -1;  ///< of full time; -1: not given
  RowRef row;
};

}  // namespace duly
