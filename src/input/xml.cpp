// Returns in XML: which return it is, and its elements taken to the rows they belong to.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "input/xml_rows.hpp"
#include "unpack/xml_reader.hpp"

namespace duly {
namespace input {
namespace {

constexpr std::size_t kChildrenAtOnce = 4096;
constexpr std::size_t kRowsAtOnce = std::size_t{1} << 16;
constexpr std::size_t kMostOfOneChild = std::size_t{1} << 20;  ///< rows and cells
constexpr std::size_t kMostTextOfOneChild = std::size_t{16} << 20;

constexpr std::array<const XmlReturn*, 2> kReturns = {&kSsda903Return, &kCinCensus};

/// An element's name as a message shows it: what is longer than any of ours is cut away whole.
std::string shown(std::string_view element) {
  constexpr std::size_t kLongest = 40;
  return element.size() > kLongest ? "..." : std::string(element);
}

/// What an element's name means in the return at hand.
struct Meaning {
  std::uint32_t row = kNone;           ///< index into XmlReturn::rows
  std::vector<std::uint32_t> columns;  ///< that it carries, of whatever kind
  bool child = false;
  bool passed = false;
};

/// Takes the elements of one file to rows.
class Elements {
 public:
  Elements(const Headings& headings, const LoadOptions& options, Records& records,
           Diagnostics& findings, std::uint16_t file)
      : headings_(headings),
        options_(options),
        records_(records),
        findings_(findings),
        file_(file) {
    begin_batch();
  }

  std::string start(std::string_view element, std::size_t line);
  std::string end(std::string_view text);
  void finish();
  /// An XML file of another root, or a return of another collection.
  bool is_other_sort() const { return other_sort_; }

 private:
  /// An element not yet ended.
  struct Open {
    const Meaning* meaning;
    std::uint32_t line;
    std::uint32_t row = kNone;      ///< that it is, or is part of
    std::uint32_t column = kNone;   ///< that it carries
    std::uint32_t cell_of = kNone;  ///< the row it is a cell of
    bool ignored = false;
  };

  std::string choose_return(std::string_view root);
  void learn_names();
  const Meaning& meaning_of(std::string_view element);
  void place_in_child(Open& open, std::string_view element);
  void open_row(Open& open);
  void find_column(Open& open, std::uint32_t row) const;
  std::uint32_t nearest_row(std::string_view kind) const;
  std::string read_header(const Open& open, std::string_view text);
  std::string keep_cell(const Open& open, std::string_view text);
  void end_child();
  void begin_batch();
  void join();

  Extract& extract() const { return records_.extracts[file_]; }
  std::string_view kind_of_row(std::uint32_t row) const {
    return readers_[child_.rows[row].kind].kind;
  }

  const Headings& headings_;
  const LoadOptions& options_;
  Records& records_;
  Diagnostics& findings_;
  std::uint16_t file_;

  const XmlReturn* return_ = nullptr;
  bool other_sort_ = false;
  std::vector<const Meanings*> meanings_;  ///< of local codes, by column, or none
  std::vector<RowReader> readers_;
  std::vector<std::uint32_t> reader_of_element_;  ///< by index into XmlReturn::rows
  std::unordered_map<std::string, Meaning> names_;
  std::string name_;  ///< of the element started last

  std::vector<Open> open_;
  std::size_t child_depth_ = 0;  ///< of the child's element; 0 outside of one
  XmlChild child_;
  std::vector<std::uint32_t> part_rows_;  ///< by reader: the row that parts of it go to
  std::vector<std::uint32_t> places_;     ///< of the child's rows among those not yet joined

