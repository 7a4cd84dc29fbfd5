#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duly::test {

/// The commands of a page in Markdown: lines of its code blocks that begin with `mark`.
std::vector<std::string> commands_in(const std::string& markdown, std::string_view mark);

/// The words after "duly", as a shell gives them to a program: quotes taken off, folder/*.csv
/// spelled out, a comment left off.
std::vector<std::string> words_of(const std::string& typed);

}  // namespace duly::test
