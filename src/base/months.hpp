#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "duly/date.hpp"

// The first day of each month, so that the calendar need not be asked for the usual days.

namespace duly::months {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr std::size_t kOfYear = 12;
constexpr std::size_t kCount = (kLastYear - kFirstYear + 1) * kOfYear;

/// Of each month from kFirstYear on, and of the one after the last.
constexpr std::array<std::int32_t, kCount + 1> kStarts = [] {
  std::array<std::int32_t, kCount + 1> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const int year = kFirstYear + static_cast<int>(i / kOfYear);
    out[i] = Date::make(year, static_cast<unsigned>(i % kOfYear) + 1, 1)->serial();
  }
  return out;
}();

/// Is the day in one of these months?
constexpr bool has(Date day) {
  return kStarts.front() <= day.serial() && day.serial() < kStarts.back();
}

/// Which of these months the day is in: about the one it would be in if all were as long.
constexpr std::size_t month_of(Date day) {
  constexpr std::uint64_t kDaysOf4800 = 146097;  // months: they repeat after 400 years
  const std::int32_t days = day.serial() - kStarts.front();
  auto month = static_cast<std::size_t>(static_cast<std::uint64_t>(days) * 4800 / kDaysOf4800);
  while (day.serial() < kStarts[month]) --month;
  while (kStarts[month + 1] <= day.serial()) ++month;
  return month;
}

}  // namespace duly::months
