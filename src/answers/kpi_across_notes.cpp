// What is said under tables whose points stand side by side: each thing once, with the measures,
// lines and points it is said of.

#include "answers/kpi_across_notes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "answers/kpi_benchmarks.hpp"

namespace duly::answers {
namespace {

using Rows = std::vector<const KpiRow*>;

bool is_ours(const KpiRow& row) {
  return row.sort != KpiRow::Sort::published;
}

/// Is it our line of the measure as a whole?
bool is_total(const KpiRow& row) {
  return is_ours(row) && row.group.empty() && row.band.empty();
}

/// Texts by what is said, in the order in which it is first said.
class Said {
 public:
  void add(const std::string& text, const KpiRow& row) {
    const auto [at, added] = places_.try_emplace(text, all_.size());
    if (added) all_.push_back({text, {}});
    all_[at->second].second.push_back(&row);
  }
  const std::vector<std::pair<std::string, Rows>>& all() const { return all_; }

 private:
  std::map<std::string, std::size_t> places_;
  std::vector<std::pair<std::string, Rows>> all_;
};

class Notes {
 public:
  Notes(const KpiRequest& request, const KpiRows& rows, Output& out)
      : request_(request), rows_(rows.rows), out_(out) {
    for (const KpiRow& row : rows_) {
      if (!is_ours(row)) continue;
      ++ours_[row.point];
      ++ours_of_[{row.point, row.measure}];
    }
  }

  void tell() {
    tell_columns();
    tell_ranges();
    for (const Target& target : request_.targets) tell_target(target);
    tell_texts();
    tell_published();
    const bool counts_alone =
        std::all_of(request_.chosen.begin(), request_.chosen.end(),
                    [](const Measure* m) { return m->shape == Shape::count; });
    if (!counts_alone) out_.closing.emplace_back("The counts behind each figure: layout down.");
  }

 private:
  std::string name(std::size_t point) const {
    return short_name(request_.points[point].from, request_.points[point].to);
  }

  /// "2010-11, 2012-13 to 2015-16": more than two in a row are told by the first and the last.
  std::string names(const std::vector<std::size_t>& points) const {
    std::string out;
    for (std::size_t i = 0; i < points.size(); ++i) {
      std::size_t last = i;
      while (last + 1 < points.size() && points[last + 1] == points[last] + 1) ++last;
      out += (out.empty() ? "" : ", ") + name(points[i]);
      if (last < i + 2) continue;
      out += " to " + name(points[last]);
      i = last;
    }
    return out;
  }

  void tell_columns() {
    const auto by_day = [](const JudgedPeriod& p) {
      return short_name(p.from, p.to) == to_string(p.from);
    };
    if (std::any_of(request_.points.begin(), request_.points.end(), by_day)) {
      out_.closing.emplace_back("A column headed by a day begins on it.");
    }
  }

  /// The range of what is indeterminate, beside or in place of a figure.
  void tell_ranges() {
    std::string said;
    for (const KpiRow& row : rows_) {
      if (row.range.empty() || row.hides_figures()) continue;
      said += fmt::format("{}{} in {} {}", said.empty() ? "" : "; ", subject(row), name(row.point),
                          row.range);
    }
    if (!said.empty()) out_.closing.push_back("Between, some being indeterminate: " + said + ".");
  }

