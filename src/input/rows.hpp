#pragma once

// The engine shared by every kind of extract: rows of text in, plain records out. A kind is a table
// of fields (name, how a cell is read) and a finishing check; see need.cpp for the plainest.

#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "input/cell.hpp"
#include "input/pieces.hpp"
#include "input/sheet.hpp"

namespace duly::input {

/// From a piece's own numbers to the run's.
struct Renumbering {
  std::vector<Id> children, words;
  std::uint32_t extras_before = 0;       ///< review extras of earlier pieces
  std::uint32_t details_before = 0;      ///< episode details likewise
  std::uint32_t conferences_before = 0;  ///< conference extras likewise
  std::uint32_t local_before = 0;        ///< cells of columns asked for by name

  Id child(Id id) const { return id == kNoId ? kNoId : children[id]; }
  Id word(Id id) const { return id == kNoId ? kNoId : words[id]; }
  std::uint32_t extra(std::uint32_t i) const { return i == 0 ? 0 : i + extras_before; }
  std::uint32_t detail(std::uint32_t i) const { return i == 0 ? 0 : i + details_before; }
  std::uint32_t conference_extra(std::uint32_t i) const {
    return i == 0 ? 0 : i + conferences_before;
  }
  std::uint32_t local(std::uint32_t i) const { return i == kNoPlace ? i : i + local_before; }
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

/// Rows whose child is missed in a newer return that has none such.
template <class Record>
constexpr bool kOfCase = std::is_same_v<Record, Episode> || std::is_same_v<Record, PlanRow>;

/// Rows that keep the cells of columns asked for by name.
template <class Record>
concept KeepsLocal = requires(Record r) {
  r.local;
};
/// Keeps those of the row; where they stand in the context.
std::uint32_t read_local_cells(const csv::Row& row, const Sheet& sheet, RowContext& context);
/// Of all cells of the row.
std::uint64_t hash_of(const csv::Row& row);

constexpr std::size_t kSampleRows = 1024;

template <class Record>
struct PieceOf {
  RowContext context;
  std::vector<Record> records;
  std::vector<DateColumn> dates;  ///< by place among the sheet's columns
  Piece of;                       ///< what the ids' texts are views into
  bool unusual = false;           ///< it cannot be read by itself: nothing else of it holds
};

/// A column with the field it carries.
template <class Record>
struct BoundField {
  std::size_t at;
  void (*read)(Record&, const Cell&);
  std::string_view heading;
  Blanks blanks;
  DateColumn* dates;
  const Meanings* meanings;
};

/// The columns whose fields are read, the child's first: what else a row tells is told of it.
template <class Record>
std::vector<BoundField<Record>> bind_fields(const Sheet& sheet, const KindOf<Record>& kind,
                                            bool details, std::vector<DateColumn>& dates) {
  std::vector<BoundField<Record>> out;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const BoundColumn& column = sheet.columns[i];
    dates[i].in_doubt = column.in_doubt;
    for (const Field<Record>& field : kind.fields) {
      if (field.name != column.field || !is_read(field, details)) continue;
      out.push_back(
          {column.at, field.read, column.heading, field.blanks(), &dates[i], column.meanings});
    }
  }
  std::stable_partition(out.begin(), out.end(), [&](const BoundField<Record>& b) {
    return b.read == kind.fields.front().read;
  });
  return out;
}

template <class Record>
PieceOf<Record> read_piece(const Sheet& sheet, const KindOf<Record>& kind, Piece&& rows,
                           const LoadOptions& options) {
  PieceOf<Record> piece;
  piece.unusual = rows.own != nullptr && !can_be_read_alone(rows);
  piece.of = std::move(rows);
  if (piece.unusual) return piece;
  const std::size_t from = piece.of.from;
  const std::size_t until = piece.of.until;
  piece.dates.resize(sheet.columns.size());
  const std::vector<BoundField<Record>> bound =
      bind_fields(sheet, kind, options.details, piece.dates);
  RowContext& context = piece.context;
  context.begin_piece(options, piece.of.has_high);
  context.has_nul = piece.of.has_nul;
  context.file_text = piece.of.text;
  Record blank;
  kind.begin(blank, fields_of(sheet));
  csv::Reader reader(piece.of.text, sheet.separator, from, until, sheet.heading_count);
  csv::Row row;
  while (reader.next(row)) {
    const RowRef at{static_cast<std::uint32_t>(row.line), sheet.file};
    piece.unusual |= (row.oddities & csv::kUnclosedQuote) != 0 && piece.of.own != nullptr;
    const RowSort sort = sort_of(row, sheet);
    if (sort == RowSort::no_data) context.counted.add(Code::d222_no_data_row, {}, at.line);
    if (sort != RowSort::data) continue;
    context.begin_row(at);
    const bool sound = row_is_sound(row, sheet, context);
    context.keep = sound;
    Record record = blank;
    record.row = context.row;
    if (context.keep) {
      for (const BoundField<Record>& b : bound) {
        std::string_view text = b.at < row.cells.size() ? row.cells[b.at] : std::string_view{};
        if (b.meanings != nullptr) text = mapped(*b.meanings, text);
        b.read(record, Cell{context, context.meant(text, b.heading, b.blanks), b.heading, b.dates});
        if (!context.keep) break;
      }
      if (context.keep) kind.finish(record, context);
      if constexpr (KeepsLocal<Record>) {
        if (context.keep && !sheet.local.empty()) {
          record.local = read_local_cells(row, sheet, context);
        }
      }
      if constexpr (requires { record.row_hash; }) record.row_hash = hash_of(row);
    }
    if (!context.undated.empty()) {
      context.settle_undated(tells_of_planned(row, sheet));
    } else if (!context.keep) {
      context.leave_row_out(sound && kOfCase<Record>);
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

/// What a file told that is told once, when all of it has been read.
struct Told {
  Diagnostics findings;
  Counted counted;
  std::vector<DateColumn> dates;

  template <class Record>
  void add(const PieceOf<Record>& piece, std::size_t line) {
    counted.add(piece.context.counted, line);
    for (std::size_t i = 0; i < dates.size(); ++i) dates[i].add(piece.dates[i], line);
  }
};

/// Joins the pieces of a sheet, in their order.
template <class Record>
class Joining {
 public:
  Joining(const Sheet& sheet, const KindOf<Record>& kind, Records& records)
      : kind_(kind),
        records_(records),
        extract_(records.extracts[sheet.file]),
        line_(sheet.body_line - 1) {
    told_.dates.resize(sheet.columns.size());
  }

  void add(PieceOf<Record>&& piece, std::size_t about) {
    const std::size_t lines = piece.context.lines;
    told_.add(piece, line_);
    const Renumbering numbers =
        join_context(std::move(piece.context), line_, records_, extract_, told_.findings);
    if (kind_.into != nullptr) add_records(piece.records, numbers, about);
    line_ += lines;
  }
  Told&& told() { return std::move(told_); }

 private:
  void add_records(const std::vector<Record>& records, const Renumbering& numbers,
                   std::size_t about) {
    std::vector<Record>& all = records_.*kind_.into;
    if (first_) all.reserve(all.size() + records.size() * about);
    first_ = false;
    for (Record record : records) {
      record.row.line += static_cast<std::uint32_t>(line_);
      kind_.renumber(record, numbers);
      if constexpr (KeepsLocal<Record>) record.local = numbers.local(record.local);
      all.push_back(record);
    }
  }

  const KindOf<Record>& kind_;
  Records& records_;
  Extract& extract_;
  Told told_;
  std::size_t line_;
  bool first_ = true;
};

/// Pieces being read, each by a thread where there are several: one more than threads, so that they
/// have work while a piece is joined, and what waits to be joined stays small.
template <class Record>
class UnderWay {
 public:
  UnderWay(const Sheet& sheet, const KindOf<Record>& kind, const LoadOptions& options,
           Pieces& pieces)
      : sheet_(sheet), kind_(kind), options_(options), pieces_(pieces) {}

  /// The next piece as read; false when there is none left.
  bool next(PieceOf<Record>& read) {
    if (options_.threads < 2) {
      Piece piece;
      if (!pieces_.next(piece)) return false;
      read = read_piece(sheet_, kind_, std::move(piece), options_);
      return true;
    }
    while (begun_.size() <= options_.threads && begin_one()) {
    }
    if (begun_.empty()) return false;
    read = begun_.front().get();
    begun_.pop_front();
    return true;
  }
  /// A piece anew from `from` on: its predecessor ran past its start.
  PieceOf<Record> again(PieceOf<Record>&& read, std::size_t from) const {
    Piece piece = std::move(read.of);
    piece.from = from;
    piece.until = std::max(from, piece.until);
    return read_piece(sheet_, kind_, std::move(piece), options_);
  }

 private:
  bool begin_one() {
    Piece piece;
    if (!pieces_.next(piece)) return false;
    const auto held = std::make_shared<Piece>(std::move(piece));
    const auto work = [this, held] {
      return read_piece(sheet_, kind_, std::move(*held), options_);
    };
    try {
      begun_.push_back(std::async(std::launch::async, work));
    } catch (const std::system_error&) {  // no thread to be had: this one reads it, in its turn
      begun_.push_back(std::async(std::launch::deferred, work));
    }
    return true;
  }

  const Sheet& sheet_;
  const KindOf<Record>& kind_;
  const LoadOptions& options_;
  Pieces& pieces_;
  std::deque<std::future<PieceOf<Record>>> begun_;
};

/// Reads the whole sheet, in pieces on several threads where it is large. The result is that of a
/// single reading: a piece whose predecessor ran past its start (a quoted line end at the cut) is
/// read again from the right place, and pieces are joined in order. Nothing where a piece cannot be
/// read by itself.
template <class Record>
std::optional<Told> read_pieces(const Sheet& sheet, const KindOf<Record>& kind, Pieces& pieces,
                                const LoadOptions& options, Records& records) {
  Joining<Record> joining(sheet, kind, records);
  UnderWay<Record> under_way(sheet, kind, options, pieces);
  PieceOf<Record> read;
  std::size_t expected = sheet.body;
  while (under_way.next(read)) {
    if (read.unusual) return std::nullopt;
    const bool own_text = read.of.own != nullptr;
    if (!own_text && expected != read.of.from) read = under_way.again(std::move(read), expected);
    expected = read.context.end;
    joining.add(std::move(read), pieces.about);
  }
  return joining.told();
}

/// How much there was before a file, so that what a reading of it added can be taken back. Ids
/// stay: the next reading meets the same.
class Before {
 public:
  Before(const Records& records, std::uint16_t file);
  void restore(Records& records) const;

 private:
  std::uint16_t file_;
  std::size_t reviews_, conferences_, allocations_, care_dates_, child_rows_, left_out_;
  std::size_t review_extras_, episode_details_, conference_extras_, local_cells_;
};

/// Marks the columns whose dates prove the other order of day and month; false where there is none.
bool put_in_doubt(Sheet& sheet, std::span<const DateColumn> dates);
/// Tells of those columns, and what is counted.
void report_told(const Sheet& sheet, Told&& told, Diagnostics& findings);

/// Reads the sheet; once more where it is only known at its end that a column's dates are in doubt.
/// False, and nothing is kept, where a piece cannot be read by itself.
template <class Record>
bool read_sheet(Sheet sheet, const KindOf<Record>& kind, Pieces& pieces, const LoadOptions& options,
                Records& records, Diagnostics& findings) {
  const Before before(records, sheet.file);
  const std::size_t rows = kind.into == nullptr ? 0 : (records.*kind.into).size();
  const auto restore = [&] {
    before.restore(records);
    if (kind.into != nullptr) (records.*kind.into).resize(rows);
  };
  std::optional<Told> told = read_pieces(sheet, kind, pieces, options, records);
  if (told && put_in_doubt(sheet, told->dates)) {
    restore();
    pieces.restart();
    told = read_pieces(sheet, kind, pieces, options, records);
  }
  if (!told) {
    restore();
    return false;
  }
  report_told(sheet, std::move(*told), findings);
  return true;
}

/// What a conference carries besides its day; made when first asked for.
ConferenceExtra& extra_of(Conference& f, RowContext& context);

/// How each kind is read: the list is in kinds.cpp. XML is read by the same.
extern const KindOf<Episode> kEpisodes;
extern const KindOf<Review> kReviews;
extern const KindOf<ChildRow> kUasc;
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
extern const KindOf<LocalEvent> kEvents;

}  // namespace duly::input
