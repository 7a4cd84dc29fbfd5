#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "duly/date.hpp"

namespace duly::test {

/// Values made up from a seed, without the standard library's distributions.
class Made {
 public:
  explicit Made(std::uint64_t seed) : engine_(seed) {}

  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  std::string one_of(std::initializer_list<std::string_view> words) {
    return std::string(*(words.begin() + below(static_cast<int>(words.size()))));
  }
  /// A day up to `most` days after, or now and then none.
  std::string day_after(Date day, int most) {
    return one_in(4) ? std::string() : to_string(day.plus_days(below(most)));
  }

 private:
  std::mt19937_64 engine_;
};

/// A day as written in an extract, or blank.
inline std::string written(const std::optional<Date>& d) {
  return d ? to_string(*d) : std::string();
}

/// One line of CSV; no cell holds a separator.
inline void add_row(std::string& csv, std::initializer_list<std::string> cells) {
  for (const std::string& cell : cells) csv += cell + ",";
  csv.back() = '\n';
}

/// An element of XML, or nothing where it would be empty.
inline std::string element(std::string_view name, const std::string& text) {
  if (text.empty()) return {};
  return "<" + std::string(name) + ">" + text + "</" + std::string(name) + ">";
}

}  // namespace duly::test
