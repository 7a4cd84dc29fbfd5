#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/check.hpp"
#include "duly/date.hpp"

namespace duly::checks {

/// What all checks see.
struct World {
  const Records& records;
  const Histories& histories;
  const Cases& cases;
  const Law& law;
  /// By number of the file: the collection year it is a return of (to 31 March, half-open; of a CIN
  /// census its own year). Both days equal where the file has no dates.
  std::vector<Period> years;
  const Extent& care;  ///< from which day reviews are complete, and of which years they are loaded

  /// The day asked about.
  Date as_at() const { return cases.as_at; }
  Period year_of(RowRef row) const { return years[row.file]; }
  std::string_view word(Id id) const { return records.words[id]; }
};

template <class Row>
using Rows = std::span<const Row* const>;

/// What a check sees of one child. Rows are as read, from all files.
struct Look {
  explicit Look(const World& all) : world(all) {}

  const World& world;
  const CodeInfo* code = nullptr;  ///< of the check that looks
  Diagnostics* findings = nullptr;
  Id child = kNoId;

  Rows<ChildRow> header;         ///< rows of children tables
  Rows<ChildRow> births;         ///< birth dates that stand on rows of other tables
  Rows<Episode> episodes;        ///< by start, then end (an open one last)
  Rows<Review> reviews;          ///< by day; none that was cancelled
  Rows<PlanRow> plans;           ///< by start, then end
  Rows<Conference> conferences;  ///< initial and review, by day
  Rows<Enquiry> enquiries;       ///< by strategy discussion
  Rows<Referral> referrals;      ///< by start
  Rows<CinActivity> assessments;
  Rows<CinActivity> cin_plans;
  Rows<MissingEpisode> missing;  ///< by start
  Rows<CareLeaver> care_leavers;
  Rows<Allocation> workers;  ///< as they came

  /// Rows brought together: what due dates are made of.
  std::span<const Episode> merged_episodes;
  std::span<const PlanRow> merged_plans;
  std::span<const PeriodOfCare> periods;
  std::span<const Plan> plan_cases;
  std::span<const Obligation> obligations;
  OptDate born;
  OptDate turns_18;
  OptDate died;

  /// Reports the check's finding. `column` is as in the return (DECOM, CPPstartDate).
  void found(RowRef row, std::string_view column, std::string detail = {}) const {
    findings->report(*code, row, column, child, std::move(detail));
  }
  Period year_of(RowRef row) const { return world.year_of(row); }
  /// The day the child comes of an age; none where the birth date is not known.
  OptDate birthday_at(RuleId age) const {
    if (age == RuleId::childhood) return turns_18;  // every other check of an age asks for this one
    return born ? OptDate(world.law.rules.birthday(age, *born)) : OptDate();
  }
  const EpisodeDetail& detail(const Episode& e) const;
  /// The CIN episode a row of the CIN census belongs to, or none.
  template <class Row>
  const Referral* referral_of(const Row& row) const {
    return referral(row.referral);
  }
  /// `place` in Records::referrals; none for kNoPlace.
  const Referral* referral(std::uint32_t place) const;
};

/// What to do about a cell that reading has found blank or unreadable.
inline constexpr std::string_view kSaidOnTheCell =
    "the finding of our own on the same cell says what is wrong with it";

/// What a check sees of one extract.
struct FileLook {
  const World& world;
  const CodeInfo* code = nullptr;
  Diagnostics* findings = nullptr;
  std::uint16_t file = 0;

  const Extract& extract() const { return world.records.extracts[file]; }
  void found(std::uint32_t line, std::string_view column, std::string detail = {}) const {
    findings->report(*code, {line, file}, column, kNoId, std::move(detail));
  }
};

// The families, one file each.
std::vector<Check> review_checks();
std::vector<Check> review_timing_checks();
std::vector<Check> episode_checks();
std::vector<Check> chain_checks();
std::vector<Check> legal_status_checks();
std::vector<Check> placement_checks();
std::vector<Check> missing_checks();
std::vector<Check> worker_checks();
std::vector<Check> worker_chain_checks();
std::vector<Check> both_years_checks();
std::vector<Check> child_checks();
std::vector<Check> referral_checks();
std::vector<Check> assessment_checks();
std::vector<Check> enquiry_checks();
std::vector<Check> plan_checks();
std::vector<Check> plan_timing_checks();
std::vector<Check> cin_plan_checks();

}  // namespace duly::checks
