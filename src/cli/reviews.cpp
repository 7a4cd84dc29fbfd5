// duly reviews: every obligation of a period, one row each, or counted by group.

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "cli/columns.hpp"
#include "cli/commands.hpp"
#include "cli/extent.hpp"
#include "cli/groups.hpp"
#include "cli/period.hpp"
#include "cli/selection.hpp"
#include "cli/small_counts.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

/// What a row can be grouped by of its own, besides the groups every command has.
enum class Own : std::uint8_t { late_reason, outcome, duty, limit };
constexpr std::array<std::string_view, 4> kOwnNames = {"late_reason", "outcome", "duty", "limit"};

/// What the words of the command line ask for. They are looked at before any file is read.
struct Asked {
  std::vector<Duty> duties;
  std::vector<Outcome> outcomes;
};
Asked asked_for(const Options& o) {
  Asked out;
  out.duties = words_typed<Duty>("--duty", o.duties, kDutyCount);
  out.outcomes = words_typed<Outcome>("--outcome", o.outcomes, kOutcomeCount);
  check_by(o);
  return out;
}

struct Row {
  Obligation obligation;
  CaseOf around;
  Id child = kNoId;
  const Cases* cases = nullptr;  ///< as known at the close of the day it is judged on
  Whose whose{};
};

class ReviewList {
 public:
  ReviewList(Session& session, const Cases& cases, JudgedPeriod period, Asked asked)
      : session_(session),
        cases_(cases),
        period_(std::move(period)),
        groups_(session, kOwnNames),
        asked_(std::move(asked)),
        only_child_(session.child_asked_for()) {}

  /// Looked-after children and plans apart: the files may end on another day for each.
  void collect() {
    const Coverage coverage = session_.coverage(cases_);
    collect({.care = true}, coverage);
    collect({.protection = true}, coverage);
    sort();
  }

  Output output() const { return session_.options().by.empty() ? listed() : counted(); }

 private:
  Output listed() const;
  Output counted() const;

  void collect(Subject subject, const Coverage& coverage) {
    const Judging how = judging(session_, coverage, subject, period_);
    if (how.out_of_extent) {
      session_.say_out_of_extent(*how.out_of_extent, how.why);
      ends_.push_back(how.why);
    }
    if (how.out_of_extent == Code::d118_files_end) return;
    if (how.period.judged_at == cases_.as_at) {
      collect(cases_, coverage, duties_of(subject));
      return;
    }
    ends_.push_back(how.period.provisional);
    own_.push_back(session_.earlier_cases_at(how.period.judged_at, {}, {}));
    collect(own_.back(), coverage_of(own_.back(), session_.law().readings), duties_of(subject));
  }

  void collect(const Cases& cases, const Coverage& coverage, DutySet duties) {
    std::vector<Obligation> found;
    for (Id child = 0; child < cases.children.size(); ++child) {
      found.clear();
      obligations_of(cases, child, session_.histories(), session_.law(), coverage, found, duties);
      for (const Obligation& o : found) {
        if (!belongs(o, cases.as_at)) continue;
        if (wanted(child, o)) {
          session_.note_holidays(child, cases, o);
          rows_.push_back({o, case_of(session_, cases, o), child, &cases});
          rows_.back().whose = groups_.whose(subject(rows_.back()));
        } else {
          ++filtered_;
        }
      }
    }
  }

  /// Held in the period; overdue; missed with the due date in it; or open and not to be judged.
  bool belongs(const Obligation& o, Date judged_at) const {
    const auto in_period = [&](OptDate d) { return d && period_.from <= *d && *d <= judged_at; };
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
    return among(asked_.duties, o.duty) && among(asked_.outcomes, o.outcome) &&
           (only_child_ == kNoId || child == only_child_);
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

  /// What is grouped: the review on its day, or the case at the end where none was held.
  static GroupSubject subject(const Row& row) {
    const Obligation& o = row.obligation;
    GroupSubject out{*row.cases, row.child, o.held ? *o.held : row.cases->as_at};
    out.event = o.held.has_value();
    if (o.duty == Duty::cp_review) out.plan = o.case_index;
    if (o.held && of_care(o.duty)) out.review = o.met_by;
    return out;
  }
  std::string_view late_reason(const Row& row) const {
    const ReviewExtra* extra = extra_of(session_, *row.cases, row.obligation);
    return extra == nullptr ? std::string_view{} : session_.word(extra->late_reason);
  }
  std::string own(Own by, const Row& row) const {
    switch (by) {
      case Own::late_reason: return std::string(late_reason(row));
      case Own::outcome: return std::string(name(row.obligation.outcome));
      case Own::duty: return std::string(name(row.obligation.duty));
      case Own::limit: return limit_of(session_, row.obligation);
    }
    std::abort();
  }

  void add(Table& table, const Row& row) const;
  void add_closing(Output& out) const;
  std::string reasons_given() const;

  Session& session_;
  const Cases& cases_;
  JudgedPeriod period_;
  RowGroups groups_;
  Asked asked_;
  Id only_child_;  ///< where --child is given
  std::vector<Row> rows_;
  std::deque<Cases> own_;          ///< of days before the end of the period, where the files end
  std::vector<std::string> ends_;  ///< how far the files go, where it must be said
  std::size_t filtered_ = 0;
};

void ReviewList::add(Table& table, const Row& row) const {
  const Obligation& o = row.obligation;
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
       cell(late_reason(row)), cell(session_.word(row.whose.officer)),
       cell(session_.word(row.whose.team)),
       cell(table.keep(session_.place(source_of(session_, *row.cases, o)))),
       cell(table.keep(note_of(session_, *row.cases, o)))},
      mark);
}

