// What a page may run: nothing but what it was written with.
#pragma once

#include <string>
#include <string_view>

namespace duly {

/// A style or script as a Content-Security-Policy names it: 'sha256-...' of its bytes.
std::string known_by_hash(std::string_view text);

}  // namespace duly
