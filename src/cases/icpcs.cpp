// Child protection: initial conferences to the strategy discussion they follow. What is looked for
// by its day is kept by its day, so that a child may have any number of them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>
#include <version>

#ifdef __cpp_lib_memory_resource
#include <memory_resource>
#endif

#include "cases/build.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

std::uint32_t icpcs_so_far(const Cases& cases) {
  return static_cast<std::uint32_t>(cases.icpcs.size());
}
std::uint32_t discussions_so_far(const Cases& cases) {
  return static_cast<std::uint32_t>(cases.discussions.size());
}

#ifdef __cpp_lib_memory_resource
/// Days of one child. Room for those of most: asked for one by one they took half the time.
class DaysMemory {
 public:
  std::pmr::memory_resource* get() { return &days_; }

 private:
  std::array<std::byte, 512> room_{};
  std::pmr::monotonic_buffer_resource days_{room_.data(), room_.size()};
};
using DaySet = std::pmr::set<Date>;
using FirstOfDay = std::pmr::map<Date, std::uint32_t>;
#else  // the library of the program in a browser has none
struct DaysMemory {
  static std::allocator<Date> get() { return {}; }
};
using DaySet = std::set<Date>;
using FirstOfDay = std::map<Date, std::uint32_t>;
#endif

/// The initial conferences and strategy discussions of one child, while they are brought together.
class Together {
 public:
  Together(Building& b, ChildCase& child) : b_(b), child_(child) {}

  void add_conference_rows();
  /// Enquiries with a conference of their own, save for those that stand on a conference's row.
  void add_enquiries_with_conference();
  /// The others, save for those of a day known already.
  void add_other_enquiries();

 private:
  void add_discussion(const StrategyDiscussion& s);
  void add_discussion_known(const Conference& f);
  std::vector<const Conference*> told_again(const Conference& f) const;
  void add_answered(const Conference& f, std::uint32_t record);
  void add_icpc(const Icpc& icpc);
  void judge(Icpc& icpc, Date strategy_discussion);
  void add_conference(const Conference& f, std::uint32_t record);
  std::span<const std::uint32_t> enquiries() const;
  bool has_own_conference(const Enquiry& e) const { return e.icpc && *e.icpc <= b_.cases.as_at; }
  void add_own_conference(const Enquiry& e);
  /// A strategy discussion of which no conference of its own has been held.
  struct Open {
    Date day;
    RowRef row;
  };
  void add_open(const Open& open, Icpc* met);

  Building& b_;
  ChildCase& child_;
  DaysMemory days_;
  DaySet discussions_{days_.get()};      ///< their days
  DaySet on_a_conference_{days_.get()};  ///< those on the row of a conference judged
  FirstOfDay held_{days_.get()};         ///< the first conference of each day
  std::vector<Open> open_;
};

void Together::add_discussion(const StrategyDiscussion& s) {
  b_.cases.discussions.push_back(s);
  discussions_.insert(s.day);
}

void Together::add_icpc(const Icpc& icpc) {
  held_.try_emplace(icpc.held, icpcs_so_far(b_.cases));
  b_.cases.icpcs.push_back(icpc);
  child_.icpcs.last = icpcs_so_far(b_.cases);
}

/// A conference that stands without a strategy discussion is found to follow this one.
void Together::judge(Icpc& icpc, Date strategy_discussion) {
  icpc.kind = IcpcKind::judged;
  icpc.strategy_discussion = strategy_discussion;
  on_a_conference_.insert(strategy_discussion);
}

/// The first conference from a day on that may answer an enquiry of that day. They are in order of
/// their days.
class IcpcsFrom {
 public:
  explicit IcpcsFrom(std::span<Icpc> icpcs)
      : icpcs_(icpcs), next_own_(icpcs.size() + 1, icpcs.size()) {
    for (std::size_t i = icpcs.size(); i > 0; --i) {
      const Icpc& icpc = icpcs[i - 1];
      const bool own = icpc.kind != IcpcKind::transfer_in;
      next_own_[i - 1] = own ? i - 1 : next_own_[i];
      if (!own && icpc.strategy_discussion) named_.emplace_back(*icpc.strategy_discussion, i - 1);
    }
    std::sort(named_.begin(), named_.end());
  }

