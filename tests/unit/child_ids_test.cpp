// Ids: compared as written, or loosely.

#include "duly/child_ids.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/event.hpp"
#include "duly/input.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace {

using namespace duly;  // NOLINT(google-build-using-namespace)

/// Records with one row of every kind that names its child, the child of each written otherwise.
struct OneOfEach {
  Records records;
  Id of(int n) {
    return records.children.intern(std::string(static_cast<std::size_t>(n), '0') + "7");
  }
  OneOfEach() {
    const auto add = [this](auto& rows) {
      auto& row = rows.emplace_back();
      ++kinds;
      row.child = of(kinds);
      row.row = {2, static_cast<std::uint16_t>(kinds)};
    };
    add(records.episodes);
    add(records.reviews);
    add(records.child_rows);
    add(records.plans);
    add(records.conferences);
    add(records.enquiries);
    add(records.allocations);
    add(records.referrals);
    add(records.assessments);
    add(records.cin_plans);
    add(records.missing);
    add(records.care_leavers);
    add(records.legal_statuses);
    add(records.placements);
    add(records.care_dates);
  }
  int kinds = 0;
};

void add_episode(Records& records, std::string_view child, RowRef row) {
  Episode& e = records.episodes.emplace_back();
  e.child = records.children.intern(child);
  e.row = row;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("loosely an id has no leading zeros, no .0 and no case") {
    CHECK(loose_form("00103") == "103");
    CHECK(loose_form("103.0") == "103");
    CHECK(loose_form("0103.0") == "103");
    CHECK(loose_form("a1001") == "A1001");
    CHECK(loose_form("A1001") == "A1001");
    CHECK(loose_form("A0103") == "A0103");
    CHECK(loose_form("1030") == "1030");
    CHECK(loose_form("10.5") == "10.5");
    CHECK(loose_form("0") == "0");
    CHECK(loose_form("000") == "0");
    CHECK(loose_form("0.0") == "0");
    CHECK(loose_form(".0") == ".0");
    CHECK(loose_form("").empty());
  }

  TEST_CASE("an id in scientific notation is known, and no other id is taken for one") {
    CHECK(in_scientific_notation("1.23457E+11"));
    CHECK(in_scientific_notation("1.23457e+11"));
    CHECK(in_scientific_notation("1E+11"));
    CHECK(in_scientific_notation("1.5E11"));
    CHECK_FALSE(in_scientific_notation("1E11"));
    CHECK_FALSE(in_scientific_notation("12E+11"));
    CHECK_FALSE(in_scientific_notation("1.E+11"));
    CHECK_FALSE(in_scientific_notation("1.2E+"));
    CHECK_FALSE(in_scientific_notation("1.2E+11A"));
    CHECK_FALSE(in_scientific_notation("A1001"));
    CHECK_FALSE(in_scientific_notation(""));
  }

  TEST_CASE("every kind of row that names a child joins loosely") {
    OneOfEach each;
    Diagnostics findings;
    findings.report(Code::d201_not_a_date, {3, 1}, {}, each.of(1));
    REQUIRE_FALSE(compare_ids_loosely(each.records, findings, IdShown::as_written));
    CHECK(each.records.children.size() == 1);
    int named = 0;
    each_named_child(each.records, [&](Id child, RowRef) {
      ++named;
      CHECK(child == 0);
    });
    CHECK(named == each.kinds);
    CHECK(findings.all()[0].child == 0);
  }

  TEST_CASE("a row of whatever kind of file that names a child is among those that do") {
    const Headings headings;
    for (const std::string& kind : input_kinds()) {
      std::string first;
      std::string second;
      std::vector<std::string> fields;
      for (const Heading& h : headings.all()) {  // no more than it must have: births name children
        const bool again = std::find(fields.begin(), fields.end(), h.field) != fields.end();
        if (h.kind != kind || again || !(h.required || h.one_of_these)) continue;
        fields.push_back(h.field);
        first += h.heading + ",";
        second += (h.field == "child" ? "A1001" : h.field == "type" ? "RCPC" : "2016-02-01");
        second += ",";
      }
      if (std::find(fields.begin(), fields.end(), "child") == fields.end()) continue;
      INFO(kind, ": ", first);
      Records records;
      Diagnostics findings;
      LoadOptions options;
      options.details = true;
      const std::string text = first + "\n" + second + "\n";
      REQUIRE_FALSE(load_extract("a.csv", kind, text, headings, options, records, findings));
      bool named = false;
      each_named_child(
          records, [&](Id child, RowRef) { named = named || records.children[child] == "A1001"; });
      CHECK(named);
    }
  }

  TEST_CASE(
      "of the ways an id is written the least by bytes is shown, in whatever order they come") {
    for (const bool turned : {false, true}) {
      Records records;
      add_episode(records, turned ? "0a7" : "A7.0", {2, 0});
      add_episode(records, turned ? "A7.0" : "0a7", {2, 1});
      Diagnostics findings;
      REQUIRE_FALSE(compare_ids_loosely(records, findings, IdShown::as_written));
      CHECK(records.children[records.episodes[0].child] == "0a7");
      CHECK(records.episodes[0].child == records.episodes[1].child);
    }
  }

  TEST_CASE("two ids of one file that would be one are refused, and nothing has changed") {
    Records records;
    add_episode(records, "0103", {2, 0});
    add_episode(records, "104", {3, 0});
    add_episode(records, "103", {4, 0});
    Diagnostics findings;
    const auto shared = compare_ids_loosely(records, findings, IdShown::as_written);
    REQUIRE(shared);
    CHECK(shared->first == RowRef{2, 0});
    CHECK(shared->second == RowRef{4, 0});
    CHECK(records.children.size() == 3);
    CHECK(records.episodes[0].child != records.episodes[2].child);
  }

  TEST_CASE("periods of care, plans and enquiries join loosely, each sort of id by itself") {
    Records records;
    const auto word = [&records](std::string_view text) { return records.words.intern(text); };
    PlanRow& plan = records.plans.emplace_back();
    plan.plan_id = word("12");
    Conference& review = records.conferences.emplace_back();
    review.plan_id = word("12.0");
    review.row = {2, 1};
    records.conference_extras.emplace_back().enquiry_id = word("012");
    review.extra = 1;
    Enquiry& enquiry = records.enquiries.emplace_back();
    enquiry.enquiry_id = word("12.0");
    enquiry.row = {2, 2};
    Allocation& allocation = records.allocations.emplace_back();
    allocation.team = word("0012");
    Diagnostics findings;
    REQUIRE_FALSE(compare_ids_loosely(records, findings, IdShown::as_written));
    CHECK(records.plans[0].plan_id == records.conferences[0].plan_id);
    CHECK(records.words[records.plans[0].plan_id] == "12");
    CHECK(records.conference_extras[1].enquiry_id == records.enquiries[0].enquiry_id);
    CHECK(records.words[records.enquiries[0].enquiry_id] == "012");
    CHECK(records.words[records.allocations[0].team] == "0012");
  }
}
