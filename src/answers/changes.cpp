// What moved each figure between two sets of extracts: `changes`.

#include "answers/changes.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "answers/changes_figure.hpp"
#include "answers/changes_whys.hpp"
#include "answers/columns.hpp"
#include "answers/extent.hpp"
#include "answers/groups.hpp"
#include "answers/question.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// One that moved, as it is listed.
struct Row {
  Unit unit;
  std::string_view child, plan;
  OptDate day;
  const Why* why = nullptr;
  std::string note;
};

struct Count {
  std::size_t moves = 0;
  std::int64_t denominator = 0, numerator = 0;
  std::size_t workers = 0;      ///< lines of their hours
  std::int64_t hundredths = 0;  ///< what those come to
};

class ChangesOf {
 public:
  ChangesOf(const Measure& measure, const Side& before, const Seen& seen_before, const Side& after,
            const Seen& seen_after, const ChildPairs& children)
      : measure_(measure),
        before_(before),
        seen_before_(seen_before),
        after_(after),
        seen_after_(seen_after) {
    if (any_without_figure()) return;
    Facts facts(measure, before, seen_before, after, seen_after, children);
    for (const Unit& unit : units_of(measure, before, seen_before, after, seen_after, children)) {
      const Contribution then = contribution_of(measure, unit.before, seen_before);
      const Contribution now = contribution_of(measure, unit.after, seen_after);
      if (then == now) continue;
      const Moved moved = facts.of(unit);
      Row& row = rows_.emplace_back(row_of(unit));
      row.why = &why_of(moved);
      row.note = detail_of(moved, then, now);
      Count& count = by_why_[row.why];
      ++count.moves;
      count.denominator += (now.denominator ? 1 : 0) - (then.denominator ? 1 : 0);
      count.numerator += std::int64_t{now.numerator} - std::int64_t{then.numerator};
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
      return std::tuple(a.child, a.day.or_far(), a.plan) <
             std::tuple(b.child, b.day.or_far(), b.plan);
    });
    if (!is_by_worker(measure.shape)) return;
    hours_ = hours_moved(measure, before, seen_before, after, seen_after);
    for (const HoursMoved& moved : hours_) {
      Count& count = by_why_[&why_of_hours(moved.on_both)];
      ++count.workers;
      count.hundredths += moved.difference();
    }
  }

  void add_rows(Table& table) const;
  /// "NI66 92.0 (104 of 113) -> 94.1 (112 of 119): 2 new (+2 of +2), 1 left (-1 of -1)"
  std::string in_words() const;

 private:
  bool any_without_figure() const {
    return !seen_before_.no_figure.empty() || !seen_after_.no_figure.empty();
  }

  Row row_of(const Unit& unit) const {
    const Side& side = unit.after != nullptr ? after_ : before_;
    const Verdict& v = unit.after != nullptr ? *unit.after : *unit.before;
    Row out;
    out.unit = unit;
    out.child = side.data().child(v.child);
    out.plan = side.data().word(v.plan_id);
    out.day = v.day;
    return out;
  }

  /// The link that decided, or the day, and the bands: what is so on one side, or "so -> so".
  static std::string detail_of(const Moved& m, const Contribution& then, const Contribution& now) {
    const SideOfMove& decides = deciding(m);
    const bool both_say = m.before.verdict != nullptr && m.after.verdict != nullptr;
    const auto words = [&](const SideOfMove& side) {
      const Obligation* link = side.link;
      if (both_say && decides.link != nullptr && &side != &decides) {
        const Obligation* same = twin(*decides.link, side.child);
        if (same != nullptr) link = same;
      }
      if (link != nullptr) return link_in_words(*link);
      return side.verdict != nullptr && side.verdict->day ? to_string(*side.verdict->day)
                                                          : std::string();
    };
    const auto both = [](const std::string& before, const std::string& after) {
      if (before.empty() || after.empty() || before == after) return after.empty() ? before : after;
      return before + " -> " + after;
    };
    std::string out = both(then.band, now.band);
    add_to_note(out, both(words(m.before), words(m.after)));
    return out;
  }

  void add_row(Table& table, const Row& row, std::string_view of_all) const;
  void add_hours(Table& table, const HoursMoved& moved, std::string_view of_all) const;
  void add_total(Table& table, std::string_view of_all) const;
  std::string note_of_all() const;
  std::string note_of_total() const;
  std::string why_not_compared() const;
  std::string bands_in_words() const;

  const Measure& measure_;
  const Side& before_;
  const Seen& seen_before_;
  const Side& after_;
  const Seen& seen_after_;
  std::vector<Row> rows_;
  std::vector<HoursMoved> hours_;
  std::map<const Why*, Count> by_why_;  ///< in the order of the list of whys
};

