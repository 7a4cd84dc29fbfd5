// docs/changes.md: what `duly changes` compares, and the list of whys.

#include "answers/changes_whys.hpp"
#include "pages/pages.hpp"

namespace duly::pages {

std::string changes_page() {
  std::string out = "# Why did the figure change?\n\n";
  out += kHowToRefresh;
  out +=
      "    duly changes --before last-month/ --after this-month/ --year 2015-16\n\n"
      "Two sets of extracts are judged for one period, each by its own files, and everything that"
      " moved a figure between them is a row: the child, or the plan, review or conference of the"
      " child; how it was counted before and after (`1` in the denominator, in the numerator (of a "
      "mean its days), and"
      " the reason of `kpi --list`); and one reason why it moved. Behind the rows of a measure"
      " stands its total: `total` in the column `why`, with the counts of both sides. The rows add"
      " up to the difference of the totals, always: denominators, numerators, those that cannot be"
      " judged and, of a measure with bands, each band. Of a measure by worker (`caseload`,"
      " `reviews_per_officer`) the rows add up to the cases or reviews. The hours that its figure"
      " is set against are no child's: they stand behind the rows, a line for each worker (and"
      " role) whose hours count otherwise, without counts, and those lines add up to the"
      " difference of the full-time equivalents.\n\n"
      "## Which day each side is judged on\n\n"
      "The side after is judged as `kpi` judges it: at the close of the period, or of `--as-at`"
      " where that is earlier. The side before is judged on the same day, but no later than its"
      " files go where six or more reviews fell due since: an extract of a month ago does not hold"
      " what was held in that month, which is no reason to call it late. Its total then says"
      " `provisional: to` that day, and is what `kpi --as-at` that day makes of the same files."
      " `--before-as-at DATE` names another day, such as the one the figure was reported on.\n\n"
      "## What is matched\n\n"
      "Children by their ids (`--ids loose` and `--pseudonyms --key` on both sides alike). Of a"
      " child, what is of the same plan and day; then reviews of one link of the chain; then plans"
      " of one id; then what lies no more than 31 days apart. A meeting on several children, or a"
      " family, is matched by its number. What is left over came, or went.\n\n"
      "## Why\n\n"
      "The first of these that is so. Each can be looked up in both sets of files; nothing is"
      " guessed. \"Since\" is after the day at whose close the side before was judged; \"by\" that"
      " day is on it or earlier, so that a row says whether something happened since or was only"
      " recorded since.\n\n";
  std::vector<Cells> rows;
  for (const answers::Why& why : answers::whys()) {
    rows.push_back({code(why.name), std::string(why.meaning)});
  }
  out += markdown_table({"why", "it moved because"}, rows);
  out +=
      "A row's `note` has the link that decided, or the day, and the band: as it is on the one"
      " side, or `before -> after`. Beside a total it says what each side cannot tell.\n";
  return out;
}

}  // namespace duly::pages
