// Any bytes as a settings file: every setting read stands in a line of it, once, and has a name;
// what cannot be read is refused with a short sentence.

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "cli/run.hpp"
#include "cli/settings_file.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  try {
    const auto lines = duly::cli::settings_in(bytes.text(), "fuzz");
    const auto most =
        1 + static_cast<std::size_t>(std::count(bytes.text().begin(), bytes.text().end(), '\n'));
    std::set<std::pair<std::string, std::string>> seen;
    std::size_t before = 0;
    for (const duly::cli::SettingLine& line : lines) {
      require(!line.key.empty() && line.line > before && line.line <= most);
      require(seen.emplace(line.command, line.key).second);
      before = line.line;
    }
  } catch (const duly::cli::Trouble& trouble) {
    require(*trouble.what() != '\0');
  }
  return 0;
}
