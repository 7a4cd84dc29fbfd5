#include "answers/check.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "answers/question.hpp"
#include "answers/wording.hpp"
#include "duly/check.hpp"

namespace duly::answers {
namespace {

/// A finding and what is said beside it.
struct Shown {
  const Diagnostic* finding;
  std::string_view effect;
  std::string_view id;
};

/// The codes asked for; none: all.
using Codes = std::vector<std::string>;
bool wanted(const Codes& codes, std::string_view code) {
  return codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string message_of(const Shown& shown) {
  const Diagnostic& d = *shown.finding;
  std::string out{d.info->meaning};
  if (!d.detail.empty()) out += " (" + d.detail + ")";
  if (!d.value.empty()) out += ": '" + d.value + "'";
  if (!shown.effect.empty()) out.append("; ").append(shown.effect);
  return out;
}

Mark mark_of(Severity s) {
  if (s == Severity::error) return Mark::urgent;
  return s == Severity::warning ? Mark::doubtful : Mark::none;
}

Table one_row_a_finding(DataSet& data, const std::vector<Shown>& findings,
                        const std::vector<const NotRun*>& not_run) {
  Table table(finding_columns());
  table.reserve(findings.size() + not_run.size());
  for (const Shown& shown : findings) {
    const Diagnostic* d = shown.finding;
    const bool placed = d->row.file != RowRef::kNoFile;
    const bool as_listed = d->detail.empty() && d->value.empty() && shown.effect.empty();
    table.add_row({d->info->id, name(d->severity), cell(data.child(d->child)),
                   placed ? cell(data.records().extracts[d->row.file].name) : Cell(),
                   placed && d->row.line > 0 ? Cell(std::int64_t{d->row.line}) : Cell(),
                   cell(d->column), as_listed ? d->info->meaning : table.keep(message_of(shown)),
                   d->info->fix, table.keep(std::string(shown.id))},
                  mark_of(d->severity));
  }
  for (const NotRun* n : not_run) {
    table.add_row({n->check->code.id, "not run", Cell(), Cell(), Cell(), Cell(),
                   table.keep("not looked for: " + n->why), Cell(), Cell()},
                  Mark::quiet);
  }
  return table;
}

/// The findings that a row of the summary counts.
struct Counted {
  const Diagnostic* first = nullptr;
  std::int64_t count = 0;
  /// Of unknown codes: which there are, told apart by column and without the text.
  std::set<std::pair<std::string_view, std::size_t>> codes;
};

/// Of unknown codes how many there are, or which: a code is a cell's text, shown only when asked.
std::string message_of(const Counted& counted, bool show_values) {
  const Diagnostic& d = *counted.first;
  std::string out{d.info->meaning};
  if (counted.codes.empty()) return out;
  if (!show_values) {
    const std::size_t n = counted.codes.size();
    return out + fmt::format(" ({} different code{})", n, n == 1 ? "" : "s");
  }
  out.append(" (in ").append(d.column).append(")");
  return d.value.empty() ? out : out + ": '" + d.value + "'";
}

/// By code and severity; unknown codes, where they are shown, one by one.
std::vector<Counted> counted_findings(std::span<const Diagnostic> findings, const Codes& codes,
                                      bool show_values) {
  using Key = std::tuple<std::string_view, Severity, std::string_view, std::string_view>;
  std::map<Key, Counted> counts;
  for (const Diagnostic& d : findings) {
    if (!wanted(codes, d.info->id)) continue;
    const bool unknown = d.info->of_codes;
    const bool apart = unknown && show_values;
    Counted& c = counts[{d.info->id, d.severity, apart ? d.column : std::string_view(),
                         apart ? std::string_view(d.value) : std::string_view()}];
    if (c.first == nullptr) c.first = &d;
    c.count += d.times;
    if (unknown) c.codes.emplace(d.column, d.alike);
  }
  std::vector<Counted> out;
  for (auto& [key, counted] : counts) out.push_back(std::move(counted));
  std::stable_sort(out.begin(), out.end(), [](const Counted& a, const Counted& b) {
    return std::tuple(b.first->severity, b.count) < std::tuple(a.first->severity, a.count);
  });
  return out;
}

/// Errors first, of one severity the most frequent code; those that could not run last.
Table one_row_a_code(const std::vector<Counted>& counts, bool show_values,
                     const std::vector<const NotRun*>& not_run) {
  Table table(finding_count_columns());
  for (const Counted& c : counts) {
    const CodeInfo& info = *c.first->info;
    table.add_row({info.id, name(c.first->severity), Cell(c.count),
                   table.keep(message_of(c, show_values)), info.fix},
                  mark_of(c.first->severity));
  }
  for (const NotRun* n : not_run) {
    table.add_row({n->check->code.id, "not run", Cell(), n->check->code.meaning,
                   table.keep("to look for it: " + n->why)},
                  Mark::quiet);
  }
  return table;
}

/// The findings by file and line; those of one line in the order they were found.
std::vector<std::size_t> in_order_of_places(std::span<const Diagnostic> findings) {
  std::vector<std::pair<std::uint64_t, std::size_t>> places;
  places.reserve(findings.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    constexpr unsigned kLineBits = 32;
    const RowRef row = findings[i].row;
    places.emplace_back(std::uint64_t{row.file} << kLineBits | row.line, i);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::size_t> out;
  out.reserve(places.size());
  for (const auto& [place, i] : places) out.push_back(i);
  return out;
}

/// For people: one line a reason, with the codes it kept from running.
std::vector<std::string> not_run_lines(const std::vector<const NotRun*>& not_run) {
  std::map<std::string_view, std::vector<std::string_view>> codes;
  std::vector<std::string_view> order;
  for (const NotRun* n : not_run) {
    std::vector<std::string_view>& of = codes[n->why];
    if (of.empty()) order.push_back(n->why);
    of.push_back(n->check->code.id);
  }
  std::vector<std::string> out;
  for (const std::string_view why : order) {
    out.push_back(fmt::format("Not looked for, since {}: {}.", why, fmt::join(codes[why], ", ")));
  }
  return out;
}

}  // namespace

std::vector<std::string> codes_typed(const std::vector<std::string>& typed) {
  std::vector<std::string> known;
  for (const CodeInfo& c : all_codes()) known.emplace_back(c.id);
  for (const Check& c : all_checks()) known.emplace_back(c.code.id);
  std::vector<std::string> out;
  for (const std::string& code : typed) out.push_back(known[place_among("code", code, known)]);
  return out;
}

std::vector<Column> finding_count_columns() {
  return {
      {"code", ""}, {"severity", ""}, {"count", "", Align::right}, {"message", ""}, {"fix", ""}};
}

std::vector<Column> finding_columns() {
  return {{"code", ""},
          spare(1, {"severity", ""}),
          {"child_id", "child"},
          {"file", ""},
          {"line", "", Align::right},
          {"column", ""},
          below({"message", ""}),
          {"fix", "", Align::left, Audience::data_only},
          {"id", "", Align::left, Audience::data_only}};
}

Answer finding_list(DataSet& data, const CheckQuestion& question) {
  const Codes& codes = question.codes;
  const std::shared_ptr<const Cases> kept = data.cases_at(data.as_at());
  const Cases& cases = *kept;
  const Coverage coverage = data.coverage(cases);
  const CheckInput input{data.records(), data.histories(), cases,
                         data.law(),     coverage,         question.summary};
  const std::vector<NotRun> all_not_run = run_checks(input, data.threads(), data.findings());
  data.name_headings();
  const Diagnostics& all = data.findings();
  // A summary shows no single finding: neither its effect nor its id is worked out.
  const auto listed = question.summary ? std::span<const Diagnostic>() : all.all();
  const auto effects = effects_of(input, listed);
  const StableIds ids(data.records(), listed);
  std::vector<Shown> shown;
  shown.reserve(listed.size());
  for (const std::size_t i : in_order_of_places(listed)) {
    const Diagnostic& d = listed[i];
    if (!wanted(codes, d.info->id)) continue;
    const auto effect = effects.find(i);
    shown.push_back({&d, effect == effects.end() ? std::string_view{} : effect->second, ids[i]});
  }
  std::vector<const NotRun*> not_run;
  for (const NotRun& n : all_not_run) {
    if (wanted(codes, n.check->code.id)) not_run.push_back(&n);
  }
  const bool for_people = !data.setting().for_data;
  const std::vector<const NotRun*> rows = for_people ? std::vector<const NotRun*>() : not_run;
  const bool show_values = data.setting().show_values;
  Output out =
      data.output(question.summary ? one_row_a_code(counted_findings(all.all(), codes, show_values),
                                                    show_values, rows)
                                   : one_row_a_finding(data, shown, rows));
  out.title = "Findings";
  out.closing.push_back(
      fmt::format("Errors: {}. Warnings: {}. Notes: {}.", grouped(all.count(Severity::error)),
                  grouped(all.count(Severity::warning)), grouped(all.count(Severity::note))));
  out.closing.push_back(fmt::format("Checks made: {} of {}.",
                                    all_checks().size() - all_not_run.size(), all_checks().size()));
  if (for_people) {
    for (std::string& line : not_run_lines(not_run)) out.closing.push_back(std::move(line));
  }
  return {std::move(out)};
}

}  // namespace duly::answers
