#include "cases/build.hpp"

#include <algorithm>

#include "duly/care.hpp"
#include "duly/parts.hpp"
#include "duly/protection.hpp"
#include "duly/rule.hpp"

namespace duly {
namespace cases {
namespace {

/// A child of whom no case is built: what it tells of the extent of the files, and of its sources.
void add_untouched(const Lifeline& line, Date as_at, Cases& out) {
  if (as_at < line.first) return;
  out.latest_reviews_only |= line.latest_reviews_only;
  out.latest_conferences_only |= line.latest_conferences_only;
  out.care.add_child(line.care);
  out.protection.add_child(line.protection);
}

/// Who was in care, and what was held, on each day up to the one asked about.
void begin_extent(const Records& records, const Cases* whole, Cases& out) {
  for (Told* told : {&out.care, &out.protection}) told->begin(out.as_at);
  for (const Extract& extract : records.extracts) {
    if (extract.complete_from) out.protection.stated_years.push_back(*extract.complete_from);
  }
  if (whole == nullptr) return;
  out.care.change = whole->care.change;
  out.care.held = whole->care.held;
  out.protection.change = whole->protection.change;
  out.protection.held = whole->protection.held;
}

struct Job {
  const Records& records;
  const Histories& histories;
  const BuildOptions& options;
  Date as_at;
};

/// Room for the most there can be: what is not used is never touched, and nothing is copied twice.
void make_room(const Histories& h, Range children, Cases& out) {
  const auto rows = [children](const std::vector<std::uint32_t>& of) {
    return of[children.last] - of[children.first];
  };
  out.periods.reserve(rows(h.episodes_of));
  out.runs.reserve(rows(h.episodes_of));
  out.reviews.reserve(rows(h.reviews_of));
  out.plans.reserve(rows(h.plans_of));
  out.conferences.reserve(rows(h.conferences_of));
}

/// Their cases go into `all`, what these point to into `out`.
void build_children(const Job& job, Range children, std::vector<ChildCase>& all, Cases& out,
                    Diagnostics& findings) {
  const BuildOptions& options = job.options;
  const RuleBook& law = statutory_rules();
  Scratch scratch;
  for (Id id = children.first; id < children.last; ++id) {
    if (!options.lifelines.empty() && !options.lifelines[id].touches(options.from, job.as_at)) {
      add_untouched(options.lifelines[id], job.as_at, out);
      continue;
    }
    Building b{
        job.records,          job.histories, out, findings, scratch, id, options.whole == nullptr,
        options.last_meetings};
    ChildCase& child = all[id];
    const OptDate born = job.histories.born[id];
    if (born) child.turns_18 = law.birthday(RuleId::childhood, *born);
    add_periods(b, child);
    if (options.plans) add_plans(b, child);
    add_to_extent(b, child);
    if (options.initial_conferences) add_icpcs(b, child);
  }
}

}  // namespace
}  // namespace cases

void Cases::clear() {
  children.clear();
  periods.clear();
  runs.clear();
  orders.clear();
  reviews.clear();
  plans.clear();
  conferences.clear();
  icpcs.clear();
  discussions.clear();
  latest_reviews_only = latest_conferences_only = false;
}

Cases build_cases(const Records& records, const Histories& histories, Date as_at,
                  Diagnostics& findings, const BuildOptions& options, Cases old) {
  Cases out = std::move(old);
  out.clear();
  out.as_at = as_at;
  out.last_meetings = options.last_meetings;
  out.children.resize(records.children.size());
  cases::begin_extent(records, options.whole, out);
  const cases::Job job{records, histories, options, as_at};
  // The first children are built where they belong, the others apart, each thread for itself.
  struct Part {
    Cases cases;
    Diagnostics findings;
    Id first, last;
  };
  const auto build = [&](Id first, Id last) {
    Part part{{}, {}, first, last};
    if (first == 0) {
      cases::make_room(histories, {0, static_cast<Id>(out.children.size())}, out);
      cases::build_children(job, {first, last}, out.children, out, part.findings);
      return part;
    }
    cases::make_room(histories, {first, last}, part.cases);
    part.cases.as_at = as_at;
    part.cases.last_meetings = options.last_meetings;
    for (Told* told : {&part.cases.care, &part.cases.protection}) told->begin(as_at);
    cases::build_children(job, {first, last}, out.children, part.cases, part.findings);
    return part;
  };
  for (Part& part : in_parts(static_cast<Id>(out.children.size()), options.threads, build)) {
    if (part.first > 0) {
      cases::append_cases(out, part.cases, {part.first, part.last}, options.threads);
    }
    part.cases = {};
    findings.append(std::move(part.findings));
  }
  return out;
}

FilesBegin files_begin(const Histories& h) {
  OptDate care;
  OptDate protection;
  const auto ends = [](OptDate& first, OptDate until) {
    if (until && (!first || *until < *first)) first = until;
  };
  for (const Episode& e : h.episodes) {
    if (!e.unknown_end) ends(care, e.until);  // an end by repair is not told by the files
  }
  for (const PlanRow& p : h.plans) ends(protection, p.until);
  const auto year_of = [](OptDate d) { return d ? OptDate(collection_year_start(*d)) : d; };
  return {year_of(care), year_of(protection)};
}

namespace {

constexpr OptDate kForEver;

class LifelineOf {
 public:
  void saw(OptDate first, OptDate last) {
    if (!first) return;
    if (!any_ || *first < line_.first) line_.first = *first;
    if (!any_ || line_.last < last.or_far()) line_.last = last.or_far();
    any_ = true;
  }
  void saw(OptDate day) { saw(day, day); }
  Lifeline& line() { return line_; }

