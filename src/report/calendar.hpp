// What the writer and the reader of calendars share.
#pragma once

#include <string_view>

namespace duly {

constexpr std::string_view kCalendarProduct = "-//duly//duly due//EN";
constexpr std::string_view kCalendarSelection = "X-DULY-SELECTION";

}  // namespace duly
