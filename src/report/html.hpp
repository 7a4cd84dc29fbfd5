// What a page is written with: text that cannot be taken for markup, and tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "duly/table.hpp"

namespace duly {

/// Appends text, shown safely, that a browser takes as text, in an attribute too.
void append_html(std::string& out, std::string_view text);

/// Appends a sentence: `what stands between these` is code, and a number keeps its "%" by it.
void append_prose(std::string& out, std::string_view text);

/// Which columns a page shows: those for people, but not a measure and its title that are the same
/// in every row, since the heading above the table says them.
std::vector<std::size_t> columns_on_page(const Table& table);

/// Appends a table in a box of its own that scrolls. `name` is what it is called.
void append_html_table(std::string& out, const Table& table, std::string_view name);

}  // namespace duly
