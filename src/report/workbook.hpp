// A workbook in the making: its sheets, the tables on them, and lines of words. Nothing here works
// anything out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "duly/table.hpp"

// Of libxlsxwriter, whose header the files of the workbook alone include.
struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace duly {

/// A name of a sheet in words: of 31 characters at most, without those that Excel refuses, and
/// unlike those `taken`, to which it is added.
std::string sheet_name(std::string_view words, std::vector<std::string>& taken);

/// Text as a cell holds it: shown safely, and of no more than fits. It is never a formula.
std::string sheet_text(std::string_view text);

/// What a sheet holds below its headings.
constexpr std::size_t kMostRows = 1'048'575;
struct RowRange {
  std::size_t first = 0;
  std::size_t past = 0;
  friend bool operator==(RowRange, RowRange) = default;
};
/// The rows of each sheet that a table takes: of the first even where there are none.
std::vector<RowRange> rows_of_sheets(std::size_t rows, std::size_t most = kMostRows);

/// The headings of an Excel table, no two of which may be alike but for case.
std::vector<std::string> unlike(std::vector<std::string> headings);

/// How a cell looks. A date, and numbers by their decimals; then words.
enum class Look : std::uint8_t {
  plain,
  date,
  tenths,
  percent,
  percent_tenths,
  percent_hundredths,
  title,
  heading,
  wrapped,
  link,
};
constexpr std::size_t kLooks = 10;

/// A folder that nobody else may enter, gone with its owner: the library writes files while it
/// works, and what stands in them is of children.
class PrivateFolder {
 public:
  PrivateFolder();  ///< NotWritten where there can be none
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder(PrivateFolder&&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  PrivateFolder& operator=(PrivateFolder&&) = delete;
  ~PrivateFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Sheet {
  lxw_worksheet* sheet = nullptr;
  std::string name{};
};

class Workbook {
 public:
  /// The same run makes the same bytes: the day it is as at, not the clock, is when it was made.
  Workbook(std::string title, OptDate as_at);
  Workbook(const Workbook&) = delete;
  Workbook(Workbook&&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  Workbook& operator=(Workbook&&) = delete;
  ~Workbook();

  Sheet add_sheet(std::string_view words);
  /// Columns of a table from A1, as an Excel table with filters under frozen headings; on several
  /// sheets where there are more rows than one holds. Returns the first.
  Sheet add_table(std::string_view words, const Table& table,
                  const std::vector<std::size_t>& columns, std::vector<std::string> headings);
  void write(const Sheet& on, std::size_t row, std::size_t column, const Cell& cell) const;
  void write(const Sheet& on, std::size_t row, std::size_t column, std::string_view text,
             Look how) const;

  lxw_format* look(Look look) const { return looks_[static_cast<std::size_t>(look)]; }
  lxw_workbook* get() const { return book_; }

  /// Appends the workbook, after which it is no more. NotWritten.
  void finish(std::string& out);

 private:
  void make_looks();
  void fill(const Sheet& on, const Table& table, const std::vector<std::size_t>& columns,
            std::vector<std::string>& headings, RowRange rows) const;

  PrivateFolder folder_;
  std::string file_;
  lxw_workbook* book_ = nullptr;
  std::array<lxw_format*, kLooks> looks_{};
  std::vector<std::string> taken_;
};

/// A sheet to be read: words on the left, and what they are of on the right.
class Lines {
 public:
  Lines(Workbook& book, Sheet sheet);
  void title(std::string_view text);
  /// A heading; the lines after it stand beside and below it.
  void heading(std::string_view text);
  void line(std::string_view text);
  void line(Date day);
  void line(std::string_view left, std::string_view text);
  /// The name of another sheet, which leads there.
  void link(const std::string& sheet, std::string_view text);

 private:
  /// Not every program makes a row as high as what is wrapped in it.
  void make_room(std::size_t characters) const;

  Workbook& book_;
  Sheet sheet_;
  std::size_t row_ = 0;
};

}  // namespace duly
