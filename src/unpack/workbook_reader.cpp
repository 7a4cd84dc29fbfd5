#include "duly/workbook_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "unpack/archive.hpp"
#include "unpack/limits.hpp"
#include "unpack/parts.hpp"
#include "unpack/sheet_text.hpp"

namespace duly {
namespace {

/// Of all sheets: a million rows of 500 bytes are half of it.
constexpr std::uint64_t kMostText = std::uint64_t{1} << 30;

bool names(std::string_view type, std::string_view word) {
  return type.find(word) != std::string_view::npos;
}

}  // namespace

struct WorkbookReader::Book {
  struct Tab {
    std::string name;
    std::string part;
  };
  explicit Book(std::string_view bytes) : archive(bytes) {}
  unpack::Archive archive;
  unpack::Outline outline;
  std::vector<Tab> tabs;
  std::vector<unpack::NumberFormat> styles;
  unpack::SharedTexts texts;
  std::uint64_t text = 0;  ///< bytes of all sheets read

  std::string open_parts();
  std::string open_sheets(const std::string& part);
  std::string of_other_sort;
  bool is_workbook = false;
  bool own = false;
};

bool is_zip(std::string_view start) {
  using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)
  return start.substr(0, 4) == "PK\x03\x04"sv || start.substr(0, 4) == "PK\x05\x06"sv;
}

/// The workbook's own part, found by what its relations say, and whether it can be read.
std::string WorkbookReader::Book::open_parts() {
  if (archive.is_encrypted()) {
    of_other_sort = "locked by a password: save it without one";
    return {};
  }
  std::map<std::string, unpack::Relation, std::less<>> of_file;
  std::string problem = unpack::read_relations(archive, "", of_file);
  std::string part;
  for (const auto& [id, relation] : of_file) {
    if (relation.kind == "officeDocument") part = relation.part;
    if (relation.kind == "core-properties" && archive.has(relation.part) && problem.empty()) {
      std::string creator;
      problem = unpack::read_creator(archive, relation.part, creator);
      own = creator == "duly";
    }
  }
  if (!problem.empty() || part.empty()) return problem;
  std::string type;
  problem = unpack::read_content_type(archive, part, type);
  is_workbook = names(type, "spreadsheetml") || names(type, "ms-excel");
  if (!problem.empty() || !is_workbook) return problem;
  if (names(type, "binary")) {
    of_other_sort = "a binary Excel workbook (.xlsb): save it as .xlsx";
  } else if (names(type, "macroEnabled")) {
    of_other_sort = "an Excel workbook with macros: save it as .xlsx, without them";
  }
  return of_other_sort.empty() ? open_sheets(part) : "";
}

std::string WorkbookReader::Book::open_sheets(const std::string& part) {
  std::map<std::string, unpack::Relation, std::less<>> relations;
  std::string problem = unpack::read_outline(archive, part, outline);
  if (problem.empty()) problem = unpack::read_relations(archive, part, relations);
  for (const unpack::Outline::Tab& tab : outline.tabs) {
    const auto found = relations.find(tab.relation);
    const std::string kind = found == relations.end() ? "worksheet" : found->second.kind;
    if (kind != "worksheet") continue;  // a sheet of a chart
    tabs.push_back({tab.name, found == relations.end() ? "" : found->second.part});
  }
  for (const auto& [id, relation] : relations) {
    if (!problem.empty()) break;
    if (relation.kind == "styles") problem = unpack::read_styles(archive, relation.part, styles);
    if (relation.kind == "sharedStrings") {
      problem = unpack::read_shared_texts(archive, relation.part, texts);
    }
  }
  return problem;
}

WorkbookReader::WorkbookReader(std::string_view bytes) : book_(std::make_unique<Book>(bytes)) {
  std::string problem = book_->archive.problem();
  if (problem.empty()) problem = book_->open_parts();
  own_ = book_->own;
  if (!problem.empty()) {
    problem_ = NotRead{0, std::move(problem), false};
  } else if (!book_->is_workbook || !book_->of_other_sort.empty()) {
    problem_ = NotRead{0, book_->of_other_sort, true};
  }
}

WorkbookReader::~WorkbookReader() = default;

bool WorkbookReader::counts_from_1904() const {
  return book_->outline.from_1904;
}

std::size_t WorkbookReader::size() const {
  return book_->tabs.size();
}

const std::string& WorkbookReader::name(std::size_t sheet) const {
  return book_->tabs[sheet].name;
}

std::optional<NotRead> WorkbookReader::read(std::size_t sheet, std::string& out) {
  const std::string& part = book_->tabs[sheet].part;
  if (part.empty() || !book_->archive.has(part)) {
    return NotRead{0, "the workbook lists this sheet and does not hold it: save it again"};
  }
  unpack::SheetText text(book_->styles, book_->texts, book_->outline.from_1904,
                         kMostText - book_->text);
  std::string problem =
      unpack::read_part(book_->archive, part,
                        {[&text](const unpack::XmlTag& tag) { return text.start(tag); },
                         [&text](std::string_view cell) { return text.end(cell); }});
  if (!problem.empty()) return NotRead{text.row(), std::move(problem)};
  text.finish();
  out = text.take();
  book_->text += out.size();
  return std::nullopt;
}

}  // namespace duly
