// The program in a page: a command line comes in as words, what it prints goes back as text. Files
// stand in the page's own file system (worker.js), which is of memory and of what was dropped.

#include <cstddef>
#include <emscripten.h>
#include <iostream>
#include <sstream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "cli/run.hpp"
#include "cli/terminal.hpp"

// NOLINTBEGIN(readability-identifier-naming): named as JavaScript names them
EM_JS(void, tellPage, (const char* text, std::size_t size),
      { Module.tell(UTF8ToString(text, size)); });
// NOLINTEND(readability-identifier-naming)

namespace duly::web {
namespace {

/// What is written on it goes to the page when it is flushed: progress while it is made.
class ToPage : public std::stringbuf {
 public:
  int sync() override {
    const std::string text = str();
    str({});
    if (!text.empty()) tellPage(text.data(), text.size());
    return 0;
  }
};

/// Words that each end with a zero.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find('\0'));
    out.emplace_back(word);
    text.remove_prefix(word.size() + 1);
  }
  return out;
}

/// What the last run printed; the page takes it before the next.
std::string& printed() {
  static std::string text;
  return text;
}

int run(std::string_view words) {
  std::istringstream nothing;
  std::ostringstream out;
  ToPage page;
  std::ostream err(&page);
  const double start = emscripten_get_now();
  cli::Surroundings surroundings{nothing, out, err, cli::today()};
  surroundings.err_is_terminal = true;  // someone watches: it tells how far it is
  surroundings.no_colour = true;
  constexpr double kSecond = 1000;
  surroundings.seconds = [start] { return (emscripten_get_now() - start) / kSecond; };
  const int code = cli::run(words_of(words), surroundings);
  err.flush();
  printed() = out.str();
  return code;
}

}  // namespace
}  // namespace duly::web

extern "C" {
EMSCRIPTEN_KEEPALIVE int duly_run(const char* words, std::size_t size) {
  return duly::web::run({words, size});
}
EMSCRIPTEN_KEEPALIVE const char* duly_printed() {
  return duly::web::printed().data();
}
EMSCRIPTEN_KEEPALIVE std::size_t duly_printed_size() {
  return duly::web::printed().size();
}
}