Cell denominator_of(const Verdict* v) {
  return Cell(std::int64_t{v != nullptr && counted(v->reason) ? 1 : 0});
}
Cell numerator_of(const Verdict* v) {
  return Cell(std::int64_t{v != nullptr && in_numerator(v->reason) ? v->amount : 0U});
}

std::string_view reason_of(const Verdict* v) {
  return v == nullptr ? std::string_view{} : name(v->reason);
}

void ChangesOf::add_row(Table& table, const Row& row, std::string_view of_all) const {
  const Verdict* then = row.unit.before;
  const Verdict* now = row.unit.after;
  Mark mark = Mark::none;
  if (now != nullptr && now->reason == Reason::failed) mark = Mark::urgent;
  if (now != nullptr && now->reason == Reason::indeterminate) mark = Mark::doubtful;
  std::string note = row.note;
  add_to_note(note, of_all);
  table.add_row({measure_.id, row.child, cell(row.plan), denominator_of(then), numerator_of(then),
                 cell(reason_of(then)), denominator_of(now), numerator_of(now),
                 cell(reason_of(now)), cell(reason_of(then)), cell(reason_of(now)), row.why->name,
                 cell(table.keep(std::move(note)))},
                mark);
}

/// A worker's hours, which are no child's: they add nothing to the counts.
void ChangesOf::add_hours(Table& table, const HoursMoved& moved, std::string_view of_all) const {
  const auto words = [&moved](std::int64_t hours) {
    return hours < 0 && moved.on_both ? std::string("not known") : full_time(hours);
  };
  std::string note =
      fmt::format("{}{}{}: {} -> {} full-time", moved.role, moved.role.empty() ? "" : " ",
                  moved.worker, words(moved.before), words(moved.after));
  add_to_note(note, of_all);
  table.add_row({measure_.id,
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 {},
                 why_of_hours(moved.on_both).name,
                 cell(table.keep(std::move(note)))});
}

void ChangesOf::add_total(Table& table, std::string_view of_all) const {
  const auto counts = [](const Seen& seen, std::uint32_t Tally::*part) {
    return seen.no_figure.empty() ? Cell(std::int64_t{seen.tally.*part}) : Cell();
  };
  std::string note = note_of_total();
  add_to_note(note, of_all);
  table.add_row({measure_.id,
                 {},
                 {},
                 counts(seen_before_, &Tally::denominator),
                 counts(seen_before_, &Tally::numerator),
                 {},
                 counts(seen_after_, &Tally::denominator),
                 counts(seen_after_, &Tally::numerator),
                 {},
                 cell(table.keep(figure_of(measure_, before_, seen_before_))),
                 cell(table.keep(figure_of(measure_, after_, seen_after_))),
                 "total",
                 cell(table.keep(std::move(note)))},
                any_without_figure() ? Mark::doubtful : Mark::none);
}

/// What is to be said of every row: for data, since people are told under the table.
std::string ChangesOf::note_of_all() const {
  std::string out = doubt_of(before_.data(), measure_);
  const std::string after = doubt_of(after_.data(), measure_);
  if (after != out) add_to_note(out, after);
  add_to_note(out, after_.data().law_notes().of(measure_));
  return out;
}

/// "11-15 4 -> 3": the bands whose counts differ.
std::string ChangesOf::bands_in_words() const {
  std::map<std::string, std::array<std::size_t, 2>> counts;
  const auto count = [&](const Seen& seen, std::size_t side) {
    for (const Verdict& v : seen.list.verdicts) {
      const Contribution c = contribution_of(measure_, &v, seen);
      if (!c.band.empty()) ++counts[c.band].at(side);
    }
  };
  count(seen_before_, 0);
  count(seen_after_, 1);
  std::string out;
  for (const auto& [band, n] : counts) {
    if (n[0] != n[1]) add_to_note(out, fmt::format("{} {} -> {}", band, n[0], n[1]));
  }
  return out;
}

std::string ChangesOf::note_of_total() const {
  const bool for_data = after_.data().setting().for_data;  // people read it beside the table
  std::string out;
  if (!any_without_figure()) {
    if (for_data) {
      out = fmt::format("{} -> {}", figure_of(measure_, before_, seen_before_),
                        figure_of(measure_, after_, seen_after_));
    }
    add_to_note(out, bands_in_words());
    const std::uint32_t then = seen_before_.tally.indeterminate;
    const std::uint32_t now = seen_after_.tally.indeterminate;
    if (then + now > 0) add_to_note(out, fmt::format("indeterminate {} -> {}", then, now));
  }
  const auto add = [&out](std::string_view side, const std::string& text) {
    if (!text.empty()) add_to_note(out, fmt::format("{}: {}", side, text));
  };
  const auto add_side = [&](std::string_view words, const Seen& seen) {
    add(words, seen.no_figure);
    if (!seen.no_figure.empty()) return;
    if (for_data) add(words, seen.period.provisional);
    add(words, reviews_end(seen.day->coverage, measure_.duties));
  };
  add_side("before", seen_before_);
  add_side("after", seen_after_);
  return out;
}

