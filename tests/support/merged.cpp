#include "support/merged.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/cases.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"
#include "support/run.hpp"

namespace duly::test {
namespace {

std::string csv_of(std::string headings, std::string_view rows, std::size_t cells) {
  std::string out = std::move(headings) + "\n";
  for (const std::string& row : split(rows, '\n')) {
    if (row.empty()) continue;
    std::vector<std::string> given = split(row, ' ');
    given.resize(cells);
    for (std::size_t i = 0; i < cells; ++i) {
      out += (i == 0 ? "" : ",") + (given[i] == "-" ? std::string() : given[i]);
    }
    out += "\n";
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "; ") + line;
  return out;
}

/// By child and day, so that the order in which children were met does not matter.
std::string sorted(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  return joined(lines);
}

std::string days(OptDate from, OptDate until) {
  return to_string(*from) + ".." + (until ? to_string(*until) : std::string());
}

/// Findings of reading are the business of other tests.
bool of_merging(std::string_view code) {
  static const std::set<std::string_view> kOthers = {"D121", "D124", "N01", "N15",
                                                     "N25",  "N37",  "N38"};
  return code.substr(0, 2) == "D3" || kOthers.contains(code);
}

Merged merged_once(const std::vector<Small>& files, const MergeOptions& options) {
  Diagnostics found;
  Records records = read(files, found);
  const Histories h = gather(
      records, {.as_at = day(options.as_at), .repair = options.repair, .keep_rows = true}, found);
  Merged out;
  const Repairs& repairs = h.repairs;
  if (repairs.care_ended > 0) {
    out.repairs += "care of " + std::to_string(repairs.care_ended) + " ended, ";
  }
  if (repairs.rows_moved > 0) out.repairs += std::to_string(repairs.rows_moved) + " moved, ";
  if (repairs.plans_absent > 0) out.repairs += std::to_string(repairs.plans_absent) + " absent, ";
  if (!out.repairs.empty()) out.repairs.resize(out.repairs.size() - 2);
  const auto child = [&records](Id id) { return std::string(records.children[id]) + " "; };
  std::vector<std::string> lines;
  for (const Episode& e : h.episodes) {
    lines.push_back(child(e.child) + days(e.from, e.until) + (e.unknown_end ? "?" : "") +
                    (e.reason_end == ShortCode("X1") ? " X1" : ""));
  }
  out.episodes = sorted(std::exchange(lines, {}));
  for (const PlanRow& p : h.plans) {
    lines.push_back(child(p.child) + days(p.from, p.until) +
                    (p.known_to ? " known to " + to_string(*p.known_to) : ""));
  }
  out.plans = sorted(std::exchange(lines, {}));
  for (const std::uint32_t i : h.reviews) {
    const Review& r = records.reviews[i];
    lines.push_back(child(r.child) + to_string(*r.held) + " " + r.participation.text());
  }
  out.codes = sorted(std::exchange(lines, {}));
  for (Id id = 0; id < h.born.size(); ++id) {
    if (h.born[id]) lines.push_back(child(id) + to_string(*h.born[id]));
  }
  out.born = sorted(std::exchange(lines, {}));
  std::set<std::string> problems;
  for (const Diagnostic& d : found.all()) {
    if (!of_merging(d.info->id)) continue;
    std::string line(d.info->id);
    if (d.row.file != RowRef::kNoFile) line += " " + records.extracts[d.row.file].name;
    if (d.row.line != 0) line += ":" + std::to_string(d.row.line);
    if (!d.column.empty()) line += " " + std::string(d.column);
    if (d.child != kNoId) line += " " + std::string(records.children[d.child]);
    lines.push_back(line);
    if (d.severity == Severity::error) problems.insert(std::string(d.info->id));
  }
  out.findings = sorted(std::exchange(lines, {}));
  out.problems = joined({problems.begin(), problems.end()});
  for (const Extract& e : records.extracts) {
    if (e.year) lines.push_back(e.name + " " + std::to_string((*e.year).year()));
  }
  out.years = sorted(lines);
  return out;
}

}  // namespace

Small episodes(std::string name, std::string_view rows) {
  return {std::move(name), csv_of("CHILD,DECOM,RNE,DEC,REC,LS,PLACE", rows, 7)};
}

Small plans(std::string name, std::string_view rows) {
  return {std::move(name), csv_of("child_id,plan_id,plan_start,plan_end", rows, 4)};
}

Small reviews(std::string name, std::string_view rows) {
  return {std::move(name), csv_of("CHILD,REVIEW,REVIEW_CODE", rows, 3)};
}

Small conferences(std::string name, std::string_view rows) {
  std::string csv = "child_id,conference_date,conference_type\n";
  for (const std::string& row : split(rows, '\n')) {
    if (row.empty()) continue;
    const std::vector<std::string> cells = split(row, ' ');
    csv += cells.at(0) + "," + cells.at(1) + ",RCPC\n";
  }
  return {std::move(name), csv};
}

Small children(std::string name, std::string_view rows) {
  return {std::move(name), csv_of("CHILD,DOB,SEX,ETHNIC", rows, 4)};
}

std::string each(int count, std::string_view cells) {
  std::string out;
  for (int i = 1; i <= count; ++i) {
    out += "B" + std::to_string(i) + " " + std::string(cells) + "\n";
  }
  return out;
}

Records read(const std::vector<Small>& files, Diagnostics& found) {
  Records records;
  for (const Small& f : files) {
    const std::string_view csv = f.csv;
    if (csv.front() == '<') {
      bool given = false;
      const auto whole = [&]() { return std::exchange(given, true) ? std::string_view() : csv; };
      REQUIRE(!load_xml(f.name, whole, Headings(), {}, records, found));
    } else {
      REQUIRE(!load_extract(f.name, {}, csv, Headings(), {}, records, found));
    }
  }
  join_tables(records, found);
  return records;
}

Merged merged(std::vector<Small> files, const MergeOptions& options) {
  const auto by_name = [](const Small& a, const Small& b) { return a.name < b.name; };
  std::sort(files.begin(), files.end(), by_name);
  Merged out = merged_once(files, options);
  while (std::next_permutation(files.begin(), files.end(), by_name)) {
    const Merged again = merged_once(files, options);
    CHECK(again.episodes == out.episodes);
    CHECK(again.plans == out.plans);
    CHECK(again.codes == out.codes);
    CHECK(again.born == out.born);
    CHECK(again.findings == out.findings);
    CHECK(again.years == out.years);
    CHECK(again.repairs == out.repairs);
  }
  return out;
}

}  // namespace duly::test
