#pragma once

// Examples in the pages of Markdown: what is typed, and what the program says to it.

#include <string>
#include <vector>

namespace duly::test {

struct Example {
  std::string typed;              ///< "duly kpi extracts/*.csv", a remark behind "#" and all
  std::vector<std::string> said;  ///< the lines shown
};

/// Of a block of code the lines that begin "$ duly" are typed, and those below each are said.
std::vector<Example> examples_in(const std::string& markdown);

/// Compares what is printed with what is shown: a line "..." stands for any number of lines (none
/// too), " ..." at the end of a line for the rest of it; an example may stop early only at "...".
void check_shown(const std::vector<std::string>& shown, const std::string& printed);

/// Runs it where we are, and checks what it says and its exit code.
void check_example(const Example& example);

/// The exit code that a page says a command has ("# exit code 4" behind it), or 0.
int status_said(const std::string& typed);

/// What somebody does who follows a page step by step.
struct Step {
  std::string file;  ///< a file to write with these lines; blank: a command to type
  Example example;   ///< the command, as on Linux, or the lines of the file
  bool shown = false;
};

/// The steps of a page for Windows: lines ".\duly.exe ..." of a block are typed, a block "text" is
/// what the last of them says, a block "toml" is duly.toml, one "csv" map.csv. Backslashes have
/// become slashes.
std::vector<Step> steps_in(const std::string& markdown);

/// Does it in the folder we are in, on a terminal of 120 characters on 31 March 2016, and checks
/// what is seen there and the exit code.
void check_step(const Step& step);

}  // namespace duly::test
