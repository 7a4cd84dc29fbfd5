// Months of a series are built from what the last of them knows: each must say what it says alone.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/cases.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Children in care and on plans, early, late, for long and for a day.
struct Authority {
  Records records;
  Histories histories;
  Diagnostics findings;

  explicit Authority(std::string_view list_of_current_cases = {}) {
    Extracts e;
    e.episode("A", "2014-01-06", "2014-06-02", {});
    e.review("A", "2014-01-30", {});
    e.review("A", "2014-06-02", {});
    e.episode("B", "2015-01-05", "", {});
    e.review("B", "2015-01-30", {});
    e.review("B", "2015-04-30", {});
    e.born("B", "1997-08-14");
    e.episode("C", "2016-02-01", "", {});
    e.episode("C", "2014-03-03", "2014-03-10", {});
    e.episode("S", "2014-05-05", "2015-05-05", {"S", "E4", "V4", "Q2"});
    e.episode("L", "2014-09-01", "2015-09-01", {});
    e.review("L", "2016-01-10", {});
    e.review("R", "2015-02-10", {});
    e.plan("D", "2014-03-03", "2014-09-01", {});
    e.conference("D", "RCPC", "2014-05-20", {});
    e.plan("E", "2015-06-01", "", {});
    e.conference("E", "RCPC", "2015-08-20", {});
    e.conference("E", "ICPC", "2015-05-20", {"", "2015-05-10", ""});
    e.conference("G", "ICPC", "2014-05-20", {"", "2014-05-10", ""});
    e.conference("H", "RCPC", "2014-07-15", {});
    e.enquiry("F", "2014-05-12", "", "");
    e.enquiry("J", "2015-05-12", "2015-05-21", "");
    const Headings headings;
    for (const auto& [file, text] : e.files()) {
      REQUIRE(!load_extract(file, {}, text, headings, {}, records, findings));
    }
    if (!list_of_current_cases.empty()) {
      REQUIRE(!load_extract("list.csv", {}, std::string(list_of_current_cases), headings, {},
                            records, findings));
    }
    join_tables(records, findings);
    histories = gather(records, {.as_at = day("2016-03-31")}, findings);
  }
  Cases at(Date on, const BuildOptions& how = {}, Cases old = {}) {
    return build_cases(records, histories, on, findings, how, std::move(old));
  }
};

bool same(const ByDay& a, const ByDay& b, Date until) {
  for (Date d = ByDay::kFirst; d <= until; d = d.plus_days(1)) {
    if (a.on(d) != b.on(d)) return false;
  }
  return true;
}

void check_same(const Told& a, const Told& b, Date until) {
  CHECK(same(a.change, b.change, until));
  CHECK(same(a.held, b.held, until));
  CHECK(same(a.last_any, b.last_any, until));
  CHECK(same(a.last_case, b.last_case, until));
  CHECK(same(a.last_held, b.last_held, until));
  CHECK(a.stated_years == b.stated_years);
}

/// What stands of a child in words: days of its periods, plans, conferences and discussions.
std::string of(const Cases& cases, Id child) {
  const ChildCase& c = cases.children[child];
  std::string out;
  for (const PeriodOfCare& p : cases.periods_of(c)) {
    out += "care " + to_string(p.from) + " " + std::to_string(p.reviews.size()) + "; ";
  }
  for (const Plan& p : cases.plans_of(c)) {
    out += "plan " + to_string(p.from) + " " + std::to_string(p.conferences.size()) + "; ";
  }
  for (const Icpc& i : cases.icpcs_of(c)) out += "icpc " + to_string(i.held) + "; ";
  for (std::uint32_t i = c.discussions.first; i < c.discussions.last; ++i) {
    out += "discussion " + to_string(cases.discussions[i].day) + "; ";
  }
  return out;
}

void check_months(Authority& all) {
  const Cases whole = all.at(day("2016-03-31"));
  const std::vector<Lifeline> lifelines = lifelines_of(all.records, all.histories, whole);
  REQUIRE(lifelines.size() == whole.children.size());
  Cases cases;
  for (unsigned month = 0; month < 27; ++month) {
    const Date from = *Date::make(2014 + static_cast<int>(month / 12), month % 12 + 1, 1);
    const Date to = from.plus_days(27);
    CAPTURE(to_string(to));
    cases = all.at(to, {.lifelines = lifelines, .from = from, .whole = &whole}, std::move(cases));
    const Cases alone = all.at(to);
    check_same(cases.care, alone.care, to);
    check_same(cases.protection, alone.protection, to);
    CHECK(cases.latest_reviews_only == alone.latest_reviews_only);
    CHECK(cases.latest_conferences_only == alone.latest_conferences_only);
    for (Id child = 0; child < whole.children.size(); ++child) {
      CAPTURE(all.records.children[child]);
      CHECK(of(cases, child) == (lifelines[child].touches(from, to) ? of(alone, child) : ""));
    }
  }
}

std::string line_of(const Authority& all, const std::vector<Lifeline>& lines, std::string_view id) {
  const Lifeline& line = lines[all.records.children.find(std::string(id))];
  const bool open = line.last == OptDate().or_far();
  return to_string(line.first) + ".." + (open ? std::string() : to_string(line.last));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("a month of a series says what it says alone") {
    Authority all;
    check_months(all);
  }

  TEST_CASE("a month of a series knows of lists of current cases no sooner than alone") {
    Authority all(
        "Child Unique ID,Date Started to be Looked After,Date Ceased to be Looked After,"
        "Date of Latest Statutory Review,Child's Legal Status,Placement Type\n"
        "K,02/03/2015,01/06/2015,20/05/2015,C2: Full care order,f) U6: Foster placement\n");
    check_months(all);
    CHECK(!all.at(day("2015-03-01")).latest_reviews_only);
    CHECK(all.at(day("2015-03-02")).latest_reviews_only);
  }

  TEST_CASE("files begin in the year of the first end they tell") {
    const FilesBegin begin = files_begin(Authority().histories);
    CHECK(to_string(begin.care.or_far()) == "2013-04-01");
    CHECK(to_string(begin.protection.or_far()) == "2014-04-01");
  }

  TEST_CASE("a child is of every month from the first to the last day told of it") {
    Authority all;
    const Cases whole = all.at(day("2016-03-31"));
    const std::vector<Lifeline> lines = lifelines_of(all.records, all.histories, whole);
    CHECK(line_of(all, lines, "A") == "2014-01-06..2014-06-02");
    CHECK(line_of(all, lines, "B") == "2015-01-05..");
    CHECK(line_of(all, lines, "C") == "2014-03-03..");
    CHECK(line_of(all, lines, "L") == "2014-09-01..2016-01-10");
    CHECK(line_of(all, lines, "R") == "2015-02-10..2015-02-10");
    CHECK(line_of(all, lines, "D") == "2014-03-03..2014-09-01");
    CHECK(line_of(all, lines, "E") == "2015-05-10..");
    CHECK(line_of(all, lines, "H") == "2014-07-15..2014-07-15");
    CHECK(line_of(all, lines, "F") == "2014-05-12..");
  }
}
