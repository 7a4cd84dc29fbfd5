// layer: base
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "duly/date.hpp"
#include "duly/day_event.hpp"

namespace duly {

/// A number with one decimal, kept as tenths: 939 is 93.9. Made from integer counts only.
struct Tenths {
  std::int64_t tenths = 0;
  bool percent = false;  ///< of a hundred: a workbook has it as 0.939, shown as 93.9 %
  friend bool operator==(Tenths a, Tenths b) { return a.tenths == b.tenths; }
};

/// A number with up to two decimals, kept as hundredths: 75 is 0.75. For full-time equivalents.
struct Hundredths {
  std::int64_t hundredths = 0;
  bool percent = false;  ///< as in Tenths
  friend bool operator==(Hundredths a, Hundredths b) { return a.hundredths == b.hundredths; }
};

/// A cell: blank, a count, a percentage, full-time equivalents, a date or text. Text is a view:
/// Table::keep stores what does not outlive the table.
using Cell = std::variant<std::monostate, std::int64_t, Tenths, Hundredths, Date, std::string_view>;

enum class Align : std::uint8_t { left, right };
/// Data formats are csv and json; people read table and md.
enum class Audience : std::uint8_t { everyone, data_only, people_only };
/// How a row is marked for people: `urgent` gets "!" and red, `doubtful` "?" and yellow, `quiet`
/// dim.
enum class Mark : std::uint8_t { none, urgent, doubtful, quiet };

struct Column {
  std::string_view name;     ///< heading in csv and json
  std::string_view heading;  ///< heading for people; blank: the name with spaces for underscores
  Align align = Align::left;
  Audience audience = Audience::everyone;
  bool keep_when_blank = false;  ///< people: a column blank in every row is left out unless set
  std::size_t fold = 0;  ///< table: longer text goes on in further lines; 0: it is as wide as it is
  unsigned spare = 0;    ///< table: on a narrow screen the highest is left out first; 0: it stays
  bool below = false;    ///< table: on a narrow screen it stands in lines of its own under its row
};

/// The column, left out on a narrow screen before those of a lower number.
constexpr Column spare(unsigned rank, Column column) {
  column.spare = rank;
  return column;
}
/// The column, under its row where the screen is narrow.
constexpr Column below(Column column) {
  column.below = true;
  return column;
}

/// Rows of cells, row-major, and the sentences that belong under them.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  Table(const Table&) = delete;  // its cells are views of what it keeps
  Table& operator=(const Table&) = delete;
  Table(Table&&) = default;
  Table& operator=(Table&&) = default;
  ~Table() = default;
  /// One more column, while there is no row.
  void add_column(const Column& column) { columns_.push_back(column); }
  /// Room for as many rows: a table of a million is not copied as it grows.
  void reserve(std::size_t rows) {
    cells_.reserve(rows * columns_.size());
    marks_.reserve(rows);
  }
  /// Exactly one cell a column.
  void add_row(std::initializer_list<Cell> cells, Mark mark = Mark::none);
  void add_row(std::span<const Cell> cells, Mark mark = Mark::none);
  /// Keeps `text` as long as the table and returns a view of it.
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  std::span<const Column> columns() const { return columns_; }
  /// Where the column of this name stands; there is one.
  std::size_t place_of(std::string_view name) const;
  std::size_t row_count() const { return marks_.size(); }
  std::span<const Cell> row(std::size_t i) const {
    return std::span<const Cell>(cells_).subspan(i * columns_.size(), columns_.size());
  }
  Mark mark(std::size_t i) const { return marks_[i]; }

 private:
  std::vector<Column> columns_;
  std::vector<Cell> cells_;
  std::vector<Mark> marks_;
  std::deque<std::string> kept_;
};

/// A table for people, under a title of its own.
struct Part {
  std::string title;
  Table table;
};

/// What a command hands to a format: the table, and what stands around it.
struct Output {
  std::string title;  ///< people only; may be blank
  Table table;
  std::vector<std::string> closing;  ///< sentences under the table, for people only
  OptDate as_at;
  std::vector<std::pair<std::string, std::string>> readings;  ///< those not at their default
  std::vector<std::string> inputs;
  std::string prose;          ///< `explain`: replaces the table for people
  std::string tree;           ///< `explain`: a ready JSON value that replaces `rows` in json
  std::vector<Part> parts{};  ///< for people, in place of the table
  DayCalendar days{};         ///< `due`: what a calendar is written of
};

/// 1, 0.8 or 0.75: without zeros that say nothing.
std::string to_string(Hundredths value);

/// numerator / denominator in percent to one decimal, half up; blank for an empty denominator.
Cell percentage(std::size_t numerator, std::size_t denominator);
/// numerator for each `of` of the denominator, to one decimal, half up; blank for an empty one.
Cell rate(std::size_t numerator, std::size_t denominator, std::size_t of);

}  // namespace duly
