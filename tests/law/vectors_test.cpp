// The worked examples of this folder, one line each, through the library and through the tool.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/calendar.hpp"
#include "duly/date.hpp"
#include "support/files.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::vector<CsvLine> examples(const std::string& file) {
  const std::vector<CsvLine> out = lines_of(read_file(in_source("tests/law/" + file)));
  REQUIRE(!out.empty());
  return out;
}

/// The due date that `duly when DATE + SUM` answers.
std::string when_says(const std::string& start, const std::string& sum) {
  const Said said = run_duly({"when", start, "+", sum, "-f", "csv"});
  CHECK(said.status == 0);
  CHECK(said.err == "");
  const std::vector<std::string> due = column_of(said.out, "due_date");
  REQUIRE(due.size() == 1);
  return due[0];
}

std::string first_word(const std::string& text) {
  return text.substr(0, text.find(' '));
}

/// Links of reg 36(1) and (10) of a child whose episodes stand in one cell, parted by semicolons:
/// "2025-01-06>2025-07-10 C2 U6; 2025-07-10> E1 U6".
std::vector<std::string> adoption_links(const CsvLine& line) {
  History h;
  bool first = true;
  for (std::string episode : split(line["episodes (from>until LS PLACE; next)"], ';')) {
    if (episode.front() == ' ') episode.erase(0, 1);
    const std::vector<std::string> cells = split(episode, ' ');
    const std::size_t arrow = cells.at(0).find('>');
    const std::string until = cells[0].substr(arrow + 1);
    const bool last = line["episodes (from>until LS PLACE; next)"].ends_with(episode);
    h.care(cells[0].substr(0, arrow), until,
           {first ? "S" : "P", last ? "E4" : "X1", cells.at(1), cells.at(2)});
    first = false;
  }
  h.reviews(line["reviews"]);
  std::vector<std::string> out = h.seen(line["as_at"]);
  std::erase_if(out, [](const std::string& link) {
    return link.substr(0, 17) != "adoption_authorit" && link.substr(0, 17) != "adoption_return_r";
  });
  return out;
}

/// Cells of the rows of a Markdown table, without its heading.
std::vector<std::vector<std::string>> markdown_rows(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  for (const std::string& line : split(text, '\n')) {
    if (line.empty() || line.front() != '|') continue;
    std::vector<std::string> cells = split(line.substr(1), '|');
    for (std::string& cell : cells) {
      cell.erase(0, std::min(cell.find_first_not_of(' '), cell.size()));
      cell.erase(cell.find_last_not_of(' ') + 1);
    }
    out.push_back(std::move(cells));
  }
  return out;
}

