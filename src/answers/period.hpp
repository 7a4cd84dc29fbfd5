#pragma once

// The periods and days of a question, as they are typed and as they are judged.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"

namespace duly::answers {

/// The reporting period asked for, both ends inside.
struct ReportingPeriod {
  Date from;
  Date to;
};
/// "2015-16", April to March; nothing for any other text.
std::optional<ReportingPeriod> year_named(std::string_view text);
/// The same as typed; "2015-Q1", April to June; "2015-04". "this" is the one that holds `as_at`,
/// "last" the one before; without a day neither is understood. WrongQuestion.
ReportingPeriod year_typed(const std::string& text, OptDate as_at = {});
ReportingPeriod quarter_typed(const std::string& text, OptDate as_at = {});
ReportingPeriod month_typed(const std::string& text, OptDate as_at = {});
/// Reporting years, each "2015-16" or a run of them, "2010-11..2015-16": from the first to the
/// last, each once. WrongQuestion.
std::vector<ReportingPeriod> years_typed(const std::vector<std::string>& words);

/// A date as typed: WrongQuestion names the part of the question where it is none.
Date date_typed(std::string_view part, const std::string& text, const DateReading& how = {});

/// The day that lies 28d, 4w or 1m after `as_at`. WrongQuestion where it is no such time.
Date within_typed(const std::string& text, Date as_at);

/// A reporting period and the day at whose close it is judged: its end, or the day asked about
/// where that is earlier.
struct JudgedPeriod {
  Date from;
  Date to;
  Date judged_at;
  std::string provisional;  ///< why it is provisional, or blank
};

/// "2015-16": the reporting year, April to March, that holds the day.
std::string reporting_year(Date day);

/// The shortest name of a period: "2015-16", "2015-Q1" or "2015-04"; of any other its first day.
std::string short_name(Date from, Date to);

/// WrongQuestion where the period has not begun by `as_at`.
JudgedPeriod judged(const ReportingPeriod& period, Date as_at);

}  // namespace duly::answers
