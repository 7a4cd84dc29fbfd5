#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duly::unpack {

/// What a cell's number format says its number is.
struct NumberFormat {
  bool time = false;        ///< a day, a time of day, or both
  bool no_day = false;      ///< a time of day alone
  std::uint8_t digits = 0;  ///< of a format such as 00000, which fills a number up with zeros
};

/// Of a number of Excel's own list.
NumberFormat built_in_format(unsigned id);
/// Of a code such as dd/mm/yyyy;@.
NumberFormat format_of_code(std::string_view code);

/// A number as CSV has it: whole numbers with all their digits, days as yyyy-mm-dd, with a time
/// behind where there is one. `from_1904` counts days from 1 January 1904. What is no number stays.
std::string number_text(std::string_view number, NumberFormat format, bool from_1904);

}  // namespace duly::unpack
