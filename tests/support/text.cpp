#include "support/text.hpp"

#include "support/run.hpp"

namespace duly::test {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::vector<std::string> lines_with(const std::string& text, const std::string& words) {
  std::vector<std::string> out;
  for (const std::string& line : split(text, '\n')) {
    if (line.find(words) != std::string::npos) out.push_back(line);
  }
  return out;
}

}  // namespace duly::test
