#include "cases/absent.hpp"

#include <algorithm>
#include <string>

#include "cases/facts.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

constexpr ShortCode kStarted{"S"};
using codes::kContinues;

// Returns of one authority lose a few children a year without a word, never a fifth of them.
constexpr std::size_t kAPart = 5;
constexpr std::size_t kFew = 5;

}  // namespace

bool any_successor(const Returns& returns, Rows kind) {
  return std::any_of(returns.begin(), returns.end(), [&](const ReturnOf& newer) {
    if (!newer.whole || !newer.holds(kind)) return false;
    return std::any_of(returns.begin(), returns.end(), [&](const ReturnOf& older) {
      return older.holds(kind) && older.year < newer.year;
    });
  });
}

AbsentEpisodes::AbsentEpisodes(const Merging& m)
    : m_(m), any_(any_successor(m.returns, kEpisodes)), weights_(m.returns.size()) {}

void AbsentEpisodes::look_at(std::span<const Episode> as_read, const std::vector<Episode>& merged,
                             std::size_t first) {
  if (!any_) return;
  for (const Episode& e : as_read) {
    Weight& weight = weights_[e.row.file];
    if (e.until || weight.last_open == e.child) continue;
    weight.last_open = e.child;
    ++weight.open;
  }
  for (std::size_t at = first; at < merged.size(); ++at) {
    if (!merged[at].until && m_.of(merged[at].row).holds(kEpisodes)) {
      look_at_one(as_read, merged[at], at);
    }
  }
}

void AbsentEpisodes::look_at_one(std::span<const Episode> as_read, const Episode& e,
                                 std::size_t at) {
  Absent found{static_cast<std::uint32_t>(at), e.row.file, {}};
  for (const Episode& other : as_read) {
    const bool newer = m_.returns[found.told].rank < m_.of(other.row).rank;
    if (other.from == e.from && newer) found.told = other.row.file;
  }
  bool absent = false;
  const Episode* next = nullptr;  // the earliest later episode in any such return, the newest's
  const auto before = [this](const Episode& a, const Episode& b) {
    return *a.from < *b.from || (a.from == b.from && m_.newer(a.row, b.row));
  };
  for (std::size_t file = 0; file < m_.returns.size(); ++file) {
    const ReturnOf& r = m_.returns[file];
    if (!r.whole || !r.holds(kEpisodes) || r.year <= m_.returns[found.told].year) continue;
    // An earlier start under another reason is no corrected start; but the child is in care there.
    const bool in_care = std::any_of(as_read.begin(), as_read.end(), [&](const Episode& other) {
      return other.row.file == file && !other.until && *other.from < *e.from &&
             other.reason_start != e.reason_start;
    });
    if (in_care || !r.tells_absence_of(e.child)) continue;
    absent = true;
    const auto later = std::find_if(as_read.begin(), as_read.end(), [&](const Episode& other) {
      return other.row.file == file && *e.from < *other.from;
    });
    if (later != as_read.end() && (next == nullptr || before(*later, *next))) next = &*later;
  }
  if (!absent) return;
  if (next != nullptr) {
    found.next = next->from;
    found.next_starts_care = next->reason_start == kStarted;
  } else if (Weight& weight = weights_[found.told]; weight.last_absent != e.child) {
    weight.last_absent = e.child;
    ++weight.absent;
  }
  found_.push_back(found);
}

bool AbsentEpisodes::too_many(std::uint16_t file) const {
  const Weight& w = weights_[file];
  return w.absent > kFew && w.absent * kAPart > w.open;
}

void AbsentEpisodes::end_one(const Absent& a, Episode& e) const {
  const Code code = a.next ? Code::d301_end_from_next : Code::d302_end_from_extract;
  m_.repaired(code, e.row, heading_of(m_.records, e.row.file, kind_of(e), "end"), e.child);
  if (!m_.options.repair) return;
  const Date day_after = m_.returns[a.told].covers_to.plus_days(1);
  e.until = a.next ? a.next : OptDate(std::max(*e.from, day_after));
  e.unknown_end = !a.next;
  if (a.next && !a.next_starts_care) e.reason_end = kContinues;
}

void AbsentEpisodes::end(std::vector<Episode>& merged, Repairs& repairs) {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const auto file = static_cast<std::uint16_t>(i);
    if (!too_many(file)) continue;
    const Weight& w = weights_[file];
    repairs.not_successive = true;
    m_.findings.report(Code::d121_not_successive, {0, file}, {}, kNoId,
                       std::to_string(w.absent) + " of " + std::to_string(w.open) +
                           " children open in it are in no newer return");
  }
  Id last_ended = kNoId;  // children come one after another
  for (const Absent& a : found_) {
    if (too_many(a.told)) continue;
    Episode& e = merged[a.at];
    end_one(a, e);
    if (!m_.options.repair) continue;
    const bool goes_on = a.next && !a.next_starts_care;
    if (goes_on) ++repairs.rows_moved;
    if (!goes_on && last_ended != e.child) ++repairs.care_ended;
    if (!goes_on) last_ended = e.child;
  }
}

bool mark_absent(const Merging& m, std::span<const PlanRow> as_read, PlanRow& plan) {
  if (plan.until || plan.summary) return false;
  std::uint16_t told = plan.row.file;
  for (const PlanRow& other : as_read) {
    const bool newer = m.returns[told].rank < m.of(other.row).rank;
    if (same_thing(plan, other) && newer) told = other.row.file;
  }
  if (!m.returns[told].whole) return false;
  const bool absent = std::any_of(m.returns.begin(), m.returns.end(), [&](const ReturnOf& r) {
    return r.whole && r.holds(kPlans) && m.returns[told].year < r.year &&
           r.tells_absence_of(plan.child);
  });
  if (!absent) return false;
  m.findings.report(Code::d315_plan_absent, plan.row,
                    heading_of(m.records, plan.row.file, kind_of(plan), "end"), plan.child);
  plan.known_to = m.returns[told].covers_to;
  return true;
}

}  // namespace duly::cases
