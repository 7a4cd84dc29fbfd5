#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "support/merged.hpp"

namespace duly::test {

/// Two successive whole returns of few children: Z1 and Z2 stand in both.
constexpr std::string_view kBoth = "Z1 2020-02-01 S\nZ2 2022-04-02 S\n";
std::string y22(std::string_view rows);  ///< the older with more rows, the first in line 4
std::string y23(std::string_view rows);  ///< the newer with more rows
Merged care(std::string_view older, std::string_view newer, const MergeOptions& options = {});

/// What is told of child A.
std::string of_a(const std::string& told);

/// Likewise of plans.
constexpr std::string_view kPlansBoth = "Z1 Q1 2022-02-01\nZ2 Q2 2022-04-02\n";
Merged on_plans(std::string_view older, std::string_view newer, const MergeOptions& options = {});

/// A census of one plan of child A, since June 2022, with its reviews.
Small census(const std::string& name, std::string_view reference,
             std::initializer_list<std::string_view> reviews);

}  // namespace duly::test
