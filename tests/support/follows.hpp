#pragma once

#include "support/sheets.hpp"

namespace duly::test {

/// Does it follow from the equations of the sheet that `whole` is never less than `part`? Its
/// values have no part in it. Where it does, what `whole` has more is made of counts of the sheet.
bool never_less(const PlainSheet& sheet, CountId whole, CountId part);

}  // namespace duly::test
