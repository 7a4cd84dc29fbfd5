#include "support/run.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <doctest/doctest.h>

#include "duly/csv.hpp"

namespace duly::test {

Date day(std::string_view text) {
  const OptDate read = read_date(text).date;
  REQUIRE_MESSAGE(read.has_value(), "a test names no such day: " << std::string(text));
  return *read;
}

Said run_duly(const std::vector<std::string>& args, const std::string& in, Date today) {
  std::istringstream input(in);
  std::ostringstream out;
  std::ostringstream err;
  cli::Surroundings surroundings{input, out, err, today};
  Said said;
  said.status = cli::run(args, surroundings);
  said.out = out.str();
  said.err = err.str();
  return said;
}

Said run_on_screen(const std::vector<std::string>& args, std::size_t characters, Date today) {
  std::istringstream input;
  std::ostringstream screen;
  cli::Surroundings surroundings{input, screen, screen, today};
  surroundings.out_is_terminal = true;
  surroundings.err_is_terminal = true;
  surroundings.no_colour = true;
  surroundings.screen = characters;
  Said said;
  said.status = cli::run(args, surroundings);
  said.out = screen.str();
  return said;
}

std::vector<std::vector<std::string>> rows_of(std::string_view csv_text) {
  std::vector<std::vector<std::string>> out;
  csv::Reader reader(csv_text, ',');
  csv::Row row;
  while (reader.next(row)) out.emplace_back(row.cells.begin(), row.cells.end());
  return out;
}

std::vector<std::string> column_of(std::string_view csv_text, std::string_view name) {
  std::vector<std::string> out;
  for (const CsvLine& line : lines_of(csv_text)) out.push_back(line[name]);
  return out;
}

std::size_t CsvLine::place_of(std::string_view heading) const {
  const auto found = std::find(headings_.begin(), headings_.end(), heading);
  REQUIRE_MESSAGE(found != headings_.end(), "no heading " << std::string(heading));
  const auto at = static_cast<std::size_t>(found - headings_.begin());
  REQUIRE_MESSAGE(at < cells_.size(), "no cell under " << std::string(heading));
  return at;
}

const std::string& CsvLine::operator[](std::string_view heading) const {
  return cells_[place_of(heading)];
}

CsvLine CsvLine::with(std::string_view heading, std::string cell) const {
  CsvLine out = *this;
  out.cells_[place_of(heading)] = std::move(cell);
  return out;
}

std::vector<CsvLine> lines_of(std::string_view csv_text) {
  const std::vector<std::vector<std::string>> rows = rows_of(csv_text);
  std::vector<CsvLine> out;
  for (std::size_t i = 1; i < rows.size(); ++i) out.emplace_back(rows[0], rows[i]);
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace duly::test
