// Dates as they are written in extracts and typed: docs/formats.md lists the forms.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "base/months.hpp"
#include "base/names.hpp"
#include "duly/ascii.hpp"
#include "duly/date.hpp"
#include "duly/text.hpp"

namespace duly {
namespace {

constexpr int kLastYear = 2099;
constexpr int kLastMonth = 12;

constexpr int digit(char c) {
  return c - '0';
}

/// Takes a run of digits off the front. `length` says how many there were (0: none).
struct Number {
  int value = 0;
  std::size_t length = 0;
};
Number take_number(std::string_view& text) {
  Number n;
  while (n.length < text.size() && n.length < 9 && is_digit(text[n.length])) {
    n.value = n.value * 10 + digit(text[n.length++]);
  }
  text.remove_prefix(n.length);
  return n;
}

/// Takes `c` off the front; where it is a space, all there are.
bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  do {
    text.remove_prefix(1);
  } while (c == ' ' && !text.empty() && text.front() == c);
  return true;
}

std::string_view take_word(std::string_view& text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter);
  const std::string_view word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(word.size());
  return word;
}

/// The place (from 1) of the name in a list that begins with `word`, of three letters or more; else
/// 0.
int named(std::string_view word, std::span<const std::string_view> names) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (same_but_for_case(word, names[i].substr(0, word.size()))) return static_cast<int>(i) + 1;
  }
  return 0;
}

/// A month by its whole name or its usual short one: a misspelt name is no month.
int month_named(std::string_view word) {
  const int month = named(word, kMonthNames);
  if (month == 0 || word.size() == 3) return month;
  const std::string_view name = kMonthNames[static_cast<std::size_t>(month) - 1];
  constexpr int kSeptember = 9;
  const bool sept = month == kSeptember && word.size() == 4;
  return word.size() == name.size() || sept ? month : 0;
}

ReadDate from_parts(int year, int month, int day, int first_year) {
  const std::optional<Date> d =
      Date::make(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!d) return {{}, DateText::no_such_day};
  if (first_year <= year && year <= kLastYear) return {*d, DateText::ok};
  const bool first_day = month == 1 && day == 1;
  const bool database_blank =
      (year == 1900 && first_day) || (year == 1899 && month == 12 && day == 30);
  if (database_blank) return {{}, DateText::database_blank};
  if (year > kLastYear && (first_day || (month == 12 && day == 31))) {
    return {{}, DateText::far_future};
  }
  return {{}, DateText::year_outside};
}

/// A number of `least` to `most` in one or two digits.
bool take_part(std::string_view& text, int least, int most, int& value) {
  const Number n = take_number(text);
  value = n.value;
  return n.length >= 1 && n.length <= 2 && least <= n.value && n.value <= most;
}

/// Nothing, or where on earth it was that time: Z, +01:00, +0100.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return true;
  if (text.front() != '+' && text.front() != '-') return false;
  text.remove_prefix(1);
  const Number hours = take_number(text);
  if (hours.length == 4) return text.empty();
  return hours.length == 2 && take(text, ':') && take_number(text).length == 2 && text.empty();
}

/// Seconds and their parts, as databases write them: :30, :30.123, :30:123.
bool take_seconds(std::string_view& text, bool& midnight) {
  if (!take(text, ':')) return true;
  int seconds = 0;
  if (!take_part(text, 0, 59, seconds)) return false;
  midnight = midnight && seconds == 0;
  if (!take(text, '.') && !take(text, ':')) return true;
  const Number parts = take_number(text);
  midnight = midnight && parts.value == 0;
  return parts.length > 0;
}

/// What may follow a date: nothing, or a time of day of 24 hours, or of 12 with AM or PM. Midnight
/// is silent; any other time is cut.
std::optional<DateText> read_time(std::string_view rest) {
  if (rest.empty()) return DateText::ok;
  if (!take(rest, ' ') && !take(rest, 'T') && !take(rest, 't')) return std::nullopt;
  int hours = 0;
  int minutes = 0;
  if (!take_part(rest, 0, 23, hours) || !take(rest, ':')) return std::nullopt;
  if (!take_part(rest, 0, 59, minutes)) return std::nullopt;
  bool midnight = minutes == 0;
  if (!take_seconds(rest, midnight)) return std::nullopt;
  take(rest, ' ');
  const char half = rest.size() >= 2 && small_letter(rest[1]) == 'm' ? small_letter(rest[0]) : '\0';
  if (half == 'a' || half == 'p') {
    if (hours > 12) return std::nullopt;
    hours %= 12;
    midnight = midnight && half == 'a';
    rest.remove_prefix(2);
    take(rest, ' ');
  }
  if (!is_zone(rest)) return std::nullopt;
  return midnight && hours == 0 ? DateText::ok : DateText::time_cut;
}

