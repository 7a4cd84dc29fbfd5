// `kpi --suppress` is attacked from what it prints alone: every number in every format is read
// back, and all that is known of how figures add up is used against it. What follows from what is
// written here from the definitions of the measures, not taken from the program.

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

Args kpi(const Args& asked, const std::string& format, std::int64_t least, bool authority = true) {
  Args out = {"kpi"};
  const std::string folder = authority ? "examples/small-authority/" : "tests/golden/inputs/";
  for (const char* name :
       {"allocations", "conferences", "enquiries", "episodes", "plans", "reviews"}) {
    out.push_back(in_source(folder + name + ".csv").string());
  }
  out.push_back(in_source(folder + (authority ? "header.csv" : "children.csv")).string());
  out.insert(out.end(), asked.begin(), asked.end());
  out.insert(out.end(), {"-f", format});
  if (least > 0) out.insert(out.end(), {"--suppress", std::to_string(least)});
  return out;
}

/// Where a count stands: `part` is a column or, of bands and reasons, their name.
struct Place {
  std::string measure, from, group, part;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// What an attacker has of one run: every count with its true value, and whether it was hidden.
struct Attack {
  PlainSheet sheet;
  std::vector<bool> hidden;
  std::map<Place, CountId> at;
  std::set<std::pair<std::string, std::string>> shown;  ///< measures of each point
  std::vector<std::string> points;
  std::set<std::string> groups = {""};
  int used = 0;  ///< how often something known was of use

  /// A number in two places is added twice and put equal.
  void count(const Place& place, const std::string& plain, const std::string& printed) {
    if (plain.empty()) return;
    const CountId id = sheet.add(std::stoll(plain));
    hidden.push_back(printed == "c");
    const auto [first, added] = at.try_emplace(place, id);
    if (!added) sheet.equation({first->second}, {id});
  }
  CountId rest(std::int64_t value) {
    hidden.push_back(true);
    return sheet.add(value, false);
  }
};

/// "12 looked after" before `words`, or blank.
std::string number_before(const std::string& note, const std::string& words) {
  const std::size_t end = note.find(" " + words);
  if (end == std::string::npos) return {};
  const std::size_t begin = note.find_last_of(' ', end - 1);
  return note.substr(begin == std::string::npos ? 0 : begin + 1,
                     end - (begin == std::string::npos ? 0 : begin + 1));
}

void read_row(const CsvLine& plain, const CsvLine& said, Attack& out) {
  const Measure* m = find_measure(plain["measure"]);
  REQUIRE(m != nullptr);
  Place place{plain["measure"], plain["from"], plain["group"], {}};
  if (plain["numerator"].empty() || place.group.starts_with("benchmark")) return;
  out.shown.insert({place.measure, place.from});
  out.groups.insert(place.group);
  if (out.points.empty() || out.points.back() < place.from) out.points.push_back(place.from);
  const auto count = [&](const std::string& part, const std::string& column) {
    place.part = part;
    out.count(place, plain[column], said[column]);
  };
  count(plain["band"].empty() ? "n" : plain["band"], "numerator");
  if (m->shape == Shape::caseload) {
    for (const char* sort : {"looked after", "on plans"}) {
      place.part = plain["band"] + ", " + sort;
      out.count(place, number_before(plain["note"], sort), number_before(said["note"], sort));
    }
    return;
  }
  if (m->shape != Shape::count) count("d", "denominator");
  count("i", "indeterminate");
  count("x", "excluded");
}

std::vector<std::string> lines_with(const std::string& text, const std::string& words) {
  std::vector<std::string> out;
  for (const std::string& line : split(text, '\n')) {
    if (line.find(words) != std::string::npos) out.push_back(line);
  }
  return out;
}

/// "NI66 left out: 4 short_break, c aged_18."
void read_reasons(const std::string& plain, const std::string& said, Attack& out) {
  const std::string words = " left out: ";
  const std::vector<std::string> before = lines_with(plain, words);
  const std::vector<std::string> after = lines_with(said, words);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string measure = before[i].substr(0, before[i].find(' '));
    if (measure == "caseload") {
      CHECK(after[i].find_first_of("0123456789") == std::string::npos);
      continue;
    }
    const auto parts = split(before[i].substr(before[i].find(words) + words.size()), ',');
    const auto hides = split(after[i].substr(after[i].find(words) + words.size()), ',');
    REQUIRE(parts.size() == hides.size());
    const auto all = out.at.find({measure, out.points.front(), "", "x"});
    std::vector<CountId> reasons;
    for (std::size_t r = 0; r < parts.size(); ++r) {
      const std::string reason = parts[r].substr(parts[r].find_last_of(' ') + 1);
      const Place place{measure, out.points.front(), "",
                        "[" + reason.substr(0, reason.find('.')) + "]"};
      out.count(place, number_before(parts[r], reason), number_before(hides[r], reason));
      reasons.push_back(out.at.at(place));
    }
    if (all != out.at.end()) out.sheet.sum(all->second, reasons);
  }
}

