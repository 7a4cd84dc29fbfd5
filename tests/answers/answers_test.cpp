// Questions put as a program puts them: without options, streams, clock or terminal.

#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "answers/due.hpp"
#include "answers/explain.hpp"
#include "answers/kpi.hpp"
#include "answers/question.hpp"
#include "answers/reviews.hpp"
#include "answers/when.hpp"

using duly::Date;
using duly::Duty;
using duly::answers::DataSet;

namespace {

constexpr Date day(int year, unsigned month, unsigned of_month) {
  return *Date::make(year, month, of_month);
}

/// A1001 came into care on 2 April 2015 and was reviewed once, on the 21st working day (Easter and
/// May Day between); A1002 came on 1 March 2016 and has not been reviewed.
DataSet data_set(Date as_at) {
  duly::answers::Read read;
  for (const char* text : {"CHILD,DECOM,DEC,LS,PLACE\n"
                           "A1001,02/04/2015,,C2,U1\n"
                           "A1002,01/03/2016,,C2,U1\n",
                           "CHILD,REVIEW,REVIEW_CODE\n"
                           "A1001,06/05/2015,PN1\n"}) {
    const auto unknown =
        load_extract("a text", "", text, read.headings, {}, read.records, read.findings);
    REQUIRE(!unknown);
  }
  duly::answers::Setting setting;
  setting.as_at = as_at;
  return {std::move(read), duly::answers::law_asked("statutory", {}, duly::built_in_calendar()),
          setting};
}

/// The cell of a row under a heading of data, as text.
std::string cell(const duly::Output& output, std::size_t row, std::string_view column) {
  const duly::Table& table = output.table;
  for (std::size_t c = 0; c < table.columns().size(); ++c) {
    if (table.columns()[c].name != column) continue;
    const duly::Cell& found = table.row(row)[c];
    if (const auto* date = std::get_if<Date>(&found)) return to_string(*date);
    if (const auto* text = std::get_if<std::string_view>(&found)) return std::string(*text);
    if (const auto* count = std::get_if<std::int64_t>(&found)) return std::to_string(*count);
    return {};
  }
  FAIL("no column " << column);
  return {};
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a program asks what is due, and is told what is overdue first") {
    DataSet data = data_set(day(2016, 3, 31));
    duly::answers::DueQuestion question;
    question.overdue_is_missed = true;
    const duly::answers::Answer answer = due_list(data, question);
    REQUIRE(answer.output.table.row_count() == 2);
    CHECK(cell(answer.output, 0, "child_id") == "A1001");
    CHECK(cell(answer.output, 0, "due_date") == "2015-08-06");
    CHECK(cell(answer.output, 0, "status") == "overdue");
    CHECK(cell(answer.output, 1, "due_date") == "2016-03-31");
    CHECK(answer.missed);
    CHECK(answer.not_judged.empty());
  }

  TEST_CASE("one data set answers question after question") {
    DataSet data = data_set(day(2016, 3, 31));
    duly::answers::ReviewsQuestion reviews;
    reviews.period = duly::answers::judged(duly::answers::year_typed("2015-16"), data.as_at());
    reviews.outcomes = {duly::Outcome::late};
    const duly::answers::Answer late = review_list(data, reviews);
    REQUIRE(late.output.table.row_count() == 1);
    CHECK(cell(late.output, 0, "days_late") == "1");

    const duly::answers::Answer chain = explanation(data, {"A1001", {Duty::cla_review}});
    CHECK(chain.output.prose.find("late by 1 day") != std::string::npos);

    duly::answers::KpiWords words;
    words.period = duly::answers::year_typed("2015-16");
    words.measures = {"cla_at_end"};
    const duly::answers::Answer figures =
        kpi_figures(data, duly::answers::kpi_request(words, data.setting()));
    CHECK(cell(figures.output, 0, "numerator") == "2");
  }

  TEST_CASE("a wrong question says which part of it is wrong, and leaves its form to who asks") {
    DataSet data = data_set(day(2016, 3, 31));
    duly::answers::DueQuestion question;
    question.child = "A9999";
    try {
      due_list(data, question);
      FAIL("answered");
    } catch (const duly::answers::WrongQuestion& wrong) {
      CHECK(wrong.part() == "child");
      CHECK(std::string(wrong.what()) == ": no child 'A9999' in the files");
    }
    CHECK_THROWS_AS(duly::answers::year_typed("2015-17"), duly::answers::WrongQuestion);
    CHECK_THROWS_AS(duly::answers::law_asked("28-days", {}, duly::built_in_calendar()),
                    duly::answers::WrongQuestion);
  }

  TEST_CASE("dates are reckoned without any file") {
    duly::answers::WhenQuestion question;
    question.from = day(2022, 12, 22);
    question.as_at = day(2022, 12, 22);
    const auto answer =
        due_dates(question, duly::answers::law_asked("statutory", {}, duly::built_in_calendar()));
    REQUIRE(answer.output.table.row_count() == 1);
    CHECK(cell(answer.output, 0, "due_date") == "2023-01-24");
  }
}
