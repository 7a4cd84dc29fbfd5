// A document as a page: one file that needs no other, and reads without its style and its script.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "duly/report.hpp"
#include "report/chart.hpp"
#include "report/page_writing.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// A table longer than this is folded even where no chart stands before it.
constexpr std::size_t kLongTable = 20;

/// The number stands out of the sentence that begins with it; where it does not, it is said once.
void write_headline(Page& page, const Headline& headline) {
  page.raw("<li class=\"card\">");
  std::string_view words = headline.sentence;
  if (!headline.number.empty() && words.starts_with(headline.number)) {
    page.element("strong class=\"figure\"", headline.number);
    words.remove_prefix(headline.number.size());
  }
  page.element("span", words);
  if (headline.standing == Standing::met) {
    page.raw("<span class=\"standing met\"><span aria-hidden=\"true\">●</span> target met</span>");
  } else if (headline.standing == Standing::missed) {
    page.raw(
        "<span class=\"standing missed\"><span aria-hidden=\"true\">▲</span> target missed</span>");
  }
  page.raw("</li>\n");
}

void write_first_screen(Page& page, const Document& document) {
  page.raw("<header>\n");
  page.element("p class=\"authority\"", document.authority);
  page.element("h1", document.title);
  page.element("p class=\"period\"", fmt::format("{}. {}", document.period, document.made));
  page.raw("</header>\n");
  if (!document.headlines.empty()) {
    page.raw("<section aria-labelledby=\"headlines\">\n");
    page.raw(
        "<h2 id=\"headlines\" class=\"unseen\">The headlines</h2>\n<ul class=\"headlines\">\n");
    for (const Headline& headline : document.headlines) write_headline(page, headline);
    page.raw("</ul>\n</section>\n");
  }
  page.raw("<div class=\"pair\">\n");
  if (!document.doing.empty()) {
    page.raw("<section class=\"card\">\n");
    page.element("h2", titles::kDoing);
    page.items(document.doing);
    page.raw("</section>\n");
  }
  page.raw("<section class=\"card\">\n");
  page.element("h2", titles::kTrust);
  page.element("p", document.trust);
  page.element("p", document.hidden);
  page.raw("</section>\n</div>\n");
}

void write_contents(Page& page, const Document& document) {
  page.raw("<nav aria-label=\"Sections\">\n<ul>\n");
  for (const Section& section : document.sections) {
    page.raw("<li><a href=\"#");
    page.text(section.id);
    page.raw("\">");
    page.text(section.title);
    page.raw("</a></li>\n");
  }
  if (!document.not_shown.empty()) {
    page.raw("<li><a href=\"#not-shown\">");
    page.text(titles::kNotShown);
    page.raw("</a></li>\n");
  }
  page.raw("</ul>\n</nav>\n");
}

void write_table(Page& page, const Exhibit& exhibit, bool folded) {
  if (folded) {
    const std::size_t rows = exhibit.table.row_count();
    page.raw("<details>\n<summary>");
    page.text(fmt::format("Table, {} {}", rows, rows == 1 ? "row" : "rows"));
    page.raw("<span class=\"unseen\">: ");
    page.text(exhibit.title);
    page.raw("</span></summary>\n");
  }
  append_html_table(page.out(), exhibit.table, exhibit.title);
  if (!exhibit.command.empty()) {
    page.raw("<p class=\"command\">The same figures: <code>");
    page.text(exhibit.command);
    page.raw("</code></p>\n");
  }
  if (folded) page.raw("</details>\n");
}

/// A few notes stand open; many are folded.
void write_notes(Page& page, const std::vector<std::string>& notes) {
  constexpr std::size_t kFew = 3;
  const bool folded = notes.size() > kFew;
  if (folded) page.raw(fmt::format("<details>\n<summary>{} notes</summary>\n", notes.size()));
  for (const std::string& note : notes) page.element("p class=\"note\"", note);
  if (folded) page.raw("</details>\n");
}

void write_exhibit(Page& page, const Exhibit& exhibit, std::string_view id, bool child_level) {
  const bool long_table = exhibit.table.row_count() > kLongTable && !child_level;
  page.raw(exhibit.chart ? "<article class=\"card\">\n" : "<article class=\"card wide\">\n");
  page.element("h3", exhibit.chart ? exhibit.chart->title : exhibit.title);
  if (exhibit.chart) {
    page.element("p class=\"unit\"", exhibit.chart->subtitle);
    append_chart(page.out(), *exhibit.chart, id);
  }
  write_table(page, exhibit, exhibit.chart || long_table);
  write_notes(page, exhibit.notes);
  page.raw("</article>\n");
}

void write_section(Page& page, const Section& section) {
  page.raw(section.child_level ? R"(<section class="names" id=")" : "<section id=\"");
  page.text(section.id);
  page.raw("\">\n");
  page.element("h2", section.title);
  for (const std::string& sentence : section.sentences) page.element("p", sentence);
  if (!section.exhibits.empty()) {
    page.raw("<div class=\"cards\">\n");
    std::size_t number = 0;
    for (const Exhibit& exhibit : section.exhibits) {
      write_exhibit(page, exhibit, fmt::format("{}-{}", section.id, ++number), section.child_level);
    }
    page.raw("</div>\n");
  }
  page.raw("</section>\n");
}

}  // namespace

void write_page(const Document& document, std::string& out) {
  Page page(out);
  std::string title;
  if (!document.authority.empty()) title = document.authority + ": ";
  begin_page(page, fmt::format("{}{}, {}", title, document.title, document.period));
  page.raw(
      "<body>\n<a class=\"skip\" href=\"#main\">Skip to the figures</a>\n<main id=\"main\">\n");
  write_first_screen(page, document);
  write_contents(page, document);
  for (const Section& section : document.sections) write_section(page, section);
  if (!document.not_shown.empty()) {
    page.raw("<section id=\"not-shown\">\n");
    page.element("h2", titles::kNotShown);
    page.items(document.not_shown);
    page.raw("</section>\n");
  }
  page.raw("</main>\n");
  end_page(page, document.inputs);
}

}  // namespace duly
