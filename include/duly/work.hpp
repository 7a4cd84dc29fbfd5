// layer: record
#pragma once

// Records of work: who children are allocated to, and for how many hours.

#include <array>
#include <cstddef>
#include <cstdint>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

enum class Role : std::uint8_t { social_worker, iro, other };

/// How many columns of a local allocations extract one run can group by.
constexpr std::size_t kLocalColumns = 4;

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
  Id family = kNoId;     ///< siblings share it
  Id role_name = kNoId;  ///< of Role::other: as the extract has it
  /// The cells of the columns named in LoadOptions::local_columns, in their order.
  std::array<Id, kLocalColumns> local = {kNoId, kNoId, kNoId, kNoId};
  RowRef row;
};

/// A worker's hours: 1 is full time.
struct Worker {
  Id worker = kNoId;
  std::int16_t hundredths = -1;  ///< of full time; -1: not given
  RowRef row;
};

}  // namespace duly
