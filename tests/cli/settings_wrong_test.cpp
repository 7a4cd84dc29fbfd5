// Settings that are wrong, and those that go ill with what is typed.

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

struct Wrong {
  const char* settings;
  int status;
  const char* said;
};

void check_wrong(const Desk& desk, const Args& typed, const Wrong& wrong) {
  CAPTURE(wrong.settings);
  desk.write_settings(wrong.settings);
  const Said said = desk.run(typed);
  CAPTURE(said.err);
  CHECK(said.status == wrong.status);
  CHECK(says(said, std::string("duly: ") + wrong.said));
  CHECK(said.out == "");
}

/// A setting, what is typed, and whether the setting is in force then.
struct Beside {
  const char* settings;
  Args typed;
  const char* option;
  bool in_force;
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a name that is no setting is told with its line and the nearest") {
    const Desk desk;
    for (const Wrong& wrong : {
             Wrong{"\nformt = 'csv'\n", 2,
                   "duly.toml:2: there is no setting 'formt'; did you mean f"},
             {"as_at = '2016-03-31'", 2,
              "duly.toml:1: there is no setting 'as_at'; did you mean as"},
             {"[due]\nwithn = '28d'", 2,
              "duly.toml:2: there is no setting 'withn'; did you mean w"},
             {"[kpi]\nwithin = '28d'", 2,
              "duly.toml:2: kpi has no option --within, which is of due"},
             {"[kpis]\nyear = 'last'", 2,
              "duly.toml:2: there is no command 'kpis'; did you mean kpi"},
             {"kpi.yaer = 'last'", 2, "duly.toml:1: there is no setting 'yaer'"},
             {"config = 'x.toml'", 2, "duly.toml:1: config stands on the command line, not in a"},
             {"help = true", 2, "duly.toml:1: help stands on the command line"},
             {"shell = 'bash'", 2, "duly.toml:1: there is no setting 'shell'"},
         }) {
      check_wrong(desk, {"kpi", "e.csv"}, wrong);
    }
    desk.write_settings("kpi.year = 'last'\nwithin = '28d'\n\"team\" = 'North'\n");
    CHECK(shown(desk.run({"kpi", "--show-config"}), "year") == R"("last" # duly.toml:1)");
  }

  TEST_CASE("a settings file that is broken is told with its line, and nothing is done") {
    const Desk desk;
    for (const Wrong& wrong : {
             Wrong{"year\n", 3, "duly.toml:1: a setting is written NAME = VALUE"},
             {"# one\n\n= 'x'\n", 3, "duly.toml:3: a setting is written"},
             {"\r\r=2015\n", 3, "duly.toml:1: a setting is written NAME = VALUE"},
             {". = 2\n", 3, "duly.toml:1: cannot be read"},
             {"year =\n", 3, "duly.toml:1: nothing stands behind the equals sign"},
             {"year = # '2015-16'\n", 3, "duly.toml:1: nothing stands behind the equals sign"},
             {"year = '2015-16\n", 3, "duly.toml:1: a quote is not closed"},
             {"team = North East\n", 3, "duly.toml:1: more stands behind the value"},
             {"team = 'North' 'East'\n", 3, "duly.toml:1: more stands behind the value"},
             {"team = \"\"\"North\"\"\"\n", 3, "duly.toml:1: more stands behind the value"},
             {"files = ['a.csv',\n'b.csv'\nyear = 'last'\n", 3, "duly.toml:3: more stands behind"},
             {"files = ['a.csv',\n'b.csv',\n", 3, "duly.toml:1: the list that begins here is not"},
             {"files = ['a.csv'] x\n", 3, "duly.toml:1: more stands behind"},
             {"files = ['a.csv',, 'b.csv']\n", 3, "duly.toml:1: ',' is out of place"},
             {"files = [['a.csv']]\n", 3, "duly.toml:1: '[' is out of place"},
             {"files = 'C:\\data\\'\n", 3, "duly.toml:1: a backslash stands before a quote"},
             {"[kpi\n", 3, "duly.toml:1: a section is the name of a command"},
             {"[[kpi]]\n", 3, "duly.toml:1: a section is the name of a command"},
             {"year = 'last'\nteam = 'N'\nyear = 'this'\n", 3,
              "duly.toml:3: year is set already, in line 1"},
             {"PK\x03\x04 workbook", 3, "duly.toml: is "},
         }) {
      check_wrong(desk, {"kpi", "e.csv"}, wrong);
    }
    const std::string zero("team = 'a\0b'\n", 13);
    desk.write_settings(zero);
    CHECK(desk.run({"kpi", "e.csv"}).status == 3);
  }

  TEST_CASE("text in quotes is taken as it stands, and lists run over lines") {
    const Desk desk;
    desk.write_settings(
        "\xEF\xBB\xBF# begun on Windows\r\n"
        "team = \"No 1, North # = [East]\"   # a comment\r\n"
        "[due]\r\nstatus = [ # open\r\n  'overdue' ,\r\n\r\n  \"due_today\",  # and today\r\n]\r\n"
        "by = ['duty', \"team,iro\"]\r\nfiles = 'C:\\data\\e.csv'");
    const Said said = desk.run({"due", "--show-config"});
    CHECK(shown(said, "team") == R"("No 1, North # = [East]" # duly.toml:2)");
    CHECK(shown(said, "status") == R"(["overdue", "due_today"] # duly.toml:4)");
    CHECK(shown(said, "by") == R"(["duty", "team,iro"] # duly.toml:9)");
    CHECK(shown(said, "files") == R"(["C:\data\e.csv"] # duly.toml:10)");
  }

  TEST_CASE("a value of the wrong kind is told with its place") {
    const Desk desk;
    desk.write_extracts();
    for (const Wrong& wrong : {
             Wrong{"threads = 'many'", 2, "duly.toml:1: threads takes a number, not 'many'"},
             {"max-messages = -1", 2, "duly.toml:1: max-messages takes no negative number"},
             {"no-repair = 'maybe'", 2, "duly.toml:1: no-repair takes true or false, not 'maybe'"},
             {"quiet = [true, true]", 2, "duly.toml:1: quiet takes true or false, not 'a list'"},
             {"year = ['2014-15', '2015-16']", 2, "duly.toml:1: year takes one value, not a list"},
             {"by = ['team', '']", 2, "duly.toml:1: by has a blank value in its list"},
         }) {
      check_wrong(desk, {"kpi", "e.csv", "r.csv"}, wrong);
    }
    desk.write_settings("");
    const Said said = desk.run({"kpi", "e.csv"}, {{"DULY_QUIET", "perhaps"}});
    CHECK(said.status == 2);
    CHECK(says(said, "duly: DULY_QUIET: quiet takes true or false, not 'perhaps'"));
  }

  TEST_CASE("a value that the command refuses is told with the place it comes from") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings("files = ['e.csv', 'r.csv']\nyear = '2015-17'\n[due]\nformat = 'pdf'\n");
    const Said kpi = desk.run({"kpi"});
    CHECK(kpi.status == 2);
    CHECK(says(kpi, "try 2015-16\n--year comes from duly.toml:2\n"));
    CHECK(says(desk.run({"due"}), "not 'pdf'\n--format comes from duly.toml:4\n"));
    const Said map = desk.run({"due"}, {{"DULY_MAP", "nowhere.csv"}, {"DULY_FORMAT", "csv"}});
    CHECK(map.status == 3);
    CHECK(says(map, "nowhere.csv: there is no such file\n--map comes from DULY_MAP\n"));
  }

  TEST_CASE("a settings file that is named must be there; one that is found is not looked for") {
    const Desk desk;
    desk.make_folder("folder");
    const Said missing = desk.run({"due", "e.csv", "--config", "none.toml"});
    CHECK(missing.status == 3);
    CHECK(says(missing, "duly: --config none.toml: there is no such file"));
    const Said variable = desk.run({"due", "e.csv"}, {{"DULY_CONFIG", "none.toml"}});
    CHECK(variable.status == 3);
    CHECK(says(variable, "duly: DULY_CONFIG none.toml: there is no such file"));
    CHECK(desk.run({"due", "--config", "folder"}).status == 3);
    CHECK(desk.run({"due", "--config", "-"}).status == 2);
    CHECK(desk.run({"due", "--config", ""}).status == 2);
    CHECK(desk.run({"--show-config", "--config", ""}).status == 2);
    CHECK(desk.run({"--show-config", "--config", "none.toml"}).status == 3);
    desk.write("folder/duly.toml", "nonsense");
    CHECK(desk.run({"rules"}, {{"DULY_CONFIG", ""}}).status == 0);
  }

  TEST_CASE("a variable that is nearly a setting is told, and any other is none of ours") {
    const Desk desk;
    const Variables variables = {{"DULY_FORMATS", "csv"},
                                 {"DULY_UPDATE_GOLDEN", "1"},
                                 {"DULY_LOCALITY_TRIALS", "9"},
                                 {"DULY_AS_AT", ""}};
    CHECK(desk.run({"rules"}, variables).err ==
          "DULY_FORMATS is no setting, and is not used; did you mean DULY_FORMAT?\n");
  }

  TEST_CASE("what the run says of its settings is one line, and none with -q") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings(
        "files = ['e.csv', 'r.csv']\nyear = 'last'\nteam = ''\n[kpi]\nquiet = no\n");
    const Said said = desk.run({"kpi", "--month", "last"}, {{"DULY_FORMAT", "csv"}});
    CHECK(
        said.err.starts_with("settings: duly.toml (files, quiet); the environment (DULY_FORMAT);"
                             " not in force: year\n"));
    CHECK(desk.run({"kpi", "--month", "last", "-q"}, {{"DULY_FORMATS", "csv"}}).err == "");
    CHECK(desk.run({"kpi", "--month", "last"}, {{"DULY_QUIET", "1"}}).err == "");
  }

  TEST_CASE("what is typed does not clash with a setting that asks otherwise") {
    const Desk desk;
    desk.write_extracts();
    for (const Beside& beside : {
             Beside{"year = 'last'", {"kpi", "--month", "last"}, "year", false},
             {"month = 'last'", {"kpi", "--year", "last"}, "month", false},
             {"quarter = 'last'",
              {"kpi", "--from", "2015-04-01", "--to", "2015-05-31"},
              "quarter",
              false},
             {"from = '2015-04-01'", {"reviews", "--to", "2015-05-31"}, "from", true},
             {"years = '2013-14..2014-15'", {"kpi", "--year", "2014-15"}, "years", false},
             {"month = '2015-04'\n[kpi]\nyear = '2014-15'", {"kpi"}, "month", false},
             {"monthly = true", {"kpi", "--year", "last", "--quarterly"}, "monthly", false},
             {"list = 'NI66'", {"kpi", "--year", "last", "--target", "NI66>=1"}, "list", false},
             {"by = 'team'\ntarget = 'NI66>=1'",
              {"kpi", "--year", "last", "--list", "NI66"},
              "by",
              false},
             {"output = 'x.csv'", {"due", "-f", "json"}, "output", false},
             {"format = 'json'", {"due", "-o", "x.csv"}, "format", false},
             {"format = 'csv'", {"due", "-o", "x.txt"}, "format", true},
             {"output = 'x.csv'", {"due", "-o", "-"}, "output", true},
             {"output = 'd.ics'\nsince = 'd.ics'", {"due", "--by", "duty"}, "since", false},
             {"by = 'duty'", {"due", "-o", "d.ics"}, "by", false},
             {"key = 'none'", {"due"}, "key", false},
             {"benchmarks = 'none.csv'", {"kpi", "--year", "last"}, "benchmarks", false},
             {"layout = 'across'", {"kpi", "--year", "last"}, "layout", false},
             {"layout = 'down'", {"kpi", "--years", "2014-15..2015-16"}, "layout", true},
         }) {
      CAPTURE(beside.settings);
      desk.write_settings(beside.settings);
      Args typed = beside.typed;
      typed.insert(typed.end(), {"e.csv", "r.csv", "--fail-on", "never"});
      const Said said = desk.run(typed);
      CAPTURE(said.err);
      CHECK((said.status == 0 || says(said, "not met") || said.status == 4));
      typed.emplace_back("--show-config");
      const std::string line = shown(desk.run(typed), beside.option);
      CAPTURE(line);
      CHECK(line.starts_with("not ") != beside.in_force);
    }
  }

  TEST_CASE("what hides children never stands aside for what shows them") {
    const Desk desk;
    desk.write_extracts();
    desk.write("key", "0123456789abcdef0123456789abcdef");
    desk.write_settings(
        "files = ['e.csv', 'r.csv']\npseudonyms = true\nkey = 'key'\nsuppress = 6\n");
    const Said values = desk.run({"kpi", "--year", "last", "--show-values"});
    CHECK(values.status == 2);
    CHECK(says(values, "\n--pseudonyms comes from duly.toml:2\n"));
    const Said list = desk.run({"kpi", "--year", "last", "--list", "NI66"});
    CHECK(list.status == 2);
    CHECK(says(list, "\n--suppress comes from duly.toml:4\n"));
    desk.write_settings("files = ['e.csv', 'r.csv']\nshow-values = true\n");
    CHECK(desk.run({"due", "--pseudonyms", "--key", "key"}).status == 0);
  }

  TEST_CASE("two settings of one strength that exclude one another are a mistake") {
    const Desk desk;
    desk.write_extracts();
    desk.write_settings("year = 'last'\nmonth = 'last'\n");
    const Said said = desk.run({"kpi", "e.csv", "r.csv"});
    CHECK(said.status == 2);
    CHECK(says(said, "one period, please"));
    CHECK(says(said, "\n--month comes from duly.toml:2\n"));
  }
}
