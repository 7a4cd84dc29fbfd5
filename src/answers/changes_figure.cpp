#include "answers/changes_figure.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "answers/groups.hpp"
#include "answers/kpi_caseload.hpp"
#include "answers/wording.hpp"
#include "duly/text.hpp"
#include "duly/worker_hours.hpp"

namespace duly::answers {
namespace {

/// What is a worker's, of one role.
struct WorkerSeen {
  std::size_t cases = 0;   ///< in the figure
  std::int64_t told = -1;  ///< the hours as the files have them
  std::int64_t counts() const { return cases > 0 ? told : -1; }
};
/// What is counted by workers of one role, or of all.
struct RoleSeen {
  std::string_view role;
  std::uint32_t numerator = 0;  ///< what is nobody's too
  std::map<std::string_view, WorkerSeen> workers;
};

constexpr std::size_t kSortsOfCase = 2;  ///< bands of a role: children looked after, plans

std::size_t roles_of(const Measure& m) {
  return m.shape == Shape::caseload ? m.bands.size() / kSortsOfCase : 1;
}

std::vector<RoleSeen> by_role(const Measure& m, const Side& side, const Seen& seen) {
  std::vector<RoleSeen> out(roles_of(m));
  for (std::size_t r = 0; r < out.size() && m.shape == Shape::caseload; ++r) {
    const std::string_view band = m.bands[r * kSortsOfCase];  // "iro, looked after"
    out[r].role = band.substr(0, band.find(','));
  }
  const MeasureContext context = side.context();
  for (const Verdict& v : seen.list.verdicts) {
    RoleSeen& role = out.at(m.shape == Shape::caseload ? v.band / kSortsOfCase : 0);
    const std::uint32_t amount = in_numerator(v.reason) ? v.amount : 0;
    role.numerator += amount;
    if (v.worker == kNoId) continue;
    WorkerSeen& worker = role.workers[side.data().word(v.worker)];
    worker.cases += amount;
    worker.told = context.hours.of(v.worker);
  }
  return out;
}

std::string in_words(const Measure& m, const Side& side, const Seen& seen, const RoleSeen& role,
                     bool officers) {
  CaseHours hours;
  for (const auto& known : role.workers) {
    if (known.second.cases > 0) hours.add(known.second.told, known.second.cases);
  }
  KpiRow row;
  row.tally.numerator = role.numerator;
  const JudgedPeriod& period = seen.period;
  if (m.shape == Shape::caseload) {
    tell_caseload(row, hours, officers, period.judged_at, {});
  } else {
    const Date day_before = period.from.plus_days(-1);
    tell_pace(row, hours,
              side.data().law().calendar.working_days_between(day_before, period.judged_at));
  }
  std::string out = role.role.empty() ? "" : std::string(role.role) + " ";
  out += fmt::format("{} ({}", one_decimal(row.value), grouped(role.numerator));
  if (hours.hundredths >= 0) out += " of " + full_time(hours.hundredths);
  std::string note = row.note;
  add_to_note(note, row.counts_note);
  // Parts of a note are told apart by semicolons, and this is one part.
  for (std::size_t at = 0; (at = note.find(';', at)) != std::string::npos;) note[at] = ',';
  return out + (note.empty() ? "" : ", " + note) + ")";
}

/// As kpi prints it, by role where it is of cases.
std::string figure_by_worker(const Measure& measure, const Side& side, const Seen& seen) {
  const std::vector<RoleSeen> roles = by_role(measure, side, seen);
  std::string out;
  for (const RoleSeen& role : roles) {
    if (role.numerator == 0 && role.workers.empty() && roles.size() > 1) continue;
    if (!out.empty()) out += ", ";
    out += in_words(measure, side, seen, role, &role == &roles.front());
  }
  return out.empty() ? "0" : out;
}

}  // namespace

std::string full_time(std::int64_t hundredths) {
  return hundredths < 0 ? "none" : to_string(Hundredths{hundredths});
}

std::string figure_of(const Measure& m, const Side& side, const Seen& seen) {
  const Tally& c = seen.tally;
  if (!seen.no_figure.empty()) return "none";
  if (is_by_worker(m.shape)) return figure_by_worker(m, side, seen);
  const bool mean = m.shape == Shape::mean;
  if (m.shape != Shape::share && !mean) return grouped(c.numerator);
  const std::string value = c.too_uncertain()
                                ? range_of(c)
                                : one_decimal(mean ? rate(c.numerator, c.denominator, 1)
                                                   : percentage(c.numerator, c.denominator));
  return fmt::format("{} ({} of {})", value, grouped(c.numerator), grouped(c.denominator));
}

std::int64_t HoursMoved::difference() const {
  return std::max<std::int64_t>(after, 0) - std::max<std::int64_t>(before, 0);
}

std::vector<HoursMoved> hours_moved(const Measure& measure, const Side& before,
                                    const Seen& seen_before, const Side& after,
                                    const Seen& seen_after) {
  std::vector<HoursMoved> out;
  const std::vector<RoleSeen> then = by_role(measure, before, seen_before);
  const std::vector<RoleSeen> now = by_role(measure, after, seen_after);
  for (std::size_t r = 0; r < then.size(); ++r) {
    std::map<std::string_view, HoursMoved> workers;
    for (const auto& [worker, seen] : then[r].workers) workers[worker].before = seen.counts();
    for (const auto& [worker, seen] : now[r].workers) {
      HoursMoved& moved = workers[worker];
      moved.after = seen.counts();
      moved.on_both =
          then[r].workers.contains(worker) && then[r].workers.at(worker).told != seen.told;
    }
    for (auto& [worker, moved] : workers) {
      if (moved.before == moved.after) continue;
      moved.role = then[r].role;
      moved.worker = worker;
      out.push_back(moved);
    }
  }
  return out;
}

}  // namespace duly::answers
