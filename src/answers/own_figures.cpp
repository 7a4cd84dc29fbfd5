#include "answers/own_figures.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "answers/period.hpp"
#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/measure.hpp"
#include "duly/nearest.hpp"
#include "duly/side_table.hpp"

namespace duly::answers {
namespace {

enum OwnColumn : std::uint8_t {
  kMeasure,
  kArea,
  kYear,
  kBand,
  kValue,
  kNumerator,
  kDenominator,
  kSource
};
constexpr std::array<std::string_view, 8> kColumns = {
    "measure", "area", "year", "band", "value", "numerator", "denominator", "source"};
constexpr std::array<OwnColumn, 3> kNeeded = {kMeasure, kArea, kYear};

/// What stands in published tables for a figure that is suppressed or not there.
bool is_not_published(std::string_view cell) {
  constexpr std::array<std::string_view, 9> kSigns = {"", "c", "x", "z", "u", "k", ":", "-", ".."};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [cell](std::string_view sign) { return same_but_for_case(cell, sign); });
}

/// Why a row cannot be used.
struct Unusable {
  std::string why;
  OwnColumn column;
};

/// Has each comma one to three digits before it and three behind? One that has not may be the
/// decimal comma of 3,7, and is not to be read as 37.
bool commas_part_thousands(std::string_view cell) {
  constexpr std::size_t kGroup = 4;  // a comma and three digits
  const std::string_view whole = cell.substr(0, cell.find_first_not_of("0123456789,"));
  const std::size_t first = cell.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first >= kGroup || first >= whole.size()) return false;
  for (std::size_t at = first; at < whole.size(); ++at) {
    if ((whole[at] == ',') != ((at - first) % kGroup == 0)) return false;
  }
  return (whole.size() - first) % kGroup == 0 && cell.find(',', whole.size()) == std::string::npos;
}

/// A number without a sign, in tenths, half up: "93.94", "1,443", "17.9 %".
std::optional<long long> tenths_in(std::string_view cell) {
  if (cell.ends_with('%')) cell.remove_suffix(1);
  while (cell.ends_with(' ')) cell.remove_suffix(1);
  constexpr long long kMost = 1'000'000'000'000;
  long long whole = 0;
  int decimals = -1;
  long long rest = 0;  // hundredths
  for (const char c : cell) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c == ',' && decimals < 0) {
      continue;
    } else if (c < '0' || c > '9' || whole > kMost) {
      return std::nullopt;
    } else if (decimals < 0) {
      whole = whole * 10 + (c - '0');
    } else if (++decimals <= 2) {
      rest += decimals == 1 ? 10LL * (c - '0') : c - '0';
    }
  }
  const bool any = cell.find_first_of("0123456789") != std::string_view::npos;
  if (!any || whole > kMost) return std::nullopt;
  return whole * 10 + (rest + 5) / 10;
}

class FigureRow {
 public:
  explicit FigureRow(const SideRow& row) : row_(row) {}

  /// Nothing where it cannot be used, or where all of it is told to be unpublished.
  std::optional<OwnFigure> figure() {
    const Measure* m = measure();
    if (m == nullptr) return std::nullopt;
    OwnFigure out{
        std::string(m->id),  band(*m),     cell(kArea), year(), value(), count(kNumerator),
        count(kDenominator), cell(kSource)};
    if (out.area.empty()) refuse("no area is named", kArea);
    if (m->shape == Shape::count) {
      take_as_count(out);
    } else if (m->shape == Shape::share || m->shape == Shape::bands) {
      look_at_share(out);
    }
    const bool any = out.tenths || out.numerator || out.denominator;
    if (!any && cell(kValue).empty() && cell(kNumerator).empty()) refuse("no figure", kValue);
    if (!any || unusable_) return std::nullopt;
    return out;
  }
  const std::optional<Unusable>& unusable() const { return unusable_; }

 private:
  const std::string& cell(OwnColumn column) const { return row_.cells[column]; }

  /// The first thing wrong stands.
  void refuse(std::string why, OwnColumn column) {
    if (!unusable_) unusable_ = Unusable{std::move(why), column};
  }

  const Measure* measure() {
    std::vector<std::string> ids;
    for (const Measure& m : measures()) {
      if (same_but_for_case(m.id, cell(kMeasure))) return &m;
      ids.emplace_back(m.id);
    }
    refuse("there is no such measure" + nearest_of(cell(kMeasure), ids), kMeasure);
    return nullptr;
  }

