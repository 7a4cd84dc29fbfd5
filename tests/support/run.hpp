#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.hpp"
#include "duly/date.hpp"

namespace duly::test {

/// A day written as 2016-04-15; the test stops where it is none.
Date day(std::string_view text);

/// What a run of the tool said, and its exit code.
struct Said {
  std::string out;
  std::string err;
  int status = 0;
};

/// Runs a command line in process; today is 15 April 2016 unless told.
Said run_duly(const std::vector<std::string>& args, const std::string& in = {},
              Date today = *Date::make(2016, 4, 15));

/// The same on a terminal with so many characters in a line: `out` is all that is seen there, the
/// messages too, without colours.
Said run_on_screen(const std::vector<std::string>& args, std::size_t characters, Date today);

/// The rows of CSV text, the heading row first.
std::vector<std::vector<std::string>> rows_of(std::string_view csv);

/// The cells of one column of CSV text, from top to bottom.
std::vector<std::string> column_of(std::string_view csv, std::string_view name);

/// Lines of CSV under their headings: line["due"].
class CsvLine {
 public:
  CsvLine(const std::vector<std::string>& headings, std::vector<std::string> cells)
      : headings_(headings), cells_(std::move(cells)) {}
  const std::string& operator[](std::string_view heading) const;
  /// The line with another cell under the heading.
  CsvLine with(std::string_view heading, std::string cell) const;

 private:
  std::size_t place_of(std::string_view heading) const;

  std::vector<std::string> headings_;
  std::vector<std::string> cells_;
};
std::vector<CsvLine> lines_of(std::string_view csv);

std::vector<std::string> split(std::string_view text, char separator);

}  // namespace duly::test
