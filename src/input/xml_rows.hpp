#pragma once

// From the elements of a return in XML to rows, read by the very fields that read rows of CSV. A
// child is kept until its end tag, since what belongs to a row (the child's id, the referral) may
// stand behind it; then its rows become records.

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/rows.hpp"

namespace duly::input {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// An element that is a row of a kind. Several of one kind within a child are one row where they
/// are `parts` of it; `inside` names the row element that must be open around it.
struct RowElement {
  std::string_view element;
  std::string_view kind;
  std::string_view inside = {};
  bool part = false;
};

/// An element filled: a cell of a row.
struct XmlCell {
  std::uint32_t row;
  std::uint32_t column;  ///< index into Extract::columns
  std::uint32_t line;
  std::uint32_t size;
  std::size_t from;  ///< of its text in XmlChild::text
};

struct XmlRow {
  std::uint32_t kind;
  std::uint32_t line;
  std::uint32_t referral;  ///< the row of the referral it stands in, or kNone
};

/// What of a child's elements is read.
struct XmlChild {
  std::vector<XmlRow> rows;
  std::vector<XmlCell> cells;  ///< in order of rows once the child ends
  std::string text;
  std::string id;
};

/// One row, ready to be read.
struct XmlRowView {
  const XmlRow& row;
  std::span<const XmlCell> cells;
  const XmlChild& child;
  std::uint32_t referral;  ///< place of its referral among those read since the last join
};

/// Where rows of a return go, and what was asked for.
struct XmlSetting {
  std::span<const ExtractColumn> columns;
  bool details = false;
  std::uint16_t file = 0;
};

/// Reads the rows of one kind, and keeps them until they are joined.
template <class Record>
class RowsOf {
 public:
  RowsOf(const KindOf<Record>& kind, std::string_view name, const XmlSetting& setting)
      : kind_(kind), setting_(setting), field_of_(setting.columns.size(), kNone) {
    std::vector<std::string_view> present;
    for (std::size_t i = 0; i < setting.columns.size(); ++i) {
      const ExtractColumn& column = setting.columns[i];
      if (column.kind != name) continue;
      present.push_back(column.field);
      bind(static_cast<std::uint32_t>(i), column);
    }
    kind.begin(blank_, present);
  }

  /// Reads a row; gives the record kept, or nothing.
  Record* read(const XmlRowView& view, RowContext& context) {
    find_cells(view, context);
    Record record = blank_;
    record.row = {view.row.line, setting_.file};
    context.begin_row(record.row);
    const std::string_view id = context.meant(view.child.id, id_heading_, Blanks::all);
    kind_.fields.front().read(record, Cell{context, id, id_heading_});
    for (std::size_t i = 0; i < bound_.size() && context.keep; ++i) {
      const XmlCell* cell = found_[i];
      std::string_view text;
      if (cell != nullptr) text = std::string_view(view.child.text).substr(cell->from, cell->size);
      context.row.line = cell == nullptr ? view.row.line : cell->line;
      const std::size_t column = cell == nullptr ? bound_[i].column : cell->column;
      const std::string_view heading = setting_.columns[column].heading;
      const std::string_view meant = context.meant(text, heading, bound_[i].blanks);
      bound_[i].read(record, Cell{context, meant, heading});
    }
    if (!context.undated.empty()) {
      context.settle_undated(false);
      return nullptr;
    }
    context.row = record.row;
    if (context.keep) kind_.finish(record, context);
    if (!context.keep) {
      context.leave_row_out(kOfCase<Record>);
      return nullptr;
    }
    if constexpr (requires { record.referral; }) record.referral = view.referral;
    return &records_.emplace_back(record);
  }

  std::vector<Record>& records() { return records_; }

  /// Makes the rows read the run's own. `referrals_before` are those joined earlier.
  void join(const Renumbering& numbers, std::uint32_t referrals_before, Records& all) {
    for (Record& record : records_) {
      kind_.renumber(record, numbers);
      if constexpr (requires { record.referral; }) {
        if (record.referral != kNoPlace) record.referral += referrals_before;
      }
      (all.*kind_.into).push_back(record);
    }
    records_.clear();
  }

 private:
  struct Bound {
    std::string_view field;
    void (*read)(Record&, const Cell&);
    Blanks blanks;
    std::uint32_t column;  ///< the first that carries the field: named where none is there
  };

  void bind(std::uint32_t at, const ExtractColumn& column) {
    if (column.field == kind_.fields.front().name) {
      id_heading_ = column.heading;
      return;
    }
    for (const Field<Record>& field : kind_.fields) {
      if (field.name != column.field || !is_read(field, setting_.details)) continue;
      std::size_t i = 0;
      while (i < bound_.size() && bound_[i].field != field.name) ++i;
      if (i == bound_.size()) bound_.push_back({field.name, field.read, field.blanks(), at});
      field_of_[at] = static_cast<std::uint32_t>(i);
    }
  }

  /// The first cell of each field.
  void find_cells(const XmlRowView& view, RowContext& context) {
    found_.assign(bound_.size(), nullptr);
    for (const XmlCell& cell : view.cells) {
      const std::uint32_t field = field_of_[cell.column];
      if (field == kNone) continue;
      if (found_[field] == nullptr) {
        found_[field] = &cell;
      } else {
        const std::string& element = setting_.columns[cell.column].heading;
        context.findings.report(Code::d102_duplicate_heading, {cell.line, setting_.file}, element,
                                kNoId, element);
      }
    }
  }

  const KindOf<Record>& kind_;
  XmlSetting setting_;
  std::vector<std::uint32_t> field_of_;  ///< of each column, as a place in `bound_`
  std::vector<Bound> bound_;
  std::vector<const XmlCell*> found_;
  std::string_view id_heading_;
  Record blank_;
  std::vector<Record> records_;
};

/// The same for any kind. `read` gives the record's place among those not yet joined, or kNone.
struct RowReader {
  std::string_view kind;
  std::function<std::uint32_t(const XmlRowView&, RowContext&)> read;
  std::function<void(const Renumbering&, std::uint32_t referrals_before, Records&)> join;
};

template <class Record>
RowReader reader_of(std::string_view name, const std::shared_ptr<RowsOf<Record>>& rows) {
  return {name,
          [rows](const XmlRowView& view, RowContext& context) {
            const bool kept = rows->read(view, context) != nullptr;
            return kept ? static_cast<std::uint32_t>(rows->records().size() - 1) : kNone;
          },
          [rows](const Renumbering& numbers, std::uint32_t referrals_before, Records& all) {
            rows->join(numbers, referrals_before, all);
          }};
}

template <class Record>
RowReader reader_of(std::string_view name, const KindOf<Record>& kind, const XmlSetting& setting) {
  return reader_of<Record>(name, std::make_shared<RowsOf<Record>>(kind, name, setting));
}

/// A return: what it looks like, and how the rows of each kind are read.
struct XmlReturn {
  std::string_view root;
  std::string_view kind;    ///< as Extract::kind
  std::string_view source;  ///< as data/headings.csv has it
  std::string_view child;   ///< the element around all that is told of a child
  std::span<const RowElement> rows;
  std::span<const std::string_view> passed;  ///< elements that only hold others
  std::vector<RowReader> (*readers)(const XmlSetting&);
  /// Reads an element that stands outside of children; gives a reason not to read the file.
  std::string (*header)(const Cell&, Extract&);
  std::string_view counted;       ///< an element of which each one must be a row (N40)
  std::string_view counted_kind;  ///< of this kind, which no other element carries
};

extern const XmlReturn kSsda903Return;
extern const XmlReturn kCinCensus;

}  // namespace duly::input
