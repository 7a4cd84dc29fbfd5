#include "support/moves.hpp"

#include <filesystem>
#include <map>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "support/files.hpp"

namespace duly::test {
namespace {

int number(const std::string& cell) {
  return cell.empty() ? 0 : std::stoi(cell);
}

bool has_bands(const std::string& measure) {
  const Shape shape = find_measure(measure)->shape;
  return shape == Shape::bands || shape == Shape::caseload;
}

/// "a -> b" as both; one alone is the one of the side that counts.
std::pair<std::string, std::string> both_of(const std::string& text) {
  constexpr std::string_view kArrow = " -> ";
  const std::size_t at = text.find(kArrow);
  if (at == std::string::npos) return {text, text};
  return {text.substr(0, at), text.substr(at + kArrow.size())};
}

/// The parts of a note.
std::vector<std::string> parts_of(const std::string& note) {
  std::vector<std::string> out;
  std::string rest = note;
  for (std::size_t at = 0; (at = rest.find("; ")) != std::string::npos;) {
    out.push_back(rest.substr(0, at));
    rest = rest.substr(at + 2);
  }
  out.push_back(rest);
  return out;
}

/// What moves come to, or the difference of totals.
struct Sums {
  int denominator = 0, numerator = 0, indeterminate = 0;
  std::map<std::string, int> bands;
};

void add_move(const CsvLine& row, Sums& sums) {
  const int then = number(row["before_denominator"]);
  const int now = number(row["after_denominator"]);
  sums.denominator += now - then;
  sums.numerator += number(row["after_numerator"]) - number(row["before_numerator"]);
  sums.indeterminate += (row["after_reason"] == "indeterminate" ? 1 : 0) -
                        (row["before_reason"] == "indeterminate" ? 1 : 0);
  if (!has_bands(row["measure"])) return;
  const auto [before, after] = both_of(parts_of(row["note"]).front());
  if (then > 0) --sums.bands[before];
  if (now > 0) ++sums.bands[after];
}

Sums total_of(const CsvLine& row) {
  Sums out;
  out.denominator = number(row["after_denominator"]) - number(row["before_denominator"]);
  out.numerator = number(row["after_numerator"]) - number(row["before_numerator"]);
  constexpr std::string_view kIndeterminate = "indeterminate ";
  const std::vector<std::string> parts = parts_of(row["note"]);
  for (std::size_t i = 1; i < parts.size(); ++i) {  // the first is the figure
    const auto [before, after] = both_of(parts[i]);
    const std::size_t space = before.rfind(' ');
    if (before == after || space == std::string::npos) continue;
    const int difference = number(after) - number(before.substr(space + 1));
    if (before.starts_with(kIndeterminate)) {
      out.indeterminate = difference;
    } else if (has_bands(row["measure"])) {
      out.bands[before.substr(0, space)] = difference;
    }
  }
  return out;
}

}  // namespace

void check_moves_add_up(const std::string& csv) {
  std::map<std::string, Sums> moves;
  std::size_t totals = 0;
  for (const CsvLine& row : lines_of(csv)) {
    Sums& sums = moves[row["measure"]];
    if (row["why"] != "total") {
      add_move(row, sums);
      continue;
    }
    CAPTURE(row["measure"]);
    CAPTURE(row["note"]);
    ++totals;
    std::erase_if(sums.bands, [](const auto& band) { return band.second == 0; });
    const Sums total = total_of(row);
    CHECK(sums.denominator == total.denominator);
    CHECK(sums.numerator == total.numerator);
    CHECK(sums.indeterminate == total.indeterminate);
    CHECK(sums.bands == total.bands);
  }
  CHECK(totals == moves.size());
}

void check_totals(const std::string& csv, std::string_view side,
                  const std::vector<std::string>& kpi) {
  const std::string figures = run_duly(kpi).out;
  std::map<std::string, std::pair<std::string, std::string>> counts;
  for (const CsvLine& row : lines_of(figures)) {
    if (find_measure(row["measure"])->shape != Shape::share) continue;
    counts[row["measure"]] = {row["denominator"], row["numerator"]};
  }
  std::size_t compared = 0;
  for (const CsvLine& row : lines_of(csv)) {
    if (row["why"] != "total" || counts.count(row["measure"]) == 0) continue;
    CAPTURE(row["measure"]);
    const std::string prefix(side);
    CHECK(row[prefix + "_denominator"] == counts[row["measure"]].first);
    CHECK(row[prefix + "_numerator"] == counts[row["measure"]].second);
    ++compared;
  }
  CHECK(compared == counts.size());
  CHECK(compared > 0);
}

std::string write_world(const TempFolder& folder, const std::string& name, const World& world) {
  std::filesystem::create_directories(folder.folder() / name);
  const auto file = [&](const char* kind) { return folder.path(name + "/" + kind + ".csv"); };
  write_file(file("episodes"), csv_of(world.episodes));
  write_file(file("reviews"), csv_of(world.reviews));
  write_file(file("plans"), csv_of(world.plans));
  write_file(file("conferences"), csv_of(world.conferences));
  write_file(file("children"), csv_of(world.children));
  return folder.path(name);
}

}  // namespace duly::test