 private:
  // Of no days: it touches no period.
  Lifeline line_{OptDate().or_far(), Date::from_serial(0), {}, {}};
  bool any_ = false;
};

template <class Row>
std::span<const Row> rows_of(const std::vector<Row>& rows, const std::vector<std::uint32_t>& of,
                             Id child) {
  return Cases::part(rows, {of[child], of[child + 1]});
}

void saw_care(const Records& records, const Histories& h, Id child, LifelineOf& life) {
  for (const Episode& e : rows_of(h.episodes, h.episodes_of, child)) life.saw(e.from, e.until);
  for (const std::uint32_t i : rows_of(h.reviews, h.reviews_of, child)) {
    life.saw(records.reviews[i].held, last_meeting(records, records.reviews[i]));
  }
}

void saw_protection(const Records& records, const Histories& h, Id child, LifelineOf& life) {
  for (const PlanRow& p : rows_of(h.plans, h.plans_of, child)) life.saw(p.from, p.until);
  for (const std::uint32_t i : rows_of(h.conferences, h.conferences_of, child)) {
    const Conference& c = records.conferences[i];
    life.saw(c.held);
    life.saw(c.strategy_discussion, c.held);
  }
  // A strategy discussion stays open until a conference follows it.
  for (const std::uint32_t i : rows_of(h.enquiries, h.enquiries_of, child)) {
    life.saw(records.enquiries[i].strategy_discussion, kForEver);
  }
}

Lifeline lifeline_of(const Records& records, const Histories& h, const Cases& whole, bool plans,
                     Id child) {
  LifelineOf life;
  saw_care(records, h, child, life);
  if (plans) saw_protection(records, h, child, life);
  Lifeline& line = life.line();
  cases::add_last_days(records, h, whole, child, line);
  for (const PeriodOfCare& p : whole.periods_of(whole.children[child])) {
    line.latest_reviews_only |= p.summary;
  }
  for (const Plan& p : whole.plans_of(whole.children[child])) {
    line.latest_conferences_only |= h.plans[p.record].summary;
  }
  return line;
}

}  // namespace

std::vector<Lifeline> lifelines_of(const Records& records, const Histories& h, const Cases& whole,
                                   bool plans, unsigned threads) {
  std::vector<Lifeline> out(whole.children.size());
  in_parts(static_cast<Id>(out.size()), threads, [&](Id first, Id last) {
    for (Id child = first; child < last; ++child) {
      out[child] = lifeline_of(records, h, whole, plans, child);
    }
    return true;
  });
  return out;
}

}  // namespace duly
