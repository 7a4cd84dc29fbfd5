// The sections on looked-after reviews: in time, why late, taking part, practice.

#include <algorithm>

#include <fmt/format.h>

#include "answers/pack_parts.hpp"
#include "answers/question.hpp"
#include "answers/reviews.hpp"
#include "answers/selection.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// The group furthest below the rest, of those that hold five or more; blank where none stands out
/// or a count is hidden.
std::string furthest(const std::vector<const KpiRow*>& rows, const KpiRow* all) {
  constexpr std::uint32_t kEnough = 5;
  const KpiRow* out = nullptr;
  const auto share = [](const KpiRow& row) {
    return static_cast<double>(row.tally.numerator) / row.tally.denominator;
  };
  for (const KpiRow* row : rows) {
    if (row->hides_figures()) return {};
    if (row->tally.denominator < kEnough || row->tally.too_uncertain()) continue;
    if (out == nullptr || share(*row) < share(*out)) out = row;
  }
  if (out == nullptr || all == nullptr || all->hides_figures() || share(*out) >= share(*all)) {
    return {};
  }
  return fmt::format("Furthest below the rest: {}, {} ({}).", out->group, figure_of(*out),
                     counts_of(*out));
}

/// Those late are those of each kind, and some of no measure (of plans that are temporary). Does
/// taking away the kinds told leave one that is hidden, or few of no measure?
bool gives_kinds_away(const PackParts& parts, std::int64_t late) {
  for (const char* kind : {"cla_reviews_on_time", "adoption_reviews_on_time",
                           "short_break_reviews_on_time", "cp_reviews_on_time", "icpc_15wd"}) {
    const KpiRow* row = parts.year.total(kind);
    if (row == nullptr) continue;
    if (row->hide_numerator || row->hide_denominator) return true;
    late -= row->tally.denominator - row->tally.numerator;
  }
  return late > 0 && late < static_cast<std::int64_t>(parts.data.setting().suppress);
}

/// What was late, by the reason given.
struct Reasons {
  std::vector<std::pair<std::int64_t, std::string>> given;  ///< the most frequent first
  std::int64_t all = 0;
  std::int64_t untold = 0;
};

/// From the table of groups: the first row is all of them, the last those without a reason.
Reasons reasons_in(const Table& table) {
  Reasons out;
  const std::size_t group_at = table.place_of("group");
  const std::size_t reviews_at = table.place_of("reviews");
  for (std::size_t i = 0; i < table.row_count(); ++i) {
    const auto* count = std::get_if<std::int64_t>(&table.row(i)[reviews_at]);
    const std::string name(text_in(table.row(i)[group_at]));
    if (count == nullptr) continue;
    if (i == 0) {
      out.all = *count;
    } else if (name == "(none)") {
      out.untold = *count;
    } else {
      out.given.emplace_back(*count, name);
    }
  }
  std::stable_sort(out.given.begin(), out.given.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  return out;
}

}  // namespace

SectionMade reviews_in_time(const PackParts& parts) {
  SectionMade out{{"reviews-in-time", "Looked-after reviews in time"}, {}};
  if (!parts.year.has("cla_reviews_on_time") && !parts.year.has("NI66")) {
    out.lacking = "episodes and reviews of looked-after children";
    return out;
  }
  const std::string reviews = change_since(parts, "cla_reviews_on_time");
  if (!reviews.empty()) {
    out.section.sentences.push_back(fmt::format("Reviews held in time: {}.", reviews));
  }
  const std::string worst = furthest(parts.groups.groups("cla_reviews_on_time", "team"),
                                     parts.groups.total("cla_reviews_on_time"));
  if (!worst.empty() && tells_groups(parts)) out.section.sentences.push_back(worst);
  add(out.section, six_years(parts, "NI66"));
  add(out.section, six_years(parts, "cla_reviews_on_time"));
  add(out.section,
      shares(parts,
             {"cla_first_review_on_time", "cla_second_review_on_time", "cla_later_review_on_time",
              "adoption_reviews_on_time", "short_break_reviews_on_time"},
             "First, second and later reviews in time", true));
  add(out.section, grouped_by(parts, "cla_reviews_on_time", "team", "Reviews in time by team"));
  add(out.section,
      grouped_by(parts, "cla_reviews_on_time", "iro", "Reviews in time by reviewing officer"));
  return out;
}

