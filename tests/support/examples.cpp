#include "support/examples.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"
#include "support/typed.hpp"

namespace duly::test {
namespace {

constexpr std::string_view kFence = "```";
constexpr std::string_view kCut = "...";
constexpr std::string_view kOnWindows = ".\\duly.exe";
constexpr std::size_t kCharacters = 120;  // a terminal of Windows, as it opens

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

/// Is this what is shown of the line?
bool shows(std::string_view shown, std::string_view line) {
  constexpr std::string_view kRest = " ...";
  const bool cut =
      shown.size() > kRest.size() && shown.substr(shown.size() - kRest.size()) == kRest;
  return cut ? begins(line, shown.substr(0, shown.size() - kRest.size())) : shown == line;
}

std::string with_slashes(std::string text) {
  std::replace(text.begin(), text.end(), '\\', '/');
  return text;
}

/// The file that a block of this kind holds, if it is one.
std::string_view file_of(std::string_view fence) {
  if (fence == "```toml") return "duly.toml";
  if (fence == "```csv") return "map.csv";
  return {};
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

std::vector<Example> examples_in(const std::string& markdown) {
  std::vector<Example> out;
  bool in_block = false;
  bool in_example = false;
  for (const std::string& line : split(markdown, '\n')) {
    if (begins(line, kFence)) {
      in_block = !in_block;
      in_example = false;
    } else if (in_block && begins(line, "$ ")) {
      in_example = begins(line, "$ duly ");
      if (in_example) out.push_back({line.substr(2), {}});
    } else if (in_example) {
      out.back().said.push_back(line);
    }
  }
  return out;
}

void check_shown(const std::vector<std::string>& shown_lines, const std::string& text) {
  const std::vector<std::string> printed = split(text, '\n');
  std::vector<std::string> shown = shown_lines;
  while (!shown.empty() && shown.back().empty()) shown.pop_back();
  auto at = printed.begin();
  bool cut = false;
  for (const std::string& line : shown) {
    if (begins(line, kCut)) {
      cut = true;
      continue;
    }
    const auto found = cut ? std::find_if(at, printed.end(),
                                          [&line](const std::string& l) { return shows(line, l); })
                           : at;
    INFO("line: ", line);
    REQUIRE(found != printed.end());
    if (!shows(line, *found)) FAIL(line << "\nis shown, printed is\n" << *found);
    at = found + 1;
    cut = false;
  }
  const bool whole = std::all_of(at, printed.end(), [](const std::string& l) { return l.empty(); });
  CHECK_MESSAGE((cut || whole), "the example ends early without a line of dots");
}

void check_example(const Example& example) {
  INFO("example: ", example.typed);
  const Said said = run_duly(words_of(example.typed));
  CHECK(said.status == status_said(example.typed));
  check_shown(example.said, said.out);
}

int status_said(const std::string& typed) {
  constexpr std::string_view kMark = "# exit code ";
  const std::size_t at = typed.find(kMark);
  return at == std::string::npos ? 0 : typed.at(at + kMark.size()) - '0';
}

std::vector<Step> steps_in(const std::string& markdown) {
  std::vector<Step> out;
  std::string fence;  // of the block we are in
  for (const std::string& line : split(markdown, '\n')) {
    if (begins(line, kFence)) {
      fence = fence.empty() ? line : std::string();
      if (!file_of(fence).empty()) out.push_back({std::string(file_of(fence)), {}});
    } else if (!fence.empty() && begins(line, kOnWindows)) {
      out.push_back({{}, {with_slashes("duly" + line.substr(kOnWindows.size())), {}}});
    } else if (!file_of(fence).empty()) {
      out.back().example.said.push_back(line);
    } else if (fence == "```text") {
      REQUIRE_MESSAGE(!out.empty(), "a page shows what no command of it says: " << line);
      out.back().example.said.push_back(with_slashes(line));
      out.back().shown = true;
    }
  }
  return out;
}

void check_step(const Step& step) {
  const Example& example = step.example;
  if (!step.file.empty()) {
    write_file(step.file, joined(example.said));
    return;
  }
  INFO("typed: ", example.typed);
  const Said said = run_on_screen(words_of(example.typed), kCharacters, day("2016-03-31"));
  INFO("seen: ", said.out);
  CHECK(said.status == status_said(example.typed));
  if (step.shown) check_shown(example.said, said.out);
}

}  // namespace duly::test
