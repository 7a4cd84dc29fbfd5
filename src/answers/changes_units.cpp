#include "answers/changes_units.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "duly/protection.hpp"

namespace duly::answers {

ChildPairs::ChildPairs(const DataSet& before, const DataSet& after) {
  const IdTable& then = before.records().children;
  const IdTable& now = after.records().children;
  before_.assign(now.size(), kNoId);
  count_ = static_cast<std::uint32_t>(now.size());
  for (Id child = 0; child < then.size(); ++child) {
    const Id same = now.find(then[child]);
    of_before_.push_back(same == kNoId ? count_++ : same);
    if (same == kNoId) continue;
    before_[same] = child;
    ++common_;
  }
}

Contribution contribution_of(const Measure& measure, const Verdict* verdict, const Seen& seen) {
  if (verdict == nullptr) return {};
  const Reason reason = verdict->reason;
  Contribution out{counted(reason), in_numerator(reason) ? verdict->amount : 0,
                   reason == Reason::indeterminate};
  const bool banded = measure.shape == Shape::bands || measure.shape == Shape::caseload;
  if (banded && out.denominator) {
    out.band = band_label(measure, verdict->band, seen.period.judged_at);
  }
  return out;
}

namespace {

/// A verdict with what tells it from others of its child, in words that both sides share.
struct Known {
  const Verdict* verdict = nullptr;
  OptDate day;     ///< of the event, else of the start of the plan
  OptDate start;   ///< of the plan
  OptDate anchor;  ///< of the link behind it
  int duty = -1;   ///< likewise
  std::string_view plan_id;
  std::string_view worker;  ///< of a caseload
  std::uint16_t role = 0;   ///< likewise
  bool matched = false;
};

using UnitKey =
    std::tuple<std::string_view, std::uint16_t, int, std::string_view, OptDate, OptDate>;

/// The verdicts of one child, or of one meeting.
struct Bucket {
  std::vector<Known> before, after;

  /// Is it a meeting, or a family, of which each side has one verdict?
  bool is_one() const { return (before.empty() ? after : before).front().verdict->once != kNoId; }
};

struct UnitKeyLess {
  bool operator()(const UnitKey& a, const UnitKey& b) const {
    const auto words = [](const UnitKey& k) {
      return std::tuple(std::get<0>(k), std::get<1>(k), std::get<2>(k), std::get<3>(k),
                        std::get<4>(k).or_far(), std::get<5>(k).or_far());
    };
    return words(a) < words(b);
  }
};

class Matching {
 public:
  Matching(const Measure& measure, Bucket& bucket, std::vector<Unit>& out)
      : measure_(measure), bucket_(bucket), out_(out) {}

  /// From what is certain to what is likely; each verdict once.
  void match() {
    by_key([](const Known& k) {
      return UnitKey{k.worker, k.role, k.duty, k.plan_id, k.start, k.day};
    });
    by_key([](const Known& k) { return UnitKey{k.worker, k.role, -1, {}, k.start, k.day}; });
    by_key([](const Known& k) -> std::optional<UnitKey> {
      if (!k.anchor) return std::nullopt;
      return UnitKey{k.worker, k.role, k.duty, {}, k.start, k.anchor};
    });
    if (measure_.unit == "plan") {
      by_key([](const Known& k) -> std::optional<UnitKey> {
        if (k.plan_id.empty()) return std::nullopt;
        return UnitKey{k.worker, k.role, -1, k.plan_id, {}, {}};
      });
    }
    if (measure_.unit == "child" || bucket_.is_one()) {
      by_key([](const Known& k) { return UnitKey{k.worker, k.role, -1, {}, {}, {}}; });
    }
    by_nearest_day();
    for (const Known& k : bucket_.before) {
      if (!k.matched) out_.push_back({k.verdict, nullptr});
    }
    for (const Known& k : bucket_.after) {
      if (!k.matched) out_.push_back({nullptr, k.verdict});
    }
  }

 private:
  void pair(Known& before, Known& after) {
    before.matched = after.matched = true;
    out_.push_back({before.verdict, after.verdict});
  }

  template <class KeyOf>
  static std::vector<std::pair<UnitKey, Known*>> keyed(std::vector<Known>& all,
                                                       const KeyOf& key_of) {
    std::vector<std::pair<UnitKey, Known*>> out;
    for (Known& k : all) {
      if (k.matched) continue;
      const std::optional<UnitKey> key = key_of(k);
      if (key) out.emplace_back(*key, &k);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return UnitKeyLess()(a.first, b.first); });
    return out;
  }

