// Any bytes: the reader comes to the end, its cells lie in the text, and pieces read as the whole.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/csv.hpp"
#include "fuzz/fuzz.hpp"

namespace {

using duly::fuzz::require;

using duly::csv::Reader;
using duly::csv::Row;

/// What was read, as one string that tells any two readings apart.
void read_into(std::string& record, Reader& reader, std::size_t lines_before) {
  Row row;
  while (reader.next(row)) {
    require(!row.cells.empty());
    record += std::to_string(lines_before + row.line) + ":" + std::to_string(row.oddities);
    for (const std::string_view cell : row.cells) {
      record += "," + std::to_string(cell.size()) + "=";
      record += cell;
    }
    record += ";";
  }
}

}  // namespace

/// The first byte chooses the separator, the number of cells expected and of pieces.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const unsigned choice = data[0];
  const duly::fuzz::Bytes bytes(data, size, 1);
  const std::string_view text = bytes.text();
  const char separator = ",;\t|"[choice % 4];
  const std::size_t expected = choice / 4 % 8;
  const std::size_t pieces = 1 + choice / 32;

  std::string whole;
  Reader reader(text, separator, 0, text.size(), expected);
  read_into(whole, reader, 0);
  require(reader.position() == text.size());
  require(reader.steps() <= 6 * text.size() + 2);

  std::string mended;
  const std::vector<std::size_t> starts = duly::csv::cut(text, 0, pieces, 1);
  std::size_t from = 0;
  std::size_t lines = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t until = i + 1 < starts.size() ? starts[i + 1] : text.size();
    Reader piece(text, separator, std::max(from, starts[i]), until, expected);
    read_into(mended, piece, lines);
    from = piece.position();
    lines += piece.lines();
  }
  require(mended == whole);
  duly::csv::sniff_separator(text);
  duly::csv::byte_order_mark(text);
  return 0;
}
