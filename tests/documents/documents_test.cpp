// What the documents say is what the program does. DULY_UPDATE_GOLDEN=1 rewrites the pages the
// program writes itself; the others (README.md) are corrected by hand.

#include "pages/documents.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/help.hpp"
#include "duly/diagnostic.hpp"
#include "support/examples.hpp"
#include "support/files.hpp"
#include "support/golden.hpp"
#include "support/run.hpp"
#include "support/typed.hpp"

namespace {

using duly::test::Example;
using duly::test::InFolder;
using duly::test::run_duly;
using duly::test::Said;
using duly::test::split;

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

std::string source(std::string_view path) {
  return duly::test::read_file(duly::test::in_source(path));
}

/// The words of the first column of an indented list of `--help`, below the line `heading`.
std::vector<std::string> first_words_below(std::string_view help, std::string_view heading) {
  std::vector<std::string> out;
  bool below = false;
  for (const std::string& line : split(help, '\n')) {
    if (!begins(line, "  ")) {
      below = line == heading;
    } else if (below && line.size() > 2 && line[2] != ' ') {
      out.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
  }
  return out;
}

/// The options of a command as its --help shows them: --as-at, -f.
std::vector<std::string> options_of(const std::string& command) {
  const Said help = run_duly({command, "--help"});
  REQUIRE(help.status == 0);
  std::vector<std::string> out;
  for (const std::string& line : split(help.out, '\n')) {
    if (!begins(line, "  -")) continue;
    for (const std::string& part : split(line.substr(2, line.find("  ", 2) - 2), ',')) {
      const std::string name = part.substr(std::min(part.find_first_not_of(' '), part.size()));
      out.push_back(name.substr(0, name.find(' ')));
    }
  }
  return out;
}

std::vector<std::string> all_commands() {
  return first_words_below(run_duly({"--help"}).out, "Commands:");
}

/// The man page without its markup.
std::string plain_manual() {
  std::string out;
  const std::string page = source("docs/duly.1");
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i] != '\\' || i + 1 == page.size()) {
      out += page[i];
    } else if (page[i + 1] == 'f') {
      i += 2;
    } else if (page[++i] == '-') {
      out += '-';
    }
  }
  return out;
}

/// From the line `heading` to the next section of the same kind or above; blank without one.
std::string section_of(const std::string& manual, const std::string& heading) {
  const std::string text = "\n" + manual;
  const std::size_t from = text.find("\n" + heading + "\n");
  if (from == std::string::npos) return {};
  std::size_t until = text.find("\n.S", from + 1);
  return text.substr(from, until == std::string::npos ? until : until - from);
}

bool has_word(std::string_view text, std::string_view word) {
  const auto edge = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-';
  };
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t after = at + word.size();
    if ((at == 0 || edge(text[at - 1])) && (after == text.size() || edge(text[after]))) return true;
  }
  return false;
}

/// The `duly ...` lines of a text that are commands, whatever stands before them.
std::vector<std::string> commands_named_in(const std::string& text) {
  std::vector<std::string> out;
  constexpr std::string_view kMark = "`duly ";
  for (std::size_t at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
    const std::size_t from = at + kMark.size();
    out.push_back(text.substr(from, text.find_first_of(" `", from) - from));
  }
  return out;
}

/// The words of a line that begin with two hyphens and a letter.
std::vector<std::string> options_named_in(const std::string& line) {
  std::vector<std::string> out;
  for (std::size_t at = line.find("--"); at != std::string::npos; at = line.find("--", at + 2)) {
    const bool starts = (at == 0 || line[at - 1] == ' ' || line[at - 1] == '`') &&
                        at + 2 < line.size() && line[at + 2] >= 'a' && line[at + 2] <= 'z';
    if (!starts) continue;
    const std::size_t end = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    out.push_back(line.substr(at, end == std::string::npos ? end : end - at));
  }
  return out;
}

/// What a link may name behind "#": the headings, in small letters, hyphens for spaces.
std::set<std::string> anchors_of(const std::filesystem::path& file) {
  std::set<std::string> out;
  for (const std::string& line : split(duly::test::read_file(file), '\n')) {
    if (!begins(line, "#")) continue;
    std::string anchor;
    for (const char c : line.substr(std::min(line.find_first_not_of("# "), line.size()))) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0) anchor += static_cast<char>(std::tolower(byte));
      if (c == ' ' || c == '-') anchor += '-';
      if (c == '_') anchor += c;
    }
    out.insert(std::move(anchor));
  }
  return out;
}

}  // namespace

