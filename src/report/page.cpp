#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {

void write_page(const Document& document, std::string& out) {
  write_markdown_document(document, out);
}

}  // namespace duly
