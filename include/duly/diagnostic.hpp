// layer: base
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duly {

enum class Severity : std::uint8_t { note, warning, error };
std::string_view name(Severity s);

/// Findings met while reading and building. D-codes are our own (D1 files, D2 rows and cells, D3
/// histories and extracts, D4 the law's data); the others are the codes of the two DfE validators
/// and the N-codes of our own checks. Stable, never reused. One line each in
/// src/base/diagnostic.cpp.
enum class Code : std::uint16_t {
  d101_no_usable_row,
  d102_duplicate_heading,
  d103_unknown_heading,
  d104_unused_table,
  d105_windows_1252,
  d106_heading_below_top,
  d107_no_reason_start,
  d108_broken_characters,
  d110_extract_old,
  d111_no_reviews,
  d112_reviews_not_used,
  d113_nothing_to_judge,
  d115_unlikely_reviews,
  d116_unknown_file,
  d117_own_output,
  d118_files_end,
  d119_files_begin,
  d120_reviews_older,
  d121_not_successive,
  d122_ids_do_not_join,
  d123_odd_id,
  d124_other_year,
  d125_date_order,
  d126_files_end_early,
  d127_workers_do_not_join,
  d128_no_child_in_common,
  d129_published_row,
  d130_sheet_passed_over,
  d131_file_changed,
  d201_not_a_date,
  d202_required_blank,
  d203_no_such_day,
  d204_two_digit_year,
  d205_month_first,
  d206_year_outside,
  d207_time_cut,
  d208_excel_serial,
  d209_database_blank,
  d210_stray_quote,
  d211_malformed_quote,
  d212_unclosed_quote,
  d213_short_row,
  d214_long_row,
  d215_extra_blank_cells,
  d216_spaces_trimmed,
  d217_unknown_conference_type,
  d218_not_yes_or_no,
  d219_nul,
  d220_word_for_blank,
  d221_open_end_day,
  d222_no_data_row,
  d223_planned_event,
  d224_two_digit_years,
  d225_not_hours,
  d226_ends_before_it_begins,
  d301_end_from_next,
  d302_end_from_extract,
  d303_extracts_differ,
  d304_same_row_again,
  d305_clash_in_extract,
  d306_unknown_period,
  d307_no_status_on_start,
  d308_regime_unknown,
  d309_sources_differ,
  d310_singly_recorded_breaks,
  d311_plans_overlap_review,
  d312_latest_review_only,
  d313_start_corrected,
  d314_stacked_years,
  d315_plan_absent,
  d316_in_one_version,
  d317_after_own_year,
  d318_hours_differ,
  d319_column_differs,
  dfe_102,
  dfe_142,
  dfe_143,
  dfe_144,
  dfe_146,
  dfe_148,
  dfe_149,
  dfe_167,
  dfe_355,
  dfe_356,
  dfe_388,
  dfe_431,
  dfe_432,
  dfe_433,
  dfe_501,
  dfe_8615,
  dfe_8730,
  dfe_8840,
  dfe_8841,
  dfe_8925,
  dfe_8940,
  n01_same_day_reviews,
  n02_review_before_care,
  n03_review_after_care,
  n15_review_code_differs,
  n17_gap_of_a_day,
  n18_restart_same_day,
  n24_review_outside_plan,
  n25_same_day_conferences,
  n26_other_plan_id,
  n29_previous_plans,
  n37_latest_review_differs,
  n38_birth_dates_differ,
  n39_outside_bank_holidays,
  n40_reader_lost_reviews,
};

/// What is said of a finding. Findings met while reading and building are lines of
/// src/base/diagnostic.cpp; those looked for afterwards are lines of src/checks/list.cpp.
struct CodeInfo {
  std::string_view id;  ///< as printed: D201, 142, N01
  Severity severity;    ///< unless the place of use says otherwise
  std::string_view meaning;
  std::string_view fix;
  std::string_view columns = {};  ///< whose cells it is about, for the table of checks
  std::string_view varies = {};   ///< where the severity is another one, in words
  bool of_codes = false;          ///< an unknown code: it is counted how many different ones
};
/// Those met while reading and building.
std::span<const CodeInfo> all_codes();
const CodeInfo& info(Code code);

/// Where a row stands. File numbers index the list of inputs; line 0 is the file as a whole.
struct RowRef {
  static constexpr std::uint16_t kNoFile = 0xFFFF;
  std::uint32_t line = 0;
  std::uint16_t file = kNoFile;
  friend bool operator==(RowRef, RowRef) = default;
};

/// Number of an id in an IdTable; kNoId where there is none.
using Id = std::uint32_t;
constexpr Id kNoId = 0xFFFFFFFF;
/// No place in one of the lists that records point into.
constexpr std::uint32_t kNoPlace = 0xFFFFFFFF;

/// A finding: what (code), how bad, about whom, where. Never a cell's value: `detail` holds
/// headings, dates of law and counts; `value` is shown only when the user asks.
struct Diagnostic {
  const CodeInfo* info;
  Severity severity;
  Id child = kNoId;
  RowRef row;
  std::string_view
      column;  ///< a heading, of the file or of the return; lives as long as the inputs
  std::string detail;
  std::string value;
  std::size_t alike = 0;    ///< the same for cells of the same text: to count, not to show
  std::uint32_t times = 1;  ///< more than once where it stands for others like it: sum_up
};

/// Collects; never throws, prints or exits.
class Diagnostics {
 public:
  Diagnostic& report(Code code, RowRef row, std::string_view column = {}, Id child = kNoId,
                     std::string detail = {}) {
    return report(info(code), row, column, child, std::move(detail));
  }
  Diagnostic& report(const CodeInfo& info, RowRef row, std::string_view column, Id child,
                     std::string detail) {
    return all_.emplace_back(
        Diagnostic{&info, info.severity, child, row, column, std::move(detail), {}, 0, 1});
  }
  void append(Diagnostics&& later);
  /// Of the findings of one code and severity keeps the first, with how many they are.
  void sum_up();
  void reserve(std::size_t findings) { all_.reserve(findings); }
  /// Forgets those after the first so many.
  void keep_first(std::size_t findings) {
    if (findings < all_.size())
      all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(findings), all_.end());
  }
  std::span<const Diagnostic> all() const { return all_; }
  std::span<Diagnostic> all() { return all_; }
  std::size_t count(Severity s) const;

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace duly
