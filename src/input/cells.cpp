#include <string>
#include <utility>

#include "input/rows.hpp"

namespace duly::input {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

Code code_of(DateText text) {
  switch (text) {
    case DateText::no_such_day: return Code::d203_no_such_day;
    case DateText::two_digit_year: return Code::d204_two_digit_year;
    case DateText::month_first: return Code::d205_month_first;
    case DateText::year_outside: return Code::d206_year_outside;
    case DateText::time_cut: return Code::d207_time_cut;
    case DateText::excel_serial: return Code::d208_excel_serial;
    case DateText::database_blank: return Code::d209_database_blank;
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
  while (!word.empty() && is_space(word.front())) word.remove_prefix(1);
  return word;
}

/// The code that "N1 - Abuse or neglect" or "C2: Full care order" begins with; else the whole word.
std::string_view code_in(std::string_view word) {
  const std::string_view rest = without_letter(word);
  const std::size_t end = std::min(rest.find_first_of(" :)"), rest.size());
  const bool ends_so = end == rest.size() || rest[end] != ' ' || rest.substr(end, 2) == " -";
  return ends_so ? rest.substr(0, end) : word;
}

bool holds_nul(const csv::Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) {
    return cell.find('\0') != std::string_view::npos;
  });
}

bool blank_beyond(const csv::Row& row, std::size_t count) {
  return row.not_kept == 0 && std::all_of(row.cells.begin() + static_cast<std::ptrdiff_t>(count),
                                          row.cells.end(), [](std::string_view cell) {
                                            return std::all_of(cell.begin(), cell.end(), is_space);
                                          });
}

}  // namespace

Diagnostic& Cell::report(Code code) const {
  Diagnostic& d = context.findings.report(code, context.row, heading, context.child);
  if (context.keep_values) d.value = text;
  return d;
}

std::string_view Cell::trimmed() const {
  std::string_view out = text;
  while (!out.empty() && is_space(out.front())) out.remove_prefix(1);
  while (!out.empty() && is_space(out.back())) out.remove_suffix(1);
  if (out.size() != text.size() && !out.empty()) report(Code::d216_spaces_trimmed);
  return out;
}

Id Cell::child() const {
  if (!text.empty() && text == context.child_text) return context.child;
  context.child = kNoId;
  const std::string_view id = trimmed();
  if (id.empty()) {
    context.child_text = {};
    report(Code::d202_required_blank);
    context.keep = false;
    return kNoId;
  }
  context.child = static_cast<Id>(context.children.size());
  context.children.push_back(context.lasting(id));
  context.child_text = context.children.back();
  return context.child;
}

Id Cell::word() const {
  return kept(text.empty() ? text : trimmed());
}

Id Cell::kept(std::string_view word) const {
  if (word.empty()) return kNoId;
  context.words.push_back(context.lasting(word));
  return static_cast<Id>(context.words.size() - 1);
}

OptDate Cell::date(bool leave_out_unreadable) const {
  const ReadDate read = read_date(text.empty() ? text : trimmed());
  if (read.text == DateText::ok || read.text == DateText::blank) return read.date;
  Diagnostic& d = report(code_of(read.text));
  const bool unreadable = !read.date && read.text != DateText::database_blank;
  if (unreadable && leave_out_unreadable) context.keep = false;
  if (unreadable && !leave_out_unreadable) d.severity = Severity::warning;
  return read.date;
}

OptDate Cell::required_date() const {
  const OptDate d = date(true);
  if (!d && context.keep) {
    report(Code::d202_required_blank);
    context.keep = false;
  }
  return d;
}

OptDate Cell::end_date() const {
  return date(true);
}

OptDate Cell::optional_date() const {
  return date(false);
}

ShortCode Cell::code() const {
  const std::string_view word = text.empty() ? text : trimmed();
  constexpr std::size_t kLongestCode = 4;
  return ShortCode(word.size() <= kLongestCode ? word : code_in(word));
}

ShortCode Cell::sex() const {
  constexpr std::size_t kLongestCode = 4;
  return ShortCode(code_in(text.empty() ? text : trimmed()).substr(0, kLongestCode));
}

