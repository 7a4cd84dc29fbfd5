#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "duly/event.hpp"
#include "duly/measure.hpp"
#include "duly/parts.hpp"
#include "duly/protection.hpp"

namespace duly {

namespace {

struct HashGroup {
  std::size_t operator()(const Group& group) const {
    constexpr std::uint64_t kPrime = 0x100000001B3U;
    std::uint64_t hash = 0xCBF29CE484222325U + group.breakdown;  // FNV-1a
    for (const std::uint32_t v : group.values) hash = (hash ^ v) * kPrime;
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
  }
};

/// Groups by number, as they are met; 0 is the total.
class GroupNumbers {
 public:
  GroupNumbers() {
    Group total;
    total.values.fill(kNoGroup - 1);  // the values of no group
    groups_.push_back(total);
  }
  std::uint32_t number(const Group& group) {
    const auto [at, added] =
        numbers_.try_emplace(group, static_cast<std::uint32_t>(groups_.size()));
    if (added) groups_.push_back(group);
    return at->second;
  }
  std::vector<Group>& groups() { return groups_; }

 private:
  std::unordered_map<Group, std::uint32_t, HashGroup> numbers_;
  std::vector<Group> groups_;
};

/// The groups of a verdict by number, one of each breakdown.
using InGroups = std::span<const std::uint32_t>;

template <class T>
T& at_grown(std::vector<T>& all, std::size_t i) {
  if (all.size() <= i) all.resize(i + 1);
  return all[i];
}

/// A verdict that may be one with others, until all children are known.
struct Waiting {
  Verdict verdict;
  std::vector<std::uint32_t> groups;
};

/// What one thread counts.
struct Part {
  std::vector<MeasureCounts> counts;
  std::vector<std::vector<Waiting>> waiting;
  GroupNumbers groups;
  std::set<std::pair<std::uint32_t, std::uint32_t>> overlaps;
  bool provisional_holidays = false;
};

void count(const Measure& m, const Verdict& v, InGroups groups, MeasureCounts& into) {
  ++into.by_reason[static_cast<std::size_t>(v.reason)];
  const auto add = [&](std::vector<Tally>& tallies) {
    at_grown(tallies, 0).add(v.reason, v.amount);
    for (const std::uint32_t group : groups) at_grown(tallies, group).add(v.reason, v.amount);
  };
  add(into.groups);
  const bool banded = m.shape == Shape::bands || m.shape == Shape::caseload;
  if (banded && (counted(v.reason) || stands_beside(m, v.band))) add(at_grown(into.bands, v.band));
}

int severity(Reason r) {
  switch (counting(r)) {
    case Counting::not_met: return 3;
    case Counting::indeterminate: return 2;
    case Counting::met: return 1;
    case Counting::left_out: return 0;
  }
  return 0;
}

/// Leaves one of the verdicts that are one: the first child's, with the worst reason of all.
template <class Item, class VerdictOf>
void unite(std::vector<Item>& all, const VerdictOf& verdict_of) {
  const auto what = [](const Verdict& v) {
    return v.once == kNoId ? std::tuple(kNoId, kNoId, std::uint16_t{0})
                           : std::tuple(v.once, v.worker, v.band);
  };
  std::stable_sort(all.begin(), all.end(), [&](const Item& a, const Item& b) {
    return what(verdict_of(a)) < what(verdict_of(b));
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Verdict& v = verdict_of(all[i]);
    const bool same = kept > 0 && v.once != kNoId && what(verdict_of(all[kept - 1])) == what(v);
    if (!same) {
      if (kept != i) all[kept] = all[i];
      ++kept;
      continue;
    }
    Verdict& first = verdict_of(all[kept - 1]);
    if (severity(first.reason) < severity(v.reason)) {
      first.reason = v.reason;
      first.because = v.because;
    }
  }
  all.resize(kept);
}

struct Job {
  const MeasureContext& context;
  const Cases& cases;
  const Coverage& coverage;
  std::span<const Measure* const> chosen;
  std::span<const Grouping> breakdowns;
  Date from;
  bool overlaps = false;
};

/// One that needs no conference is no case that goes on.
bool has_enquiry_since(const MeasureContext& context, Id child, Date from) {
  const Histories& h = context.histories;
  if (h.enquiries.empty()) return false;
  for (std::uint32_t i = h.enquiries_of[child]; i < h.enquiries_of[child + 1]; ++i) {
    if (from <= *context.records.enquiries[h.enquiries[i]].strategy_discussion) return true;
  }
  return false;
}

bool has_event_since(const MeasureContext& context, Id child, Date from) {
  const Histories& h = context.histories;
  if (h.events.empty()) return false;
  const std::uint32_t end = h.events_of[child + 1];  // they are in order of days
  return h.events_of[child] < end && from <= *context.records.events[h.events[end - 1]].day;
}

/// Is anything of the child open at the end of the period, or did it end or happen in it? No
/// measure counts others, and of all the children there ever were they are most.
bool concerns(const Job& job, Id id) {
  const Cases& cases = job.cases;
  const ChildCase& child = cases.children[id];
  const Date from = job.from;
  const bool no_case = child.periods.empty() && child.plans.empty() && child.icpcs.empty() &&
                       child.discussions.empty();
  if (no_case) {  // of most of all who ever were: the months of a year ask each time
    return has_enquiry_since(job.context, id, from) || has_event_since(job.context, id, from);
  }
  const auto periods = cases.periods_of(child);
  if (!periods.empty() && from <= periods.back().until.or_far()) return true;
  const auto plans = cases.plans_of(child);
  const auto icpcs = cases.icpcs_of(child);
  const auto discussions = cases.discussions_of(child);
  return std::any_of(plans.begin(), plans.end(),
                     [from](const Plan& p) { return from <= p.until.or_far(); }) ||
         std::any_of(icpcs.begin(), icpcs.end(),
                     [from](const Icpc& i) { return from <= i.held; }) ||
         std::any_of(discussions.begin(), discussions.end(),
                     [from](const StrategyDiscussion& d) { return from <= d.icpc.or_far(); }) ||
         has_enquiry_since(job.context, id, from) || has_event_since(job.context, id, from);
}

/// The groups of a verdict: asked for once where verdicts of a child fall on one day.
class GroupsOf {
 public:
  GroupsOf(const Job& job, Part& part) : job_(job), part_(part) {}

  InGroups numbers(const Measure& m, const Verdict& v) {
    const bool by_worker = is_by_worker(m.shape);
    if (job_.breakdowns.empty() && !by_worker) return {};
    const Date day = v.day ? *v.day : job_.cases.as_at;
    const Asked asked = {v.child,      day,           v.plan,   v.review,  v.episode,
                         v.conference, v.local_event, v.worker, by_worker, v.day.has_value()};
    if (asked == last_) return numbers_;
    last_ = asked;
    numbers_.clear();
    if (by_worker) {
      Group group;
      group.values.fill(kNoGroup);
      group.values.back() = v.worker;
      numbers_.push_back(part_.groups.number(group));
      return numbers_;
    }
    const GroupSubject subject{job_.cases, v.child,   day,          v.day.has_value(), v.plan,
                               v.review,   v.episode, v.conference, v.local_event};
    for (std::uint32_t b = 0; b < job_.breakdowns.size(); ++b) {
      const Grouping& grouping = job_.breakdowns[b];
      if (grouping.none()) continue;
      numbers_.push_back(part_.groups.number({b, grouping.values(subject, v.worker)}));
    }
    if (job_.overlaps) note_overlaps();
    return numbers_;
  }

 private:
  /// What a group depends on.
  struct Asked {
    Id child = kNoId;
    OptDate day;
    std::uint32_t plan = kNoIndex, review = kNoIndex, episode = kNoIndex;
    std::uint32_t conference = kNoIndex, local_event = kNoIndex;
    Id worker = kNoId;
    bool by_worker = false, event = false;
    bool operator==(const Asked&) const = default;
  };
  void note_overlaps() {
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      for (std::size_t j = i + 1; j < numbers_.size(); ++j) {
        const std::uint64_t pair = std::uint64_t{numbers_[i]} << 32U | numbers_[j];
        if (noted_.insert(pair).second) part_.overlaps.emplace(numbers_[i], numbers_[j]);
      }
    }
  }

  const Job& job_;
  Part& part_;
  Asked last_;
  std::vector<std::uint32_t> numbers_;
  std::unordered_set<std::uint64_t> noted_;  ///< overlaps: looked up once a verdict
};

MeasureInput input_of(const Job& job, Id child, std::span<const Obligation> obligations) {
  const MeasureContext& c = job.context;
  return {c.records, c.histories,  c.allocations, c.care_dates, c.hours,  c.law,
          job.cases, job.coverage, child,         obligations,  job.from, job.cases.as_at};
}

/// The duties whose obligations the measure looks at, under the readings.
DutySet duties_of(const Job& job, const Measure& m) {
  return m.duties_under == nullptr ? m.duties : m.duties_under(job.context.law.readings);
}

void judge(const Measure& m, MeasureInput& input, std::vector<Verdict>& out) {
  input.definition = m.definition;
  m.judge(input, out);
}

DutySet duties_of(const Job& job) {
  DutySet out = 0;
  for (const Measure* m : job.chosen) out = both(out, duties_of(job, *m));
  return out;
}

/// The children [first, last), judged by each chosen measure.
Part evaluate_part(const Job& job, Id first, Id last) {
  Part out;
  out.counts.resize(job.chosen.size());
  out.waiting.resize(job.chosen.size());
  GroupsOf groups_of(job, out);
  std::vector<Obligation> obligations;
  std::vector<Verdict> verdicts;
  const DutySet duties = duties_of(job);
  for (Id child = first; child < last; ++child) {
    if (!concerns(job, child)) continue;
    obligations.clear();
    obligations_of(job.cases, child, job.context.histories, job.context.law, job.coverage,
                   obligations, duties);
    MeasureInput input = input_of(job, child, obligations);
    for (std::size_t m = 0; m < job.chosen.size(); ++m) {
      const Measure& measure = *job.chosen[m];
      verdicts.clear();
      judge(measure, input, verdicts);
      for (const Verdict& v : verdicts) {
        const InGroups groups = groups_of.numbers(measure, v);
        if (measure.once) {
          out.waiting[m].push_back({v, {groups.begin(), groups.end()}});
        } else {
          count(measure, v, groups, out.counts[m]);
        }
        if (v.because < obligations.size() && counts_uncertain_days(obligations[v.because])) {
          out.provisional_holidays = true;
        }
      }
    }
  }
  return out;
}

void add_groups(std::vector<Tally>& into, std::span<const Tally> from,
                std::span<const std::uint32_t> numbers) {
  for (std::size_t g = 0; g < from.size(); ++g) at_grown(into, numbers[g]).add(from[g]);
}

/// Adds what another thread counted; its groups get the numbers of ours.
void add_part(Part& into, Part& part) {
  std::vector<std::uint32_t> numbers = {0};
  const std::vector<Group>& groups = part.groups.groups();
  for (std::size_t g = 1; g < groups.size(); ++g) {
    numbers.push_back(into.groups.number(groups[g]));
  }
  for (const auto& [a, b] : part.overlaps) into.overlaps.emplace(numbers[a], numbers[b]);
  for (std::size_t m = 0; m < part.counts.size(); ++m) {
    MeasureCounts& to = into.counts[m];
    const MeasureCounts& from = part.counts[m];
    for (std::size_t r = 0; r < kReasonCount; ++r) to.by_reason[r] += from.by_reason[r];
    add_groups(to.groups, from.groups, numbers);
    for (std::size_t b = 0; b < from.bands.size(); ++b) {
      add_groups(at_grown(to.bands, b), from.bands[b], numbers);
    }
    for (Waiting& w : part.waiting[m]) {
      for (std::uint32_t& group : w.groups) group = numbers[group];
      into.waiting[m].push_back(std::move(w));
    }
  }
  into.provisional_holidays = into.provisional_holidays || part.provisional_holidays;
}

/// Every list as long as there are groups, so that none is looked for past an end.
void level(MeasureCounts& counts, std::size_t groups, std::size_t bands) {
  counts.groups.resize(groups);
  counts.bands.resize(std::max(bands, counts.bands.size()));
  for (std::vector<Tally>& band : counts.bands) band.resize(groups);
}

}  // namespace

Evaluation evaluate(const MeasureContext& context, const Cases& cases, const Coverage& coverage,
                    std::span<const Measure* const> chosen, std::span<const Grouping> breakdowns,
                    Date from, EvaluateHow how) {
  const Job job{context, cases, coverage, chosen, breakdowns, from, how.overlaps};
  std::vector<Part> parts = in_parts(
      static_cast<Id>(cases.children.size()), how.threads,
      [&job](Id first, Id last) { return evaluate_part(job, first, last); }, Shares::several);
  Part& all = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) add_part(all, parts[i]);
  for (std::size_t m = 0; m < chosen.size(); ++m) {
    unite(
        all.waiting[m], [](auto& w) -> auto& { return w.verdict; });
    for (const Waiting& w : all.waiting[m]) count(*chosen[m], w.verdict, w.groups, all.counts[m]);
    level(all.counts[m], all.groups.groups().size(), chosen[m]->bands.size());
  }
  return {std::move(all.counts), std::move(all.groups.groups()), std::move(all.overlaps),
          all.provisional_holidays};
}

