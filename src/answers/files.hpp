#pragma once

#include "answers/data_set.hpp"

namespace duly::answers {

/// What is read for it: all that checks look at, so that findings are counted as `check` counts.
Wanted files_want();

/// Which file is which: one row a file, then what more files would add. What checks find is counted
/// here: it is no message of the run, and decides no exit code.
Answer files_told(DataSet& data);

}  // namespace duly::answers
