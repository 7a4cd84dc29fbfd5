#pragma once

#include <string>

namespace duly::cli {

/// A message whose lines a screen can take, whatever the files hold: what is beyond is counted.
std::string shortened(const std::string& message);

}  // namespace duly::cli
