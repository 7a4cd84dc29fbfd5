#include "suppress/small_counts.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace duly {
namespace {

/// What stands on both sides says nothing.
void cancel(std::vector<CountId>& left, std::vector<CountId>& right) {
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<CountId> a;
  std::vector<CountId> b;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(a));
  std::set_difference(right.begin(), right.end(), left.begin(), left.end(), std::back_inserter(b));
  left = std::move(a);
  right = std::move(b);
}

/// A sheet takes a count once in an equation: of one that stands there twice, the second is a copy.
void copy_second(std::vector<CountId>& side, CountSheet& sheet) {
  for (std::size_t i = 1; i < side.size(); ++i) {
    if (side[i] != side[i - 1]) continue;
    const CountId copy = sheet.add_count(sheet.value(side[i]), Shown::not_printed);
    sheet.add_equal(copy, side[i]);
    side[i - 1] = copy;
  }
}

}  // namespace

SmallCounts::Slot SmallCounts::add(std::size_t value, Shown shown) {
  const auto slot = static_cast<Slot>(values_.size());
  values_.push_back(static_cast<std::int64_t>(value));
  shown_.push_back(shown);
  same_as_.push_back(slot);
  return slot;
}

std::int64_t SmallCounts::value(Slots slots) const {
  return std::accumulate(slots.begin(), slots.end(), std::int64_t{0},
                         [this](std::int64_t sum, Slot s) { return sum + values_[s]; });
}

SmallCounts::Slot SmallCounts::root(Slot slot) {
  while (same_as_[slot] != slot) slot = same_as_[slot] = same_as_[same_as_[slot]];
  return slot;
}

void SmallCounts::equal(Slots left, Slots right) {
  if (value(left) != value(right)) return;
  if (left.size() == 1 && right.size() == 1) {
    const Slot a = root(left[0]);
    const Slot b = root(right[0]);
    if (shown_[b] == Shown::printed) shown_[a] = Shown::printed;
    same_as_[b] = a;
    return;
  }
  relations_.push_back({{left.begin(), left.end()}, {right.begin(), right.end()}, false});
}

void SmallCounts::sum(Slot total, Slots parts) {
  if (values_[total] != value(parts)) return;
  if (parts.size() == 1) {
    equal({&total, 1}, parts);
  } else {
    relations_.push_back({{total}, {parts.begin(), parts.end()}, true});
  }
}

void SmallCounts::rest(Slots whole, Slots parts) {
  const std::int64_t left_over = value(whole) - value(parts);
  if (left_over < 0) return;
  std::vector<Slot> all(parts.begin(), parts.end());
  all.push_back(add(static_cast<std::size_t>(left_over), Shown::not_printed));
  if (whole.size() == 1) {
    sum(whole[0], all);
  } else {
    equal(whole, all);
  }
}

void SmallCounts::rest_or_equal(Slots whole, Slots parts) {
  if (value(whole) == value(parts)) {
    equal(whole, parts);
  } else {
    rest(whole, parts);
  }
}

/// Counts by the number they are.
void SmallCounts::settle(Relation& relation) {
  for (std::vector<Slot>* side : {&relation.left, &relation.right}) {
    for (Slot& slot : *side) slot = root(slot);
  }
  cancel(relation.left, relation.right);
  if (relation.left.size() != 1) relation.is_sum = false;
}

void SmallCounts::put(const Relation& relation, std::span<const CountId> ids,
                      CountSheet& sheet) const {
  const auto in_sheet = [&](const std::vector<Slot>& side) {
    std::vector<CountId> out;
    for (const Slot slot : side) {
      // A printed zero is known and adds nothing.
      if (values_[slot] != 0 || shown_[slot] == Shown::not_printed) out.push_back(ids[slot]);
    }
    copy_second(out, sheet);
    return out;
  };
  const std::vector<CountId> left = in_sheet(relation.left);
  const std::vector<CountId> right = in_sheet(relation.right);
  if (left.size() + right.size() < 2) return;
  if (relation.is_sum && left.size() == 1) {
    sheet.add_sum(left[0], right);
  } else {
    sheet.add_equation(left, right);
  }
}

void SmallCounts::hide(std::size_t least, unsigned threads, const SecretNumber& secret) {
  CountSheet sheet;
  std::vector<CountId> ids(values_.size());
  for (Slot s = 0; s < values_.size(); ++s) {
    if (root(s) == s) ids[s] = sheet.add_count(values_[s], shown_[s]);
  }
  // Measures that count the same have the same sums: each is put once.
  std::set<std::pair<std::vector<Slot>, std::vector<Slot>>> seen;
  for (Relation& relation : relations_) {
    settle(relation);
    if (seen.emplace(relation.left, relation.right).second) put(relation, ids, sheet);
  }
  const std::vector<bool> hidden = sheet.hidden(static_cast<std::int64_t>(least), threads, secret);
  hidden_.assign(values_.size(), false);
  for (Slot s = 0; s < values_.size(); ++s) hidden_[s] = hidden[ids[root(s)]];
}

}  // namespace duly
