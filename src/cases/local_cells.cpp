// Columns of an authority's own (Records::local) and its events, brought together by child.

#include <algorithm>

#include "cases/gather.hpp"
#include "cases/merging.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/event.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

bool same_sort(const Review& /*a*/, const Review& /*b*/) {
  return true;
}
bool same_sort(const Conference& a, const Conference& b) {
  return a.type == b.type;
}

/// The cells of a row, its blank ones filled from the rows of other files that tell the same.
template <class Row>
std::vector<Id> filled(const LocalCells& local, std::size_t width, const std::vector<Row>& rows,
                       std::span<const std::uint32_t> day, std::uint32_t row) {
  std::vector<Id> out(width, kNoId);
  for (std::uint32_t place = 0; place < width; ++place) {
    out[place] = local.cell(rows[row].local, place);
    for (const std::uint32_t other : day) {
      if (out[place] != kNoId) break;
      const bool of_another_file = rows[other].row.file != rows[row].row.file;
      const bool same = of_another_file && same_sort(rows[other], rows[row]);
      if (same) out[place] = local.cell(rows[other].local, place);
    }
  }
  return out;
}

template <class Row>
void share(std::vector<Row>& rows, std::size_t children, std::size_t width, LocalCells& local) {
  ByChild order = by_child(rows, children, [](const Row&) { return true; });
  sort_each_child(
      order, [&rows](std::uint32_t a, std::uint32_t b) { return *rows[a].held < *rows[b].held; });
  for (std::size_t child = 0; child < children; ++child) {
    for (std::uint32_t begin = order.of[child]; begin < order.of[child + 1];) {
      std::uint32_t after = begin + 1;
      const auto same_day = [&](std::uint32_t i) {
        return rows[order.rows[i]].held == rows[order.rows[begin]].held;
      };
      while (after < order.of[child + 1] && same_day(after)) ++after;
      const auto day = std::span<const std::uint32_t>(order.rows).subspan(begin, after - begin);
      begin = after;
      if (day.size() < 2) continue;
      std::vector<std::vector<Id>> cells;  // of all rows before any is changed
      for (const std::uint32_t row : day) cells.push_back(filled(local, width, rows, day, row));
      for (std::size_t i = 0; i < day.size(); ++i) {
        rows[day[i]].local = static_cast<std::uint32_t>(local.cells.size());
        local.cells.insert(local.cells.end(), cells[i].begin(), cells[i].end());
      }
    }
  }
}

}  // namespace

void share_cells_of_a_day(Records& records) {
  if (records.extracts.size() < 2) return;
  const std::size_t children = records.children.size();
  const std::size_t of_reviews = records.local.count("reviews");
  const std::size_t of_conferences = records.local.count("conferences");
  if (of_reviews > 0) share(records.reviews, children, of_reviews, records.local);
  if (of_conferences > 0) share(records.conferences, children, of_conferences, records.local);
}

std::vector<Id> gather_child_cells(const Merging& m) {
  const Records& records = m.records;
  const std::size_t width = records.local.count("children");
  std::vector<Id> out(records.children.size() * width, kNoId);
  if (width == 0) return out;
  /// The row that stands, and one as new that differs.
  struct Told {
    const ChildRow* row = nullptr;
    const ChildRow* other = nullptr;
  };
  std::vector<Told> told(out.size());
  for (const ChildRow& row : records.child_rows) {
    for (std::uint32_t place = 0; place < width; ++place) {
      const Id cell = records.local.cell(row.local, place);
      const std::size_t at = row.child * width + place;
      const ChildRow* before = told[at].row;
      if (cell == kNoId || (before != nullptr && m.newer(before->row, row.row))) continue;
      if (before == nullptr || m.newer(row.row, before->row)) {
        told[at] = {&row, nullptr};
        out[at] = cell;
      } else if (out[at] != cell && told[at].other == nullptr) {
        told[at].other = &row;
      }
    }
  }
  for (std::size_t at = 0; at < out.size(); ++at) {
    const ChildRow* other = told[at].other;
    if (other == nullptr) continue;
    out[at] = kNoId;
    const auto place = static_cast<std::uint32_t>(at % width);
    m.findings.report(Code::d319_column_differs, other->row,
                      local_heading_of(records, other->row.file, place), other->child);
  }
  return out;
}

ByChild gather_events(const Records& records, Diagnostics& findings) {
  const std::vector<LocalEvent>& rows = records.events;
  ByChild order = by_child(rows, records.children.size(), [](const LocalEvent&) { return true; });
  sort_each_child(order, [&rows](std::uint32_t a, std::uint32_t b) {
    if (rows[a].day != rows[b].day) return *rows[a].day < *rows[b].day;
    return rows[a].row_hash < rows[b].row_hash;
  });
  keep_one_of_each(
      order,
      [&rows](std::uint32_t kept, std::uint32_t other) {
        return rows[kept].day == rows[other].day && rows[kept].row_hash == rows[other].row_hash;
      },
      [&](std::uint32_t other) {
        findings.report(Code::d304_same_row_again, rows[other].row, {}, rows[other].child);
      });
  return order;
}

}  // namespace duly::cases
