#pragma once

#include <string>

namespace duly::cli {

/// What `duly --version` prints: the version, the commit it was built from, and how far the law and
/// the bank holidays within it go.
std::string version_text();

}  // namespace duly::cli
