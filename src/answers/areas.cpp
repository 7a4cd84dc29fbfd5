#include "answers/areas.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/text.hpp"

namespace duly::answers {
namespace {

constexpr std::string_view kPart = "benchmark";

std::string area_typed(const std::string& typed, const PublishedFigures& published) {
  if (const auto found = published.find_area(typed)) return std::string(*found);
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> near = published.nearest_areas(typed);
  if (near.size() > kMostNamed) near.resize(kMostNamed);
  throw WrongQuestion(
      kPart, fmt::format(" '{}': no area of that name has published figures{}", typed,
                         near.empty() ? std::string()
                                      : fmt::format("; did you mean {}?", fmt::join(near, ", "))));
}

/// Areas parted by commas, which stand in some names as well ("Bristol, City of"): of the names
/// that begin at a place the longest is meant.
std::vector<std::string> members_typed(const std::string& typed,
                                       const PublishedFigures& published) {
  std::vector<std::string> parts(1);
  for (const char c : typed) {
    if (c == ',') parts.emplace_back();
    if (c != ',') parts.back() += c;
  }
  std::vector<std::string> out;
  for (std::size_t from = 0; from < parts.size();) {
    constexpr std::size_t kMostParts = 3;
    std::size_t until = std::min(parts.size(), from + kMostParts);
    const auto joined = [&] {
      const std::string text =
          fmt::format("{}", fmt::join(parts.begin() + static_cast<std::ptrdiff_t>(from),
                                      parts.begin() + static_cast<std::ptrdiff_t>(until), ","));
      return std::string(trimmed(text));
    };
    while (until > from + 1 && !published.find_area(joined())) --until;
    std::string area = area_typed(joined(), published);
    if (std::find(out.begin(), out.end(), area) != out.end()) {
      throw WrongQuestion(kPart, " '" + typed + "' names " + area + " twice");
    }
    out.push_back(std::move(area));
    from = until;
  }
  return out;
}

/// England and regions are made of authorities, and rounded: added up, some would count twice.
void refuse_wholes(const AreasAsked& asked) {
  for (const PublishedArea& area : published_areas()) {
    const bool member =
        std::find(asked.areas.begin(), asked.areas.end(), area.name) != asked.areas.end();
    if (asked.pooled() && member && area.level != "authority") {
      throw WrongQuestion(kPart, fmt::format(" '{}': {} is no single authority, and cannot be added"
                                             " to others",
                                             asked.name, area.name));
    }
  }
}

AreasAsked asked(const std::string& typed, const PublishedFigures& published) {
  const std::size_t equals = typed.find('=');
  if (equals == std::string::npos) {
    const std::string area = area_typed(typed, published);
    return {area, {area}};
  }
  AreasAsked out{std::string(trimmed(std::string_view(typed).substr(0, equals))), {}};
  if (out.name.empty()) {
    throw WrongQuestion(kPart, " '" + typed + "' has no name before the equals sign");
  }
  out.areas = members_typed(typed.substr(equals + 1), published);
  const auto area = published.find_area(out.name);
  const bool itself = area && !out.pooled() && *area == out.areas.front();
  if (area && !itself) {
    throw WrongQuestion(kPart, fmt::format(" '{}': {} is an area itself; give the others another"
                                           " name",
                                           typed, out.name));
  }
  refuse_wholes(out);
  return out;
}

}  // namespace

std::vector<AreasAsked> areas_typed(const std::vector<std::string>& typed,
                                    const PublishedFigures& published) {
  std::vector<AreasAsked> out;
  for (const std::string& text : typed) {
    AreasAsked one = asked(text, published);
    const auto same = std::find_if(out.begin(), out.end(), [&one](const AreasAsked& before) {
      return before.name == one.name;
    });
    if (same == out.end()) {
      out.push_back(std::move(one));
    } else if (same->areas != one.areas) {
      throw WrongQuestion(kPart, " gives the name " + one.name + " to two lists of areas");
    }
  }
  return out;
}

}  // namespace duly::answers
