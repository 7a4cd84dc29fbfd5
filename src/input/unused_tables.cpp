// Tables that nothing here needs, known by their headings: data/unused-tables.csv.

#include <algorithm>
#include <unordered_map>

#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "input/recognise.hpp"

namespace duly::input {
namespace {

struct Table {
  std::string name;
  std::size_t own = 0;  ///< headings that no other table has
};

/// A heading of a table; shared with others where it is not its own.
struct Place {
  std::size_t table;
  bool own;
};

class UnusedTables {
 public:
  UnusedTables() {
    csv::for_each_line(embedded_file("unused-tables.csv"), [this](const csv::Line& line) {
      tables_.push_back({std::string(line["table"])});
      add(line["headings"], true);
      add(line["shared"], false);
    });
  }
  std::string find(const HeadingCells& row, std::size_t fields) const;

 private:
  void add(std::string_view headings, bool own) {
    while (!headings.empty()) {
      const std::size_t end = std::min(headings.find(';'), headings.size());
      places_[plain(headings.substr(0, end))].push_back({tables_.size() - 1, own});
      if (own) ++tables_.back().own;
      headings.remove_prefix(std::min(end + 1, headings.size()));
    }
  }

  std::vector<Table> tables_;
  std::unordered_map<std::string, std::vector<Place>> places_;  ///< by plain heading
};

/// Two headings of its own (or its only one) make a table, where it tells more than half of the
/// row's headings: what else stands beside them is a local column.
std::string UnusedTables::find(const HeadingCells& row, std::size_t fields) const {
  constexpr std::size_t kEnough = 2;
  struct Found {
    std::size_t own = 0;
    std::size_t all = 0;
  };
  std::vector<Found> found(tables_.size());
  std::size_t filled = 0;
  for (const std::string& heading : row.plain) {
    if (heading.empty()) continue;
    ++filled;
    const auto at = places_.find(heading);
    if (at == places_.end()) continue;
    for (const Place& place : at->second) {
      ++found[place.table].all;
      if (place.own) ++found[place.table].own;
    }
  }
  std::size_t most = std::max(fields, kEnough - 1);
  std::string out;
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const bool known = found[i].own >= std::min(kEnough, tables_[i].own);
    if (!known || found[i].all <= most || found[i].all * 2 <= filled) continue;
    most = found[i].all;
    out = tables_[i].name;
  }
  return out;
}

}  // namespace

std::string unused_table(const HeadingCells& row, std::size_t fields) {
  static const UnusedTables kTables;
  return kTables.find(row, fields);
}

}  // namespace duly::input
