#include "report/table_layout.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "duly/text.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// A cell longer than this stands out of its column: one monstrous id must not pad every row.
constexpr std::size_t kWidestPadding = 80;
/// Text is folded to no less than this: what is narrower is a tower of words.
constexpr std::size_t kNarrowest = 16;
constexpr std::size_t kBetween = 2;

/// How wide a column's cells are, and what of them cannot be broken.
struct Widths {
  std::size_t cells = 0;
  std::size_t longest_piece = 0;
};

std::size_t longest_piece_in(std::string_view text) {
  std::size_t out = 0;
  while (!text.empty()) {
    const std::string_view piece = next_piece(text, kNarrowest);
    text.remove_prefix(piece.size());
    if (text.starts_with(' ')) text.remove_prefix(1);
    out = std::max(out, characters_in(piece));
  }
  return out;
}

Widths widths_of(const Table& table, std::size_t column, std::size_t fold) {
  Widths out;
  std::string text;
  const auto see = [&out](std::string_view line) {
    out.cells = std::max(out.cells, std::min(characters_in(line), kWidestPadding));
    out.longest_piece = std::max(out.longest_piece, longest_piece_in(line));
  };
  for (std::size_t r = 0; r < table.row_count(); ++r) {
    text.clear();
    append_shown_cell(text, table.row(r)[column]);
    if (fold == 0) {
      see(text);
      continue;
    }
    for (const std::string& line : folded(text, fold)) see(line);
  }
  return out;
}

/// A column, and how it may give way.
struct Giving {
  Lane lane;
  Widths widths;
  std::string heading;
  unsigned spare = 0;

  /// As wide as it comes.
  void spread() {
    lane.heading = {heading};
    lane.width = std::max(widths.cells, characters_in(heading));
  }
  /// Its heading in several lines, where that is what makes it wide.
  void fold_heading() {
    const std::size_t least = std::max(widths.cells, longest_piece_in(heading));
    if (least >= lane.width) return;
    lane.heading = wrapped(heading, least);
    lane.width = least;
  }
  /// Narrower by up to `excess`; by how much.
  std::size_t fold_text(std::size_t excess) {
    const std::size_t least =
        std::max({kNarrowest, widths.longest_piece, longest_piece_in(heading)});
    if (lane.align == Align::right || lane.width <= least) return 0;
    const std::size_t by = std::min(excess, lane.width - least);
    lane.width -= by;
    lane.fold = lane.width;
    return by;
  }
};

std::size_t width_of(const std::vector<Giving>& all, std::size_t gutter) {
  std::size_t out = gutter;
  for (const Giving& g : all) out += g.lane.width + kBetween;
  return all.empty() ? out : out - kBetween;
}

/// Does it come to fit?
bool fold_to(std::vector<Giving>& all, std::size_t screen, std::size_t gutter) {
  for (Giving& g : all) g.spread();
  if (width_of(all, gutter) <= screen) return true;
  for (Giving& g : all) g.fold_heading();
  for (std::size_t i = all.size(); i-- > 0;) {
    const std::size_t width = width_of(all, gutter);
    if (width <= screen) return true;
    all[i].fold_text(width - screen);
  }
  return width_of(all, gutter) <= screen;
}

std::vector<Giving> as_they_come(const Table& table) {
  std::vector<Giving> out;
  for (const std::size_t c : columns_for_people(table)) {
    const Column& column = table.columns()[c];
    out.push_back({{c, column.align, 0, {}, column.fold},
                   widths_of(table, c, column.fold),
                   heading_of(column),
                   column.spare});
    out.back().spread();
  }
  return out;
}

}  // namespace

std::vector<std::string> folded(std::string_view text, std::size_t fold) {
  return wrapped(text, fold, "  ");
}

TableLayout laid_out(const Table& table, std::size_t screen) {
  TableLayout out;
  std::vector<Giving> all = as_they_come(table);
  const std::size_t gutter = has_gutter(table) ? gutter_of(Mark::none).size() : 0;
  bool fits = screen == 0 || fold_to(all, screen, gutter);
  for (std::size_t i = 0; !fits && i < all.size(); ++i) {
    if (!table.columns()[all[i].lane.column].below) continue;
    out.below.push_back(std::move(all[i].lane));
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(i--));
    fits = fold_to(all, screen, gutter);
  }
  while (!fits) {
    const auto most = std::max_element(
        all.begin(), all.end(), [](const Giving& a, const Giving& b) { return a.spare < b.spare; });
    if (most == all.end() || most->spare == 0) break;
    out.left_out.push_back(std::move(most->heading));
    all.erase(most);
    fits = fold_to(all, screen, gutter);
  }
  for (Giving& g : all) out.lanes.push_back(std::move(g.lane));
  return out;
}

}  // namespace duly
