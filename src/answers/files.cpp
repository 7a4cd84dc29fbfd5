// Which file is which, and what is missing.

#include "answers/files.hpp"

#include <algorithm>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/gains.hpp"
#include "answers/period.hpp"
#include "answers/wording.hpp"
#include "duly/check.hpp"

namespace duly::answers {
namespace {

/// What was found in one file.
struct FileFindings {
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  const Diagnostic* passed_over = nullptr;  ///< why it was
  std::string of_whole;                     ///< errors that are of no one row
};

std::string in_words(const Diagnostic& d) {
  std::string out{d.info->meaning};
  if (!d.detail.empty()) out += " (" + d.detail + ")";
  return out;
}

bool passes_over(const Diagnostic& d) {
  return d.info == &info(Code::d104_unused_table) || d.info == &info(Code::d116_unknown_file) ||
         d.info == &info(Code::d117_own_output);
}

/// By file; those of no one file come last.
std::vector<FileFindings> findings_by_file(const DataSet& data) {
  const std::size_t files = data.records().extracts.size();
  std::vector<FileFindings> out(files + 1);
  for (const Diagnostic& d : data.findings().all()) {
    FileFindings& file = out[d.row.file == RowRef::kNoFile ? files : d.row.file];
    if (d.severity == Severity::error) file.errors += d.times;
    if (d.severity == Severity::warning) file.warnings += d.times;
    if (d.row.line != 0) continue;
    if (passes_over(d)) file.passed_over = &d;
    if (passes_over(d) || d.severity == Severity::error) add_to_note(file.of_whole, in_words(d));
  }
  return out;
}

std::string_view state_of(const FileFindings& found) {
  if (found.passed_over == nullptr) return "read";
  const CodeInfo* why = found.passed_over->info;
  if (why == &info(Code::d104_unused_table)) return "not_needed";
  return why == &info(Code::d117_own_output) ? "own_output" : "not_known";
}

/// The kind in words; of a return that is of several, all of them.
std::string taken_for(const Extract& file) {
  const std::string_view words = words_of_kind(file.kind);
  if (!words.empty()) return std::string(words);
  std::string out;
  std::vector<std::string_view> kinds;
  for (const ExtractColumn& column : file.columns) {
    if (std::find(kinds.begin(), kinds.end(), column.kind) != kinds.end()) continue;
    kinds.emplace_back(column.kind);
    add_to_note(out, words_of_kind(column.kind));
  }
  return out;
}

/// "reviews of looked-after children, 2015-04-02 to 2016-03-29"
std::string told_of(const Extract& file) {
  std::string out = taken_for(file);
  if (!file.first_date) return out;  // nor a last one
  return out + fmt::format(", {} to {}", to_string(*file.first_date), to_string(*file.last_date));
}

Mark mark_of(const FileFindings& found) {
  if (found.errors > 0) return Mark::urgent;
  if (found.passed_over != nullptr) return Mark::quiet;
  return found.warnings > 0 ? Mark::doubtful : Mark::none;
}

void add_file(Table& table, const Extract& file, const FileFindings& found) {
  const bool read = found.passed_over == nullptr;
  const auto count = [read](std::size_t n) {
    return read ? Cell(static_cast<std::int64_t>(n)) : Cell();
  };
  std::string tells = read ? told_of(file) : std::string();
  add_to_note(tells, found.of_whole);
  const std::string year = file.year ? reporting_year(*file.year) : std::string();
  table.add_row({state_of(found),
                 file.name,
                 cell(std::string_view(file.kind)),
                 cell(table.keep(read ? taken_for(file) : "")),
                 cell(table.keep(year)),
                 cell(file.first_date),
                 cell(file.last_date),
                 count(file.rows),
                 count(file.left_out),
                 Cell(found.errors),
                 Cell(found.warnings),
                 cell(table.keep(std::move(tells))),
                 cell(table.keep(found.of_whole)),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell()},
                mark_of(found));
}

/// The names of all, with commas between.
template <class Things, class NameOf>
std::string names_of(const Things& things, const NameOf& name_of) {
  std::vector<std::string_view> out;
  for (const auto* thing : things) out.push_back(name_of(*thing));
  return fmt::format("{}", fmt::join(out, ", "));
}

/// What is lacking besides the first: "workers.fte, plans of another year".
std::string others_in(const Gain& gain) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i < gain.lacks.size(); ++i) {
    const Lack& lack = gain.lacks[i];
    out.push_back(fmt::format("{}{}{}{}", lack.kind, lack.field.empty() ? "" : ".", lack.field,
                              lack.other_year ? " of another year" : ""));
  }
  return fmt::format("{}", fmt::join(out, ", "));
}

void add_missing(Table& table, const DataSet& data, const Gain& gain) {
  const Lack& lack = gain.lacks.front();
  const std::string duties = names_of(gain.duties, [](const DutyInfo& d) { return d.name; });
  const std::string measures = names_of(gain.measures, [](const Measure& m) { return m.id; });
  const std::string groups = names_of(gain.groups, [](const GroupKind& g) { return g.name; });
  const std::string checks = names_of(gain.checks, [](const Check& c) { return c.code.id; });
  table.add_row({"missing",
                 Cell(),
                 lack.kind,
                 cell(words_of_kind(lack.kind)),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 Cell(),
                 cell(lack.other_year ? std::string_view("of another year") : std::string_view()),
                 cell(lack.field),
                 cell(table.keep(others_in(gain))),
                 cell(table.keep(headings_of(data, gain))),
                 cell(table.keep(duties)),
                 cell(table.keep(measures)),
                 cell(table.keep(groups)),
                 cell(table.keep(checks))});
}