  /// One on transfer in answers another authority's enquiry, save for one that it names.
  Icpc* first(Date day) const {
    const auto from = std::partition_point(icpcs_.begin(), icpcs_.end(),
                                           [day](const Icpc& i) { return i.held < day; });
    const auto begin = static_cast<std::size_t>(from - icpcs_.begin());
    std::size_t at = next_own_[begin];
    const auto named =
        std::lower_bound(named_.begin(), named_.end(), std::pair<Date, std::size_t>(day, begin));
    if (named != named_.end() && named->first == day) at = std::min(at, named->second);
    return at < icpcs_.size() ? &icpcs_[at] : nullptr;
  }

 private:
  std::span<Icpc> icpcs_;
  std::vector<std::size_t> next_own_;  ///< from each the first that is not on transfer in
  std::vector<std::pair<Date, std::size_t>> named_;  ///< by transfers in
};

/// A strategy discussion is known from its own day, though it stands on the row of a conference
/// that is yet to be held; on one of a transfer in it is another authority's.
void Together::add_discussion_known(const Conference& f) {
  const OptDate day = f.strategy_discussion;
  if (day && !f.transfer_in && *day <= b_.cases.as_at) open_.push_back({*day, f.row});
}

/// The rows that tell of an initial conference again. Nearly always there is none.
std::vector<const Conference*> Together::told_again(const Conference& f) const {
  std::vector<const Conference*> out;
  const std::vector<std::uint32_t>& again = b_.histories.conferences_again;
  const auto before = [this](std::uint32_t i, Id child) {
    return b_.records.conferences[i].child < child;
  };
  auto at = std::lower_bound(again.begin(), again.end(), b_.child, before);
  for (; at != again.end() && b_.records.conferences[*at].child == b_.child; ++at) {
    const Conference& other = b_.records.conferences[*at];
    if (other.held == f.held) out.push_back(&other);
  }
  return out;
}

bool answers(const Conference& f) {
  return f.strategy_discussion && *f.strategy_discussion <= *f.held;
}

/// Of the rows of one conference that with the last strategy discussion it answers.
const Conference& measured_from(const Conference& f, std::span<const Conference* const> again) {
  const Conference* out = &f;
  for (const Conference* row : again) {
    const bool later = !answers(*out) || *out->strategy_discussion < *row->strategy_discussion;
    if (answers(*row) && later) out = row;
  }
  return *out;
}

void Together::add_conference(const Conference& f, std::uint32_t record) {
  IcpcKind kind = IcpcKind::judged;
  if (f.transfer_in) {
    kind = IcpcKind::transfer_in;
  } else if (!f.strategy_discussion) {
    kind = IcpcKind::no_strategy_discussion;
  } else if (*f.held < *f.strategy_discussion) {
    kind = IcpcKind::before_strategy_discussion;
    b_.findings.report(Code::dfe_8615, f.row, "S47ActualStartDate", b_.child);
  }
  add_icpc({*f.held, f.strategy_discussion, kind, f.plan_id, f.row, record});
  if (kind != IcpcKind::judged) return;
  on_a_conference_.insert(*f.strategy_discussion);
  add_discussion({*f.strategy_discussion, f.held, f.row, f.row, record});
}

void Together::add_conference_rows() {
  const Histories& h = b_.histories;
  for (std::uint32_t i = h.conferences_of[b_.child]; i < h.conferences_of[b_.child + 1]; ++i) {
    const Conference& f = b_.records.conferences[h.conferences[i]];
    if (f.type != ConferenceType::initial) continue;
    const std::vector<const Conference*> again = told_again(f);
    if (b_.cases.as_at < *f.held) {
      add_discussion_known(f);
      for (const Conference* row : again) add_discussion_known(*row);
      continue;
    }
    add_conference(measured_from(f, again), h.conferences[i]);
    if (again.empty()) continue;
    add_answered(f, h.conferences[i]);
    for (const Conference* row : again) add_answered(*row, h.conferences[i]);
  }
}

