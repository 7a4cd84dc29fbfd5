// What the environment and duly.toml may say, and what stands before what.

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/desk.hpp"
#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

bool says(const Said& said, std::string_view words) {
  return said.err.find(words) != std::string::npos;
}

Args joined(Args first, const Args& more) {
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

/// An option in each of the places it may be given in, and what is in force then.
struct Placed {
  std::string command, option;
  std::string file, section, variable, typed;  ///< as they are written there
  std::string by_default;
  std::string of_file, of_section, of_variable, of_typed;
};

/// A value whose form is the same everywhere.
Placed plain(const char* command, const char* option, const std::string& by_default) {
  return {command,    option,   "\"f\"",  "\"s\"",  "v",     std::string("--") + option + "=t",
          by_default, R"("f")", R"("s")", R"("v")", R"("t")"};
}

const std::vector<Placed>& placed() {
  static const std::vector<Placed> kAll = {
      plain("kpi", "year", R"("")"),
      plain("kpi", "format", R"("")"),
      plain("kpi", "preset", R"("statutory")"),
      plain("due", "as-at", R"("")"),
      plain("due", "team", R"("")"),
      plain("check", "fail-on", R"("error")"),
      plain("rules", "on", R"("")"),
      plain("report", "authority", R"("")"),
      plain("changes", "before-as-at", R"("")"),
      {"kpi", "threads", "2", "3", "4", "--threads=5", "\"0\"", "\"2\"", "\"3\"", "\"4\"", "\"5\""},
      {"kpi", "no-repair", "true", "false", "yes", "--no-repair=false", "false", "true", "false",
       "true", "false"},
      {"due", "quiet", "false", "true", "0", "-q", "false", "false", "true", "false", "true"},
      {"kpi", "target", "[\"NI66>=1\", \"NI67>=2\"]", "[\"NI66>=3\"]", "NI66>=4",
       "--target=NI66>=5", "[]", R"(["NI66>=1", "NI67>=2"])", R"(["NI66>=3"])", R"(["NI66>=4"])",
       R"(["NI66>=5"])"},
      {"kpi", "measure", "\"NI64\"", "[\"NI65\", \"NI66\"]", "NI66,NI67", "--measure=all", "[]",
       R"(["NI64"])", R"(["NI65", "NI66"])", R"(["NI66,NI67"])", R"(["all"])"},
      {"due", "files", "[\"a.csv\"]", "\"b.csv\"", "c.csv", "d.csv", "[]", R"(["a.csv"])",
       R"(["b.csv"])", R"(["c.csv"])", R"(["d.csv"])"},
      {"changes", "before", "[\"a\", \"b\"]", "\"c\"", "d", "--before=e", "[]", R"(["a", "b"])",
       R"(["c"])", R"(["d"])", R"(["e"])"},
  };
  return kAll;
}

std::string variable_of(const std::string& option) {
  std::string out = "DULY_";
  for (const char c : option) out += c == '-' ? '_' : static_cast<char>(c >= 'a' ? c - 32 : c);
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE(
      "the command line stands before the environment, that before a section, that before the"
      " rest of the file") {
    const Desk desk;
    for (const Placed& p : placed()) {
      const std::string section = "[" + p.command + "]\n" + p.option + " = " + p.section + "\n";
      const std::string file = p.option + " = " + p.file + "\n";
      const Variables variables = {{variable_of(p.option), p.variable}};
      CAPTURE(p.command);
      CAPTURE(p.option);
      const Args asked = {p.command, "--show-config"};
      CHECK(shown(desk.run(asked), p.option) == "not " + p.by_default + " # default");
      desk.write_settings(file);
      CHECK(shown(desk.run(asked), p.option) == p.of_file + " # duly.toml:1");
      desk.write_settings(file + section);
      CHECK(shown(desk.run(asked), p.option) == p.of_section + " # duly.toml:3");
      const Said by_variable = desk.run(asked, variables);
      CHECK(shown(by_variable, p.option) == p.of_variable + " # " + variable_of(p.option));
      const Said typed = desk.run(joined(asked, {p.typed}), variables);
      CHECK(shown(typed, p.option) == p.of_typed + " # the command line");
      CHECK(typed.status == 0);
      desk.write_settings("");
    }
  }

  TEST_CASE("a run by settings says what the same options say when they are typed") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings(
        "files = [\"e.csv\", \"r.csv\"]   # both\n"
        "year = \"2015-16\"\n"
        "as-at = 2016-03-31\n\n"
        "[kpi]\n"
        "measure = \"NI66\"\n"
        "by = ['legal_status',\n"
        "      'age_band']  # one below the other\n"
        "target = ['NI66>=40']\n"
        "format = 'csv'\n");
    desk.write("none.toml", "");
    const Said typed =
        desk.run({"kpi", "e.csv", "r.csv", "--year", "2015-16", "--as-at", "2016-03-31", "-m",
                  "NI66", "--by", "legal_status", "--by", "age_band", "--target", "NI66>=40", "-f",
                  "csv", "--config", "none.toml"});
    const Said said = desk.run({"kpi"});
    CHECK(typed.out.size() > 100);
    CHECK(said.out == typed.out);
    CHECK(said.status == typed.status);
    CHECK(said.err ==
          "settings: duly.toml (year, measure, by, target, files, format, as-at)\n" + typed.err);
    CHECK(
        desk.run({"reviews"}).out ==
        desk.run({"reviews", "e.csv", "r.csv", "--year", "2015-16", "--as-at", "2016-03-31"}).out);
  }

  TEST_CASE("paths of a settings file are relative to its folder, and those of the rest are not") {
    const Desk desk;
    desk.make_folder("monthly/extracts");
    desk.write_extracts("monthly/extracts");
    desk.write("monthly/map.csv", "kind,field,heading\nepisodes,start,Begun\n");
    desk.write("monthly/job.toml",
               "files = [\"extracts/*.csv\"]\nmap = \"map.csv\"\noutput = \"due.csv\"\n"
               "[kpi]\nfiles = [\"episodes=extracts/e.csv\", \"/x/y.csv\", \"-\"]\n"
               "population = 5000\n");
    CHECK(desk.run({"due", "--config", "monthly/job.toml"}).status == 0);
    CHECK(read_file("monthly/due.csv").starts_with("child_id,"));
    CHECK(desk.run({"due"}, {{"DULY_CONFIG", "monthly/job.toml"}}).status == 0);
    const Said kpi = desk.run({"--config", "monthly/job.toml", "kpi", "--show-config"},
                              {{"DULY_DEFINE", "own.csv"}});
    CHECK(shown(kpi, "files") ==
          R"(["episodes=monthly/extracts/e.csv", "/x/y.csv", "-"] # monthly/job.toml:5)");
    CHECK(shown(kpi, "population") == R"("5000" # monthly/job.toml:6)");
    CHECK(shown(kpi, "define") == R"("own.csv" # DULY_DEFINE)");
    desk.write("none.toml", "");
    CHECK(desk.run({"check", "monthly/extracts", "--config", "none.toml"}).status == 0);
  }

  TEST_CASE("changes takes its two sets of files from settings, each where none is named") {
    const Desk desk;
    for (const char* folder : {"old", "new", "other"}) {
      desk.make_folder(folder);
      desk.write_extracts(folder);
    }
    desk.write_settings("before = 'old'\nafter = ['new/e.csv', 'new/r.csv']\nyear = '2015-16'\n");
    CHECK(desk.run({"changes"}).status == 0);
    const Said said = desk.run({"changes", "--after", "other", "--show-config"});
    CHECK(shown(said, "before") == R"(["old"] # duly.toml:1)");
    CHECK(shown(said, "after") == R"(["other"] # the command line)");
  }

  TEST_CASE("a flag that is off is as if it were not there, and so is a blank value") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings("fail-if-overdue = true\nteam = 'North'\n[due]\nteam = ''\n");
    CHECK(desk.run({"due", "e.csv", "r.csv"}).status == 4);
    CHECK(desk.run({"due", "e.csv", "r.csv", "--fail-if-overdue=false"}).status == 0);
    CHECK(desk.run({"due", "e.csv", "r.csv"}, {{"DULY_FAIL_IF_OVERDUE", "no"}}).status == 0);
    CHECK(desk.run({"due", "e.csv", "r.csv"}, {{"DULY_FAIL_IF_OVERDUE", ""}}).status == 4);
    desk.write_settings("fail-if-overdue = false\n");
    CHECK(desk.run({"due", "e.csv", "r.csv"}).status == 0);
  }

  TEST_CASE("commands that read no files have no use for those of settings") {
    const Desk desk;
    desk.write_settings("files = ['nowhere/*.csv']\nyear = '2015-16'\nkey = 'none'\n");
    for (const Args& typed : {Args{"rules"}, Args{"formats"}, Args{"measures", "NI66"},
                              Args{"completion", "bash"}, Args{"when", "2016-03-01 + 20wd"}}) {
      CAPTURE(typed[0]);
      const Said said = desk.run(typed);
      CHECK(said.status == 0);
      CHECK(said.err == "");
    }
    desk.write_settings("[");
    CHECK(desk.run({"completion", "bash"}).status == 0);
    CHECK(desk.run({"--version"}).status == 0);
    CHECK(desk.run({"kpi", "--help"}).status == 0);
  }

  TEST_CASE("settings that bear on figures are said with them, wherever they come from") {
    const Desk desk;
    desk.write_extracts();
    desk.write("map.csv", "kind,field,heading\nepisodes,start,Begun\n");
    desk.write_settings("preset = '28-90-180'\nmap = 'map.csv'\nyear = '2015-16'\n");
    const Variables variables = {{"DULY_IDS", "loose"}, {"DULY_READING", "ni66_minimum=none"}};
    const Said csv = desk.run({"reviews", "e.csv", "r.csv", "-f", "csv"}, variables);
    CHECK(csv.out.find("preset 28-90-180") != std::string::npos);
    const Said json = desk.run({"kpi", "e.csv", "r.csv", "-f", "json", "-q"}, variables);
    for (const char* words : {R"("preset": "28-90-180")", R"("map": "map.csv")",
                              R"("ids": "loose")", R"("ni66_minimum": "none")"}) {
      CAPTURE(words);
      CHECK(json.out.find(words) != std::string::npos);
    }
    CHECK(json.err == "");
    CHECK(says(csv,
               "settings: duly.toml (year, preset, map); the environment (DULY_READING,"
               " DULY_IDS)\n"));
  }

  TEST_CASE("what --show-config prints can be a settings file itself") {
    const Desk desk;
    desk.write_extracts();
    const Args typed = {"kpi",       "e.csv",    "r.csv",    "--year",      "2015-16",        "-m",
                        "NI66,NI67", "--target", "NI66>=95", "--benchmark", "Us=Bolton,Bury", "-f",
                        "csv"};
    const Said first = desk.run(typed);
    desk.write("same.toml", desk.run(joined(typed, {"--show-config"})).out);
    const Said again = desk.run({"kpi", "--config", "same.toml"});
    CHECK(again.out == first.out);
    CHECK(again.status == first.status);
    CHECK(first.status == 4);
  }

  TEST_CASE("without a command, --show-config shows the file and the environment") {
    const Desk desk;
    desk.write_settings(
        "year = 'last'\n[due]\nwithin = '28d'\nstatus = ['overdue', 'due_today']\n");
    const Said said = desk.run({"--show-config"}, {{"DULY_TEAM", "North"}});
    CHECK(said.status == 0);
    CHECK(shown(said, "year") == R"("last" # duly.toml:1)");
    CHECK(shown(said, "status") == R"(["overdue", "due_today"] # duly.toml:4)");
    CHECK(said.out.find("\n[due]\n") != std::string::npos);
    CHECK(said.out.find("# DULY_TEAM=North, before the file\n") != std::string::npos);
  }

  TEST_CASE(
      "no output is written over the settings, and a pattern does not take them for an"
      " extract") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings("files = '*'\noutput = 'duly.toml'\n");
    CHECK(desk.run({"due"}).status == 3);
    CHECK(read_file("duly.toml").starts_with("files"));
    const Said said = desk.run({"due", "-o", "-"});
    CHECK(said.status == 0);
    CHECK(!says(said, "D116"));
  }

  TEST_CASE("the settings that docs/settings.md shows are those of examples/monthly.toml") {
    const std::string page = read_file(in_source("docs/settings.md"));
    const std::string file = read_file(in_source("examples/monthly.toml"));
    CHECK(page.find("```toml\n" + file + "```\n") != std::string::npos);
  }
}
