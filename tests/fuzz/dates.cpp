// Any text as a date, read every way: what is read is a day of the years that are read, and its own
// form is read as the same day.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

/// The first byte chooses how dates are written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const duly::fuzz::Bytes bytes(data, size, 1);
  const std::string_view text = bytes.text();
  duly::DateReading how;
  how.month_first = (data[0] & 1U) != 0;
  how.two_digit_years = (data[0] & 2U) != 0;
  how.from_1904 = (data[0] & 4U) != 0;
  const duly::ReadDate read = duly::read_date(text, how);
  if (!read.date) return 0;
  const std::string again = duly::to_string(*read.date);
  const duly::ReadDate same = duly::read_date(again, how);
  require(same.date && *same.date == *read.date);
  require(duly::read_date(" " + std::string(text) + " ", how).date == read.date);
  require(again.size() == std::string_view("2015-03-31").size());
  return 0;
}
