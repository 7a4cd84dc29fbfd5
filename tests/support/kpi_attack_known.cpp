// What an attacker knows of the measures, put down as sums.

#include <algorithm>
#include <array>
#include <numeric>

#include "support/kpi_attack.hpp"

namespace duly::test {
namespace {

/// What an attacker knows of the measures. `n`, `d`, `x` and `i` are the numerator, denominator,
/// left out and indeterminate; ^ is the point before; ? something that is not printed.
constexpr std::array kKnown = std::to_array<const char*>({
    "NI64 d = cp_ended n",
    "NI64 d = cp_ended_lengths d",
    "cp_ended n = cp_ended_lengths d",
    "NI64 x = cp_ended x",
    "NI64 x = cp_ended_lengths x",
    "cp_ended x = cp_ended_lengths x",
    "NI64 n = cp_ended_lengths 24 months and over",
    "NI65 d = cp_started n",
    "NI65 d = cp_repeat_12m d",
    "NI65 d = cp_repeat_24m d",
    "cp_started n = cp_repeat_12m d",
    "cp_started n = cp_repeat_24m d",
    "cp_repeat_12m d = cp_repeat_24m d",
    "NI65 x = cp_started x",
    "NI65 x = cp_repeat_12m x",
    "cp_repeat_12m x = cp_repeat_24m x",
    "NI65 n = cp_repeat_12m n + ?",
    "NI65 n = cp_repeat_24m n + ?",
    "cp_repeat_24m n = cp_repeat_12m n + ?",
    "cp_at_end n = cp_open_2y d",
    "cp_at_end n = cp_open_15m d",
    "cp_at_end n = cp_open_lengths d",
    "cp_open_2y d = cp_open_15m d",
    "cp_open_2y d = cp_open_lengths d",
    "cp_at_end x = cp_open_2y x",
    "cp_at_end x = cp_open_15m x",
    "cp_at_end x = cp_open_lengths x",
    "cp_open_2y x = cp_open_15m x",
    "cp_open_2y x = cp_open_lengths x",
    "cp_open_2y n = cp_open_lengths 24 months and over",
    "cp_open_15m n = cp_open_2y n + ?",
    "NI67 d + NI67 i + NI67 x = cp_at_end n + cp_at_end x",
    "NI67 d + NI67 i + NI67 x = cp_open_2y d + cp_open_2y x",
    "NI67 d + NI67 i + NI67 x = cp_open_lengths d + cp_open_lengths x",
    "NI67 [temporary] = cp_at_end x",
    "NI67 [temporary] = cp_open_15m x",
    "NI67 x = cp_at_end x + ?",
    "NI67 x = cp_open_2y x + ?",
    "cla_at_end n = NI62 d",
    "cla_at_end x = NI62 x",
    "cla_at_end x = NI63 [short_break]",
    "NI62 x = NI63 [short_break]",
    "NI66 d + NI66 i + NI66 x = cla_at_end n + cla_at_end x",
    "NI66 d + NI66 i + NI66 x = NI62 d + NI62 x",
    "NI66 d + NI66 i + NI66 x = NI63 d + NI63 x",
    "NI63 d + NI63 x = cla_at_end n + cla_at_end x",
    "NI63 d + NI63 x = NI62 d + NI62 x",
    "NI66 x = cla_at_end x + ?",
    "NI63 x = cla_at_end x + ?",
    "NI66 x = NI62 x + ?",
    "cla_at_end n = caseload iro, looked after",
    "cp_at_end n = caseload iro, on plans",
    "cla_at_end n = caseload social worker, looked after",
    "cp_at_end n = caseload social worker, on plans",
    "cla_started_periods n = cla_started n",
    "cla_started_periods x = cla_started x + ?",
    "cla_ceased_periods n = cla_ceased n",
    "cla_ceased_periods x = cla_ceased x + ?",
    "cla_reviews_on_time n = cla_obligations_met n",
    "cla_obligations_met d = cla_reviews_on_time d + ?",
    "cla_first_review_on_time x = cla_second_review_on_time x",
    "cla_second_review_on_time x = cla_later_review_on_time x",
    "cla_reviews_on_time n = cla_first_review_on_time n + cla_second_review_on_time n"
    " + cla_later_review_on_time n + ?",
    "cla_reviews_on_time d = cla_first_review_on_time d + cla_second_review_on_time d"
    " + cla_later_review_on_time d + ?",
    "cla_reviews_on_time d + cla_reviews_on_time i = cla_first_review_on_time d"
    " + cla_first_review_on_time i + cla_second_review_on_time d + cla_second_review_on_time i"
    " + cla_later_review_on_time d + cla_later_review_on_time i + cla_later_review_on_time x",
    "cla_participation_reviews n = cla_participation_code PN1 + cla_participation_code PN2"
    " + cla_participation_code PN3 + cla_participation_code PN5 + cla_participation_code PN6",
    "cla_participation_reviews d = cla_participation_code PN1 + cla_participation_code PN2"
    " + cla_participation_code PN3 + cla_participation_code PN4 + cla_participation_code PN5"
    " + cla_participation_code PN6 + cla_participation_code PN7",
    "cla_participation_reviews d = cla_participation_code d",
    "cla_participation_reviews x = cla_participation_code x",
    "cla_participation_code x = cla_participation_code PN0 + cla_participation_code (none)",
    "cla_participation_reviews d + cla_participation_reviews x = cla_reviews_on_time d"
    " + cla_reviews_on_time i + adoption_reviews_on_time d + adoption_reviews_on_time i"
    " + short_break_reviews_on_time d + short_break_reviews_on_time i + ?",
    "record_15wd d + record_15wd x = record_days d + record_days x",
    "record_15wd d + record_15wd x = cla_participation_code d + cla_participation_code x",
    "record_days d + record_days x = cla_participation_code d + cla_participation_code x",
    "record_days d + record_days x = cla_participation_reviews d + cla_participation_reviews x",
    "record_15wd d = record_days d + ?",
    "record_days x = record_15wd x + ?",
    "record_15wd d + record_15wd x = cla_reviews_on_time d + cla_reviews_on_time i"
    " + adoption_reviews_on_time d + adoption_reviews_on_time i + ?",
    "record_days d + record_days x = cla_reviews_on_time d + cla_reviews_on_time i"
    " + adoption_reviews_on_time d + adoption_reviews_on_time i + ?",
    "record_days d + record_days x = cla_reviews_on_time d + cla_reviews_on_time i"
    " + adoption_reviews_on_time d + adoption_reviews_on_time i + short_break_reviews_on_time d"
    " + short_break_reviews_on_time i + ?",
    "icpc_15wd d = icpc_bands d",
    "icpc_15wd x = icpc_bands x",
    "icpc_15wd n = icpc_bands 0-10 + icpc_bands 11-15",
    "icpc_15wd d = icpc_15wd n + icpc_bands 16-20 + icpc_bands 21+",
    "cp_reviews_on_time x = cp_meetings_on_time x",
    "^cp_at_end n + cp_started n = cp_at_end n + cp_ended n",
    "^cp_at_end n + NI65 d = cp_at_end n + NI64 d",
    "^cp_open_2y d + NI65 d = cp_open_2y d + NI64 d",
    "^cp_at_end x + cp_started x = cp_at_end x + cp_ended x",
    "^cla_at_end n + cla_started n = cla_at_end n + cla_ceased n",
    "^NI62 d + cla_started n = NI62 d + cla_ceased n",
    "^cla_at_end n + cla_started_periods n = cla_at_end n + cla_ceased_periods n",
    "^cla_at_end x + cla_started_periods x = cla_at_end x + cla_ceased_periods x",
    "cla_at_end n = iro_changes d",
    "cla_at_end x = iro_changes x",
    "cp_ended n + cp_ended x = cp_ended_at_first_review d + cp_ended_at_first_review x",
    "^cla_at_end n + ^cla_at_end x + cla_started_periods n + cla_started_periods x"
    " = cla_at_end n + cla_at_end x + cla_ceased_periods n + cla_ceased_periods x",
});

std::vector<std::string> terms_of(std::string side) {
  std::vector<std::string> out;
  for (std::size_t at = side.find(" + "); at != std::string::npos; at = side.find(" + ")) {
    out.push_back(side.substr(0, at));
    side.erase(0, at + 3);
  }
  out.push_back(side);
  return out;
}

/// The counts of a side; false where one is not printed. A group without a row counts nothing.
bool find_side(Attack& attack, const std::string& side, std::size_t point, const std::string& group,
               std::vector<CountId>& out, bool& rest) {
  for (std::string term : terms_of(side)) {
    if (term == "?") {
      rest = true;
      continue;
    }
    const bool before = term[0] == '^';
    if (before && point == 0) return false;
    if (before) term.erase(0, 1);
    const std::size_t space = term.find(' ');
    const Place place{term.substr(0, space), attack.points[before ? point - 1 : point], group,
                      term.substr(space + 1)};
    const auto found = attack.at.find(place);
    if (found != attack.at.end()) out.push_back(found->second);
    if (found != attack.at.end()) continue;
    if (!attack.shown.contains({place.measure, place.from}) || place.part[0] == '[') return false;
  }
  return true;
}

std::int64_t sum_of(const Attack& attack, const std::vector<CountId>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [&](std::int64_t n, CountId c) { return n + attack.sheet.values[c]; });
}

/// A number of a measure that is not printed may stand in one that is: "cla_at_end n = NI62 d".
void find_under_others(Attack& attack) {
  for (const std::string line : kKnown) {
    const std::size_t middle = line.find(" = ");
    const std::array<std::string, 2> sides = {line.substr(0, middle), line.substr(middle + 3)};
    if (line[0] == '^' || line.find_first_of("+?[") != std::string::npos) continue;
    const auto at = attack.at;
    for (const auto& [place, id] : at) {
      for (std::size_t side = 0; side < 2; ++side) {
        if (place.measure + " " + place.part != sides[side]) continue;
        const std::string& other = sides[1 - side];
        const std::size_t space = other.find(' ');
        const Place same{other.substr(0, space), place.from, place.group, other.substr(space + 1)};
        if (!attack.shown.contains({same.measure, same.from})) attack.at.try_emplace(same, id);
      }
    }
  }
}

/// What stands on both sides says nothing.
void leave_out_shared(std::vector<CountId>& left, std::vector<CountId>& right) {
  for (auto at = left.begin(); at != left.end();) {
    const auto same = std::find(right.begin(), right.end(), *at);
    if (same == right.end()) {
      ++at;
    } else {
      right.erase(same);
      at = left.erase(at);
    }
  }
}

}  // namespace

int add_known(Attack& attack) {
  int used = 0;
  for (int round = 0; round < 2; ++round) find_under_others(attack);  // of one that was found so
  for (const std::string line : kKnown) {
    const std::size_t middle = line.find(" = ");
    for (std::size_t point = 0; point < attack.points.size(); ++point) {
      for (const std::string& group : attack.groups) {
        std::vector<CountId> left;
        std::vector<CountId> right;
        bool rest = false;
        if (!find_side(attack, line.substr(0, middle), point, group, left, rest)) continue;
        if (!find_side(attack, line.substr(middle + 3), point, group, right, rest)) continue;
        leave_out_shared(left, right);
        const std::int64_t more = sum_of(attack, left) - sum_of(attack, right);
        if (more < 0 || (more != 0 && !rest) || left.size() + right.size() == 0) continue;
        if (rest) right.push_back(attack.rest(more));
        attack.sheet.equation(left, right);
        ++used;
      }
    }
  }
  return used;
}

}  // namespace duly::test
