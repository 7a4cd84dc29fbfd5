#include "cli/run.hpp"

#include <algorithm>

#include "answers/question.hpp"
#include "cli/app.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"
#include "duly/nearest.hpp"
#include "duly/report.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

std::vector<std::string> command_names() {
  std::vector<std::string> out;
  for (const Command& c : commands()) out.emplace_back(c.name);
  return out;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
    for (const std::string& name : option->get_snames()) out.push_back("-" + name);
  }
  return out;
}

/// Says what the first word that is no option of the command was most likely meant to be.
std::string unknown_option(const CLI::App& app, const std::vector<std::string>& args) {
  const std::vector<std::string> known = option_names(app);
  for (const std::string& arg : args) {
    if (arg.size() < 2 || arg[0] != '-' || arg == "--") continue;
    const std::string typed = arg.substr(0, arg.find('='));
    if (std::find(known.begin(), known.end(), typed) != known.end()) continue;
    const bool short_option = typed[1] != '-';
    if (short_option) {
      const std::string letter = typed.substr(0, 2);
      if (std::find(known.begin(), known.end(), letter) != known.end()) continue;
    }
    std::string out = "'" + app.get_name() + "' has no option " + typed;
    const std::string_view near = nearest(typed, known);
    if (!near.empty()) out += "; did you mean " + std::string(near) + "?";
    return out;
  }
  return {};
}

/// An option given a blank value: it would select nothing, and seem not to have been given.
std::string blank_option(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    const std::vector<std::string>& given = option->results();
    if (std::find(given.begin(), given.end(), "") != given.end()) return option->get_name();
  }
  return {};
}

const Command* find_command(std::string_view name) {
  const auto found = std::find_if(commands().begin(), commands().end(),
                                  [name](const Command& c) { return c.name == name; });
  return found == commands().end() ? nullptr : &*found;
}

int usage(Surroundings& s, const std::string& message, std::string_view command = {}) {
  s.err << "duly: " << printable(message, LineEnds::keep) << "\n";
  s.err << (command.empty() ? std::string("`duly --help` lists the commands")
                            : "`duly " + std::string(command) + " --help` shows its options")
        << "\n";
  return kUsage;
}

/// The surroundings or the files are wrong, not the command.
int stop(Surroundings& s, const std::string& why) {
  s.err << "duly: " << printable(why, LineEnds::keep) << "\n";
  return kTrouble;
}

int wrong_command(Surroundings& s, const std::string& word) {
  std::string message = "there is no command '" + word + "'";
  const std::vector<std::string> names = command_names();
  const std::string_view near = nearest(word, names);
  if (!near.empty()) message += "; did you mean '" + std::string(near) + "'?";
  return usage(s, message);
}

int run_command(const Command& command, Options& options, Surroundings& s) {
  try {
    settle(options, command, s);
    return command.run(options, s);
  } catch (const WrongUsage& wrong) {
    return usage(s, wrong.what(), command.name);
  } catch (const answers::WrongQuestion& wrong) {
    const std::string option = wrong.part().empty() ? std::string() : "--" + wrong.part();
    return usage(s, option + wrong.what(), command.name);
  } catch (const answers::WrongFiles& trouble) {
    return stop(s, trouble.what());
  } catch (const Trouble& trouble) {
    return stop(s, trouble.what());
  } catch (const NotWritten& trouble) {
    return stop(s, trouble.what());
  } catch (const std::bad_alloc&) {
    return stop(s, "not enough memory");
  }
}

}  // namespace

int run(const std::vector<std::string>& args, Surroundings& s) {
  Options options;
  const bool option_first = !args.empty() && args[0].size() > 1 && args[0][0] == '-';
  const Command* const first = args.empty() ? nullptr : find_command(args[0]);
  if (!args.empty() && !option_first && first == nullptr) return wrong_command(s, args[0]);
  const std::unique_ptr<CLI::App> app =
      build_app(options, first == nullptr ? std::string_view{} : first->name);
  try {
    std::vector<std::string> reversed(args.rbegin(), args.rend());
    app->parse(reversed);
  } catch (const CLI::Success&) {  // --help or --version
    const CLI::App* sub = app->get_subcommands().empty() ? app.get() : app->get_subcommands()[0];
    const bool version = app->get_option("--version")->count() > 0;
    s.out << (version ? version_text() : sub == app.get() ? app->help() : sub->help("duly"));
    s.out.flush();
    return s.out ? kDone : kTrouble;
  } catch (const CLI::ParseError& error) {
    const CLI::App* sub = app->get_subcommands().empty() ? app.get() : app->get_subcommands()[0];
    const std::string unknown = unknown_option(*sub, args);
    return usage(s, unknown.empty() ? error.what() : unknown,
                 sub == app.get() ? std::string_view{} : std::string_view(args[0]));
  }
  if (app->get_subcommands().empty()) {
    s.err << app->help();
    return kUsage;
  }
  const CLI::App& sub = *app->get_subcommands()[0];
  const Command& command = *find_command(sub.get_name());
  const std::string blank = blank_option(sub);
  if (!blank.empty()) {
    return usage(s, blank + " is given nothing; leave it out, or give it a value", command.name);
  }
  return run_command(command, options, s);
}

}  // namespace duly::cli
