// Public sample files: what is read of them equals what a plain look at their bytes counts.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/csv.hpp"
#include "duly/input.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "support/files.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string sample(const std::string& name) {
  return read_file(in_source("tests/samples/" + name));
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t out = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++out;
  }
  return out;
}

Records load(std::string_view text, Diagnostics& findings) {
  Records records;
  std::string_view rest = text;
  const auto next = [&rest] {
    const std::string_view all = rest;
    rest = {};
    return all;
  };
  if (looks_like_xml(text)) {
    CHECK(!load_xml("sample", next, Headings(), {.details = true}, records, findings));
  } else {
    CHECK(!load_extract("sample", "", text, Headings(), {}, records, findings));
  }
  return records;
}

/// The cells of a file as the corpus writes them: a list of rows, each a map from heading to cell.
nlohmann::json cells_of(std::string_view text) {
  nlohmann::json out = nlohmann::json::array();
  csv::Reader reader(text, ',');
  csv::Row row;
  if (!reader.next(row)) return out;
  const std::vector<std::string> headings(row.cells.begin(), row.cells.end());
  while (reader.next(row)) {
    nlohmann::json cells = nlohmann::json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells[headings[i]] = row.cells[i];
    out.push_back(std::move(cells));
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("each table of a whole return in CSV is recognised and read row for row") {
    struct Table {
      const char* file;
      const char* kind;  ///< blank: known to be unused
    };
    constexpr std::array kTables = {
        Table{"903-fake-return/header.csv", "children"},
        Table{"903-fake-return/episodes.csv", "episodes"},
        Table{"903-fake-return/reviews.csv", "reviews"},
        Table{"903-fake-return/missing.csv", "missing"},
        Table{"903-fake-return/oc3.csv", "care_leavers"},
        Table{"903-fake-return/sw_episodes.csv", "allocations"},
        Table{"903-fake-return/ad1.csv", ""},
        Table{"903-fake-return/oc2.csv", ""},
        Table{"903-fake-return/placed_for_adoption.csv", ""},
        Table{"903-fake-return/previous_permanence.csv", ""},
        Table{"903-fake-return/uasc.csv", "uasc"},
        Table{"903-fake-return/DoLo.csv", ""},
        Table{"903-small/SSDA903_2020_episodes.csv", "episodes"},
        Table{"903-small/SSDA903_2020_header.csv", "children"},
    };
    for (const Table& table : kTables) {
      CAPTURE(table.file);
      const std::string text = sample(table.file);
      Diagnostics findings;
      const Records records = load(text, findings);
      REQUIRE(records.extracts.size() == 1);
      const Extract& extract = records.extracts[0];
      if (*table.kind == '\0') {
        CHECK(findings.all()[0].info->id == "D104");
        continue;
      }
      CHECK(extract.kind == table.kind);
      const std::size_t lines = count(text, "\n") + (text.back() == '\n' ? 0 : 1);
      CHECK(extract.rows == lines - 1);
    }
  }

  TEST_CASE("a whole return in XML is read element for element") {
    const std::string text = sample("903-fake-return/fake_903.xml");
    Diagnostics findings;
    const Records records = load(text, findings);
    CHECK(records.child_rows.size() == count(text, "<HEADER>"));
    CHECK(records.reviews.size() == count(text, "<AREVIEW>"));
    CHECK(records.episodes.size() == count(text, "<EPISODE>"));
    const auto unaccompanied = std::count_if(records.child_rows.begin(), records.child_rows.end(),
                                             [](const ChildRow& c) { return c.uasc; });
    CHECK(static_cast<std::size_t>(unaccompanied) == count(text, "<UASC>1</UASC>"));
    CHECK(unaccompanied == 12);
    CHECK(records.extracts[0].left_out == 0);
    CHECK(records.reviews.size() == 1206);
  }

  TEST_CASE("each CIN census is read element for element") {
    for (const char* file : {"CIN2rows.xml", "CIN_Census_2024.xml", "fake_CIN_data.xml"}) {
      CAPTURE(file);
      const std::string text = sample(std::string("cin-census/") + file);
      Diagnostics findings;
      const Records records = load(text, findings);
      CHECK(records.child_rows.size() == count(text, "<ChildIdentifiers>"));
      CHECK(records.referrals.size() == count(text, "<CINdetails>"));
      CHECK(records.assessments.size() == count(text, "<Assessments>"));
      CHECK(records.cin_plans.size() == count(text, "<CINPlanDates>"));
      CHECK(records.enquiries.size() == count(text, "<Section47>"));
      CHECK(records.plans.size() == count(text, "<ChildProtectionPlans>"));
      const auto is_review = [](const Conference& c) { return c.type == ConferenceType::review; };
      const auto reviews =
          std::count_if(records.conferences.begin(), records.conferences.end(), is_review);
      CHECK(static_cast<std::size_t>(reviews) == count(text, "<CPPreviewDate>"));
      CHECK(records.extracts[0].left_out == 0);
      CHECK(records.extracts[0].reference_date);
    }
  }

  TEST_CASE("the CSV edge cases of csv-spectrum are read cell for cell") {
    for (const char* name :
         {"comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines",
          "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8"}) {
      CAPTURE(name);
      const std::string text = sample(std::string("csv-spectrum/csvs/") + name + ".csv");
      const std::string json = sample(std::string("csv-spectrum/json/") + name + ".json");
      CHECK(cells_of(text) == nlohmann::json::parse(json));
    }
  }
}
