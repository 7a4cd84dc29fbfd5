#pragma once

// What measures, groups and duties need of the files, against what is there.

#include "answers/data_set.hpp"
#include "duly/extract.hpp"

namespace duly::answers {

/// Do the files hold it? A column may also stand in an extract of another kind.
bool is_there(const DataSet& data, const Need& need);

/// Are children allocated to reviewing officers?
bool has_allocated_officers(const Records& records);

/// The extract that tells of the cases a duty is owed in, and the one that tells what was held.
Need needed_for_cases(CaseSort sort);
Need needed_for_held(CaseSort sort);

}  // namespace duly::answers
