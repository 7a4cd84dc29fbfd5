#include "support/page.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace duly::test {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), by);
    at += by.size();
  }
}

/// The first of what stands between; blank where there is none.
std::string first_between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::vector<std::string> all = between(text, begin, end);
  return all.empty() ? std::string() : all.front();
}

/// The cells of a row, but not its mark.
std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while ((at = row.find("<t", at)) != std::string_view::npos) {
    const std::size_t open = row.find('>', at);
    const std::string end = "</" + std::string(row.substr(at + 1, 2)) + ">";
    const std::size_t close = row.find(end, open);
    const bool mark = row.substr(at, open - at).find("class=\"mark\"") != std::string_view::npos;
    if (!mark) out.push_back(words_in(row.substr(open + 1, close - open - 1)));
    at = close;
  }
  return out;
}

}  // namespace

std::vector<std::string> between(std::string_view text, std::string_view begin,
                                 std::string_view end) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while ((at = text.find(begin, at)) != std::string_view::npos) {
    at += begin.size();
    const std::size_t to = text.find(end, at);
    if (to == std::string_view::npos) break;
    out.emplace_back(text.substr(at, to - at));
    at = to;
  }
  return out;
}

std::string words_in(std::string_view markup) {
  std::string out;
  bool tag = false;
  for (const char c : markup) {
    if (c == '<') tag = true;
    if (!tag) out += c;
    if (c == '>') tag = false;
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEntities = {
      {{"&lt;", "<"},
       {"&gt;", ">"},
       {"&quot;", "\""},
       {"&#39;", "'"},
       {"&nbsp;", " "},
       {"&amp;", "&"}}};
  for (const auto& [name, character] : kEntities) replace_all(out, name, character);
  return out;
}

std::vector<PageExhibit> exhibits_of(std::string_view page) {
  std::vector<PageExhibit> out;
  for (const std::string& article : between(page, "<article", "</article>")) {
    PageExhibit exhibit;
    exhibit.title = words_in(first_between(article, "<h3>", "</h3>"));
    exhibit.command = words_in(first_between(article, "The same figures: <code>", "</code>"));
    exhibit.headings = cells_of(first_between(article, "<thead><tr>", "</tr>"));
    for (const std::string& row :
         between(first_between(article, "<tbody>", "</tbody>"), "<tr", "</tr>")) {
      exhibit.rows.push_back(cells_of(std::string_view(row).substr(row.find('>') + 1)));
    }
    for (const std::string& mark : between(article, "\"><title>", "</title>")) {
      exhibit.drawn.push_back(words_in(mark));
    }
    for (const std::string& label : between(article, "<text ", "</text>")) {
      exhibit.labels.push_back(words_in(label.substr(label.find('>') + 1)));
    }
    out.push_back(std::move(exhibit));
  }
  return out;
}

}  // namespace duly::test
