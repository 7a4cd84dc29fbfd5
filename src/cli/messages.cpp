#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "cli/session.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

std::string line_of(const Session& session, const Diagnostic& d) {
  std::string out = session.place(d.row);
  if (!out.empty()) out += ": ";
  const CodeInfo& code = *d.info;
  out += fmt::format("{}[{}] ", name(d.severity), code.id);
  if (!d.column.empty()) out += printable(d.column) + ": ";
  out += code.meaning;
  if (!d.detail.empty()) out += " (" + printable(d.detail) + ")";
  if (!d.value.empty()) out += ": '" + printable(d.value) + "'";
  return out;
}

std::string plural(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(n), n == 1 ? one : many);
}

std::string problems(const Diagnostics& findings, std::size_t left_out) {
  const std::size_t errors = findings.count(Severity::error);
  const std::size_t warnings = findings.count(Severity::warning);
  if (errors + warnings == 0) return {};
  std::string out = plural(errors + warnings, "problem", "problems") + ": ";
  if (errors > 0) {
    out += plural(errors, "error", "errors");
    if (left_out > 0) out += " (" + plural(left_out, "row", "rows") + " left out)";
  }
  if (warnings > 0) out += (errors > 0 ? ", " : "") + plural(warnings, "warning", "warnings");
  return out + "; `duly check` lists them, docs/diagnostics.md explains each code";
}

/// Children with a row that was kept.
std::size_t children_in_use(const Session& session) {
  const Histories& h = session.histories();
  std::size_t out = 0;
  for (std::size_t c = 0; c < h.born.size(); ++c) {
    bool used = h.born[c].has_value();
    for (const auto* of :
         {&h.episodes_of, &h.reviews_of, &h.plans_of, &h.conferences_of, &h.enquiries_of}) {
      used = used || (*of)[c] != (*of)[c + 1];
    }
    if (used) ++out;
  }
  return out;
}

/// At most `most` lines of one code, in the order of the files, then how many more there are.
std::string lines_of(const Session& session, const Diagnostics& findings, std::size_t most) {
  std::vector<const Diagnostic*> sorted;
  for (const Diagnostic& d : findings.all()) sorted.push_back(&d);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic* a, const Diagnostic* b) {
    return std::tuple(a->row.file, a->row.line) < std::tuple(b->row.file, b->row.line);
  });
  std::map<std::string_view, std::size_t> seen;
  std::string text;
  for (const Diagnostic* d : sorted) {
    if (++seen[d->info->id] <= most) text += line_of(session, *d) + "\n";
  }
  for (const auto& [id, count] : seen) {
    if (count <= most) continue;
    text += fmt::format("and {} more of {}\n", grouped(count - most), id);
  }
  return text;
}

}  // namespace

void print_messages(const Session& session, const Diagnostics& findings, Messages what) {
  if (session.options().quiet) return;
  std::string text = what == Messages::summary_only
                         ? std::string()
                         : lines_of(session, findings, session.options().max_messages);
  std::size_t rows = 0;
  std::size_t left_out = 0;
  for (const Extract& extract : session.records().extracts) {
    rows += extract.rows;
    left_out += extract.left_out;
  }
  const std::string summary = problems(findings, left_out);
  if (!summary.empty()) text += summary + "\n";
  text += fmt::format("read {}, {}, {} left out; {}\n",
                      plural(session.records().extracts.size(), "file", "files"),
                      plural(rows, "row", "rows"), grouped(left_out),
                      plural(children_in_use(session), "child", "children"));
  session.surroundings().err << text << std::flush;
}

}  // namespace duly::cli
