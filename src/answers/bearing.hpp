#pragma once

// What a preset and the readings bear on, so that a row they bear on can say so.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "duly/measure.hpp"
#include "duly/obligation.hpp"

namespace duly::answers {

/// Does the reading decide an answer of the measure?
bool bears_on(std::string_view reading, const Measure& measure);

/// The duties whose limits the preset replaces.
DutySet duties_of_preset(const std::string& preset);

/// What is said in `note` of the preset and the readings that are not at their default. Only in
/// data: people are told once, under the table.
class LawNotes {
 public:
  LawNotes(bool for_data, const std::string& preset, const Readings& readings);

  /// "cp_anchor=icpc; preset 28-90-180", of what bears on an obligation of the duties; or blank.
  std::string of(DutySet duties) const;
  /// The same of one duty, made once: lists have a row for each obligation.
  const std::string& of(Duty duty) const { return by_duty_[static_cast<std::size_t>(duty)]; }
  /// The same of a measure.
  std::string of(const Measure& measure) const;

 private:
  struct Said {
    std::string name;  ///< of the reading; or "preset"
    std::string words;
    DutySet duties = 0;
  };
  std::vector<Said> said_;
  std::array<std::string, kDutyCount> by_duty_;
};

}  // namespace duly::answers
