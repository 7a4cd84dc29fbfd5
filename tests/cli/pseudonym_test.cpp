// --pseudonyms: what goes out names no child, and still answers.

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/options.hpp"
#include "duly/measure.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

constexpr std::string_view kKey = "a key of the tests, not a secret\n";

/// The made-up authority, and the extracts of the golden cases: more is wrong with those.
std::vector<std::string> extracts(bool authority) {
  std::vector<std::string> out;
  const std::string folder = authority ? "examples/small-authority/" : "tests/golden/inputs/";
  for (const char* name :
       {"episodes", "reviews", "plans", "conferences", "enquiries", "allocations"}) {
    out.push_back(in_source(folder + name + ".csv").string());
  }
  out.push_back(in_source(folder + (authority ? "header.csv" : "children.csv")).string());
  return out;
}

/// Every id in the files that could name a child.
std::set<std::string> ids_in(const std::vector<std::string>& files) {
  std::set<std::string> out;
  for (const std::string& file : files) {
    const std::string text = read_file(file);
    for (const char* heading : {"CHILD", "child_id", "plan_id", "meeting_id", "UPN"}) {
      const auto headings = rows_of(text).front();
      if (std::find(headings.begin(), headings.end(), heading) == headings.end()) continue;
      for (const std::string& id : column_of(text, heading)) out.insert(id);
    }
  }
  out.erase("");
  return out;
}

/// The words of a text: ids are letters and digits.
std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : text + "\n") {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
      word += c;
    } else if (!word.empty()) {
      out.insert(word);
      word.clear();
    }
  }
  return out;
}

/// How each command that reads files is asked; a new command has to be put here.
std::map<std::string, std::vector<Args>> ways_to_ask() {
  std::map<std::string, std::vector<Args>> out{
      {"due", {{}, {"--child", "A1001"}, {"--within", "28d"}}},
      {"reviews", {{"--year", "2015-16"}, {"--year", "2015-16", "--child", "A1001"}}},
      {"kpi", {{"--year", "2015-16"}, {"--year", "2015-16", "--quarterly"}}},
      {"readings", {{"--year", "2015-16"}}},
      {"explain", {{"--child", "A1001"}, {"--child", "A1019"}, {"--child", "A9999"}}},
      {"files", {{}}},
      {"check", {{}, {"--summary"}}},
      {"report", {{"--year", "2015-16"}, {"--year", "2015-16", "--child-level"}}},
      {"changes", {{"--year", "2015-16"}, {"--year", "2015-16", "-m", "all"}}},
  };
  for (const duly::Measure& m : duly::measures()) {
    out["kpi"].push_back({"--year", "2015-16", "--list", std::string(m.id)});
  }
  return out;
}

