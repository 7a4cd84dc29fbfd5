// The page: what it says is text, what it draws is what its tables have, and it needs nothing else.

#include "support/page.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/report.hpp"
#include "report/page_policy.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kNasty = "<script>alert('1')</script>\"&\x1b[31m`";
const std::string kShown = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&amp;?[31m";

std::string page_of(const Document& document) {
  std::string out;
  find_document_format("html")->write(document, out);
  return out;
}

/// A chart of a kind with two categories and as many series as the kind has.
Chart chart_of(ChartKind kind, std::size_t series, const std::string& words) {
  Chart out;
  out.kind = kind;
  out.title = out.subtitle = out.target_label = out.mark_label = words;
  out.categories = {words, words};
  out.target = 50;
  out.marked = {0};
  for (std::size_t s = 0; s < series; ++s) {
    out.series.push_back({words, {{20, words, 10, 30}, {80, words, {}, {}}}});
  }
  return out;
}

Table table_of(std::string_view words) {
  Table out({Column{"name", words}, Column{"number", words, Align::right}});
  out.add_row({out.keep(std::string(words)), std::int64_t{20}}, Mark::urgent);
  out.add_row({out.keep(std::string(words)), Cell{}}, Mark::doubtful);
  return out;
}

Document document_of(const std::string& words) {
  Document out;
  out.title = out.authority = out.period = out.made = out.trust = out.hidden = words;
  out.headlines = {{words, words, Standing::met}, {"", words, Standing::missed}};
  out.doing = out.not_shown = out.inputs = {words};
  Section section{words, words, {words}};
  section.child_level = true;
  const auto add = [&](ChartKind kind, std::size_t series) {
    section.exhibits.push_back(
        {words, chart_of(kind, series, words), table_of(words), words, {words, words}});
  };
  add(ChartKind::bars, 1);
  add(ChartKind::stacked, 1);
  add(ChartKind::mirror, 2);
  add(ChartKind::lines, 3);
  add(ChartKind::months, 3);
  out.sections.push_back(std::move(section));
  return out;
}

std::string chart_page(Chart chart) {
  Document out;
  Section section{"one", "One"};
  section.exhibits.push_back({"One", std::move(chart), table_of("a"), "duly kpi"});
  out.sections.push_back(std::move(section));
  return page_of(out);
}

/// The numbers of an attribute of every element that begins so.
std::vector<double> numbers_of(const std::string& page, const std::string& element,
                               const std::string& attribute) {
  std::vector<double> out;
  for (const std::string& tag : between(page, element, ">")) {
    for (const std::string& number : between(tag, " " + attribute + "=\"", "\"")) {
      out.push_back(std::stod(number));
    }
  }
  return out;
}

Chart bars_with(std::vector<std::optional<double>> values) {
  Chart out;
  out.series.push_back({"share", {}});
  for (const std::optional<double>& value : values) {
    out.categories.push_back("team " + std::to_string(out.categories.size() + 1));
    out.series.front().points.push_back({value, value ? std::to_string(*value) : "", {}, {}});
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("whatever a text of a document is, a page has it as text") {
    const std::string page = page_of(document_of(std::string(kNasty)));
    CHECK(between(page, "<script", ">").size() == 1);  // its own
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(between(page, "alert(", ")").size() == between(page, "alert(&#39;1&#39;", ")").size());
    CHECK(between(page, kShown, "<").size() > 60);
    const std::string plain = page_of(document_of("plain"));
    // In sentences a backtick begins code; all else is as it stands.
    const auto count = [](const std::string& in, const char* what) {
      return between(in, what, ">").size();
    };
    const std::size_t code = count(page, "<code") - count(plain, "<code");
    CHECK(count(page, "<") == count(plain, "<") + 2 * code);
  }

  TEST_CASE("a page runs its own script and no other, whatever a file holds") {
    // SHA-256 of nothing, as the standard that defines it gives it.
    CHECK(known_by_hash("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    const std::string page = page_of(document_of(std::string(kNasty)));
    for (const char* const kind : {"style", "script"}) {
      CAPTURE(kind);
      const std::string tag = kind;
      const std::string held = between(page, "<" + tag + ">", "</" + tag + ">").front();
      CHECK(held.size() > 100);
      CHECK(has(page, tag + "-src " + known_by_hash(held) + ";"));
    }
    CHECK_FALSE(has(page, "unsafe"));
  }

  TEST_CASE("a page asks no network for anything") {
    std::string page = page_of(document_of("plain"));
    CHECK(has(page, "default-src 'none'"));
    const std::string hashes = between(page, "style-src", "base-uri").front();  // may hold "//"
    page.erase(page.find(hashes), hashes.size());
    for (const char* const address : {"http:", "https:", "//", "src=", "url(", "@import"}) {
      CAPTURE(address);
      const std::string script = between(page, "<script>", "</script>").front();
      const std::size_t comments = between(script, "// ", "\n").size();
      const bool is_comment = std::string_view(address) == "//";
      CHECK(between(page, address, "").size() == (is_comment ? comments : 0));
    }
    CHECK(has(page, "<html lang=\"en-GB\">"));
    CHECK(has(page, "class=\"skip\" href=\"#main\""));
  }

  TEST_CASE("a section of children begins a page of its own") {
    CHECK(has(page_of(document_of("plain")), "<section class=\"names\" id=\"plain\">"));
    CHECK_FALSE(has(chart_page(bars_with({1})), "<section class=\"names\""));
  }

  TEST_CASE("bars are as long as their values, from nought") {
    const std::string page = chart_page(bars_with({20, 80, 0}));
    const std::vector<double> widths = numbers_of(page, "<rect class=\"s0\"", "width");
    REQUIRE(widths.size() == 3);
    CHECK(widths[1] == doctest::Approx(4 * widths[0]).epsilon(0.01));
    CHECK(widths[2] == 0);
    for (const double x : numbers_of(page, "<rect class=\"s0\"", "x")) CHECK(x == 0);
  }

  TEST_CASE("a gap is no zero: nothing is drawn of it, and its words say so") {
    const std::string page = chart_page(bars_with({20, std::nullopt, 0}));
    CHECK(numbers_of(page, "<rect class=\"s0\"", "width").size() == 2);
    CHECK(has(page, ">no figure</text>"));
    Chart hidden = bars_with({20, std::nullopt});
    hidden.series.front().points[1].label = "c";
    CHECK(has(chart_page(hidden), ">c</text>"));
    // Shares of a whole of which one is not known stand side by side.
    hidden.kind = ChartKind::stacked;
    CHECK_FALSE(has(chart_page(hidden), "class=\"s0 part\""));
    CHECK(has(chart_page(hidden), ">c</text>"));
  }

  TEST_CASE("a year without a figure breaks the line") {
    const auto lines = [](std::vector<std::optional<double>> values) {
      Chart chart = bars_with(std::move(values));
      chart.kind = ChartKind::lines;
      return between(chart_page(chart), "<polyline", ">").size();
    };
    CHECK(lines({1, 2, 3, 4, 5}) == 1);
    CHECK(lines({1, 2, std::nullopt, 4, 5}) == 2);
    CHECK(lines({1, std::nullopt, 3, std::nullopt, 5}) == 0);
  }

  TEST_CASE("the last figure of a line and the target stand beside it by name") {
    Chart chart = bars_with({90, 92});
    chart.kind = ChartKind::lines;
    chart.series.front() = {"Ours", {{90, "90.0 %", {}, {}}, {92, "92.0 %", {}, {}}}};
    chart.series.push_back({"England", {{93, "93.0 %", {}, {}}, {}}, true});
    chart.target = 95;
    chart.target_label = "target at least 95 %";
    const std::string page = chart_page(chart);
    for (const std::string words :
         {">Ours</text>", ">92.0 %</text>", ">England</text>", ">93.0 % (team 1)</text>",
          ">target at least</text>", ">95 %</text>"}) {
      CAPTURE(words);
      CHECK(has(page, words));
    }
    CHECK(between(page, "<circle class=\"target\"", ">").size() == 1);
  }

  TEST_CASE("more than six lines become small multiples") {
    Chart chart = bars_with({1, 2});
    chart.kind = ChartKind::lines;
    for (int i = 1; i < 8; ++i) chart.series.push_back(chart.series.front());
    CHECK(between(chart_page(chart), "<svg ", ">").size() == 3);
    chart.series.resize(6);
    CHECK(between(chart_page(chart), "<svg ", ">").size() == 1);
  }

  TEST_CASE("a range is drawn where there is one, with or without a value in it") {
    Chart chart = bars_with({20, std::nullopt, 30});
    chart.series.front().points[0].low = 10;
    chart.series.front().points[0].high = 25;
    chart.series.front().points[1].low = 5;
    chart.series.front().points[1].high = 95;
    for (const ChartKind kind : {ChartKind::bars, ChartKind::lines}) {
      chart.kind = kind;
      CHECK(between(chart_page(chart), "<path class=\"range\"", ">").size() == 2);
    }
  }

  TEST_CASE("marks are said in words, and the first cell of a row names it") {
    const std::string page = chart_page(bars_with({1}));
    CHECK(has(page, "<span class=\"unseen\">urgent</span>"));
    CHECK(has(page, "<span class=\"unseen\">doubtful</span>"));
    CHECK(has(page, "<th scope=\"row\">a</th>"));
    CHECK(has(page, "<th scope=\"col\" class=\"number\">a</th>"));
  }
}