/// A conference that answers an earlier strategy discussion as well.
void Together::add_answered(const Conference& f, std::uint32_t record) {
  if (!answers(f) || f.transfer_in || discussions_.contains(*f.strategy_discussion)) return;
  on_a_conference_.insert(*f.strategy_discussion);
  add_discussion({*f.strategy_discussion, f.held, f.row, f.row, record});
}

/// An enquiry that names its conference: a conference of its own unless the other table has it.
void Together::add_own_conference(const Enquiry& e) {
  const Date day = *e.strategy_discussion;
  const bool before = *e.icpc < day;
  const auto known = held_.find(*e.icpc);
  Icpc* icpc = known == held_.end() ? nullptr : &b_.cases.icpcs[known->second];
  if (before) {
    b_.findings.report(Code::dfe_8615, e.row, "S47ActualStartDate", b_.child);
  } else {
    add_discussion({day, e.icpc, e.row, e.row, icpc == nullptr ? kNoPlace : icpc->record});
  }
  if (icpc == nullptr) {
    const IcpcKind kind = before ? IcpcKind::before_strategy_discussion : IcpcKind::judged;
    add_icpc({*e.icpc, day, kind, kNoId, e.row, kNoPlace});
  } else if (icpc->kind == IcpcKind::no_strategy_discussion && !before) {
    judge(*icpc, day);
  }
}

/// One without a conference of its own is met by the child's first one on or after it.
void Together::add_open(const Open& open, Icpc* met) {
  if (met == nullptr) {
    add_discussion({open.day, {}, open.row, {}, kNoPlace});
    return;
  }
  add_discussion({open.day, met->held, open.row, met->row, met->record});
  // Several enquiries may lead to one conference: it is measured from the last of them.
  if (met->kind == IcpcKind::no_strategy_discussion) judge(*met, open.day);
}

/// The child's, the latest last.
std::span<const std::uint32_t> Together::enquiries() const {
  const Histories& h = b_.histories;
  return Cases::part(h.enquiries, {h.enquiries_of[b_.child], h.enquiries_of[b_.child + 1]});
}

void Together::add_enquiries_with_conference() {
  const std::span<const std::uint32_t> all = enquiries();
  for (std::size_t i = all.size(); i-- > 0;) {
    const Enquiry& e = b_.records.enquiries[all[i]];
    const Date day = *e.strategy_discussion;
    if (b_.cases.as_at < day || !has_own_conference(e)) continue;
    if (!on_a_conference_.contains(day)) add_own_conference(e);
  }
}

/// What is yet to be held meets none: a figure told later is that of the day.
void Together::add_other_enquiries() {
  const std::span<const std::uint32_t> all = enquiries();
  for (std::size_t i = all.size(); i-- > 0;) {
    const Enquiry& e = b_.records.enquiries[all[i]];
    const Date day = *e.strategy_discussion;
    const bool open = day <= b_.cases.as_at && !has_own_conference(e) && !e.icpc_not_required;
    if (open) open_.push_back({day, e.row});
  }
  if (open_.empty()) return;
  std::stable_sort(open_.begin(), open_.end(),
                   [](const Open& x, const Open& y) { return y.day < x.day; });
  const IcpcsFrom icpcs(std::span<Icpc>(b_.cases.icpcs).subspan(child_.icpcs.first));
  for (const Open& open : open_) {
    if (!discussions_.contains(open.day)) add_open(open, icpcs.first(open.day));
  }
}

}  // namespace

void add_icpcs(Building& b, ChildCase& child) {
  child.icpcs.first = child.icpcs.last = icpcs_so_far(b.cases);
  child.discussions.first = discussions_so_far(b.cases);
  Together together(b, child);
  together.add_conference_rows();
  // Two conferences of one enquiry are two: only those of the other table are known already.
  together.add_enquiries_with_conference();
  std::sort(b.cases.icpcs.begin() + child.icpcs.first, b.cases.icpcs.end(),
            [](const Icpc& x, const Icpc& y) { return x.held < y.held; });
  together.add_other_enquiries();
  child.discussions.last = discussions_so_far(b.cases);
}

}  // namespace duly::cases
