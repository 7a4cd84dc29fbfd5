#include "support/book.hpp"

namespace duly::test {
namespace {

constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, std::string_view kind, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kRelations) + "/" +
         std::string(kind) + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& lines) {
  return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         lines + "</Relationships>";
}

std::string in_main(const std::string& element, const std::string& inner) {
  return "<" + element + " xmlns=\"" + std::string(kMain) + "\">" + inner + "</" + element + ">";
}

std::string styles_of(const std::vector<std::string>& formats) {
  std::string codes;
  std::string xfs = "<xf numFmtId=\"0\"/>";
  for (std::size_t i = 0; i < formats.size(); ++i) {
    const std::string id = std::to_string(164 + i);
    codes += "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + formats[i] + "\"/>";
    xfs += "<xf numFmtId=\"" + id + "\"/>";
  }
  return in_main("styleSheet", "<numFmts>" + codes +
                                   "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                   "<cellXfs>" +
                                   xfs + "</cellXfs>");
}

std::string column_name(std::size_t column) {
  return std::string(1, static_cast<char>('A' + column));
}

std::string cell_xml(const std::string& place, const std::string& cell) {
  if (cell.empty()) return {};
  const std::string value = cell.substr(2);
  const std::string start = "<c r=\"" + place + "\"";
  switch (cell.front()) {
    case 's': return start + " t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
    case 'd': return start + " s=\"1\"><v>" + value + "</v></c>";
    case 'f': return start + " s=\"1\"><f>A1+1</f><v>" + value + "</v></c>";
    case 't': return start + " t=\"s\"><v>" + value + "</v></c>";
    default: return start + "><v>" + value + "</v></c>";
  }
}

}  // namespace

std::string rows_xml(const std::vector<std::vector<std::string>>& rows, std::size_t first) {
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string number = std::to_string(first + i);
    out += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < rows[i].size(); ++c) {
      out += cell_xml(column_name(c) + number, rows[i][c]);
    }
    out += "</row>";
  }
  return out;
}

std::vector<ZipPart> Book::parts() const {
  std::string tabs;
  std::string related = relation("rS", "styles", "styles.xml") +
                        relation("rT", "sharedStrings", "/xl/sharedStrings.xml");
  std::vector<ZipPart> out;
  out.push_back(
      {"[Content_Types].xml",
       "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "\"/></Types>"});
  out.push_back({"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))});
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const Sheet& sheet = sheets[i];
    // Named against their order, so that whoever takes parts by their names takes the wrong ones.
    const std::string part = "part" + std::to_string(sheets.size() - i) + ".xml";
    const std::string id = "r" + std::to_string(i);
    tabs += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + std::to_string(i + 1) + "\"" +
            (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + " r:id=\"" + id +
            "\"/>";
    related += relation(id, sheet.of_a_chart ? "chartsheet" : "worksheet", "worksheets/" + part);
    out.push_back({"xl/worksheets/" + part,
                   in_main(sheet.of_a_chart ? "chartsheet" : "worksheet",
                           sheet.of_a_chart ? "" : "<sheetData>" + sheet.rows + "</sheetData>")});
  }
  out.push_back({"xl/workbook.xml", "<workbook xmlns=\"" + std::string(kMain) + "\" xmlns:r=\"" +
                                        std::string(kRelations) + "\"><workbookPr date1904=\"" +
                                        (from_1904 ? "1" : "0") + "\"/><sheets>" + tabs +
                                        "</sheets></workbook>"});
  out.push_back({"xl/_rels/workbook.xml.rels", relations(related)});
  out.push_back({"xl/styles.xml", styles_of(formats)});
  out.push_back({"xl/sharedStrings.xml", in_main("sst", texts)});
  return out;
}

}  // namespace duly::test
