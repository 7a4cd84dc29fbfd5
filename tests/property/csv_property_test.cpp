#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/csv.hpp"

namespace {

using duly::csv::Reader;
using duly::csv::Row;

struct ReadRow {
  std::size_t line;
  unsigned oddities;
  std::vector<std::string> cells;
  bool operator==(const ReadRow&) const = default;
};
using Rows = std::vector<ReadRow>;

void read_all(Reader& reader, std::size_t lines_before, Rows& rows) {
  Row row;
  while (reader.next(row)) {
    rows.push_back({lines_before + row.line, row.oddities, {row.cells.begin(), row.cells.end()}});
  }
}

Rows read_whole(std::string_view text, std::size_t expected) {
  Rows rows;
  Reader reader(text, ',', 0, text.size(), expected);
  read_all(reader, 0, rows);
  return rows;
}

/// As the loader does: every piece from its start, and again from where the one before it ended.
Rows read_in_pieces(std::string_view text, std::size_t pieces, std::size_t expected) {
  Rows rows;
  const std::vector<std::size_t> starts = duly::csv::cut(text, 0, pieces, 1);
  std::size_t from = starts.front();
  std::size_t lines = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t until = i + 1 < starts.size() ? starts[i + 1] : text.size();
    Reader reader(text, ',', std::max(from, starts[i]), until, expected);
    read_all(reader, lines, rows);
    from = reader.position();
    lines += reader.lines();
  }
  return rows;
}

/// The rules of csv.hpp said once more, simply and slowly: each row is tried to its end.
class SlowReader {
 public:
  SlowReader(std::string_view text, std::size_t expected) : text_(text), expected_(expected) {}

  Rows read() {
    Rows rows;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text_.size();) {
      row_ = {line, 0, {}};
      over_lines_ = false;
      std::size_t end = at;
      const bool closed = try_row(at, end);
      if (!closed || (over_lines_ && expected_ > 0 && row_.cells.size() > expected_)) {
        row_ = {line, duly::csv::kUnclosedQuote, {}};
        end = line_end(at);
        split(at, at, end);
      }
      const std::string_view raw = text_.substr(at, end - at);
      if (raw.find_first_not_of(" \t") != std::string_view::npos) rows.push_back(row_);
      for (std::size_t p = at; p < end; ++p) line += ends_line(p) ? 1U : 0U;
      line += 1;
      at = end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return rows;
  }

 private:
  bool is_end(std::size_t p) const { return text_[p] == '\n' || text_[p] == '\r'; }
  bool ends_line(std::size_t p) const { return is_end(p) && !text_.substr(p).starts_with("\r\n"); }
  std::size_t line_end(std::size_t p) const {
    while (p < text_.size() && !is_end(p)) ++p;
    return p;
  }
  /// Splits [from, until) at the separators from `p` on.
  void split(std::size_t from, std::size_t p, std::size_t until) {
    for (;; ++p) {
      if (p < until && text_[p] != ',') continue;
      row_.cells.emplace_back(text_.substr(from, p - from));
      if (p == until) return;
      from = p + 1;
    }
  }
  /// False when a quote is unclosed.
  bool try_row(std::size_t p, std::size_t& end) {
    for (;; ++p) {
      if (p < text_.size() && text_[p] == '"') {
        std::string cell;
        bool over_line_end = false;
        std::size_t q = p + 1;
        for (; q < text_.size(); ++q) {
          if (text_[q] == '"' && !text_.substr(q + 1).starts_with('"')) break;
          if (text_[q] == '"') ++q;
          over_line_end = over_line_end || is_end(q);
          cell += text_[q];
        }
        if (q == text_.size()) return false;
        const bool well = q + 1 == text_.size() || text_[q + 1] == ',' || is_end(q + 1);
        if (!well && over_line_end) return false;
        if (!well) {
          row_.oddities |= duly::csv::kMalformedQuote;
          split(p, q + 1, end = line_end(q));
          return true;
        }
        over_lines_ = over_lines_ || over_line_end;
        row_.cells.push_back(cell);
        p = q + 1;
      } else {
        const std::size_t from = p;
        for (; p < text_.size() && text_[p] != ',' && !is_end(p); ++p) {
          if (text_[p] == '"') row_.oddities |= duly::csv::kStrayQuote;
        }
        row_.cells.emplace_back(text_.substr(from, p - from));
      }
      if (p == text_.size() || is_end(p)) {
        end = p;
        return true;
      }
    }
  }

  std::string_view text_;
  std::size_t expected_;
  ReadRow row_{0, 0, {}};
  bool over_lines_ = false;
};

std::string repeated(std::string_view unit, std::size_t times) {
  std::string out;
  out.reserve(unit.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += unit;
  return out;
}

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t n) {
  return static_cast<std::size_t>(random() % n);
}

std::string random_text(Random& random, std::string_view alphabet, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += alphabet[below(random, alphabet.size())];
  return text;
}

