// duly readings: what each reading and each local timescale makes of the named indicators.

#include "answers/readings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/reading.hpp"
#include "duly/rule.hpp"
#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

Args authority() {
  Args out;
  for (const char* name : {"episodes", "reviews", "plans", "conferences", "header"}) {
    out.push_back(in_source(std::string("examples/small-authority/") + name + ".csv").string());
  }
  return out;
}

/// The extracts in a folder of their own, asked with more words.
std::string asked(const std::string& command, const Extracts& extracts, const Args& more) {
  const TempFolder folder;
  Args args = {command};
  for (const auto& [name, text] : extracts.files()) args.push_back(folder.write(name, text));
  for (const char* word : {"-f", "csv", "-q"}) args.emplace_back(word);
  args.insert(args.end(), more.begin(), more.end());
  return run_duly(args).out;
}

/// "value numerator/denominator changed gained lost" of a row of `readings`, blanks as "-".
std::string row(const std::string& csv, const std::string& measure, const std::string& reading) {
  for (const CsvLine& line : lines_of(csv)) {
    if (line["measure"] != measure || line["reading"] != reading) continue;
    std::string out = line["numerator"] + "/" + line["denominator"];
    for (const char* column : {"changed", "gained", "lost"}) {
      out += " " + (line[column].empty() ? std::string("-") : line[column]);
    }
    return out;
  }
  return "no row";
}

std::string readings(const Extracts& extracts, const Args& more = {}) {
  Args args = {"--year", "2015-16"};
  args.insert(args.end(), more.begin(), more.end());
  return asked("readings", extracts, args);
}

