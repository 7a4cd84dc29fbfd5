#pragma once

#include <string>
#include <vector>

namespace duly::test {

/// Does `text` hold `part`?
bool has(const std::string& text, const std::string& part);

/// The lines of `text` that hold `words`.
std::vector<std::string> lines_with(const std::string& text, const std::string& words);

}  // namespace duly::test
