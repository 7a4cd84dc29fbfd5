// How long plans last, and how soon another follows.

#include <functional>
#include <queue>
#include <span>
#include <vector>

#include "duly/care.hpp"
#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 5> kLengths = {
    "up to 3 months", "over 3 to 6 months", "over 6 to under 12 months", "12 to under 24 months",
    "24 months and over"};

Date reaches(const MeasureInput& in, RuleId length, const Plan& plan) {
  return in.law.last_day(length, plan.from).date;
}

/// The band of the plan's length on `day`: up to 3 months, over 3 to 6, over 6 to under 12, 12 to
/// under 24, 24 and over.
std::uint16_t length_band(const MeasureInput& in, const Plan& plan, Date day) {
  if (day <= reaches(in, RuleId::first_plan_length, plan)) return 0;
  if (day <= reaches(in, RuleId::second_plan_length, plan)) return 1;
  if (day < reaches(in, RuleId::third_plan_length, plan)) return 2;
  return day < reaches(in, RuleId::two_year_plan, plan) ? 3 : 4;
}

/// The last day of the child's last plan before each, or none. Plans are asked about in order.
class LastEndBefore {
 public:
  explicit LastEndBefore(const MeasureInput& in)
      : in_(in), plans_(in.cases.plans_of(in.child_case())) {}

  OptDate of(const Plan& plan) {
    // One that began earlier, or stands first of that day.
    for (; &plans_[next_] < &plan; ++next_) {
      const Plan& other = plans_[next_];
      if (!row_of(in_, other).temporary && other.until) ends_.push(*other.until);
    }
    // The next one begins no earlier, so what has ended by now has ended before it too.
    for (; !ends_.empty() && ends_.top() <= plan.from; ends_.pop()) {
      if (!last_ || *last_ < ends_.top()) last_ = ends_.top();
    }
    return last_;
  }

 private:
  const MeasureInput& in_;
  std::span<const Plan> plans_;
  std::size_t next_ = 0;
  std::priority_queue<Date, std::vector<Date>, std::greater<>> ends_;  ///< not yet come to
  OptDate last_;
};

void judge_repeat(const MeasureInput& in, RuleId soon, std::vector<Verdict>& out) {
  LastEndBefore last_end(in);
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    if (verdict.reason != Reason::temporary) {
      const OptDate ended = last_end.of(plan);
      const bool repeat = ended && plan.from <= in.law.last_day(soon, *ended).date;
      verdict.reason = repeat ? Reason::repeat_plan : Reason::no_repeat_plan;
    }
    out.push_back(verdict);
  });
}

template <class Judge>
void judge_open(const MeasureInput& in, std::vector<Verdict>& out, const Judge& judge) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (plan.until) return;
    if (verdict.reason != Reason::temporary) judge(plan, verdict);
    out.push_back(verdict);
  });
}

void judge_cp_repeat_12m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_repeat(in, RuleId::repeat_plan_in_a_year, out);
}
void judge_cp_repeat_24m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_repeat(in, RuleId::repeat_plan_in_two_years, out);
}

void judge_cp_open_2y(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) {
    const bool long_open = reaches(in, RuleId::two_year_plan, plan) <= in.to;
    v.reason = long_open ? Reason::two_years_or_more : Reason::under_two_years;
  });
}

void judge_cp_open_15m(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) {
    const bool long_open = reaches(in, RuleId::long_plan, plan) < in.to;
    v.reason = long_open ? Reason::over_fifteen_months : Reason::up_to_fifteen_months;
  });
}

void judge_cp_open_lengths(const MeasureInput& in, std::vector<Verdict>& out) {
  judge_open(in, out, [&](const Plan& plan, Verdict& v) { v.band = length_band(in, plan, in.to); });
}

void judge_cp_ended_lengths(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.until)) return;
    verdict.day = plan.until;
    verdict.band = length_band(in, plan, *plan.until);
    out.push_back(verdict);
  });
}

constexpr std::array kMeasures = {
    Measure{.id = "cp_repeat_12m",
            .title = "Plans started within 12 months of the child's last one",
            .unit = "plan",
            .numerator = "plans started within 12 months of the end of the child's last plan",
            .denominator = "plans started in the period",
            .citation = "cp-lengths",
            .judge = judge_cp_repeat_12m,
            .events = true,
            .needs = Needs(kPlans),
            .identities = {"cp_started.numerator = denominator", "cp_started.excluded = excluded"}},
    Measure{.id = "cp_repeat_24m",
            .title = "Plans started within 24 months of the child's last one",
            .unit = "plan",
            .numerator = "plans started within 24 months of the end of the child's last plan",
            .denominator = "plans started in the period",
            .citation = "cp-lengths",
            .judge = judge_cp_repeat_24m,
            .events = true,
            .needs = Needs(kPlans),
            .identities = {"cp_started.numerator = denominator", "cp_started.excluded = excluded",
                           "numerator >= cp_repeat_12m.numerator"}},
    Measure{.id = "cp_open_2y",
            .title = "Open plans that have lasted two years or more",
            .unit = "plan",
            .numerator = "plans open for two years or more",
            .denominator = "plans open at the end of the period",
            .citation = "cp-lengths",
            .judge = judge_cp_open_2y,
            .needs = Needs(kPlans),
            .identities = {"cp_at_end.numerator = denominator", "cp_at_end.excluded = excluded",
                           "numerator = cp_open_lengths[24 months and over]"}},
    Measure{
        .id = "cp_open_15m",
        .title = "Open plans that have lasted more than 15 months",
        .unit = "plan",
        .numerator = "plans open for more than 15 months",
        .denominator = "plans open at the end of the period",
        .citation = "section-5",
        .judge = judge_cp_open_15m,
        .needs = Needs(kPlans),
        .identities = {"cp_at_end.numerator = denominator", "cp_at_end.excluded = excluded",
                       "numerator >= cp_open_2y.numerator >= cp_open_lengths[24 months and over]",
                       "cp_open_lengths[24 months and over]"
                       " + cp_open_lengths[12 to under 24 months] >= numerator"}},
    Measure{.id = "cp_ended_lengths",
            .title = "Plans ended, by how long they had lasted",
            .unit = "plan",
            .numerator = "plans that had lasted so long",
            .denominator = "plans ended in the period",
            .citation = "cp-lengths",
            .judge = judge_cp_ended_lengths,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kLengths),
            .needs = Needs(kPlans),
            .identities = {"cp_ended.numerator = denominator", "cp_ended.excluded = excluded"}},
    Measure{.id = "cp_open_lengths",
            .title = "Open plans, by how long they have lasted",
            .unit = "plan",
            .numerator = "plans that have lasted so long",
            .denominator = "plans open at the end of the period",
            .citation = "cp-lengths",
            .judge = judge_cp_open_lengths,
            .shape = Shape::bands,
            .bands = Labels(kLengths),
            .needs = Needs(kPlans),
            .identities = {"cp_at_end.numerator = denominator", "cp_at_end.excluded = excluded"}}};

}  // namespace

std::span<const Measure> plan_lengths() {
  return kMeasures;
}

}  // namespace duly::judging