/// Reviews and conferences of other children, long ago and in time, so that the history of every
/// child tested begins in sight.
Extracts with_history() {
  Extracts out;
  out.episode("A1900", "2014-04-07", "2014-05-12", {});
  out.review("A1900", "2014-05-02", {});
  out.plan("A1900", "2014-04-07", "2014-08-01", {"CP900", "", "", ""});
  out.conference("A1900", "RCPC", "2014-07-01", {"CP900", "", ""});
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("over Christmas twenty working days are longer than 28 days") {
    // Care from 11 December 2015: 20 working days end on 13 January 2016, 28 days on 8 January.
    const auto held = [](const char* day) {
      Extracts e;
      e.episode("A1001", "2015-12-11", "", {});
      e.review("A1001", day, {});
      return readings(e);
    };
    CHECK(row(held("2016-01-08"), "NI66", "default") == "1/1 - - -");
    CHECK(row(held("2016-01-08"), "NI66", "preset 28-90-180") == "1/1 0 0 0");
    CHECK(row(held("2016-01-09"), "NI66", "preset 28-90-180") == "0/1 1 0 1");
    CHECK(row(held("2016-01-09"), "NI66", "preset 20wd-91-183") == "1/1 0 0 0");
    CHECK(row(held("2016-01-13"), "NI66", "default") == "1/1 - - -");
    CHECK(row(held("2016-01-14"), "NI66", "default") == "0/1 - - -");
    CHECK(row(held("2016-01-14"), "NI66", "preset 28-90-180") == "0/1 0 0 0");
  }

  TEST_CASE("from a Saturday 28 days are one day longer than twenty working days") {
    // Care from Saturday 6 February 2016: 20 working days end on Friday 4 March, 28 days on the
    // Saturday.
    const auto held = [](const char* day) {
      Extracts e;
      e.episode("A1001", "2016-02-06", "", {});
      e.review("A1001", day, {});
      return readings(e);
    };
    CHECK(row(held("2016-03-04"), "NI66", "preset 28-90-180") == "1/1 0 0 0");
    CHECK(row(held("2016-03-05"), "NI66", "default") == "0/1 - - -");
    CHECK(row(held("2016-03-05"), "NI66", "preset 28-90-180") == "1/1 1 1 0");
    CHECK(row(held("2016-03-05"), "NI66", "preset 28-91-182") == "1/1 1 1 0");
    CHECK(row(held("2016-03-05"), "NI66", "preset 20wd-91-183") == "0/1 0 0 0");
    CHECK(row(held("2016-03-06"), "NI66", "preset 28-90-180") == "0/1 0 0 0");
  }

  TEST_CASE("three months from 30 November to 29 February are 91 days") {
    const auto held = [](const char* day) {
      Extracts e;
      e.plan("A1001", "2015-11-30", "", {"CP1", "", "", ""});
      e.conference("A1001", "RCPC", day, {"CP1", "", ""});
      return readings(e);
    };
    CHECK(row(held("2016-02-28"), "NI67", "preset cp-90-180") == "1/1 0 0 0");
    CHECK(row(held("2016-02-29"), "NI67", "default") == "1/1 - - -");
    CHECK(row(held("2016-02-29"), "NI67", "preset cp-91-182") == "1/1 0 0 0");
    CHECK(row(held("2016-02-29"), "NI67", "preset cp-90-180") == "0/1 1 0 1");
    CHECK(row(held("2016-03-01"), "NI67", "default") == "0/1 - - -");
    CHECK(row(held("2016-03-01"), "NI67", "preset cp-91-182") == "0/1 0 0 0");
  }

  TEST_CASE("a child left out under one reading and failing under another has changed, not lost") {
    // In care since 4 March 2016, Easter in between: 27 days on 31 March, nothing held.
    Extracts e;
    e.episode("A1001", "2016-03-04", "", {});
    const std::string out = readings(e);
    CHECK(row(out, "NI66", "default") == "0/0 - - -");
    CHECK(row(out, "NI66", "ni66_minimum=none") == "0/0 0 0 0");  // no review is required yet
    // 28 days on 31 March, 18 working days: Good Friday and Easter Monday do not count.
    Extracts easter;
    easter.episode("A1001", "2016-03-03", "", {});
    easter.review("A1001", "2016-03-20", {});
    const std::string counted = readings(easter);
    CHECK(row(counted, "NI66", "default") == "1/1 - - -");
    CHECK(row(counted, "NI66", "ni66_minimum=20_working_days") == "0/0 1 0 1");
    CHECK(row(counted, "NI66", "ni66_minimum=none") == "1/1 0 0 0");
    // Not held, due on 31 March under 28 days: overdue that day.
    Extracts missed = with_history();
    missed.episode("A1001", "2016-03-03", "", {});
    CHECK(row(readings(missed), "NI66", "default") == "0/0 - - -");
    CHECK(row(readings(missed), "NI66", "preset 28-90-180") == "0/1 1 0 0");
  }

  TEST_CASE("a plan of three months to the day is left out where more is asked for") {
    Extracts e;
    e.plan("A1001", "2015-12-31", "", {"CP1", "", "", ""});
    e.conference("A1001", "RCPC", "2016-03-30", {"CP1", "", ""});
    const std::string out = readings(e);
    CHECK(row(out, "NI67", "default") == "1/1 - - -");
    CHECK(row(out, "NI67", "ni67_minimum=over_three_months") == "0/0 1 0 1");
    CHECK(row(out, "NI67", "ni67_scope=latest_only") == "1/1 0 0 0");
  }

  TEST_CASE("NI67 under its scopes: a late conference before the period, and one long forgiven") {
    Extracts e = with_history();
    // Late by a day before the period began; since then in time.
    e.plan("A1001", "2014-11-03", "", {"CP1", "", "", ""});
    for (const char* day : {"2015-02-04", "2015-08-04", "2016-02-04"}) {
      e.conference("A1001", "RCPC", day, {"CP1", "", ""});
    }
    // The first of two conferences of the year is late.
    e.plan("A1002", "2015-04-07", "", {"CP2", "", "", ""});
    for (const char* day : {"2015-07-08", "2016-01-08"}) {
      e.conference("A1002", "RCPC", day, {"CP2", "", ""});
    }
    const std::string out = readings(e);
    CHECK(row(out, "NI67", "default") == "1/2 - - -");
    CHECK(row(out, "NI67", "ni67_scope=whole_plan") == "0/2 1 0 1");
    CHECK(row(out, "NI67", "ni67_scope=latest_only") == "2/2 1 1 0");
    CHECK(row(out, "cp_reviews_on_time", "by review") == "3/4 - - -");
  }

  TEST_CASE("counted from the initial conference, a review conference may come too late") {
    Extracts e;
    e.plan("A1001", "2015-06-10", "", {"CP1", "", "", "2015-06-01"});
    for (const char* day : {"2015-09-02", "2016-03-02"}) {
      e.conference("A1001", "RCPC", day, {"CP1", "", ""});
    }
    const std::string out = readings(e);
    CHECK(row(out, "NI67", "default") == "1/1 - - -");
    CHECK(row(out, "NI67", "cp_anchor=icpc") == "0/1 1 0 1");
    // Without a date of its own the conference itself tells.
    Extracts by_conference;
    by_conference.plan("A1001", "2015-06-10", "", {"CP1", "", "", ""});
    by_conference.conference("A1001", "ICPC", "2015-06-01", {"CP1", "", ""});
    for (const char* day : {"2015-09-02", "2016-03-02"}) {
      by_conference.conference("A1001", "RCPC", day, {"CP1", "", ""});
    }
    CHECK(row(readings(by_conference), "NI67", "cp_anchor=icpc") == "0/1 1 0 1");
  }

  TEST_CASE("a child with two plans whose answers change is counted once") {
    Extracts e;
    for (const char* id : {"CP1", "CP2"}) {
      e.plan("A1001", id == std::string("CP1") ? "2015-12-30" : "2015-12-31", "", {id, "", "", ""});
    }
    e.conference("A1001", "RCPC", "2016-03-30", {"CP1", "", ""});
    e.conference("A1001", "RCPC", "2016-03-31", {"CP2", "", ""});
    const std::string out = readings(e);
    CHECK(row(out, "NI67", "default") == "2/2 - - -");
    CHECK(row(out, "NI67", "preset cp-90-180") == "0/2 1 0 1");
    // Three plans of one child ended: one that lasted 730 days, two that were short.
    Extracts ended;
    ended.plan("A1001", "2013-05-01", "2015-04-30", {"CP1", "", "", ""});
    ended.plan("A1001", "2015-05-10", "2015-06-10", {"CP2", "", "", ""});
    ended.plan("A1001", "2015-07-10", "2015-08-10", {"CP3", "", "", ""});
    const std::string two_years = readings(ended);
    CHECK(row(two_years, "NI64", "default") == "0/3 - - -");
    CHECK(row(two_years, "NI64", "two_years=over_729_days") == "1/3 1 1 0");
    CHECK(row(two_years, "NI64", "cp_unit=child") == "0/1 - - -");
    CHECK(row(two_years, "NI65", "cp_unit=child") == "1/1 - - -");
  }

  TEST_CASE("counted by review, one late review of three is a third; by child it is all") {
    Extracts e;
    e.episode("A1001", "2015-06-01", "", {});
    for (const char* day : {"2015-06-29", "2015-09-29", "2016-03-30"}) e.review("A1001", day, {});
    const std::string out = readings(e);
    CHECK(row(out, "NI66", "default") == "0/1 - - -");
    CHECK(row(out, "cla_reviews_on_time", "by review") == "2/3 - - -");
  }
}

