#include "cli/help.hpp"

#include <array>

#include "cli/app.hpp"

namespace duly::cli {
namespace {

pages::OptionHelp help_of(const CLI::Option& option) {
  pages::OptionHelp out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  if (!option.nonpositional()) {
    out.value = option.get_name(true);
    out.repeated = option.get_items_expected_max() > 1;
    out.needed = option.get_required();
  } else if (option.get_type_size() != 0) {
    out.value = option.get_type_name();
  }
  out.text = option.get_description();
  return out;
}

constexpr std::array kExitHelp = {
    pages::ExitHelp{kDone, "Done."},
    pages::ExitHelp{kFindings,
                    R"(Done, and a finding reached \fB\-\-fail\-on\fR (default: error).)"},
    pages::ExitHelp{kUsage, "Wrong usage."},
    pages::ExitHelp{kTrouble, "A file could not be read or written."},
    pages::ExitHelp{
        kMissed,
        "Done, and a \\fB\\-\\-target\\fR was missed or \\fB\\-\\-fail\\-if\\-overdue\\fR found a"
        " row overdue, or either cannot be judged. Comes before 1."},
};

}  // namespace

std::vector<pages::CommandHelp> command_help() {
  Options unused;
  const std::unique_ptr<CLI::App> app = build_app(unused);
  std::vector<pages::CommandHelp> out;
  for (const Command& command : commands()) {
    const CLI::App& sub = *app->get_subcommand(std::string(command.name));
    pages::CommandHelp& help = out.emplace_back(pages::CommandHelp{
        sub.get_name(), sub.get_description(), {}, command.reads != Reads::nothing});
    for (const CLI::Option* option : sub.get_options()) {
      help.options.push_back(help_of(*option));
    }
  }
  return out;
}

std::string manual() {
  return pages::manual(DULY_VERSION, command_help(), kExitHelp);
}

}  // namespace duly::cli