std::int8_t Cell::yes_no() const {
  std::string_view word = text.empty() ? text : trimmed();
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

void Cell::note_birth() const {
  const Id child = context.child;
  if (child == kNoId || text.empty()) return;
  const bool known = !context.births.empty() && context.births.back().child == child &&
                     context.births.back().born.has_value();
  if (known) return;
  const OptDate born = optional_date();
  if (born) context.child_row().born = born;
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

bool row_is_sound(const csv::Row& row, const Sheet& sheet, RowContext& context) {
  if (sheet.has_nul && holds_nul(row)) {
    context.findings.report(Code::d219_nul, context.row);
    return false;
  }
  if (row.oddities == 0 && row.cells.size() == sheet.heading_count) return true;
  const auto counts = [&] {
    return std::to_string(row.cells.size() + row.not_kept) + " cells, " +
           std::to_string(sheet.heading_count) + " headings";
  };
  Diagnostics& out = context.findings;
  if ((row.oddities & csv::kUnclosedQuote) != 0) {
    out.report(Code::d212_unclosed_quote, context.row);
    return false;
  }
  if ((row.oddities & csv::kMalformedQuote) != 0) {
    out.report(Code::d211_malformed_quote, context.row);
    return false;
  }
  if ((row.oddities & csv::kStrayQuote) != 0) out.report(Code::d210_stray_quote, context.row);
  if (row.cells.size() < sheet.heading_count) {
    out.report(Code::d213_short_row, context.row, {}, kNoId, counts());
  } else if (row.cells.size() > sheet.heading_count) {
    const bool blank = blank_beyond(row, sheet.heading_count);
    out.report(blank ? Code::d215_extra_blank_cells : Code::d214_long_row, context.row, {}, kNoId,
               counts());
    return blank;
  }
  return true;
}

void renumber(EpisodeDetail& d, const Renumbering& numbers) {
  for (Id* id : {&d.reason_place_change, &d.urn, &d.home_postcode, &d.placement_postcode,
                 &d.location, &d.distance, &d.placement_la}) {
    *id = numbers.word(*id);
  }
}

namespace {

/// What rows told besides their own kind.
void join_side_rows(RowContext& piece, std::size_t line, const Renumbering& numbers,
                    Records& records) {
  const auto place = [&](auto& row) {
    row.child = numbers.child(row.child);
    row.row.line += static_cast<std::uint32_t>(line);
  };
  for (Review& r : piece.latest_reviews) {
    place(r);
    records.reviews.push_back(r);
  }
  for (Conference& c : piece.latest_conferences) {
    place(c);
    records.conferences.push_back(c);
  }
  for (Allocation& a : piece.allocations) {
    place(a);
    a.worker = numbers.word(a.worker);
    a.team = numbers.word(a.team);
    records.allocations.push_back(a);
  }
  for (CareDate& d : piece.care_dates) {
    place(d);
    d.period_id = numbers.word(d.period_id);
    records.care_dates.push_back(d);
  }
}

/// What rows carry that is kept apart from them.
void join_extras(const RowContext& piece, Renumbering& numbers, Records& records) {
  numbers.extras_before = static_cast<std::uint32_t>(records.review_extras.size() - 1);
  for (std::size_t i = 1; i < piece.review_extras.size(); ++i) {
    ReviewExtra extra = piece.review_extras[i];
    extra.iro = numbers.word(extra.iro);
    extra.late_reason = numbers.word(extra.late_reason);
    records.review_extras.push_back(extra);
  }
  numbers.details_before = static_cast<std::uint32_t>(records.episode_details.size() - 1);
  for (std::size_t i = 1; i < piece.episode_details.size(); ++i) {
    EpisodeDetail d = piece.episode_details[i];
    renumber(d, numbers);
    records.episode_details.push_back(d);
  }
  numbers.conferences_before = static_cast<std::uint32_t>(records.conference_extras.size() - 1);
  for (std::size_t i = 1; i < piece.conference_extras.size(); ++i) {
    ConferenceExtra extra = piece.conference_extras[i];
    extra.enquiry_id = numbers.word(extra.enquiry_id);
    extra.meeting_id = numbers.word(extra.meeting_id);
    records.conference_extras.push_back(extra);
  }
}

}  // namespace

Renumbering join_context(RowContext&& piece, std::size_t line, Records& records, Extract& extract,
                         Diagnostics& findings) {
  Renumbering numbers;
  records.children.intern_all(piece.children, numbers.children);
  records.words.intern_all(piece.words, numbers.words);
  join_extras(piece, numbers, records);
  join_side_rows(piece, line, numbers, records);
  for (ChildRow birth : piece.births) {
    birth.child = numbers.child(birth.child);
    birth.row.line += static_cast<std::uint32_t>(line);
    records.child_rows.push_back(birth);
  }
  for (Diagnostic& d : piece.findings.all()) {
    d.row.line += static_cast<std::uint32_t>(line);
    d.child = numbers.child(d.child);
  }
  findings.append(std::move(piece.findings));
  extract.rows += piece.rows;
  extract.left_out += piece.left_out;
  for (const OptDate d : {piece.first_date, piece.last_date}) {
    if (!d) continue;
    if (!extract.first_date || *d < *extract.first_date) extract.first_date = d;
    if (!extract.last_date || *extract.last_date < *d) extract.last_date = d;
  }
  return numbers;
}

}  // namespace duly::input
