// How an answer leaves: messages first, so that it stands last on the screen, then the answer, then
// the exit code.

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/session.hpp"
#include "cli/shorten.hpp"
#include "cli/system.hpp"
#include "duly/report.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

void write_text(const std::string& text, const Options& o, Surroundings& surroundings,
                const std::vector<std::string>& inputs) {
  const bool on_screen = surroundings.out_is_terminal && !to_file(o);
  if (!to_file(o)) {
    // Tables guard what they show; data go to programs as they are, and to a terminal guarded.
    write_out(for_data(o) && on_screen ? printable(text, LineEnds::keep) : text, surroundings);
    return;
  }
  std::vector<std::string> all_read = inputs;
  for (std::string& file : side_files(o)) all_read.push_back(std::move(file));
  const std::vector<std::string> told = write_whole(o.output, text, all_read, surroundings);
  for (const std::string& one : told) {
    if (!o.quiet) surroundings.err << shortened(printable(one)) << "\n" << std::flush;
  }
}

/// A workbook is made in a folder for temporary files, which no signal leaves behind.
class SignalsHeld {
 public:
  SignalsHeld() { hold_signals(true); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  SignalsHeld(SignalsHeld&&) = delete;
  SignalsHeld& operator=(SignalsHeld&&) = delete;
  ~SignalsHeld() { hold_signals(false); }
};

template <class Write>
std::string made(const Write& write) {
  std::string text;
  const SignalsHeld until_made;
  write(text);
  return text;
}

/// What has no day has no place in a calendar: it is told here.
void tell_without_day(const DayCalendar& days, Surroundings& surroundings) {
  const auto count = std::count_if(days.events.begin(), days.events.end(),
                                   [](const DayEvent& event) { return !event.day; });
  if (count == 0) return;
  surroundings.err << fmt::format("not in the calendar: {} whose due date is not known\n",
                                  count == 1 ? "1 open duty" : fmt::format("{} open duties", count))
                   << std::flush;
}

}  // namespace

void write_output(const Output& output, const Options& o, Surroundings& surroundings,
                  const std::vector<std::string>& inputs) {
  const OutputFormat& format = *find_output_format(o.format);  // settle_format has seen it
  const bool on_screen = surroundings.out_is_terminal && !to_file(o);
  Style style;
  style.colour =
      o.colour == "always" || (o.colour == "auto" && on_screen && !surroundings.no_colour);
  style.excel = o.excel && !on_screen;  // a screen is no Excel, and shows a CR as a fault
  if (on_screen && !o.wide) style.screen = surroundings.screen;
  if (o.format == "csv" && !o.quiet && !output.readings.empty()) {  // a comment row is not CSV
    std::vector<std::string> said;
    for (const auto& [name, value] : output.readings) said.push_back(printable(name + "=" + value));
    surroundings.err << fmt::format("readings not at their default: {}\n", fmt::join(said, ", "))
                     << std::flush;
  }
  if (o.format == "ics" && !o.quiet) tell_without_day(output.days, surroundings);
  const std::string text = made([&](std::string& to) { format.write(output, style, to); });
  write_text(text, o, surroundings, inputs);
}

int Session::finish(const answers::Answer& answer, Messages what) {
  end_progress();
  if (what == Messages::findings_and_summary) data_.name_headings();
  print_messages(*this, answer.not_judged, what);
  write_output(answer.output, options_, surroundings_, paths_);
  return exit_code(answer.missed || !answer.not_judged.empty());
}

int Session::tell() {
  end_progress();
  data_.name_headings();
  print_messages(*this, {}, Messages::findings_and_summary);
  return code_of_findings();
}

int Session::finish(const answers::Pack& pack) {
  end_progress();
  data_.name_headings();
  print_messages(*this, pack.not_judged, Messages::findings_and_summary);
  const std::string text = made(
      [&](std::string& to) { find_document_format(options_.format)->write(pack.document, to); });
  write_text(text, options_, surroundings_, paths_);
  return exit_code(pack.missed || !pack.not_judged.empty());
}

int Session::exit_code(bool missed) const {
  // What was asked for is answered before the state of the data.
  return missed ? kMissed : code_of_findings();
}

int Session::code_of_findings() const {
  const bool errors = data_.findings().count(Severity::error) > 0;
  const bool warnings = data_.findings().count(Severity::warning) > 0;
  if (options_.fail_on == "warning" && (errors || warnings)) return kFindings;
  if (options_.fail_on == "error" && errors) return kFindings;
  return kDone;
}

}  // namespace duly::cli
