#include "answers/repairs.hpp"

#include <fmt/format.h>

#include "answers/small_counts.hpp"

namespace duly::answers {

void tell_repairs(const DataSet& data, Output& out) {
  const auto counted = [&data](std::size_t n, std::string_view one, std::string_view many) {
    return lone_count(data.setting(), n, one, many);
  };
  const Repairs& repairs = data.histories().repairs;
  if (repairs.care_ended > 0) {
    out.closing.push_back(fmt::format("Repair ended the care of {} (D301, D302).",
                                      counted(repairs.care_ended, "child", "children")));
  }
  if (repairs.rows_moved > 0) {
    out.closing.push_back(fmt::format("Repair moved the dates of {} (D301, D313).",
                                      counted(repairs.rows_moved, "row", "rows")));
  }
  if (repairs.plans_absent > 0) {
    out.closing.push_back(
        fmt::format("{} absent from a newer extract: what fell due since cannot be judged (D315).",
                    counted(repairs.plans_absent, "open plan is", "open plans are")));
  }
}

}  // namespace duly::answers
