// An answer as a page of its own (-f html), from its first byte to its last.

#include <string>
#include <string_view>
#include <utility>

#include <doctest/doctest.h>

#include "duly/report.hpp"
#include "report/page_policy.hpp"

namespace {

using namespace duly;           // NOLINT(google-build-using-namespace)
using namespace std::literals;  // NOLINT(google-build-using-namespace)

std::string page_of(const Output& output) {
  std::string out;
  find_output_format("html")->write(output, {}, out);
  return out;
}

/// What stands between the two, the words themselves left out.
std::string between(const std::string& text, std::string_view from, std::string_view until) {
  const std::size_t begin = text.find(from);
  const std::size_t end =
      begin == std::string::npos ? begin : text.find(until, begin + from.size());
  if (end == std::string::npos) return "not there";
  return text.substr(begin + from.size(), end - begin - from.size());
}

/// The page without what every page carries: its style and its script.
std::string body_of(const std::string& page) {
  return between(page, "<body>", "<script>");
}

Table one_row() {
  Table table({Column{"child_id", ""}, Column{"days", "", Align::right}});
  table.add_row({"C1"sv, std::int64_t{12}});
  return table;
}

Output answer() {
  return {.title = "Due & overdue",
          .table = one_row(),
          .closing = {"1 review."},
          .as_at = *Date::make(2016, 4, 1),
          .readings = {},
          .inputs = {"a.csv", "b.csv"},
          .prose = {},
          .tree = {},
          .parts = {},
          .days = {}};
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("the page of an answer says all of it, and where it is from") {
    CHECK(body_of(page_of(answer())) == R"(
<a class="skip" href="#main">Skip to the table</a>
<main id="main">
<header>
<h1>Due &amp; overdue</h1>
<p class="period">As at 2016-04-01.</p>
</header>
<section>
<div class="box" role="group" tabindex="0" aria-label="Table: Due &amp; overdue">
<table>
<thead><tr><th scope="col">child id</th><th scope="col" class="number">days</th></tr></thead>
<tbody>
<tr><th scope="row">C1</th><td class="number">12</td></tr>
</tbody>
</table>
</div>
</section>
<p class="note">1 review.</p>
</main>
<footer>
<p>Made by duly from a.csv, b.csv.</p>
</footer>
)");
  }

  TEST_CASE("an answer without title, day, row or file is a page all the same") {
    Output out = answer();
    out.title.clear();
    out.table = Table({Column{"child_id", ""}});
    out.as_at = {};
    out.inputs.clear();
    CHECK(body_of(page_of(out)) == R"(
<a class="skip" href="#main">Skip to the table</a>
<main id="main">
<header>
<h1>Statutory reviews</h1>
</header>
<p class="note">1 review.</p>
</main>
<footer>
</footer>
)");
  }

  TEST_CASE("the parts of an answer stand under their titles, prose in a section of its own") {
    Output out = answer();
    out.prose = "One\n\n  two <b>";
    out.parts.push_back({"Part", one_row()});
    const std::string body = body_of(page_of(out));
    CHECK(between(body, "</header>\n", "<div") ==
          "<section>\n<pre>One\n\n  two &lt;b&gt;\n</pre>\n</section>\n<section>\n<h2>Part</h2>\n");
    CHECK(between(body, "aria-label=\"", "\"") == "Table: Part");
  }

  TEST_CASE("the page of an answer carries its style and its script, and no other may run") {
    const std::string page = page_of(answer());
    const std::string style = between(page, "<style>", "</style>");
    const std::string script = between(page, "<script>", "</script>");
    CHECK(style.size() > 100);
    CHECK(script.size() > 100);
    CHECK(page.substr(0, page.find("<style>")) ==
          "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
              known_by_hash(style) + "; script-src " + known_by_hash(script) +
              "; base-uri 'none'; form-action 'none'\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n"
              "<title>Due &amp; overdue</title>\n");
    CHECK(between(page, "</style>", "<body>") == "\n</head>\n");
    CHECK(page.ends_with("</script>\n</body>\n</html>\n"));
  }
}
