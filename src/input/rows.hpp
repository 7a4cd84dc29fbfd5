#pragma once

// The engine shared by every kind of extract: rows of text in, plain records out. A kind is a table
// of fields (name, how a cell is read) and a finishing check; see episodes.cpp for the shortest.

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duly/csv.hpp"
#include "duly/input.hpp"

namespace duly::input {

/// What the rows of one piece of a file gave, apart from the records themselves. Ids are places in
/// the piece's own lists (where a text may stand twice) until the pieces are joined: only then is
/// each looked up, once.
struct RowContext {
  std::vector<std::string_view> children;  ///< views into the file's text
  std::vector<std::string_view> words;
  Diagnostics findings;
  std::vector<ChildRow> births;
  std::vector<ReviewExtra> review_extras = std::vector<ReviewExtra>(1);
  std::vector<EpisodeDetail> episode_details = std::vector<EpisodeDetail>(1);
  std::vector<ConferenceExtra> conference_extras = std::vector<ConferenceExtra>(1);
  std::vector<CareDate> care_dates;
  std::size_t care_dates_before = 0;  ///< of earlier rows: what a row left out told goes with it
  // What a row of Annex A tells besides its own kind.
  std::vector<Review> latest_reviews;
  std::vector<Conference> latest_conferences;
  std::vector<Allocation> allocations;
  OptDate first_date, last_date;
  std::size_t rows = 0;
  std::size_t left_out = 0;
  std::size_t lines = 0;  ///< line ends in the piece
  std::size_t end = 0;    ///< where the row after the piece starts

  std::string_view file_text;
  std::deque<std::string> unescaped;  ///< texts that do not stand in the file as they are

  RowRef row;  ///< the row being read
  bool keep = true;
  bool keep_values = false;
  std::string_view child_text;  ///< the last row's child: rows of one child mostly stand together
  Id child = kNoId;

  void begin_row(RowRef at) {
    ++rows;
    row = at;
    keep = true;
    care_dates_before = care_dates.size();
  }
  void leave_row_out() {
    ++left_out;
    care_dates.resize(care_dates_before);
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
};

/// A cell being read: its text, the heading over it, and where findings go.
struct Cell {
  RowContext& context;
  std::string_view text;
  std::string_view heading;

  /// The child's id; a blank one leaves the row out.
  Id child() const;
  Id word() const;
  /// A text of the cell, as a word.
  Id kept(std::string_view word) const;
  /// A date without which the row is left out.
  OptDate required_date() const;
  /// A date that may be blank; filled but unreadable leaves the row out.
  OptDate end_date() const;
  /// A date that may be blank; an unreadable one is reported and ignored.
  OptDate optional_date() const;
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
  std::string_view trimmed() const;

 private:
  OptDate date(bool leave_out_unreadable) const;
};

template <class Record>
struct Field {
  std::string_view name;
  void (*read)(Record&, const Cell&);
  bool detail = false;  ///< read only when LoadOptions::details is set
};

/// A day on which something was done for the row's child.
template <class Record, CareEvent what>
void read_care_date(Record& /*record*/, const Cell& c) {
  const OptDate day = c.optional_date();
  if (day) c.context.add_care_date(what, *day);
}

/// The fields of the columns named in LoadOptions::local_columns, in their order.
constexpr std::array<std::string_view, kLocalColumns> kLocalFields = {"local 1", "local 2",
                                                                      "local 3", "local 4"};

/// A row that is no record of its own: it tells of days on which things were done.
struct CareRow {
  RowRef row;
};

/// From a piece's own numbers to the run's.
struct Renumbering {
  std::vector<Id> children, words;
  std::uint32_t extras_before = 0;       ///< review extras of earlier pieces
  std::uint32_t details_before = 0;      ///< episode details likewise
  std::uint32_t conferences_before = 0;  ///< conference extras likewise

