#pragma once

#include <string>

#include "cli/options.hpp"

namespace duly::cli {

/// A reporting period and the day at whose close it is judged: its end, or --as-at where earlier.
struct JudgedPeriod {
  Date from;
  Date to;
  Date judged_at;
  std::string provisional;  ///< why it is provisional, or blank
};

/// "2015-16": the reporting year, April to March, that holds the day.
std::string reporting_year(Date day);

/// WrongUsage where the period has not begun by `as_at`.
JudgedPeriod judged(const ReportingPeriod& period, Date as_at);

}  // namespace duly::cli
