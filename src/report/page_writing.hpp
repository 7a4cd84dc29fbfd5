// What pages are written with, whatever stands on them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/html.hpp"

namespace duly {

class Page {
 public:
  explicit Page(std::string& out) : out_(out) {}

  void raw(std::string_view markup) { out_ += markup; }
  void text(std::string_view words) { append_html(out_, words); }
  /// <name>text</name>, unless there is no text. `name` may have attributes.
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_.append("<").append(name).append(">");
    append_prose(out_, text);
    out_.append("</").append(name.substr(0, name.find(' '))).append(">\n");
  }
  void items(const std::vector<std::string>& lines) {
    raw("<ul>\n");
    for (const std::string& line : lines) element("li", line);
    raw("</ul>\n");
  }
  std::string& out() { return out_; }

 private:
  std::string& out_;
};

/// From the first byte to the end of the head, with the policy. No address may be asked for
/// anything, so that what the page tells stays where it is; and no style or script but our own is
/// taken, whatever a file may hold.
void begin_page(Page& page, std::string_view title);
/// Where its text comes from, then the script and the end.
void end_page(Page& page, const std::vector<std::string>& inputs);

}  // namespace duly
