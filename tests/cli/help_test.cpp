// duly help: the words of --help.

#include <doctest/doctest.h>

#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("duly help COMMAND is duly COMMAND --help") {
    for (const char* command : {"kpi", "when", "completion"}) {
      const Said said = run_duly({"help", command});
      CHECK(said.status == 0);
      CHECK(said.err == "");
      CHECK(said.out == run_duly({command, "--help"}).out);
    }
    CHECK(run_duly({"help"}).out == run_duly({"--help"}).out);
    CHECK(run_duly({"help", "help"}).out == run_duly({"--help"}).out);
    const Said wrong = run_duly({"help", "kpis"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("did you mean 'kpi'?") != std::string::npos);
    CHECK(run_duly({"hlep", "kpi"}).err.find("did you mean 'help'?") != std::string::npos);
  }
}
