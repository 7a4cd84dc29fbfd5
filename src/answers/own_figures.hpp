#pragma once

// Published figures that whoever asks gives in a file: read, judged row by row.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "answers/data_set.hpp"
#include "duly/benchmark.hpp"

namespace duly::answers {

/// A row that could not be used.
struct RowLeftOut {
  std::size_t line = 0;
  std::string why;
  std::string value;  ///< the cell it is about, to be shown where values may be
};

struct OwnFigures {
  std::string file;
  PublishedFigures figures;
  std::size_t rows = 0;
  std::vector<RowLeftOut> left_out;
};

/// Reads CSV measure,area,year,value,numerator,denominator,source, with a column band where a
/// measure has bands. WrongFiles where there is no usable row.
OwnFigures own_figures(std::string file, std::string_view bytes);

/// Reports the rows left out as findings, in their file.
void tell_left_out(const OwnFigures& own, DataSet& data);

}  // namespace duly::answers
