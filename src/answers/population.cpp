#include "answers/population.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/group.hpp"
#include "duly/nearest.hpp"
#include "duly/number.hpp"

namespace duly::answers {
namespace {

/// "sex,age_band" and "sex / age_band" are the same breakdown.
std::vector<std::string> groups_in(const std::string& by) {
  std::vector<std::string> out;
  std::string name;
  for (const char c : by + ",") {
    if (c != ',' && c != '/') {
      if (c != ' ' || !name.empty()) name += c;
      continue;
    }
    while (!name.empty() && name.back() == ' ') name.pop_back();
    out.push_back(std::move(name));
    name.clear();
  }
  return out;
}

std::string same_breakdown(const std::string& by) {
  return in_small_letters(fmt::format("{}", fmt::join(groups_in(by), " / ")));
}

/// WrongQuestion where a name is of no group.
void check_groups(const PopulationLine& line, const std::string& file,
                  const std::vector<std::string>& asked) {
  std::vector<std::string> known;
  for (const std::string& by : asked) {
    for (std::string& name : groups_in(by)) known.push_back(std::move(name));
  }
  for (const GroupKind& kind : group_kinds()) known.emplace_back(kind.name);
  for (const std::string& name : groups_in(line.group)) {
    const bool found = std::any_of(known.begin(), known.end(), [&name](const std::string& k) {
      return same_but_for_case(k, name);
    });
    if (found) continue;
    throw WrongQuestion("population", fmt::format(" {}, line {}: there is no group '{}'{}", file,
                                                  line.line, name, nearest_of(name, known)));
  }
}

}  // namespace

void throw_told_twice(const std::string& file, std::size_t line, std::size_t before) {
  throw WrongFiles(fmt::format("{}: line {}: the same group as on line {}", file, line, before));
}

std::size_t Population::of(std::string_view by, const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    const auto at = groups_.find({in_small_letters(by), in_small_letters(name)});
    if (at != groups_.end()) return at->second.children;
  }
  return 0;
}

std::vector<Population::OfGroup> Population::of_breakdown(std::string_view by) const {
  std::vector<OfGroup> out;
  for (const auto& [key, number] : groups_) {
    if (key.first == in_small_letters(by)) out.push_back(number);
  }
  std::sort(out.begin(), out.end(),
            [](const OfGroup& a, const OfGroup& b) { return a.line < b.line; });
  return out;
}

Population Population::of_number(const std::string& text) {
  Population out;
  out.whole_ = number_in<std::uint32_t>(text).value_or(0);
  if (out.whole_ == 0) {
    throw WrongQuestion("population",
                        " takes the number of children in the area, such as 242300, or a file"
                        " group,value,population; not '" +
                            text + "'");
  }
  return out;
}

Population Population::of_lines(const std::vector<PopulationLine>& lines, const std::string& file,
                                const std::vector<std::string>& asked) {
  Population out;
  out.file_ = file;
  std::size_t line_of_whole = 0;
  for (const PopulationLine& line : lines) {
    std::size_t before = line_of_whole;
    if (line.group.empty()) {
      out.whole_ = line.children;
      line_of_whole = line.line;
    } else {
      check_groups(line, file, asked);
      const auto [at, added] =
          out.groups_.try_emplace({same_breakdown(line.group), in_small_letters(line.value)},
                                  OfGroup{line.line, line.group, line.value, line.children});
      before = added ? 0 : at->second.line;
    }
    if (before != 0) throw_told_twice(file, line.line, before);
  }
  return out;
}

}  // namespace duly::answers
