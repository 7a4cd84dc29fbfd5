#include "cli/inputs.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/run.hpp"
#include "cli/system.hpp"
#include "duly/ascii.hpp"
#include "duly/input.hpp"
#include "duly/nearest.hpp"

namespace duly::cli {
namespace {

namespace fs = std::filesystem;

/// Endings of files that may be extracts.
constexpr std::array<std::string_view, 7> kEndings = {".csv",    ".tsv",    ".xml",   ".xlsx",
                                                      ".csv.gz", ".tsv.gz", ".xml.gz"};

bool may_be_extract(const std::string& name) {
  return std::any_of(kEndings.begin(), kEndings.end(), [&name](std::string_view ending) {
    return name.size() > ending.size() &&
           same_but_for_case(std::string_view(name).substr(name.size() - ending.size()), ending);
  });
}

/// Files that a program keeps for itself: .hidden, and Excel's ~$lock.
bool is_private(const std::string& name) {
  return name.front() == '.' || name.substr(0, 2) == "~$";
}

/// `*` stands for any letters, `?` for one; case does not matter, as on Windows, where no shell
/// takes patterns apart. Goes back to the last star only: linear but for the stars.
bool fits_pattern(std::string_view name, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t p = 0;
  std::size_t star = std::string_view::npos;
  std::size_t from = 0;
  while (at < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      from = at;
    } else if (p < pattern.size() &&
               (pattern[p] == '?' || small_letter(pattern[p]) == small_letter(name[at]))) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      at = ++from;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

template <class Wanted>
std::vector<std::string> names_in(const fs::path& folder, const std::string& shown,
                                  const Wanted& wanted) {
  std::vector<std::string> out;
  std::error_code error;
  fs::directory_iterator at(folder.empty() ? fs::path(".") : folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    std::string name = name_of(at->path().filename());
    std::error_code unreadable;
    const bool is_file = !at->is_directory(unreadable);
    if (is_file && !is_private(name) && wanted(name)) out.push_back(std::move(name));
  }
  if (error) throw Trouble(shown + ": cannot be read (" + error.message() + ")");
  std::sort(out.begin(), out.end());
  return out;
}

/// Takes folders and patterns apart.
class Finding {
 public:
  explicit Finding(const Options& options) : others_(side_files(options)) {
    if (!options.since.empty()) others_.push_back(options.since);
    for (const std::string& given : options.files) add(input_named(given));
    if (inputs_.size() > std::numeric_limits<std::uint16_t>::max()) {
      throw Trouble(fmt::format("{} files are more than one run can read", inputs_.size()));
    }
  }
  std::vector<Input> take() { return std::move(inputs_); }

 private:
  void add(Input named) {
    std::error_code error;
    const fs::path path = path_of(named.path);
    if (fs::is_directory(path, error)) {
      add_found(named, path, names_in(path, named.path, may_be_extract));
      return;
    }
    const std::string pattern = path.filename().string();
    const bool is_pattern = pattern.find_first_of("*?") != std::string::npos;
    if (!is_pattern || fs::exists(path, error)) {
      remember(named.path);
      inputs_.push_back(std::move(named));
      return;
    }
    const fs::path folder = path.parent_path();
    if (!folder.empty() && !fs::is_directory(folder, error)) {
      throw Trouble(named.path + ": there is no folder " + folder.string());
    }
    add_found(named, folder, names_in(folder, named.path, [&pattern](const std::string& name) {
                return fits_pattern(name, pattern);
              }));
  }

  void add_found(const Input& named, const fs::path& folder,
                 const std::vector<std::string>& names) {
    std::error_code error;
    if (names.empty()) {
      throw Trouble(named.path +
                    (fs::is_directory(path_of(named.path), error)
                         ? ": no .csv, .tsv, .xml or .xlsx file is in this folder, nor a .gz"
                           " of one"
                         : ": no file is named so"));
    }
    for (const std::string& name : names) {
      const std::string path = in_folder(name_of(folder), name);
      if (is_one_of(path, others_) || !remember(path)) continue;
      inputs_.push_back({named.kind, path, true});
    }
  }

  /// False where the file was named or found before.
  bool remember(const std::string& path) {
    std::error_code error;
    const fs::path same = fs::canonical(path_of(path), error);
    return seen_.insert(error ? path : same.string()).second;
  }

  std::vector<std::string> others_;
  std::set<std::string> seen_;
  std::vector<Input> inputs_;
};

}  // namespace

std::string in_folder(std::string folder, const std::string& name) {
  constexpr auto kOwn = static_cast<char>(fs::path::preferred_separator);
  const bool ended = folder.empty() || folder.back() == '/' || folder.back() == kOwn;
  if (!ended) folder += folder.find(kOwn) != std::string::npos ? kOwn : '/';
  return folder + name;
}

Input input_named(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos) return {"", given};
  const std::vector<std::string> kinds = input_kinds();
  const std::string kind = given.substr(0, equals);
  if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) {
    return {kind, given.substr(equals + 1)};
  }
  std::error_code error;
  const std::string near = did_you_mean(kind, kinds);
  if (near.empty() || fs::exists(path_of(given), error)) return {"", given};
  throw WrongUsage(given + ": there is no such file, and no kind of extract '" + kind + "'" + near);
}

std::vector<Input> inputs_of(const Options& options) {
  return Finding(options).take();
}

}  // namespace duly::cli
