// The whole way, from files to each command: any bytes as an extract, alone or beside good ones, or
// as one of the files that stand beside extracts. The run ends with a code of its own, says why
// where it gives nothing, and no message grows with what a file holds.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/run.hpp"
#include "fuzz/fuzz.hpp"

namespace {

namespace fs = std::filesystem;
using duly::fuzz::require;

/// What the bytes are taken for. To add one: a line here, and a file of the corpus that begins with
/// its number.
struct Role {
  std::string_view option;  ///< blank: an extract
  bool beside_good_ones = true;
  std::string_view only_command = {};
};
constexpr std::array kRoles = {
    Role{"", false},
    Role{""},
    Role{"--map"},
    Role{"--config"},
    Role{"--holidays"},
    Role{"--define", true, "kpi"},
    Role{"--benchmarks", true, "kpi"},
    Role{"--population", true, "kpi"},
    Role{"--since", true, "due"},
    Role{"--key"},
};

struct Asked {
  std::string_view command;
  std::vector<std::string> words;
};
const std::vector<Asked>& commands() {
  static const std::vector<Asked> all = {
      {"due", {"-f", "csv"}},
      {"reviews", {"--year", "2015-16", "-f", "json"}},
      {"kpi", {"-m", "all", "--year", "2015-16", "--suppress", "6"}},
      {"kpi", {"--monthly", "--year", "2015-16", "--by", "age_band", "-f", "html"}},
      {"check", {"--summary"}},
      {"readings", {"--year", "2015-16", "-f", "md"}},
      {"files", {}},
      {"report", {"--year", "2015-16", "-f", "html"}},
      {"explain", {"--child", "A1"}},
      {"changes", {"--year", "2015-16", "-f", "csv"}},
      {"kpi", {"--list", "NI66", "--year", "2015-16", "-f", "xlsx"}},
      {"kpi", {"-m", "all", "--year", "2015-16", "--by", "sex", "--round", "5", "-f", "csv"}},
  };
  return all;
}

void write(const fs::path& path, std::string_view text) {
  std::ofstream(path, std::ios::binary)
      .write(text.data(), static_cast<std::streamsize>(text.size()));
}

/// A folder of this process, with good extracts in it; gone when the process ends.
class Folder {
 public:
  Folder() {
    std::random_device chance;
    do {
      path_ = fs::temp_directory_path() / ("duly-fuzz-" + std::to_string(chance()));
    } while (!fs::create_directory(path_));
    write(path_ / "episodes.csv",
          "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
          "A1,2015-03-01,S,C2,N1,U1,2015-09-01,X1\nA1,2015-09-01,P,C2,N1,U4,,\n"
          "A2,2014-12-10,S,V2,N1,K2,2016-01-05,E4A\n");
    write(path_ / "reviews.csv",
          "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,2005-05-05,2015-03-27,PN1\n"
          "A2,2006-06-06,2015-01-07,PN2\n");
    write(path_ / "plans.csv",
          "child_id,plan_start,plan_end\nA3,2015-02-02,\nA4,2013-01-01,2015-06-01\n");
    write(path_ / "conferences.csv",
          "child_id,conference_date,type\nA3,2015-02-02,initial\nA3,2015-04-20,review\n");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder(Folder&&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() {
    std::error_code whatever;
    fs::remove_all(path_, whatever);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};
const fs::path& folder() {
  static const Folder made;
  return made.path();
}

std::vector<std::string> words_of(const Role& role, const Asked& asked, const fs::path& file) {
  std::vector<std::string> out = {std::string(asked.command)};
  std::vector<std::string> good;
  for (const char* const name : {"episodes.csv", "reviews.csv", "plans.csv", "conferences.csv"}) {
    good.push_back((folder() / name).string());
  }
  if (asked.command == "changes") {  // from the good ones to the bytes
    out.emplace_back("--before");
    out.insert(out.end(), good.begin(), good.end());
    out.emplace_back("--after");
  }
  if (role.beside_good_ones) out.insert(out.end(), good.begin(), good.end());
  if (!role.option.empty()) out.emplace_back(role.option);
  out.push_back(file.string());
  if (role.option == "--key") out.emplace_back("--pseudonyms");
  out.insert(out.end(), asked.words.begin(), asked.words.end());
  out.insert(out.end(), {"--as-at", "2016-03-31", "--threads", "1"});
  return out;
}

}  // namespace

/// The first byte chooses what the rest is, the second what is asked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const Role& role = kRoles[data[0] % kRoles.size()];
  const Asked* asked = &commands()[data[1] % commands().size()];
  for (const Asked& one : commands()) {
    if (!role.only_command.empty() && asked->command != role.only_command) asked = &one;
  }
  const duly::fuzz::Bytes bytes(data, size, 2);
  const fs::path file = folder() / (role.option == "--since" ? "bytes.ics" : "bytes");
  write(file, bytes.text());
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  duly::cli::Surroundings surroundings{in, out, err, *duly::Date::make(2016, 3, 31)};
  const int code = duly::cli::run(words_of(role, *asked, file), surroundings);
  require(code >= duly::cli::kDone && code <= duly::cli::kMissed);
  const bool stopped = code == duly::cli::kUsage || code == duly::cli::kTrouble;
  require(!stopped || (out.str().empty() && !err.str().empty()));
  constexpr std::size_t kMostSaid = 100'000;
  require(err.str().size() < kMostSaid);
  return 0;
}
