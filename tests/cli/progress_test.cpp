// How far a long run is, told on a terminal and nowhere else.

#include "cli/progress.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "cli/files.hpp"
#include "cli/options.hpp"
#include "cli/run.hpp"
#include "support/files.hpp"
#include "support/run.hpp"
#include "support/text.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// What stands on a terminal in the end: a CR goes back, and what follows stands over what was.
std::string on_terminal(std::string_view text) {
  std::string out;
  std::string line;
  std::size_t at = 0;
  const auto without_blanks = [&line] { return line.substr(0, line.find_last_not_of(' ') + 1); };
  for (const char c : text) {
    if (c == '\r') {
      at = 0;
    } else if (c == '\n') {
      out += without_blanks() + "\n";
      line.clear();
      at = 0;
    } else {
      if (at == line.size()) line += ' ';
      line[at++] = c;
    }
  }
  return out + without_blanks();
}

/// A terminal and a clock.
struct Screen {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  double now = 0;
  cli::Surroundings surroundings{in, out, err, day("2016-03-31")};

  Screen() {
    surroundings.err_is_terminal = true;
    surroundings.seconds = [this] { return now; };
  }
  std::string shows() const { return on_terminal(err.str()); }
};

std::string example(const std::string& name) {
  return in_source("examples/small-authority/" + name + ".csv").string();
}

/// What a run over two extracts says on a terminal, by a clock that begins at `second` and goes on
/// by a fifth of a second each time somebody looks.
std::string said_on(Screen& screen, double second, const std::vector<std::string>& more = {},
                    std::vector<std::string> args = {"due", example("episodes"),
                                                     example("reviews")}) {
  screen.now = second;
  screen.surroundings.seconds = [&screen] { return screen.now += 0.2; };
  args.insert(args.end(), more.begin(), more.end());
  cli::run(args, screen.surroundings);
  return screen.err.str();
}

