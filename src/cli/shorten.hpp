#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace duly::cli {

/// The first bytes of a text of UTF-8, at most so many; no character is cut in two. No character is
/// wider than its bytes are many, so that what is cut by bytes has room.
std::string_view cut_to(std::string_view text, std::size_t most);

/// A message whose lines a screen can take, whatever the files hold: what is beyond is counted.
std::string shortened(const std::string& message);

}  // namespace duly::cli
