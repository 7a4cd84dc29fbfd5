// What each column of the tables that commands print holds. One line a column: of every table that
// has it, or, with the table named, of that one alone. A test fails where a column has none.

#include <algorithm>
#include <array>

#include "answers/columns.hpp"

namespace duly::answers {
namespace {

struct Meaning {
  std::string_view table;  ///< blank: any
  std::string_view column;
  std::string_view means;
};

constexpr std::array kMeanings = {
    // of cases, children and reviews
    Meaning{"", "child_id", "the child, by the id in the extract or by its pseudonym"},
    Meaning{"", "plan_id",
            "the child protection plan, by its id in the extract; blank: not of one"},
    Meaning{"", "duty",
            "what is owed: cla_review (child looked after), cp_review (plan), icpc (initial"
            " conference), short_break_review, or an adoption review"},
    Meaning{"", "ordinal",
            "which review of its run it is, 1 for the first; blank: earlier ones are not in the"
            " files"},
    Meaning{"", "anchor_date",
            "date that the limit is counted from, itself not counted; blank: not known"},
    Meaning{"", "due_date", "date: the last day in time; blank: not known"},
    Meaning{"", "held_date", "date it was held; blank: not held"},
    Meaning{"", "case_start",
            "date the period of care or plan began, or of the strategy discussion"},
    Meaning{"", "case_end", "date the period of care or plan ended; blank: open"},
    Meaning{"", "outcome",
            "on_time, late, overdue (not held yet), not_held (and no longer owed), not_yet_due, or"
            " indeterminate (the files cannot tell)"},
    Meaning{"", "days_late",
            "days after the due date that it was held or, while overdue, that have passed; blank:"
            " neither late nor overdue"},
    Meaning{"", "limit", "the time allowed: 20 working days, 3 months"},
    Meaning{"", "citation",
            "key of the law or guidance: `duly rules` and rules.md say which it is"},
    Meaning{"", "iro", "the child's reviewing officer"},
    Meaning{"", "team", "the team of the child's allocation"},
    Meaning{"", "source", "file and line that it was read from; blank: it is in no file"},
    Meaning{"", "note",
            "what else has to be said of the row: a preset, a source, why there is no value; blank:"
            " nothing"},

    Meaning{"due", "book_by", "date: the last working day up to the due date; blank: not known"},
    Meaning{"due", "status",
            "overdue, due_today, not_yet_due, or indeterminate (the files cannot tell)"},
    Meaning{"due", "days", "days to the due date; negative when over; blank: it is not known"},
    Meaning{"due", "last_held",
            "date of the last review held of the case; blank: none in the files"},
    Meaning{"due", "worker", "the child's social worker"},
    Meaning{"due", "temporary", "`temporary`: a plan held for another authority; else blank"},

    Meaning{"", "children", "count of different children among them"},
    Meaning{"due --by", "group", "who is counted, as asked for by --by; all: the total"},
    Meaning{"due --by", "open", "count of open duties"},
    Meaning{"due --by", "overdue", "count of those whose due date is over"},
    Meaning{"due --by", "due_today", "count of those due on the day asked about"},
    Meaning{"due --by", "not_yet_due", "count of those due later"},
    Meaning{"due --by", "indeterminate", "count of those that the files cannot judge"},

    Meaning{"reviews", "plan_id", "of a review conference the plan, by its id; else blank"},
    Meaning{"reviews", "completed_date",
            "date of the last meeting of an adjourned review; blank: not told"},
    Meaning{"reviews", "late_reason",
            "why it was late, in the words of the extract; blank: not told"},
    Meaning{"reviews", "team", "the team of the child's allocation on the day of the review"},
    Meaning{"reviews --by", "group", "who is counted, as asked for by --by; all: the total"},
    Meaning{"reviews --by", "reviews", "count of reviews and conferences, those not held too"},

    // of figures
    Meaning{"", "measure", "the measure, by the id that -m takes"},
    Meaning{"", "title", "the measure in words"},
    Meaning{"", "unit", "what is counted: child, plan, review, or how it is grouped"},
    Meaning{"", "from", "date: the first day of the period"},
    Meaning{"", "to", "date: the last day of the period, which is in it"},
    Meaning{"", "value",
            "a percentage with one decimal, of the two counts; a count, a mean or a rate where that"
            " is the measure; blank: nothing to divide by, or too many indeterminate"},
    Meaning{"", "numerator", "count of those that did; of a mean the days"},
    Meaning{"", "denominator",
            "count of those asked about, indeterminate ones aside; full-time equivalents of a"
            " caseload; blank: a plain count"},
    Meaning{"", "excluded", "count of those the measure does not speak about"},
    Meaning{"", "indeterminate", "count of those that the files cannot judge, in neither count"},
    Meaning{"", "value_low",
            "the value if all that cannot be judged had failed; blank: no percentage"},
    Meaning{"", "value_high",
            "the value if all that cannot be judged had passed; blank: no percentage"},
    Meaning{"", "range", "the least and the most the value can be, in place of a value"},
    Meaning{"kpi", "period", "the month, quarter or year of a series"},
    Meaning{"kpi", "by",
            "the breakdown that the group is of, as typed behind --by; blank: the total"},
    Meaning{"kpi", "group",
            "the group of a breakdown; (none): without a value; benchmark: and an area where the"
            " figure is a published one; blank: the total"},
    Meaning{"kpi", "band", "the part of a measure that has several, such as a length or a role"},
    Meaning{"kpi", "target", "the target typed behind --target; blank: none"},
    Meaning{"kpi", "met", "yes or no; blank: no target, or it cannot be judged"},
    Meaning{
        "kpi", "share",
        "percentage of the measure's total that a count of a group or band is; blank: not such a"
        " count"},

    Meaning{"kpi --list", "in_denominator", "1: counted in the denominator; 0: not"},
    Meaning{"kpi --list", "in_numerator",
            "1: counted in the numerator; 0: not; of a mean its days"},
    Meaning{"kpi --list", "reason", "why: the one word that decided (measures.md, Reasons)"},
    Meaning{"kpi --list", "detail", "the review or day that decided; blank: none did"},

    Meaning{"changes", "child_id", "the child; blank: a total, or a worker"},
    Meaning{"changes", "before_denominator", "as in `kpi --list`, by the files before"},
    Meaning{"changes", "before_numerator", "as in `kpi --list`, by the files before"},
    Meaning{"changes", "before_reason",
            "as in `kpi --list`, by the files before; blank: not in them"},
    Meaning{"changes", "after_denominator", "as in `kpi --list`, by the files after"},
    Meaning{"changes", "after_numerator", "as in `kpi --list`, by the files after"},
    Meaning{"changes", "after_reason",
            "as in `kpi --list`, by the files after; blank: not in them"},
    Meaning{"changes", "before", "the reason by the files before; of a total its value"},
    Meaning{"changes", "after", "the reason by the files after; of a total its value"},
    Meaning{"changes", "why", "what moved it (changes.md); total: the sum of the rows above"},
    Meaning{"changes", "note", "the review or day that decided, before -> after"},

    Meaning{"readings", "reading", "the reading or preset counted by; default: the law as given"},
    Meaning{"readings", "changed",
            "count of those whose answer is another than in the first row of the measure; blank:"
            " another unit is counted"},
    Meaning{"readings", "gained", "count of those of them with more in the numerator"},
    Meaning{"readings", "lost", "count of those of them with fewer in the numerator"},

    // of files
    Meaning{"files", "state",
            "read; not_needed (a table of no use here), not_known (no kind fits), own_output (of"
            " duly); missing: no file, but what one would add"},
    Meaning{"files", "file", "the file, as it was named; blank: missing"},
    Meaning{"files", "kind",
            "the kind of extract it was taken for, the return or the table; blank: none"},
    Meaning{"files", "taken_for", "the kind in words; blank: it was not read"},
    Meaning{"files", "year",
            "the year, April to March, that it is a return of: the latest that its dates bear out;"
            " blank: it has none"},
    Meaning{"files", "first_day",
            "date: the earliest start, end, review or conference in it; blank: it has none"},
    Meaning{"files", "last_day", "date: the latest of them; blank: it has none"},
    Meaning{"files", "rows", "count of rows below the headings; blank: it was not read"},
    Meaning{"files", "left_out", "count of those that could not be used; blank: it was not read"},
    Meaning{"files", "errors",
            "count of errors that `duly check` lists for the file; blank: missing"},
    Meaning{"files", "warnings",
            "count of warnings that `duly check` lists for the file; blank: missing"},
    Meaning{"files", "tells_of",
            "what was read and from which day to which; of a file passed over why it was"},
    Meaning{"files", "note",
            "what is to be said of the file as a whole; missing: `of another year` where the kind"
            " is there for one year alone; blank: nothing"},
    Meaning{"files", "column",
            "missing: the field that no file of the kind has; blank: no file is of the kind"},
    Meaning{"files", "together_with",
            "missing: what else is needed for what the row would add; blank: nothing"},
    Meaning{"files", "headings", "missing: headings that would carry it, one of those understood"},
    Meaning{"files", "duties", "missing: duties whose due dates it would add; blank: none"},
    Meaning{"files", "measures", "missing: measures it would add, as -m takes them; blank: none"},
    Meaning{"files", "groups", "missing: groups it would add, as --by takes them; blank: none"},
    Meaning{"files", "checks", "missing: checks it would add, by code; blank: none"},

    // of findings
    Meaning{"", "code", "the code of the finding: diagnostics.md and checks.md explain each"},
    Meaning{"", "severity", "error, warning or note; not run: not looked for, and why"},
    Meaning{"", "message", "what was found"}, Meaning{"", "fix", "what to do about it"},
    Meaning{"check", "child_id", "the child it is about; blank: no child alone"},
    Meaning{"check", "file", "the file it was found in; blank: no file alone"},
    Meaning{"check", "line",
            "the line of the file, the headings being line 1; blank: no line alone"},
    Meaning{"check", "column", "the heading of the cell, as the file has it; blank: no cell alone"},
    Meaning{"check", "id", "the same finding has the same id in the next extract"},
    Meaning{"check --summary", "count", "count of findings of the code; blank: not looked for"},

    // of the law and of headings
    Meaning{"when", "step", "which review or conference it is"},
    Meaning{"when", "weekday", "the day of the week of the due date"},
    Meaning{"when", "holidays_skipped",
            "bank holidays that were not counted; blank: none, or all days count"},
    Meaning{"rules", "rule", "the limit, by its name in rules.md"},
    Meaning{"rules", "limit", "the time allowed, the age or the number"},
    Meaning{"rules", "in_force_from", "date: the first day to count from; blank: since always"},
    Meaning{"rules", "in_force_until",
            "date: the first day no longer to count from; blank: still in force"},
    Meaning{"rules", "provision", "the regulation, section or paragraph"},
    Meaning{"rules", "title", "the law or guidance"}, Meaning{"rules", "url", "where to read it"},
    Meaning{"", "kind", "the kind of extract"},
    Meaning{"", "field", "what the column holds, by our name"},
    Meaning{"", "heading", "the heading of the column"},
    Meaning{"formats", "required",
            "yes: no file of the kind is without it; one of these: at least one such field; blank:"
            " may be missing"},
    Meaning{"formats", "source", "whose heading it is: SSDA903, SSD, Annex A, plain"},
    Meaning{"formats --as-map", "heading", "your heading: change it"},
    Meaning{"formats --as-map", "value", "a word in your cells; blank: the line is of the heading"},
    Meaning{"formats --as-map", "means",
            "the code that the word stands for; blank: of the heading"}};

std::string_view find(std::string_view table, std::string_view column) {
  for (const Meaning& m : kMeanings) {
    if (m.table == table && m.column == column) return m.means;
  }
  return {};
}

}  // namespace

std::string_view meaning_of(const PrintedTable& table, const Column& column) {
  const std::string_view own = find(table.name, column.name);
  return own.empty() ? find({}, column.name) : own;
}

std::vector<std::string> meanings_of_no_column() {
  std::vector<std::string> out;
  for (const Meaning& m : kMeanings) {
    const auto tables = printed_tables();
    const auto has = [&m](const PrintedTable& table) {
      const std::vector<Column> columns = table.columns();
      return std::any_of(columns.begin(), columns.end(), [&](const Column& c) {
        return c.name == m.column && meaning_of(table, c) == m.means;
      });
    };
    if (std::none_of(tables.begin(), tables.end(), has)) {
      out.push_back(std::string(m.table) + " " + std::string(m.column));
    }
  }
  return out;
}

bool is_twin(std::span<const Column> columns, const Column& column) {
  return column.audience == Audience::people_only && !column.heading.empty() &&
         std::any_of(columns.begin(), columns.end(),
                     [&column](const Column& c) { return c.name == column.heading; });
}

}  // namespace duly::answers
