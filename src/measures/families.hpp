#pragma once

// One function a measure; the list of them is list.cpp.

#include "duly/measure.hpp"

namespace duly::judging {

void judge_ni64(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni65(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni66(const MeasureInput&, std::vector<Verdict>& out);
void judge_ni67(const MeasureInput&, std::vector<Verdict>& out);
void judge_cla_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_cp_reviews_on_time(const MeasureInput&, std::vector<Verdict>& out);
void judge_icpc_15wd(const MeasureInput&, std::vector<Verdict>& out);

/// Looks at the links of one case and keeps the worst: a fail beats indeterminate, and
/// indeterminate beats a pass.
class WorstLink {
 public:
  void look(const Obligation& o, std::size_t index);
  /// on_time, failed or indeterminate; no_review_required where no link was looked at.
  Reason reason() const { return reason_; }
  std::uint32_t because() const { return because_; }

 private:
  Reason reason_ = Reason::no_review_required;
  std::uint32_t because_ = 0xFFFFFFFF;
};

/// Is `o` the case's open link, overdue or not to be judged?
bool open_and_due(const Obligation& o);

}  // namespace duly::judging
