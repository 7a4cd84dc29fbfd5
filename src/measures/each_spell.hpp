#pragma once

// When children start and cease to be looked after. Short breaks (V3, V4) stand apart: a period of
// care that passes from them into other care starts that day, and one that passes into them ceases.

#include "measures/families.hpp"

namespace duly::judging {

/// A part of a period of care, all of it in short breaks or none of it.
struct Spell {
  Date from;
  OptDate until;  ///< the first day outside
  bool short_breaks = false;
  std::uint32_t first_episode = 0, last_episode = 0;  ///< in Histories::episodes
};

/// Calls `look` with each spell of the child, in order.
template <class Look>
void for_each_spell(const MeasureInput& in, const Look& look) {
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    const auto runs = in.cases.runs_of(period);
    Spell spell{period.from, {}, is_short_break(runs.front().regime), period.first_episode, 0};
    for (const Run& run : runs) {
      if (is_short_break(run.regime) != spell.short_breaks) {
        spell.until = run.from;
        look(spell);
        spell = {run.from, {}, !spell.short_breaks, run.first_episode, 0};
      }
      spell.last_episode = run.last_episode;
    }
    spell.until = period.until;
    spell.last_episode = period.last_episode;
    look(spell);
  }
}

/// A verdict on the spell for what happened on `day`, told by the episode of that day.
inline Verdict about_spell(const MeasureInput& in, const Spell& spell, OptDate day,
                           std::uint32_t episode) {
  Verdict out = about(in, spell.short_breaks ? Reason::short_break : Reason::counted, day);
  out.episode = episode;
  return out;
}

/// One verdict a child: of its last event that counts, else of its last one.
inline void keep_last_that_counts(std::vector<Verdict>& out, std::size_t first) {
  if (out.size() <= first) return;
  Verdict kept = out[first];
  for (std::size_t i = first + 1; i < out.size(); ++i) {
    if (counted(out[i].reason) || !counted(kept.reason)) kept = out[i];
  }
  out.resize(first);
  out.push_back(kept);
}

}  // namespace duly::judging
