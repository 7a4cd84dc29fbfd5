#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/bearing.hpp"
#include "cli/options.hpp"
#include "cli/run.hpp"
#include "duly/cases.hpp"
#include "duly/child_ids.hpp"
#include "duly/input.hpp"
#include "duly/obligation.hpp"
#include "duly/pseudonym.hpp"
#include "duly/report.hpp"

namespace duly::cli {

/// The law as a command line asks for it: preset, readings, holidays. WrongUsage or Trouble.
Law law_for(const Options& options, Surroundings& surroundings);
/// What to say in every output: preset, holidays, readings and ids not at their default.
std::vector<std::pair<std::string, std::string>> said_of_law(const Options& options,
                                                             const Law& law);

/// The day asked about: --as-at, or today.
Date as_at_for(const Options& options, const Surroundings& surroundings);

/// What a command needs of the files besides what due dates are made of.
struct Wanted {
  bool checks = false;                       ///< everything checks look at
  bool details = false;                      ///< columns that due dates are not made of
  bool profile = false;                      ///< sex and ethnicity
  std::vector<std::string> local_columns{};  ///< of an allocations extract
};

/// One run over files: everything read, brought together and found.
class Session {
 public:
  Session(const Options& options, Surroundings& surroundings, Wanted wanted = {});

  const Options& options() const { return options_; }
  Surroundings& surroundings() const { return surroundings_; }
  const Records& records() const { return records_; }
  const Histories& histories() const { return histories_; }
  const NotJoining& not_joining() const { return not_joining_; }
  /// The first year of which the files are whole (F).
  const FilesBegin& files_begin() const { return files_begin_; }
  const Law& law() const { return law_; }
  const LawNotes& law_notes() const { return law_notes_; }
  Diagnostics& findings() { return findings_; }
  const Diagnostics& findings() const { return findings_; }
  Date as_at() const { return as_at_; }
  unsigned threads() const { return threads_; }

  /// The cases at the close of `day`, with the warnings that belong to the day.
  Cases cases_at(Date day, const BuildOptions& how = {});
  /// The same without a word of warning: for the earlier days of a series. `old` is the cases of
  /// another day, whose room is used again.
  Cases earlier_cases_at(Date day, const BuildOptions& how, Cases old) const;
  /// Which days reviews are complete from; notes earlier years that were not used, once.
  Coverage coverage(const Cases& cases);

  /// Reports, once for each reason, that the files do not reach the period asked about.
  void say_out_of_extent(Code code, const std::string& why);

  /// Reports a due date that counts days whose bank holidays are not certain (N39).
  void note_holidays(Id child, const Cases& cases, const Obligation& o);

  /// As it is shown: the id in the files, or its pseudonym.
  std::string_view child(Id id) const { return records_.children[id]; }
  /// Gives findings of checks and joins the headings of the files they are in. To be called before
  /// findings are listed.
  void name_headings() { name_own_headings(records_, headings_, findings_); }
  /// The child asked for with --child, whose id is typed as it stands in the files or as it is
  /// shown; kNoId where none was asked for. WrongUsage where none of that id is in the files.
  Id child_asked_for() const;
  std::string_view word(Id id) const { return records_.words[id]; }
  /// file:line, or blank.
  std::string place(RowRef row) const;

  /// A new output with everything that stands around a table filled in.
  Output output(Table table) const;
  /// What was to be judged by the exit code (a target, --fail-if-overdue) cannot be: it is said
  /// why, and the exit code is 4.
  void cannot_judge(std::string what);
  const std::vector<std::string>& not_judged() const { return cannot_judge_; }

  /// Writes the messages, then the output in the format asked for; returns the exit code.
  int finish(const Output& output, bool missed = false);
  /// The same where the output itself is the list of findings.
  int finish_with_findings(const Output& output);

 private:
  void load();
  void join_ids();
  void hide_ids();
  void warn_if_unlikely(const Cases& cases);
  void tell_extent(const Extent& extent, std::string_view held, std::string_view cases);
  void warn_if_old(const Cases& cases, Date day);
  int exit_code(bool missed) const;

  const Options& options_;
  Surroundings& surroundings_;
  Wanted wanted_;
  Law law_;
  LawNotes law_notes_;
  Date as_at_;
  unsigned threads_;
  std::optional<Pseudonyms> pseudonyms_;
  Headings headings_;
  Records records_;
  NotJoining not_joining_;
  Histories histories_;
  FilesBegin files_begin_;
  Diagnostics findings_;
  std::vector<std::string> paths_;  ///< of the inputs, none of which is written over
  std::vector<std::string> cannot_judge_;
  bool coverage_told_ = false;
};

/// Writes an output of a command that reads no files.
void write_output(const Output& output, const Options& options, Surroundings& surroundings,
                  const std::vector<std::string>& inputs);

/// Prints findings and the summary to stderr, as --quiet, --max-messages and --show-values ask; of
/// --child, what is said of that child.
enum class Messages : std::uint8_t { findings_and_summary, summary_only };
void print_messages(const Session& session, Messages what);

}  // namespace duly::cli
