// A pack is read back: every exhibit, every point that is drawn, every number in words.

#include "support/pack_attack.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/measure.hpp"
#include "duly/report.hpp"
#include "support/pack_words.hpp"
#include "support/run.hpp"

namespace duly::test {
namespace {

constexpr const char* kYear = "year 2015-04-01";
constexpr const char* kYearBefore = "year 2014-04-01";

/// An exhibit's rows, with what is drawn of them.
struct ExhibitRead {
  Exhibit exhibit;  ///< its table is gone into the lines
  std::vector<CsvLine> lines;
  bool of(std::string_view command) const { return exhibit.command.find(command) == 0; }
};

/// The period stands in "from"; a breakdown in no row of everyone.
CsvLine placed(const CsvLine& line) {
  const std::string& from = line["from"];
  const bool month = from.substr(0, 7) == line["to"].substr(0, 7);
  return line.with("from", (month ? "month " : "year ") + from)
      .with("by", line["group"].empty() ? std::string() : line["by"]);
}

std::vector<ExhibitRead> exhibits_of(Document& document) {
  std::vector<ExhibitRead> out;
  for (Section& section : document.sections) {
    for (Exhibit& exhibit : section.exhibits) {
      std::string csv;
      Output output{{}, std::move(exhibit.table), {}, {}, {}, {}, {}, {}, {}};
      find_output_format("csv")->write(output, {}, csv);
      ExhibitRead read{std::move(exhibit), {}};
      for (const CsvLine& line : lines_of(csv)) {
        const bool figure = read.of("duly kpi");
        if (figure && line["group"].find("benchmark") == 0) continue;
        read.lines.push_back(figure ? placed(line) : line);
      }
      out.push_back(std::move(read));
    }
  }
  return out;
}

bool is_hidden(const std::string& cell) {
  return cell == "c";
}

/// Is a figure printed that is made of the row's counts?
bool prints_figure(const CsvLine& said) {
  const std::array<std::string, 4> cells = {said["value"], said["value_low"], said["value_high"],
                                            said["share"]};
  return std::any_of(cells.begin(), cells.end(),
                     [](const std::string& cell) { return has_number(cell); });
}

bool tells(const ChartPoint& point) {
  return point.value || point.low || point.high || has_number(point.label);
}

class PackAttack {
 public:
  PackAttack(const std::string& figures, Document& plain, Document& said)
      : words_(told_in_words(said)) {
    for (const CsvLine& line : lines_of(figures)) add_truth(placed(line));
    for (const ExhibitRead& read : exhibits_of(plain)) {
      if (!read.of("duly kpi")) continue;
      for (const CsvLine& line : read.lines) add_truth(line);
    }
    exhibits_ = exhibits_of(said);
    out_.several = true;
  }

  Attack made() {
    for (const ExhibitRead& read : exhibits_) {
      if (read.of("duly kpi")) read_figures(read);
    }
    for (const ToldInWords& told : words_) tell(told);
    add_rows();
    for (const Count& count : counts_) out_.count(count.place, count.plain, count.printed);
    add_sums(out_);
    add_unprinted();
    out_.used = add_known(out_) + add_known_breakdowns(out_);
    add_months();
    for (const ExhibitRead& read : exhibits_) {
      if (read.of("duly reviews")) add_late(read);
    }
    return std::move(out_);
  }

 private:
  static std::string without_commas(std::string number) {
    std::erase(number, ',');
    return number;
  }

  struct Count {
    Place place;
    std::string plain, printed;
  };
  /// Measure, period, breakdown, group and band.
  using Key = std::array<std::string, 5>;
  static Key key(const CsvLine& line) {
    return {line["measure"], line["from"], line["by"], line["group"], line["band"]};
  }

  void add_truth(const CsvLine& line) { truth_.emplace(key(line), line); }
  const CsvLine& truth(const CsvLine& said) const {
    const auto at = truth_.find(key(said));
    REQUIRE_MESSAGE(at != truth_.end(), "no such row: " << said["measure"] << said["group"]);
    return at->second;
  }

  void read_figures(const ExhibitRead& read) {
    for (const CsvLine& said : read.lines) {
      rows_.emplace_back(truth(said), said);
      if (prints_figure(said)) tell(truth(said));
    }
    if (!read.exhibit.chart) return;
    const Chart& chart = *read.exhibit.chart;
    if (read.of("duly kpi FILES --year 2015-16 -m caseload")) {
      read_officers(chart);
      return;
    }
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
      for (std::size_t i = 0; i < chart.series[s].points.size(); ++i) {
        const ChartPoint& point = chart.series[s].points[i];
        if (chart.series[s].beside || !tells(point)) continue;
        const CsvLine* row = drawn_from(read, s, i);
        if (row != nullptr) tell(truth(*row));
        if (row == nullptr) CHECK_MESSAGE(point.label == "0", "no row: " << chart.categories[i]);
      }
    }
    read_title(read);
  }

