#pragma once

// The engine shared by every kind of extract: rows of text in, plain records out. A kind is a table
// of fields (name, how a cell is read) and a finishing check; see need.cpp for the plainest.

#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "input/cell.hpp"
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
constexpr std::size_t kPieceBytes = std::size_t{4} << 20;

template <class Record>
struct PieceOf {
  RowContext context;
  std::vector<Record> records;
  std::vector<DateColumn> dates;  ///< by place among the sheet's columns
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
PieceOf<Record> read_piece(const Sheet& sheet, const KindOf<Record>& kind, std::size_t from,
                           std::size_t until, const LoadOptions& options) {
  PieceOf<Record> piece;
  piece.dates.resize(sheet.columns.size());
  const std::vector<BoundField<Record>> bound =
      bind_fields(sheet, kind, options.details, piece.dates);
  RowContext& context = piece.context;
  context.begin_piece(options, sheet.has_high);
  context.file_text = sheet.text;
  Record blank;
  kind.begin(blank, fields_of(sheet));
  csv::Reader reader(sheet.text, sheet.separator, from, until, sheet.heading_count);
  csv::Row row;
  while (reader.next(row)) {
    const RowRef at{static_cast<std::uint32_t>(row.line), sheet.file};
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

/// Reads the whole sheet, in pieces on several threads where it is large; no more pieces are under
/// way than threads, so that what waits to be joined stays small. The result is that of a single
/// reading: a piece whose predecessor ran past its start (a quoted line end at the cut) is read
/// again from the right place, and pieces are joined in order.
template <class Record>
Told read_pieces(const Sheet& sheet, const KindOf<Record>& kind, const LoadOptions& options,
                 Records& records) {
  const std::vector<std::size_t> starts =
      csv::cut(sheet.text, sheet.body, (sheet.text.size() - sheet.body) / kPieceBytes + 1);
  const auto end_of = [&](std::size_t i) {
    return i + 1 < starts.size() ? starts[i + 1] : sheet.text.size();
  };
  const auto read = [&](std::size_t i) {
    return read_piece(sheet, kind, starts[i], end_of(i), options);
  };
  Told told;
  told.dates.resize(sheet.columns.size());
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
    told.add(piece, line);
    const Renumbering numbers =
        join_context(std::move(piece.context), line, records, extract, told.findings);
    if (i == 0) all.reserve(all.size() + piece.records.size() * starts.size());
    for (Record& record : piece.records) {
      record.row.line += static_cast<std::uint32_t>(line);
      kind.renumber(record, numbers);
      if constexpr (KeepsLocal<Record>) record.local = numbers.local(record.local);
      all.push_back(record);
    }
    line += lines;
  }
  return told;
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
template <class Record>
void read_sheet(Sheet sheet, const KindOf<Record>& kind, const LoadOptions& options,
                Records& records, Diagnostics& findings) {
  const Before before(records, sheet.file);
  const std::size_t rows = kind.into == nullptr ? 0 : (records.*kind.into).size();
  Told told = read_pieces(sheet, kind, options, records);
  if (put_in_doubt(sheet, told.dates)) {
    before.restore(records);
    if (kind.into != nullptr) (records.*kind.into).resize(rows);
    told = read_pieces(sheet, kind, options, records);
  }
  report_told(sheet, std::move(told), findings);
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
