// duly reviews: every obligation of a period, one row each.

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/period.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

struct Row {
  Obligation obligation;
  CaseOf around;
  Id child = kNoId;
};

class ReviewList {
 public:
  ReviewList(Session& session, const Cases& cases, JudgedPeriod period)
      : session_(session),
        cases_(cases),
        period_(std::move(period)),
        allocations_(session.records()),
        only_child_(session.child_asked_for()) {
    const Options& o = session.options();
    duties_ = words_typed<Duty>("--duty", o.duties, duty_named, kDutyCount);
    outcomes_ = words_typed<Outcome>("--outcome", o.outcomes, outcome_named, kOutcomeCount);
  }

  void collect() {
    const Coverage coverage = session_.coverage(cases_);
    std::vector<Obligation> found;
    for (Id child = 0; child < cases_.children.size(); ++child) {
      found.clear();
      obligations_of(cases_, child, session_.histories(), session_.law(), coverage, found);
      for (const Obligation& o : found) {
        if (!belongs(o)) continue;
        if (wanted(child, o)) {
          session_.note_holidays(child, o);
          rows_.push_back({o, case_of(session_, cases_, o), child});
        } else {
          ++filtered_;
        }
      }
    }
    sort();
  }

  Output output() const;

 private:
  bool in_period(OptDate d) const { return d && period_.from <= *d && *d <= period_.judged_at; }

  /// Held in the period; overdue; missed with the due date in it; or open and not to be judged.
  bool belongs(const Obligation& o) const {
    switch (o.outcome) {
      case Outcome::on_time:
      case Outcome::late: return in_period(o.held);
      case Outcome::overdue: return true;
      case Outcome::not_held: return in_period(o.due);
      case Outcome::indeterminate: return o.open || in_period(o.held);
      case Outcome::not_yet_due: return false;
    }
    return false;
  }

  bool wanted(Id child, const Obligation& o) const {
    const auto among = [](const auto& list, auto value) {
      return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    const bool anyone = session_.options().child.empty();
    return among(duties_, o.duty) && among(outcomes_, o.outcome) &&
           (anyone || child == only_child_);
  }

  void sort() {
    const auto key = [this](const Row& r) {
      const Obligation& o = r.obligation;
      return std::tuple(session_.child(r.child), o.duty, o.due.or_far(), o.anchor.or_far(),
                        o.held.or_far(), r.around.start, session_.word(r.around.plan_id));
    };
    std::sort(rows_.begin(), rows_.end(),
              [&key](const Row& a, const Row& b) { return key(a) < key(b); });
  }

  void add(Table& table, const Row& row) const {
    const Obligation& o = row.obligation;
    const ReviewExtra* extra = extra_of(session_, cases_, o);
    const Date day = o.held ? *o.held : period_.judged_at;
    const Allocation* officer = allocations_.on(row.child, Role::iro, day);
    const Allocation* worker = allocations_.on(row.child, Role::social_worker, day);
    std::string_view iro = extra == nullptr ? std::string_view{} : session_.word(extra->iro);
    if (iro.empty() && officer != nullptr) iro = session_.word(officer->worker);
    Mark mark = Mark::none;
    if (o.outcome == Outcome::indeterminate) mark = Mark::doubtful;
    if (o.outcome == Outcome::late || o.outcome == Outcome::overdue ||
        o.outcome == Outcome::not_held) {
      mark = Mark::urgent;
    }
    table.add_row(
        {session_.child(row.child), name(o.duty), ordinal_cell(o), cell(o.anchor), cell(o.due),
         cell(o.held), name(o.outcome), cell(o.days_late), row.around.start, cell(row.around.end),
         cell(session_.word(row.around.plan_id)), cell(table.keep(limit_of(session_, o))),
         cell(o.limit == nullptr ? std::string_view{} : std::string_view(o.limit->citation)),
         cell(extra == nullptr ? std::string_view{} : session_.word(extra->late_reason)), cell(iro),
         cell(worker == nullptr ? std::string_view{} : session_.word(worker->team)),
         cell(table.keep(session_.place(source_of(session_, cases_, o)))),
         cell(table.keep(note_of(session_, cases_, o)))},
        mark);
  }

  Session& session_;
  const Cases& cases_;
  JudgedPeriod period_;
  Allocations allocations_;
  Id only_child_;  ///< where --child is given
  std::vector<Duty> duties_;
  std::vector<Outcome> outcomes_;
  std::vector<Row> rows_;
  std::size_t filtered_ = 0;
};

Output ReviewList::output() const {
  Table table({{"child_id", "child"},
               {"duty", ""},
               {"ordinal", "no", Align::right},
               {"anchor_date", "counted from"},
               {"due_date", "due"},
               {"held_date", "held"},
               {"outcome", ""},
               {"days_late", "", Align::right},
               {"case_start", "", Align::left, Audience::data_only},
               {"case_end", "", Align::left, Audience::data_only},
               {"plan_id", "plan"},
               {"limit", ""},
               {"citation", "", Align::left, Audience::data_only},
               {"late_reason", ""},
               {"iro", "IRO"},
               {"team", ""},
               {"source", ""},
               {"note", ""}});
  std::array<std::size_t, kOutcomeCount> counts{};
  for (const Row& row : rows_) {
    add(table, row);
    ++counts[static_cast<std::size_t>(row.obligation.outcome)];
  }
  Output out = session_.output(std::move(table));
  out.as_at = period_.judged_at;
  out.title = "Reviews from " + in_words(period_.from) + " to " + in_words(period_.to);
  std::string said;
  for (std::size_t i = 0; i < kOutcomeCount; ++i) {
    if (counts[i] == 0) continue;
    said += fmt::format("{}{} {}", said.empty() ? "" : ", ", grouped(counts[i]),
                        name(static_cast<Outcome>(i)));
  }
  out.closing.push_back(said.empty() ? "No reviews in the period." : said + ".");
  if (filtered_ > 0) {
    out.closing.push_back(grouped(filtered_) + " more not shown: the options leave them out.");
  }
  if (!period_.provisional.empty()) out.closing.push_back(period_.provisional + ".");
  return out;
}

}  // namespace

void reviews_options(OptionList& options, Options& o) {
  add_period_options(options, o);
  options.words("--outcome", "WORDS", o.outcomes,
                "on_time, late, overdue, not_yet_due, not_held, indeterminate");
  options.text("--child", "ID", o.child, "One child");
  add_duty_option(options, o);
}

int run_reviews(const Options& options, Surroundings& surroundings) {
  const JudgedPeriod period = judged(period_typed(options), as_at_for(options, surroundings));
  Session session(options, surroundings);
  const Cases cases = session.cases_at(period.judged_at);
  ReviewList list(session, cases, period);
  list.collect();
  return session.finish(list.output());
}

}  // namespace duly::cli
