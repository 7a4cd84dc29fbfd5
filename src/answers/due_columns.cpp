// The columns of `due`: of its rows, and of its counts by group.

#include "answers/columns.hpp"
#include "answers/due.hpp"
#include "answers/groups.hpp"

namespace duly::answers {

std::vector<Column> due_group_columns() {
  std::vector<Column> columns = group_columns();
  columns.push_back({"open", "", Align::right});
  for (std::size_t i = 0; i < kDueStatusCount; ++i) {
    columns.push_back({name(static_cast<DueStatus>(i)), "", Align::right});
  }
  columns.push_back({"children", "", Align::right});
  columns.push_back({"note", "", Align::left, Audience::data_only});
  return columns;
}

std::vector<Column> due_columns() {
  return {{"child_id", "child"},
          {"duty", ""},
          {"ordinal", "no", Align::right},
          {"anchor_date", "counted from", Align::left, Audience::data_only},
          {"due_date", "due", Align::left, Audience::everyone, true},
          {"book_by", ""},
          {"status", ""},
          {"days", "", Align::right},
          {"case_start", "case began"},
          {"last_held", "last held"},
          {"iro", "IRO"},
          {"team", ""},
          {"worker", ""},
          {"temporary", ""},
          {"note", ""}};
}

}  // namespace duly::answers
