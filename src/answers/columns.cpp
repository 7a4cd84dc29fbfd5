#include "answers/columns.hpp"

#include <algorithm>

namespace duly::answers {

bool written_by_duly(std::span<const std::string_view> headings) {
  const auto same = [headings](std::vector<Column> columns) {
    const auto for_people = [](const Column& c) { return c.audience == Audience::people_only; };
    columns.erase(std::remove_if(columns.begin(), columns.end(), for_people), columns.end());
    return std::equal(columns.begin(), columns.end(), headings.begin(), headings.end(),
                      [](const Column& c, std::string_view heading) { return c.name == heading; });
  };
  return same(due_columns()) || same(due_group_columns()) || same(review_columns()) ||
         same(review_group_columns()) || same(kpi_columns(false)) || same(kpi_list_columns()) ||
         same(readings_columns()) || same(explain_columns()) || same(finding_columns()) ||
         same(finding_count_columns()) || same(when_columns()) || same(rules_columns()) ||
         same(formats_columns()) || same(map_columns());
}

}  // namespace duly::answers
