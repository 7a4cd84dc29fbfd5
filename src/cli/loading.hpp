#pragma once

// The files of a command line, read: each for what it is, or named where it is nothing we know.

#include <span>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "cli/progress.hpp"
#include "cli/run.hpp"
#include "duly/input.hpp"

namespace duly::cli {

/// The inputs that `output` must not be written over: all but what duly itself wrote there before
/// and what a folder or a pattern brought in.
std::vector<std::string> paths_of(std::span<const Input> inputs, const std::string& output,
                                  Surroundings& surroundings);

/// The headings understood, with those of --map. Trouble names its line.
Headings headings_for(const Options& options, Surroundings& surroundings);

/// Reads every input into `records`. What no kind fits is a finding where another file is
/// recognised; Trouble where none is, or where one cannot be read at all.
void load_files(std::span<const Input> inputs, const Headings& headings, const Options& options,
                const LoadOptions& how, Surroundings& surroundings, Progress& progress,
                Records& records, Diagnostics& findings);

}  // namespace duly::cli
