// duly check: every finding, one row each, or one row a code.

#include "answers/check.hpp"

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void check_options(OptionList& options, Options& o) {
  options.examples("duly check extracts/*.csv --summary",
                   "duly check extracts/*.csv --code N05 -o missing.csv");
  options.words("--code", "CODES", o.codes, "Only these codes");
  options.flag("--summary", o.summary, "One row a code, errors first, then the most frequent");
}

int run_check(const Options& options, Surroundings& surroundings) {
  refuse_inexact(options, "check");
  const answers::CheckQuestion question{answers::codes_typed(options.codes), options.summary};
  Session session(options, surroundings, {.checks = true});
  return session.finish(finding_list(session.data(), question), Messages::summary_only);
}

}  // namespace duly::cli