/// A date whose parts are known, and what follows it.
ReadDate with_rest(Number year, int month, int day, std::string_view rest, const DateReading& how) {
  const std::optional<DateText> time = read_time(rest);
  const bool short_year = year.length == 2;
  if (!time || (year.length != 4 && !short_year)) return {{}, DateText::not_a_date};
  if (short_year && !how.two_digit_years) return {{}, DateText::two_digit_year};
  constexpr int kFirstOf1900 = 50;
  if (short_year) year.value += year.value < kFirstOf1900 ? 2000 : 1900;
  ReadDate out = from_parts(year.value, month, day, how.first_year);
  if (out.text == DateText::ok) out.text = short_year ? DateText::two_digit_year_read : *time;
  return out;
}

/// Two numbers that are day and month. Which is which is known, not guessed.
ReadDate in_order(Number year, int first, int second, std::string_view rest,
                  const DateReading& how) {
  const int month = how.month_first ? first : second;
  const int day = how.month_first ? second : first;
  ReadDate out = with_rest(year, month, day, rest, how);
  if (out.text == DateText::no_such_day && month > kLastMonth && day <= kLastMonth) {
    out.text = DateText::other_order;
  }
  out.either = out.date.has_value() && day <= kLastMonth && day != month;
  return out;
}

/// `rest` begins at the month's name: 4-Mar-2024, 4 March 2024.
ReadDate read_named_month(int day, char separator, std::string_view rest, const DateReading& how) {
  const int month = month_named(take_word(rest));
  if (month == 0 || !take(rest, separator)) return {{}, DateText::not_a_date};
  const Number year = take_number(rest);
  return with_rest(year, month, day, rest, how);
}

/// SQL Server's own way: Mar  4 2024.
ReadDate read_month_day_year(std::string_view text, const DateReading& how) {
  const int month = month_named(take_word(text));
  int day = 0;
  if (month == 0 || !take(text, ' ') || !take_part(text, 0, 99, day) || !take(text, ' ')) {
    return {{}, DateText::not_a_date};
  }
  const Number year = take_number(text);
  return with_rest(year, month, day, text, how);
}

/// Eight digits are yyyymmdd, five an Excel serial; anything else is not a date.
ReadDate read_bare_number(Number n, std::string_view rest, const DateReading& how) {
  if (n.length == 8) {
    return with_rest({n.value / 10000, 4}, n.value / 100 % 100, n.value % 100, rest, how);
  }
  const bool broken = take(rest, '.') && take_number(rest).length == 0;  // a time of day
  if (n.length != 5 || broken || !rest.empty()) return {{}, DateText::not_a_date};
  // Serial 25569 is 1 January 1970; the 1900 leap-day fault lies before every date we accept.
  constexpr int kOf1904 = 1462;
  const Date day = Date::from_serial(n.value - 25569 + (how.from_1904 ? kOf1904 : 0));
  if (day.year() < how.first_year || day.year() > kLastYear) return {{}, DateText::year_outside};
  return {day, DateText::excel_serial};
}

/// The day of the week may stand before a date: Mon 04/03/2024, Monday, 4 March 2024.
std::string_view without_weekday(std::string_view text) {
  std::string_view rest = text;
  if (named(take_word(rest), kWeekdayNames) == 0) return text;
  take(rest, ',');
  return take(rest, ' ') ? rest : text;
}

ReadDate read_any(std::string_view text, const DateReading& how) {
  text = without_weekday(text);
  if (!text.empty() && is_letter(text.front())) return read_month_day_year(text, how);
  const Number first = take_number(text);
  const char separator = text.empty() ? '\0' : text.front();
  const bool separated =
      separator == '/' || separator == '-' || separator == '.' || separator == ' ';
  if (!separated || first.length == 5 || first.length == 8) {
    return read_bare_number(first, text, how);
  }
  take(text, separator);
  const bool short_first = first.length == 1 || first.length == 2;
  if (short_first && !text.empty() && is_letter(text.front())) {
    return read_named_month(first.value, separator, text, how);
  }
  int second = 0;
  if (separator == ' ' || !take_part(text, 0, 99, second) || !take(text, separator)) {
    return {{}, DateText::not_a_date};
  }
  const Number third = take_number(text);
  if (short_first) return in_order(third, first.value, second, text, how);
  const bool year_first = first.length == 4 && separator != '.' && third.length > 0;
  if (!year_first || third.length > 2) return {{}, DateText::not_a_date};
  return with_rest(first, second, third.value, text, how);
}