int lines_stand = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): a plain
                      // function is told

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a long run on a terminal shows the share of bytes read, and the file") {
    Screen screen;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(1000);
    progress.begin("some/where/episodes.csv");
    screen.now = 1.0;
    progress.got(420);
    CHECK(screen.shows() == "reading 42 % episodes.csv");
    progress.got(580);
    CHECK(screen.shows() == "reading 42 % episodes.csv");  // a moment later only
    screen.now = 1.2;
    progress.begin("r.csv");
    progress.got(0);
    CHECK(screen.shows() == "reading 100 % r.csv");
    progress.working();
    CHECK(screen.shows() == "working");
    progress.clear();
    CHECK(screen.shows().empty());
  }

  TEST_CASE("nothing is shown in the first second, and not more than ten times in a second") {
    Screen screen;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(100'000);
    progress.begin("e.csv");
    for (; screen.now < 0.99; screen.now += 0.001) progress.got(1);
    progress.working();
    CHECK(screen.err.str().empty());
    for (screen.now = 1; screen.now < 1.999; screen.now += 0.001) progress.got(1);
    const std::string said = screen.err.str();
    const auto times = std::count(said.begin(), said.end(), '\r');
    CHECK(times >= 9);
    CHECK(times <= 10);
  }

  TEST_CASE("a file read twice counts once, and one that grew is never over a hundred") {
    Screen screen;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(100);
    progress.begin("e.csv");
    progress.got(90);
    progress.again_from(10);
    screen.now = 2;
    progress.got(40);
    CHECK(screen.shows() == "reading 50 % e.csv");
    screen.now = 3;
    progress.got(400);
    CHECK(screen.shows() == "reading 100 % e.csv");
  }

  TEST_CASE("of what does not tell its length, what is read so far is shown") {
    Screen screen;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(0);
    progress.begin("-");
    screen.now = 5;
    progress.got(12'345'678);
    CHECK(screen.shows() == "reading standard input, 12 MB");
  }

  TEST_CASE("the name of a file cannot break the line: it is made safe, and cut to the screen") {
    Screen screen;
    screen.surroundings.err_screen = 24;
    screen.now = 2;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(100);
    progress.begin("a\r\n\x1b[2Jb.csv");
    progress.got(10);
    CHECK(screen.shows() == "reading 10 % a???[2Jb.c");
    screen.now = 3;
    progress.begin("r\xC3\xA9views-r\xC3\xA9views.csv");
    progress.got(1);
    const std::string shown = screen.shows();
    CHECK(shown.size() <= 23);
    CHECK(shown.starts_with("reading 11 % r\xC3\xA9views-"));
    CHECK_FALSE(shown.ends_with("\xC3"));
  }

  TEST_CASE("Ctrl-C is told of the line as long as it stands") {
    Screen screen;
    lines_stand = 0;
    screen.surroundings.line_stands = [](bool stands) { lines_stand += stands ? 1 : -1; };
    {
      cli::Progress progress({}, screen.surroundings);
      progress.working();
      CHECK(lines_stand == 0);
      screen.now = 2;
      progress.working();
      progress.working();
      CHECK(lines_stand == 1);
    }
    CHECK(lines_stand == 0);
    CHECK(screen.shows().empty());
  }

  TEST_CASE("a file tells its bytes as they are read, whole, in pieces, and again") {
    const TempFolder folder;
    const std::string path = folder.write("e.csv", std::string(10'000, 'x'));
    Screen screen;
    screen.now = 2;
    cli::Progress progress({}, screen.surroundings);
    progress.expect(10'000);
    progress.begin(path);
    cli::InputFile file(path, screen.surroundings);
    file.tell(progress);
    CHECK(screen.shows() == "reading 40 % e.csv");
    screen.now = 3;
    const Source source = file.source();
    std::string room(20'000, ' ');
    std::size_t got = source.read(room.data(), room.size());
    got += source.read(room.data(), room.size());
    CHECK(got == 10'000);
    CHECK(screen.shows() == "reading 100 % e.csv");
    source.restart();
    screen.now = 4;
    source.read(room.data(), 100);
    CHECK(screen.shows() == "reading 41 % e.csv");
  }

  TEST_CASE("what a run shows of its progress is gone when it speaks") {
    Screen late;
    const std::string said = said_on(late, 2);
    CHECK(has(said, "\rreading "));
    CHECK(has(said, " % reviews.csv"));
    CHECK(has(said, "\rworking"));
    Screen quick;
    const std::string plain = said_on(quick, -100);
    CHECK_FALSE(has(plain, "\r"));
    CHECK(on_terminal(said) == plain);
    CHECK(late.out.str() == quick.out.str());
    CHECK_FALSE(has(late.out.str(), "\r"));
  }

  TEST_CASE("a run that stops, and changes of two sets, leave no line of progress either") {
    Screen wrong;
    CHECK(has(said_on(wrong, 2, {"--team", "Nobody"}), "\rworking"));
    CHECK(has(wrong.shows(), "duly: "));
    CHECK_FALSE(has(wrong.shows(), "working"));
    Screen changes;
    const std::vector<std::string> args = {"changes",          "--before", example("episodes"),
                                           example("reviews"), "--after",  example("episodes"),
                                           example("reviews"), "--year",   "2015-16"};
    CHECK(has(said_on(changes, 2, {}, args), "\rworking"));
    CHECK(changes.shows().starts_with("before:\n"));
    CHECK_FALSE(has(changes.shows(), "reading"));
  }

  TEST_CASE("no progress is shown with -q, in a file or in a pipe") {
    Screen quiet;
    CHECK(said_on(quiet, 2, {"-q"}).empty());
    Screen pipe;
    pipe.surroundings.err_is_terminal = false;
    pipe.surroundings.out_is_terminal = true;
    CHECK_FALSE(has(said_on(pipe, 2), "\r"));
  }
}
