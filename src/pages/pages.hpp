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
void add_columns_of_own(std::vector<Cells>& groups);
std::string groups_of_own();
/// Parts of the pages of measures and formats, about what an authority brings itself: of_own.cpp.
std::string measures_of_own();
std::string columns_of_own();
std::string changes_page();
std::string columns_page();
std::string formats_page();

}  // namespace duly::pages
