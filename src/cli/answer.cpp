// How an answer leaves: messages first, so that it stands last on the screen, then the answer, then
// the exit code.

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/session.hpp"
#include "cli/wording.hpp"

namespace duly::cli {
namespace {

bool to_file(const Options& o) {
  return !o.output.empty() && o.output != "-";
}

}  // namespace

void write_output(const Output& output, const Options& o, Surroundings& surroundings,
                  const std::vector<std::string>& inputs) {
  const OutputFormat& format = *find_output_format(o.format);  // settle_format has seen it
  const bool on_screen = surroundings.out_is_terminal && !to_file(o);
  Style style;
  style.colour =
      o.colour == "always" || (o.colour == "auto" && on_screen && !surroundings.no_colour);
  if (o.format == "csv" && !o.quiet && !output.readings.empty()) {  // a comment row is not CSV
    std::vector<std::string> said;
    for (const auto& [name, value] : output.readings) said.push_back(printable(name + "=" + value));
    surroundings.err << fmt::format("readings not at their default: {}\n", fmt::join(said, ", "))
                     << std::flush;
  }
  std::string text;
  format.write(output, style, text);
  if (!to_file(o)) {
    // Tables guard what they show; data go to programs as they are, and to a terminal guarded.
    const bool data = o.format == "csv" || o.format == "json";
    write_out(data && on_screen ? printable(text, LineEnds::keep) : text, surroundings);
    return;
  }
  std::vector<std::string> all_read = inputs;
  for (const std::string& read : {o.map, o.holidays, o.key}) {
    if (!read.empty()) all_read.push_back(read);
  }
  write_whole(o.output, text, all_read);
}

void Session::cannot_judge(std::string what) {
  cannot_judge_.push_back(std::move(what));
}

int Session::finish(const Output& output, bool missed) {
  name_headings();
  print_messages(*this, Messages::findings_and_summary);
  write_output(output, options_, surroundings_, paths_);
  return exit_code(missed);
}

int Session::finish_with_findings(const Output& output) {
  print_messages(*this, Messages::summary_only);
  write_output(output, options_, surroundings_, paths_);
  return exit_code(false);
}

int Session::exit_code(bool missed) const {
  // What was asked for is answered before the state of the data.
  if (missed || !cannot_judge_.empty()) return kMissed;
  const bool errors = findings_.count(Severity::error) > 0;
  const bool warnings = findings_.count(Severity::warning) > 0;
  if (options_.fail_on == "warning" && (errors || warnings)) return kFindings;
  if (options_.fail_on == "error" && errors) return kFindings;
  return kDone;
}

}  // namespace duly::cli
