#include "answers/due.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/due_calendar.hpp"
#include "answers/due_open.hpp"
#include "answers/extent.hpp"
#include "answers/groups.hpp"
#include "answers/repairs.hpp"
#include "answers/selection.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// What a row can be grouped by of its own, besides the groups every command has.
enum class Own : std::uint8_t { duty, month };
constexpr std::array<std::string_view, 2> kOwnNames = {"duty", "month"};

struct Row {
  const Obligation* obligation = nullptr;
  DueToday today;
  Id child = kNoId;
  Whose whose;
};

/// What `due` shows and what it leaves out, with the reason.
class DueList {
 public:
  DueList(DataSet& data, const Cases& cases, const DueQuestion& question)
      : data_(data),
        cases_(cases),
        groups_(data, question.by, kOwnNames),
        as_at_(data.as_at()),
        asked_(question),
        only_child_(data.child_named(question.child)),
        only_team_(team_named(data, question.team)),
        only_iro_(officer_named(data, question.officer)) {}

  void collect() {
    coverage_ = data_.coverage(cases_);
    ends_ = tell_ends(data_, cases_, coverage_);
    OpenLinks open = open_links(data_, cases_, coverage_);
    for (const auto& [child, o] : open.links) consider(child, o);
    const bool everyone = asked_.child.empty() && asked_.officer.empty() && asked_.team.empty();
    if (everyone) without_row_ = std::move(open.without);
    sort();
  }

  bool any_overdue() const { return any_overdue_; }
  /// Why it cannot be told whether any is overdue, of those asked for; or blank.
  std::string cannot_tell_overdue() const;
  Output output() const;

 private:
  Table listed() const;
  DayCalendar calendar() const;
  std::vector<CountedGroup> counts() const;

  /// What is grouped: the child on the day asked about.
  GroupSubject subject(const Row& row) const {
    GroupSubject out{cases_, row.child, as_at_};
    if (row.obligation->duty == Duty::cp_review) out.plan = row.obligation->case_index;
    return out;
  }
  static std::string own(Own by, const Row& row) {
    switch (by) {
      case Own::duty: return std::string(name(row.obligation->duty));
      case Own::month: return row.today.due ? year_month(*row.today.due) : std::string();
    }
    std::abort();
  }

  template <class List, class Value>
  static bool among(const List& list, const Value& value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
  }
  /// Is the row of those asked about, however it stands?
  bool asked_about(const Row& row) const {
    // A due date that is not known may be over: it is never filtered away by a date.
    const bool soon = !asked_.within || !row.today.due || *row.today.due <= *asked_.within;
    return soon && among(asked_.duties, row.obligation->duty) &&
           (only_child_ == kNoId || row.child == only_child_) &&
           (only_iro_.empty() || data_.word(row.whose.officer) == only_iro_) &&
           (only_team_.empty() || data_.word(row.whose.team) == only_team_);
  }

  void consider(Id child, const Obligation& o) {
    kept_.push_back(std::make_unique<Obligation>(o));
    Row row{kept_.back().get(), due_at_start_of(as_at_, o), child, {}};
    row.whose = groups_.whose(subject(row));
    const bool asked = asked_about(row);
    no_reviews_ = no_reviews_ || (asked && without_reviews(o.duty));
    if (!asked || !among(asked_.statuses, row.today.status)) {
      ++filtered_;
      kept_.pop_back();
      return;
    }
    any_overdue_ = any_overdue_ || row.today.status == DueStatus::overdue;
    data_.note_holidays(row.child, cases_, *row.obligation);
    rows_.push_back(row);
  }

  /// Is nothing loaded that could have met the duty in time?
  bool without_reviews(Duty duty) const {
    if (duty == Duty::icpc) return false;  // it stands in the row of the enquiry
    const Records& r = data_.records();
    if (duty == Duty::cp_review) {
      return !coverage_.latest_conferences_only &&
             (r.conferences.empty() || !coverage_.conferences_from());
    }
    return !coverage_.latest_reviews_only && (r.reviews.empty() || !coverage_.reviews_from());
  }

