#pragma once

// Cells as fields read them, and what the rows of a file give besides their records.

#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "duly/code.hpp"
#include "duly/input.hpp"
#include "duly/text.hpp"
#include "input/counted.hpp"
#include "input/meant.hpp"

namespace duly {
enum class CareEvent : std::uint8_t;
}

namespace duly::input {

/// What the rows of one piece of a file gave, apart from the records themselves. Ids are places in
/// the piece's own lists (where a text may stand twice) until the pieces are joined: only then is
/// each looked up, once.
struct RowContext {  // NOLINT(cppcoreguidelines-special-member-functions): a piece is read once
  // The kinds of record are known here by name alone, as in Records.
  RowContext();
  RowContext(RowContext&&) noexcept;
  RowContext& operator=(RowContext&&) noexcept;
  ~RowContext();

  std::vector<std::string_view> children;  ///< views into the file's text
  std::vector<std::string_view> words;
  Diagnostics findings;
  Counted counted;
  std::vector<ChildRow> births;
  std::string last_birth;                  ///< the birth date of the row before, as it is written
  std::vector<ReviewExtra> review_extras;  ///< the first is none
  std::vector<EpisodeDetail> episode_details;      ///< the first is none
  std::vector<ConferenceExtra> conference_extras;  ///< the first is none
  std::vector<Id> local_cells;                     ///< of columns asked for by name
  std::vector<CareDate> care_dates;
  std::size_t care_dates_before = 0;  ///< of earlier rows: what a row left out told goes with it
  // What a row of Annex A tells besides its own kind.
  std::vector<Review> latest_reviews;
  std::vector<Conference> latest_conferences;
  std::vector<Allocation> allocations;
  std::vector<LeftOutRow> left_out_rows;
  OptDate first_date, last_date;
  std::size_t rows = 0;
  std::size_t left_out = 0;
  std::size_t lines = 0;  ///< line ends in the piece
  std::size_t end = 0;    ///< where the row after the piece starts

  std::string_view file_text;
  std::deque<std::string> unescaped;  ///< texts that do not stand in the file as they are

  RowRef row;  ///< the row being read
  bool keep = true;
  std::string_view undated;  ///< the heading of its date held, where that is blank
  bool keep_values = false;
  bool fold = false;     ///< cells may hold characters that are not of ASCII
  bool has_nul = false;  ///< cells may hold NUL bytes
  DateReading dates;
  std::string folded_text;      ///< of the cell being read
  std::string_view child_text;  ///< the last row's child: rows of one child mostly stand together
  Id child = kNoId;

  void begin_piece(const LoadOptions& options, bool has_high) {
    keep_values = options.keep_values;
    dates = options.dates;
    fold = has_high;
  }
  void begin_row(RowRef at);
  /// `of_case`: it told of an episode or a plan of the child.
  void leave_row_out(bool of_case);
  /// A row without the date its event was held: `planned` says that the event may be to come.
  void settle_undated(bool planned);
  /// What is written in a cell as it is meant: blank where it is a word for blank. The view is
  /// good until the next cell.
  std::string_view meant(std::string_view text, std::string_view heading, Blanks blanks) {
    return fold || starts_unusually(text) ? looked_at(text, heading, blanks) : text;
  }
  Allocation& allocation();
  /// What is known of the row's child, besides the record; one for a run of rows.
  ChildRow& child_row();
  /// `text` as a view that lasts: itself where it lies in the file, else a copy.
  std::string_view lasting(std::string_view text) {
    const bool in_file = std::less_equal<>()(file_text.data(), text.data()) &&
                         std::less<>()(text.data(), file_text.data() + file_text.size());
    return in_file ? text : std::string_view(unescaped.emplace_back(text));
  }
  /// Annex A's latest review, or review conference, of the row's child.
  void add_latest_review(Date held);
  void add_latest_conference(Date held);
  void add_care_date(CareEvent what, Date day);
  /// The worker or team the row's child is allocated to; both of one row are one allocation.
  void note_worker(Id worker);
  void note_team(Id team);
  void saw(OptDate d) {
    if (!d) return;
    if (!first_date || *d < *first_date) first_date = d;
    if (!last_date || *last_date < *d) last_date = d;
  }

