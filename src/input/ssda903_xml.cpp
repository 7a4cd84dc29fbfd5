// The SSDA903 return in XML: law.md 8.1's tables, nested by child.

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "input/xml_rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<RowElement, 3> kRows = {{
    {"HEADER", "children", {}, true},
    {"AREVIEW", "reviews"},
    {"EPISODE", "episodes"},
}};

std::vector<RowReader> readers(const XmlSetting& setting) {
  return {reader_of("children", kChildren, setting), reader_of("reviews", kReviews, setting),
          reader_of("episodes", kEpisodes, setting)};
}

std::string pass_header(const Cell& /*cell*/, Extract& /*extract*/) {
  return {};
}

}  // namespace

const XmlReturn kSsda903Return = {"EXPSSDA903", "ssda903", "SSDA903 XML", "CHILD", kRows,
                                  {},           readers,   pass_header,   {},      {}};

}  // namespace duly::input
