// The pages of docs/ that are made from the program's own tables: limits, measures and headings
// (findings and checks: finding_pages.cpp). To add one: a function here, a line in the list at the
// end, a test that reads it.

#include "pages/documents.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "duly/calendar.hpp"
#include "duly/duty.hpp"
#include "duly/input.hpp"
#include "duly/measure.hpp"
#include "duly/reading.hpp"
#include "duly/rule.hpp"
#include "pages/pages.hpp"

namespace duly::pages {
namespace {

std::string iso(OptDate d) {
  return d ? to_string(*d) : std::string();
}

// docs/rules.md

std::string_view counted_from(RuleId rule) {
  for (const DutyInfo& duty : kDuties) {
    for (const LinkLimit& link : {duty.first, duty.second, duty.later}) {
      if (link.rule == rule) return link.counted_from;
    }
    if (duty.not_before && duty.not_before->rule == rule) return duty.not_before->counted_from;
  }
  return info(rule).of;
}

RuleBook rule_book(std::string_view preset) {
  std::optional<RuleBook> book = RuleBook::embedded(preset);
  if (!book) std::abort();  // data/ was checked when the program was built and tested
  return std::move(*book);
}

/// The rules that are counted so: `amount` and `of` are the headings for what is theirs.
std::string limits(std::initializer_list<CountedAs> counted, std::string_view amount,
                   std::string_view of) {
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    if (std::find(counted.begin(), counted.end(), info(rule).counted) == counted.end()) continue;
    for (const Limit& limit : statutory_rules().versions(rule)) {
      const Citation* citation = find_citation(limit.citation);
      rows.push_back({code(name(rule)), limit.text, std::string(counted_from(rule)),
                      iso(limit.in_force_from), iso(limit.in_force_until), code(limit.citation),
                      citation == nullptr ? std::string() : citation->provision});
    }
  }
  return markdown_table({"rule", std::string(amount), std::string(of), "anchors from",
                         "anchors before", "citation", "provision"},
                        rows);
}

/// The limit of a preset that stands in the place of `statutory`, while that is in force.
const Limit& in_place_of(const Limit& statutory, const RuleBook& preset) {
  const OptDate until = statutory.in_force_until;
  return until ? preset.in_force(statutory.rule, (*until).plus_days(-1))
               : preset.versions(statutory.rule).back();
}

std::string presets() {
  const std::vector<std::string> names = preset_names();
  std::vector<RuleBook> books;
  books.reserve(names.size());
  for (const std::string& preset : names) books.push_back(rule_book(preset));
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    for (const Limit& statutory : books.front().versions(static_cast<RuleId>(i))) {
      Cells row = {code(name(statutory.rule)), iso(statutory.in_force_from),
                   iso(statutory.in_force_until)};
      bool changed = false;
      for (const RuleBook& book : books) {
        const Limit& limit = in_place_of(statutory, book);
        row.push_back(limit.text);
        changed = changed || limit.citation != statutory.citation;
      }
      if (changed) rows.push_back(std::move(row));
    }
  }
  Cells headings = {"rule", "anchors from", "anchors before"};
  for (const std::string& preset : names) headings.push_back(code(preset));
  return markdown_table(headings, rows);
}

std::string citation_table() {
  std::vector<Cells> rows;
  for (const Citation& c : citations()) {
    rows.push_back({code(c.key), c.instrument, c.provision,
                    c.url.empty() ? c.title : fmt::format("[{}]({})", c.title, c.url), c.says});
  }
  return markdown_table({"key", "instrument", "provision", "title", "what it says, in our words"},
                        rows);
}

/// Years in which the bank holidays were not those of the standing rules.
std::string one_off_changes(const WorkingCalendar& calendar) {
  std::vector<Cells> rows;
  for (int year = calendar.first_year(); year <= calendar.last_year(); ++year) {
    const std::vector<Holiday> listed =
        calendar.holidays_between(*Date::make(year - 1, 12, 31), *Date::make(year, 12, 31));
    const std::vector<Holiday> standing = generated_holidays(year);
    const auto only_in = [](const std::vector<Holiday>& a, const std::vector<Holiday>& b) {
      std::string out;
      for (const Holiday& h : a) {
        const bool both =
            std::any_of(b.begin(), b.end(), [&h](const Holiday& x) { return x.day == h.day; });
        if (!both)
          out += fmt::format("{}{} {}", out.empty() ? "" : "; ", to_string(h.day), h.title);
      }
      return out;
    };
    const std::string added = only_in(listed, standing);
    const std::string gone = only_in(standing, listed);
    if (!added.empty() || !gone.empty()) rows.push_back({std::to_string(year), added, gone});
  }
  return markdown_table({"year", "also a bank holiday", "a working day instead"}, rows);
}

