// What the output formats share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "duly/report.hpp"
#include "duly/text.hpp"

namespace duly {

void write_table(const Output& output, const Style& style, std::string& out);
void write_csv(const Output& output, const Style& style, std::string& out);
void write_json(const Output& output, const Style& style, std::string& out);
void write_markdown(const Output& output, const Style& style, std::string& out);
void write_tables_page(const Output& output, const Style& style, std::string& out);
void write_workbook(const Output& output, const Style& style, std::string& out);
void write_calendar(const Output& output, const Style& style, std::string& out);

void write_page(const Document& document, std::string& out);
void write_markdown_document(const Document& document, std::string& out);
void write_workbook_document(const Document& document, std::string& out);

/// Blank, or a text of no characters.
bool is_blank(const Cell& cell);

/// Appends text, shown safely, that Markdown takes as text; and a table of it.
void append_markdown(std::string& out, std::string_view text);
void append_markdown_table(std::string& out, const Table& table);

/// Appends a field of CSV that Excel opens as the text it is: "00123", "1E5" and "=1+1" too.
void append_for_excel(std::string& out, std::string_view text);

/// Appends a cell as it stands: ISO dates, 93.9, text byte for byte.
void append_cell(std::string& out, const Cell& cell);

/// Appends a cell for people: as it stands, but text shown safely.
void append_shown_cell(std::string& out, const Cell& cell);

/// The heading of a column for people.
std::string heading_of(const Column& column);

/// Has a column a filled cell, or is it shown without?
bool is_shown(const Table& table, std::size_t column);
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