void ChangesOf::add_rows(Table& table) const {
  const std::string_view of_all = table.keep(note_of_all());
  for (const Row& row : rows_) add_row(table, row, of_all);
  for (const HoursMoved& moved : hours_) add_hours(table, moved, of_all);
  add_total(table, of_all);
}

/// "before: no plans loaded": the sides without a figure, and why.
std::string ChangesOf::why_not_compared() const {
  std::string out;
  const auto add = [&out](std::string_view side, const Seen& seen) {
    if (!seen.no_figure.empty()) add_to_note(out, fmt::format("{}: {}", side, seen.no_figure));
  };
  add("before", seen_before_);
  add("after", seen_after_);
  return out;
}

std::string ChangesOf::in_words() const {
  std::string out =
      fmt::format("{} {} -> {}", measure_.id, figure_of(measure_, before_, seen_before_),
                  figure_of(measure_, after_, seen_after_));
  if (any_without_figure()) return out + ": cannot be compared, " + why_not_compared() + ".";
  std::string moved;
  const auto add = [&moved](std::size_t n, const Why& why, std::string_view by) {
    moved += fmt::format("{}{} {} ({})", moved.empty() ? ": " : ", ", grouped(n), why.name, by);
  };
  for (const auto& [why, count] : by_why_) {
    if (count.moves > 0) {
      add(count.moves, *why, fmt::format("{:+} of {:+}", count.numerator, count.denominator));
    }
    if (count.workers == 0) continue;
    const std::string_view sign = count.hundredths < 0 ? "-" : "+";
    add(count.workers, *why,
        fmt::format("{}{} full-time", sign, full_time(std::abs(count.hundredths))));
  }
  return out + (moved.empty() ? std::string(": nothing moved") : moved) + ".";
}

/// What was asked for by name and the files of a side lack is an error, as it is for kpi.
void tell_missing(const Side& side, const ChangesQuestion& question) {
  for (std::size_t i = 0; i < question.chosen.size(); ++i) {
    const Measure* m = question.chosen[i];
    const auto& named = question.named;
    const Seen& seen = side.seen(i);
    if (std::find(named.begin(), named.end(), m) == named.end() || seen.no_figure.empty()) continue;
    side.data().say_nothing_to_judge(fmt::format("{}: {}", m->id, seen.no_figure));
  }
}

void add_days(const ChangesQuestion& question, const Side& before, const Side& after, Output& out) {
  std::vector<std::string> said;
  const auto add = [&](std::string_view words, const Side& side) {
    for (std::size_t i = 0; i < question.chosen.size(); ++i) {
      const std::string& provisional = side.seen(i).period.provisional;
      if (provisional.empty()) continue;
      const std::string line = fmt::format("{}: {}.", words, provisional);
      if (std::find(said.begin(), said.end(), line) == said.end()) said.push_back(line);
    }
  };
  add("Before", before);
  add("After", after);
  out.closing.insert(out.closing.end(), said.begin(), said.end());
}

}  // namespace

Answer changes(DataSet& before, DataSet& after, const ChangesQuestion& question) {
  const Side then(before, question.chosen, question.before, question.before_to_its_end);
  const Side now(after, question.chosen, question.after, false);
  const ChildPairs children(before, after);
  if (!children.any_in_common()) after.findings().report(Code::d128_no_child_in_common, {});
  tell_missing(then, question);
  tell_missing(now, question);
  Table table(changes_columns());
  std::vector<std::string> closing;
  for (std::size_t i = 0; i < question.chosen.size(); ++i) {
    const ChangesOf of(*question.chosen[i], then, then.seen(i), now, now.seen(i), children);
    of.add_rows(table);
    closing.push_back(of.in_words());
  }
  Output out = after.output(std::move(table));
  out.as_at = question.after.judged_at;
  out.title = fmt::format("What moved, {} to {}", in_words(question.after.from),
                          in_words(question.after.to));
  out.closing = std::move(closing);
  add_days(question, then, now, out);
  std::vector<std::string> inputs;
  for (const Extract& extract : before.records().extracts) inputs.push_back(extract.name);
  out.inputs.insert(out.inputs.begin(), inputs.begin(), inputs.end());
  return {std::move(out)};
}

}  // namespace duly::answers
