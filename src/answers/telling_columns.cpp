// Columns of an authority's own that tell who a child is.

#include <algorithm>
#include <array>
#include <string>

#include "answers/local_columns.hpp"
#include "duly/ascii.hpp"

namespace duly::answers {
namespace {

/// Its letters, small: "First Name" and first_name are firstname.
std::string letters_of(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (is_letter(c)) out += small_letter(c);
  }
  return out;
}

/// Names of children; a name of a team, venue or worker is none.
constexpr std::array<std::string_view, 22> kNames = {
    "name",       "names",         "fullname",     "forename",   "forenames",  "firstname",
    "givenname",  "middlename",    "surname",      "lastname",   "familyname", "childname",
    "childsname", "nameofchild",   "pupilname",    "clientname", "personname", "preferredname",
    "knownas",    "childforename", "childsurname", "youngperson"};

/// A letter and twelve digits; the last may be a letter for a while.
bool is_upn(std::string_view text) {
  constexpr std::size_t kLength = 13;
  if (text.size() != kLength || !is_letter(text.front())) return false;
  return std::all_of(text.begin() + 1, text.end() - 1, is_digit) &&
         (is_digit(text.back()) || is_letter(text.back()));
}

/// Ten digits, the last of which checks the others.
bool is_nhs_number(std::string_view text) {
  constexpr std::size_t kLength = 10;
  constexpr int kModulus = 11;
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) {
      digits += c;
    } else if (c != ' ' && c != '-') {
      return false;
    }
  }
  if (digits.size() != kLength) return false;
  int sum = 0;
  for (std::size_t i = 0; i + 1 < kLength; ++i) {
    sum += (digits[i] - '0') * static_cast<int>(kLength - i);
  }
  return (kModulus - sum % kModulus) % kModulus == digits.back() - '0';
}

/// Half of the values or more: a telephone number passes for one of the others now and then.
bool most(const std::vector<std::string>& values, bool (*is)(std::string_view)) {
  const auto found = std::count_if(values.begin(), values.end(), is);
  return found > 0 && static_cast<std::size_t>(found) * 2 >= values.size();
}

}  // namespace

std::string_view tells_who(const Records& records, const LocalColumn& column) {
  const std::string heading = letters_of(column.name);
  const std::vector<std::string> values = values_in(records, column);
  if (heading == "upn" || heading.find("uniquepupil") != std::string::npos ||
      most(values, is_upn)) {
    return "UPNs";
  }
  if (heading.starts_with("nhs") || most(values, is_nhs_number)) return "NHS numbers";
  return std::find(kNames.begin(), kNames.end(), heading) != kNames.end() ? "names" : "";
}

}  // namespace duly::answers
