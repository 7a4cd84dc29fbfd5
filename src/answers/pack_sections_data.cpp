// The last sections: what is wrong with the data, how it was counted, and children by name.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "answers/check.hpp"
#include "answers/due.hpp"
#include "answers/pack_parts.hpp"
#include "answers/reviews.hpp"
#include "answers/rules.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"
#include "duly/duty.hpp"

namespace duly::answers {

SectionMade the_data(const PackParts& parts) {
  SectionMade out{{"data", "What is wrong with the data"}, {}};
  if (keeps_findings_back(parts.data)) {
    out.lacking = fmt::format("a run without {}, since the counts of findings are exact",
                              kept_inexact_by(parts.data.setting()));
    return out;
  }
  // What was found and how much was looked for; what was not looked for stands under the table.
  constexpr std::size_t kFirst = 2;
  std::vector<std::string> sentences = parts.found.said;
  std::vector<std::string> notes;
  if (parts.found.table.row_count() > 0 && sentences.size() > kFirst) {
    notes.assign(sentences.begin() + kFirst, sentences.end());
    sentences.resize(kFirst);
  }
  out.section.sentences = std::move(sentences);
  if (parts.found.table.row_count() > 0) {
    out.section.exhibits.push_back({"Findings, by code", std::nullopt, std::move(parts.found.table),
                                    "duly check FILES --summary", std::move(notes)});
  }
  return out;
}

SectionMade how_counted(const PackParts& parts) {
  SectionMade out{{"how-counted", "How it was counted"}, {}};
  Section& section = out.section;
  const JudgedPeriod& year = parts.request.year.points.front();
  section.sentences.push_back(fmt::format("Judged at the close of {}.", written(year.judged_at)));
  if (!year.provisional.empty()) section.sentences.push_back(year.provisional + ".");
  std::string said;
  for (const auto& [name, value] : parts.data.law_asked().said) {
    said += fmt::format("{}{}={}", said.empty() ? "" : ", ", name, value);
  }
  section.sentences.push_back(said.empty() ? "Every reading of the law is the default one."
                                           : "Readings not at their default: " + said + ".");
  Table meaning(
      {{"measure", ""}, {"title", ""}, {"numerator", ""}, {"denominator", "of"}, {"source", ""}});
  for (const Measure* m : parts.request.year.chosen) {
    const Citation* citation = find_citation(m->citation);
    meaning.add_row({m->id, m->title, m->numerator, cell(m->denominator),
                     citation == nullptr ? Cell() : Cell(std::string_view(citation->title))});
  }
  section.exhibits.push_back(
      {"What each figure counts", std::nullopt, std::move(meaning), "duly measures"});
  Output rules = limits_in_force(parts.data.law_asked(), year.judged_at);
  section.exhibits.push_back(
      {"Limits in force on " + written(year.judged_at), std::nullopt, std::move(rules.table),
       fmt::format("duly rules --on {}", to_string(year.judged_at)), std::move(rules.closing)});
  return out;
}

namespace {

/// "cla_review: looked-after review; icpc: initial conference": what the lists call their duties.
std::string duties_in_words(const std::vector<const Table*>& lists) {
  std::string out;
  for (const DutyInfo& duty : kDuties) {
    const bool listed = std::any_of(lists.begin(), lists.end(), [&duty](const Table* list) {
      const std::size_t at = list->place_of("duty");
      for (std::size_t i = 0; i < list->row_count(); ++i) {
        if (text_in(list->row(i)[at]) == duty.name) return true;
      }
      return false;
    });
    if (listed) out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", duty.name, duty.words);
  }
  return out.empty() ? out : out + ".";
}

}  // namespace

SectionMade child_level(const PackParts& parts) {
  SectionMade out{{"children-by-name", "Child by child"}, {}};
  if (!parts.request.words.child_level) return out;
  out.section.child_level = true;
  ReviewsQuestion question;
  question.period = parts.request.year.points.front();
  question.outcomes = {Outcome::late};
  // What they report was reported when the figures were made.
  const std::size_t told = parts.data.findings().all().size();
  Table due = due_list(parts.data, {}).output.table;
  Table late = review_list(parts.data, question).output.table;
  parts.data.findings().keep_first(told);
  const std::string words = duties_in_words({&due, &late});
  if (!words.empty()) out.section.sentences.push_back(words);
  out.section.exhibits.push_back(
      {"Overdue and due next", std::nullopt, std::move(due), "duly due FILES"});
  out.section.exhibits.push_back(
      {"Late this year", std::nullopt, std::move(late),
       fmt::format("duly reviews FILES --year {} --outcome late", year_of(parts))});
  return out;
}

}  // namespace duly::answers
