#include "support/kpi_attack.hpp"

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace duly::test {

namespace {

Args with_options(const Args& files, const Args& asked, const std::string& format,
                  std::int64_t least) {
  Args out = {"kpi"};
  out.insert(out.end(), files.begin(), files.end());
  out.insert(out.end(), asked.begin(), asked.end());
  out.insert(out.end(), {"-f", format});
  if (least > 0) out.insert(out.end(), {"--suppress", std::to_string(least)});
  return out;
}

}  // namespace

Args kpi(const Args& asked, const std::string& format, std::int64_t least, bool authority) {
  Args files;
  const std::string folder = authority ? "examples/small-authority/" : "tests/golden/inputs/";
  for (const char* name :
       {"allocations", "conferences", "enquiries", "episodes", "plans", "reviews"}) {
    files.push_back(in_source(folder + name + ".csv").string());
  }
  files.push_back(in_source(folder + (authority ? "header.csv" : "children.csv")).string());
  return with_options(files, asked, format, least);
}

void Attack::count(const Place& place, const std::string& plain, const std::string& printed) {
  if (plain.empty()) return;
  const CountId id = sheet.add(std::stoll(plain));
  hidden.push_back(printed == "c");
  const auto [first, added] = at.try_emplace(place, id);
  if (!added) sheet.equation({first->second}, {id});
}

CountId Attack::rest(std::int64_t value) {
  hidden.push_back(true);
  return sheet.add(value, false);
}

namespace {

/// "12 looked after" before `words`, or blank.
std::string number_before(const std::string& note, const std::string& words) {
  const std::size_t end = note.find(" " + words);
  if (end == std::string::npos) return {};
  const std::size_t begin = note.find_last_of(' ', end - 1);
  return note.substr(begin == std::string::npos ? 0 : begin + 1,
                     end - (begin == std::string::npos ? 0 : begin + 1));
}

}  // namespace

void read_row(const CsvLine& plain, const CsvLine& said, Attack& out) {
  const Measure* m = find_measure(plain["measure"]);
  REQUIRE(m != nullptr);
  std::string group = plain["group"];
  if (out.several && !group.empty()) group = plain["by"] + ": " + group;
  Place place{plain["measure"], plain["from"], group, {}};
  if (plain["numerator"].empty() || place.group.starts_with("benchmark")) return;
  out.shown.insert({place.measure, place.from});
  out.groups.insert(place.group);
  if (out.points.empty() || out.points.back() < place.from) out.points.push_back(place.from);
  const auto count = [&](const std::string& part, const std::string& column) {
    place.part = part;
    out.count(place, plain[column], said[column]);
  };
  std::string band = plain["band"];
  if (m->band_codes) band = band.substr(0, band.find(' '));  // without its words
  if (band == "total") {
    count("d", "numerator");
  } else if (m->shape != Shape::mean) {  // days are no count
    count(band.empty() ? "n" : band, "numerator");
  }
  if (m->shape == Shape::caseload) {
    for (const char* sort : {"looked after", "on plans"}) {
      place.part = plain["band"] + ", " + sort;
      out.count(place, number_before(plain["note"], sort), number_before(said["note"], sort));
    }
    return;
  }
  const bool has_whole = m->shape != Shape::count && m->shape != Shape::pace;
  if (has_whole && !plain["denominator"].empty()) count("d", "denominator");
  count("i", "indeterminate");
  count("x", "excluded");
}

namespace {

/// "NI66 left out: 4 short_break, c aged_18."
void read_reasons(const std::string& plain, const std::string& said, Attack& out) {
  const std::string words = " left out: ";
  const std::vector<std::string> before = lines_with(plain, words);
  const std::vector<std::string> after = lines_with(said, words);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string measure = before[i].substr(0, before[i].find(' '));
    if (is_by_worker(find_measure(measure)->shape)) {
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

/// The breakdown of a group, where there are several.
std::string breakdown_of(const Attack& attack, const std::string& group) {
  return attack.several ? group.substr(0, group.find(": ")) : std::string();
}

/// Are there groups of more than one breakdown? A caseload is always by worker.
bool has_several(const std::vector<CsvLine>& lines) {
  std::set<std::string> by;
  for (const CsvLine& line : lines) {
    if (line["measure"] != "caseload") by.insert(line["by"]);
  }
  by.erase("");
  return by.size() > 1;
}

}  // namespace

void add_sums(Attack& out) {
  std::map<std::pair<Place, std::string>, std::vector<CountId>> groups;
  std::map<Place, std::vector<CountId>> bands;
  const std::map<Place, CountId> at = out.at;
  for (const auto& [place, id] : at) {
    Place whole = place;
    whole.group = {};
    if (!place.group.empty()) {
      groups[{whole, breakdown_of(out, place.group)}].push_back(id);
    }
    const Measure* m = find_measure(place.measure);
    const bool named = place.part.size() > 1 && place.part[0] != '[';
    whole = place;
    whole.part = "d";
    const bool beside = place.part == "PN0" || place.part == "(none)";
    if (m->shape == Shape::bands && named && !beside) bands[whole].push_back(id);
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
  for (const auto& [of, parts] : groups) out.sheet.sum(at.at(of.first), parts);
  for (const auto& [place, parts] : bands) out.sheet.sum(at.at(place), parts);
}

Attack attack_on(const Args& asked, std::int64_t least, const Args& files) {
  Attack out;
  const auto run = [&](const std::string& format, std::int64_t hidden) {
    if (files.empty()) return run_duly(kpi(asked, format, hidden)).out;
    return run_duly(with_options(files, asked, format, hidden)).out;
  };
  const auto plain = lines_of(run("csv", 0));
  const auto said = lines_of(run("csv", least));
  REQUIRE(plain.size() == said.size());
  out.several = has_several(plain);
  for (std::size_t i = 0; i < plain.size(); ++i) {
    for (const char* column : {"measure", "from", "to", "by", "group", "band"}) {
      REQUIRE(plain[i][column] == said[i][column]);
    }
    read_row(plain[i], said[i], out);
  }
  read_reasons(run("table", 0), run("table", least), out);
  add_sums(out);
  out.used = add_known(out) + add_known_breakdowns(out);
  return out;
}

std::string place_in_words(const Attack& attack, CountId count) {
  for (const auto& [place, id] : attack.at) {
    if (id == count) {
      return place.measure + " " + place.from + " " + place.group + " " + place.part;
    }
  }
  return "printed twice, or not at all";
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
      {"--years", "2014-15..2015-16", "-m", "cp_at_end,cp_started,cp_ended,NI64", "--by",
       "age_band", "--layout", "down"},
      {"--quarter", "2015-Q3", "-m", "all", "--by", "placement"},
      {"--year", "2015-16", "-m", "cla_at_end,cla_started,NI62,cla_participation_code", "--by",
       "placement", "--by", "placement_family"},
      {"--year", "2015-16", "-m", "NI66,cla_at_end,cp_at_end,cp_open_lengths", "--by", "sex",
       "--by", "age_band,sex", "--by", "age_band"},
      {"--year", "2015-16", "-m", "NI66,cla_at_end", "--by", "ethnicity", "--by", "ethnic_group",
       "--by", "bme", "--quarterly"},
      {"--year", "2015-16", "-m", "record_days,cla_reviews_on_time,adoption_reviews_on_time",
       "--by", "iro"},
      {"--year", "2015-16", "-m",
       "record_15wd,record_days,cla_participation_reviews,cla_reviews_on_time", "--by", "iro"},
      {"--year", "2014-15", "-m", "all", "--population", "60000", "--reading", "cp_unit=child"},
  };
  return kWays;
}

std::string in_words(const Args& asked) {
  std::string out;
  for (const std::string& word : asked) out += word + " ";
  return out;
}

}  // namespace duly::test
