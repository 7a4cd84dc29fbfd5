#include "answers/question.hpp"

#include <algorithm>

#include "duly/ascii.hpp"
#include "duly/nearest.hpp"

namespace duly::answers {

std::size_t place_among(std::string_view part, const std::string& typed,
                        const std::vector<std::string>& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&typed](const std::string& word) {
    return same_but_for_case(word, typed);
  });
  if (found == words.end()) {
    throw WrongQuestion(part, " has no value '" + typed + "'" + nearest_of(typed, words));
  }
  return static_cast<std::size_t>(found - words.begin());
}

std::string word_among(std::string_view part, const std::string& typed,
                       const std::vector<std::string>& words) {
  return words[place_among(part, typed, words)];
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    out.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

void check_by(const std::vector<std::string>& by) {
  for (auto name = by.begin(); name != by.end(); ++name) {
    if (name->empty()) throw WrongQuestion("by", " names no group between two commas");
    if (std::find(by.begin(), name, *name) != name) {
      throw WrongQuestion("by", " names a group twice: " + *name);
    }
  }
}

}  // namespace duly::answers