  Id child(Id id) const { return id == kNoId ? kNoId : children[id]; }
  Id word(Id id) const { return id == kNoId ? kNoId : words[id]; }
  std::uint32_t extra(std::uint32_t i) const { return i == 0 ? 0 : i + extras_before; }
  std::uint32_t detail(std::uint32_t i) const { return i == 0 ? 0 : i + details_before; }
  std::uint32_t conference_extra(std::uint32_t i) const {
    return i == 0 ? 0 : i + conferences_before;
  }
};

/// Is the field among those the file has?
inline bool has(std::span<const std::string_view> fields, std::string_view name) {
  return std::find(fields.begin(), fields.end(), name) != fields.end();
}

void renumber(EpisodeDetail& detail, const Renumbering& numbers);

/// How a kind is read: its fields, the check once a row's cells are read, and how the ids of a
/// record are renumbered when the pieces of a file are joined.
template <class Record>
struct KindOf {
  std::span<const Field<Record>> fields;
  void (*begin)(Record&, std::span<const std::string_view> fields_present);
  void (*finish)(Record&, RowContext&);
  void (*renumber)(Record&, const Renumbering&);
  std::vector<Record> Records::*into;  ///< null where all that a row tells is in the context
};

/// The heading row as bound: which column carries which field.
struct BoundColumn {
  std::size_t at = 0;
  std::string_view field;
  std::string_view heading;
  std::string_view source;             ///< whose heading it is: SSDA903, SSD, plain, ...
  const Meanings* meanings = nullptr;  ///< of local codes in the column, or none
};

/// What a cell's text means: itself, where it is no local code.
std::string_view meant(const Meanings& meanings, std::string_view text);

struct Sheet {
  std::string_view text;
  char separator = ',';
  std::size_t body = 0;       ///< first byte below the heading row
  std::size_t body_line = 0;  ///< its line, from 1
  std::size_t heading_count = 0;
  std::vector<BoundColumn> columns;
  std::uint16_t file = 0;
  bool has_nul = false;  ///< a NUL byte stands somewhere in the text
};

/// Checks a row's quoting and length; false when it has to be left out.
bool row_is_sound(const csv::Row& row, const Sheet& sheet, RowContext& context);

constexpr std::size_t kSampleRows = 1024;
constexpr std::size_t kPieceBytes = std::size_t{4} << 20;

template <class Record>
struct PieceOf {
  RowContext context;
  std::vector<Record> records;
};

template <class Record>
PieceOf<Record> read_piece(const Sheet& sheet, const KindOf<Record>& kind, std::size_t from,
                           std::size_t until, const LoadOptions& options) {
  struct Bound {
    std::size_t at;
    void (*read)(Record&, const Cell&);
    std::string_view heading;
    const Meanings* meanings;
  };
  std::vector<Bound> bound;
  std::vector<std::string_view> present;
  for (const BoundColumn& column : sheet.columns) {
    present.push_back(column.field);
    for (const Field<Record>& field : kind.fields) {
      if (field.name != column.field || (field.detail && !options.details)) continue;
      bound.push_back({column.at, field.read, column.heading, column.meanings});
    }
  }
  // The child first: what else a row tells is told of it.
  std::stable_partition(bound.begin(), bound.end(),
                        [&](const Bound& b) { return b.read == kind.fields.front().read; });
  PieceOf<Record> piece;
  RowContext& context = piece.context;
  context.keep_values = options.keep_values;
  context.file_text = sheet.text;
  Record blank;
  kind.begin(blank, present);
  csv::Reader reader(sheet.text, sheet.separator, from, until, sheet.heading_count);
  csv::Row row;
  while (reader.next(row)) {
    context.begin_row({static_cast<std::uint32_t>(row.line), sheet.file});
    context.keep = row_is_sound(row, sheet, context);
    Record record = blank;
    record.row = context.row;
    if (context.keep) {
      for (const Bound& b : bound) {
        std::string_view text = b.at < row.cells.size() ? row.cells[b.at] : std::string_view{};
        if (b.meanings != nullptr) text = meant(*b.meanings, text);
        b.read(record, Cell{context, text, b.heading});
        if (!context.keep) break;
      }
      if (context.keep) kind.finish(record, context);
    }
    if (!context.keep) {
      context.leave_row_out();
    } else if (kind.into != nullptr) {
      if (piece.records.size() == kSampleRows) {  // room for the rest, judged by the rows so far
        piece.records.reserve(kSampleRows * ((until - from) / (reader.position() - from) + 1));
      }
      piece.records.push_back(record);
    }
  }
  context.lines = reader.lines();
  context.end = reader.position();
  return piece;
}

/// Makes a piece's findings, births and ids the run's own. `line` is how many lines lie before it.
Renumbering join_context(RowContext&& piece, std::size_t line, Records& records, Extract& extract,
                         Diagnostics& findings);

/// Reads the whole sheet, in pieces on several threads where it is large; no more pieces are under
/// way than threads, so that what waits to be joined stays small. The result is that of a single
/// reading: a piece whose predecessor ran past its start (a quoted line end at the cut) is read
/// again from the right place, and pieces are joined in order.
template <class Record>
void read_sheet(const Sheet& sheet, const KindOf<Record>& kind, const LoadOptions& options,
                Records& records, Diagnostics& findings) {
  const std::vector<std::size_t> starts =
      csv::cut(sheet.text, sheet.body, (sheet.text.size() - sheet.body) / kPieceBytes + 1);
  const auto end_of = [&](std::size_t i) {
    return i + 1 < starts.size() ? starts[i + 1] : sheet.text.size();
  };
  const auto read = [&](std::size_t i) {
    return read_piece(sheet, kind, starts[i], end_of(i), options);
  };
  Extract& extract = records.extracts[sheet.file];
  std::vector<Record> none;
  std::vector<Record>& all = kind.into == nullptr ? none : records.*kind.into;
  std::deque<std::future<PieceOf<Record>>> under_way;
  std::size_t begun = 0;
  std::size_t line = sheet.body_line - 1;
  std::size_t expected = sheet.body;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    while (begun < starts.size() && options.threads > 1 && begun < i + options.threads) {
      under_way.push_back(std::async(std::launch::async, read, begun++));
    }
    PieceOf<Record> piece = options.threads > 1 ? under_way.front().get() : read(i);
    if (options.threads > 1) under_way.pop_front();
    if (expected != starts[i]) {
      piece = read_piece(sheet, kind, expected, std::max(expected, end_of(i)), options);
    }
    expected = piece.context.end;
    const std::size_t lines = piece.context.lines;
    const Renumbering numbers =
        join_context(std::move(piece.context), line, records, extract, findings);
    if (i == 0) all.reserve(all.size() + piece.records.size() * starts.size());
    for (Record& record : piece.records) {
      record.row.line += static_cast<std::uint32_t>(line);
      kind.renumber(record, numbers);
      all.push_back(record);
    }
    line += lines;
  }
}

/// How each kind is read: the list is in kinds.cpp. XML is read by the same.
extern const KindOf<Episode> kEpisodes;
extern const KindOf<Review> kReviews;
extern const KindOf<ChildRow> kChildren;
extern const KindOf<PlanRow> kPlans;
extern const KindOf<Conference> kConferences;
extern const KindOf<Conference> kInitialConferences;
extern const KindOf<Conference> kReviewConferences;
extern const KindOf<Enquiry> kEnquiries;
extern const KindOf<Referral> kReferrals;
extern const KindOf<CinActivity> kAssessments;
extern const KindOf<CinActivity> kCinPlans;
extern const KindOf<MissingEpisode> kMissing;
extern const KindOf<CareLeaver> kCareLeavers;
extern const KindOf<Allocation> kAllocations;
extern const KindOf<Worker> kWorkers;
extern const KindOf<DatedStatus> kLegalStatuses;
extern const KindOf<DatedStatus> kPlacements;
extern const KindOf<CareRow> kCareDates;

}  // namespace duly::input
