#include "answers/vocabulary.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/data_set.hpp"
#include "answers/question.hpp"
#include "answers/wording.hpp"
#include "duly/ascii.hpp"
#include "duly/benchmark.hpp"
#include "duly/group.hpp"
#include "duly/measure.hpp"
#include "duly/nearest.hpp"
#include "duly/reading.hpp"
#include "duly/rule.hpp"

namespace duly::answers {
namespace {

using TextRow = std::vector<std::string>;

/// "reviews (participation), episodes": what the files must hold.
std::string needs_of(const Measure& m) {
  std::string out;
  for (const Need& need : m.needs) {
    out += fmt::format("{}{}", out.empty() ? "" : ", ", need.kind);
    if (!need.field.empty()) out += fmt::format(" ({})", need.field);
  }
  return out;
}

std::vector<TextRow> measure_rows() {
  std::vector<TextRow> out;
  for (const Measure& m : measures()) {
    out.push_back({std::string(m.id), std::string(m.title), std::string(m.unit),
                   std::string(m.numerator), std::string(m.denominator), needs_of(m),
                   std::string(m.citation)});
  }
  return out;
}

std::vector<TextRow> area_rows() {
  std::vector<TextRow> out;
  for (const PublishedArea& a : published_areas()) {
    out.push_back({std::string(a.name), std::string(a.level), std::string(a.code)});
  }
  return out;
}

std::vector<TextRow> group_rows() {
  std::vector<TextRow> out;
  for (const GroupKind& g : group_kinds()) {
    out.push_back({std::string(g.name), std::string(g.meaning)});
  }
  for (const GroupKind& g : column_groups()) {
    out.push_back({std::string(g.name) + ".COLUMN", std::string(g.meaning)});
  }
  return out;
}

std::vector<TextRow> reading_rows() {
  std::vector<TextRow> out;
  for (const ReadingInfo& r : all_readings()) {
    const std::string values =
        r.values.empty() ? "a date" : fmt::format("{}", fmt::join(r.values, ", "));
    out.push_back({std::string(r.name), values, std::string(r.decides)});
  }
  return out;
}

/// The limits of each preset that are not the law's.
std::vector<TextRow> preset_rows() {
  std::vector<TextRow> out;
  for (const std::string& preset : preset_names()) {
    const std::optional<RuleBook> book = RuleBook::embedded(preset);
    for (std::size_t i = 0; book && i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      if (info(rule).counted == CountedAs::in_force) continue;
      const Limit& limit = book->versions(rule).back();
      const Limit& law = statutory_rules().versions(rule).back();
      if (limit.citation == law.citation && limit.text == law.text) continue;
      out.push_back({preset, std::string(name(rule)), limit.text, law.text});
    }
  }
  return out;
}

std::vector<TextRow> column_rows() {
  std::vector<TextRow> out;
  for (const PrintedTable& table : printed_tables()) {
    for (const Column& c : table.columns()) {
      if (c.audience == Audience::people_only) continue;
      out.push_back({std::string(table.name), std::string(c.name),
                     c.heading == c.name ? std::string() : std::string(c.heading),
                     std::string(meaning_of(table, c))});
    }
  }
  return out;
}

struct Vocabulary {
  Words of;
  std::string_view title;
  std::vector<Column> columns;
  std::vector<TextRow> (*rows)();
};

/// In the order of `Words`.
const std::vector<Vocabulary>& all() {
  static const std::vector<Vocabulary> kAll = {
      {Words::measures,
       "Measures: kpi -m",
       {{"measure", ""},
        {"title", ""},
        {"unit", "", Align::left, Audience::data_only},
        {"numerator", "", Align::left, Audience::data_only},
        {"denominator", "", Align::left, Audience::data_only},
        {"needs", ""},
        {"citation", "", Align::left, Audience::data_only}},
       measure_rows},
      {Words::areas,
       "Areas with published figures: kpi --benchmark",
       {{"area", ""}, {"level", ""}, {"code", ""}},
       area_rows},
      {Words::groups, "Groups: --by", {{"group", ""}, {"meaning", ""}}, group_rows},
      {Words::readings,
       "Readings: --reading NAME=VALUE, the default first",
       {{"reading", ""}, {"values", ""}, {"decides", ""}},
       reading_rows},
      {Words::presets,
       "Presets: --preset",
       {{"preset", ""}, {"rule", ""}, {"limit", ""}, {"law", ""}},
       preset_rows},
      {Words::columns,
       "Columns of csv and json",
       {{"table", ""}, {"column", ""}, spare(1, {"heading", "in tables"}), {"meaning", ""}},
       column_rows}};
  return kAll;
}

bool has_word(const std::string& cell, const std::string& word) {
  const auto at = std::search(cell.begin(), cell.end(), word.begin(), word.end(),
                              [](char a, char b) { return small_letter(a) == small_letter(b); });
  return at != cell.end();
}

}  // namespace

std::vector<std::string> words_to_type(Words of) {
  std::vector<std::string> out;
  if (of == Words::readings) {
    for (const ReadingInfo& r : all_readings()) {
      for (const std::string_view value : r.values)
        out.push_back(fmt::format("{}={}", r.name, value));
    }
    return out;
  }
  for (const Vocabulary& v : all()) {
    if (v.of != of) continue;
    for (const TextRow& row : v.rows()) {
      if (out.empty() || out.back() != row.front()) out.push_back(row.front());
    }
  }
  return out;
}

std::vector<std::vector<Column>> columns_of_words() {
  std::vector<std::vector<Column>> out;
  for (const Vocabulary& v : all()) out.push_back(v.columns);
  return out;
}

Output words_known(Words of, const std::string& word) {
  const Vocabulary& words = all().at(static_cast<std::size_t>(of));
  if (words.of != of) std::abort();  // the list is out of order
  Table table(words.columns);
  std::vector<std::string> first_cells;
  for (const TextRow& row : words.rows()) {
    if (first_cells.empty() || first_cells.back() != row.front())
      first_cells.push_back(row.front());
    const bool wanted = std::any_of(row.begin(), row.end(),
                                    [&word](const std::string& c) { return has_word(c, word); });
    if (!wanted) continue;
    std::vector<Cell> cells;
    for (const std::string& text : row) cells.push_back(cell(table.keep(text)));
    table.add_row(std::span<const Cell>(cells));
  }
  if (table.row_count() == 0) {
    throw WrongQuestion("nothing here has '" + word + "' in it" + nearest_of(word, first_cells));
  }
  Output out = plain_output(std::move(table));
  out.title = words.title;
  return out;
}

}  // namespace duly::answers