std::string coverage() {
  const WorkingCalendar calendar = built_in_calendar();
  int last = calendar.last_year();
  const auto known = [&calendar](int year) {
    const Date day = *Date::make(year, 12, 31);
    return calendar.certainty(day, day) != Certainty::missing;
  };
  while (known(last + 1)) ++last;
  return fmt::format(
             "Known for {} to {} (`data/bank-holidays.csv`). For {} to {} they are generated by the"
             " standing rules (`bfda-1971`): an answer that counts such days is marked provisional."
             " Before and after, only weekends are left out, and the answer says so. `--holidays"
             " FILE` replaces the years it covers; other years keep the built-in list.\n\n"
             "In these years single days differed from the standing rules:\n\n",
             calendar.first_year(), calendar.last_year(), calendar.last_year() + 1, last) +
         one_off_changes(calendar);
}

std::string rules_page() {
  std::string out = "# The limits\n\n";
  out += kHowToRefresh;
  out +=
      "Every number of law, and every one of others that we count by, is a line of"
      " `data/rules.csv`; `duly rules --on DATE` prints those in force on a day. A limit applies "
      "to an anchor from the day in *anchors from* up to, not including,"
      " the day in *anchors before*; a blank has no end on that side.\n\n";
  out += "## Times\n\n";
  out += limits({CountedAs::day_after, CountedAs::day_before}, "within", "counted from");
  out +=
      "## Ages\n\nA child comes of an age on the birthday; one born on 29 February on 1 March."
      " The anchor is the day of birth.\n\n";
  out += limits({CountedAs::birthday}, "age", "what for");
  out += "## Numbers\n\n";
  out += limits({CountedAs::total}, "number", "of what");
  out += "## In force or not\n\n";
  out += limits({CountedAs::in_force}, "amount", "asked of");
  out +=
      "## Dates\n\nDates are whole days. Five operations are all there is:\n\n"
      "1. A **working day** is Monday to Friday and not a bank holiday of England and Wales"
      " (`bfda-1971`); Christmas Day and Good Friday are among those.\n"
      "2. **n working days** from a day: that day is not counted, whether or not it is a working"
      " day itself. The n-th working day after it is the last day in time.\n"
      "3. **n months** from a day: the same-numbered day n months later, or the last day of a"
      " month that has none (`dodds-v-walker`).\n"
      "4. **n days** from a day: that many days later. Four weeks are 28 days.\n"
      "5. **Within** a limit: on or before its last day. A limit that ends on a weekend or bank"
      " holiday is not moved.\n\n";
  out +=
      "## Presets\n\nSome authorities also count in days. `--preset NAME` counts so, for every"
      " anchor, in place of the statutory limits of these rules; other duties stay. The dates are "
      "those"
      " of the statutory limit. Tables,"
      " JSON and Markdown then name the preset. It is no law (`local-timescales`).\n\n";
  out += presets();
  out += "## Citations\n\nKeys of `data/citations.csv`.\n\n";
  out += citation_table();
  out += "## Bank holidays\n\n";
  out += coverage();
  out.pop_back();
  return out;
}

// docs/measures.md

std::string bands_of(const Measure& m) {
  if (m.shape != Shape::bands && m.shape != Shape::caseload) return {};
  std::string labels;
  for (const std::string_view band : m.bands) labels += (labels.empty() ? "" : "; ") + code(band);
  return "- Bands: " + (labels.empty() ? "the months to come" : labels) + "\n";
}

/// Columns without which there is no figure; the kinds of extract are told by unit and denominator.
std::string needs_of(const Measure& m) {
  std::string out;
  for (const Need& need : m.needs) {
    if (need.field.empty()) continue;
    out += fmt::format("- Needs: `{}` in `{}`\n", need.field, need.kind);
  }
  return out;
}

std::string measure_section(const Measure& m) {
  const Citation* citation = find_citation(m.citation);
  std::string cited = code(m.citation);
  if (citation != nullptr) cited += fmt::format(" ({}, {})", citation->title, citation->provision);
  const std::string denominator =
      m.denominator.empty() ? "none: a count" : std::string(m.denominator);
  return fmt::format(
      "### {}: {}\n\n- Unit: {}\n- Numerator: {}\n- Denominator: {}\n{}{}- Grouped by what is so: "
      "{}\n"
      "- Citation: {}\n- Shown without `-m`: {}\n\n",
      m.id, m.title, m.unit, m.numerator, denominator, bands_of(m), needs_of(m),
      m.events ? "on the day of the event" : "at the end of the period", cited,
      m.by_default ? "yes" : "no");
}

