#include "report/page_writing.hpp"

#include <fmt/format.h>

#include "duly/embedded.hpp"
#include "report/page_policy.hpp"

namespace duly {
namespace {

/// What stands in an element of its own in the page, line ends and all: the policy names it so.
std::string lines_of(std::string_view name) {
  return fmt::format("\n{}\n", embedded_file(name));
}

}  // namespace

void begin_page(Page& page, std::string_view title) {
  page.raw("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
  page.raw(fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {};"
      " script-src {}; base-uri 'none'; form-action 'none'\">\n",
      known_by_hash(lines_of("page.css")), known_by_hash(lines_of("page.js"))));
  page.raw(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n");
  page.raw("<title>");
  page.text(title);
  page.raw("</title>\n");
  page.raw("<style>");
  page.raw(lines_of("page.css"));
  page.raw("</style>\n</head>\n");
}

void end_page(Page& page, const std::vector<std::string>& inputs) {
  page.raw("<footer>\n");
  if (!inputs.empty()) {
    page.element("p", fmt::format("Made by duly from {}.", fmt::join(inputs, ", ")));
  }
  page.raw("</footer>\n<script>");
  page.raw(lines_of("page.js"));
  page.raw("</script>\n</body>\n</html>\n");
}

}  // namespace duly