/// Alphabets that make quotes meet line ends in every way, and letters long enough to cross blocks.
constexpr std::string_view kNasty[] = {"\",\r\nab", "\"\"\",\n", "\",\n\nx", "\",\r\n \t",
                                       "\"\n,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("what the csv writer wrote the reader reads back") {
    Random random(20160331);
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      std::vector<std::vector<std::string>> rows;
      const std::size_t columns = 2 + below(random, 5);  // a blank row of one cell is a blank line
      for (std::size_t r = below(random, 6); r > 0; --r) {
        auto& cells = rows.emplace_back();
        for (std::size_t c = 0; c < columns; ++c) {
          const std::string_view alphabet(",\"\r\n; a\0\xC3\xAB\x1b", 12);
          cells.push_back(random_text(random, alphabet, below(random, 9) * below(random, 9)));
          if (c > 0) text += ',';
          duly::csv::append_field(text, cells.back());
        }
        text += below(random, 2) == 0 ? "\n" : "\r\n";
      }
      for (const std::size_t expected : {std::size_t{0}, columns}) {
        const Rows read = read_whole(text, expected);
        REQUIRE(read.size() == rows.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
          REQUIRE(read[r].cells == rows[r]);
          // The writer leaves no stray quote: it quotes every cell that holds one.
          REQUIRE(read[r].oddities == 0);
        }
      }
    }
  }

  TEST_CASE("the reader reads what the rules say, and in pieces what it reads whole") {
    Random random(903);
    for (int round = 0; round < 20'000; ++round) {
      const std::string_view alphabet = kNasty[below(random, std::size(kNasty))];
      const std::string text = random_text(random, alphabet, below(random, 200));
      const std::size_t expected = below(random, 6);
      const Rows whole = read_whole(text, expected);
      CAPTURE(text);
      CAPTURE(expected);
      REQUIRE(whole == SlowReader(text, expected).read());
      REQUIRE(whole == read_in_pieces(text, 1 + below(random, 20), expected));
    }
  }

  TEST_CASE("pieces start at the start of lines, in order") {
    Random random(5);
    for (int round = 0; round < 5000; ++round) {
      const std::string text = random_text(random, kNasty[0], below(random, 100));
      const std::size_t from = below(random, text.size() + 1);
      const std::size_t pieces = 1 + below(random, 10);
      const std::size_t smallest = 1 + below(random, 20);
      const std::vector<std::size_t> starts = duly::csv::cut(text, from, pieces, smallest);
      REQUIRE(starts.front() == from);
      REQUIRE(starts.size() <= pieces);
      for (std::size_t i = 1; i < starts.size(); ++i) {
        const std::size_t at = starts[i];
        REQUIRE(at >= starts[i - 1] + smallest);
        REQUIRE(text.size() - at >= smallest);
        REQUIRE((text[at - 1] == '\n' || (text[at - 1] == '\r' && text[at] != '\n')));
      }
    }
  }

  TEST_CASE("any bytes are read to their end, with any separator") {
    Random random(31);
    for (int round = 0; round < 3000; ++round) {
      std::string text;
      for (std::size_t i = below(random, 300); i > 0; --i) text += static_cast<char>(random());
      const char separator = ",;\t|"[below(random, 4)];
      Reader reader(text, separator, 0, text.size(), below(random, 4));
      Row row;
      std::size_t rows = 0;
      std::size_t last_line = 0;
      while (reader.next(row)) {
        REQUIRE(++rows <= text.size());
        REQUIRE(row.line > last_line);
        REQUIRE_FALSE(row.cells.empty());
        last_line = row.line;
      }
      REQUIRE(reader.position() == text.size());
    }
  }

  TEST_CASE("hostile text is read in a time that grows with its size") {
    struct Hostile {
      const char* name;
      std::string_view before, unit, after;
    };
    constexpr Hostile kTexts[] = {
        {"an odd quote on each line", "", "a,\"b\n", ""},
        {"each line opens a quote and is inside one", "", "p\",q,\"\n", ""},
        {"the same, closed at the end", "", "p\",q,\"\n", "\"\n"},
        {"the same, malformed at the end", "", "p\",q,\"\n", "\",\"x\"y\n"},
        {"the same, over two lines each", "", "p\",\"\n\",q,\"\n", "\n"},
        {"one quote and no other", "\"", "a,b,c\n", ""},
        {"one quote and one at the end", "\"", "a,b,c\n", "\"x"},
        {"quotes only", "", "\"", ""},
        {"quotes and line ends", "", "\"\n", ""},
        {"three quotes a line", "", "\"\"\"\r\n", ""},
        {"blank quoted cells", "", ",\"\"\"\n", ""},
        {"one cell of doubled quotes", "\"", "\"\"", "\""},
        {"one cell of lines", "\"", "x,\n", "\""},
        {"line ends only", "", "\r\n", ""},
        {"separators only", "", ",", ""},
    };
    for (const Hostile& hostile : kTexts) {
      for (const std::size_t expected : {0U, 2U, 3U, 50U, 5'000U}) {
        const auto steps = [&](std::size_t times) {
          const std::string text = std::string(hostile.before) + repeated(hostile.unit, times) +
                                   std::string(hostile.after);
          Reader reader(text, ',', 0, text.size(), expected);
          Row row;
          while (reader.next(row)) continue;
          return reader.steps();
        };
        CAPTURE(hostile.name);
        CAPTURE(expected);
        // Four times the text, four times the work; sixteen times would be a square.
        CHECK(steps(80'000) < 5 * steps(20'000) + 100);
        // And no more than a few looks at each line.
        CHECK(steps(80'000) < 6 * 80'000 + 100);
      }
    }
  }
}