namespace {

/// Adds what a measure says of one child, with the obligations it says it of.
void add_to_list(const Measure& measure, MeasureInput& input, Listed& out) {
  const std::size_t first = out.verdicts.size();
  judge(measure, input, out.verdicts);
  for (std::size_t i = first; i < out.verdicts.size(); ++i) {
    Verdict& v = out.verdicts[i];
    if (v.because >= input.obligations.size()) continue;
    out.obligations.push_back(input.obligations[v.because]);
    v.because = static_cast<std::uint32_t>(out.obligations.size() - 1);
  }
}

}  // namespace

std::vector<Listed> list_everyone(const MeasureContext& context, const Cases& cases,
                                  const Coverage& coverage, std::span<const Measure* const> chosen,
                                  Date from) {
  const Job job{context, cases, coverage, chosen, {}, from};
  const DutySet duties = duties_of(job);
  std::vector<Listed> out(chosen.size());
  std::vector<Obligation> obligations;
  for (Id child = 0; child < cases.children.size(); ++child) {
    if (!concerns(job, child)) continue;
    obligations.clear();
    obligations_of(cases, child, context.histories, context.law, coverage, obligations, duties);
    MeasureInput input = input_of(job, child, obligations);
    for (std::size_t m = 0; m < chosen.size(); ++m) add_to_list(*chosen[m], input, out[m]);
  }
  for (std::size_t m = 0; m < chosen.size(); ++m) {
    if (!chosen[m]->once) continue;
    unite(
        out[m].verdicts, [](auto& v) -> auto& { return v; });
  }
  return out;
}

Listed list_everyone(const MeasureContext& context, const Cases& cases, const Coverage& coverage,
                     const Measure& measure, Date from) {
  const std::array<const Measure*, 1> chosen = {&measure};
  return std::move(list_everyone(context, cases, coverage, chosen, from).front());
}

}  // namespace duly
