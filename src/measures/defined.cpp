// Measures that an authority defines itself (--define): rows held in the period, by what a column
// of theirs says.

#include "duly/defined.hpp"

#include <algorithm>
#include <cstdlib>

#include "duly/ascii.hpp"
#include "duly/care.hpp"
#include "duly/event.hpp"
#include "measures/each_plan.hpp"
#include "measures/each_review.hpp"
#include "measures/families.hpp"

namespace duly {
namespace {

using judging::about;
using judging::Needs;

/// Calls `look` with the cells of each row, and a verdict on it: review conferences of the child's
/// plans, and initial conferences.
template <class Look>
void each_conference(const MeasureInput& in, const Look& look) {
  judging::for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    for (const Held& held : in.cases.conferences_of(plan)) {
      if (!in.in_period(held.day)) continue;
      verdict.day = held.day;
      verdict.conference = held.record;
      look(in.records.conferences[held.record].local, verdict);
    }
  });
  const Histories& h = in.histories;
  for (std::uint32_t i = h.conferences_of[in.child]; i < h.conferences_of[in.child + 1]; ++i) {
    const Conference& row = in.records.conferences[h.conferences[i]];
    if (row.type != ConferenceType::initial || !in.in_period(row.held)) continue;
    Verdict verdict = about(in, Reason::counted, row.held);
    verdict.plan_id = row.plan_id;
    verdict.conference = h.conferences[i];
    look(row.local, verdict);
  }
}

template <class Look>
void each_event(const MeasureInput& in, const Look& look) {
  const Histories& h = in.histories;
  for (std::uint32_t i = h.events_of[in.child]; i < h.events_of[in.child + 1]; ++i) {
    const LocalEvent& row = in.records.events[h.events[i]];
    if (!in.in_period(row.day)) continue;
    Verdict verdict = about(in, Reason::counted, row.day);
    verdict.local_event = h.events[i];
    look(row.local, verdict);
  }
}

bool is_among(std::string_view value, const std::vector<std::string>& values) {
  return std::any_of(values.begin(), values.end(),
                     [value](const std::string& v) { return same_but_for_case(v, value); });
}

Reason reason_of(const Definition& d, std::string_view value) {
  if (value.empty()) return Reason::no_value;
  if (!d.of.empty() && !is_among(value, d.of)) return Reason::other_value;
  return d.plain_count || is_among(value, d.counted) ? Reason::counted : Reason::not_counted;
}

void judge(const MeasureInput& in, std::vector<Verdict>& out) {
  const Definition& d = *in.definition;
  const LocalCells& local = in.records.local;
  const std::uint32_t place = d.column.empty() ? kNoPlace : local.place({d.kind, d.column});
  const auto look = [&](std::uint32_t row_cells, Verdict verdict) {
    if (place != kNoPlace) {
      const Reason by_value = reason_of(d, in.records.words[local.cell(row_cells, place)]);
      // No row that it counts; nor one that it leaves out, whoever's plan it is of.
      if (d.plain_count && by_value != Reason::counted) return;
      if (counted(verdict.reason)) verdict.reason = by_value;
    }
    out.push_back(verdict);
  };
  if (d.kind == "reviews") {
    judging::for_each_review(
        in, [&](const Review& row, const Verdict& verdict) { look(row.local, verdict); });
  }
  if (d.kind == "conferences") each_conference(in, look);
  if (d.kind == "events") each_event(in, look);
}

/// What a row of a kind is called, and what the files must hold besides.
struct KindWords {
  std::string_view kind, unit, rows;
  Needs needs;
};
constexpr std::array<Need, 1> kConferences = {{{"conferences", ""}}};
constexpr std::array kKinds = {
    KindWords{"reviews", "review", "reviews held in the period", judging::kEpisodes},
    KindWords{"conferences", "conference", "conferences held in the period", kConferences},
    KindWords{"events", "event", "events in the period", {}}};

const KindWords& words_of(const Definition& d) {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(),
                                   [&d](const KindWords& k) { return k.kind == d.kind; });
  if (found == kKinds.end()) std::abort();  // its line was looked at when it was read
  return *found;
}

/// "reviews held in the period with venue home or school"
std::string rows_with(const Definition& d, const std::vector<std::string>& values) {
  std::string out(words_of(d).rows);
  if (d.column.empty()) return out;
  out += " with ";
  if (values.empty()) return out + "a value of " + d.column;
  out += d.column + " ";
  for (std::size_t i = 0; i < values.size(); ++i) out += (i == 0 ? "" : " or ") + values[i];
  return out;
}

}  // namespace

DefinedMeasures::DefinedMeasures(std::vector<Definition> definitions)
    : definitions_(std::move(definitions)) {
  for (const Definition& d : definitions_) {
    words_.push_back(d.plain_count ? Words{rows_with(d, d.of), {}}
                                   : Words{rows_with(d, d.counted), rows_with(d, d.of)});
  }
  for (std::size_t i = 0; i < definitions_.size(); ++i) {
    const Definition& d = definitions_[i];
    Measure& m = lines_.emplace_back();
    m.id = d.id;
    m.title = d.title;
    m.unit = words_of(d).unit;
    m.numerator = words_[i].numerator;
    m.denominator = words_[i].denominator;
    m.by_default = true;  // whoever defines one asks for it
    m.judge = judge;
    m.shape = d.plain_count ? Shape::count : Shape::share;
    m.events = true;
    m.initial_conferences = d.kind == "conferences";
    m.needs = words_of(d).needs;
    m.definition = &d;
  }
}

}  // namespace duly