  std::string band(const Measure& m) {
    const std::string& typed = cell(kBand);
    if (m.shape != Shape::bands && typed.empty()) return {};
    for (const std::string_view band : m.bands) {
      if (m.shape == Shape::bands && same_but_for_case(band, typed)) return std::string(band);
    }
    const bool known = m.shape == Shape::bands && !m.bands.empty();
    refuse(known ? fmt::format("the measure has the bands {}", fmt::join(m.bands, ", "))
                 : "the measure has no such bands",
           kBand);
    return {};
  }

  std::string year() {
    const std::optional<ReportingPeriod> year = year_named(cell(kYear));
    if (year) return reporting_year(year->from);
    refuse("not written as 2015-16", kYear);
    return {};
  }

  void look_at_commas(OwnColumn column) {
    if (commas_part_thousands(cell(column))) return;
    refuse("a comma stands before three digits only; decimals follow a point, as in 3.7", column);
  }

  std::optional<int> count(OwnColumn column) {
    if (is_not_published(cell(column))) return std::nullopt;
    const std::optional<long long> tenths = tenths_in(cell(column));
    const bool whole = tenths && cell(column).find('.') == std::string::npos;
    look_at_commas(column);
    if (whole && *tenths <= kMostTenths) return static_cast<int>(*tenths / 10);
    refuse("not a whole number", column);
    return std::nullopt;
  }

  std::optional<int> value() {
    if (is_not_published(cell(kValue))) return std::nullopt;
    const std::optional<long long> tenths = tenths_in(cell(kValue));
    look_at_commas(kValue);
    if (tenths && *tenths <= kMostTenths) return static_cast<int>(*tenths);
    refuse("not a number", kValue);
    return std::nullopt;
  }

  /// The value of a count is the count, or, beside a denominator or another numerator, a rate.
  void take_as_count(OwnFigure& figure) {
    if (!figure.tenths || figure.denominator) return;
    const bool same = figure.numerator && *figure.numerator * 10LL == *figure.tenths;
    if (figure.numerator && !same) return;
    if (cell(kValue).find('.') != std::string::npos) {
      refuse("a count has no decimals; of a rate give the denominator, such as 10000", kValue);
    }
    figure.numerator = *figure.tenths / 10;
    figure.tenths.reset();
  }

  void look_at_share(const OwnFigure& figure) {
    constexpr int kAll = 1000;  // tenths
    if (figure.tenths && *figure.tenths > kAll) refuse("over 100 %", kValue);
    const bool both = figure.numerator && figure.denominator;
    if (both && *figure.numerator > *figure.denominator) refuse("over the denominator", kNumerator);
  }

  static constexpr long long kMostTenths = 1'000'000'000;
  const SideRow& row_;
  std::optional<Unusable> unusable_;
};

}  // namespace

OwnFigures own_figures(std::string file, std::string_view bytes) {
  OwnFigures out;
  out.file = std::move(file);
  const SideTable table = side_table(bytes, kColumns);
  for (const OwnColumn needed : kNeeded) {
    if (std::find(table.lacking.begin(), table.lacking.end(), kColumns[needed]) !=
        table.lacking.end()) {
      throw WrongFiles(fmt::format(
          "{}: has no column {}; its first row is measure,area,year,value,numerator,denominator,"
          "source",
          out.file, kColumns[needed]));
    }
  }
  out.rows = table.rows.size();
  for (const SideRow& row : table.rows) {
    const auto leave_out = [&](const std::string& why, OwnColumn column) {
      out.left_out.push_back(
          {row.line, fmt::format("{}: {}", kColumns[column], why), row.cells[column]});
    };
    FigureRow read(row);
    std::optional<OwnFigure> figure = read.figure();
    if (read.unusable()) leave_out(read.unusable()->why, read.unusable()->column);
    if (!figure) continue;
    if (figure->source.empty()) figure->source = out.file;
    if (!out.figures.add(std::move(*figure))) {
      leave_out("a row before has the same measure, area and year", kArea);
    }
  }
  if (out.figures.own() > 0) return out;
  std::string why = out.file + ": no usable row";
  if (!out.left_out.empty()) {
    why += fmt::format("; line {}: {}", out.left_out.front().line, out.left_out.front().why);
  }
  throw WrongFiles(why);
}

void tell_left_out(const OwnFigures& own, DataSet& data) {
  if (own.file.empty()) return;
  const std::uint16_t file = data.add_side_file(own.file, own.rows, own.left_out.size());
  for (const RowLeftOut& row : own.left_out) {
    Diagnostic& said = data.findings().report(
        Code::d129_published_row, {static_cast<std::uint32_t>(row.line), file}, {}, kNoId, row.why);
    if (data.setting().show_values) said.value = row.value;
  }
}

}  // namespace duly::answers