/// The answer of `duly kpi --list` for each child or plan, in words of the examples.
std::string listed_answer(const CsvLine& line) {
  if (line["in_denominator"] == "0") return line["reason"];
  return line["in_numerator"] == "1" ? "pass" : "fail";
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("working days are counted as the examples say") {
    for (const CsvLine& line : examples("working_days.csv")) {
      const std::string start = line["start"];
      const std::string days = line["working_days"];
      SUBCASE((start + " + " + days + ": " + line["why"]).c_str()) {
        const Date from = day(start);
        const int n = std::stoi(days);
        const Date reached = calendar().add_working_days(from, n).date;
        CHECK(to_string(reached) == line["expected"]);
        CHECK(calendar().working_days_between(from, reached) == n);
        CHECK(when_says(start, days + "wd") == line["expected"]);
      }
    }
  }

  TEST_CASE("months are counted as the examples say") {
    for (const CsvLine& line : examples("months.csv")) {
      const std::string start = line["start"];
      const std::string months = line["months"];
      SUBCASE((start + " + " + months + ": " + line["why"]).c_str()) {
        const std::vector<std::string> parts = split(start, '-');
        const auto number = [&parts](std::size_t i) { return std::stoi(parts.at(i)); };
        const Date from = Date::make(number(0), static_cast<unsigned>(number(1)),
                                     static_cast<unsigned>(number(2)))
                              .value();
        CHECK(to_string(add_months(from, std::stoi(months))) == line["expected"]);
        if (from.year() < 1985) return;  // the tool reads no date before 1985
        CHECK(when_says(start, months + "m") == line["expected"]);
      }
    }
  }

  TEST_CASE("the tables of law.md 0.3") {
    for (const CsvLine& line : examples("dates_law.csv")) {
      SUBCASE((line["start"] + " + " + line["sum"] + ": " + line["why"]).c_str()) {
        CHECK(when_says(line["start"], line["sum"]) == line["expected"]);
        CHECK(weekday_name(day(line["expected"])) == line["weekday"]);
      }
    }
  }

  TEST_CASE("chains of reviews come out as the examples say, through the library") {
    for (const CsvLine& line : examples("cla_reviews.csv")) {
      SUBCASE((line["case"] + " " + line["ordinal"] + ": " + line["why"]).c_str()) {
        History h;
        h.care(line["looked_after"], line["ended"]);
        std::string held = line["held"];
        std::replace(held.begin(), held.end(), ';', ' ');
        h.reviews(held);
        const std::vector<Obligation> links = h.obligations(line["as_at"]);
        const std::string ordinal = line["ordinal"];
        if (ordinal.empty()) {
          CHECK(links.empty());
          return;
        }
        REQUIRE(links.size() >= std::stoul(ordinal));
        const Obligation& o = links[std::stoul(ordinal) - 1];
        CHECK(std::to_string(o.ordinal) == ordinal);
        REQUIRE(o.due.has_value());
        CHECK(to_string(*o.due) == line["due"]);
        CHECK(name(o.outcome) == line["outcome"]);
        CHECK((o.days_late ? std::to_string(*o.days_late) : "") == line["days_late"]);
      }
    }
  }

  TEST_CASE("the duties of adoption agencies come out as the examples say") {
    for (const CsvLine& line : examples("adoption_duties.csv")) {
      SUBCASE((line["case"] + ": " + line["duty"] + " " + line["anchor"]).c_str()) {
        const std::vector<std::string> links = adoption_links(line);
        if (line["duty"] == "none") {
          CHECK(links.empty());
          return;
        }
        std::string wanted = line["duty"] + " " +
                             (line["ordinal"].empty() ? "-" : line["ordinal"]) + ": " +
                             line["anchor"] + " due " + line["due"];
        if (!line["held"].empty()) wanted += " held " + line["held"];
        wanted += " " + line["outcome"];
        if (!line["days_late"].empty()) wanted += " " + line["days_late"];
        CHECK(std::count(links.begin(), links.end(), wanted) == 1);
        std::size_t of_case = 0;
        for (const CsvLine& other : examples("adoption_duties.csv")) {
          if (other["case"] == line["case"]) ++of_case;
        }
        CHECK(links.size() == of_case);  // and there is none beside them
      }
    }
  }

  TEST_CASE("chains of reviews come out as the examples say, through duly when") {
    for (const CsvLine& line : examples("cla_reviews.csv")) {
      SUBCASE((line["case"] + " " + line["ordinal"] + ": " + line["why"]).c_str()) {
        std::vector<std::string> args = {"when", "--looked-after", line["looked_after"]};
        for (const std::string& held : split(line["held"], ';')) {
          args.insert(args.end(), {"--held", held});
        }
        if (!line["ended"].empty()) args.insert(args.end(), {"--ended", line["ended"]});
        args.insert(args.end(), {"--as-at", line["as_at"], "-f"});
        std::vector<std::string> csv = args;
        csv.emplace_back("csv");
        const Said said = run_duly(csv);
        CHECK(said.status == 0);
        CHECK(said.err == "");
        const std::vector<std::string> due = column_of(said.out, "due_date");
        if (line["ordinal"].empty()) {
          CHECK(due.empty());
          return;
        }
        const std::size_t nth = std::stoul(line["ordinal"]) - 1;
        REQUIRE(due.size() > nth);
        CHECK(due[nth] == line["due"]);
        // The outcome is shown to people only.
        std::vector<std::string> md = args;
        md.emplace_back("md");
        const auto rows = markdown_rows(run_duly(md).out);
        REQUIRE(rows.size() > nth + 2);
        const auto column = std::find(rows[0].begin(), rows[0].end(), "outcome") - rows[0].begin();
        REQUIRE(column < static_cast<std::ptrdiff_t>(rows[0].size()));
        const std::string outcome = rows[nth + 2][static_cast<std::size_t>(column)];
        CHECK(first_word(outcome) == line["outcome"]);
        if (!line["days_late"].empty()) {
          CHECK(outcome == line["outcome"] + " (" + line["days_late"] + " days)");
        }
      }
    }
  }

  TEST_CASE("NI66 of 2025-26 comes out child by child as the examples say") {
    Extracts e;
    for (const CsvLine& line : examples("ni66_2025_26.csv")) {
      e.episode(line["child"], line["looked_after"], "",
                {"S", "", line["legal_status"], line["placement"]});
      for (const std::string& held : split(line["held"], ';')) e.review(line["child"], held, {});
    }
    const TempFolder folder;
    const Said said =
        run_duly({"kpi", folder.write("episodes.csv", e.episodes),
                  folder.write("reviews.csv", e.reviews), "--list", "NI66", "--year", "2025-26",
                  "--as-at", "2026-03-31", "--reading", "reviews_from=2020-01-01", "-f", "csv"});
    CHECK(said.status == 0);
    const std::vector<CsvLine> listed = lines_of(said.out);
    const std::vector<CsvLine> expected = examples("ni66_2025_26.csv");
    REQUIRE(listed.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      SUBCASE((expected[i]["child"] + ": " + expected[i]["why"]).c_str()) {
        CHECK(listed[i]["child_id"] == expected[i]["child"]);
        CHECK(listed_answer(listed[i]) == expected[i]["result"]);
      }
    }
  }

  TEST_CASE("NI67 of 2025-26 comes out plan by plan as the examples say") {
    Extracts e;
    for (const CsvLine& line : examples("ni67_2025_26.csv")) {
      const std::string child = "K" + line["plan"];
      e.plan(child, line["start"], line["end"], {line["plan"], "N", "0", ""});
      for (const std::string& held : split(line["held"], ';')) {
        e.conference(child, "RCPC", held, {line["plan"], "", ""});
      }
    }
    const TempFolder folder;
    const Said said = run_duly({"kpi", folder.write("plans.csv", e.plans),
                                folder.write("conferences.csv", e.conferences), "--list", "NI67",
                                "--year", "2025-26", "--as-at", "2026-03-31", "--reading",
                                "conferences_from=2020-01-01", "-f", "csv"});
    CHECK(said.status == 0);
    const std::vector<CsvLine> listed = lines_of(said.out);
    for (const CsvLine& line : examples("ni67_2025_26.csv")) {
      SUBCASE((line["plan"] + ": " + line["why"]).c_str()) {
        std::string answer = "not_in_cohort";
        for (const CsvLine& row : listed) {
          if (row["plan_id"] == line["plan"]) answer = listed_answer(row);
        }
        CHECK(answer == line["result"]);
      }
    }
  }
}
