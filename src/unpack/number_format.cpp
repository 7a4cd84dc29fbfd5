// Excel has no dates, only numbers of days that a format shows as such.

#include "unpack/number_format.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "duly/ascii.hpp"
#include "duly/date.hpp"
#include "duly/number.hpp"

namespace duly::unpack {
namespace {

/// The first section of a code, of positive numbers, in lower case, without what is shown as it
/// stands: "words", \c, _c, *c, [colours and conditions].
std::string letters_of(std::string_view code) {
  std::string out;
  for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '[') {
      at = std::min(code.find(']', at), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else {
      out.push_back(small_letter(c));
    }
  }
  return out;
}

constexpr double kSecondsOfDay = 86'400;
constexpr int kTo1970 = 25'569;      // the serial of 1 January 1970
constexpr int kTo1904 = 1462;        // that of 1 January 1904
constexpr int kFalseLeapDay = 60;    // 29 February 1900, which was none
constexpr int kLastDay = 2'958'465;  // 31 December 9999

/// The day with this number, of the 1900 system.
std::string day_text(int serial) {
  if (serial == kFalseLeapDay) return "1900-02-29";
  const int missing = serial > 0 && serial < kFalseLeapDay ? 1 : 0;
  const Date day = Date::from_serial(serial - kTo1970 + missing);
  return fmt::format("{:04}-{:02}-{:02}", day.year(), day.month(), day.day());
}

std::string clock_text(int seconds) {
  constexpr int kHour = 3600;
  constexpr int kMinute = 60;
  return fmt::format("{:02}:{:02}:{:02}", seconds / kHour, seconds / kMinute % kMinute,
                     seconds % kMinute);
}

/// Nothing where the number is of no day.
std::optional<std::string> time_text(double number, bool no_day, bool from_1904) {
  if (!(number >= 0) || number >= kLastDay) return std::nullopt;
  const double rounded = std::floor(number * kSecondsOfDay + 0.5) / kSecondsOfDay;
  const double whole = std::floor(rounded);
  const auto seconds = static_cast<int>(std::lround((rounded - whole) * kSecondsOfDay));
  if (no_day && number < 1) return clock_text(seconds);
  const int day = static_cast<int>(whole) + (from_1904 ? kTo1904 : 0);
  if (seconds == 0) return day_text(day);
  return day_text(day) + " " + clock_text(seconds);
}

std::string plain_number(double number, std::size_t digits) {
  constexpr double kMostWhole = 1e21;
  if (std::floor(number) != number || std::fabs(number) >= kMostWhole) {
    return fmt::format("{:.15g}", number);  // all that Excel holds of it
  }
  std::string out = fmt::format("{:.0f}", number);
  if (number >= 0 && out.size() < digits) out.insert(0, digits - out.size(), '0');
  return out == "-0" ? "0" : out;
}

}  // namespace

NumberFormat built_in_format(unsigned id) {
  const auto between = [id](unsigned first, unsigned last) { return first <= id && id <= last; };
  NumberFormat out;
  out.no_day = between(18, 21) || between(45, 47);
  out.time = between(14, 17) || id == 22 || between(27, 36) || between(50, 58) || out.no_day;
  return out;
}

NumberFormat format_of_code(std::string_view code) {
  const std::string letters = letters_of(code);
  const auto any_of = [&letters](std::string_view wanted) {
    return letters.find_first_of(wanted) != std::string::npos;
  };
  NumberFormat out;
  out.time = any_of("ymdhs");
  out.no_day = any_of("hs") && !any_of("yd");
  constexpr std::size_t kMostDigits = 20;
  const bool zeros =
      letters.size() <= kMostDigits && letters.find_first_not_of('0') == std::string::npos;
  if (zeros) out.digits = static_cast<std::uint8_t>(letters.size());
  return out;
}

std::string number_text(std::string_view number, NumberFormat format, bool from_1904) {
  const std::optional<double> value = number_in<double>(number);
  if (!value || !std::isfinite(*value)) return std::string(number);
  if (format.time) {
    std::optional<std::string> out = time_text(*value, format.no_day, from_1904);
    if (out) return *std::move(out);
  }
  return plain_number(*value, format.digits);
}

}  // namespace duly::unpack
