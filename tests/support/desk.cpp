#include "support/desk.hpp"

#include <filesystem>
#include <sstream>

namespace duly::test {

void Desk::make_folder(std::string_view name) const {
  std::filesystem::create_directories(folder_.folder() / name);
}

void Desk::write_extracts(std::string_view in_folder) const {
  const std::string at = in_folder.empty() ? "" : std::string(in_folder) + "/";
  write(
      at + "e.csv",
      "CHILD,DECOM,RNE,LS\nA1001,01/06/2015,S,C2\nA1002,01/06/2015,S,C2\nA1003,01/02/2016,S,C2\n");
  write(at + "r.csv",
        "CHILD,REVIEW,REVIEW_CODE\nA1001,20/06/2015,PN1\nA1001,01/09/2015,PN1\n"
        "A1002,01/08/2015,PN1\nA1003,20/02/2016,PN1\n");
}

Said Desk::run(const std::vector<std::string>& args, const Variables& environment) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Surroundings surroundings{in, out, err, day("2016-04-15")};
  surroundings.environment = environment;
  const int status = cli::run(args, surroundings);
  return {out.str(), err.str(), status};
}

std::string shown(const Said& said, const std::string& setting) {
  for (const std::string& line : split(said.out, '\n')) {
    const bool comment = line.starts_with("# " + setting + " = ");
    if (!comment && !line.starts_with(setting + " = ")) continue;
    std::string out = comment ? "not " : "";
    for (const char c : line.substr(line.find('=') + 2)) {
      if (c != ' ' || out.empty() || out.back() != ' ') out += c;
    }
    return out;
  }
  return {};
}

}  // namespace duly::test
