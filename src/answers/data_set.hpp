#pragma once

// Everything read, brought together and found: what every question is asked of.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/bearing.hpp"
#include "answers/law_asked.hpp"
#include "duly/cases.hpp"
#include "duly/child_ids.hpp"
#include "duly/input.hpp"
#include "duly/obligation.hpp"
#include "duly/pseudonym.hpp"
#include "duly/suppress.hpp"
#include "duly/table.hpp"

namespace duly::answers {

/// What a question needs of the files besides what due dates are made of.
struct Wanted {
  bool checks = false;                       ///< everything checks look at
  bool details = false;                      ///< columns that due dates are not made of
  bool profile = false;                      ///< sex and ethnicity
  std::vector<LocalColumn> local_columns{};  ///< asked for by name
};

/// How a data set is asked, whatever the question.
struct Setting {
  Date as_at;             ///< the day asked about
  unsigned threads = 1;   ///< to work with
  bool for_data = false;  ///< rows go to a program: each says itself what people are told once
  bool repair = true;     ///< of the rows of several extracts
  bool loose_ids = false;
  bool show_values = false;  ///< cells may be shown
  std::size_t suppress = 0;  ///< counts from 1 to below this are hidden; 0: nothing is
  std::size_t round = 0;     ///< counts are rounded to the nearest multiple; 0: they are not
  SecretNumber secret{};     ///< chooses which of equal counts are hidden beside them
};

/// What the files hold, as it was read.
struct Read {
  Headings headings;
  Records records;
  Diagnostics findings;
};

/// What answers a question, and what it says of targets and duties.
struct Answer {
  Output output;
  bool missed = false;  ///< a target, or a duty that was to be overdue nowhere
  /// What was to be judged and cannot be, with the reason; it begins with the part of the question.
  std::vector<std::string> not_judged{};
};

class DataSet {
 public:
  /// WrongFiles where two ids would be taken for one.
  DataSet(Read read, LawAsked law, const Setting& setting, const Wanted& wanted = {},
          std::optional<Pseudonyms> pseudonyms = {});

  const Setting& setting() const { return setting_; }
  const Records& records() const { return records_; }
  const Histories& histories() const { return histories_; }
  const NotJoining& not_joining() const { return not_joining_; }
  /// The first year of which the files are whole (F).
  const FilesBegin& files_begin() const { return files_begin_; }
  const Law& law() const { return asked_.law; }
  const LawAsked& law_asked() const { return asked_; }
  const LawNotes& law_notes() const { return law_notes_; }
  Diagnostics& findings() { return findings_; }
  const Diagnostics& findings() const { return findings_; }
  Date as_at() const { return setting_.as_at; }
  unsigned threads() const { return setting_.threads; }
  bool hides_ids() const { return pseudonyms_.has_value(); }

  /// The cases at the close of `day`, with the warnings that belong to the day. What building them
  /// finds is told of the first day asked about. Those of the last one are kept: a pack asks of it
  /// again and again.
  std::shared_ptr<const Cases> cases_at(Date day, const BuildOptions& how = {});
  /// The same without a word of warning: for the earlier days of a series. `old` is the cases of
  /// another day, whose room is used again.
  Cases earlier_cases_at(Date day, const BuildOptions& how, Cases old) const;
  /// The same at the close of `day` under other readings than the run's.
  Cases cases_under(const Readings& readings, Date day) const;
  /// Which days reviews are complete from; notes earlier years that were not used, once.
  Coverage coverage(const Cases& cases);

  /// Reports, once for each reason, that the files do not reach the period asked about.
  void say_out_of_extent(Code code, const std::string& why);
  /// Reports that the question, or a part of it, is about what no file has (D113).
  void say_nothing_to_judge(std::string what);

  /// Reports a due date that counts days whose bank holidays are not certain (N39).
  void note_holidays(Id child, const Cases& cases, const Obligation& o);

  /// As it is shown: the id in the files, or its pseudonym.
  std::string_view child(Id id) const { return records_.children[id]; }
  /// Gives findings of checks and joins the headings of the files they are in. To be called before
  /// findings are listed.
  void name_headings() { name_own_headings(records_, headings_, findings_); }
  /// The child of an id typed as it stands in the files or as it is shown; kNoId for none typed.
  /// WrongQuestion where none of that id is in the files.
  Id child_named(const std::string& typed) const;
  std::string_view word(Id id) const { return records_.words[id]; }
  /// file:line, or blank.
  std::string place(RowRef row) const;

  /// Counts a file read beside the extracts among those read, so that findings have their place;
  /// returns its number.
  std::uint16_t add_side_file(std::string name, std::size_t rows, std::size_t left_out);

  /// A new output with everything that stands around a table filled in.
  Output output(Table table) const;

 private:
  void join_ids();
  void hide_ids();
  void warn_if_unlikely(const Cases& cases);
  void tell_extent(const Extent& extent, std::string_view held, std::string_view cases);
  void warn_if_old(const Cases& cases, Date day);

  Setting setting_;
  LawAsked asked_;
  LawNotes law_notes_;
  std::optional<Pseudonyms> pseudonyms_;
  Headings headings_;
  Records records_;
  Diagnostics findings_;
  NotJoining not_joining_;
  Histories histories_;
  FilesBegin files_begin_;
  bool coverage_told_ = false;
  std::shared_ptr<const Cases> kept_;
  bool kept_initial_conferences_ = false;
};

/// An output that stands on no files.
Output plain_output(Table table);

}  // namespace duly::answers
