#include "support/pack_made.hpp"

#include <doctest/doctest.h>

#include "answers/period.hpp"
#include "answers/question.hpp"
#include "duly/report.hpp"
#include "support/files.hpp"
#include "support/full_extracts.hpp"
#include "support/loaded.hpp"
#include "support/made.hpp"
#include "support/run.hpp"

namespace duly::test {
namespace {

constexpr const char* kYearEnd = "2016-03-31";

/// With a column of reasons why a review was late.
std::string with_reasons(const std::string& csv, std::uint64_t seed) {
  Made made(seed);
  std::string out;
  for (const std::string& line : split(csv, '\n')) {
    out += line + "," +
           (out.empty() ? "late_reason" : made.one_of({"", "illness", "illness", "no quorum"})) +
           "\n";
  }
  return out;
}

answers::Setting setting_of(std::size_t suppress) {
  answers::Setting out;
  out.as_at = day(kYearEnd);
  out.suppress = suppress;
  return out;
}

std::unique_ptr<answers::DataSet> data_of(const Extracts& extracts, std::size_t suppress) {
  answers::Read read;
  for (const auto& [name, text] : extracts) {
    REQUIRE(
        !load_extract(name, "", text, read.headings, everything(), read.records, read.findings));
  }
  return std::make_unique<answers::DataSet>(
      std::move(read), answers::law_asked("statutory", {}, built_in_calendar()),
      setting_of(suppress), answers::pack_wants());
}

}  // namespace

Extracts made_up(std::uint64_t seed, int children) {
  const std::vector<std::string> texts =
      full_extracts(as_on(generate(seed, children), day(kYearEnd)), seed);
  Extracts out;
  for (const std::string& text : texts) {
    const bool meetings = text.find("participation") != std::string::npos;
    out.emplace_back("extract-" + std::to_string(out.size()) + ".csv",
                     meetings ? with_reasons(text, seed) : text);
  }
  return out;
}

Extracts plainly_made_up(std::uint64_t seed, int children) {
  World world = as_on(generate(seed, children), day(kYearEnd));
  for (World::EpisodeRow& e : world.episodes) {
    e.legal = "C2";
    e.place = "U6";
  }
  return {{"episodes.csv", csv_of(world.episodes)},
          {"reviews.csv", with_reasons(csv_of(world.reviews), seed)},
          {"plans.csv", csv_of(world.plans)},
          {"conferences.csv", with_reasons(csv_of(world.conferences), seed)},
          {"children.csv", csv_of(world.children)}};
}

Extracts small_authority() {
  Extracts out;
  for (const char* name : {"allocations", "care_dates", "conferences", "enquiries", "episodes",
                           "header", "plans", "reviews", "workers"}) {
    const std::string file = "examples/small-authority/" + std::string(name) + ".csv";
    out.emplace_back(file, read_file(in_source(file)));
  }
  return out;
}

PackMade pack_made(const Extracts& extracts, const answers::PackWords& words,
                   std::size_t suppress) {
  PackMade out;
  out.request =
      std::make_unique<answers::PackRequest>(answers::pack_request(words, setting_of(suppress)));
  out.data = data_of(extracts, suppress);
  out.pack = answers::pack_of(*out.data, *out.request);
  return out;
}

std::string all_figures(const Extracts& extracts) {
  answers::KpiWords words;
  words.measures = {"all"};
  words.series = answers::Series::years;
  words.layout = "down";
  words.years = {answers::year_typed("2014-15"), answers::year_typed("2015-16")};
  const std::unique_ptr<answers::DataSet> data = data_of(extracts, 0);
  const answers::KpiRequest request = answers::kpi_request(words, data->setting());
  answers::Answer figures = answers::kpi_figures(*data, request);
  std::string out;
  find_output_format("csv")->write(figures.output, {}, out);
  return out;
}

}  // namespace duly::test