TEST_SUITE("documents") {
  TEST_CASE("the pages that the program writes are as it writes them") {
    const auto is_written = [](const std::string& path, const std::string& text) {
      if (duly::test::updating()) duly::test::write_file(duly::test::in_source(path), text);
      if (source(path) == text) return;
      INFO("to rewrite it: DULY_UPDATE_GOLDEN=1, then read `git diff`");
      FAIL_CHECK(path << " differs at " << duly::test::difference(text, source(path)));
    };
    for (const duly::pages::Document& page : duly::pages::documents()) {
      const std::string path(page.path);
      SUBCASE(path.c_str()) {
        is_written(path, duly::pages::document(page.name));
      }
    }
    SUBCASE("docs/duly.1") {
      is_written("docs/duly.1", duly::cli::manual());
    }
    SUBCASE("examples/pack.html") {
      const InFolder here(duly::test::in_source("."));
      is_written("examples/pack.html",
                 run_duly({"report", "examples/small-authority", "--year", "2015-16", "--as-at",
                           "2016-03-31", "--authority", "Example Council", "--target", "NI66>=95",
                           "--benchmark", "England", "-f", "html"})
                     .out);
    }
  }

  TEST_CASE("the man page has every command and every option") {
    const std::string manual = plain_manual();
    const std::string common = section_of(manual, ".SH COMMON OPTIONS");
    REQUIRE(!common.empty());
    const std::vector<std::string> commands = all_commands();
    REQUIRE(commands.size() > 5);
    for (const std::string& command : commands) {
      CAPTURE(command);
      CHECK(has_word(section_of(manual, ".SH SYNOPSIS"), "duly " + command));
      const std::string own = section_of(manual, ".SS " + command);
      REQUIRE(!own.empty());
      const bool reads_files = own.find("COMMON OPTIONS") != std::string::npos;
      for (const std::string& option : options_of(command)) {
        CAPTURE(option);
        if (option == "-h" || option == "--help") continue;  // said once, in the synopsis
        CHECK((has_word(own, option) || (reads_files && has_word(common, option))));
      }
    }
    CHECK(has_word(manual, "--help"));
    CHECK(has_word(manual, "--version"));
  }

  TEST_CASE("the man page gives no common option that a command does not have") {
    const std::string manual = plain_manual();
    std::string common = section_of(manual, ".SH COMMON OPTIONS");
    for (const std::string& command : all_commands()) {
      if (section_of(manual, ".SS " + command).find("COMMON OPTIONS") == std::string::npos)
        continue;
      CAPTURE(command);
      const std::vector<std::string> options = options_of(command);
      const std::vector<std::string> lines = split(common, '\n');
      for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i] != ".TP" || !begins(lines[i + 1], "-")) continue;
        const std::string name = lines[i + 1].substr(0, lines[i + 1].find_first_of(", "));
        CAPTURE(name);
        CHECK(std::find(options.begin(), options.end(), name) != options.end());
      }
    }
  }

  TEST_CASE("the examples of the README and of the page of settings print what they show") {
    const InFolder here(duly::test::in_source("."));
    for (const char* const page : {"README.md", "docs/settings.md"}) {
      const std::vector<Example> examples = duly::test::examples_in(source(page));
      REQUIRE(examples.size() >= 2);
      for (const Example& example : examples) duly::test::check_example(example);
    }
  }

  TEST_CASE("the documents name no command that is not there") {
    const std::vector<std::string> commands = all_commands();
    for (const char* const page :
         {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md",
          "docs/annual-reports.md", "docs/design.md", "docs/decisions.md",
          "docs/periods-and-history.md", "docs/rules.md", "docs/measures.md", "docs/diagnostics.md",
          "docs/formats.md", "docs/settings.md", "docs/guide.md", "docs/faq.md",
          "docs/install.md"}) {
      CAPTURE(page);
      for (const std::string& name : commands_named_in(source(page))) {
        CAPTURE(name);
        const bool known = std::find(commands.begin(), commands.end(), name) != commands.end();
        CHECK((known || name == "--version" || name == "--help" || name == "help"));
      }
    }
  }

  TEST_CASE("the documents name no option that no command has") {
    std::set<std::string> options = {"--help", "--version"};
    for (const std::string& command : all_commands()) {
      for (std::string& option : options_of(command)) options.insert(std::move(option));
    }
    for (const char* const page :
         {"README.md", "CHANGELOG.md", "data/README.md", "docs/design.md", "docs/decisions.md",
          "docs/periods-and-history.md", "docs/rules.md", "docs/measures.md", "docs/changes.md",
          "docs/diagnostics.md", "docs/settings.md", "docs/guide.md", "docs/faq.md",
          "docs/install.md"}) {
      CAPTURE(page);
      for (const std::string& line : split(source(page), '\n')) {
        const bool of_another_program = line.find("cmake ") != std::string::npos ||
                                        line.find("duly_tests") != std::string::npos;
        for (const std::string& option : options_named_in(line)) {
          CAPTURE(option);
          CHECK((of_another_program || options.count(option) == 1));
        }
      }
    }
  }

  TEST_CASE("the documents name no code of a finding that is not there") {
    std::set<std::string> codes;
    for (const duly::CodeInfo& info : duly::all_codes()) codes.insert(std::string(info.id));
    const std::string page = source("docs/periods-and-history.md");
    std::size_t named = 0;
    for (std::size_t at = 0; at < page.size(); ++at) {
      const bool starts = (page[at] == 'D' || page[at] == 'N') &&
                          std::isalnum(static_cast<unsigned char>(page[at - 1])) == 0 &&
                          std::isdigit(static_cast<unsigned char>(page[at + 1])) != 0;
      if (!starts) continue;
      const std::size_t end = page.find_first_not_of("0123456789", at + 1);
      CAPTURE(page.substr(at, end - at));
      CHECK(codes.count(page.substr(at, end - at)) == 1);
      ++named;
    }
    CHECK(named > 8);
  }

  TEST_CASE("`duly formats` prints every heading of data/headings.csv, and no other") {
    const Said said = run_duly({"formats", "--format", "csv"});
    REQUIRE(said.status == 0);
    std::multiset<std::string> printed;
    std::multiset<std::string> written;
    for (const duly::test::CsvLine& line : duly::test::lines_of(said.out)) {
      printed.insert(line["kind"] + " " + line["field"] + " " + line["source"] + " " +
                     line["heading"]);
    }
    for (const duly::test::CsvLine& line : duly::test::lines_of(source("data/headings.csv"))) {
      written.insert(line["kind"] + " " + line["field"] + " " + line["source"] + " " +
                     line["heading"]);
    }
    CHECK(written.size() > 50);
    CHECK(printed == written);
  }

  TEST_CASE("every heading of data/headings.csv stands in docs/formats.md under its kind") {
    const std::string page = source("docs/formats.md");
    for (const duly::test::CsvLine& line : duly::test::lines_of(source("data/headings.csv"))) {
      const std::size_t from = page.find("## " + line["kind"] + "\n");
      REQUIRE(from != std::string::npos);
      const std::string section = page.substr(from, page.find("\n## ", from) - from);
      CAPTURE(line["kind"]);
      CAPTURE(line["heading"]);
      CHECK(section.find("`" + line["heading"] + "` (" + line["source"] + ")") !=
            std::string::npos);
    }
  }

  TEST_CASE("every limit and every citation of data/ stands in docs/rules.md") {
    const std::vector<std::string> page = split(source("docs/rules.md"), '\n');
    const auto on_one_line = [&page](const std::vector<std::string>& words) {
      return std::any_of(page.begin(), page.end(), [&words](const std::string& line) {
        return std::all_of(words.begin(), words.end(), [&line](const std::string& word) {
          return line.find(word) != std::string::npos;
        });
      });
    };
    for (const duly::test::CsvLine& line : duly::test::lines_of(source("data/rules.csv"))) {
      CAPTURE(line["rule"]);
      CHECK(
          on_one_line({"`" + line["rule"] + "`", "| " + line["amount"] + " ", line["in_force_from"],
                       line["in_force_until"], "`" + line["citation"] + "`"}));
    }
    for (const duly::test::CsvLine& line : duly::test::lines_of(source("data/citations.csv"))) {
      CAPTURE(line["key"]);
      CHECK(on_one_line({"`" + line["key"] + "`", line["title"], line["url"]}));
    }
  }

  TEST_CASE("the links of the documents lead to files, and headings in them, that are there") {
    for (const char* const page :
         {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "data/README.md", "docs/design.md",
          "docs/decisions.md", "docs/annual-reports.md", "docs/periods-and-history.md",
          "docs/measures.md", "docs/settings.md", "docs/guide.md", "docs/faq.md", "docs/columns.md",
          "docs/install.md", "examples/small-authority/README.md"}) {
      const std::string text = source(page);
      for (std::size_t at = text.find("]("); at != std::string::npos;
           at = text.find("](", at + 1)) {
        const std::string link = text.substr(at + 2, text.find(')', at) - at - 2);
        if (begins(link, "http")) continue;
        CAPTURE(page);
        CAPTURE(link);
        const std::size_t hash = std::min(link.find('#'), link.size());
        std::filesystem::path file = duly::test::in_source(page);
        if (hash > 0) file = file.parent_path() / link.substr(0, hash);
        REQUIRE(std::filesystem::exists(file));
        if (hash < link.size()) CHECK(anchors_of(file).count(link.substr(hash + 1)) == 1);
      }
    }
  }
}
