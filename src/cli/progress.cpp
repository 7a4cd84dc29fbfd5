#include "cli/progress.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "cli/shorten.hpp"
#include "cli/system.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

constexpr double kNothingBefore = 1.0;  // seconds
constexpr double kBetween = 0.1;
constexpr std::size_t kUsualScreen = 80;

}  // namespace

Progress::Progress(const Options& options, Surroundings& surroundings)
    : surroundings_(surroundings), watched_(surroundings.err_is_terminal && !options.quiet) {}

void Progress::begin(std::string_view path) {
  if (!watched_) return;
  const std::scoped_lock lock(mutex_);
  before_ += of_file_;
  of_file_ = 0;
  name_ =
      path == "-" ? "standard input" : printable(name_of(path_of(std::string(path)).filename()));
}

void Progress::got(std::size_t bytes) {
  if (!watched_) return;
  const std::scoped_lock lock(mutex_);
  of_file_ += bytes;
  const double now = surroundings_.seconds();
  if (now < kNothingBefore || now < shown_at_ + kBetween) return;
  shown_at_ = now;
  show(line());
}

void Progress::again_from(std::size_t bytes) {
  const std::scoped_lock lock(mutex_);
  of_file_ = bytes;
}

void Progress::working() {
  if (!watched_) return;
  const std::scoped_lock lock(mutex_);
  if (surroundings_.seconds() >= kNothingBefore) show("working");
}

std::string Progress::line() const {
  constexpr std::size_t kMega = 1'000'000;
  constexpr std::size_t kWhole = 100;
  const std::size_t done = before_ + of_file_;
  if (expected_ == 0) return fmt::format("reading {}, {} MB", name_, done / kMega);
  // A file may have grown since.
  return fmt::format("reading {} % {}", std::min(kWhole, done * kWhole / expected_), name_);
}

void Progress::show(const std::string& line) {
  const std::size_t screen = surroundings_.err_screen > 0 ? surroundings_.err_screen : kUsualScreen;
  const std::string_view shown = cut_to(line, screen - 1);  // a full line would begin another
  if (width_ == 0 && surroundings_.line_stands != nullptr) surroundings_.line_stands(true);
  // Blanks, which every terminal knows, over what is left of a longer line.
  surroundings_.err << '\r' << shown << std::string(width_ - std::min(width_, shown.size()), ' ')
                    << std::flush;
  width_ = std::max(width_, shown.size());
}

void Progress::clear() {
  const std::scoped_lock lock(mutex_);
  if (width_ == 0) return;
  surroundings_.err << '\r' << std::string(width_, ' ') << '\r' << std::flush;
  width_ = 0;
  if (surroundings_.line_stands != nullptr) surroundings_.line_stands(false);
}

}  // namespace duly::cli