void add_sums(Attack& out) {
  std::map<Place, std::vector<CountId>> groups;
  std::map<Place, std::vector<CountId>> bands;
  const std::map<Place, CountId> at = out.at;
  for (const auto& [place, id] : at) {
    Place whole = place;
    whole.group = {};
    if (!place.group.empty()) groups[whole].push_back(id);
    const Measure* m = find_measure(place.measure);
    const bool named = place.part.size() > 1 && place.part[0] != '[';
    whole = place;
    whole.part = "d";
    if (m->shape == Shape::bands && named) bands[whole].push_back(id);
    if (m->shape == Shape::share && place.part == "d") {
      whole.part = "n";
      const CountId part = at.at(whole);
      const CountId failed = out.rest(out.sheet.values[id] - out.sheet.values[part]);
      out.sheet.sum(id, {part, failed});
    }
    const std::size_t sort = place.part.find(", looked after");
    if (m->shape == Shape::caseload && sort != std::string::npos) {
      whole.part = place.part.substr(0, sort);
      Place plans = whole;
      plans.part += ", on plans";
      out.sheet.sum(at.at(whole), {id, at.at(plans)});
    }
  }
  for (const auto& [place, parts] : groups) out.sheet.sum(at.at(place), parts);
  for (const auto& [place, parts] : bands) out.sheet.sum(at.at(place), parts);
}

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
    "cla_participation_reviews d + cla_participation_reviews x"
    " = cla_participation_code d + cla_participation_code x",
    "cla_participation_reviews d + cla_participation_reviews x = cla_reviews_on_time d"
    " + cla_reviews_on_time i + adoption_reviews_on_time d + adoption_reviews_on_time i"
    " + short_break_reviews_on_time d + short_break_reviews_on_time i + ?",
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

