#include <array>
#include <span>
#include <string_view>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// The one list. To add a format, write its function and name it here.
constexpr std::array kDocumentFormats = {DocumentFormat{"html", &write_page},
                                         DocumentFormat{"md", &write_markdown_document},
                                         DocumentFormat{"xlsx", &write_workbook_document, true}};

}  // namespace

std::span<const DocumentFormat> document_formats() {
  return kDocumentFormats;
}

const DocumentFormat* find_document_format(std::string_view name) {
  for (const DocumentFormat& format : kDocumentFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

}  // namespace duly
