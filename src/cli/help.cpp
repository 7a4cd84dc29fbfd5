#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/app.hpp"
#include "duly/text.hpp"

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
  out.group = option.nonpositional() ? option.get_group() : std::string();
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

/// What stands at the left, and what is said of it beside, or under it where there is no room.
class Entries {
 public:
  /// What is said begins so many characters from the left.
  explicit Entries(std::string& out, std::size_t column = 26) : out_(out), column_(column) {}

  void heading(std::string_view words) { out_.append("\n").append(words).append(":\n"); }
  void add(std::string_view left, std::string_view text) {
    std::string line = "  " + std::string(left);
    const bool beside = line.size() + 2 <= column_;
    if (!beside) end(line);
    for (const std::string& words : wrapped(text, kScreen - column_)) {
      line.resize(column_, ' ');
      line += words;
      end(line);
    }
  }

 private:
  static constexpr std::size_t kScreen = 80;
  void end(std::string& line) {
    out_ += line + '\n';
    line.clear();
  }
  std::string& out_;
  std::size_t column_;
};

std::string left_of(const pages::OptionHelp& option) {
  std::string out = fmt::format("{}", fmt::join(option.names, ", "));
  if (option.names.empty()) return option.value + (option.repeated ? " ..." : "");
  return option.value.empty() ? out : out + " " + option.value;
}

std::string usage_of(const pages::CommandHelp& command) {
  std::string out = "duly " + command.name;
  for (const pages::OptionHelp& option : command.options) {
    if (!option.names.empty()) continue;
    const bool needed = option.needed || command.reads_files;
    out += needed ? " " + left_of(option) : " [" + left_of(option) + "]";
  }
  return out + " [OPTION]...";
}

/// `duly kpi --help`, in 80 characters.
std::string help_on(const pages::CommandHelp& command) {
  std::string out =
      fmt::format("{}.\n\n  {}\n\nFor example:\n", command.summary, usage_of(command));
  for (const std::string& example : command.examples) {
    constexpr std::size_t kRoom = 76;
    for (const std::string& line : wrapped(example, kRoom, "    ")) out += "  " + line + "\n";
  }
  Entries entries(out);
  constexpr std::string_view kLast = "Options";  // help itself
  std::vector<std::string> groups = {""};        // arguments first, then groups as they are met
  for (const pages::OptionHelp& option : command.options) {
    const bool met = std::find(groups.begin(), groups.end(), option.group) != groups.end();
    if (!met && option.group != kLast) groups.push_back(option.group);
  }
  groups.emplace_back(kLast);
  for (const std::string& group : groups) {
    bool begun = false;
    for (const pages::OptionHelp& option : command.options) {
      if (option.group != group) continue;
      if (!begun) entries.heading(group.empty() ? "What it takes" : group);
      begun = true;
      entries.add(left_of(option), option.text);
    }
  }
  return out;
}

/// `duly --help`.
std::string help_on_all(const std::vector<pages::CommandHelp>& commands) {
  std::string out =
      "When statutory reviews are due, which were in time, and NI64 to NI67.\n\n"
      "  duly COMMAND FILE... [OPTION]...\n";
  constexpr std::size_t kNames = 16;
  Entries entries(out, kNames);
  entries.heading("Commands");
  for (const pages::CommandHelp& command : commands) entries.add(command.name, command.summary);
  entries.heading("Options");
  entries.add("-h, --help", "This help; behind a command, that of the command");
  entries.add("--show-config", "What is in force beside the command line; docs/settings.md");
  entries.add("--version", "Which version this is");
  out +=
      "\nTo begin with:\n  duly when --looked-after 2015-12-11\n"
      "  duly due extracts/*.csv\n";
  return out;
}

}  // namespace

std::vector<pages::CommandHelp> command_help() {
  Options unused;
  const std::unique_ptr<CLI::App> app = build_app(unused);
  std::vector<pages::CommandHelp> out;
  for (const Command& command : commands()) {
    const CLI::App& sub = *app->get_subcommand(std::string(command.name));
    pages::CommandHelp& help = out.emplace_back();
    help.name = sub.get_name();
    help.summary = sub.get_description();
    help.reads_files = command.reads != Reads::nothing;
    const std::string examples = sub.get_footer();
    const std::size_t cut = std::min(examples.find('\n'), examples.size());
    help.examples = {examples.substr(0, cut), examples.substr(std::min(cut + 1, examples.size()))};
    for (const CLI::Option* option : sub.get_options()) {
      help.options.push_back(help_of(*option));
    }
  }
  return out;
}

std::string help_text(std::string_view name) {
  const std::vector<pages::CommandHelp> all = command_help();
  const auto command =
      std::find_if(all.begin(), all.end(), [name](const auto& c) { return c.name == name; });
  return command == all.end() ? help_on_all(all) : help_on(*command);
}

std::string manual() {
  return pages::manual(DULY_VERSION, command_help(), kExitHelp);
}

}  // namespace duly::cli
