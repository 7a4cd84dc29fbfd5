#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  return duly::cli::run_on_terminal(argc, argv);
}
