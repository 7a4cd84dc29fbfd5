#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "answers/data_set.hpp"
#include "answers/period.hpp"
#include "duly/measure.hpp"

namespace duly::answers {

/// What something is asked of: looked-after children with their reviews, plans with their
/// conferences, or both.
struct Subject {
  bool care = false;
  bool protection = false;
};
Subject subject_of(const Measure& m);
/// Does any of the measures look at plans or conferences?
bool looks_at_plans(std::span<const Measure* const> measures);
/// How cases are built for measures: without what none of them looks at.
BuildOptions cases_for(std::span<const Measure* const> measures, const Readings& readings);
DutySet duties_of(Subject subject);

/// How one period can be judged as far as the files go (F and L of measures section 3).
struct Judging {
  JudgedPeriod period;                ///< judged at the close of L where the files end long before
  std::optional<Code> out_of_extent;  ///< D118 or D119: there is no figure
  std::string why;                    ///< "the files end 2016-03-31"
};
Judging judging(const DataSet& data, const Coverage& coverage, Subject subject,
                const JudgedPeriod& period);

/// "the reviews in the files end 2016-01-20", where what fell due since cannot be judged.
std::string reviews_end(const Coverage& coverage, DutySet duties);

}  // namespace duly::answers