TEST_SUITE("cli") {
  TEST_CASE("every row of readings is the figure kpi gives under that reading") {
    Args ask = {"readings"};
    for (const std::string& file : authority()) ask.push_back(file);
    for (const char* word : {"--year", "2015-16", "-f", "csv"}) ask.emplace_back(word);
    const Said said = run_duly(ask);
    CHECK(said.status == 0);
    std::size_t rows = 0;
    for (const CsvLine& line : lines_of(said.out)) {
      const std::string reading = line["reading"];
      CAPTURE(line["measure"]);
      CAPTURE(reading);
      Args kpi = ask;
      kpi[0] = "kpi";
      kpi.insert(kpi.end(), {"-m", line["measure"]});
      if (reading.find('=') != std::string::npos) kpi.insert(kpi.end(), {"--reading", reading});
      if (reading.substr(0, 7) == "preset ") kpi.insert(kpi.end(), {"--preset", reading.substr(7)});
      const std::vector<CsvLine> figures = lines_of(run_duly(kpi).out);
      REQUIRE(figures.size() == 1);
      for (const char* column : {"title", "from", "to", "value", "numerator", "denominator",
                                 "excluded", "indeterminate", "value_low", "value_high", "note"}) {
        CAPTURE(column);
        CHECK(line[column] == figures[0][column]);
      }
      ++rows;
    }
    CHECK(rows > 15);
  }

  TEST_CASE("changed is the number of children whose line in kpi --list differs") {
    Args ask = {"readings"};
    for (const std::string& file : authority()) ask.push_back(file);
    for (const char* word : {"--year", "2015-16", "-f", "csv", "-q"}) ask.emplace_back(word);
    const auto answers = [&ask](const std::string& measure, const Args& law) {
      Args list = ask;
      list[0] = "kpi";
      list.insert(list.end(), {"--list", measure});
      list.insert(list.end(), law.begin(), law.end());
      std::map<std::string, std::string> out;
      for (const CsvLine& line : lines_of(run_duly(list).out)) {
        const bool unknown = line["reason"] == "indeterminate";
        out[line["child_id"]] += line["plan_id"] + line["in_denominator"] + line["in_numerator"] +
                                 (unknown ? "?" : "") + " ";
      }
      return out;
    };
    std::size_t changed_at_all = 0;
    for (const CsvLine& line : lines_of(run_duly(ask).out)) {
      if (line["changed"].empty()) continue;
      const std::string reading = line["reading"];
      CAPTURE(line["measure"]);
      CAPTURE(reading);
      const bool preset = reading.substr(0, 7) == "preset ";
      const auto before = answers(line["measure"], {});
      const auto after = answers(line["measure"], preset ? Args{"--preset", reading.substr(7)}
                                                         : Args{"--reading", reading});
      CHECK(before.size() == after.size());
      std::size_t changed = 0;
      for (const auto& [child, answer] : before) changed += after.at(child) == answer ? 0U : 1U;
      CHECK(line["changed"] == std::to_string(changed));
      changed_at_all += changed;
    }
    CHECK(changed_at_all > 0);
  }

  TEST_CASE("every reading is shown under a measure it bears on, and every preset") {
    std::set<std::string_view> shown;
    for (const duly::Measure* m : duly::answers::measures_of_readings()) {
      for (const std::string_view reading : duly::answers::readings_that_bear_on(m->id)) {
        shown.insert(reading);
      }
    }
    for (const duly::ReadingInfo& reading : duly::all_readings()) {
      CAPTURE(reading.name);
      CHECK(shown.count(reading.name) == 1);
    }
    CHECK(shown.size() == duly::all_readings().size());
    Extracts e;
    e.episode("A1001", "2015-12-11", "", {});
    e.plan("A1001", "2015-12-11", "", {});
    const std::string out = readings(e);
    for (const std::string& preset : duly::preset_names()) {
      CAPTURE(preset);
      const bool of_plans = preset.starts_with("cp-");
      CHECK((row(out, "NI66", "preset " + preset) != "no row") ==
            (preset != "statutory" && !of_plans));
      CHECK((row(out, "NI67", "preset " + preset) != "no row") == of_plans);
    }
  }

  TEST_CASE("a law given on the command line is the first row, and the others differ from it") {
    Extracts e;
    e.episode("A1001", "2016-02-06", "", {});
    e.review("A1001", "2016-03-05", {});
    const std::string out =
        readings(e, {"--preset", "28-90-180", "--reading", "ni66_minimum=20_working_days"});
    CHECK(row(out, "NI66", "default") == "no row");
    CHECK(row(out, "NI66", "ni66_minimum=20_working_days, preset 28-90-180") == "1/1 - - -");
    CHECK(row(out, "NI66", "ni66_minimum=20_working_days") == "no row");
    CHECK(row(out, "NI66", "ni66_minimum=four_weeks") == "1/1 0 0 0");
    CHECK(row(out, "NI66", "preset 28-90-180") == "no row");
    CHECK(row(out, "NI66", "preset statutory") == "0/1 1 0 1");
    // What does not bear on a measure is not said of it.
    CHECK(row(out, "NI64", "default") == "/ - - -");
  }

  TEST_CASE("meetings are counted where meetings are given") {
    const TempFolder folder;
    Extracts e;
    e.plan("A1001", "2015-06-01", "", {"CP1", "", "", ""});
    const std::string without = folder.write(
        "without.csv", "child_id,conference_type,conference_date\nA1001,RCPC,2015-09-01\n");
    const std::string plan = folder.write("plan.csv", e.plans);
    CHECK(row(run_duly({"readings", without, plan, "--year", "2015-16", "-f", "csv", "-q"}).out,
              "cp_meetings_on_time", "by meeting") == "no row");
    const std::string conferences =
        folder.write("c.csv",
                     "child_id,conference_type,conference_date,meeting_id\n"
                     "A1001,RCPC,2015-09-01,M1\nA1002,RCPC,2015-09-01,M1\n");
    e.plan("A1002", "2015-05-29", "", {"CP2", "", "", ""});
    const std::string plans = folder.write("p.csv", e.plans);
    const std::string out =
        run_duly({"readings", conferences, plans, "--year", "2015-16", "-f", "csv", "-q"}).out;
    CHECK(row(out, "cp_reviews_on_time", "by review") == "1/2 - - -");
    CHECK(row(out, "cp_meetings_on_time", "by meeting") == "0/1 - - -");
  }
}
