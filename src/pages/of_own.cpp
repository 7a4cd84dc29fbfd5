// What the pages say of what an authority brings itself: columns, events and measures of its own.

#include "duly/group.hpp"
#include "pages/pages.hpp"

namespace duly::pages {

void add_columns_of_own(std::vector<Cells>& groups) {
  for (const GroupKind& kind : column_groups()) {
    groups.push_back({code(std::string(kind.name) + ".COLUMN"), std::string(kind.meaning)});
  }
}

std::string groups_of_own() {
  return "\n`COLUMN` is the heading of a file of that kind: `--by reviews.venue`, `--by"
         " \"children.Disability\"`. Any other name is a column of the allocations extract, or a "
         "role"
         " in it. `month` and `quarter` are of events; for the other measures `--monthly` and"
         " `--quarterly` give a series, each point with a cohort of its own.\n\n";
}

std::string measures_of_own() {
  return "## Measures of your own\n\n`--define FILE` adds a measure for each line of a CSV with the"
         " headings `id,title,kind,column,counted,of`, such as"
         " `seen_before,Children seen before the review,reviews,Seen,Y,Y|N`: of the rows of that "
         "kind"
         " held in the period whose column says one of the values under `of`, those that say one of"
         " the values under `counted`. Several values are parted by `|`; case does not matter. `of`"
         " left blank is any value; `counted` `*` is a plain count of rows, of all of them where no"
         " column is named. The kind is `reviews`, `conferences` or `events`. Reviews are those of "
         "a"
         " period of care, review conferences those of a plan; temporary plans are left out. An"
         " extract of events (a child, a date, any other columns) holds what you count yourself, "
         "and"
         " is read as `events=PATH` only. Such measures have groups, lists, series, targets and"
         " `--suppress` as others have, and are shown without `-m` as well.\n\n";
}

std::string columns_of_own() {
  return "Columns of your own in reviews, conferences, children, episodes, allocations and events "
         "are"
         " read where they are asked for: as a group (`--by reviews.venue`) or by a measure of "
         "yours"
         " (`--define`). A file is read as `events` only where the command says so:"
         " `events=PATH`.\n\n";
}

}  // namespace duly::pages
