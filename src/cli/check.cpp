// duly check: every finding, one row each, or one row a code.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

bool wanted(const Options& o, const Diagnostic& d) {
  return o.codes.empty() ||
         std::find(o.codes.begin(), o.codes.end(), info(d.code).id) != o.codes.end();
}

std::string message_of(const Diagnostic& d) {
  std::string out{info(d.code).meaning};
  if (!d.detail.empty()) out += " (" + d.detail + ")";
  if (!d.value.empty()) out += ": '" + d.value + "'";
  return out;
}

Mark mark_of(Severity s) {
  if (s == Severity::error) return Mark::urgent;
  return s == Severity::warning ? Mark::doubtful : Mark::none;
}

Table one_row_a_finding(Session& session, const std::vector<const Diagnostic*>& findings) {
  Table table({{"code", ""},
               {"severity", ""},
               {"child_id", "child"},
               {"file", ""},
               {"line", "", Align::right},
               {"column", ""},
               {"message", ""},
               {"fix", "", Align::left, Audience::data_only}});
  for (const Diagnostic* d : findings) {
    const bool placed = d->row.file != RowRef::kNoFile;
    table.add_row({info(d->code).id, name(d->severity), cell(session.child(d->child)),
                   placed ? cell(session.records().extracts[d->row.file].name) : Cell(),
                   placed && d->row.line > 0 ? Cell(std::int64_t{d->row.line}) : Cell(),
                   cell(d->column), table.keep(message_of(*d)), info(d->code).fix},
                  mark_of(d->severity));
  }
  return table;
}

/// The most frequent code first.
Table one_row_a_code(const std::vector<const Diagnostic*>& findings) {
  std::map<std::pair<Code, Severity>, std::int64_t> counts;
  for (const Diagnostic* d : findings) ++counts[{d->code, d->severity}];
  std::vector<std::tuple<std::int64_t, Code, Severity>> ranked;
  for (const auto& [key, count] : counts) ranked.emplace_back(-count, key.first, key.second);
  std::sort(ranked.begin(), ranked.end());
  Table table(
      {{"code", ""}, {"severity", ""}, {"count", "", Align::right}, {"message", ""}, {"fix", ""}});
  for (const auto& [count, code, severity] : ranked) {
    table.add_row({info(code).id, name(severity), Cell(-count), info(code).meaning, info(code).fix},
                  mark_of(severity));
  }
  return table;
}

}  // namespace

void check_options(CLI::App& app, Options& o) {
  app.add_option("--code", o.codes, "Only these codes")
      ->type_name("CODES")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_flag("--summary", o.summary, "One row a code, the most frequent first");
}

int run_check(const Options& options, Surroundings& surroundings) {
  for (const std::string& code : options.codes) {
    const auto all = all_codes();
    const bool known =
        std::any_of(all.begin(), all.end(), [&code](const CodeInfo& c) { return c.id == code; });
    if (!known)
      throw WrongUsage("--code: there is no code '" + code + "'; see docs/diagnostics.md");
  }
  Session session(options, surroundings);
  const Cases cases = session.cases_at(session.as_at());
  const Coverage coverage = session.coverage(cases);
  std::vector<Obligation> obligations;
  for (Id child = 0; child < cases.children.size(); ++child) {
    obligations.clear();
    obligations_of(cases, child, session.histories(), session.law(), coverage, obligations);
    for (const Obligation& o : obligations) session.note_holidays(child, o);
  }
  std::vector<const Diagnostic*> shown;
  for (const Diagnostic& d : session.findings().all()) {
    if (wanted(options, d)) shown.push_back(&d);
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tuple(a->row.file, a->row.line) < std::tuple(b->row.file, b->row.line);
  });
  Output out =
      session.output(options.summary ? one_row_a_code(shown) : one_row_a_finding(session, shown));
  const Diagnostics& all = session.findings();
  out.title = "Findings";
  out.closing.push_back(
      fmt::format("Errors: {}. Warnings: {}. Notes: {}.", grouped(all.count(Severity::error)),
                  grouped(all.count(Severity::warning)), grouped(all.count(Severity::note))));
  out.closing.emplace_back(
      "Looked for: what reading, merging and building the cases can meet. Other"
      " published checks of the two returns are not made by this version.");
  return session.finish_with_findings(out);
}

}  // namespace duly::cli
