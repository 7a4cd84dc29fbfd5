#include "cli/terminal.hpp"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/run.hpp"
#include "cli/system.hpp"

namespace duly::cli {
namespace {

constexpr int kIn = 0;
constexpr int kOut = 1;
constexpr int kErr = 2;

}  // namespace

Date today() {
  const std::tm local = local_time(std::time(nullptr));
  return Date::make(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                    static_cast<unsigned>(local.tm_mday))
      .value_or(Date());
}

int run_on_terminal(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const Console console;
#ifdef __GLIBC__
  // Blocks from this size on go back to the system when freed; what large_blocks.cpp keeps of them
  // is not asked for here. Those below stay at hand.
  constexpr int kLargeBlock = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kLargeBlock);
#endif
  const auto start = std::chrono::steady_clock::now();
  Surroundings surroundings{std::cin, std::cout, std::cerr, today()};
  surroundings.out_is_terminal = is_terminal(kOut);
  surroundings.err_is_terminal = is_terminal(kErr);
  if (surroundings.out_is_terminal) surroundings.screen = characters_across(kOut);
  if (surroundings.err_is_terminal) surroundings.err_screen = characters_across(kErr);
  surroundings.line_stands = line_stands;
  surroundings.in_state = [] { return state_of_stream(kIn); };
  surroundings.no_colour = std::getenv("NO_COLOR") != nullptr || !console.knows_colours();
  surroundings.processors = std::thread::hardware_concurrency();
  surroundings.environment = variables("DULY_");
  surroundings.seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  return run(arguments(argc, argv), surroundings);
}

}  // namespace duly::cli
