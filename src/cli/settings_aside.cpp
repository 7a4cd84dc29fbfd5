// Options that go ill together. On one command line, or in one section of a settings file, they are
// told as a mistake; but what is typed today must not clash with what a file says every day.

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "cli/settings.hpp"

namespace duly::cli {
namespace {

/// Ways to ask for one thing, parted by bars: the options of one way exclude those of another.
constexpr std::array<std::string_view, 5> kRivals = {
    "year|quarter|month|from to|years", "monthly|quarterly|years",
    "list|target by monthly quarterly years", "areas|groups|readings|presets|columns",
    "looked-after|placement-order|placed-for-adoption|returned|short-breaks|plan"
    "|strategy-discussion"};

/// Settings that serve others, and without them nothing.
struct Servant {
  std::string_view name;
  std::string_view masters;  ///< any of them
};
constexpr std::array kServants = {Servant{"key", "pseudonyms suppress"},
                                  Servant{"benchmarks", "benchmark"},
                                  Servant{"layout", "years monthly quarterly"}};

bool has_name(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    if (names.substr(0, end) == name) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

/// Which of the ways an option belongs to; 0: to none.
std::size_t way_of(std::string_view ways, std::string_view name) {
  for (std::size_t way = 1; !ways.empty(); ++way) {
    const std::size_t end = std::min(ways.find('|'), ways.size());
    if (has_name(ways.substr(0, end), name)) return way;
    ways.remove_prefix(std::min(end + 1, ways.size()));
  }
  return 0;
}

bool asks_for(const Given& given, std::string_view format) {
  return (given.name == "format" && given.values[0] == format) ||
         (given.name == "output" && format_of_ending(given.values[0]) == format);
}
bool is_calendar(const Given& given) {
  return asks_for(given, "ics");
}
bool is_csv(const Given& given) {
  return asks_for(given, "csv");
}

/// A file written as its ending says, and another format.
bool write_otherwise(const Given& format, const Given& output) {
  if (format.name != "format" || output.name != "output") return false;
  const std::string named = format_of_ending(output.values[0]);
  return !named.empty() && named != format.values[0];
}

/// Must `weak` stand aside for `strong`? Both ask for something.
bool gives_way(const Given& weak, const Given& strong) {
  // Not the other way about: what hides children never stands aside.
  if (weak.name == "show-values" && strong.name == "pseudonyms") return true;
  if (write_otherwise(weak, strong) || write_otherwise(strong, weak)) return true;
  if (is_calendar(weak) && strong.name == "by") return true;
  if (is_calendar(strong) && weak.name == "by") return true;
  return std::any_of(kRivals.begin(), kRivals.end(), [&](std::string_view ways) {
    const std::size_t one = way_of(ways, weak.name);
    const std::size_t other = way_of(ways, strong.name);
    return one != 0 && other != 0 && one != other;
  });
}

void stand_aside_for_stronger(std::vector<Given*>& by_strength) {
  for (Given* weak : by_strength) {
    if (!weak->asks()) continue;
    for (const Given* strong : by_strength) {
      if (weak->source <= strong->source) break;
      if (!strong->asks() || !gives_way(*weak, *strong)) continue;
      weak->aside = fmt::format("{} comes first ({})", strong->name, strong->place);
      break;
    }
  }
}

void stand_aside_without_use(std::vector<Given>& all) {
  const auto asked = [&all](const auto& fits) {
    return std::any_of(all.begin(), all.end(),
                       [&fits](const Given& given) { return given.asks() && fits(given); });
  };
  for (Given& given : all) {
    if (!given.from_settings() || !given.asks()) continue;
    for (const Servant& servant : kServants) {
      if (servant.name != given.name) continue;
      if (!asked([&](const Given& other) { return has_name(servant.masters, other.name); })) {
        given.aside = fmt::format("of use with {} only", servant.masters);
      }
    }
    if (given.name == "excel" && !asked(is_csv)) given.aside = "of use with CSV only";
    if (given.name == "since" && !asked(is_calendar)) given.aside = "of use with a calendar only";
  }
}

}  // namespace

void stand_aside(std::vector<Given>& given) {
  std::vector<Given*> by_strength;
  by_strength.reserve(given.size());
  for (Given& one : given) by_strength.push_back(&one);
  std::stable_sort(by_strength.begin(), by_strength.end(),
                   [](const Given* a, const Given* b) { return a->source < b->source; });
  stand_aside_for_stronger(by_strength);
  stand_aside_without_use(given);
}

}  // namespace duly::cli