 private:
  std::string_view looked_at(std::string_view text, std::string_view heading, Blanks blanks);
};

/// A cell being read: its text as meant, the heading over it, and where findings go.
struct Cell {
  RowContext& context;
  std::string_view text;
  std::string_view heading;
  DateColumn* column = nullptr;  ///< what is known of the column's dates; null in XML

  /// The child's id; a blank one leaves the row out.
  Id child() const;
  /// The same where another column may name it instead: kNoId where it is blank.
  Id child_if_named() const;
  Id word() const;
  /// A text of the cell, as a word.
  Id kept(std::string_view word) const;
  /// A date without which the row is left out.
  OptDate required_date() const;
  /// The day an event was held. Without it the row is left out, or is of an event to come.
  OptDate held_date() const;
  /// A date that may be blank; filled but unreadable leaves the row out. A day in the far future
  /// is a database's way to say that there is no end.
  OptDate end_date() const;
  /// A date that may be blank; an unreadable one is reported and ignored.
  OptDate optional_date() const;
  /// The same, of an end: a day in the far future is none.
  OptDate optional_end() const;
  /// A code; of "a) U6: Foster placement" or "N1 - Abuse" the code alone.
  ShortCode code() const;
  bool yes() const;
  /// 1 for yes, 0 for no, -1 for blank, 2 for neither.
  std::int8_t yes_no() const;
  /// A code (1, 2, M, F, U), or the start of a word such as "b) Female".
  ShortCode sex() const;
  /// What is known of the row's child, kept apart from the record; once for a run of rows.
  void note_birth() const;
  void note_sex() const;
  void note_ethnicity() const;
  Diagnostic& report(Code code) const;
  /// The text without spaces around it, which are told of. Nearly no cell has any.
  std::string_view trimmed() const {
    const std::string_view out = duly::trimmed(text);
    return out.size() == text.size() ? text : told_of_spaces(out);
  }

 private:
  std::string_view told_of_spaces(std::string_view trimmed) const;
  ReadDate read() const { return text.empty() ? ReadDate{} : read_filled(); }
  ReadDate read_filled() const;
  OptDate date(const ReadDate& read, bool leave_out_unreadable) const {
    const bool usual = read.text == DateText::ok || read.text == DateText::blank;
    return usual ? read.date : odd_date(read, leave_out_unreadable);
  }
  OptDate odd_date(const ReadDate& read, bool leave_out_unreadable) const;
  ReadDate read_end() const;
};

/// What a field is for.
enum class Sort : std::uint8_t {
  always,
  detail,     ///< read only when LoadOptions::details is set
  own_words,  ///< text of an authority's own: few words in it stand for blank
};

template <class Record>
struct Field {
  std::string_view name;
  void (*read)(Record&, const Cell&);
  Sort sort = Sort::always;

  Blanks blanks() const { return sort == Sort::own_words ? Blanks::of_databases : Blanks::all; }
};
template <class Record>
bool is_read(const Field<Record>& field, bool details) {
  return details || field.sort != Sort::detail;
}

/// Fields that are filled before an event is held: the day it is planned for, and its number.
constexpr std::array<std::string_view, 3> kPlannedFields = {"recorded_due", "event_id",
                                                            "meeting_id"};

/// A day on which something was done for the row's child.
template <class Record, CareEvent what>
void read_care_date(Record& /*record*/, const Cell& c) {
  const OptDate day = c.optional_date();
  if (day) c.context.add_care_date(what, *day);
}

/// A row that is no record of its own: it tells of days on which things were done.
struct CareRow {
  RowRef row;
};

}  // namespace duly::input