  /// The row that a point is drawn from; null where there is none.
  static const CsvLine* drawn_from(const ExhibitRead& read, std::size_t s, std::size_t i) {
    static constexpr std::array<const char*, 3> kSeries = {"cla_started_periods",
                                                           "cla_ceased_periods", "cla_at_end"};
    const Chart& chart = *read.exhibit.chart;
    const bool by_month = read.of("duly kpi FILES --year 2015-16 --monthly");
    std::set<std::string> all;
    for (const CsvLine& line : read.lines) all.insert(line["from"]);
    const std::vector<std::string> periods(all.begin(), all.end());
    std::string called = chart.categories[i];
    if (chart.kind == ChartKind::mirror) called += s == 0 ? " / female" : " / male";
    const auto at = std::find_if(read.lines.begin(), read.lines.end(), [&](const CsvLine& line) {
      if (by_month && line["measure"] != kSeries[s]) return false;
      if (periods.size() > 1) return line["from"] == periods.at(i);
      if (!line["band"].empty()) return line["band"] == called;
      return line["group"].empty() ? line["title"] == called : line["group"] == called;
    });
    return at == read.lines.end() ? nullptr : &*at;
  }

  /// "NI64 fell to 4.2 %", "Lengths: most often under 3 months, 12".
  void read_title(const ExhibitRead& read) {
    const std::string& title = read.exhibit.chart->title;
    const std::size_t most = title.find(": most often ");
    for (const CsvLine& line : read.lines) {
      const bool named = most != std::string::npos && !line["band"].empty() &&
                         title.find(": most often " + line["band"] + ", ") == most;
      if (named) return tell(truth(line));
    }
    if (!read.of("duly kpi FILES --years")) {
      CHECK_FALSE(has_number(title));
      return;
    }
    const std::string& name = read.lines.front()["title"];
    REQUIRE(title.find(name) == 0);
    if (has_number(title.substr(name.size()))) tell(truth(read.lines.back()));
  }

  /// Officers have no names there: of as many as are drawn the cases are known.
  void read_officers(const Chart& chart) {
    std::multiset<std::string> drawn;
    for (const ChartPoint& point : chart.series.front().points) drawn.insert(point.label);
    for (const auto& [k, line] : truth_) {
      const bool officer = line["measure"] == "caseload" && line["from"] == kYear &&
                           !line["group"].empty() && line["band"] == "iro";
      if (!officer) continue;
      const auto at = drawn.find(line["value"]);
      const bool told = at != drawn.end();
      if (told) drawn.erase(at);
      const CsvLine plain = line.with("note", "").with("excluded", "");
      if (told || line["numerator"] != "0") {
        rows_.emplace_back(plain, told ? plain : plain.with("numerator", "c"));
      }
    }
    CHECK(drawn.empty());
  }

  /// Whoever has the figure has all that it is made of.
  void tell(const CsvLine& plain) {
    const CsvLine counts = plain.with("note", "").with("excluded", "");
    rows_.emplace_back(counts, counts);
  }

  void tell(const ToldInWords& told) {
    static const std::map<std::string, const char*> kColumns = {
        {"n", "numerator"}, {"d", "denominator"}, {"d+i", "denominator"}, {"i", "indeterminate"}};
    const auto column = kColumns.find(told.part);
    const std::string heading = column == kColumns.end() ? "numerator" : column->second;
    const bool of_band = column == kColumns.end() && told.part != "%";
    const std::string band = of_band ? told.part.substr(0, told.part.find(' ')) : std::string();
    const std::string period = told.year_before ? kYearBefore : kYear;
    const auto at = std::find_if(truth_.begin(), truth_.end(), [&](const auto& row) {
      const Key& k = row.first;
      return k[0] == told.measure && k[1] == period && !row.second[heading].empty() &&
             (band.empty() || k[4].substr(0, k[4].find(' ')) == band) &&
             (told.group.empty() ? k[3].empty() : k[2] + ": " + k[3] == told.group);
    });
    REQUIRE_MESSAGE(at != truth_.end(), "no such figure: " << told.measure << " " << told.group);
    CHECK_MESSAGE((told.group.empty() || is_printed(at->first)), "of no table: " << told.group);
    if (told.part.back() == '%') return tell(at->second);
    const std::string& plain = at->second[heading];
    const bool sum = told.part == "d+i";  // beside i
    const std::string& printed = sum ? plain : told.number;
    CHECK((printed == "c" || without_commas(printed) == plain));
    counts_.push_back({{told.measure, period, told.group, sum ? "d" : told.part},
                       plain,
                       printed == "c" ? printed : plain});
  }

