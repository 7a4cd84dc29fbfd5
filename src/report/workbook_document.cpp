// A document as a workbook: a cover, a sheet a table with charts of Excel's own, and how it was
// counted.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/report.hpp"
#include "report/workbook.hpp"
#include "report/workbook_charts.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

constexpr std::string_view kCounted = "How it was counted";

/// A table of a section and the sheet it stands on.
struct Shown {
  const Section* section = nullptr;
  const Exhibit* exhibit = nullptr;
  std::size_t columns = 0;
  Sheet sheet{};
};

/// What data formats have, without what is blank throughout: ranges and periods stay numbers and
/// dates, which people's tables put into words.
std::vector<std::size_t> filled_columns(const Table& table) {
  std::vector<std::size_t> out = columns_for_data(table);
  std::erase_if(out, [&table](std::size_t c) { return !is_shown(table, c); });
  return out;
}

std::vector<Shown> add_tables(Workbook& book, const Document& document) {
  std::vector<Shown> out;
  for (const Section& section : document.sections) {
    for (const Exhibit& exhibit : section.exhibits) {
      const std::vector<std::size_t> columns = filled_columns(exhibit.table);
      std::vector<std::string> headings;
      for (const std::size_t c : columns)
        headings.push_back(heading_of(exhibit.table.columns()[c]));
      out.push_back({&section, &exhibit, columns.size(),
                     book.add_table(exhibit.title, exhibit.table, columns, std::move(headings))});
    }
  }
  return out;
}

void add_charts(Workbook& book, const std::vector<Shown>& shown) {
  std::vector<ChartBeside> charts;
  for (const Shown& s : shown) {
    const auto& chart = s.exhibit->chart;
    if (!chart || (chart->kind != ChartKind::lines && chart->kind != ChartKind::months)) continue;
    charts.push_back({&*chart, s.sheet, s.columns + 1});
  }
  if (!charts.empty()) draw(book, charts);
}

void write_section(const Section& section, const std::vector<Shown>& shown, Lines& cover) {
  cover.heading(section.title);
  for (const std::string& sentence : section.sentences) cover.line(sentence);
  for (const Shown& s : shown) {
    if (s.section != &section) continue;
    cover.link(s.sheet.name, s.exhibit->chart
                                 ? s.exhibit->chart->title + " (" + s.exhibit->chart->subtitle + ")"
                                 : s.exhibit->title);
  }
}

void write_cover(const Document& document, const std::vector<Shown>& shown, Lines cover) {
  cover.title(document.title);
  cover.line("Authority", document.authority.empty() ? "not told" : document.authority);
  cover.line("Period", document.period);
  cover.line("Made", document.made);
  if (!document.headlines.empty()) cover.heading("At a glance");
  for (const Headline& headline : document.headlines) cover.line(headline.sentence);
  if (!document.doing.empty()) cover.heading(titles::kDoing);
  for (const std::string& line : document.doing) cover.line(line);
  cover.heading(titles::kTrust);
  cover.line(document.trust);
  cover.line(document.hidden);
  for (const Section& section : document.sections) write_section(section, shown, cover);
  if (!document.not_shown.empty()) cover.heading(titles::kNotShown);
  for (const std::string& line : document.not_shown) cover.line(line);
  if (!document.readings.empty()) cover.heading("Readings not at their default");
  for (const auto& [name, value] : document.readings) cover.line(name, value);
  if (!document.inputs.empty()) cover.heading("Made from");
  for (const std::string& input : document.inputs) cover.line(input);
}

/// The command that gives each table, and what is noted under it.
void write_counted(const Document& document, const std::vector<Shown>& shown, Lines counted) {
  counted.title(kCounted);
  for (const Section& section : document.sections) {
    if (section.id != "how-counted") continue;
    for (const std::string& sentence : section.sentences) counted.line(sentence);
  }
  counted.heading("The command that gives each table");
  for (const Shown& s : shown) {
    counted.link(s.sheet.name, s.exhibit->command);
    for (const std::string& note : s.exhibit->notes) counted.line(note);
  }
}

}  // namespace

void write_workbook_document(const Document& document, std::string& out) {
  Workbook book(document.title, document.as_at);
  const Sheet cover = book.add_sheet("Cover");
  const std::vector<Shown> shown = add_tables(book, document);
  add_charts(book, shown);
  write_cover(document, shown, Lines(book, cover));
  write_counted(document, shown, Lines(book, book.add_sheet(kCounted)));
  book.finish(out);
}

}  // namespace duly
