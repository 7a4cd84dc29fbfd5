#include "answers/columns.hpp"

#include <algorithm>
#include <array>

#include "answers/vocabulary.hpp"

namespace duly::answers {

std::span<const PrintedTable> printed_tables() {
  static constexpr std::array kTables = {PrintedTable{"due", due_columns},
                                         PrintedTable{"due --by", due_group_columns},
                                         PrintedTable{"reviews", review_columns},
                                         PrintedTable{"reviews --by", review_group_columns},
                                         PrintedTable{"kpi", [] { return kpi_columns(false); }},
                                         PrintedTable{"kpi --list", kpi_list_columns},
                                         PrintedTable{"changes", changes_columns},
                                         PrintedTable{"readings", readings_columns},
                                         PrintedTable{"explain", explain_columns},
                                         PrintedTable{"files", files_columns},
                                         PrintedTable{"check", finding_columns},
                                         PrintedTable{"check --summary", finding_count_columns},
                                         PrintedTable{"when", when_columns},
                                         PrintedTable{"rules", rules_columns},
                                         PrintedTable{"formats", formats_columns},
                                         PrintedTable{"formats --as-map", map_columns}};
  return kTables;
}

bool written_by_duly(std::span<const std::string_view> headings) {
  const auto same = [headings](std::vector<Column> columns) {
    const auto for_people = [](const Column& c) { return c.audience == Audience::people_only; };
    columns.erase(std::remove_if(columns.begin(), columns.end(), for_people), columns.end());
    return std::equal(columns.begin(), columns.end(), headings.begin(), headings.end(),
                      [](const Column& c, std::string_view heading) { return c.name == heading; });
  };
  const std::span<const PrintedTable> tables = printed_tables();
  const std::vector<std::vector<Column>> of_words = columns_of_words();
  return std::any_of(tables.begin(), tables.end(),
                     [&same](const PrintedTable& table) { return same(table.columns()); }) ||
         std::any_of(of_words.begin(), of_words.end(), same);
}

}  // namespace duly::answers
