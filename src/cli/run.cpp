#include "cli/run.hpp"

#include <algorithm>

#include "answers/question.hpp"
#include "cli/app.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/options.hpp"
#include "cli/settings.hpp"
#include "cli/shorten.hpp"
#include "cli/version.hpp"
#include "duly/nearest.hpp"
#include "duly/report.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

constexpr std::string_view kHelp = "help";

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

int usage(Surroundings& s, const std::string& message, std::string_view command = {}) {
  s.err << "duly: " << shortened(printable(message, LineEnds::keep)) << "\n";
  s.err << (command.empty() ? std::string("`duly --help` lists the commands")
                            : "`duly " + std::string(command) + " --help` shows its options")
        << "\n";
  return kUsage;
}

/// The surroundings or the files are wrong, not the command.
int stop(Surroundings& s, const std::string& why) {
  s.err << "duly: " << shortened(printable(why, LineEnds::keep)) << "\n";
  return kTrouble;
}

int wrong_command(Surroundings& s, const std::string& word) {
  std::string message = "there is no command '" + word + "'";
  std::vector<std::string> names = command_names();
  names.emplace_back(kHelp);
  const std::string_view near = nearest(word, names);
  if (!near.empty()) message += "; did you mean '" + std::string(near) + "'?";
  return usage(s, message);
}

/// `help kpi` is `kpi --help`, and `help` is `--help`.
std::vector<std::string> help_as_option(const std::vector<std::string>& args) {
  if (args.empty() || args[0] != kHelp) return args;
  std::vector<std::string> out(args.begin() + 1, args.end());
  if (!out.empty() && out[0] == kHelp) out.erase(out.begin());
  out.insert(out.empty() ? out.end() : out.begin() + 1, "--help");
  return out;
}

int run_command(const Command& command, CLI::App& app, Options& options, Surroundings& s) {
  InForce in_force;
  const auto with_place = [&in_force](const std::string& message) {
    return message + told_where(message, in_force);
  };
  try {
    in_force = take_settings(app, options, s);
    if (!options.quiet) tell_settings(in_force, s);
    if (options.show_config) {
      write_out(shown_settings(app, in_force), s);
      return kDone;
    }
    settle(options, command, s);
    return command.run(options, s);
  } catch (const WrongUsage& wrong) {
    return usage(s, with_place(wrong.what()), command.name);
  } catch (const answers::WrongQuestion& wrong) {
    const std::string option = wrong.part().empty() ? std::string() : "--" + wrong.part();
    return usage(s, with_place(option + wrong.what()), command.name);
  } catch (const answers::WrongFiles& trouble) {
    return stop(s, with_place(trouble.what()));
  } catch (const Trouble& trouble) {
    return stop(s, with_place(trouble.what()));
  } catch (const NotWritten& trouble) {
    return stop(s, trouble.what());
  } catch (const std::bad_alloc&) {
    return stop(s, "not enough memory to answer; the files were read");
  }
}

/// Without a command: what the settings file and the environment say.
int show_all_settings(const Options& options, Surroundings& s) {
  try {
    write_out(shown_settings(options, s), s);
    return kDone;
  } catch (const WrongUsage& wrong) {
    return usage(s, wrong.what());
  } catch (const Trouble& trouble) {
    return stop(s, trouble.what());
  }
}

}  // namespace

int run(const std::vector<std::string>& args, Surroundings& s) {
  const std::vector<std::string> typed = help_as_option(args);
  Options options;
  const bool option_first = !typed.empty() && typed[0].size() > 1 && typed[0][0] == '-';
  const Command* const first = typed.empty() ? nullptr : find_command(typed[0]);
  if (!typed.empty() && !option_first && first == nullptr) return wrong_command(s, typed[0]);
  const std::unique_ptr<CLI::App> app =
      build_app(options, first == nullptr ? std::string_view{} : first->name);
  try {
    std::vector<std::string> reversed(typed.rbegin(), typed.rend());
    app->parse(reversed);
  } catch (const CLI::Success&) {  // --help or --version
    const CLI::App* sub = app->get_subcommands().empty() ? app.get() : app->get_subcommands()[0];
    const bool version = app->get_option("--version")->count() > 0;
    s.out << (version            ? version_text()
              : sub == app.get() ? help_text({})
                                 : help_text(sub->get_name()));
    s.out.flush();
    return s.out ? kDone : kTrouble;
  } catch (const CLI::ParseError& error) {
    const CLI::App* sub = app->get_subcommands().empty() ? app.get() : app->get_subcommands()[0];
    const std::string unknown = unknown_option(*sub, typed);
    return usage(s, unknown.empty() ? error.what() : unknown,
                 sub == app.get() ? std::string() : sub->get_name());
  }
  const bool alone = app->get_subcommands().empty();
  CLI::App& sub = alone ? *app : *app->get_subcommands()[0];
  const std::string name = alone ? std::string() : sub.get_name();
  const std::string at_top = blank_option(*app);
  const std::string blank = at_top.empty() ? blank_option(sub) : at_top;
  if (!blank.empty()) {
    return usage(s, blank + " is given nothing; leave it out, or give it a value", name);
  }
  if (!alone) return run_command(*find_command(name), sub, options, s);
  if (options.show_config) return show_all_settings(options, s);
  s.err << help_text({});
  return kUsage;
}

}  // namespace duly::cli
