// The areas of published figures, and which of them a typed name means.

#include <algorithm>
#include <array>
#include <cstddef>

#include "duly/ascii.hpp"
#include "duly/benchmark.hpp"
#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "duly/nearest.hpp"

namespace duly {
namespace {

constexpr std::array<std::string_view, 8> kTitlesBefore = {
    "the ",        "city of ",          "county of ",         "metropolitan borough of ",
    "borough of ", "royal borough of ", "london borough of ", "county "};
constexpr std::array<std::string_view, 6> kTitlesAfter = {" council",      " county",  " city",
                                                          " metropolitan", " borough", " region"};

/// Words in small letters with one space between, "and" for "&"; "City of" and "County of" before
/// the name, where the published names have them behind it.
std::string in_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_letter_or_digit(c)) {
      out.push_back(small_letter(c));
    } else if (c == '&') {
      out.append(out.empty() || out.back() == ' ' ? "and " : " and ");
    } else if (c != '\'' && !out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  for (const std::string_view title : {"city of", "county of"}) {
    if (out.size() > title.size() && out.ends_with(title)) {
      out = std::string(title) + " " + out.substr(0, out.size() - title.size() - 1);
    }
  }
  return out;
}

std::string without_titles_after(std::string words) {
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view title : kTitlesAfter) {
      if (!words.ends_with(title)) continue;
      words.resize(words.size() - title.size());
      shorter = true;
    }
  }
  return words;
}

std::string without_titles(std::string words) {
  words = without_titles_after(std::move(words));
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view title : kTitlesBefore) {
      if (!words.starts_with(title)) continue;
      words.erase(0, title.size());
      shorter = true;
    }
  }
  return words;
}

/// What an area answers to.
struct Names {
  std::vector<std::string> whole;           ///< in words
  std::vector<std::string> without_titles;  ///< and without titles
};

const Names& names() {
  static const Names kAll = [] {
    Names out;
    for (const PublishedArea& area : published_areas()) {
      out.whole.push_back(in_words(area.name));
      out.without_titles.push_back(without_titles(out.whole.back()));
    }
    return out;
  }();
  return kAll;
}

std::optional<std::string_view> area_at(const std::vector<std::string>& all,
                                        const std::string& words) {
  const auto found = std::find(all.begin(), all.end(), words);
  if (found == all.end()) return std::nullopt;
  return published_areas()[static_cast<std::size_t>(found - all.begin())].name;
}

}  // namespace

std::span<const PublishedArea> published_areas() {
  static const std::vector<PublishedArea> kAll = [] {
    std::vector<PublishedArea> out;
    csv::for_each_line(embedded_file("benchmark-areas.csv"), [&out](const csv::Line& line) {
      out.push_back({line["code"], line["level"], line["name"]});
    });
    return out;
  }();
  return kAll;
}

std::optional<std::string_view> find_area(std::string_view typed) {
  const std::string words = in_words(typed);
  if (words.empty()) return std::nullopt;
  // The whole name first: London is a region, the City of London an authority.
  for (const std::string& name : {words, without_titles_after(words), without_titles(words)}) {
    if (const auto area = area_at(names().whole, name)) return area;
  }
  return area_at(names().without_titles, without_titles(words));
}

std::vector<std::string> nearest_areas(std::string_view typed) {
  constexpr std::size_t kMost = 5;
  std::vector<std::string> out;
  const std::string words = without_titles(in_words(typed));
  if (words.empty()) return out;
  std::vector<std::string> left = names().without_titles;
  const auto take = [&](std::size_t i) {
    left[i].clear();
    out.emplace_back(published_areas()[i].name);
  };
  const std::string within = " " + words;
  for (std::size_t i = 0; i < left.size() && out.size() < kMost; ++i) {
    if ((" " + names().whole[i]).find(within) != std::string::npos) take(i);
  }
  while (out.size() < kMost) {
    const std::string_view near = nearest(words, left);
    if (near.empty()) break;
    take(static_cast<std::size_t>(std::find(left.begin(), left.end(), near) - left.begin()));
  }
  return out;
}

}  // namespace duly
