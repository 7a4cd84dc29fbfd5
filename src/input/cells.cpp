#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/protection.hpp"
#include "duly/text.hpp"
#include "duly/work.hpp"
#include "input/cell.hpp"
#include "input/rows.hpp"
#include "input/text.hpp"

namespace duly::input {
namespace {

Code code_of(DateText text) {
  switch (text) {
    case DateText::no_such_day: return Code::d203_no_such_day;
    case DateText::two_digit_year: return Code::d204_two_digit_year;
    case DateText::other_order: return Code::d205_month_first;
    case DateText::far_future:
    case DateText::year_outside: return Code::d206_year_outside;
    case DateText::time_cut: return Code::d207_time_cut;
    case DateText::excel_serial: return Code::d208_excel_serial;
    case DateText::database_blank: return Code::d209_database_blank;
    case DateText::two_digit_year_read: return Code::d224_two_digit_years;
    case DateText::ok:
    case DateText::blank:
    case DateText::not_a_date: return Code::d201_not_a_date;
  }
  return Code::d201_not_a_date;
}

/// Ofsted's lists say "a) Yes" and "f) U6: Foster placement": the text after such a letter.
std::string_view without_letter(std::string_view word) {
  if (word.size() < 2 || word[1] != ')') return word;
  word.remove_prefix(2);
  return trimmed(word);
}

/// The code that "N1 - Abuse or neglect" or "C2: Full care order" begins with; else the whole word.
std::string_view code_in(std::string_view word) {
  const std::string_view rest = without_letter(word);
  const std::size_t end = std::min(rest.find_first_of(" :)"), rest.size());
  const bool ends_so = end == rest.size() || rest[end] != ' ' || rest.substr(end, 2) == " -";
  return ends_so ? rest.substr(0, end) : word;
}

}  // namespace

Diagnostic& Cell::report(Code code) const {
  Diagnostic& d = context.findings.report(code, context.row, heading, context.child);
  if (context.keep_values) d.value = text;
  d.alike = std::hash<std::string_view>{}(text);
  return d;
}

std::string_view Cell::told_of_spaces(std::string_view trimmed) const {
  if (!trimmed.empty()) report(Code::d216_spaces_trimmed);
  return trimmed;
}

Id Cell::child() const {
  const Id named = child_if_named();
  if (named == kNoId) {
    report(Code::d202_required_blank);
    context.keep = false;
  }
  return named;
}

Id Cell::child_if_named() const {
  if (!text.empty() && text == context.child_text) return context.child;
  context.child = kNoId;
  const std::string_view id = trimmed();
  if (id.empty()) {
    context.child_text = {};
    return kNoId;
  }
  context.child = static_cast<Id>(context.children.size());
  context.children.push_back(context.lasting(id));
  context.child_text = context.children.back();
  return context.child;
}

Id Cell::word() const {
  return kept(trimmed());
}

Id Cell::kept(std::string_view word) const {
  if (word.empty()) return kNoId;
  context.words.push_back(context.lasting(word));
  return static_cast<Id>(context.words.size() - 1);
}

ReadDate Cell::read_filled() const {
  ReadDate out = read_date(trimmed(), context.dates);
  if (column == nullptr) return out;
  column->note(out, context.child_text, context.row.line);
  if (column->in_doubt && out.either) out = {{}, DateText::other_order};
  return out;
}

OptDate Cell::odd_date(const ReadDate& read, bool leave_out_unreadable) const {
  if (read.text == DateText::two_digit_year_read) {
    context.counted.add(code_of(read.text), heading, context.row.line);
    return read.date;
  }
  Diagnostic& d = report(code_of(read.text));
  const bool unreadable = !read.date && read.text != DateText::database_blank;
  if (unreadable && leave_out_unreadable) context.keep = false;
  if (unreadable && !leave_out_unreadable) d.severity = Severity::warning;
  return read.date;
}

OptDate Cell::required_date() const {
  const OptDate d = date(read(), true);
  if (!d && context.keep) {
    report(Code::d202_required_blank);
    context.keep = false;
  }
  return d;
}

OptDate Cell::held_date() const {
  const OptDate d = date(read(), true);
  if (!d && context.keep) {
    context.undated = heading;
    context.keep = false;
  }
  return d;
}

ReadDate Cell::read_end() const {
  constexpr Date kLastDay = *Date::make(2099, 12, 31);
  const ReadDate out = read();
  const bool open = out.text == DateText::far_future || (out.date && *out.date == kLastDay);
  if (!open) return out;
  context.counted.add(Code::d221_open_end_day, heading, context.row.line);
  return {};
}

OptDate Cell::end_date() const {
  return date(read_end(), true);
}

OptDate Cell::optional_date() const {
  return date(read(), false);
}

OptDate Cell::optional_end() const {
  return date(read_end(), false);
}

ShortCode Cell::code() const {
  if (text.empty()) return {};
  const std::string_view word = whole_number(trimmed());
  constexpr std::size_t kLongestCode = 4;
  return ShortCode(word.size() <= kLongestCode ? word : code_in(word));
}

ShortCode Cell::sex() const {
  constexpr std::size_t kLongestCode = 4;
  const std::string_view word = whole_number(trimmed());
  return ShortCode(code_in(word).substr(0, kLongestCode));
}

std::int8_t Cell::yes_no() const {
  std::string_view word = trimmed();
  if (word.empty()) return -1;
  word = without_letter(word);
  const char c = word.empty() ? '?' : word.front();
  if (c == 'Y' || c == 'y' || c == '1' || c == 't' || c == 'T') return 1;
  if (c == 'N' || c == 'n' || c == '0' || c == 'f' || c == 'F') return 0;
  return 2;
}

bool Cell::yes() const {
  const std::int8_t answer = yes_no();
  if (answer == 2) report(Code::d218_not_yes_or_no);
  return answer == 1;
}

/// A child's birth date may stand on each of its rows: one that differs from the row before makes a
/// row of its own, so that the two are told (N38).
void Cell::note_birth() const {
  const Id child = context.child;
  if (child == kNoId || text.empty()) return;
  std::vector<ChildRow>& births = context.births;
  const bool known =
      !births.empty() && births.back().child == child && births.back().born.has_value();
  if (known && text == context.last_birth) return;
  const OptDate born = optional_date();
  if (!born) return;
  context.last_birth = text;
  if (known && births.back().born != born) {
    births.emplace_back();
    births.back().child = child;
    births.back().row = context.row;
  }
  context.child_row().born = born;
}

void Cell::note_sex() const {
  if (context.child == kNoId || text.empty()) return;
  ChildRow& row = context.child_row();
  if (row.sex.blank()) row.sex = sex();
}

void Cell::note_ethnicity() const {
  if (context.child == kNoId || text.empty()) return;
  ChildRow& row = context.child_row();
  if (row.ethnicity.blank()) row.ethnicity = code();
}

std::string_view RowContext::looked_at(std::string_view text, std::string_view heading,
                                       Blanks blanks) {
  if (fold && has_high(text)) {
    folded_text = folded(text);
    text = folded_text;
  }
  if (!starts_unusually(text)) return text;
  const std::string_view word = trimmed(text);
  const std::string_view inner = trimmed(unwrapped(word));
  if (inner.empty()) return {};
  if (is_word_for_blank(inner, blanks)) {
    counted.add(Code::d220_word_for_blank, heading, row.line);
    return {};
  }
  return unwrapped(word).size() == word.size() ? text : inner;
}

/// Spaces around a cell are not told: it may be that of a known field too, which tells them.
std::uint32_t read_local_cells(const csv::Row& row, const Sheet& sheet, RowContext& context) {
  const auto first = static_cast<std::uint32_t>(context.local_cells.size());
  context.local_cells.resize(first + sheet.local_width, kNoId);
  for (const LocalPlace& c : sheet.local) {
    const std::string_view text = c.at < row.cells.size() ? row.cells[c.at] : std::string_view{};
    const Cell cell{context, context.meant(text, c.heading, Blanks::of_databases), c.heading};
    context.local_cells[first + c.place] = cell.kept(trimmed(cell.text));
  }
  return first;
}

std::uint64_t hash_of(const csv::Row& row) {
  std::uint64_t out = row.cells.size();
  constexpr std::uint64_t kPrime = 0x100000001B3U;  // FNV-1a's, over the hashes of the cells
  for (const std::string_view cell : row.cells) {
    out = (out ^ std::hash<std::string_view>{}(cell)) * kPrime;
  }
  return out;
}

RowContext::RowContext() : review_extras(1), episode_details(1), conference_extras(1) {}
RowContext::RowContext(RowContext&&) noexcept = default;
RowContext& RowContext::operator=(RowContext&&) noexcept = default;
RowContext::~RowContext() = default;

void RowContext::begin_row(RowRef at) {
  ++rows;
  row = at;
  keep = true;
  undated = {};
  care_dates_before = care_dates.size();
}

void RowContext::leave_row_out(bool of_case) {
  ++left_out;
  if (of_case && child != kNoId) left_out_rows.push_back({child, row});
  care_dates.resize(care_dates_before);
}

void RowContext::settle_undated(bool planned) {
  if (planned) {
    counted.add(Code::d223_planned_event, {}, row.line);
    care_dates.resize(care_dates_before);
    return;
  }
  findings.report(Code::d202_required_blank, row, undated, child);
  leave_row_out(false);
}

void RowContext::add_latest_review(Date held) {
  Review& r = latest_reviews.emplace_back();
  r.child = child;
  r.held = held;
  r.row = row;
  r.latest_only = true;
  saw(held);
}

void RowContext::add_latest_conference(Date held) {
  Conference& c = latest_conferences.emplace_back();
  c.child = child;
  c.held = held;
  c.type = ConferenceType::review;
  c.row = row;
  c.latest_only = true;
  saw(held);
}

void RowContext::add_care_date(CareEvent what, Date day) {
  CareDate& d = care_dates.emplace_back();
  d.child = child;
  d.what = what;
  d.day = day;
  d.row = row;
}

Allocation& RowContext::allocation() {
  const bool same_row = !allocations.empty() && allocations.back().row == row;
  if (same_row) return allocations.back();
  Allocation& a = allocations.emplace_back();
  a.child = child;
  a.row = row;
  return a;
}

ChildRow& RowContext::child_row() {
  const bool known = !births.empty() && births.back().child == child;
  if (known) return births.back();
  ChildRow& out = births.emplace_back();
  out.child = child;
  out.row = row;
  return out;
}

void RowContext::note_worker(Id worker) {
  if (worker != kNoId) allocation().worker = worker;
}

void RowContext::note_team(Id team) {
  if (team != kNoId) allocation().team = team;
}

}  // namespace duly::input
