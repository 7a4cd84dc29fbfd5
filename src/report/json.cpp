#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

bool needs_escape(char c) {
  return c < ' ' || c > '~' || c == '"' || c == '\\';
}

/// Streams a string; bytes that are not UTF-8 become U+FFFD. Nearly every cell is plain ASCII and
/// needs no help.
void append_string(std::string& out, std::string_view text) {
  if (std::none_of(text.begin(), text.end(), needs_escape)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  using nlohmann::json;
  out += json(std::string(text)).dump(-1, ' ', false, json::error_handler_t::replace);
}

void append_value(std::string& out, const Cell& cell) {
  if (is_blank(cell)) {
    out += "null";
  } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
    append_string(out, *text);
  } else if (std::holds_alternative<Date>(cell)) {
    out += '"';
    append_cell(out, cell);
    out += '"';
  } else {
    append_cell(out, cell);
  }
}

/// One object a line.
void append_rows(std::string& out, const Table& table) {
  const std::vector<std::size_t> columns = columns_for_data(table);
  std::vector<std::string> keys;
  for (const std::size_t c : columns) {
    std::string key = keys.empty() ? "" : ", ";
    append_string(key, table.columns()[c].name);
    keys.push_back(key + ": ");
  }
  out += '[';
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    out += r == 0 ? "\n    {" : ",\n    {";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      out += keys[i];
      append_value(out, table.row(r)[columns[i]]);
    }
    out += '}';
  }
  out += table.row_count() == 0 ? "]" : "\n  ]";
}

}  // namespace

void write_json(const Output& output, const Style& /*style*/, std::string& out) {
  out += "{\n  \"as_at\": ";
  append_value(out, output.as_at ? Cell{*output.as_at} : Cell{});
  out += ",\n  \"readings\": {";
  const char* between = "";
  for (const auto& [name, value] : output.readings) {
    out += between;
    append_string(out, name);
    out += ": ";
    append_string(out, value);
    between = ", ";
  }
  out += "},\n  \"inputs\": [";
  between = "";
  for (const std::string& input : output.inputs) {
    out += between;
    append_string(out, input);
    between = ", ";
  }
  out += "],\n  \"rows\": ";
  if (output.tree.empty()) {
    append_rows(out, output.table);
  } else {
    out += output.tree;
  }
  out += "\n}\n";
}

}  // namespace duly
