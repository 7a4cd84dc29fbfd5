// Child protection: plans, and review conferences to the plan they review.

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "cases/build.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

std::uint32_t size32(std::size_t n) {
  return static_cast<std::uint32_t>(n);
}

void report_overlap(Building& b, const Plan& earlier, const Plan& later) {
  const std::vector<PlanRow>& rows = b.histories.plans;
  if (rows[earlier.record].temporary || rows[later.record].temporary) return;
  if (later.from < earlier.until.or_far()) {
    b.findings.report(Code::dfe_8940, rows[later.record].row, "CPPstartDate", b.child);
  }
}

/// How many plans of the child begun on earlier days there are, as its rows go by in order.
class PlansBefore {
 public:
  int count(const PlanRow& row) {
    if (day_ != row.from) {
      before_ += on_day_;
      on_day_ = 0;
      day_ = row.from;
    }
    if (!row.temporary) ++on_day_;
    return before_;
  }

 private:
  OptDate day_;
  int before_ = 0, on_day_ = 0;
};

/// The number of previous plans given cannot be smaller than the earlier plans seen.
void report_previous_plans(Building& b, const PlanRow& row, int seen) {
  if (row.previous_plans < 0 || row.temporary || seen <= row.previous_plans) return;
  b.findings.report(Code::n29_previous_plans, row.row, "NumberOfPreviousCPP", row.child);
}

/// Does the conference say that it is of this plan: by its number, or where it stands?
bool names(const Building& b, const Conference& f, const PlanRow& plan) {
  if (f.plan_id != kNoId) return f.plan_id == plan.plan_id;
  const OptDate start = b.records.conference_extras[f.extra].plan_start;
  return start && start == plan.from;
}

/// The child's plans by day. They are in order of their starts.
class PlansByDay {
 public:
  PlansByDay(const Building& b, const ChildCase& child)
      : plans_(b.cases.plans_of(child)), first_(child.plans.first), last_end_(b.scratch.last_ends) {
    last_end_.clear();
    Date last = {};
    for (const Plan& plan : plans_) {
      const Date until = plan.until.or_far();
      last = last_end_.empty() ? until : std::max(last, until);
      last_end_.push_back(last);
    }
  }

  /// The plan with start < day <= end; of several the one the conference names, else the last
  /// begun. The last is looked at first, and none from where all have ended.
  std::optional<std::uint32_t> plan_on(Building& b, const Conference& f) const {
    std::optional<std::uint32_t> found;
    const bool names_one =
        f.plan_id != kNoId || b.records.conference_extras[f.extra].plan_start.has_value();
    bool named = false;
    int fitting = 0;
    for (std::size_t i = from(*f.held); i > 0 && *f.held <= last_end_[i - 1]; --i) {
      const Plan& plan = plans_[i - 1];
      if (plan.until.or_far() < *f.held) continue;
      ++fitting;
      const bool here = !named && names_one && names(b, f, b.histories.plans[plan.record]);
      if (here || !found) found = first_ + static_cast<std::uint32_t>(i - 1);
      named = named || here;
      if (fitting > 1 && (named || !names_one)) break;
    }
    if (fitting > 1)
      b.findings.report(Code::d311_plans_overlap_review, f.row, "CPPreviewDate", b.child);
    return found;
  }
  bool begins_on(Date day) const {
    const std::size_t i = from(day);
    return i < plans_.size() && plans_[i].from == day;
  }

 private:
  /// The first plan that begins on the day or later.
  std::size_t from(Date day) const {
    const auto at = std::partition_point(plans_.begin(), plans_.end(),
                                         [day](const Plan& p) { return p.from < day; });
    return static_cast<std::size_t>(at - plans_.begin());
  }

  std::span<const Plan> plans_;
  std::uint32_t first_;
  std::vector<Date>& last_end_;
};

void report_plan_of(Building& b, const PlansByDay& plans, const Conference& f,
                    std::optional<std::uint32_t> found) {
  if (!found) {
    const bool on_start = plans.begins_on(*f.held);
    b.findings.report(on_start ? Code::dfe_8841 : Code::n24_review_outside_plan, f.row,
                      "CPPreviewDate", b.child);
    return;
  }
  const Id plan_id = b.histories.plans[b.cases.plans[*found].record].plan_id;
  if (f.plan_id != kNoId && plan_id != kNoId && f.plan_id != plan_id) {
    b.findings.report(Code::n26_other_plan_id, f.row, "CPPreviewDate", b.child);
  }
}

/// Review conferences of the child up to the day asked about, one a day, each with its plan.
const std::vector<Meeting>& meetings_of(Building& b, const ChildCase& child) {
  std::vector<Meeting>& out = b.scratch.meetings;
  out.clear();
  const Histories& h = b.histories;
  const PlansByDay plans(b, child);
  for (std::uint32_t i = h.conferences_of[b.child]; i < h.conferences_of[b.child + 1]; ++i) {
    const Conference& f = b.records.conferences[h.conferences[i]];
    if (f.type != ConferenceType::review) continue;
    if (b.cases.as_at < *f.held) break;
    const std::optional<std::uint32_t> plan = plans.plan_on(b, f);
    report_plan_of(b, plans, f, plan);
    if (plan) out.push_back({*plan, {*f.held, h.conferences[i], f.latest_only}});
  }
  const auto before = [](const Meeting& x, const Meeting& y) { return x.plan < y.plan; };
  if (!std::is_sorted(out.begin(), out.end(), before)) {
    std::stable_sort(out.begin(), out.end(), before);
  }
  return out;
}

}  // namespace

void add_plans(Building& b, ChildCase& child) {
  const Histories& h = b.histories;
  child.plans.first = child.plans.last = size32(b.cases.plans.size());
  PlansBefore before;
  for (std::uint32_t i = h.plans_of[b.child]; i < h.plans_of[b.child + 1]; ++i) {
    const PlanRow& row = h.plans[i];
    if (b.cases.as_at < *row.from) break;
    const OptDate until = row.until && *row.until <= b.cases.as_at ? row.until : OptDate{};
    if (row.summary) b.cases.latest_conferences_only = true;
    b.cases.plans.push_back({*row.from, until, {}, i});
    child.plans.last = size32(b.cases.plans.size());
    report_previous_plans(b, row, before.count(row));
    if (child.plans.size() > 1) {
      report_overlap(b, b.cases.plans[child.plans.last - 2], b.cases.plans.back());
    }
  }
  const std::vector<Meeting>& meetings = meetings_of(b, child);
  auto next = meetings.begin();
  for (std::uint32_t i = child.plans.first; i < child.plans.last; ++i) {
    Range& range = b.cases.plans[i].conferences;
    range.first = range.last = size32(b.cases.conferences.size());
    for (; next != meetings.end() && next->plan == i; ++next) {
      b.cases.conferences.push_back(next->held);
      ++range.last;
    }
  }
}

}  // namespace duly::cases
