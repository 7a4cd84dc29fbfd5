// A document as Markdown: the same sections as the page, to paste into the annual report.

#include <string>
#include <string_view>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void heading(std::string_view marks, std::string_view text) {
    begin();
    out_.append(marks).append(" ");
    append_markdown(out_, text);
    out_ += '\n';
  }
  void paragraph(std::string_view text) {
    if (text.empty()) return;
    begin();
    append_markdown(out_, text);
    out_ += '\n';
  }
  void item(std::string_view text) {
    out_ += "- ";
    append_markdown(out_, text);
    out_ += '\n';
  }
  void begin() {
    if (!out_.empty()) out_ += '\n';
  }
  void table(const Table& table) {
    begin();
    append_markdown_table(out_, table);
  }

 private:
  std::string& out_;
};

void write_section(const Section& section, Writer& writer) {
  writer.heading("##", section.title);
  for (const std::string& sentence : section.sentences) writer.paragraph(sentence);
  for (const Exhibit& exhibit : section.exhibits) {
    writer.heading("###", exhibit.chart ? exhibit.chart->title : exhibit.title);
    if (exhibit.chart) writer.paragraph(exhibit.chart->subtitle);
    writer.table(exhibit.table);
    for (const std::string& note : exhibit.notes) writer.paragraph(note);
  }
}

}  // namespace

void write_markdown_document(const Document& document, std::string& out) {
  Writer writer(out);
  writer.heading("#", document.title);
  writer.paragraph(document.authority);
  writer.paragraph(document.period);
  writer.paragraph(document.made);
  for (const Headline& headline : document.headlines) writer.paragraph(headline.sentence);
  if (!document.doing.empty()) {
    writer.heading("##", titles::kDoing);
    writer.begin();
    for (const std::string& line : document.doing) writer.item(line);
  }
  writer.heading("##", titles::kTrust);
  writer.paragraph(document.trust);
  writer.paragraph(document.hidden);
  for (const Section& section : document.sections) write_section(section, writer);
  if (document.not_shown.empty()) return;
  writer.heading("##", titles::kNotShown);
  writer.begin();
  for (const std::string& line : document.not_shown) writer.item(line);
}

}  // namespace duly
