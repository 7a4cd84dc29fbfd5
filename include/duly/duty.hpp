// layer: law
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "duly/rule.hpp"

namespace duly {

/// The duties to review, in the order of their names: outputs are sorted by it.
enum class Duty : std::uint8_t {
  adoption_authority_review,
  adoption_return_review,
  adoption_review,
  cla_review,
  cp_review,
  icpc,
  short_break_review,
};
constexpr std::size_t kDutyCount = 7;

/// The case a duty is of.
enum class CaseSort : std::uint8_t { period_of_care, plan, enquiry };

/// The limit of a link of a duty's chain, and the day it is counted from.
struct LinkLimit {
  RuleId rule = RuleId::icpc;
  std::string_view counted_from;
};

/// A duty: its words, the case it stands on, and the limits of its first link, its second and all
/// later ones.
struct DutyInfo {
  Duty duty = Duty::icpc;
  std::string_view name;   ///< as columns have it
  std::string_view words;  ///< as people say it
  std::string_view step;   ///< the same where it is known what sort of case it is
  CaseSort of = CaseSort::enquiry;
  LinkLimit first, second, later;
  bool once = false;  ///< what is held ends the matter: there is no second link
  /// What is held before this limit from the same day does not meet the link.
  std::optional<LinkLimit> not_before = {};
};

/// The table of duties, in the order of `Duty`.
constexpr std::array<DutyInfo, kDutyCount> kDuties = {{
    {Duty::adoption_authority_review,
     "adoption_authority_review",
     "review of a child who may be placed for adoption",
     "adoption authority review",
     CaseSort::period_of_care,
     {RuleId::adoption_authority_first_review, "the first day of a placement order (E1)"},
     {RuleId::adoption_authority_later_review, "the review held before, of any kind"},
     {RuleId::adoption_authority_later_review, "the review held before, of any kind"}},
    {Duty::adoption_return_review,
     "adoption_return_review",
     "review of a child returned from an adoption placement",
     "adoption return review",
     CaseSort::period_of_care,
     {RuleId::adoption_return_review, "the day the placement ended and care went on"},
     {RuleId::adoption_return_review, "the day the placement ended and care went on"},
     {RuleId::adoption_return_review, "the day the placement ended and care went on"},
     true,
     LinkLimit{RuleId::adoption_return_not_before,
               "the same day: a review before it does not meet the duty"}},
    {Duty::adoption_review,
     "adoption_review",
     "review of a child placed for adoption",
     "adoption review",
     CaseSort::period_of_care,
     {RuleId::adoption_first_review, "the first day placed for adoption"},
     {RuleId::adoption_second_review, "the first review held in that placement"},
     {RuleId::adoption_later_review, "the review held before, in that placement"}},
    {Duty::cla_review,
     "cla_review",
     "looked-after review",
     "review",
     CaseSort::period_of_care,
     {RuleId::cla_first_review, "the first day of ordinary care in a period of care"},
     {RuleId::cla_second_review, "the first review held"},
     {RuleId::cla_later_review, "the review held before"}},
    {Duty::cp_review,
     "cp_review",
     "review conference",
     "review conference",
     CaseSort::plan,
     {RuleId::cp_first_review, "the start of the plan (reading `cp_anchor`)"},
     {RuleId::cp_later_review, "the review conference held before"},
     {RuleId::cp_later_review, "the review conference held before"}},
    {Duty::icpc,
     "icpc",
     "initial conference",
     "initial conference",
     CaseSort::enquiry,
     {RuleId::icpc, "the strategy discussion"},
     {RuleId::icpc, "the strategy discussion"},
     {RuleId::icpc, "the strategy discussion"},
     true},
    {Duty::short_break_review,
     "short_break_review",
     "short break review",
     "short break review",
     CaseSort::period_of_care,
     {RuleId::short_break_first_review, "the first day of a run of short breaks (V4)"},
     {RuleId::short_break_later_review, "the review held before, in that run"},
     {RuleId::short_break_later_review, "the review held before, in that run"}},
}};

constexpr const DutyInfo& info(Duty duty) {
  return kDuties[static_cast<std::size_t>(duty)];
}
constexpr std::string_view name(Duty duty) {
  return info(duty).name;
}
/// Is it owed to a looked-after child, rather than on a plan or an enquiry?
constexpr bool of_care(Duty duty) {
  return info(duty).of == CaseSort::period_of_care;
}

/// Some of the duties.
using DutySet = std::uint8_t;
constexpr DutySet only(Duty duty) {
  return static_cast<DutySet>(1U << static_cast<unsigned>(duty));
}
constexpr DutySet both(DutySet a, DutySet b) {
  return static_cast<DutySet>(a | b);
}
constexpr DutySet kEveryDuty = (1U << kDutyCount) - 1U;
/// The duties of a sort of case.
constexpr DutySet duties_of(CaseSort of) {
  DutySet out = 0;
  for (const DutyInfo& d : kDuties)
    out = static_cast<DutySet>(out | (d.of == of ? only(d.duty) : 0));
  return out;
}

/// The limits a duty has, each once.
constexpr bool has_limit(const DutyInfo& duty, RuleId rule) {
  return duty.first.rule == rule || duty.second.rule == rule || duty.later.rule == rule ||
         (duty.not_before && duty.not_before->rule == rule);
}

}  // namespace duly