// Nearly every cell that holds a date is one of two forms of ten characters: they are told apart,
// and their digits taken, eight characters at a time.

/// Of eight characters: what stands in a place of no digit, and what may be added to each place,
/// once its character is taken away, and leave the high bit clear.
struct Form {
  std::uint64_t characters = 0;
  std::uint64_t room = 0;
};
constexpr Form form_of(std::string_view pattern) {
  constexpr std::uint64_t kDigit = 0x76;  // to nine
  constexpr std::uint64_t kNone = 0x7F;
  Form out;
  for (std::size_t i = pattern.size(); i-- > 0;) {
    out.characters = out.characters << 8U | static_cast<unsigned char>(pattern[i]);
    out.room = out.room << 8U | (pattern[i] == '0' ? kDigit : kNone);
  }
  return out;
}
constexpr Form kSlashes = form_of("00/00/00");
constexpr Form kHyphens = form_of("0000-00-");

/// Are the eight characters of the form, with a digit in each of its places?
bool is_of_form(std::uint64_t characters, const Form& form) {
  constexpr std::uint64_t kHigh = 0x8080808080808080U;
  const std::uint64_t digits = characters ^ form.characters;
  return ((digits | (digits + form.room)) & kHigh) == 0;
}
/// In each place the number that its digit and the next make.
std::uint64_t in_twos(std::uint64_t digits) {
  return digits * 10 + (digits >> 8U);  // at most 99: no place runs over
}
int number_at(std::uint64_t numbers, unsigned place) {
  return static_cast<int>(numbers >> (8U * place) & 0xFFU);
}

/// A day of the years that are read; else as from_parts tells it.
inline ReadDate in_table(int year, int month, int day, int first_year) {
  const auto of_table = static_cast<unsigned>(year - months::kFirstYear);
  const auto from_january = static_cast<unsigned>(month - 1);
  if (of_table > kLastYear - months::kFirstYear || from_january >= kLastMonth ||
      year < first_year) {
    return from_parts(year, month, day, first_year);
  }
  const std::int32_t* const start = &months::kStarts[of_table * kLastMonth + from_january];
  if (day < 1 || day > start[1] - start[0]) return {{}, DateText::no_such_day};
  return {Date::from_serial(*start + day - 1), DateText::ok};
}

/// dd/mm/yyyy and yyyy-mm-dd; `not_a_date` where the text is neither.
ReadDate read_usual(std::string_view text, const DateReading& how) {
  constexpr ReadDate kOther = {{}, DateText::not_a_date};
  if constexpr (std::endian::native != std::endian::little) return kOther;
  if (!is_digit(text[8]) || !is_digit(text[9])) return kOther;
  const int last_two = digit(text[8]) * 10 + digit(text[9]);
  std::uint64_t start = 0;
  std::memcpy(&start, text.data(), sizeof start);
  if (is_of_form(start, kSlashes)) {
    const std::uint64_t parts = in_twos(start ^ kSlashes.characters);
    const int first = number_at(parts, 0);
    const int second = number_at(parts, 3);
    const int day = how.month_first ? second : first;
    const int month = how.month_first ? first : second;
    if (month > kLastMonth) return kOther;  // it may be of the other order
    ReadDate out = in_table(number_at(parts, 6) * 100 + last_two, month, day, how.first_year);
    out.either = out.date.has_value() && day <= kLastMonth && day != month;
    return out;
  }
  if (!is_of_form(start, kHyphens)) return kOther;
  const std::uint64_t parts = in_twos(start ^ kHyphens.characters);
  const int year = number_at(parts, 0) * 100 + number_at(parts, 2);
  return in_table(year, number_at(parts, 5), last_two, how.first_year);
}

}  // namespace

ReadDate read_date(std::string_view text, const DateReading& how) {
  constexpr std::size_t kUsualSize = 10;
  if (text.size() == kUsualSize) {
    const ReadDate usual = read_usual(text, how);
    if (usual.text != DateText::not_a_date) return usual;
  }
  text = trimmed(text);
  if (text.empty()) return {};
  return read_any(text, how);
}

}  // namespace duly
