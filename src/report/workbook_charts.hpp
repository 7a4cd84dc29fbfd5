// Charts of a workbook, drawn by whoever opens it.
#pragma once

#include <cstddef>
#include <vector>

#include "duly/document.hpp"
#include "report/workbook.hpp"

namespace duly {

/// A chart of lines or months, and the sheet and column beside whose table it stands.
struct ChartBeside {
  const Chart* chart = nullptr;
  Sheet sheet{};
  std::size_t column = 0;
};

/// Draws them, from a sheet of their figures.
void draw(Workbook& book, const std::vector<ChartBeside>& charts);

}  // namespace duly
