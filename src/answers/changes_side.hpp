#pragma once

// One of two sets of extracts that are compared: what each measure says of everyone in it.

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/kpi.hpp"
#include "answers/period.hpp"

namespace duly::answers {

/// The cases and what can be relied on at the close of a day.
struct DayOfSide {
  std::shared_ptr<const Cases> cases;
  Coverage coverage;
};

/// What one measure says of everyone.
struct Seen {
  JudgedPeriod period;
  std::string no_figure;           ///< why the files hold none; blank where they do
  const DayOfSide* day = nullptr;  ///< none without a figure
  Listed list;
  Tally tally;
};

class Side {
 public:
  /// `to_its_end`: judged no later than the files go, where reviews fell due after that.
  Side(DataSet& data, std::span<const Measure* const> chosen, const JudgedPeriod& asked,
       bool to_its_end);

  DataSet& data() const { return data_; }
  MeasureContext context() const { return source_.context(); }
  const Seen& seen(std::size_t measure) const { return seen_[measure]; }

 private:
  void look(const Measure& m, const Coverage& told, const JudgedPeriod& asked, bool to_its_end);
  void list(std::span<const Measure* const> chosen, Date from);
  DayOfSide& day(Date at);

  DataSet& data_;
  MeasureSource source_;
  std::deque<DayOfSide> days_;  ///< most often one: where files end early, one a sort of case
  std::vector<Seen> seen_;      ///< by measure
};

}  // namespace duly::answers
