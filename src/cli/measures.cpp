// duly measures: the words that can be asked for.

#include <array>

#include <fmt/format.h>

#include "answers/vocabulary.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {
namespace {

struct Asked {
  std::string_view option;
  bool Options::*flag;
  answers::Words of;
};
constexpr std::array kAsked = {Asked{"areas", &Options::areas, answers::Words::areas},
                               Asked{"groups", &Options::groups, answers::Words::groups},
                               Asked{"readings", &Options::all_readings, answers::Words::readings},
                               Asked{"presets", &Options::presets, answers::Words::presets},
                               Asked{"columns", &Options::columns, answers::Words::columns}};

}  // namespace

void measures_options(OptionList& options, Options& o) {
  options.examples("duly measures", "duly measures --areas lanc");
  options.flag("--areas", o.areas, "Areas with published figures, for --benchmark, instead");
  options.flag("--groups", o.groups, "Groups, for --by, instead");
  options.flag("--readings", o.all_readings, "Readings and their values instead");
  options.flag("--presets", o.presets, "Presets and their limits instead");
  options.flag("--columns", o.columns, "Columns of the tables that commands print instead");
  options.arguments("WORD", o.sum, "Only those that have this word");
  add_output_options(options, o);
}

int run_measures(const Options& options, Surroundings& surroundings) {
  const Asked* found = nullptr;
  for (const Asked& asked : kAsked) {
    if (!(options.*asked.flag)) continue;
    if (found != nullptr) {
      throw WrongUsage(
          fmt::format("one list at a time: --{} or --{}", found->option, asked.option));
    }
    found = &asked;
  }
  const std::string word = fmt::format("{}", fmt::join(options.sum, " "));
  write_output(answers::words_known(found == nullptr ? answers::Words::measures : found->of, word),
               options, surroundings, {});
  return kDone;
}

}  // namespace duly::cli