  /// Pairs those of one key, in order.
  template <class KeyOf>
  void by_key(const KeyOf& key_of) {
    const auto before = keyed(bucket_.before, key_of);
    if (before.empty()) return;
    const auto after = keyed(bucket_.after, key_of);
    auto a = after.begin();
    for (const auto& [key, known] : before) {
      while (a != after.end() && UnitKeyLess()(a->first, key)) ++a;
      if (a == after.end()) return;
      if (UnitKeyLess()(key, a->first)) continue;
      pair(*known, *a->second);
      ++a;
    }
  }

  /// Pairs what is left by days that lie near one another, in order.
  void by_nearest_day() {
    const auto of_day = [](const Known& k) -> std::optional<UnitKey> {
      if (!k.day) return std::nullopt;
      return UnitKey{k.worker, k.role, -1, {}, k.day, {}};
    };
    const auto before = keyed(bucket_.before, of_day);
    const auto after = keyed(bucket_.after, of_day);
    auto a = after.begin();
    for (const auto& keyed_before : before) {
      Known& then = *keyed_before.second;
      const Date day = *then.day;
      const auto too_early = [&](const Known& k) {
        return std::tuple(k.worker, k.role) < std::tuple(then.worker, then.role) ||
               (k.worker == then.worker && k.role == then.role &&
                day.days_since(*k.day) > kDaysOfCorrection);
      };
      while (a != after.end() && too_early(*a->second)) ++a;
      if (a == after.end()) return;
      const Known& k = *a->second;
      const bool near = k.worker == then.worker && k.role == then.role &&
                        (*k.day).days_since(day) <= kDaysOfCorrection;
      if (!near) continue;
      pair(then, *a->second);
      ++a;
    }
  }

  const Measure& measure_;
  Bucket& bucket_;
  std::vector<Unit>& out_;
};

Known known(const Measure& m, const Side& side, const Seen& seen, const Verdict& v) {
  Known out;
  out.verdict = &v;
  out.day = v.day;
  out.plan_id = side.data().word(v.plan_id);
  if (v.plan != kNoIndex) {
    out.start = seen.day->cases->plans[v.plan].from;
    if (!out.day) out.day = out.start;
  }
  if (v.because < seen.list.obligations.size()) {
    const Obligation& o = seen.list.obligations[v.because];
    out.anchor = o.anchor;
    out.duty = static_cast<int>(o.duty);
  }
  if (m.shape == Shape::caseload) {
    out.worker = side.data().word(v.worker);
    out.role = v.band;
  }
  return out;
}

/// Verdicts by child or, of those that are one on several children, by meeting or family.
class Buckets {
 public:
  explicit Buckets(std::uint32_t children) : next_(children) {}

  std::uint32_t number(const Side& side, const Verdict& v, std::uint32_t child) {
    if (v.once == kNoId) return child;
    const auto [at, added] = shared_.try_emplace(
        std::tuple(side.data().word(v.once), side.data().word(v.worker), v.band), next_);
    if (added) ++next_;
    return at->second;
  }

 private:
  std::map<std::tuple<std::string_view, std::string_view, std::uint16_t>, std::uint32_t> shared_;
  std::uint32_t next_;
};

using Numbered = std::vector<std::pair<std::uint32_t, const Verdict*>>;

void sort(Numbered& all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
}

}  // namespace

std::vector<Unit> units_of(const Measure& measure, const Side& before, const Seen& seen_before,
                           const Side& after, const Seen& seen_after, const ChildPairs& children) {
  Buckets buckets(children.count());
  Numbered then;
  Numbered now;
  for (const Verdict& v : seen_before.list.verdicts) {
    then.emplace_back(buckets.number(before, v, children.of_before(v.child)), &v);
  }
  for (const Verdict& v : seen_after.list.verdicts) {
    now.emplace_back(buckets.number(after, v, ChildPairs::of_after(v.child)), &v);
  }
  sort(then);
  sort(now);
  std::vector<Unit> out;
  Bucket bucket;
  auto t = then.begin();
  auto n = now.begin();
  while (t != then.end() || n != now.end()) {
    bucket.before.clear();
    bucket.after.clear();
    const std::uint32_t number =
        t == then.end() || (n != now.end() && n->first < t->first) ? n->first : t->first;
    for (; t != then.end() && t->first == number; ++t) {
      bucket.before.push_back(known(measure, before, seen_before, *t->second));
    }
    for (; n != now.end() && n->first == number; ++n) {
      bucket.after.push_back(known(measure, after, seen_after, *n->second));
    }
    Matching(measure, bucket, out).match();
  }
  return out;
}

}  // namespace duly::answers
