// duly files: which file is which, and what more files would add.

#include "answers/files.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void files_options(OptionList& options, Options& /*o*/) {
  options.examples("duly files extracts/*.csv", "duly files extracts -f json");
}

int run_files(const Options& options, Surroundings& surroundings) {
  if (!options.suppress.empty()) {
    throw WrongUsage(
        "files counts rows and findings, which --suppress does not hide: leave it out");
  }
  Session session(options, surroundings, answers::files_want());
  return session.finish(files_told(session.data()));
}

}  // namespace duly::cli
