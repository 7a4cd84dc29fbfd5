#pragma once

// What can be wrong with a question, and with the files it is asked of; and the words of a question
// as values.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace duly::answers {

/// The question is wrong: it names what there is not, or asks what nothing could answer. Who asked
/// is to be told, and given no answer.
class WrongQuestion : public std::runtime_error {
 public:
  explicit WrongQuestion(const std::string& text) : std::runtime_error(text) {}
  /// `text` follows the name of the `part` of the question it is about, such as "team": whoever
  /// asks gives it the form it has there (`--team`, a field of a page).
  WrongQuestion(std::string_view part, const std::string& text)
      : std::runtime_error(text), part_(part) {}
  const std::string& part() const { return part_; }

 private:
  std::string part_;
};

/// The files cannot be used as they are asked for: nothing is answered.
class WrongFiles : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Which of `words` is meant, capitals aside; WrongQuestion names the nearest.
std::size_t place_among(std::string_view part, const std::string& typed,
                        const std::vector<std::string>& words);

/// That word itself.
std::string word_among(std::string_view part, const std::string& typed,
                       const std::vector<std::string>& words);

/// The names of the first `count` values of an enumeration.
template <class Value>
std::vector<std::string> names_of(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(name(static_cast<Value>(i)));
  return out;
}

/// Words as values, capitals aside; WrongQuestion names the nearest of those there are.
template <class Value>
std::vector<Value> values_of(std::string_view part, const std::vector<std::string>& words,
                             std::size_t count) {
  const std::vector<std::string> names = names_of<Value>(count);
  std::vector<Value> out;
  for (const std::string& word : words) {
    out.push_back(static_cast<Value>(place_among(part, word, names)));
  }
  return out;
}

/// "sex,age_band" taken apart.
std::vector<std::string> split_at_commas(const std::string& text);

/// WrongQuestion where groups are named twice, or none is named.
void check_by(const std::vector<std::string>& by);

}  // namespace duly::answers
