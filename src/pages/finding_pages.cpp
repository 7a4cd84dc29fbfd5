// The pages of docs/ on findings and checks, made from their lists.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "duly/ascii.hpp"
#include "duly/check.hpp"
#include "duly/diagnostic.hpp"
#include "pages/pages.hpp"

namespace duly::pages {
namespace {

std::string line_of(const Cells& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) {
    out += ' ';
    for (const char c : cell) {
      if (c == '|') out += '\\';
      out += c;
    }
    out += " |";
  }
  return out + '\n';
}

}  // namespace

std::string markdown_table(const Cells& headings, const std::vector<Cells>& rows) {
  std::string out = line_of(headings) + line_of(Cells(headings.size(), "---"));
  for (const Cells& row : rows) out += line_of(row);
  return out + '\n';
}

std::string code(std::string_view text) {
  return fmt::format("`{}`", text);
}

// docs/diagnostics.md

namespace {

/// The usual severity, and where it is another one.
std::string severity_of(const CodeInfo& c) {
  std::string out(duly::name(c.severity));
  if (!c.varies.empty()) out.append("; ").append(c.varies);
  return out;
}

struct CodeGroup {
  std::string_view title;
  bool (*holds)(std::string_view id);
};
bool begins(std::string_view id, std::string_view with) {
  return id.substr(0, with.size()) == with;
}
constexpr std::array kCodeGroups = {
    CodeGroup{"D1: files", [](std::string_view id) { return begins(id, "D1"); }},
    CodeGroup{"D2: rows and cells", [](std::string_view id) { return begins(id, "D2"); }},
    CodeGroup{"D3: histories and extracts", [](std::string_view id) { return begins(id, "D3"); }},
    CodeGroup{"D4: the law's data", [](std::string_view id) { return begins(id, "D4"); }},
    CodeGroup{"Numbers: codes of the Department's own validation rules",
              [](std::string_view id) { return is_digit(id[0]); }},
    CodeGroup{"N: our own checks", [](std::string_view id) { return id[0] == 'N'; }}};

}  // namespace

std::string diagnostics_page() {
  std::string out = "# Findings\n\n";
  out += kHowToRefresh;
  out +=
      "What `duly check` lists and other commands say on standard error, such as\n\n"
      "    episodes.csv:4: error[D201] DECOM: not a date (dd/mm/yyyy or yyyy-mm-dd)\n\n"
      "Codes are stable and never reused. A message names the file, the line and the heading,"
      " never what the cell holds (unless `--show-values` is given).\n\n"
      "- **error**: a row was left out, or rows contradict one another. Exit code 1.\n"
      "- **warning**: used as said here; look at it. Exit code 1 only with `--fail-on warning`.\n"
      "- **note**: for information.\n\n"
      "The severity is the usual one, and where it is another is said beside it. With"
      " `--no-repair` what would be repaired is an error.\n\n";
  for (const CodeGroup& group : kCodeGroups) {
    std::vector<Cells> rows;
    for (const CodeInfo& c : all_codes()) {
      if (!group.holds(c.id)) continue;
      rows.push_back({code(c.id), severity_of(c), std::string(c.meaning), std::string(c.fix)});
    }
    if (rows.empty()) continue;
    out += fmt::format("## {}\n\n", group.title);
    out += markdown_table({"code", "severity", "meaning", "what to do"}, rows);
  }
  out.pop_back();
  return out;
}

// docs/checks.md

namespace {

/// What the check needs, as `duly check` would say it: "episodes, reviews with participation".
std::string needs_in_words(std::string_view needs) {
  std::string out;
  while (!needs.empty()) {
    const std::size_t end = std::min(needs.find(' '), needs.size());
    std::string need(needs.substr(0, end));
    needs.remove_prefix(std::min(end + 1, needs.size()));
    for (char& c : need) c = c == '_' ? ' ' : c;
    const std::size_t years = need.find("*2");
    const std::size_t dot = need.find('.');
    if (years != std::string::npos) need = need.substr(0, years) + " of two years";
    if (dot != std::string::npos) need.replace(dot, 1, " with ");
    out += (out.empty() ? "" : ", ") + need;
  }
  return out;
}

}  // namespace

std::string checks_page() {
  std::string out = "# The checks\n\n";
  out += kHowToRefresh;
  out +=
      "What `duly check` looks for. Numbers are the codes of the Department's validators, N-codes"
      " are our own; findings about files, cells and merging (D-codes) are in"
      " [diagnostics.md](diagnostics.md). A check whose needs are not in the files is listed as"
      " *not run*, with the reason. Needs are kinds and fields of [formats.md](formats.md).\n\n"
      "## Looked for\n\n";
  std::vector<Cells> rows;
  for (const Check& c : all_checks()) {
    rows.push_back({code(c.code.id), severity_of(c.code), std::string(c.code.meaning),
                    std::string(c.code.fix), std::string(c.code.columns), needs_in_words(c.needs)});
  }
  out += markdown_table({"code", "severity", "meaning", "what to do", "columns", "needs"}, rows);
  out +=
      "## Found on the way\n\nReading and building the cases meets these, in every command: what is"
      " done about each decides due dates.\n\n";
  rows.clear();
  for (const CodeInfo& c : all_codes()) {
    if (c.id[0] == 'D') continue;
    rows.push_back({code(c.id), severity_of(c), std::string(c.meaning), std::string(c.fix),
                    std::string(c.columns)});
  }
  out += markdown_table({"code", "severity", "meaning", "what to do", "columns"}, rows);
  out.pop_back();
  return out;
}

}  // namespace duly::pages