/// "IRO sickness 12, no quorum 3, none given 20": the most frequent first.
std::string reasons_in_words(const std::map<std::string_view, std::size_t>& by_reason,
                             std::size_t none) {
  std::vector<std::pair<std::string_view, std::size_t>> reasons(by_reason.begin(), by_reason.end());
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t kMostSaid = 10;
  std::size_t others = 0;
  for (std::size_t i = kMostSaid; i < reasons.size(); ++i) others += reasons[i].second;
  if (reasons.size() > kMostSaid) reasons.resize(kMostSaid);
  reasons.emplace_back("other reasons", others);
  reasons.emplace_back("none given", none);
  std::string out;
  for (const auto& [reason, count] : reasons) {
    if (count > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", reason, grouped(count));
  }
  return out;
}

/// Of the looked-after reviews held late: conferences have no reason. Blank without such reviews,
/// and where no extract has reasons.
std::string ReviewList::reasons_given() const {
  if (!has_field(session_.records(), "reviews", "late_reason")) return {};
  std::map<std::string_view, std::size_t> by_reason;
  std::size_t late = 0;
  std::size_t none = 0;
  for (const Row& row : rows_) {
    const Obligation& o = row.obligation;
    if (o.outcome != Outcome::late || !of_care(o.duty)) continue;
    ++late;
    const std::string_view reason = late_reason(row);
    ++(reason.empty() ? none : by_reason[reason]);
  }
  if (late == 0) return {};
  return fmt::format("Reasons given for {} looked-after {} held late: {}.", grouped(late),
                     late == 1 ? "review" : "reviews", reasons_in_words(by_reason, none));
}

void ReviewList::add_closing(Output& out) const {
  if (filtered_ > 0) {
    const bool hide = filtered_ < suppress_typed(session_.options());
    out.closing.push_back(count_in_words(filtered_, hide) +
                          " more not shown: the options leave them out.");
  }
  const std::string missing = missing_duties(session_, asked_.duties);
  if (!missing.empty()) out.closing.push_back(missing + ".");
  if (!period_.provisional.empty()) out.closing.push_back(period_.provisional + ".");
  for (const std::string& end : ends_) {
    if (std::find(out.closing.begin(), out.closing.end(), end + ".") == out.closing.end()) {
      out.closing.push_back(end + ".");
    }
  }
}

Output ReviewList::listed() const {
  Table table(review_columns());
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
  std::string reasons = reasons_given();
  if (!reasons.empty()) out.closing.push_back(std::move(reasons));
  add_closing(out);
  return out;
}

/// Counts instead of rows.
Output ReviewList::counted() const {
  GroupCounts counts(1);
  for (const Row& row : rows_) {
    const GroupParts parts =
        groups_.parts(subject(row), [&](std::size_t by) { return own(static_cast<Own>(by), row); });
    counts.add(parts, 0, row.child, only(row.obligation.duty));
  }
  Table table(review_group_columns());
  std::vector<CountedGroup> groups = counts.groups();
  const std::size_t least = suppress_typed(session_.options());
  if (least > 0) hide_small_groups(groups, least);
  for (const CountedGroup& group : groups) {
    std::vector<Cell> cells = group_cells(table, group);
    cells.push_back(count_cell(group.rows(), group.hide_rows));
    cells.push_back(count_cell(group.children, group.hide_children));
    cells.push_back(cell(table.keep(session_.law_notes().of(group.duties))));
    table.add_row(cells);
  }
  Output out = session_.output(std::move(table));
  out.as_at = period_.judged_at;
  out.title = "Reviews from " + in_words(period_.from) + " to " + in_words(period_.to);
  const std::string_view several = children_do_not_add_up(groups);
  if (!several.empty()) out.closing.emplace_back(several);
  add_closing(out);
  tell_suppressed(session_.options(), out);
  return out;
}

}  // namespace

std::vector<Column> review_group_columns() {
  std::vector<Column> columns = group_columns();
  columns.push_back({"reviews", "", Align::right});
  columns.push_back({"children", "", Align::right});
  columns.push_back({"note", "", Align::left, Audience::data_only});
  return columns;
}

std::vector<Column> review_columns() {
  return {{"child_id", "child"},
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
          {"note", ""}};
}

void reviews_options(OptionList& options, Options& o) {
  add_period_options(options, o);
  options.words("--outcome", "WORDS", o.outcomes,
                "on_time, late, overdue, not_yet_due, not_held, indeterminate");
  options.text("--child", "ID", o.child, "One child");
  add_duty_option(options, o);
  options.words("--by", "GROUPS", o.by,
                "Counts by group instead: late_reason, outcome, duty, limit, or a group of kpi");
}

int run_reviews(const Options& options, Surroundings& surroundings) {
  if (options.by.empty()) refuse_suppress(options, "reviews without --by");
  const JudgedPeriod period = judged(period_typed(options), as_at_for(options, surroundings));
  Asked asked = asked_for(options);
  Session session(options, surroundings, RowGroups::wanted(options, kOwnNames));
  const Cases cases = session.cases_at(period.judged_at);
  ReviewList list(session, cases, period, std::move(asked));
  tell_missing_groups(session);
  list.collect();
  return session.finish(list.output());
}

}  // namespace duly::cli
