// Any bytes as published figures of one's own: what can be used is found again by its measure, area
// and year, each row is used or left out with a reason, and a file without any is refused.

#include <cstdint>
#include <string>

#include "answers/own_figures.hpp"
#include "answers/question.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  try {
    const duly::answers::OwnFigures own = duly::answers::own_figures("fuzz", bytes.text());
    require(own.figures.own() > 0);
    require(own.figures.own() + own.left_out.size() <=
            own.rows);  // others are told to be unpublished
    for (const duly::answers::RowLeftOut& row : own.left_out) {
      require(row.line > 0 && !row.why.empty());
    }
    for (const auto& figure : own.figures.figures("England", "NI64", "2015-16")) {
      require(!figure.denominator || !figure.numerator || figure.numerator <= figure.denominator);
    }
  } catch (const duly::answers::WrongFiles& wrong) {
    require(*wrong.what() != '\0');
  }
  return 0;
}