std::string groups() {
  std::vector<Cells> rows;
  for (const GroupKind& kind : group_kinds()) {
    rows.push_back({code(kind.name), std::string(kind.meaning)});
  }
  add_columns_of_own(rows);
  return markdown_table({"group", "is"}, rows);
}

std::string_view counted_as(Reason reason) {
  if (in_numerator(reason)) return "numerator and denominator";
  if (counted(reason)) return "denominator";
  return reason == Reason::indeterminate ? "neither, and shown" : "left out, and shown";
}

std::string reasons() {
  std::vector<Cells> rows;
  for (std::size_t i = 0; i < kReasonCount; ++i) {
    const auto reason = static_cast<Reason>(i);
    rows.push_back(
        {code(name(reason)), std::string(counted_as(reason)), std::string(meaning(reason))});
  }
  return markdown_table({"reason", "counted in", "meaning"}, rows);
}

std::string readings() {
  std::vector<Cells> rows;
  for (const ReadingInfo& r : all_readings()) {
    std::string values;
    for (const std::string_view v : r.values) values += (values.empty() ? "" : ", ") + code(v);
    rows.push_back({code(r.name), values.empty() ? "a date" : values, std::string(r.decides)});
  }
  return markdown_table({"reading", "values, the default first", "decides"}, rows);
}

std::string measures_page() {
  std::string out = "# The measures\n\n";
  out += kHowToRefresh;
  out +=
      "`duly kpi` prints them; `duly kpi --list ID` prints everyone one of them looked at, with"
      " one reason each. How histories are put together, and what happens where they are"
      " incomplete, is in [periods-and-history.md](periods-and-history.md).\n\n"
      "A value is numerator over denominator in percent, to one decimal, half up. It is blank"
      " where the denominator is 0, and where the indeterminate are more than a twentieth of"
      " denominator and indeterminate together. The range then stands: all of them failing, all"
      " of them passing. A count has no denominator, and its value is the count; with"
      " `--population` it is the rate per 10,000, of a group where it has a population of its own."
      " Its `share`, as that of a band, is its percentage of the measure's total over all groups"
      " and bands. A caseload's denominator is the full-time"
      " equivalents of the workers, and its value the cases for each full-time worker. Of workers"
      " without known hours neither cases nor hours are in the total's value; the note says how"
      " many cases those are. A mean is the sum of its days over what they are of. What officers "
      "hold"
      " in a month has their full-time equivalents as denominator, and for its value what each"
      " full-time officer held in 20 working days; the note says how many the period has.\n\n"
      "## List\n\n";
  for (const Measure& m : measures()) out += measure_section(m);
  out +=
      "## Groups\n\n`--by GROUP` adds a row for each group; `--by team,age_band` combines them"
      " (`North / 5-9`). `--by team --by age_band` are two breakdowns, one below the other. Every"
      " verdict is in one group of a breakdown, so its groups add up to the total; without a value"
      " it is in `(none)`. Codes stand with their words, and families of codes are groups, too:"
      " [codes.csv](../data/codes.csv) has both. What a child is grouped by is what was so on the "
      "reference date:"
      " the day of the event where a measure counts events, else the end of the period. A child who"
      " moved team is counted for the team on that day. On its last day an allocation or an"
      " episode still counts for an event of that day where no other has begun. A team, locality "
      "or column of your own is"
      " that of the social worker's allocation, else the reviewing officer's, else any other's. A"
      " meeting on several children is counted for the first of them in the files.\n\n";
  out += groups() + groups_of_own();
  out += measures_of_own();
  out += "## Reasons\n\nThe column `reason` of `--list`, and the counts under a table.\n\n";
  out += reasons();
  out +=
      "## Readings\n\nWhere the sources leave a gap, the choice is a setting: `--reading"
      " NAME=VALUE`. Outputs name the readings that are not at their default. `duly readings` shows"
      " what each of them comes to, with the number of children whose answer changes.\n\n";
  out += readings();
  out.pop_back();
  return out;
}

constexpr std::array kDocuments = {Document{"rules", "docs/rules.md", rules_page},
                                   Document{"measures", "docs/measures.md", measures_page},
                                   Document{"diagnostics", "docs/diagnostics.md", diagnostics_page},
                                   Document{"checks", "docs/checks.md", checks_page},
                                   Document{"changes", "docs/changes.md", changes_page},
                                   Document{"formats", "docs/formats.md", formats_page},
                                   Document{"columns", "docs/columns.md", columns_page}};

}  // namespace

std::span<const Document> documents() {
  return kDocuments;
}

std::string document(std::string_view name) {
  for (const Document& d : kDocuments) {
    if (d.name == name) return d.text();
  }
  std::abort();
}

}  // namespace duly::pages