int add_known(Attack& attack) {
  int used = 0;
  for (const std::string line : kKnown) {
    const std::size_t middle = line.find(" = ");
    for (std::size_t point = 0; point < attack.points.size(); ++point) {
      for (const std::string& group : attack.groups) {
        std::vector<CountId> left;
        std::vector<CountId> right;
        bool rest = false;
        if (!find_side(attack, line.substr(0, middle), point, group, left, rest)) continue;
        if (!find_side(attack, line.substr(middle + 3), point, group, right, rest)) continue;
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

Attack attack_on(const Args& asked, std::int64_t least) {
  Attack out;
  const auto plain = lines_of(run_duly(kpi(asked, "csv", 0)).out);
  const auto said = lines_of(run_duly(kpi(asked, "csv", least)).out);
  REQUIRE(plain.size() == said.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    for (const char* column : {"measure", "from", "to", "group", "band"}) {
      REQUIRE(plain[i][column] == said[i][column]);
    }
    read_row(plain[i], said[i], out);
  }
  read_reasons(run_duly(kpi(asked, "table", 0)).out, run_duly(kpi(asked, "table", least)).out, out);
  add_sums(out);
  out.used = add_known(out);
  return out;
}

/// Counts that hang together by what is hidden, as sheets of their own.
struct Lot {
  PlainSheet sheet;
  std::vector<bool> hidden;
};
std::vector<Lot> taken_apart(const Attack& attack, const std::vector<bool>& hidden) {
  std::vector<CountId> root(hidden.size());
  std::iota(root.begin(), root.end(), CountId{0});
  const auto find = [&root](CountId c) {
    while (root[c] != c) c = root[c] = root[root[c]];
    return c;
  };
  for (const auto& e : attack.sheet.equations) {
    CountId first = std::numeric_limits<CountId>::max();
    for (const auto& [c, sign] : e.terms) {
      if (!hidden[c]) continue;
      if (first == std::numeric_limits<CountId>::max()) first = c;
      root[find(c)] = find(first);
    }
  }
  std::map<CountId, Lot> lots;
  std::map<CountId, CountId> ids;
  for (CountId c = 0; c < hidden.size(); ++c) {
    if (!hidden[c]) continue;
    Lot& lot = lots[find(c)];
    ids[c] = lot.sheet.add(attack.sheet.values[c], attack.sheet.printed[c]);
    lot.hidden.push_back(true);
  }
  for (const auto& e : attack.sheet.equations) {
    Lot* lot = nullptr;
    PlainSheet::Equation own;
    std::int64_t known = 0;
    for (const auto& [c, sign] : e.terms) {
      if (hidden[c]) {
        lot = &lots[find(c)];
        own.terms.emplace_back(ids[c], sign);
      } else {
        known += sign * attack.sheet.values[c];
      }
    }
    if (lot == nullptr) continue;
    own.terms.emplace_back(lot->sheet.add(known < 0 ? -known : known), known < 0 ? -1 : 1);
    lot->hidden.push_back(false);
    lot->sheet.equations.push_back(std::move(own));
  }
  std::vector<Lot> out;
  for (auto& [c, lot] : lots) out.push_back(std::move(lot));
  return out;
}

/// By bounds: none hidden is zero, nothing is less than nothing, and every sum has to hold.
std::vector<bool> bounded(const Lot& lot) {
  constexpr std::int64_t kMany = 1'000'000;
  const PlainSheet& sheet = lot.sheet;
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  for (CountId c = 0; c < sheet.values.size(); ++c) {
    low.push_back(lot.hidden[c] ? (sheet.printed[c] ? 1 : 0) : sheet.values[c]);
    high.push_back(lot.hidden[c] ? kMany : sheet.values[c]);
  }
  constexpr int kRounds = 60;
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& e : sheet.equations) {
      std::int64_t least = 0;
      std::int64_t most = 0;
      for (const auto& [c, sign] : e.terms) {
        least += sign > 0 ? low[c] : -high[c];
        most += sign > 0 ? high[c] : -low[c];
      }
      for (const auto& [c, sign] : e.terms) {
        const std::int64_t others_least = least - (sign > 0 ? low[c] : -high[c]);
        const std::int64_t others_most = most - (sign > 0 ? high[c] : -low[c]);
        const std::int64_t from = sign > 0 ? -others_most : others_least;
        const std::int64_t to = sign > 0 ? -others_least : others_most;
        if (from <= low[c] && high[c] <= to) continue;
        low[c] = std::max(low[c], from);
        high[c] = std::min(high[c], to);
        break;  // the sums have changed
      }
    }
  }
  std::vector<bool> out;
  for (CountId c = 0; c < low.size(); ++c) out.push_back(lot.hidden[c] && low[c] == high[c]);
  return out;
}

struct Score {
  int small = 0;
  int recovered = 0;
  int guessed_at = 0;
  int used = 0;
};

Score score_of(const Attack& attack, const std::vector<bool>& hidden, std::int64_t least) {
  Score out;
  for (const Lot& lot : taken_apart(attack, hidden)) {
    const std::vector<bool> by_sums = solved(lot.sheet, lot.hidden);
    const std::vector<bool> by_bounds = bounded(lot);
    constexpr std::size_t kFew = 40;
    const bool few = lot.sheet.values.size() <= kFew;
    for (CountId c = 0; c < lot.sheet.values.size(); ++c) {
      if (!lot.hidden[c] || !lot.sheet.small(c, least)) continue;
      ++out.small;
      bool known = by_sums[c] || by_bounds[c];
      if (few && !known) known = guess(lot.sheet, lot.hidden, c) == Guess::certain;
      if (few) ++out.guessed_at;
      if (known) ++out.recovered;
    }
  }
  return out;
}

std::vector<bool> only_small(const Attack& attack, std::int64_t least) {
  std::vector<bool> out(attack.hidden.size());
  for (CountId c = 0; c < out.size(); ++c) {
    out[c] = attack.sheet.small(c, least) || !attack.sheet.printed[c];
  }
  return out;
}

const std::vector<Args>& ways_to_ask() {
  static const std::vector<Args> kWays = {
      {"--year", "2015-16"},
      {"--year", "2015-16", "-m", "all"},
      {"--year", "2015-16", "-m", "all", "--by", "team"},
      {"--year", "2015-16", "-m", "all", "--by", "iro"},
      {"--year", "2015-16", "--by", "team,age_band"},
      {"--year", "2015-16", "-m", "NI66,cla_at_end,NI62,NI63", "--by", "team,age_band"},
      {"--year", "2015-16", "-m", "cp_at_end,cp_started,cp_ended", "--by", "age_band", "--monthly"},
      {"--year", "2015-16", "-m", "NI64,NI65,cp_open_2y", "--monthly"},
      {"--year", "2015-16", "-m", "NI62,cla_started,cla_ceased", "--by", "sex", "--monthly"},
      {"--year", "2015-16", "-m", "all", "--quarterly"},
      {"--quarter", "2015-Q3", "-m", "all", "--by", "placement"},
      {"--year", "2014-15", "-m", "all", "--population", "60000", "--reading", "cp_unit=child"},
  };
  return kWays;
}

std::string in_words(const Args& asked) {
  std::string out;
  for (const std::string& word : asked) out += word + " ";
  return out;
}

/// Of a JSON row on a line of its own.
std::string json_value(const std::string& line, const std::string& name) {
  const std::string key = "\"" + name + "\": ";
  const std::size_t at = line.find(key);
  if (at == std::string::npos) return "no such key";
  std::string out = line.substr(at + key.size());
  if (out[0] == '"') return out.substr(1, out.find('"', 1) - 1);
  out = out.substr(0, out.find_first_of(",}"));
  return out == "null" ? std::string() : out;
}

std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || (c == ' ' && (out.empty() || out.back() == ' '))) continue;
    out += c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

#if defined(__SANITIZE_ADDRESS__)
constexpr std::array<std::int64_t, 1> kLeast = {6};  // sanitizers make it forty times as long
#else
constexpr std::array<std::int64_t, 3> kLeast = {5, 6, 10};
#endif

TEST_SUITE("property") {
  TEST_CASE("no count that kpi hides can be worked out from all it prints") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      for (const std::int64_t least : kLeast) {
        CAPTURE(least);
        const Attack attack = attack_on(asked, least);
        const Score score = score_of(attack, attack.hidden, least);
        CHECK(score.small > 0);
        CHECK(score.recovered == 0);
        for (CountId c = 0; c < attack.hidden.size(); ++c) {
          if (attack.sheet.small(c, least)) CHECK(attack.hidden[c]);
          if (attack.sheet.printed[c] && attack.sheet.values[c] == 0) CHECK_FALSE(attack.hidden[c]);
        }
      }
    }
  }

  TEST_CASE("hiding the small counts of kpi alone would give many of them away") {
    Score all;
    for (const Args& asked : ways_to_ask()) {
      const Attack attack = attack_on(asked, 5);
      const Score score = score_of(attack, only_small(attack, 5), 5);
      all.small += score.small;
      all.recovered += score.recovered;
      all.guessed_at += score.guessed_at;
      all.used += attack.used;
    }
    CHECK(all.recovered * 4 > all.small);
    CHECK(all.guessed_at > 100);
    CHECK(all.used > 500);
  }

  TEST_CASE(
      "what kpi shows beside hidden counts is as it was, and nothing is made of a hidden one") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      const auto plain = lines_of(run_duly(kpi(asked, "csv", 0)).out);
      const auto said = lines_of(run_duly(kpi(asked, "csv", 6)).out);
      REQUIRE(plain.size() == said.size());
      for (std::size_t i = 0; i < plain.size(); ++i) {
        bool hides = false;
        for (const char* column : {"numerator", "denominator", "indeterminate", "excluded"}) {
          const bool hidden = said[i][column] == "c";
          if (!hidden) CHECK(said[i][column] == plain[i][column]);
          hides = hides || (hidden && std::string(column) != "excluded");
        }
        for (const char* column : {"value", "value_low", "value_high"}) {
          if (!hides) CHECK(said[i][column] == plain[i][column]);
          if (hides) CHECK((said[i][column] == "c" || said[i][column].empty()));
        }
        if (hides) CHECK(said[i]["note"].find("too many") == std::string::npos);
        if (hides) CHECK(said[i]["note"].find("50 to 70") == std::string::npos);
      }
    }
  }

  TEST_CASE("most of what kpi prints of a small authority is still shown") {
    const Attack attack = attack_on({"--year", "2015-16", "-m", "all"}, 5);
    int shown = 0;
    int all = 0;
    for (CountId c = 0; c < attack.hidden.size(); ++c) {
      if (!attack.sheet.printed[c] || attack.sheet.values[c] == 0) continue;
      ++all;
      if (!attack.hidden[c]) ++shown;
    }
    CHECK(shown * 2 > all);
  }

  TEST_CASE("every format of kpi hides the same") {
    for (const Args& asked : ways_to_ask()) {
      CAPTURE(in_words(asked));
      const auto csv = lines_of(run_duly(kpi(asked, "csv", 6)).out);
      const std::string json_text = run_duly(kpi(asked, "json", 6)).out;
      CHECK(json_text.find("\"suppress\": \"6\"") != std::string::npos);
      const auto json = lines_with(json_text, "{\"measure\": ");
      REQUIRE(json.size() == csv.size());
      for (std::size_t i = 0; i < csv.size(); ++i) {
        for (const char* column : {"value", "numerator", "denominator", "excluded", "indeterminate",
                                   "value_low", "value_high", "met", "note"}) {
          CHECK(json_value(json[i], column) == csv[i][column]);
        }
      }
      const auto table = lines_with(run_duly(kpi(asked, "table", 6)).out, "  ");
      const auto md = lines_with(run_duly(kpi(asked, "md", 6)).out, "| ");
      REQUIRE(md.size() == csv.size() + 2);
      REQUIRE(table.size() == md.size());
      for (std::size_t i = 2; i < md.size(); ++i) CHECK(squeezed(table[i]) == squeezed(md[i]));
      std::size_t in_md = 0;
      for (const std::string& line : md) {
        for (std::size_t at = line.find(" c |"); at != std::string::npos; ++in_md) {
          at = line.find(" c |", at + 1);
        }
      }
      std::size_t in_csv = 0;
      for (const CsvLine& line : csv) {
        for (const char* column :
             {"value", "numerator", "denominator", "excluded", "indeterminate", "met"}) {
          if (line[column] == "c") ++in_csv;
        }
        // People are shown a range only where something is indeterminate.
        const bool range = line["value_low"] == "c" && line["indeterminate"] != "0";
        if (range) ++in_csv;
      }
      CHECK(in_md == in_csv);
    }
  }
}
