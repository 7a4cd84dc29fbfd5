// layer: unpack
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "duly/not_read.hpp"

namespace duly {

/// Does a file that starts so hold a zip? A workbook (.xlsx) is one.
bool is_zip(std::string_view start);

/// A workbook (.xlsx), whose sheets are read as CSV. Macros, links and pictures are not looked at,
/// formulas are not worked out, and nothing is written anywhere.
class WorkbookReader {
 public:
  /// The bytes are the caller's, and stay.
  explicit WorkbookReader(std::string_view bytes);
  WorkbookReader(const WorkbookReader&) = delete;
  WorkbookReader& operator=(const WorkbookReader&) = delete;
  WorkbookReader(WorkbookReader&&) = delete;
  WorkbookReader& operator=(WorkbookReader&&) = delete;
  ~WorkbookReader();

  /// Why no sheet of it can be read, if so: of another sort, where it may be sound but is nothing
  /// that is read here; `why` is blank where it is no workbook at all.
  const std::optional<NotRead>& problem() const { return problem_; }
  /// Was it written by duly?
  bool is_own() const { return own_; }
  /// Are unformatted days in it counted from 1904?
  bool counts_from_1904() const;

  /// Its sheets of cells, hidden ones too, in the order of their tabs.
  std::size_t size() const;
  const std::string& name(std::size_t sheet) const;
  /// The sheet as CSV, a line a row of the sheet; blank where it holds nothing. A problem's line is
  /// the row.
  std::optional<NotRead> read(std::size_t sheet, std::string& out);

 private:
  struct Book;

  std::unique_ptr<Book> book_;
  std::optional<NotRead> problem_;
  bool own_ = false;
};

}  // namespace duly
