#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/own_figures.hpp"
#include "answers/pack.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/run.hpp"

namespace duly::cli {

/// What is printed on stderr before the answer.
enum class Messages : std::uint8_t { findings_and_summary, summary_only };

/// How the data set of a command line is asked.
answers::Setting setting_for(const Options& options, const Surroundings& surroundings);

/// The law as a command line asks for it: preset, readings, holidays.
answers::LawAsked law_for(const Options& options, Surroundings& surroundings);

/// The file of published figures, read before the extracts: areas are named from it.
answers::OwnFigures own_figures_for(const Options& options, Surroundings& surroundings);

/// One run over files: what the command line names is read, and an answer leaves it.
class Session {
 public:
  Session(const Options& options, Surroundings& surroundings, const answers::Wanted& wanted = {});

  const Options& options() const { return options_; }
  Surroundings& surroundings() const { return surroundings_; }
  answers::DataSet& data() { return data_; }
  const answers::DataSet& data() const { return data_; }

  /// Writes the messages, then the output in the format asked for; returns the exit code. Where the
  /// output itself is the list of findings, they are no messages.
  int finish(const answers::Answer& answer, Messages what = Messages::findings_and_summary);
  /// The same of a document.
  int finish(const answers::Pack& pack);
  /// Writes the messages alone, of files that stand beside those of the session that answers;
  /// returns the exit code they ask for.
  int tell();
  /// What the terminal is told of a long run is over: the answer is there.
  void end_progress() { progress_.clear(); }

 private:
  answers::DataSet read(const answers::Wanted& wanted);
  int exit_code(bool missed) const;
  int code_of_findings() const;

  const Options& options_;
  Surroundings& surroundings_;
  Progress progress_;
  std::vector<std::string> paths_;  ///< of the inputs, none of which is written over
  answers::DataSet data_;
};

/// Writes an output of a command that reads no files.
void write_output(const Output& output, const Options& options, Surroundings& surroundings,
                  const std::vector<std::string>& inputs);

/// Prints findings and the summary to stderr, as --quiet, --max-messages and --show-values ask; of
/// --child, what is said of that child. What could not be judged comes first.
void print_messages(const Session& session, const std::vector<std::string>& not_judged,
                    Messages what);

}  // namespace duly::cli
