// What the output formats share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "duly/report.hpp"

namespace duly {

void write_table(const Output& output, const Style& style, std::string& out);
void write_csv(const Output& output, const Style& style, std::string& out);
void write_json(const Output& output, const Style& style, std::string& out);
void write_markdown(const Output& output, const Style& style, std::string& out);

/// Blank, or a text of no characters.
bool is_blank(const Cell& cell);

/// Appends a cell as it stands: ISO dates, 93.9, text byte for byte.
void append_cell(std::string& out, const Cell& cell);

enum class LineEnds : bool { hide, keep };

/// Appends text from a file so that a terminal can be trusted with it: `?` stands for control
/// characters, for those that reorder text, and for bytes that are not UTF-8. Line ends may be
/// kept, all as LF.
void append_shown(std::string& out, std::string_view text, LineEnds line_ends = LineEnds::hide);

/// Adds a text to a note, whose texts are parted by "; ". A blank one adds nothing.
void add_to_note(std::string& note, std::string_view text);

/// Appends a cell for people: as it stands, but text shown safely.
void append_shown_cell(std::string& out, const Cell& cell);

/// The heading of a column for people.
std::string heading_of(const Column& column);

/// Which columns people see: not those for data only, nor those without a single filled cell.
std::vector<std::size_t> columns_for_people(const Table& table);
/// Which columns go into data formats.
std::vector<std::size_t> columns_for_data(const Table& table);

/// The lines under a table, each shown safely: `closing`, then the readings not at their default.
std::vector<std::string> closing_lines(const Output& output);

/// "! ", "? " or two spaces.
std::string_view gutter_of(Mark mark);
/// Whether any row needs the gutter.
bool has_gutter(const Table& table);

}  // namespace duly