Args joined(std::initializer_list<Args> parts) {
  Args out;
  for (const Args& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

/// The files as the command takes them. Two sets are all of them, before without their reviews: so
/// everyone reviewed has moved.
Args given_to(const duly::cli::Command& command, const std::vector<std::string>& files) {
  if (command.reads != duly::cli::Reads::two_sets) return files;
  Args before = files;
  std::erase_if(before, [](const std::string& f) { return f.ends_with("reviews.csv"); });
  return joined({{"--before"}, before, {"--after"}, files});
}

/// Some id of `ids` in the text, or blank.
std::string leaked(const std::string& text, const std::set<std::string>& ids) {
  const std::set<std::string> words = words_of(text);
  const auto found = std::find_if(words.begin(), words.end(),
                                  [&ids](const std::string& word) { return ids.count(word) > 0; });
  return found == words.end() ? std::string() : *found;
}

/// Those that are text: a workbook is packed.
std::vector<std::string_view> text_formats_of(const duly::cli::Command& command) {
  if (command.writes == duly::cli::Writes::document) return {"html", "md"};
  if (command.writes == duly::cli::Writes::days) return {"table", "csv", "json", "md"};
  return {"table", "csv", "json", "md"};
}

struct Keyed {
  TempFolder folder;
  std::string key = folder.write("key", kKey);
  Args options{"--pseudonyms", "--key", key};
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("with pseudonyms no id of the files stands in any output of any command") {
    const Keyed keyed;
    const auto ways = ways_to_ask();
    for (const duly::cli::Command& command : duly::cli::commands()) {
      if (command.reads == duly::cli::Reads::nothing) continue;
      const std::string name(command.name);
      CAPTURE(name);
      REQUIRE(ways.count(name) == 1);
      bool shown_without = false;
      for (const bool authority : {true, false}) {
        const std::vector<std::string> files = extracts(authority);
        const std::set<std::string> ids = ids_in(files);
        REQUIRE(ids.size() > 20);
        for (const Args& way : ways.at(name)) {
          for (const std::string_view format : text_formats_of(command)) {
            const Args asked =
                joined({{name}, given_to(command, files), way, {"-f", std::string(format)}});
            const Said said = run_duly(joined({asked, keyed.options}));
            CHECK(leaked(said.out, ids) == "");
            CHECK(leaked(said.err, ids) == "");
            CHECK(said.out.find("not a secret") == std::string::npos);
            shown_without = shown_without || leaked(run_duly(asked).out, ids) != "";
          }
        }
      }
      // Else the test would see nothing; readings are of no one, and files are not children.
      CHECK(shown_without == (name != "readings" && name != "files"));
    }
  }

  TEST_CASE("pseudonyms change who is named and nothing else") {
    const Keyed keyed;
    const Args kpi = joined({{"kpi"}, extracts(true), {"--year", "2015-16", "-f", "csv"}});
    CHECK(run_duly(kpi).out == run_duly(joined({kpi, keyed.options})).out);
    const Args list = joined({{"kpi"}, extracts(true), {"--year", "2015-16", "--list", "NI67"}});
    CHECK(column_of(run_duly(joined({list, {"-f", "csv"}})).out, "reason").size() ==
          column_of(run_duly(joined({list, {"-f", "csv"}, keyed.options})).out, "reason").size());
  }

  TEST_CASE("rows are sorted by the name shown, so that their order tells no id") {
    const Keyed keyed;
    const Args asked = joined({{"reviews"}, extracts(true), {"--year", "2015-16", "-f", "csv"}});
    const std::vector<std::string> shown =
        column_of(run_duly(joined({asked, keyed.options})).out, "child_id");
    REQUIRE(shown.size() > 100);
    CHECK(std::is_sorted(shown.begin(), shown.end()));
    CHECK(shown.front().substr(0, 2) == "P-");
    // Of what is due on one day, too.
    const Args due = joined({{"due"}, extracts(true), {"-f", "csv"}, keyed.options});
    int alike = 0;
    std::string before;
    for (CsvLine& line : lines_of(run_duly(due).out)) {
      const std::string name = line["due_date"] + " " + line["child_id"];
      if (before.substr(0, before.find(' ')) == line["due_date"]) {
        CHECK(before <= name);
        ++alike;
      }
      before = name;
    }
    CHECK(alike > 5);
  }

  TEST_CASE("the order of rows of a list is not that of the ids in the files") {
    const Keyed keyed;
    const Args asked =
        joined({{"kpi"}, extracts(true), {"--year", "2015-16", "--list", "NI67"}, {"-f", "csv"}});
    const auto shown = column_of(run_duly(joined({asked, keyed.options})).out, "child_id");
    REQUIRE(shown.size() > 20);
    CHECK(std::is_sorted(shown.begin(), shown.end()));
  }

  TEST_CASE("the ids of findings cannot be worked out from the ids of children") {
    const Keyed keyed;
    const std::string other = keyed.folder.write("other", "another key, of other bytes");
    const Args asked = joined({{"check"}, extracts(false), {"-f", "csv"}});
    const auto ids = [&asked](const Args& more) {
      std::set<std::string> out;
      for (const CsvLine& line : lines_of(run_duly(joined({asked, more})).out)) {
        if (!line["child_id"].empty()) out.insert(line["id"]);
      }
      return out;
    };
    const std::set<std::string> plain = ids({});
    const std::set<std::string> first = ids(keyed.options);
    const std::set<std::string> second = ids({"--pseudonyms", "--key", other});
    REQUIRE(!plain.empty());
    CHECK(plain.size() == first.size());
    for (const std::string& id : plain) CHECK(first.count(id) + second.count(id) == 0);
    for (const std::string& id : first) CHECK(second.count(id) == 0);
    CHECK(first == ids(keyed.options));
  }

  TEST_CASE("a child is asked for by its id or by its pseudonym") {
    const Keyed keyed;
    for (const Args& asked :
         {joined({{"explain"}, extracts(false)}), joined({{"due"}, extracts(false)}),
          joined({{"reviews"}, extracts(false), {"--year", "2015-16"}})}) {
      const Said by_id = run_duly(joined({asked, keyed.options, {"--child", "A1001"}}));
      const Said by_name =
          run_duly(joined({asked, keyed.options, {"--child", "P-09ec69e699c89abe"}}));
      CHECK(by_id.out.find("P-09ec69e699c89abe") != std::string::npos);
      CHECK(by_id.out == by_name.out);
    }
  }

  TEST_CASE("a child that is not in the files is not named in the message") {
    const Keyed keyed;
    const Said said =
        run_duly(joined({{"explain"}, extracts(false), keyed.options, {"--child", "A9999"}}));
    CHECK(said.status == duly::cli::kUsage);
    CHECK(said.err.find("A9999") == std::string::npos);
  }

  TEST_CASE("an output is never written over the key, under any name of it") {
    const Keyed keyed;
    const std::string other_name = keyed.folder.path("") + "./key";
    for (const std::string& output : {keyed.key, other_name}) {
      const Said said = run_duly(joined({{"due"}, extracts(false), keyed.options, {"-o", output}}));
      CHECK(said.status == duly::cli::kTrouble);
      CHECK(read_file(keyed.key) == kKey);
    }
  }

  TEST_CASE("a key that is empty, short, missing or an extract is refused") {
    const TempFolder folder;
    const auto status = [](const std::string& key) {
      return run_duly(joined({{"due"}, extracts(false), {"--pseudonyms", "--key", key}})).status;
    };
    CHECK(status(folder.write("empty", "")) == duly::cli::kTrouble);
    CHECK(status(folder.write("fifteen", "123456789012345")) == duly::cli::kTrouble);
    CHECK(status(folder.write("sixteen", "1234567890123456")) == duly::cli::kDone);
    CHECK(status(folder.path("none")) == duly::cli::kTrouble);
    CHECK(status(extracts(false).front()) == duly::cli::kUsage);
  }

  TEST_CASE("white space around a key is no part of it") {
    const TempFolder folder;
    const auto said = [&folder](const std::string& key) {
      return run_duly(joined(
          {{"due"}, extracts(false), {"--pseudonyms", "--key"}, {folder.write("key", key)}}));
    };
    const std::string key = "a key of the tests, not a secret";
    const std::string bare = said(key).out;
    CHECK(bare.find("P-") != std::string::npos);
    for (const char* end : {"\n", "\r\n", " \t\n\n"}) CHECK(said(key + end).out == bare);
    CHECK(said("\n " + key).out == bare);
    CHECK(said("a key of the tests, not  a secret").out != bare);
    CHECK(said("               \n\n\n").status == duly::cli::kTrouble);
  }

  TEST_CASE("a group of an authority's own column shows no id of the files, and no name") {
    const TempFolder folder;
    const std::string episodes = folder.write(
        "e.csv", "CHILD,DECOM,RNE,LS,PLACE\nA1,01/05/2015,S,C2,U4\nA2,01/05/2015,S,C2,U4\n");
    const std::string reviews =
        folder.write("r.csv",
                     "CHILD,REVIEW,Sibling,First Name,Their number,NHS No,Venue name,Ref\n"
                     "A1,20/05/2015,A2,Ann,A123456789012,,Hall,943 476 5919\n"
                     "A2,20/05/2015,home,Bob,,,Hall,9434765919\n");
    const std::string key = folder.write("key", kKey);
    const auto by = [&](const char* column, const Args& more) {
      return run_duly(joined({{"kpi", episodes, reviews, "--year", "2015-16", "-m",
                               "cla_reviews_on_time", "-f", "csv", "-q", "--by", column},
                              more}));
    };
    const Args hiding = {"--pseudonyms", "--key", key};
    const Said siblings = by("reviews.Sibling", hiding);
    CHECK(siblings.status == duly::cli::kDone);
    CHECK(leaked(siblings.out, {"A1", "A2"}) == "");
    CHECK(siblings.out.find("P-") != std::string::npos);
    CHECK(leaked(by("reviews.Sibling", {}).out, {"A1", "A2"}) == "A2");
    for (const char* column :
         {"reviews.First Name", "reviews.Their number", "reviews.NHS No", "reviews.Ref"}) {
      CAPTURE(column);
      CHECK(by(column, hiding).status == duly::cli::kUsage);
      CHECK(by(column, {}).status == duly::cli::kDone);
    }
    CHECK(by("reviews.Venue name", hiding).status == duly::cli::kDone);
  }

  TEST_CASE("a key serves --suppress alone: figures hide what they hide, and children are named") {
    const Keyed keyed;
    const Args asked = joined({{"kpi"},
                               extracts(true),
                               {"--year", "2015-16", "--by", "team"},
                               {"-f", "csv", "--key", keyed.key}});
    CHECK(run_duly(asked).status == duly::cli::kUsage);
    const Args hiding = joined({asked, {"--suppress", "6"}});
    const Said said = run_duly(hiding);
    CHECK(said.status != duly::cli::kUsage);
    CHECK(said.out.find(",c,") != std::string::npos);
    CHECK(said.out == run_duly(hiding).out);
  }

  TEST_CASE("a column of the allocations that holds ids is no group under pseudonyms") {
    const Keyed keyed;
    const std::vector<std::string> asked =
        joined({{"kpi"}, extracts(false), {"--year", "2015-16", "-m", "cla_at_end"}});
    for (const char* by : {"child_id", "child", "Child ID"}) {
      const Said said = run_duly(joined({asked, keyed.options, {"--by", by}}));
      CHECK(said.status == duly::cli::kUsage);
      CHECK(said.out.empty());
    }
    CHECK(run_duly(joined({asked, {"--by", "child_id"}})).status == duly::cli::kDone);
  }
}