SectionMade why_late(const PackParts& parts) {
  SectionMade out{{"why-late", "Why reviews were late"}, {}};
  if (!why_no_group(parts.data, "late_reason").empty()) {
    out.lacking = "the column late_reason";
    return out;
  }
  ReviewsQuestion question;
  question.period = parts.request.year.points.front();
  question.outcomes = {Outcome::late};
  question.by = {"late_reason"};
  Table table = review_list(parts.data, question).output.table;
  const Reasons reasons = reasons_in(table);
  if (hides(parts) && (hides_any(table) || gives_kinds_away(parts, reasons.all))) {
    out.lacking = "larger counts, or a run without --suppress";
    return out;
  }
  if (reasons.given.empty()) {
    out.lacking = "a reason for any review or conference that was late (late_reason)";
    return out;
  }
  Chart chart;
  chart.subtitle = "reviews and conferences held late, " + year_of(parts);
  ChartSeries series{"held late", {}};
  for (const auto& [count, name] : reasons.given) {
    chart.categories.push_back(name);
    series.points.push_back({static_cast<double>(count), std::to_string(count), {}, {}});
  }
  const bool hidden = parts.data.setting().suppress > 0;
  const auto& bars = reasons.given;
  const bool first = bars.size() == 1 || bars[0].first > bars[1].first;
  chart.title = first && !hidden ? fmt::format("Most often: {}", bars.front().second)
                                 : "Reasons given for late reviews";
  chart.series.push_back(std::move(series));
  if (!hidden && reasons.all > 0) {
    out.section.sentences.push_back(
        fmt::format("Of {} reviews and conferences held late {} have no reason recorded ({} %).",
                    reasons.all, reasons.untold,
                    one_decimal(percentage(static_cast<std::size_t>(reasons.untold),
                                           static_cast<std::size_t>(reasons.all)))));
  }
  out.section.exhibits.push_back({"Late reviews by reason", std::move(chart), std::move(table),
                                  fmt::format("duly reviews FILES --year {} --outcome late --by"
                                              " late_reason",
                                              year_of(parts))});
  return out;
}

SectionMade taking_part(const PackParts& parts) {
  SectionMade out{{"taking-part", "Taking part"}, {}};
  if (!parts.year.has("cla_participation_code") && !parts.year.has("cp_participation_code")) {
    out.lacking = "the code of participation (REVIEW_CODE)";
    return out;
  }
  const std::string views = change_since(parts, "cla_participation");
  if (!views.empty()) {
    out.section.sentences.push_back(
        fmt::format("Children whose views were given at every review: {}.", views));
  }
  for (const KpiRow* row : parts.year.bands("cla_participation_code")) {
    if (row->band.rfind("PN7", 0) != 0 || row->hides_figures()) continue;
    out.section.sentences.push_back(
        fmt::format("At {} of {} reviews the child neither attended nor gave views.",
                    row->tally.numerator, row->tally.denominator));
  }
  add(out.section, banded(parts, "cla_participation_code", ChartKind::stacked));
  add(out.section, banded(parts, "cp_participation_code", ChartKind::stacked));
  return out;
}

SectionMade practice(const PackParts& parts) {
  SectionMade out{{"practice", "Practice"}, {}};
  add(out.section, shares(parts,
                          {"record_15wd", "midpoint_checks", "midpoint_children",
                           "health_assessment", "pep", "permanence"},
                          "Records, checks and plans", false));
  if (out.section.exhibits.empty()) {
    out.lacking =
        "the dates of records, midpoint checks, health assessments, education and permanence plans";
  }
  return out;
}

}  // namespace duly::answers
