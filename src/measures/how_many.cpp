// How many children are looked after and how many plans are open, start and cease. Children in
// short breaks (V3, V4) on the day that decides are left out.

#include "duly/care.hpp"
#include "measures/each_plan.hpp"
#include "measures/each_spell.hpp"

namespace duly::judging {
namespace {

constexpr std::array<Need, 2> kBoth = {{{"episodes", ""}, {"plans", ""}}};

void judge_cla_at_end(const MeasureInput& in, std::vector<Verdict>& out) {
  const PeriodOfCare* period = open_period(in);
  if (period == nullptr) return;
  const bool breaks = is_short_break(last_regime(in, *period));
  out.push_back(about(in, breaks ? Reason::short_break : Reason::counted));
}

void judge_cla_started_periods(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_spell(in, [&](const Spell& spell) {
    if (!in.in_period(spell.from)) return;
    out.push_back(about_spell(in, spell, spell.from, spell.first_episode));
  });
}

void judge_cla_ceased_periods(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_spell(in, [&](const Spell& spell) {
    if (!in.in_period(spell.until)) return;
    out.push_back(about_spell(in, spell, spell.until, spell.last_episode));
  });
}

void judge_cla_started(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  judge_cla_started_periods(in, out);
  keep_last_that_counts(out, first);
}

void judge_cla_ceased(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  judge_cla_ceased_periods(in, out);
  keep_last_that_counts(out, first);
}

void judge_cp_at_end(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, const Verdict& verdict) {
    if (!plan.until) out.push_back(verdict);
  });
}

void judge_cp_started(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.from)) return;
    verdict.day = plan.from;
    out.push_back(verdict);
  });
}

void judge_cp_ended(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_plan(in, [&](const Plan& plan, Verdict verdict) {
    if (!in.in_period(plan.until)) return;
    verdict.day = plan.until;
    out.push_back(verdict);
  });
}

/// Looked after, and on a plan that is not held for another authority.
void judge_cla_and_cp(const MeasureInput& in, std::vector<Verdict>& out) {
  if (open_period(in) == nullptr) return;
  Verdict found;
  bool any = false;
  for_each_plan(in, [&](const Plan& plan, const Verdict& v) {
    if (plan.until) return;
    if (!any || found.reason == Reason::temporary) found = v;
    any = true;
  });
  if (any) out.push_back(found);
}

constexpr std::array kMeasures = {
    Measure{.id = "cla_at_end",
            .title = "Children looked after at the end of the period",
            .unit = "child",
            .numerator = "children looked after at the end of the period",
            .citation = "section-5",
            .judge = judge_cla_at_end,
            .shape = Shape::count,
            .needs = Needs(kEpisodes),
            .identities = {"last:numerator + last:excluded + cla_started_periods.numerator"
                           " + cla_started_periods.excluded = cla_ceased_periods.numerator"
                           " + cla_ceased_periods.excluded + numerator + excluded",
                           "last:numerator + cla_started_periods.numerator"
                           " = cla_ceased_periods.numerator + numerator",
                           "last:excluded + cla_started_periods.excluded"
                           " = cla_ceased_periods.excluded + excluded",
                           "last:numerator + cla_started.numerator ~= cla_ceased.numerator"
                           " + numerator",
                           "last:excluded + cla_started.excluded ~= cla_ceased.excluded + excluded",
                           "last:numerator + cla_started.numerator ~= ? + numerator",
                           "last:numerator + ? ~= cla_ceased.numerator + numerator",
                           "last:numerator + cla_started_periods.numerator ~= ? + numerator",
                           "last:numerator + ? ~= cla_ceased_periods.numerator + numerator"}},
    Measure{.id = "cla_started",
            .title = "Children who started to be looked after",
            .unit = "child",
            .numerator = "children who came into care, or into other care from short breaks,"
                         " in the period",
            .citation = "section-5",
            .judge = judge_cla_started,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kEpisodes),
            .identities = {"numerator >= NI66[under_four_weeks]"}},
    Measure{.id = "cla_started_periods",
            .title = "Periods of care that began",
            .unit = "period of care",
            .numerator = "periods of care that began in the period, or passed in it from short"
                         " breaks into other care",
            .citation = "section-5",
            .judge = judge_cla_started_periods,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kEpisodes),
            .identities = {"numerator >= cla_started.numerator", "excluded >= cla_started.excluded",
                           "numerator + excluded >= cla_started.numerator + cla_started.excluded"}},
    Measure{.id = "cla_ceased",
            .title = "Children who ceased to be looked after",
            .unit = "child",
            .numerator = "children who left care, or other care for short breaks, in the period",
            .citation = "section-5",
            .judge = judge_cla_ceased,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kEpisodes)},
    Measure{.id = "cla_ceased_periods",
            .title = "Periods of care that ended",
            .unit = "period of care",
            .numerator = "periods of care that ended in the period, or passed in it into short"
                         " breaks",
            .citation = "section-5",
            .judge = judge_cla_ceased_periods,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kEpisodes),
            .identities = {"numerator >= cla_ceased.numerator", "excluded >= cla_ceased.excluded",
                           "numerator + excluded >= cla_ceased.numerator + cla_ceased.excluded"}},
    Measure{.id = "cp_at_end",
            .title = "Plans open at the end of the period",
            .unit = "plan",
            .numerator = "plans open at the end of the period",
            .citation = "section-5",
            .judge = judge_cp_at_end,
            .shape = Shape::count,
            .needs = Needs(kPlans),
            .identities = {"last:numerator + cp_started.numerator = cp_ended.numerator + numerator",
                           "last:numerator + cp_started.numerator = ? + numerator",
                           "last:numerator + ? = cp_ended.numerator + numerator",
                           "last:excluded + cp_started.excluded = cp_ended.excluded + excluded"}},
    Measure{.id = "cp_started",
            .title = "Plans started",
            .unit = "plan",
            .numerator = "plans started in the period",
            .citation = "section-5",
            .judge = judge_cp_started,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kPlans)},
    Measure{.id = "cp_ended",
            .title = "Plans ended",
            .unit = "plan",
            .numerator = "plans ended in the period",
            .citation = "section-5",
            .judge = judge_cp_ended,
            .shape = Shape::count,
            .events = true,
            .needs = Needs(kPlans)},
    Measure{.id = "cla_and_cp",
            .title = "Children looked after and on a plan",
            .unit = "child",
            .numerator = "children looked after and on a plan at the end of the period",
            .citation = "section-5",
            .judge = judge_cla_and_cp,
            .shape = Shape::count,
            .needs = Needs(kBoth),
            .identities = {"cla_at_end.numerator + cla_at_end.excluded >= numerator + excluded",
                           "cp_at_end.numerator >= numerator"}}};

}  // namespace

std::span<const Measure> how_many() {
  return kMeasures;
}

}  // namespace duly::judging
