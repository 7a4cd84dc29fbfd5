// duly changes: what moved each figure between two sets of extracts.

#include "answers/changes.hpp"

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {
namespace {

bool reads_standard_input(const std::vector<std::string>& files) {
  return std::find(files.begin(), files.end(), "-") != files.end();
}

void check_sides(const Options& o) {
  if (o.before.empty() || o.after.empty()) {
    throw WrongUsage(o.before.empty() && o.after.empty()
                         ? "which files? Give the older extracts behind --before, the newer ones"
                           " behind --after"
                         : std::string("changes compares two sets of extracts: give ") +
                               (o.before.empty() ? "--before FILE... too, the older ones"
                                                 : "--after FILE... too, the newer ones"));
  }
  if (reads_standard_input(o.before) && reads_standard_input(o.after)) {
    throw WrongUsage("standard input can be read once: give - behind --before or behind --after");
  }
}

answers::ChangesQuestion question_of(const Options& o, const Surroundings& surroundings) {
  OptDate before_as_at;
  if (!o.before_as_at.empty()) {
    before_as_at = answers::date_typed("before-as-at", o.before_as_at);
  }
  const Date as_at = as_at_for(o, surroundings);
  return answers::changes_question(period_typed(o, as_at), o.measures, as_at, before_as_at);
}

/// The command line of one side: the same, with its own files and day.
Options side_of(const Options& o, const std::vector<std::string>& files, const std::string& as_at) {
  Options out = o;
  out.files = files;
  if (!as_at.empty()) out.as_at = as_at;
  return out;
}

}  // namespace

void changes_options(OptionList& options, Options& o) {
  options.examples("duly changes --before last-month/ --after this-month/ --year 2015-16",
                   "duly changes --before last-month/ --after this-month/ --year 2015-16 -m NI66");
  options.several("--before", "FILE", o.before,
                  "The older extracts: files, folders or patterns, up to the next option");
  options.several("--after", "FILE", o.after, "The newer extracts, likewise");
  add_period_options(options, o);
  add_measure_option(options, o);
  options.text("--before-as-at", "DATE", o.before_as_at,
               "The day asked about of the older extracts (default: --as-at, or where they end)");
}

int run_changes(const Options& options, Surroundings& surroundings) {
  refuse_inexact(options, "changes");
  check_sides(options);
  const answers::ChangesQuestion question = question_of(options, surroundings);
  const answers::Wanted wanted = wanted_for(question);
  const Options older = side_of(options, options.before, options.before_as_at);
  const Options newer = side_of(options, options.after, {});
  Session before(older, surroundings, wanted);
  Session after(newer, surroundings, wanted);
  const answers::Answer answer = changes(before.data(), after.data(), question);
  before.end_progress();
  after.end_progress();
  const auto say_side = [&](const char* words) {
    if (!options.quiet) surroundings.err << words << "\n";
  };
  say_side("before:");
  const int of_before = before.tell();
  say_side("after:");
  return std::max(of_before, after.finish(answer));
}

}  // namespace duly::cli
