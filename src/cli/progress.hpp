#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "cli/run.hpp"

namespace duly::cli {

/// The line on a terminal that says how far a long run is: "reading 43 % reviews.csv".
/// It stands on standard error, is written anew in its place, and is gone before anything else is
/// written there. Nowhere else, and never in the first second, is anything shown.
class Progress {
 public:
  Progress(const Options& options, Surroundings& surroundings);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;
  ~Progress() { clear(); }

  /// Would anybody see it? Where not, nothing need be told.
  bool is_watched() const { return watched_; }
  /// So many bytes are to be read in all; 0 where that is not known.
  void expect(std::size_t bytes) { expected_ = bytes; }
  /// A file is begun.
  void begin(std::string_view path);
  /// So many bytes more of it are read. Any thread may say so, once a piece.
  void got(std::size_t bytes);
  /// It is read again from where it had so many bytes.
  void again_from(std::size_t bytes);
  /// All is read.
  void working();
  /// Takes the line away.
  void clear();

 private:
  void show(const std::string& line);
  std::string line() const;

  Surroundings& surroundings_;
  bool watched_;
  std::mutex mutex_;  ///< taken once for a piece of a MiB or more
  std::size_t expected_ = 0;
  std::size_t before_ = 0;   ///< bytes of the files before this one
  std::size_t of_file_ = 0;  ///< bytes of this one
  std::string name_;         ///< of the file, as it may be shown
  double shown_at_ = 0;
  std::size_t width_ = 0;  ///< of the line that stands there
};

}  // namespace duly::cli
