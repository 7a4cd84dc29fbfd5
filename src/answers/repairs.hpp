#pragma once

#include "answers/data_set.hpp"

namespace duly::answers {

/// Closing lines on what repairs did, and on plans absent from a newer extract.
void tell_repairs(const DataSet& data, Output& out);

}  // namespace duly::answers
