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
          spare(3, {"case_start", "case began"}),
          spare(1, {"last_held", "last held"}),
          {"iro", "IRO"},
          spare(2, {"team", ""}),
          spare(4, {"worker", ""}),
          spare(2, {"temporary", ""}),
          below({"note", ""})};
}

}  // namespace duly::answers
