#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cli/file_state.hpp"
#include "duly/date.hpp"

namespace duly::cli {

/// What a run depends on besides its arguments and files. Only main() knows the real ones.
struct Surroundings {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Date today;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool no_colour = false;      ///< NO_COLOR is set
  std::size_t screen = 0;      ///< how many characters a line of the terminal has; 0: not known
  std::size_t err_screen = 0;  ///< the same of the terminal that standard error is
  unsigned processors = 1;
  std::function<double()> seconds = [] { return 0.0; };  ///< since the run began
  /// Told when a line stands on standard error that is to be taken away again, and when it is gone.
  void (*line_stands)(bool) = nullptr;
  /// The file that standard input comes from; none of a pipe.
  std::function<std::optional<FileState>()> in_state{};
  /// The variables whose names begin with DULY_, and what they hold.
  std::vector<std::pair<std::string, std::string>> environment{};
};

enum ExitCode : int { kDone = 0, kFindings = 1, kUsage = 2, kTrouble = 3, kMissed = 4 };

/// The surroundings are wrong: a file missing, a disk full. Caught once, in run(); exit 3.
class Trouble : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The command is wrong: a bad date, two options that exclude one another. Exit 2.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Runs one command line (without the program's name) and returns its exit code.
int run(const std::vector<std::string>& args, Surroundings& surroundings);

}  // namespace duly::cli