  bool is_printed(const Key& row) const {
    return std::any_of(rows_.begin(), rows_.end(),
                       [&row](const auto& printed) { return key(printed.first) == row; });
  }

  /// The periods in order, with a gap between months and years: none follows the other.
  void add_rows() {
    std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
      return a.first["from"] < b.first["from"];
    });
    for (const auto& [plain, said] : rows_) read_row(plain, said, out_);
    const auto year = std::find_if(out_.points.begin(), out_.points.end(),
                                   [](const std::string& p) { return p.find("year") == 0; });
    out_.points.insert(year, std::string());
  }

  /// How many there were stands in no table of the year before, and links what does.
  void add_unprinted() {
    for (const auto& [k, line] : truth_) {
      if (line["measure"] != "cla_at_end" && line["measure"] != "cp_at_end") continue;
      if (!line["group"].empty() || line["from"].find("year") != 0) continue;
      for (const auto& [part, column] : {std::pair("n", "numerator"), {"x", "excluded"}}) {
        const Place place{line["measure"], line["from"], "", part};
        if (line[column].empty() || out_.at.contains(place)) continue;
        out_.at.emplace(place, out_.rest(std::stoll(line[column])));
      }
    }
  }

  std::optional<CountId> find(const std::string& measure, const std::string& from,
                              const std::string& part) const {
    const auto at = out_.at.find({measure, from, "", part});
    return at == out_.at.end() ? std::nullopt : std::optional(at->second);
  }

  /// The months come to the year, and go on from the end of the year before.
  void add_months() {
    if (out_.points.front().empty()) return;  // no months
    const std::string& first = out_.points.front();
    const std::string& last = *std::prev(std::find(out_.points.begin(), out_.points.end(), ""));
    for (const char* part : {"n", "x"}) {
      for (const char* flow : {"cla_started_periods", "cla_ceased_periods"}) {
        std::vector<CountId> months;
        for (const std::string& point : out_.points) {
          if (const auto id = find(flow, point, part); id && point.find("month") == 0)
            months.push_back(*id);
        }
        if (const auto all = find(flow, kYear, part)) out_.sheet.sum(*all, months);
      }
      const auto end = find("cla_at_end", kYear, part);
      const auto end_of_last = find("cla_at_end", last, part);
      if (end && end_of_last) out_.sheet.equation({*end}, {*end_of_last});
      const auto before = find("cla_at_end", kYearBefore, part);
      const auto began = find("cla_started_periods", first, part);
      const auto ended = find("cla_ceased_periods", first, part);
      const auto then = find("cla_at_end", first, part);
      if (before && began && ended && then) out_.sheet.equation({*before, *began}, {*then, *ended});
    }
  }

  /// Those late are those of each kind that failed.
  void add_late(const ExhibitRead& read) {
    std::vector<CountId> left;
    std::vector<CountId> right;
    std::int64_t more = 0;
    const auto add = [&](std::vector<CountId>& side, CountId id, std::int64_t sign) {
      side.push_back(id);
      more += sign * out_.sheet.values[id];
    };
    for (const CsvLine& line : read.lines) {
      for (const char* column : {"reviews", "children"}) CHECK_FALSE(is_hidden(line[column]));
    }
    const CountId all = out_.sheet.add(std::stoll(read.lines.front()["reviews"]));
    out_.hidden.push_back(false);
    add(left, all, 1);
    for (const char* kind : {"cla_reviews_on_time", "adoption_reviews_on_time",
                             "short_break_reviews_on_time", "cp_reviews_on_time", "icpc_15wd"}) {
      const auto part = find(kind, kYear, "n");
      const auto of = find(kind, kYear, "d");
      if (!part || !of) continue;
      add(left, *part, 1);
      add(right, *of, -1);
    }
    if (more < 0) return;
    if (more > 0) right.push_back(out_.rest(more));
    out_.sheet.equation(left, right);
  }

  std::vector<ToldInWords> words_;
  std::map<Key, CsvLine> truth_;
  std::vector<ExhibitRead> exhibits_;
  std::vector<std::pair<CsvLine, CsvLine>> rows_;  ///< as they are, and as they are printed
  std::vector<Count> counts_;
  Attack out_;
};

}  // namespace

Attack attack_on(const std::string& figures, Document plain, Document said) {
  return PackAttack(figures, plain, said).made();
}

}  // namespace duly::test
