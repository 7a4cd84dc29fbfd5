#include "support/typed.hpp"

#include <filesystem>
#include <set>

#include "support/run.hpp"

namespace duly::test {
namespace {

std::vector<std::string> split_at_spaces(const std::string& typed) {
  std::vector<std::string> out;
  std::string word;
  bool begun = false;
  char quote = 0;
  for (const char c : typed) {
    const bool opens = quote == 0 && (c == '\'' || c == '"');
    if (opens || (quote != 0 && c == quote)) {
      quote = opens ? c : char{0};
      begun = true;
    } else if (quote == 0 && c == ' ') {
      if (begun) out.push_back(word);
      word.clear();
      begun = false;
    } else if (quote == 0 && c == '#' && !begun) {
      return out;
    } else {
      word += c;
      begun = true;
    }
  }
  if (begun) out.push_back(word);
  return out;
}

}  // namespace

std::vector<std::string> commands_in(const std::string& markdown, std::string_view mark) {
  std::vector<std::string> out;
  bool in_block = false;
  for (const std::string& line : split(markdown, '\n')) {
    if (line.rfind("```", 0) == 0) {
      in_block = !in_block;
    } else if (in_block && line.rfind(mark, 0) == 0) {
      out.push_back(line);
    }
  }
  return out;
}

std::vector<std::string> words_of(const std::string& typed) {
  std::vector<std::string> out;
  for (const std::string& word : split_at_spaces(typed)) {
    constexpr std::string_view kAll = "/*.csv";
    const bool glob = word.size() > kAll.size() &&
                      std::string_view(word).substr(word.size() - kAll.size()) == kAll;
    if (!glob) {
      out.push_back(word);
      continue;
    }
    const std::string folder = word.substr(0, word.size() - kAll.size());
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() == ".csv") {
        files.insert(folder + "/" + entry.path().filename().string());
      }
    }
    out.insert(out.end(), files.begin(), files.end());
  }
  out.erase(out.begin());
  return out;
}

}  // namespace duly::test
