#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duly::test {

/// An exhibit as it stands on a page: what it draws, and its table.
struct PageExhibit {
  std::string title;
  std::string command;  ///< "duly kpi FILES --year 2015-16 -m NI66"
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> drawn;   ///< what the marks of its chart tell: "North: 91.7 %"
  std::vector<std::string> labels;  ///< the words on the chart
};

/// The exhibits of a page, from top to bottom.
std::vector<PageExhibit> exhibits_of(std::string_view page);

/// The words of some markup, without its tags.
std::string words_in(std::string_view markup);

/// What stands between `begin` and `end`, every time it does.
std::vector<std::string> between(std::string_view text, std::string_view begin,
                                 std::string_view end);

}  // namespace duly::test
