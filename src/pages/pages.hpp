#pragma once

// What the pages of docs/ are made with.

#include <string>
#include <string_view>
#include <vector>

namespace duly::pages {

constexpr std::string_view kHowToRefresh =
    "<!-- Written by the program; change its tables, not this page, then run"
    " `DULY_UPDATE_GOLDEN=1 build/release/duly_tests --test-suite=documents`. -->\n\n";

using Cells = std::vector<std::string>;
std::string markdown_table(const Cells& headings, const std::vector<Cells>& rows);
/// As code in Markdown.
std::string code(std::string_view text);

std::string diagnostics_page();
std::string checks_page();

}  // namespace duly::pages
