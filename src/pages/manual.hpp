#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duly::pages {

/// An option, or what stands without a name of its own.
struct OptionHelp {
  std::vector<std::string> names;  ///< "-f", "--format"; none: an argument
  std::string value;               ///< what its value is called; blank for a flag
  bool repeated = false;           ///< an argument that may stand several times
  bool needed = false;             ///< an argument that must be there
  std::string text;
  std::string group;  ///< what it stands among
};

struct CommandHelp {
  std::string name, summary;
  std::vector<OptionHelp> options;
  bool reads_files = false;
  std::vector<std::string> examples{};  ///< as they are typed
};

struct ExitHelp {
  int code;
  std::string_view meaning;
};

/// The man page, docs/duly.1.
std::string manual(std::string_view version, std::span<const CommandHelp> commands,
                   std::span<const ExitHelp> exit_codes);

}  // namespace duly::pages