  void sort() {
    std::sort(rows_.begin(), rows_.end(), [this](const Row& a, const Row& b) {
      const Date x = a.today.due.or_far();
      const Date y = b.today.due.or_far();
      if (x != y) return x < y;
      if (a.child != b.child) return data_.child(a.child) < data_.child(b.child);
      if (a.obligation->duty != b.obligation->duty) return a.obligation->duty < b.obligation->duty;
      return a.obligation->case_index < b.obligation->case_index;
    });
  }

  OptDate last_held(const Obligation& o) const {
    if (o.duty == Duty::cp_review) {
      const auto held = cases_.conferences_of(cases_.plans[o.case_index]);
      return held.empty() ? OptDate{} : held.back().day;
    }
    if (o.duty == Duty::icpc) return {};
    const auto held = cases_.reviews_of(cases_.periods[o.case_index].reviews);
    return held.empty() ? OptDate{} : held.back().day;
  }

  /// The last day to hold it on that is a working day.
  OptDate book_by(const Row& row) const {
    if (!row.today.due) return {};
    return data_.law().calendar.last_working_day_by(*row.today.due);
  }

  void add(Table& table, const Row& row) const;
  CountedGroup total() const;
  void add_closing(const CountedGroup& total, Output& out) const;

  DataSet& data_;
  const Cases& cases_;
  RowGroups groups_;
  Date as_at_;
  const DueQuestion& asked_;
  Id only_child_;  ///< where --child is given
  std::string_view only_team_, only_iro_;
  Coverage coverage_;
  std::vector<std::unique_ptr<Obligation>> kept_;
  std::vector<Row> rows_;
  std::map<std::string_view, std::size_t> without_row_;
  std::vector<std::string> ends_;  ///< how far the files go, where it must be said
  std::size_t filtered_ = 0;
  bool any_overdue_ = false;
  bool no_reviews_ = false;  ///< of a duty asked about
};

std::string DueList::cannot_tell_overdue() const {
  if (std::string none = missing_duties(data_, asked_.duties); !none.empty()) return none;
  if (nothing_begun(cases_)) return "no case in the files has begun by then";
  if (no_reviews_) return "no reviews are loaded";
  const auto found = std::as_const(data_).findings().all();
  const bool older = std::any_of(found.begin(), found.end(), [](const Diagnostic& d) {
    return d.info == &info(Code::d120_reviews_older);
  });
  return older ? "the reviews in the files are older than the episodes or plans" : "";
}

void DueList::add(Table& table, const Row& row) const {
  const Obligation& o = *row.obligation;
  const CaseOf around = case_of(data_, cases_, o);
  Mark mark = Mark::none;
  if (row.today.status == DueStatus::overdue) mark = Mark::urgent;
  if (row.today.status == DueStatus::indeterminate) mark = Mark::doubtful;
  table.add_row(
      {data_.child(row.child), name(o.duty), ordinal_cell(o), cell(o.anchor), cell(row.today.due),
       cell(book_by(row)), name(row.today.status), cell(row.today.days), around.start,
       cell(last_held(o)), cell(data_.word(row.whose.officer)), cell(data_.word(row.whose.team)),
       cell(data_.word(row.whose.worker)),
       around.temporary ? Cell(std::string_view("temporary")) : Cell(),
       cell(table.keep(note_of(data_, cases_, o)))},
      mark);
}

/// Everything shown, by status: what stands under a list, and in the first row of groups.
CountedGroup DueList::total() const {
  CountedGroup out;
  out.counts.resize(kDueStatusCount);
  for (const Row& row : rows_) ++out.counts[static_cast<std::size_t>(row.today.status)];
  out.rows = rows_.size();
  return out;
}

void DueList::add_closing(const CountedGroup& total, Output& out) const {
  const auto shown = [&total](std::size_t status) {
    return count_in_words(total.counts[status], total.hides(status));
  };
  out.closing.push_back(
      fmt::format("{} on {}: {} overdue, {} due today, {} to come, {} that cannot be judged.",
                  count_of(total.rows, total.hide_rows, "open duty", "open duties"),
                  in_words(as_at_), shown(0), shown(1), shown(2), shown(3)));
  if (filtered_ > 0) {
    out.closing.push_back(left_out_by_options(data_.setting(), filtered_));
  }
  const std::string missing = missing_duties(data_, asked_.duties);
  if (!missing.empty()) out.closing.push_back(missing + ".");
  out.closing.insert(out.closing.end(), ends_.begin(), ends_.end());
  tell_repairs(data_, out);
  for (const auto& [reason, count] : without_row_) {
    out.closing.push_back("No row for " +
                          lone_count(data_.setting(), count, "child ", "children ") +
                          std::string(reason) + ".");
  }
}

