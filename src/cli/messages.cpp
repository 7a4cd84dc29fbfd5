// What is said on stderr, before the answer: what was found, code by code, and what was read.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "cli/session.hpp"
#include "cli/shorten.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

using Findings = std::vector<const Diagnostic*>;

std::string plural(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(n), n == 1 ? one : many);
}

/// Is it said of the answer as a whole, not of a row or a child?
bool of_everybody(const Diagnostic& d) {
  return d.child == kNoId && d.row.file == RowRef::kNoFile;
}

/// What is told: all, or of the child asked about and of the answer as a whole.
struct Told {
  Findings findings;
  std::size_t of_others = 0;
};
Told told(const Session& session) {
  const Id only = session.data().child_named(session.options().child);
  Told out;
  for (const Diagnostic& d : session.data().findings().all()) {
    if (only == kNoId || d.child == only || of_everybody(d)) {
      out.findings.push_back(&d);
    } else {
      ++out.of_others;
    }
  }
  // By place; those of no place keep the order they were found in, and come last.
  std::stable_sort(
      out.findings.begin(), out.findings.end(), [](const Diagnostic* a, const Diagnostic* b) {
        return std::tuple(a->row.file, a->row.line) < std::tuple(b->row.file, b->row.line);
      });
  return out;
}

/// "r.csv:12: warning[N02] REVIEW: what is wrong (about what): 'the cell'"
std::string line_of(const Session& session, const Diagnostic& d) {
  std::string out = printable(session.data().place(d.row));
  if (!out.empty()) out += ": ";
  out += fmt::format("{}[{}] ", name(d.severity), d.info->id);
  if (!d.column.empty()) out += printable(d.column) + ": ";
  out += d.info->meaning;
  if (!d.detail.empty()) out += " (" + printable(d.detail) + ")";
  if (!d.value.empty()) out += ": '" + printable(d.value) + "'";
  return out;
}

/// At most `most` lines of one code, in the order of the files, then how many more there are.
std::string single_lines(const Session& session, const Findings& findings, std::size_t most) {
  std::map<std::string_view, std::size_t> seen;
  std::string text;
  for (const Diagnostic* d : findings) {
    if (++seen[d->info->id] <= most) text += line_of(session, *d) + "\n";
  }
  for (const auto& [id, count] : seen) {
    if (count > most) text += fmt::format("and {} more of {}\n", grouped(count - most), id);
  }
  return text;
}

/// The findings of one code, by place.
struct Group {
  Severity severity = Severity::note;
  Findings findings;
};

/// Errors first; of one severity what bears on the whole answer, then the most frequent code.
std::vector<Group> by_code(const Findings& findings) {
  std::map<std::pair<Severity, std::string_view>, Findings> codes;
  for (const Diagnostic* d : findings) codes[{d->severity, d->info->id}].push_back(d);
  std::vector<Group> out;
  for (auto& [code, of_code] : codes) out.push_back({code.first, std::move(of_code)});
  std::stable_sort(out.begin(), out.end(), [](const Group& a, const Group& b) {
    const auto rank = [](const Group& g) {
      return std::tuple(g.severity, of_everybody(*g.findings.front()), g.findings.size());
    };
    return rank(a) > rank(b);
  });
  return out;
}

/// What one finding is about; of findings without a place, what the first few are about.
std::string about(const Findings& findings) {
  const Diagnostic& first = *findings.front();
  if (of_everybody(first)) {
    constexpr std::size_t kMostTold = 3;
    std::string out;
    for (std::size_t i = 0; i < std::min(findings.size(), kMostTold); ++i) {
      add_to_note(out, findings[i]->detail);
    }
    return out;
  }
  if (findings.size() > 1) return {};
  std::string out(first.column);
  if (!out.empty() && !first.detail.empty()) out += ": ";
  return out + first.detail;
}

/// "N03 141: a review after care ended; first r.csv:12"
std::string line_of(const Session& session, const Group& group) {
  const Diagnostic& first = *group.findings.front();
  std::string out =
      fmt::format("{} {}: {}", first.info->id, grouped(group.findings.size()), first.info->meaning);
  const std::string what = printable(about(group.findings));
  if (!what.empty()) out += " (" + what + ")";
  const std::string place = printable(session.data().place(first.row));
  if (!place.empty()) out += "; first " + place;
  if (!first.value.empty()) out += ": '" + printable(first.value) + "'";
  return out;
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
  return out;
}

/// Where the rest is to be seen: what is not told here, and how much there is in all.
std::string how_to_see_more(const Session& session, std::size_t codes_left, std::size_t of_others,
                            std::size_t left_out) {
  std::vector<std::string> parts;
  if (codes_left > 0) parts.push_back(plural(codes_left, "code more", "codes more"));
  if (of_others > 0) {
    parts.push_back(plural(of_others, "finding", "findings") + " not about this child");
  }
  std::string all = problems(session.data().findings(), left_out);
  if (!all.empty()) parts.push_back(std::move(all));
  if (parts.empty()) return {};
  return fmt::format("{}; `duly check` lists them, docs/diagnostics.md explains each code\n",
                     fmt::join(parts, "; "));
}

/// Children with a row that was kept.
std::size_t children_in_use(const Session& session) {
  const Histories& h = session.data().histories();
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

}  // namespace

void print_messages(const Session& session, const std::vector<std::string>& not_judged,
                    Messages what) {
  const Options& o = session.options();
  if (o.quiet) return;
  std::string text;
  for (const std::string& one : not_judged) {
    text += "cannot be judged: --" + printable(one) + "\n";
  }
  Told of;
  if (what == Messages::findings_and_summary) of = told(session);
  std::size_t codes_left = 0;
  if (o.max_messages > 0) {
    text += single_lines(session, of.findings, o.max_messages);
  } else {
    constexpr std::size_t kMostCodes = 7;
    const std::vector<Group> groups = by_code(of.findings);
    for (std::size_t i = 0; i < std::min(groups.size(), kMostCodes); ++i) {
      text += line_of(session, groups[i]) + "\n";
    }
    codes_left = groups.size() - std::min(groups.size(), kMostCodes);
  }
  std::size_t rows = 0;
  std::size_t left_out = 0;
  for (const Extract& extract : session.data().records().extracts) {
    rows += extract.rows;
    left_out += extract.left_out;
  }
  text += how_to_see_more(session, codes_left, of.of_others, left_out);
  text += fmt::format("read {}, {}, {} left out; {}\n",
                      plural(session.data().records().extracts.size(), "file", "files"),
                      plural(rows, "row", "rows"), grouped(left_out),
                      plural(children_in_use(session), "child", "children"));
  session.surroundings().err << shortened(text) << std::flush;
}

}  // namespace duly::cli
