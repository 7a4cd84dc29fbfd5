// The day of an event as a group: its month, its quarter.

#include "groups/days.hpp"

#include <string>

#include "duly/date.hpp"

namespace duly::groups {

namespace {
constexpr std::uint32_t kMonths = 12;
}  // namespace

std::uint32_t month_of(const GroupQuestion& q) {
  return static_cast<std::uint32_t>(q.day.year()) * kMonths + q.day.month() - 1;
}

std::string month_label(const GroupSource& /*source*/, std::uint32_t value) {
  const std::uint32_t month = value % kMonths + 1;
  return std::to_string(value / kMonths) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

std::uint32_t quarter_of(const GroupQuestion& q) {
  const Date year = collection_year_start(q.day);
  const std::uint32_t months =
      month_of(q) - (static_cast<std::uint32_t>(year.year()) * kMonths + 3);
  return static_cast<std::uint32_t>(year.year()) * 4 + months / 3;
}

std::string quarter_label(const GroupSource& /*source*/, std::uint32_t value) {
  return std::to_string(value / 4) + "-Q" + std::to_string(value % 4 + 1);
}

}  // namespace duly::groups
