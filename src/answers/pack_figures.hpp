#pragma once

// Figures that a pack asks for together, and the parts of them that make a table each.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "answers/kpi.hpp"

namespace duly::answers {

/// Counts as they are told: "104 of 113", or "58" of a count; c where they are hidden.
std::string counts_of(const KpiRow& row);
/// "92.0 %", or "58" of a count; blank where there is no figure.
std::string figure_of(const KpiRow& row);
/// The figure as a number to be drawn; none where there is none, or it is hidden.
std::optional<double> drawn(const Cell& value);

/// Is a cell of the table hidden?
bool hides_any(const Table& table);

/// Is its figure of a hundred?
bool is_percentage(const Measure& m);

/// The text of a cell, or blank.
std::string_view text_in(const Cell& cell);

class PackFigures {
 public:
  /// `same_end`: figures of no groups whose last point is the same, of these measures and more.
  PackFigures(DataSet& data, const MeasureSource& source, const KpiRequest& request,
              const PackFigures* same_end = nullptr);
  PackFigures(const PackFigures&) = delete;  // the rows point into the request, which stays
  PackFigures(PackFigures&&) = delete;
  PackFigures& operator=(const PackFigures&) = delete;
  PackFigures& operator=(PackFigures&&) = delete;
  ~PackFigures() = default;

  const KpiRequest& request() const { return request_; }
  std::size_t last_point() const { return request_.points.size() - 1; }
  const std::vector<KpiRow>& rows() const { return rows_.rows; }
  bool missed() const { return rows_.missed; }  ///< a target
  const std::vector<std::string>& not_judged() const { return rows_.not_judged; }

  /// The figure of everyone at a point of the series; null where there is none.
  const KpiRow* total(std::string_view measure, std::size_t point) const;
  const KpiRow* total(std::string_view measure) const { return total(measure, last_point()); }
  /// Bands of everyone, or the groups of a breakdown, each without bands.
  std::vector<const KpiRow*> bands(std::string_view measure) const;
  std::vector<const KpiRow*> groups(std::string_view measure, std::string_view by) const;
  /// A published figure beside the measure at a point; null where there is none.
  const KpiRow* published(std::string_view measure, std::string_view area, std::size_t point) const;
  /// Is there any figure of the measure?
  bool has(std::string_view measure) const;

  /// Hides small counts, and what gives them away.
  void hide();
  /// The same of a year with years of which it is the last, as one sheet: they add up to one
  /// another, and what stands in both is one number.
  void hide_with(PackFigures& years);
  /// Is a count of everyone hidden, of these measures?
  bool hides_any(std::span<const std::string_view> measures) const;

  /// The table that `kpi` prints of the rows that are `wanted`.
  Table table(const std::function<bool(const KpiRow&)>& wanted) const;

 private:
  /// Hides of the last point what that year hides of everyone.
  void hide_last_as(const PackFigures& year);

  const KpiRequest& request_;
  unsigned threads_;
  SecretNumber secret_;
  std::vector<Grouping> breakdowns_;
  KpiRows rows_;
};

}  // namespace duly::answers
