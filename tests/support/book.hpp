#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/zip.hpp"

namespace duly::test {

/// A workbook as its parts are written by hand.
struct Book {
  struct Sheet {
    std::string name;
    std::string rows;     ///< what stands in sheetData
    std::string state{};  ///< hidden
    bool of_a_chart = false;
  };
  std::vector<Sheet> sheets;
  std::string texts{};                 ///< what stands in sst: si elements
  std::vector<std::string> formats{};  ///< format codes: of styles 1 and on
  bool from_1904 = false;
  std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

  std::vector<ZipPart> parts() const;
  std::string bytes() const { return zip_of(parts()); }
};

/// Rows of CSV as rows of a sheet, each cell as it says what it is: "s:text" inline, "n:12345" a
/// number, "d:42401" a number of style 1, "f:42401" the value of a formula, "" none.
std::string rows_xml(const std::vector<std::vector<std::string>>& rows, std::size_t first = 1);

}  // namespace duly::test