  /// "Target NI66>=95: met in 2014-15; missed in 2013-14."
  void tell_target(const Target& target) {
    constexpr std::array<std::string_view, 4> kWords = {"met", "missed", "cannot be judged",
                                                        "hidden"};
    std::array<std::vector<std::size_t>, kWords.size()> points;
    for (const KpiRow& row : rows_) {
      if (row.measure->id != target.measure || !is_ours(row) || row.group_number != 0) continue;
      std::size_t word = 2;
      if (row.met == answers::name(Met::yes)) word = 0;
      if (row.met == answers::name(Met::no)) word = 1;
      if (row.hides_figures()) word = 3;
      points[word].push_back(row.point);
    }
    std::string said;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].empty()) continue;
      said += fmt::format("{}{} in {}", said.empty() ? "" : "; ", kWords[i], names(points[i]));
    }
    out_.closing.push_back(fmt::format("Target {}{}: {}.", target.measure, target.text, said));
  }

  /// "NI67", "NI67 North", "NI67 England"
  std::string subject(const KpiRow& row) const {
    return std::string(row.measure->id) + (is_total(row) ? "" : " " + line_name(request_, row));
  }

  /// What of a point something is said of: "NI64, NI65, North (NI66, NI67)"; blank where it is all
  /// that is ours.
  std::string subjects(std::size_t point, const Rows& rows) const {
    const bool ours =
        std::all_of(rows.begin(), rows.end(), [](const KpiRow* row) { return is_ours(*row); });
    if (ours && ours_.at(point) == rows.size()) return {};
    std::map<const Measure*, std::size_t> of_measure;
    for (const KpiRow* row : rows) ++of_measure[row->measure];
    std::string whole;
    std::vector<std::pair<std::string, std::string>> lines;  // measures by line
    for (const KpiRow* row : rows) {
      const std::string id(row->measure->id);
      std::string line = is_total(*row) ? std::string() : line_name(request_, *row);
      if (ours && ours_of_.at({point, row->measure}) == of_measure[row->measure]) line.clear();
      const auto at = std::find_if(lines.begin(), lines.end(),
                                   [&line](const auto& l) { return l.first == line; });
      if (at == lines.end()) {
        lines.emplace_back(std::move(line), id);
      } else if (!at->second.ends_with(id)) {
        at->second += ", " + id;
      }
    }
    for (const auto& [line, measures] : lines) {
      whole += whole.empty() ? "" : ", ";
      whole += line.empty() ? measures : fmt::format("{} ({})", line, measures);
    }
    return whole;
  }

  /// "NI64, NI65 in 2010-11, 2011-12", or the points alone where it is said of all that is ours.
  std::string places(const Rows& rows) const {
    std::map<std::size_t, Rows> by_point;
    for (const KpiRow* row : rows) by_point[row->point].push_back(row);
    std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
    for (const auto& [point, of_it] : by_point) {
      const std::string what = subjects(point, of_it);
      const auto same = std::find_if(groups.begin(), groups.end(),
                                     [&what](const auto& g) { return g.first == what; });
      if (same == groups.end()) {
        groups.emplace_back(what, std::vector{point});
      } else {
        same->second.push_back(point);
      }
    }
    std::string out;
    for (const auto& [what, points] : groups) {
      if (!out.empty()) out += "; ";
      if (!what.empty()) out += what + " in ";
      out += names(points);
    }
    return out;
  }

  void tell(const Said& said) {
    for (const auto& [text, rows] : said.all()) {
      out_.closing.push_back(fmt::format("{}: {}.", places(rows), text));
    }
  }

  void tell_texts() {
    Said said;
    for (const KpiRow& row : rows_) {
      if (!is_ours(row)) continue;
      const std::string all = note_of(row, {});
      for (std::string_view rest = all; !rest.empty();) {
        constexpr std::string_view kBetween = "; ";
        const std::string_view text = rest.substr(0, rest.find(kBetween));
        rest.remove_prefix(std::min(rest.size(), text.size() + kBetween.size()));
        said.add(std::string(text), row);
      }
    }
    tell(said);
  }

  void tell_published() {
    Said gaps;
    std::vector<std::string> sources;
    for (const KpiRow& row : rows_) {
      if (!row.gap.empty()) {
        const bool ever = !row.last_year.empty();
        gaps.add(ever ? row.gap + "; the last year is " + row.last_year : row.gap, row);
      }
      const bool known = std::find(sources.begin(), sources.end(), row.source) != sources.end();
      if (!row.source.empty() && !known) sources.push_back(row.source);
    }
    tell(gaps);
    if (!sources.empty() && request_.series != Series::years) {
      out_.closing.emplace_back(
          "Published figures are of reporting years: each stands under the last point of its "
          "year.");
    }
    for (const std::string& source : sources) out_.closing.push_back("Published: " + source + ".");
  }

  const KpiRequest& request_;
  const std::vector<KpiRow>& rows_;
  Output& out_;
  std::map<std::size_t, std::size_t> ours_;  ///< rows by point
  std::map<std::pair<std::size_t, const Measure*>, std::size_t> ours_of_;
};

}  // namespace

std::string line_name(const KpiRequest& request, const KpiRow& row) {
  std::string out = "yours";
  if (!row.group.empty()) out = is_ours(row) ? row.group : row.group.substr(kBenchmark.size());
  const bool several = request.groups.breakdowns.size() > 1;
  if (several && !row.group.empty() && is_ours(row)) out = row.by + ": " + out;
  if (!row.band.empty()) out += " / " + row.band;
  if (row.beside) out += ", number";
  return out;
}

void tell_notes_across(const KpiRequest& request, const KpiRows& rows, Output& out) {
  Notes(request, rows, out).tell();
}

}  // namespace duly::answers
