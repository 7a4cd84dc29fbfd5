// What the lines of measures say of their counts, as it is read.

#include "measures/identities.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

std::string words_of(const CountTerm& term) {
  using namespace count_part;  // NOLINT(google-build-using-namespace)
  constexpr std::array kColumns = {".numerator", ".denominator", ".indeterminate", ".excluded"};
  if (term.measure == nullptr) return "?";
  const std::string id = (term.last_point ? "last:" : "") + std::string(term.measure->id);
  if (term.part >= kReasons) {
    return id + "[" + std::string(name(static_cast<Reason>(term.part - kReasons))) + "]";
  }
  if (term.part >= kBands) {
    return id + "[" + std::string(term.measure->bands[std::size_t{term.part} - kBands]) + "]";
  }
  return id + kColumns[term.part];
}

std::string words_of(const CountIdentity& identity) {
  const std::string sign = identity.at_least ? " >= " : identity.nearly ? " ~= " : " = ";
  std::string out;
  for (const CountIdentity::Side& side : identity.sides) {
    out += out.empty() ? "" : sign;
    for (std::size_t t = 0; t < side.size(); ++t) out += (t > 0 ? " + " : "") + words_of(side[t]);
  }
  return out;
}

std::vector<std::string> all_said() {
  std::vector<std::string> out;
  for (const CountIdentity& identity : count_identities()) out.push_back(words_of(identity));
  return out;
}

/// Where it is said, from 0; as many as there are where it is not.
std::size_t place_of(std::string_view text) {
  const std::vector<std::string> all = all_said();
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), text) - all.begin());
}
bool is_said(std::string_view text) {
  return place_of(text) < count_identities().size();
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("counts that are one number are said to be, under the names kpi prints") {
    CHECK(is_said("icpc_15wd.denominator = icpc_bands.denominator"));
    CHECK(is_said("icpc_15wd[aged_18] = icpc_bands[aged_18]"));
    CHECK(is_said("cp_open_2y.numerator = cp_open_lengths[24 months and over]"));
    CHECK(is_said("cp_reviews_on_time.indeterminate ~= cp_meetings_on_time.indeterminate"));
    CHECK(is_said("icpc_15wd.numerator = icpc_bands[0-10] + icpc_bands[11-15]"));
    CHECK(is_said("cp_meetings_on_time.excluded >= cp_reviews_on_time.excluded"));
  }

  TEST_CASE("of the point before, and of a count that is not printed") {
    CHECK(
        is_said("last:cp_at_end.excluded + cp_started.excluded = cp_ended.excluded"
                " + cp_at_end.excluded"));
    CHECK(
        is_said("last:cp_at_end.numerator + ? = cp_ended.numerator"
                " + cp_at_end.numerator"));
  }

  TEST_CASE("lines of several measures that begin with one side say one thing") {
    CHECK(
        is_said("cp_started.numerator = NI65.denominator = cp_repeat_12m.denominator"
                " = cp_repeat_24m.denominator = cp_plan_number.denominator"));
    CHECK(
        is_said("NI65.numerator >= cp_repeat_24m.numerator"
                " >= cp_repeat_12m.numerator"));
    // What always holds, what nearly does and what holds another are told apart.
    CHECK(
        is_said("cp_at_end.excluded = NI67[temporary] = cp_open_2y.excluded"
                " = cp_open_15m.excluded = cp_open_lengths.excluded"));
    CHECK(is_said("cp_at_end.excluded ~= reviews_due_by_month[temporary]"));
    CHECK(is_said("cla_at_end.excluded ~= NI66[short_break]"));
    CHECK(is_said("cla_at_end.excluded >= NI66[short_break]"));
  }

  TEST_CASE("single counts stand first, then what always holds; else the order of the lists") {
    const std::array kInOrder = {
        place_of("cp_ended.numerator = NI64.denominator = cp_ended_lengths.denominator"),
        place_of("icpc_15wd.denominator = icpc_bands.denominator"),
        place_of("icpc_15wd.excluded = icpc_bands.excluded"),
        place_of("NI63[no_birth_date] = health_assessment[no_birth_date] = pep[no_birth_date]"),
        place_of("cla_at_end.excluded ~= NI66[short_break]"),
        place_of("caseload[iro, on plans] ~= caseload[social worker, on plans]"),
        place_of("cp_ended.numerator >= NI64.denominator"),
        place_of("permanence.denominator = cla_second_review_on_time.denominator"
                 " + cla_second_review_on_time.indeterminate"),
        place_of("NI67.excluded ~= cp_at_end.excluded + cp_open_lengths[up to 3 months]"),
        count_identities().size()};
    CHECK(kInOrder.front() == 0);
    CHECK(std::is_sorted(kInOrder.begin(), kInOrder.end(), std::less_equal<>()));
  }
}