  RowContext context_;
  std::size_t children_ = 0;  ///< since the last join
  std::vector<std::string> ignored_;
  Counted counted_once_;          ///< of the whole file
  std::size_t counted_ = 0;       ///< elements that must each be a row
  std::size_t counted_rows_ = 0;  ///< those that were
  std::uint32_t first_lost_ = 0;  ///< the line of the first that was not
};

std::string Elements::choose_return(std::string_view root) {
  for (const XmlReturn* r : kReturns) {
    if (r->root == root) return_ = r;
  }
  other_sort_ = return_ == nullptr;
  if (other_sort_) {
    return "an XML file, but neither an SSDA903 return (EXPSSDA903) nor a CIN census (Message);"
           " its root is <" +
           shown(root) + ">";
  }
  extract().kind = return_->kind;
  const auto own = [this](const Heading& h) { return h.source == return_->source; };
  for (const Heading& h : headings_.all()) {
    const bool of_own_kind =  // a local map may name elements, of kinds that the return holds
        h.source == "map" &&
        std::any_of(headings_.all().begin(), headings_.all().end(),
                    [&](const Heading& other) { return own(other) && other.kind == h.kind; });
    if (!own(h) && !of_own_kind) continue;
    extract().columns.push_back({h.heading, h.kind, h.field});
    meanings_.push_back(h.meanings.empty() ? nullptr : &h.meanings);
  }
  readers_ = return_->readers({extract().columns, options_.details, file_});
  learn_names();
  return {};
}

void Elements::learn_names() {
  names_[std::string(return_->child)].child = true;
  for (const std::string_view name : return_->passed) names_[std::string(name)].passed = true;
  for (const RowElement& row : return_->rows) {
    names_[std::string(row.element)].row = static_cast<std::uint32_t>(reader_of_element_.size());
    std::uint32_t reader = 0;
    while (readers_[reader].kind != row.kind) ++reader;
    reader_of_element_.push_back(reader);
  }
  for (std::size_t i = 0; i < extract().columns.size(); ++i) {
    names_[extract().columns[i].heading].columns.push_back(static_cast<std::uint32_t>(i));
  }
  part_rows_.assign(readers_.size(), kNone);
}

const Meaning& Elements::meaning_of(std::string_view element) {
  static const Meaning kNothing;
  name_ = element;
  const auto found = names_.find(name_);
  return found == names_.end() ? kNothing : found->second;
}

std::string Elements::start(std::string_view element, std::size_t line) {
  if (return_ == nullptr) {
    std::string problem = choose_return(element);
    if (return_ == nullptr) return problem;
  }
  if (element == return_->counted) ++counted_;
  Open open{&meaning_of(element), static_cast<std::uint32_t>(line)};
  if (child_depth_ > 0) {
    place_in_child(open, element);
  } else if (open.meaning->child) {
    child_depth_ = open_.size() + 1;
  }
  const bool lost = element == return_->counted && open.row == kNone;
  if (lost && first_lost_ == 0) first_lost_ = open.line;
  open_.push_back(open);
  if (child_.rows.size() + child_.cells.size() <= kMostOfOneChild) return {};
  return "a child of more than a million elements";
}

void Elements::place_in_child(Open& open, std::string_view element) {
  const Open& parent = open_.back();
  open_row(open);
  find_column(open, open.row);
  if (open.column == kNone) find_column(open, parent.row);
  const bool known = open.row != kNone || open.column != kNone || open.meaning->passed;
  open.ignored = !known || (parent.ignored && open.row == kNone);
  if (!open.ignored || parent.ignored) return;
  const std::string name = shown(element);
  constexpr std::size_t kMostNamed = 50;
  const bool named = std::find(ignored_.begin(), ignored_.end(), name) != ignored_.end();
  if (!named && ignored_.size() < kMostNamed) ignored_.push_back(name);
}

/// Makes the element a row, or part of one, where it is either.
void Elements::open_row(Open& open) {
  if (open.meaning->row == kNone) return;
  const RowElement& element = return_->rows[open.meaning->row];
  if (!element.inside.empty()) {
    const bool inside = std::any_of(open_.begin(), open_.end(), [&](const Open& around) {
      return around.row != kNone && return_->rows[around.meaning->row].element == element.inside;
    });
    if (!inside) return;
  }
  const std::uint32_t reader = reader_of_element_[open.meaning->row];
  if (element.part && part_rows_[reader] != kNone) {
    open.row = part_rows_[reader];
    return;
  }
  open.row = static_cast<std::uint32_t>(child_.rows.size());
  if (element.part) part_rows_[reader] = open.row;
  child_.rows.push_back({reader, open.line, nearest_row("referrals")});
}

std::uint32_t Elements::nearest_row(std::string_view kind) const {
  std::uint32_t nearest = kNone;
  for (const Open& around : open_) {  // from the outermost
    if (around.row != kNone && kind_of_row(around.row) == kind) nearest = around.row;
  }
  return nearest;
}

/// The column of the row's kind that the element carries.
void Elements::find_column(Open& open, std::uint32_t row) const {
  if (row == kNone) return;
  for (const std::uint32_t column : open.meaning->columns) {
    if (extract().columns[column].kind != kind_of_row(row)) continue;
    open.column = column;
    open.cell_of = row;
    return;
  }
}

std::string Elements::end(std::string_view text) {
  const Open open = open_.back();
  open_.pop_back();
  if (child_depth_ == 0) return text.empty() ? std::string() : read_header(open, text);
  std::string problem;
  if (open.column != kNone) problem = keep_cell(open, text);
  if (child_depth_ == open_.size() + 1) end_child();
  return problem;
}

std::string Elements::read_header(const Open& open, std::string_view text) {
  context_.child = kNoId;
  context_.child_text = {};
  context_.row = {open.line, file_};
  std::string other_collection = return_->header(Cell{context_, text, name_}, extract());
  // Once rows are in, it is too late to pass over the file: a head stands before them.
  if (!other_collection.empty() && extract().rows == 0) other_sort_ = true;
  return other_collection;
}

std::string Elements::keep_cell(const Open& open, std::string_view text) {
  const ExtractColumn& column = extract().columns[open.column];
  if (column.field == "child") {
    if (!child_.id.empty() && child_.id != text) {
      context_.findings.report(Code::d102_duplicate_heading, {open.line, file_}, column.heading,
                               kNoId, column.heading);
    }
    if (child_.id.empty()) child_.id = text;
    return {};
  }
  if (meanings_[open.column] != nullptr) text = mapped(*meanings_[open.column], text);
  child_.cells.push_back({open.cell_of, open.column, open.line,
                          static_cast<std::uint32_t>(text.size()), child_.text.size()});
  child_.text += text;
  return child_.text.size() > kMostTextOfOneChild ? "a child of more than 16 MiB" : std::string();
}

/// Reads the rows of the child, in the order their elements began.
void Elements::end_child() {
  child_depth_ = 0;
  const auto before = [](const XmlCell& a, const XmlCell& b) { return a.row < b.row; };
  if (!std::is_sorted(child_.cells.begin(), child_.cells.end(), before)) {
    std::stable_sort(child_.cells.begin(), child_.cells.end(), before);
  }
  std::size_t from = 0;
  for (std::uint32_t i = 0; i < child_.rows.size(); ++i) {
    std::size_t until = from;
    while (until < child_.cells.size() && child_.cells[until].row == i) ++until;
    const XmlRow& row = child_.rows[i];
    const std::span<const XmlCell> cells = std::span(child_.cells).subspan(from, until - from);
    const std::uint32_t referral = row.referral == kNone ? kNoPlace : places_[row.referral];
    places_.push_back(readers_[row.kind].read({row, cells, child_, referral}, context_));
    if (readers_[row.kind].kind == return_->counted_kind) ++counted_rows_;
    from = until;
  }
  child_.rows.clear();
  child_.cells.clear();
  child_.text.clear();
  child_.id.clear();
  places_.clear();
  part_rows_.assign(readers_.size(), kNone);
  if (++children_ >= kChildrenAtOnce || context_.rows >= kRowsAtOnce) join();
}

void Elements::begin_batch() {
  context_ = RowContext();
  context_.begin_piece(options_, true);
  children_ = 0;
}

void Elements::join() {
  const auto referrals_before = static_cast<std::uint32_t>(records_.referrals.size());
  counted_once_.add(context_.counted, 0);
  const Renumbering numbers = join_context(std::move(context_), 0, records_, extract(), findings_);
  for (const RowReader& reader : readers_) reader.join(numbers, referrals_before, records_);
  begin_batch();
}

void Elements::finish() {
  join();
  counted_once_.report(file_, findings_);
  const RowRef whole_file{0, file_};
  if (!ignored_.empty()) {
    std::string names;
    for (const std::string& name : ignored_) names += (names.empty() ? "" : ", ") + name;
    findings_.report(Code::d103_unknown_heading, whole_file, {}, kNoId, names);
  }
  if (counted_ != counted_rows_) {
    findings_.report(Code::n40_reader_lost_reviews, {first_lost_, file_}, return_->counted, kNoId,
                     std::to_string(counted_) + " elements " + std::string(return_->counted) +
                         ", " + std::to_string(counted_rows_) + " read");
  }
  if (extract().rows == extract().left_out) {
    findings_.report(Code::d101_no_usable_row, whole_file);
  }
}

}  // namespace
}  // namespace input

bool looks_like_xml(std::string_view start) {
  const bool wide = start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF";
  if (wide) start.remove_prefix(2);
  start.remove_prefix(csv::byte_order_mark(start));
  using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)
  if (start.substr(0, 2) == "\0<"sv) return true;
  const std::size_t first = start.find_first_not_of(wide ? " \t\r\n\0"sv : " \t\r\n"sv);
  return first != std::string_view::npos && start[first] == '<';
}

std::optional<NotRead> load_xml(std::string name,
                                const std::function<std::string_view()>& next_chunk,
                                const Headings& headings, const LoadOptions& options,
                                Records& records, Diagnostics& findings) {
  const auto file = static_cast<std::uint16_t>(records.extracts.size());
  records.extracts.emplace_back().name = std::move(name);
  input::Elements elements(headings, options, records, findings, file);
  unpack::XmlReader reader(
      {[&](const unpack::XmlTag& tag) { return elements.start(tag.element, tag.line); },
       [&](std::string_view text) { return elements.end(text); }});
  while (reader.feed(next_chunk())) {
  }
  if (!reader.problem()) {
    elements.finish();
    return std::nullopt;
  }
  const bool other_sort = elements.is_other_sort();
  if (other_sort) records.extracts.pop_back();
  return NotRead{other_sort ? 0 : reader.problem()->line, reader.problem()->why, other_sort};
}

}  // namespace duly
