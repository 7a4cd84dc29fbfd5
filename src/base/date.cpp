#include "duly/date.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace duly {
namespace {

constexpr int kFirstYear = 1985;
constexpr int kLastYear = 2099;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr int digit(char c) {
  return c - '0';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
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

ReadDate from_parts(int year, int month, int day) {
  const std::optional<Date> d =
      Date::make(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  if (!d) return {{}, DateText::no_such_day};
  const bool database_blank =
      (year == 1900 && month == 1 && day == 1) || (year == 1899 && month == 12 && day == 30);
  if (database_blank) return {{}, DateText::database_blank};
  if (year < kFirstYear || year > kLastYear) return {{}, DateText::year_outside};
  return {*d, DateText::ok};
}

/// What may follow a date: nothing, or a time of day. Midnight is silent; any other time is cut.
std::optional<DateText> read_time(std::string_view rest) {
  if (rest.empty()) return DateText::ok;
  if (rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ') return std::nullopt;
  rest = trimmed(rest.substr(1));
  if (rest.size() < 4) return std::nullopt;
  bool midnight = true;
  int colons = 0;
  for (const char c : rest) {
    if (is_digit(c)) {
      midnight = midnight && c == '0';
    } else if (c == ':') {
      ++colons;
    } else if (c != '.' && c != 'Z' && c != 'z' && c != '+') {
      return std::nullopt;
    }
  }
  if (colons == 0) return std::nullopt;
  return midnight ? DateText::ok : DateText::time_cut;
}

ReadDate with_time(ReadDate date, std::string_view rest) {
  const std::optional<DateText> time = read_time(rest);
  if (!time) return {{}, DateText::not_a_date};
  if (date.text == DateText::ok) date.text = *time;
  return date;
}

int month_named(std::string_view name) {
  if (name.size() < 3) return 0;
  std::array<char, 3> lower{};
  std::transform(name.begin(), name.begin() + 3, lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto* found =
      std::find(kMonths.begin(), kMonths.end(), std::string_view(lower.data(), lower.size()));
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

/// dd-Mon-yyyy with the month's English name, short or whole; `rest` begins at the name.
ReadDate read_named_month(int day, char separator, std::string_view rest) {
  const std::size_t end = rest.find(separator);
  if (end == std::string_view::npos) return {{}, DateText::not_a_date};
  const int month = month_named(rest.substr(0, end));
  rest.remove_prefix(end + 1);
  const Number year = take_number(rest);
  if (month == 0) return {{}, DateText::not_a_date};
  if (year.length == 2) return {{}, DateText::two_digit_year};
  if (year.length != 4) return {{}, DateText::not_a_date};
  return with_time(from_parts(year.value, month, day), rest);
}

/// Eight digits are yyyymmdd, five an Excel serial; anything else is not a date.
ReadDate read_bare_number(Number n, std::string_view rest) {
  if (n.length == 8) {
    return with_time(from_parts(n.value / 10000, n.value / 100 % 100, n.value % 100), rest);
  }
  if (n.length != 5 || !(rest.empty() || rest.front() == '.')) return {{}, DateText::not_a_date};
  // Serial 25569 is 1 January 1970; the 1900 leap-day fault lies before every date we accept.
  const Date day = Date::from_serial(n.value - 25569);
  if (day.year() < kFirstYear || day.year() > kLastYear) return {{}, DateText::year_outside};
  return {day, DateText::excel_serial};
}

ReadDate read_any(std::string_view text) {
  const Number first = take_number(text);
  if (first.length == 0) return {{}, DateText::not_a_date};
  if (text.empty() ||
      (text.front() != '/' && text.front() != '-' && text.front() != '.' && text.front() != ' ') ||
      first.length == 5 || first.length == 8) {
    return read_bare_number(first, text);
  }
  const char separator = text.front();
  text.remove_prefix(1);
  if (first.length <= 2 && !text.empty() && !is_digit(text.front())) {
    return read_named_month(first.value, separator, text);
  }
  const Number second = take_number(text);
  if (text.empty() || text.front() != separator || second.length == 0 || second.length > 2 ||
      separator == ' ' || separator == '.') {
    return {{}, DateText::not_a_date};
  }
  text.remove_prefix(1);
  const Number third = take_number(text);
  if (first.length == 4 && third.length > 0 && third.length <= 2) {
    return with_time(from_parts(first.value, second.value, third.value), text);
  }
  if (first.length > 2) return {{}, DateText::not_a_date};
  if (third.length == 2) return {{}, DateText::two_digit_year};
  if (third.length != 4) return {{}, DateText::not_a_date};
  if (second.value > 12 && first.value <= 12) return {{}, DateText::month_first};
  return with_time(from_parts(third.value, second.value, first.value), text);
}

bool digits_at(std::string_view text, std::initializer_list<std::size_t> places) {
  return std::all_of(places.begin(), places.end(),
                     [text](std::size_t i) { return is_digit(text[i]); });
}

}  // namespace

ReadDate read_date(std::string_view text) {
  // The two usual forms first: nearly every cell of a real extract is one of them.
  if (text.size() == 10) {
    const auto two = [text](std::size_t i) { return digit(text[i]) * 10 + digit(text[i + 1]); };
    if (text[2] == '/' && text[5] == '/' && digits_at(text, {0, 1, 3, 4, 6, 7, 8, 9}) &&
        two(3) <= 12) {
      return from_parts(two(6) * 100 + two(8), two(3), two(0));
    }
    if (text[4] == '-' && text[7] == '-' && digits_at(text, {0, 1, 2, 3, 5, 6, 8, 9})) {
      return from_parts(two(0) * 100 + two(2), two(5), two(8));
    }
  }
  text = trimmed(text);
  if (text.empty()) return {};
  return read_any(text);
}

Date add_months(Date from, int months) {
  using date::last;
  const date::year_month month =
      date::year_month{date::year{from.year()}, date::month{from.month()}} + date::months{months};
  const unsigned last_day = unsigned{(month / last).day()};
  return *Date::make(int{month.year()}, unsigned{month.month()}, std::min(from.day(), last_day));
}

Date birthday(Date born, int years) {
  const int year = born.year() + years;
  const std::optional<Date> same = Date::make(year, born.month(), born.day());
  return same ? *same : *Date::make(year, 3, 1);
}

Date collection_year_start(Date d) {
  const int year = d.month() >= 4 ? d.year() : d.year() - 1;
  return *Date::make(year, 4, 1);
}

void append_iso(std::string& out, Date d) {
  const int year = d.year();
  const unsigned month = d.month();
  const unsigned day = d.day();
  const auto put = [&out](int n) { out.push_back(static_cast<char>('0' + n % 10)); };
  put(year / 1000);
  put(year / 100);
  put(year / 10);
  put(year);
  out.push_back('-');
  put(static_cast<int>(month / 10));
  put(static_cast<int>(month));
  out.push_back('-');
  put(static_cast<int>(day / 10));
  put(static_cast<int>(day));
}

std::string to_string(Date d) {
  std::string out;
  append_iso(out, d);
  return out;
}

std::string_view weekday_name(Date d) {
  return kWeekdays[d.weekday()];
}

std::string in_words(Date d) {
  std::string out{weekday_name(d).substr(0, 3)};
  out += ' ' + std::to_string(d.day()) + ' ';
  std::string month{kMonths[d.month() - 1]};
  month[0] = static_cast<char>(month[0] - 32);
  return out + month + ' ' + std::to_string(d.year());
}

}  // namespace duly