Table DueList::listed() const {
  Table table(due_columns());
  for (const Row& row : rows_) add(table, row);
  return table;
}

DayCalendar DueList::calendar() const {
  // Cases keep their order from day to day, due dates do not.
  std::vector<const Row*> by_case;
  for (const Row& row : rows_) by_case.push_back(&row);
  std::sort(by_case.begin(), by_case.end(), [](const Row* a, const Row* b) {
    return std::tuple(a->child, a->obligation->duty, a->obligation->case_index) <
           std::tuple(b->child, b->obligation->duty, b->obligation->case_index);
  });
  std::vector<DayEvent> events;
  for (const Row* row : by_case) {
    const Obligation& o = *row->obligation;
    events.push_back(day_event({o, row->today, book_by(*row), data_.child(row->child),
                                case_of(data_, cases_, o).start, note_of(data_, cases_, o)},
                               as_at_));
  }
  const std::string_view child = only_child_ == kNoId ? "" : data_.child(only_child_);
  DayCalendar out = due_calendar(data_, asked_, {child, only_iro_, only_team_});
  add_events(std::move(events), out);
  return out;
}

/// Counts instead of rows: who has how much before them.
std::vector<CountedGroup> DueList::counts() const {
  GroupCounts counts(kDueStatusCount);
  for (const Row& row : rows_) {
    const GroupParts parts =
        groups_.parts(subject(row), [&](std::size_t by) { return own(static_cast<Own>(by), row); });
    counts.add(parts, static_cast<std::size_t>(row.today.status), row.child,
               only(row.obligation->duty));
  }
  return counts.groups();
}

Table table_of(const std::vector<CountedGroup>& groups, const DataSet& data) {
  Table table(due_group_columns());
  for (const CountedGroup& group : groups) {
    std::vector<Cell> cells = group_cells(table, group);
    cells.push_back(count_cell(group.rows, group.hide_rows));
    for (std::size_t i = 0; i < kDueStatusCount; ++i) {
      cells.push_back(count_cell(group.counts[i], group.hides(i)));
    }
    cells.push_back(count_cell(group.children, group.hide_children));
    cells.push_back(cell(table.keep(note_of(data, group))));
    table.add_row(cells);
  }
  return table;
}

Output DueList::output() const {
  std::vector<CountedGroup> groups;
  if (!asked_.by.empty()) groups = counts();
  const std::string_view several = children_do_not_add_up(groups);
  make_inexact(groups, data_.setting());
  Output out = data_.output(asked_.by.empty() ? listed() : table_of(groups, data_));
  out.title = "Reviews due, as at " + in_words(as_at_);
  if (asked_.as_calendar) out.days = calendar();
  if (!several.empty()) out.closing.emplace_back(several);
  add_closing(groups.empty() ? total() : groups.front(), out);
  tell_inexact(data_.setting(), out);
  return out;
}

void tell_not_judged(Answer& answer, std::string_view why) {
  answer.not_judged.push_back(fmt::format("fail-if-overdue: {}", why));
}

}  // namespace

Wanted wanted_for(const DueQuestion& question) {
  return RowGroups::wanted(question.by, kOwnNames);
}

Answer due_list(DataSet& data, const DueQuestion& question) {
  const std::shared_ptr<const Cases> kept = data.cases_at(data.as_at());
  const Cases& cases = *kept;
  DueList list(data, cases, question);
  if (holds_no_cases(data)) {
    Answer nothing{without_cases(data, list.output(), "Nothing can be due")};
    if (question.overdue_is_missed) tell_not_judged(nothing, kNoCases);
    return nothing;
  }
  tell_missing_groups(data, question.by);
  list.collect();
  Answer out{list.output()};
  const std::string why = list.cannot_tell_overdue();
  if (question.overdue_is_missed && !why.empty()) {
    tell_not_judged(out, why);
    out.output.closing.push_back(fmt::format("Whether any is overdue cannot be told: {}.", why));
  }
  out.missed = question.overdue_is_missed && list.any_overdue();
  return out;
}

}  // namespace duly::answers
