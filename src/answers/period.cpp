#include "answers/period.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"
#include "duly/number.hpp"

namespace duly::answers {
namespace {

/// 1 April of the reporting year whose first calendar year is `year`.
std::optional<Date> april(int year) {
  if (year < 1985 || year > 2099) return std::nullopt;
  return Date::make(year, 4, 1);
}

ReportingPeriod months_from(Date first, int months) {
  return {first, add_months(first, months).plus_days(-1)};
}

/// "this" or "last" of the periods so many months long that reporting years are made of.
std::optional<ReportingPeriod> relative(std::string_view text, OptDate as_at, int months) {
  const bool last = same_but_for_case(text, "last");
  if (!as_at || (!last && !same_but_for_case(text, "this"))) return std::nullopt;
  Date from = collection_year_start(*as_at);
  while (add_months(from, months) <= *as_at) from = add_months(from, months);
  return months_from(last ? add_months(from, -months) : from, months);
}

/// What is understood beside `example`: the end of the message.
std::string or_relative(std::string_view example, const std::string& typed) {
  const std::vector<std::string> words = {"last", "this"};
  return fmt::format("{}, last or this{}", example, did_you_mean(typed, words));
}

constexpr std::string_view kYears = "years";

/// The year in a part of the question, "year" or "years".
ReportingPeriod year_in(std::string_view part, const std::string& text) {
  if (const std::optional<ReportingPeriod> year = year_named(text)) return *year;
  const int first =
      text.size() == 4 || text.size() == 7 ? number_in<int>(text.substr(0, 4)).value_or(-1) : -1;
  const std::optional<Date> start = april(first);
  if (!start || text.size() != 7 || (text[4] != '-' && text[4] != '/')) {
    if (part == kYears) {
      throw WrongQuestion(part,
                          " takes reporting years (April to March) such as 2010-11..2015-16, or"
                          " 2013-14,2015-16");
    }
    const std::string fix =
        start ? std::to_string(first) + "-" + std::to_string((first + 1) % 100 + 100).substr(1)
              : "2015-16";
    throw WrongQuestion(
        part, " takes a reporting year (April to March) such as " + or_relative(fix, text));
  }
  const std::string next = std::to_string((first + 1) % 100 + 100).substr(1);
  throw WrongQuestion(part, " " + text + ": the year after " + text.substr(0, 4) + " ends in " +
                                next + "; try " + text.substr(0, 4) + "-" + next);
}

}  // namespace

std::optional<ReportingPeriod> year_named(std::string_view text) {
  constexpr std::size_t kLong = 7;  // 2015-16
  if (text.size() != kLong || (text[4] != '-' && text[4] != '/')) return std::nullopt;
  const int first = number_in<int>(text.substr(0, 4)).value_or(-1);
  const std::optional<Date> start = april(first);
  if (!start || number_in<int>(text.substr(5)) != (first + 1) % 100) return std::nullopt;
  return months_from(*start, 12);
}

ReportingPeriod year_typed(const std::string& text, OptDate as_at) {
  if (const auto found = relative(text, as_at, 12)) return *found;
  return year_in("year", text);
}

std::vector<ReportingPeriod> years_typed(const std::vector<std::string>& words) {
  constexpr std::string_view kTo = "..";
  std::vector<ReportingPeriod> out;
  for (const std::string& word : words) {
    const std::size_t dots = word.find(kTo);
    const bool run = dots != std::string::npos;
    const ReportingPeriod first = year_in(kYears, word.substr(0, dots));
    const ReportingPeriod last = run ? year_in(kYears, word.substr(dots + kTo.size())) : first;
    if (last.from < first.from) {
      throw WrongQuestion(
          kYears, fmt::format(" {} goes backwards; try {}..{}", word, reporting_year(last.from),
                              reporting_year(first.from)));
    }
    for (Date from = first.from; from <= last.from; from = add_months(from, 12)) {
      out.push_back(months_from(from, 12));
    }
  }
  const auto earlier = [](const ReportingPeriod& a, const ReportingPeriod& b) {
    return a.from < b.from;
  };
  const auto same = [](const ReportingPeriod& a, const ReportingPeriod& b) {
    return a.from == b.from;
  };
  std::sort(out.begin(), out.end(), earlier);
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

ReportingPeriod quarter_typed(const std::string& text, OptDate as_at) {
  if (const auto found = relative(text, as_at, 3)) return *found;
  const bool shaped = text.size() == 7 && text[4] == '-' && (text[5] == 'Q' || text[5] == 'q') &&
                      text[6] >= '1' && text[6] <= '4';
  const std::optional<Date> start =
      shaped ? april(number_in<int>(text.substr(0, 4)).value_or(0)) : std::nullopt;
  if (!start)
    throw WrongQuestion(
        "quarter", " takes a quarter such as " + or_relative("2015-Q1 (April to June 2015)", text));
  return months_from(add_months(*start, 3 * (text[6] - '1')), 3);
}

ReportingPeriod month_typed(const std::string& text, OptDate as_at) {
  if (const auto found = relative(text, as_at, 1)) return *found;
  const ReadDate first = read_date(text + "-01");
  if (text.size() != 7 || !first.date)
    throw WrongQuestion("month", " takes a month such as " + or_relative("2015-04", text));
  return months_from(*first.date, 1);
}

Date date_typed(std::string_view part, const std::string& text, const DateReading& how) {
  const ReadDate read = read_date(text, how);
  if (read.text == DateText::year_outside) {
    throw WrongQuestion(part, " " + text + ": a year too early or too late to be read");
  }
  const bool plain = read.text == DateText::ok;
  if (!plain) {
    throw WrongQuestion(part, " " + text + ": not a date; write it as 2016-03-31");
  }
  return *read.date;
}

Date within_typed(const std::string& text, Date as_at) {
  const auto [n, unit] = leading_number<int>(text);
  if (n && *n >= 0) {
    if (unit == "d") return as_at.plus_days(*n);
    if (unit == "w") return as_at.plus_days(7 * *n);
    if (unit == "m") return add_months(as_at, *n);
  }
  throw WrongQuestion("within", " takes days, weeks or months, such as 28d, 4w or 1m");
}

std::string reporting_year(Date day) {
  constexpr int kHundred = 100;
  const int first = collection_year_start(day).year();
  return fmt::format("{}-{:02}", first, (first + 1) % kHundred);
}

std::string short_name(Date from, Date to) {
  const auto is_whole = [&](int months) {
    return from.day() == 1 && add_months(from, months).plus_days(-1) == to;
  };
  const Date year = collection_year_start(from);
  if (from == year && is_whole(12)) return reporting_year(from);
  for (int quarter = 0; quarter < 4; ++quarter) {
    if (from == add_months(year, 3 * quarter) && is_whole(3)) {
      return fmt::format("{}-Q{}", year.year(), quarter + 1);
    }
  }
  constexpr std::size_t kIsoMonth = 7;  // yyyy-mm
  const std::string day = to_string(from);
  return is_whole(1) ? day.substr(0, kIsoMonth) : day;
}

JudgedPeriod judged(const ReportingPeriod& period, Date as_at) {
  if (as_at < period.from) {
    throw WrongQuestion("the period begins on " + to_string(period.from) + ", after " +
                        to_string(as_at) + "; ask for an earlier one, or a later --as-at");
  }
  JudgedPeriod out{period.from, period.to, std::min(period.to, as_at), {}};
  if (as_at < period.to) {
    out.provisional = "provisional: the period is not over on " + to_string(as_at);
  }
  return out;
}

}  // namespace duly::answers
