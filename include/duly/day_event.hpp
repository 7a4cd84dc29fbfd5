// layer: base
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"

namespace duly {

/// Something that falls on a day. It is known by its `uid` from one calendar to the next, whatever
/// day it moves to.
struct DayEvent {
  std::string uid;  ///< letters, digits, "-", "_" and "." alone, then kUidEnd
  OptDate day;      ///< none: it is still to come, and nobody knows when
  std::string summary;
  std::string description;
  std::uint32_t sequence = 0;  ///< how often it was moved
  bool cancelled = false;
};
constexpr std::string_view kUidEnd = "@duly";

/// The days of a table, each with a word to it.
struct DayCalendar {
  std::string name;
  /// What was asked for. Of two calendars of one selection, what the later one lacks is over.
  std::string selection;
  std::vector<DayEvent> events;  ///< by uid
};

}  // namespace duly
