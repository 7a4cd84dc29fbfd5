// The headings we know, and what a local map adds to them.

#include <algorithm>
#include <array>

#include "duly/ascii.hpp"
#include "duly/csv_line.hpp"
#include "duly/embedded.hpp"
#include "duly/text.hpp"
#include "input/recognise.hpp"
#include "input/text.hpp"

namespace duly {
namespace {

/// The columns of a map. The last two may be left out.
constexpr std::size_t kKind = 0;
constexpr std::size_t kField = 1;
constexpr std::size_t kHeading = 2;
constexpr std::size_t kValue = 3;
constexpr std::size_t kMeans = 4;
constexpr std::array<std::string_view, 5> kMapColumns = {"kind", "field", "heading", "value",
                                                         "means"};
constexpr std::size_t kColumnsNeeded = kValue;

}  // namespace

Headings::Headings() {
  csv::for_each_line(embedded_file("headings.csv"), [this](const csv::Line& line) {
    add({std::string(line["kind"]),
         std::string(line["field"]),
         std::string(line["source"]),
         std::string(line["heading"]),
         line["required"] == "yes",
         line["required"] == "any",
         {}});
  });
}

void Headings::add(Heading heading) {
  std::vector<std::uint32_t>& like = by_plain_[input::plain(heading.heading)];
  const bool of_map = heading.source == "map";
  like.insert(of_map ? like.begin() : like.end(), static_cast<std::uint32_t>(all_.size()));
  all_.push_back(std::move(heading));
}

std::span<const std::uint32_t> Headings::like(std::string_view plain) const {
  const auto found = by_plain_.find(std::string(plain));
  if (found == by_plain_.end()) return {};
  return found->second;
}

std::string Headings::add_map(std::string_view bytes) {
  input::Text text;
  input::read_text(bytes, text);
  const std::string_view first = text.utf8.substr(0, text.utf8.find_first_of("\r\n"));
  csv::Reader reader(text.utf8, csv::sniff_separator(first));
  csv::Row row;
  if (!reader.next(row)) return "the map is empty; its headings are kind,field,heading";
  for (std::size_t i = 0; i < kColumnsNeeded; ++i) {
    if (row.cells.size() <= i || input::plain(row.cells[i]) != kMapColumns[i]) {
      return "the first row of a map is kind,field,heading, or kind,field,heading,value,means";
    }
  }
  while (reader.next(row)) {
    const bool blank = std::all_of(row.cells.begin(), row.cells.end(),
                                   [](std::string_view c) { return input::map_word(c).empty(); });
    if (blank) continue;
    const std::string wrong = add_line(row.cells);
    if (!wrong.empty()) return "line " + std::to_string(row.line) + " " + wrong;
  }
  return {};
}

std::string Headings::add_line(std::span<const std::string_view> cells) {
  if (cells.size() < kColumnsNeeded) return "has too few cells";
  const std::string kind = input::map_word(cells[kKind]);
  const std::string field = input::map_word(cells[kField]);
  const auto of_field = [&](const Heading& h) { return h.kind == kind && h.field == field; };
  const auto like_it = std::find_if(all_.begin(), all_.end(), of_field);
  if (like_it == all_.end()) {
    return "names no known kind and field; `duly formats` lists them";
  }
  const std::string name = input::plain(cells[kHeading]);
  if (name.empty()) return "names no heading";
  const std::string value = cells.size() > kValue ? input::map_word(cells[kValue]) : std::string();
  const std::string_view means = cells.size() > kMeans ? trimmed(cells[kMeans]) : "";
  if (value.empty() && !means.empty()) return "says what a value means, but not which";
  if (!value.empty() && means.empty()) return "says a value, but not what it means";
  const auto of_it = [&](std::uint32_t at) { return of_field(all_[at]); };
  const std::span<const std::uint32_t> before = like(name);
  const bool mapped = std::any_of(before.begin(), before.end(), [&](std::uint32_t at) {
    return of_it(at) && all_[at].source == "map";
  });
  if (!mapped) {
    Heading added = *like_it;
    added.source = "map";
    added.heading = cells[kHeading];
    added.meanings.clear();
    add(std::move(added));
  }
  for (const std::uint32_t at : like(name)) {
    if (value.empty() || !of_it(at)) continue;
    const auto [meaning, is_new] = all_[at].meanings.try_emplace(value, means);
    if (!is_new && meaning->second != means) return "gives a value a second meaning";
  }
  return {};
}

namespace input {

std::string plain(std::string_view heading) {
  std::string out;
  constexpr std::size_t kLongest = 200;  // longer is no heading of ours
  if (heading.size() > kLongest) return "?";
  for (const char c : heading) {
    if (is_letter_or_digit(c)) out.push_back(small_letter(c));
    if (static_cast<unsigned char>(c) >= 0x80) out.push_back(c);
  }
  return out;
}

std::string map_word(std::string_view text) {
  const std::string plain_text = folded(text);
  return in_small_letters(trimmed(plain_text));
}

std::string_view mapped(const Meanings& meanings, std::string_view text) {
  const auto found = meanings.find(map_word(text));
  return found == meanings.end() ? text : std::string_view(found->second);
}

}  // namespace input
}  // namespace duly
