#include "answers/pack_figures.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/kpi_benchmarks.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {

bool is_percentage(const Measure& m) {
  return m.shape == Shape::share || m.shape == Shape::bands;
}

std::string_view text_in(const Cell& cell) {
  const auto* text = std::get_if<std::string_view>(&cell);
  return text == nullptr ? std::string_view{} : *text;
}

bool hides_any(const Table& table) {
  for (std::size_t i = 0; i < table.row_count(); ++i) {
    const auto row = table.row(i);
    const bool hidden = std::any_of(row.begin(), row.end(),
                                    [](const Cell& c) { return text_in(c) == kHiddenCount; });
    if (hidden) return true;
  }
  return false;
}

std::string counts_of(const KpiRow& row) {
  std::string numerator = count_in_words(row.tally.numerator, row.hide_numerator);
  if (!is_percentage(*row.measure) || row.beside) return numerator;
  return numerator + " of " + count_in_words(row.tally.denominator, row.hide_denominator);
}

std::string figure_of(const KpiRow& row) {
  if (row.sort == KpiRow::Sort::not_available) return {};
  const Cell value = shown_value(row);
  if (const auto* hidden = std::get_if<std::string_view>(&value)) return std::string(*hidden);
  if (const auto* count = std::get_if<std::int64_t>(&value)) {
    return grouped(static_cast<std::size_t>(*count));
  }
  std::string number;
  if (const auto* published = std::get_if<Hundredths>(&value)) {
    number = to_string(*published);
  } else if (std::holds_alternative<Tenths>(value)) {
    number = one_decimal(value);
  }
  if (number.empty()) return {};
  return number + (is_percentage(*row.measure) ? " %" : "");
}

std::optional<double> drawn(const Cell& value) {
  constexpr double kTenth = 10;
  constexpr double kHundredth = 100;
  if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
  if (const auto* tenths = std::get_if<Tenths>(&value)) {
    return static_cast<double>(tenths->tenths) / kTenth;
  }
  if (const auto* hundredths = std::get_if<Hundredths>(&value)) {
    return static_cast<double>(hundredths->hundredths) / kHundredth;
  }
  return std::nullopt;
}

PackFigures::PackFigures(DataSet& data, const MeasureSource& source, const KpiRequest& request,
                         const PackFigures* same_end)
    : request_(request),
      threads_(data.threads()),
      secret_(data.setting().secret),
      breakdowns_(breakdowns_for(data, source, request_.groups)),
      rows_(kpi_rows(data, request_, breakdowns_, source,
                     same_end == nullptr ? nullptr : &same_end->rows_.last)) {}

const KpiRow* PackFigures::total(std::string_view measure, std::size_t point) const {
  const auto at = std::find_if(rows_.rows.begin(), rows_.rows.end(), [&](const KpiRow& row) {
    return row.measure->id == measure && row.point == point && row.group_number == 0 &&
           row.band.empty() && row.sort == KpiRow::Sort::figures;
  });
  return at == rows_.rows.end() ? nullptr : &*at;
}

std::vector<const KpiRow*> PackFigures::bands(std::string_view measure) const {
  std::vector<const KpiRow*> out;
  for (const KpiRow& row : rows_.rows) {
    const bool wanted = row.measure->id == measure && row.group_number == 0 && !row.band.empty() &&
                        !row.whole_of_bands && row.sort == KpiRow::Sort::figures;
    if (wanted) out.push_back(&row);
  }
  return out;
}

std::vector<const KpiRow*> PackFigures::groups(std::string_view measure,
                                               std::string_view by) const {
  std::vector<const KpiRow*> out;
  for (const KpiRow& row : rows_.rows) {
    const bool wanted = row.measure->id == measure && row.by == by && row.band.empty() &&
                        row.sort == KpiRow::Sort::figures;
    if (wanted) out.push_back(&row);
  }
  return out;
}

const KpiRow* PackFigures::published(std::string_view measure, std::string_view area,
                                     std::size_t point) const {
  const std::string group = std::string(kBenchmark) + std::string(area);
  const auto at = std::find_if(rows_.rows.begin(), rows_.rows.end(), [&](const KpiRow& row) {
    return row.sort == KpiRow::Sort::published && row.measure->id == measure &&
           row.point == point && row.group == group && row.band.empty() && drawn(row.value);
  });
  return at == rows_.rows.end() ? nullptr : &*at;
}

namespace {

/// Hides of a row what is hidden of another that prints the same.
void hide_as(KpiRow& row, const KpiRow& other) {
  row.hide_numerator |= other.hide_numerator;
  row.hide_denominator |= other.hide_denominator;
  row.hide_indeterminate |= other.hide_indeterminate;
  row.hide_excluded |= other.hide_excluded;
  row.hide_share |= other.hide_share;
  if (!row.sorts || !other.sorts) return;
  row.sorts->hide_looked_after |= other.sorts->hide_looked_after;
  row.sorts->hide_on_plans |= other.sorts->hide_on_plans;
}

}  // namespace

void PackFigures::hide() {
  if (request_.suppress > 0) hide_small_counts(request_, rows_, threads_, secret_);
}

void PackFigures::hide_with(PackFigures& years) {
  if (request_.suppress == 0) return;
  KpiRequest together;
  together.chosen = request_.chosen;
  together.points = years.request_.points;
  together.series = years.request_.series;
  together.suppress = request_.suppress;
  const std::size_t last = years.last_point();
  KpiRows all;
  std::vector<KpiRow*> whose;
  const auto add = [&all, &whose](KpiRow& row, std::size_t point) {
    all.rows.push_back(row);
    all.rows.back().point = point;
    whose.push_back(&row);
  };
  for (KpiRow& row : years.rows_.rows) {
    if (row.point != last) add(row, row.point);
  }
  for (KpiRow& row : rows_.rows) add(row, last);
  all.reasons = rows_.reasons;
  hide_small_counts(together, all, threads_, secret_);
  for (std::size_t i = 0; i < whose.size(); ++i) hide_as(*whose[i], all.rows[i]);
  years.hide_last_as(*this);
}

void PackFigures::hide_last_as(const PackFigures& year) {
  for (KpiRow& row : rows_.rows) {
    if (row.point != last_point() || row.sort != KpiRow::Sort::figures) continue;
    const auto same =
        std::find_if(year.rows_.rows.begin(), year.rows_.rows.end(), [&row](const KpiRow& theirs) {
          return theirs.measure == row.measure && theirs.group_number == 0 &&
                 theirs.band == row.band && theirs.sort == KpiRow::Sort::figures;
        });
    if (same != year.rows_.rows.end()) hide_as(row, *same);
  }
}

bool PackFigures::hides_any(std::span<const std::string_view> measures) const {
  return std::any_of(rows_.rows.begin(), rows_.rows.end(), [&measures](const KpiRow& row) {
    return row.group_number == 0 && (row.hides_figures() || row.hide_excluded) &&
           std::find(measures.begin(), measures.end(), row.measure->id) != measures.end();
  });
}

bool PackFigures::has(std::string_view measure) const {
  return std::any_of(rows_.rows.begin(), rows_.rows.end(), [&](const KpiRow& row) {
    return row.measure->id == measure && row.sort == KpiRow::Sort::figures &&
           (!row.tally.empty() || row.tally.numerator > 0);
  });
}

Table PackFigures::table(const std::function<bool(const KpiRow&)>& wanted) const {
  KpiRows part;
  std::copy_if(rows_.rows.begin(), rows_.rows.end(), std::back_inserter(part.rows), wanted);
  return kpi_rows_table(request_, part);
}

}  // namespace duly::answers
