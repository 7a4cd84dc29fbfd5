// duly files: which file is which, and what more files would add.

#include <fmt/format.h>

#include "answers/files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void files_options(OptionList& options, Options& /*o*/) {
  options.examples("duly files extracts/*.csv", "duly files extracts -f json");
}

int run_files(const Options& options, Surroundings& surroundings) {
  if (!options.suppress.empty() || !options.round.empty()) {
    throw WrongUsage(
        fmt::format("files counts rows and findings, which {}: leave it out",
                    options.round.empty() ? "--suppress does not hide" : "--round does not round"));
  }
  Session session(options, surroundings, answers::files_want());
  return session.finish(files_told(session.data()));
}

}  // namespace duly::cli