/// "Looked-after children reviewed in time (NI66), ... and 12 more figures".
std::string measures_in_words(const std::vector<const Measure*>& measures) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(measures.size(), kMostNamed); ++i) {
    named.push_back(fmt::format("{} ({})", measures[i]->title, measures[i]->id));
  }
  std::string out = fmt::format("{}", fmt::join(named, ", "));
  const std::size_t more = measures.size() - named.size();
  if (more > 0) out += fmt::format(" and {} more figure{}", more, more == 1 ? "" : "s");
  return out;
}

/// What it would add, and the headings that would carry it.
std::string adds(const Gain& gain, const std::string& headings) {
  std::string out;
  const auto add = [&out](std::string_view what, const std::string& which) {
    if (!which.empty()) add_to_note(out, std::string(what) + which);
  };
  add("when each is due next: ", names_of(gain.duties, [](const DutyInfo& d) { return d.words; }));
  add("", measures_in_words(gain.measures));
  add("figures by ", names_of(gain.groups, [](const GroupKind& g) { return g.name; }));
  const std::size_t checks = gain.checks.size();
  if (checks > 0) add("", fmt::format("{} check{}", checks, checks == 1 ? "" : "s"));
  add("headings: ", headings);
  return out;
}

/// For people: what would add more than checks. `check` says itself what it did not look for.
Part missing_part(const DataSet& data, const std::vector<Gain>& gains) {
  constexpr std::size_t kMissingWidth = 26;
  constexpr std::size_t kAddsWidth = 100;
  Table table({{"missing", "", Align::left, Audience::everyone, false, kMissingWidth},
               {"would_add", "", Align::left, Audience::everyone, false, kAddsWidth}});
  for (const Gain& gain : gains) {
    if (gain.only_checks()) continue;
    std::string missing = in_words(gain.lacks.front());
    const std::string others = others_in(gain);
    if (!others.empty()) missing += ", together with " + others;
    table.add_row(
        {table.keep(std::move(missing)), table.keep(adds(gain, headings_of(data, gain)))});
  }
  return {"What is missing, and what it would add", std::move(table)};
}

void say_findings_of_no_file(const FileFindings& found, Output& out) {
  if (found.errors + found.warnings == 0) return;
  out.closing.push_back(
      fmt::format("Of no one file: errors {}, warnings {}; `duly check` lists all.",
                  grouped(static_cast<std::size_t>(found.errors)),
                  grouped(static_cast<std::size_t>(found.warnings))));
}

void say_checks(const std::vector<Gain>& gains, Output& out) {
  std::size_t checks = 0;
  for (const Gain& gain : gains) checks += gain.only_checks() ? gain.checks.size() : 0;
  if (checks == 0) return;
  out.closing.push_back(
      fmt::format("More checks: {}; `duly check --summary` says what they need.", checks));
}

}  // namespace

std::vector<Column> files_columns() {
  constexpr auto kData = Audience::data_only;
  return {{"state", "", Align::left, kData},
          {"file", ""},
          {"kind", ""},
          {"taken_for", "", Align::left, kData},
          {"year", ""},
          {"first_day", "", Align::left, kData},
          {"last_day", "", Align::left, kData},
          {"rows", "", Align::right},
          {"left_out", "", Align::right},
          {"errors", "", Align::right},
          {"warnings", "", Align::right},
          below({"tells_of", "tells of", Align::left, Audience::people_only}),
          {"note", "", Align::left, kData},
          {"column", "", Align::left, kData},
          {"together_with", "", Align::left, kData},
          {"headings", "", Align::left, kData},
          {"duties", "", Align::left, kData},
          {"measures", "", Align::left, kData},
          {"groups", "", Align::left, kData},
          {"checks", "", Align::left, kData}};
}

Wanted files_want() {
  return {.checks = true, .details = true, .profile = true};
}

Answer files_told(DataSet& data) {
  const std::shared_ptr<const Cases> cases = data.cases_at(data.as_at());
  const Coverage coverage = data.coverage(*cases);
  const std::size_t told = data.findings().all().size();
  const std::vector<NotRun> not_run =
      run_checks({data.records(), data.histories(), *cases, data.law(), coverage}, data.threads(),
                 data.findings());
  const std::vector<FileFindings> found = findings_by_file(data);
  const std::vector<Gain> gains = gains_of(data, coverage, not_run);
  Table table(files_columns());
  const std::deque<Extract>& files = data.records().extracts;
  for (std::size_t i = 0; i < files.size(); ++i) add_file(table, files[i], found[i]);
  const bool for_people = !data.setting().for_data;
  for (const Gain& gain : gains) {
    if (!for_people) add_missing(table, data, gain);
  }
  data.findings().keep_first(told);
  Output out = data.output(std::move(table));
  out.title = "Files";
  say_findings_of_no_file(found.back(), out);
  if (!for_people) return {std::move(out)};
  Part missing = missing_part(data, gains);
  if (missing.table.row_count() > 0) out.parts.push_back(std::move(missing));
  say_checks(gains, out);
  return {std::move(out)};
}

}  // namespace duly::answers
