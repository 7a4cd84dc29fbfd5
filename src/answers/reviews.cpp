#include "answers/reviews.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/extent.hpp"
#include "answers/groups.hpp"
#include "answers/period.hpp"
#include "answers/selection.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"
#include "duly/care.hpp"
#include "duly/parts.hpp"

namespace duly::answers {
namespace {

/// What a row can be grouped by of its own, besides the groups every command has.
enum class Own : std::uint8_t { late_reason, outcome, duty, limit };
constexpr std::array<std::string_view, 4> kOwnNames = {"late_reason", "outcome", "duty", "limit"};

struct Row {
  Obligation obligation;
  CaseOf around;
  Id child = kNoId;
  const Cases* cases = nullptr;  ///< as known at the close of the day it is judged on
  Whose whose{};
};

class ReviewList {
 public:
  ReviewList(DataSet& data, const Cases& cases, const ReviewsQuestion& question)
      : data_(data),
        cases_(cases),
        period_(question.period),
        groups_(data, question.by, kOwnNames),
        asked_(question),
        only_child_(data.child_named(question.child)) {}

  /// Looked-after children and plans apart: the files may end on another day for each.
  void collect() {
    const Coverage coverage = data_.coverage(cases_);
    collect({.care = true}, coverage);
    collect({.protection = true}, coverage);
    sort();
  }

  Output output() const { return asked_.by.empty() ? listed() : counted(); }

 private:
  Output listed() const;
  Output counted() const;

  void collect(Subject subject, const Coverage& coverage) {
    const Judging how = judging(data_, coverage, subject, period_);
    if (how.out_of_extent) {
      data_.say_out_of_extent(*how.out_of_extent, how.why);
      ends_.push_back(how.why);
    }
    if (how.out_of_extent == Code::d118_files_end) return;
    if (how.period.judged_at == cases_.as_at) {
      collect(cases_, coverage, duties_of(subject));
      return;
    }
    ends_.push_back(how.period.provisional);
    own_.push_back(data_.earlier_cases_at(how.period.judged_at, {}, {}));
    collect(own_.back(), coverage_of(own_.back(), data_.law().readings), duties_of(subject));
  }

  void collect(const Cases& cases, const Coverage& coverage, DutySet duties) {
    const auto children = static_cast<Id>(cases.children.size());
    for (const Found& part : in_parts(children, data_.threads(), [&](Id first, Id last) {
           return found_among(cases, coverage, duties, first, last);
         })) {
      filtered_ += part.filtered;
      for (const auto& [child, o] : part.wanted) {
        data_.note_holidays(child, cases, o);
        rows_.push_back({o, case_of(data_, cases, o), child, &cases});
        rows_.back().whose = groups_.whose(subject(rows_.back()));
      }
    }
  }

  /// What one thread finds of the children [first, last).
  struct Found {
    std::vector<std::pair<Id, Obligation>> wanted;
    std::size_t filtered = 0;
  };
  Found found_among(const Cases& cases, const Coverage& coverage, DutySet duties, Id first,
                    Id last) const {
    Found out;
    std::vector<Obligation> all;
    for (Id child = first; child < last; ++child) {
      all.clear();
      obligations_of(cases, child, data_.histories(), data_.law(), coverage, all, duties);
      for (const Obligation& o : all) {
        if (!belongs(o, cases.as_at)) continue;
        if (wanted(child, o)) {
          out.wanted.emplace_back(child, o);
        } else {
          ++out.filtered;
        }
      }
    }
    return out;
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
      return std::tuple(data_.child(r.child), o.duty, o.due.or_far(), o.anchor.or_far(),
                        o.held.or_far(), r.around.start, data_.word(r.around.plan_id));
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
    return late_reason_of(data_, *row.cases, row.obligation);
  }
  std::string own(Own by, const Row& row) const {
    switch (by) {
      case Own::late_reason: return std::string(late_reason(row));
      case Own::outcome: return std::string(name(row.obligation.outcome));
      case Own::duty: return std::string(name(row.obligation.duty));
      case Own::limit: return limit_of(data_, row.obligation);
    }
    std::abort();
  }

  void add(Table& table, const Row& row) const;
  void add_closing(Output& out) const;
  std::string reasons_given(bool care) const;

