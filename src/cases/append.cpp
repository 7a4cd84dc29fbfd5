// Cases built apart, each thread its children, made one: what points into a list is moved on by
// what stood in it before.

#include "cases/build.hpp"
#include "duly/parts.hpp"

namespace duly::cases {
namespace {

std::uint32_t size_of(const auto& list) {
  return static_cast<std::uint32_t>(list.size());
}

void move_on(Range& range, std::uint32_t by) {
  range.first += by;
  range.last += by;
}

template <class T>
void add_all(std::vector<T>& into, const std::vector<T>& more) {
  into.insert(into.end(), more.begin(), more.end());
}

/// Periods of care and what belongs to them.
void append_care(Cases& into, const Cases& part) {
  const std::uint32_t runs = size_of(into.runs);
  const std::uint32_t orders = size_of(into.orders);
  const std::uint32_t reviews = size_of(into.reviews);
  for (PeriodOfCare period : part.periods) {
    move_on(period.runs, runs);
    move_on(period.orders, orders);
    move_on(period.reviews, reviews);
    into.periods.push_back(period);
  }
  for (Run run : part.runs) {
    move_on(run.reviews, reviews);
    into.runs.push_back(run);
  }
  add_all(into.orders, part.orders);
  add_all(into.reviews, part.reviews);
}

/// `before`: conferences there were.
void append_plans(Cases& into, const Cases& part, std::uint32_t before) {
  for (Plan plan : part.plans) {
    move_on(plan.conferences, before);
    into.plans.push_back(plan);
  }
}

}  // namespace

void append_cases(Cases& into, const Cases& part, Range children, unsigned threads) {
  const std::uint32_t periods = size_of(into.periods);
  const std::uint32_t plans = size_of(into.plans);
  const std::uint32_t conferences = size_of(into.conferences);
  const std::uint32_t icpcs = size_of(into.icpcs);
  const std::uint32_t discussions = size_of(into.discussions);
  const auto move_children = [&] {
    for (Id id = children.first; id < children.last; ++id) {
      ChildCase& child = into.children[id];
      move_on(child.periods, periods);
      move_on(child.plans, plans);
      move_on(child.icpcs, icpcs);
      move_on(child.discussions, discussions);
    }
  };
  // Most of the time is memory touched for the first time: each thread touches lists of its own,
  // the longest first.
  do_all(children.last - children.first, threads,
         {[&] { append_plans(into, part, conferences); },
          [&] { add_all(into.conferences, part.conferences); },
          [&] { add_all(into.icpcs, part.icpcs); }, move_children, [&] { append_care(into, part); },
          [&] { add_all(into.discussions, part.discussions); }});
  into.care.add(part.care);
  into.protection.add(part.protection);
  into.latest_reviews_only |= part.latest_reviews_only;
  into.latest_conferences_only |= part.latest_conferences_only;
}

}  // namespace duly::cases
