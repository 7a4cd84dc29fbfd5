#pragma once

#include <string>
#include <string_view>

#include "duly/defined.hpp"

namespace duly::answers {

/// The measures that a file given with --define defines; `name` is the file's. WrongFiles says what
/// is wrong, and where.
DefinedMeasures measures_defined(std::string_view bytes, const std::string& name);

}  // namespace duly::answers