  DataSet& data_;
  const Cases& cases_;
  const JudgedPeriod& period_;
  RowGroups groups_;
  const ReviewsQuestion& asked_;
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
      {data_.child(row.child), name(o.duty), ordinal_cell(o), cell(o.anchor), cell(o.due),
       cell(o.held), name(o.outcome), cell(o.days_late), row.around.start, cell(row.around.end),
       cell(data_.word(row.around.plan_id)), cell(completed_of(data_, *row.cases, o)),
       cell(table.keep(limit_of(data_, o))),
       cell(o.limit == nullptr ? std::string_view{} : std::string_view(o.limit->citation)),
       cell(late_reason(row)), cell(data_.word(row.whose.officer)),
       cell(data_.word(row.whose.team)),
       cell(table.keep(data_.place(source_of(data_, *row.cases, o)))),
       cell(table.keep(note_of(data_, *row.cases, o)))},
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

/// Of the reviews, or conferences, held late. Blank without any, and where no extract has reasons.
std::string ReviewList::reasons_given(bool care) const {
  if (!has_field(data_.records(), care ? "reviews" : "conferences", "late_reason")) return {};
  std::map<std::string_view, std::size_t> by_reason;
  std::size_t late = 0;
  std::size_t none = 0;
  for (const Row& row : rows_) {
    const Obligation& o = row.obligation;
    if (o.outcome != Outcome::late || of_care(o.duty) != care) continue;
    ++late;
    const std::string_view reason = late_reason(row);
    ++(reason.empty() ? none : by_reason[reason]);
  }
  if (late == 0) return {};
  return fmt::format("Reasons given for {} {}{} held late: {}.", grouped(late),
                     care ? "looked-after review" : "conference", late == 1 ? "" : "s",
                     reasons_in_words(by_reason, none));
}

void ReviewList::add_closing(Output& out) const {
  if (filtered_ > 0) {
    out.closing.push_back(left_out_by_options(data_.setting(), filtered_));
  }
  const std::string missing = missing_duties(data_, asked_.duties);
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
  Output out = data_.output(std::move(table));
  out.as_at = period_.judged_at;
  out.title = "Reviews from " + in_words(period_.from) + " to " + in_words(period_.to);
  std::string said;
  for (std::size_t i = 0; i < kOutcomeCount; ++i) {
    if (counts[i] == 0) continue;
    said += fmt::format("{}{} {}", said.empty() ? "" : ", ", grouped(counts[i]),
                        name(static_cast<Outcome>(i)));
  }
  out.closing.push_back(said.empty() ? "No reviews in the period." : said + ".");
  for (const bool care : {true, false}) {
    std::string reasons = reasons_given(care);
    if (!reasons.empty()) out.closing.push_back(std::move(reasons));
  }
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
  const std::string_view several = children_do_not_add_up(groups);
  make_inexact(groups, data_.setting());
  for (const CountedGroup& group : groups) {
    std::vector<Cell> cells = group_cells(table, group);
    cells.push_back(count_cell(group.rows, group.hide_rows));
    cells.push_back(count_cell(group.children, group.hide_children));
    cells.push_back(cell(table.keep(answers::note_of(data_, group))));
    table.add_row(cells);
  }
  Output out = data_.output(std::move(table));
  out.as_at = period_.judged_at;
  out.title = "Reviews from " + in_words(period_.from) + " to " + in_words(period_.to);
  if (!several.empty()) out.closing.emplace_back(several);
  add_closing(out);
  tell_inexact(data_.setting(), out);
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
          spare(2, {"anchor_date", "counted from"}),
          {"due_date", "due"},
          {"held_date", "held"},
          {"outcome", ""},
          {"days_late", "", Align::right},
          {"case_start", "", Align::left, Audience::data_only},
          {"case_end", "", Align::left, Audience::data_only},
          spare(3, {"plan_id", "plan"}),
          {"completed_date", "", Align::left, Audience::data_only},
          spare(5, {"limit", ""}),
          {"citation", "", Align::left, Audience::data_only},
          below({"late_reason", ""}),
          {"iro", "IRO"},
          spare(4, {"team", ""}),
          spare(6, {"source", ""}),
          below({"note", ""})};
}

Wanted wanted_for(const ReviewsQuestion& question) {
  return RowGroups::wanted(question.by, kOwnNames);
}

Answer review_list(DataSet& data, const ReviewsQuestion& question) {
  const std::shared_ptr<const Cases> kept = data.cases_at(question.period.judged_at);
  const Cases& cases = *kept;
  ReviewList list(data, cases, question);
  if (holds_no_cases(data)) {
    return {without_cases(data, list.output(), "No review can be judged")};
  }
  tell_missing_groups(data, question.by);
  list.collect();
  return {list.output()};
}

}  // namespace duly::answers
