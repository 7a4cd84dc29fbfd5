// The pieces of a file made the run's own.

#include <string>
#include <utility>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"
#include "input/rows.hpp"

namespace duly::input {

Before::Before(const Records& records, std::uint16_t file)
    : file_(file),
      reviews_(records.reviews.size()),
      conferences_(records.conferences.size()),
      allocations_(records.allocations.size()),
      care_dates_(records.care_dates.size()),
      child_rows_(records.child_rows.size()),
      left_out_(records.left_out.size()),
      review_extras_(records.review_extras.size()),
      episode_details_(records.episode_details.size()),
      conference_extras_(records.conference_extras.size()),
      local_cells_(records.local.cells.size()) {}

void Before::restore(Records& records) const {
  records.reviews.resize(reviews_);
  records.conferences.resize(conferences_);
  records.allocations.resize(allocations_);
  records.care_dates.resize(care_dates_);
  records.child_rows.resize(child_rows_);
  records.left_out.resize(left_out_);
  records.review_extras.resize(review_extras_);
  records.episode_details.resize(episode_details_);
  records.conference_extras.resize(conference_extras_);
  records.local.cells.resize(local_cells_);
  Extract& extract = records.extracts[file_];
  extract.rows = extract.left_out = 0;
  extract.first_date = extract.last_date = {};
}

bool put_in_doubt(Sheet& sheet, std::span<const DateColumn> dates) {
  bool any = false;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    sheet.columns[i].in_doubt = dates[i].proves_other_order();
    any = any || sheet.columns[i].in_doubt;
  }
  return any;
}

void report_told(const Sheet& sheet, Told&& told, Diagnostics& findings) {
  for (std::size_t i = 0; i < told.dates.size(); ++i) {
    const DateColumn& dates = told.dates[i];
    if (!sheet.columns[i].in_doubt) continue;
    findings.report(Code::d125_date_order, {dates.line, sheet.file}, sheet.columns[i].heading,
                    kNoId,
                    std::to_string(dates.other_order) + " of " + std::to_string(dates.dates) +
                        " dates prove it");
  }
  findings.append(std::move(told.findings));
  told.counted.report(sheet.file, findings);
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
  for (LeftOutRow& l : piece.left_out_rows) {
    place(l);
    records.left_out.push_back(l);
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
    extra.late_reason = numbers.word(extra.late_reason);
    records.conference_extras.push_back(extra);
  }
  numbers.local_before = static_cast<std::uint32_t>(records.local.cells.size());
  for (const Id word : piece.local_cells) records.local.cells.push_back(numbers.word(word));
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
