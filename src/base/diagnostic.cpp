#include "duly/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace duly {
namespace {

using enum Severity;

struct Entry {
  Code code;
  CodeInfo info;
};

constexpr std::string_view kInOneExtract = "error where both rows stand in one extract";
constexpr std::string_view kWhereItMayBeBlank = "warning in a column that may be blank";

constexpr std::array kCodes = {
    Entry{
        Code::d101_no_usable_row,
        {"D101", error, "the file holds no usable row",
         "check that the right extract was saved; the other findings say why rows were left out"}},
    Entry{Code::d102_duplicate_heading,
          {"D102", error, "two columns carry the same field",
           "keep one of the two columns; the first was read"}},
    Entry{Code::d103_unknown_heading,
          {"D103", note, "columns of no known field were ignored",
           "nothing, if they are not needed; `duly formats` lists what is understood"}},
    Entry{Code::d104_unused_table,
          {"D104", note, "a table that nothing here needs was not read", "nothing"}},
    Entry{Code::d105_windows_1252,
          {"D105", note, "bytes that are not UTF-8 were read as Windows-1252",
           "save it as \"CSV UTF-8\" if names of places or people show wrong letters"}},
    Entry{Code::d106_heading_below_top,
          {"D106", note, "the headings are below the first row", "nothing"}},
    Entry{Code::d107_no_reason_start,
          {"D107", note,
           "no column says why an episode began: periods of care were told apart by dates",
           "include the reason for new episode (RNE) in the extract"}},
    Entry{Code::d108_broken_characters,
          {"D108", note, "broken characters of UTF-16 were replaced",
           "extract again if the end of the file may be missing"}},
    Entry{Code::d110_extract_old,
          {"D110", warning,
           "nothing is dated in the 31 days before the date asked for: the extract may be older",
           "take a newer extract, or ask for the date it was taken with --as-at"}},
    Entry{Code::d111_no_reviews,
          {"D111", warning,
           "no review is loaded, or next to none: what has fallen due cannot be judged",
           "add the reviews (or conferences) extract to the command"}},
    Entry{Code::d112_reviews_not_used,
          {"D112", note, "reviews before the day from which they are complete are used in no chain",
           "load the reviews that are missing, or say from when they are complete: --reading "
           "reviews_from="}},
    Entry{Code::d113_nothing_to_judge,
          {"D113", error, "what was asked about is not in the files: it cannot be judged",
           "add the extract it is made from (episodes, plans, conferences, allocations)"}},
    Entry{Code::d115_unlikely_reviews,
          {"D115", warning,
           "the review dates do not look like real ones: nothing built on them can be relied on",
           "check that the review column was extracted from the right field"}},
    Entry{Code::d116_unknown_file,
          {"D116", error, "no kind of extract fits the file: it was passed over",
           "name the file's kind (KIND=PATH), map its headings (--map), or leave it out of the "
           "command"}},
    Entry{Code::d117_own_output,
          {"D117", note, "the file is an output of duly: it was passed over", "nothing"}},
    Entry{Code::d118_files_end,
          {"D118", error, "the files end before the period asked about: there is no figure",
           "add the extracts of the period to the command"}},
    Entry{Code::d119_files_begin,
          {"D119", error, "the files begin after the day or period asked about: there is no answer",
           "add the extracts of the period to the command"}},
    Entry{Code::d120_reviews_older,
          {"D120", error,
           "the reviews in the files end long before the episodes (or plans): what fell due since "
           "cannot be judged",
           "add the newer reviews (or conferences) extract to the command"}},
    Entry{
        Code::d121_not_successive,
        {"D121", error,
         "these do not look like successive returns of one authority: nothing was ended by absence",
         "check that all the returns are of one authority, and whole"}},
    Entry{Code::d122_ids_do_not_join,
          {"D122",
           warning,
           "rows name children that no row of their cases knows",
           "check that the files were extracted with the same ids; `--ids loose` compares ids "
           "without leading zeros, .0 and case",
           {},
           "error where over a twentieth of the rows, and two children or more, do not join"}},
    Entry{Code::d123_odd_id,
          {"D123", warning, "the id cannot be one child's own", "extract the ids as text"}},
    Entry{Code::d124_other_year,
          {"D124", warning, "the return says it is of another year than its dates are",
           "check that the right file was taken"}},
    Entry{
        Code::d125_date_order,
        {"D125", error,
         "dates of the column prove another order of day and month: none that could be either was "
         "used",
         "extract dates as dd/mm/yyyy or yyyy-mm-dd, or say `--date-order mdy`"}},
    Entry{Code::d126_files_end_early,
          {"D126", warning,
           "the files end before the day asked about: what was held since is not known",
           "take a newer extract, or ask for an earlier day with --as-at"}},
    Entry{Code::d127_workers_do_not_join,
          {"D127", error, "no worker of the file stands in the allocations: no hours are known",
           "extract workers and allocations with the same ids of workers"}},
    Entry{Code::d201_not_a_date,
          {"D201",
           error,
           "not a date (dd/mm/yyyy or yyyy-mm-dd)",
           "correct the date in the case system and extract again",
           {},
           kWhereItMayBeBlank}},
    Entry{Code::d202_required_blank,
          {"D202", error, "a required cell is blank",
           "fill it in the case system and extract again"}},
    Entry{Code::d203_no_such_day,
          {"D203",
           error,
           "there is no such day",
           "correct the date in the case system and extract again",
           {},
           kWhereItMayBeBlank}},
    Entry{Code::d204_two_digit_year,
          {"D204",
           error,
           "a year of two digits is not read",
           "extract dates with four-digit years, or say `--two-digit-years`",
           {},
           kWhereItMayBeBlank}},
    Entry{Code::d205_month_first,
          {"D205",
           error,
           "month and day stand in the wrong order",
           "extract dates as dd/mm/yyyy or yyyy-mm-dd, or say `--date-order mdy`",
           {},
           kWhereItMayBeBlank}},
    Entry{Code::d206_year_outside,
          {"D206",
           error,
           "the year is outside 1985 to 2099",
           "correct the date in the case system and extract again",
           {},
           kWhereItMayBeBlank}},
    Entry{Code::d207_time_cut, {"D207", note, "a time of day was cut from a date", "nothing"}},
    Entry{Code::d208_excel_serial,
          {"D208", note, "a date was read from an Excel day number",
           "format the column as a date before saving as CSV"}},
    Entry{Code::d209_database_blank,
          {"D209", note, "a database's default date was taken as blank", "nothing"}},
    Entry{Code::d210_stray_quote,
          {"D210", warning, "a quote inside an unquoted cell was kept as text", "check the cell"}},
    Entry{Code::d211_malformed_quote,
          {"D211", error, "text follows a closing quote",
           "put the whole cell in quotes, and double the quotes inside it"}},
    Entry{Code::d212_unclosed_quote,
          {"D212", error, "a quote is opened and never closed", "close or remove the quote"}},
    Entry{Code::d213_short_row,
          {"D213", warning, "fewer cells than headings: the rest are blank",
           "nothing, if the exporter drops blank cells at the end"}},
    Entry{Code::d214_long_row,
          {"D214", error, "more cells than headings",
           "look for a separator inside a cell that needs quotes"}},
    Entry{Code::d215_extra_blank_cells,
          {"D215", note, "blank cells beyond the last heading", "nothing"}},
    Entry{Code::d216_spaces_trimmed, {"D216", note, "spaces round a cell were trimmed", "nothing"}},
    Entry{Code::d217_unknown_conference_type,
          {"D217", error, "the conference type is neither ICPC nor RCPC", "use ICPC or RCPC"}},
    Entry{Code::d218_not_yes_or_no,
          {"D218", warning, "neither yes nor no: taken as blank",
           "use Y or N (1/0 and true/false are read too)"}},
    Entry{
        Code::d219_nul,
        {"D219", error, "the row holds NUL bytes: it is damaged, or in an encoding without a mark",
         "extract again, as \"CSV UTF-8\""}},
    Entry{Code::d220_word_for_blank,
          {"D220", note, "words for blank (NULL and the like) were read as blank", "nothing"}},
    Entry{Code::d221_open_end_day,
          {"D221", note, "end dates far in the future were read as no end", "nothing"}},
    Entry{Code::d222_no_data_row,
          {"D222", note, "rows that repeat the headings, or close the table, were passed over",
           "nothing"}},
    Entry{Code::d223_planned_event,
          {"D223", note, "planned events without a date held are used nowhere", "nothing"}},
    Entry{Code::d224_two_digit_years,
          {"D224", note, "years of two digits were read as 1950 to 2049 (--two-digit-years)",
           "extract dates with four-digit years"}},
    Entry{
        Code::d225_not_hours,
        {"D225", warning,
         "the full-time equivalent is not a number from 0 to 10: the worker's hours are not known",
         "write 1 for full time, 0.8 for four days of five"}},
    Entry{Code::d301_end_from_next,
          {"D301", warning,
           "an episode left open in an older extract was ended where the next one starts",
           "check the end date in the case system"}},
    Entry{Code::d302_end_from_extract,
          {"D302", warning,
           "an episode open in an older extract is absent from a newer whole return: unknown end",
           "check when the episode ended; the day after the last that the older extract covers was "
           "taken"}},
    Entry{Code::d303_extracts_differ,
          {"D303", warning, "two extracts tell the same thing differently: the newer one was taken",
           "check which is right in the case system"}},
    Entry{Code::d304_same_row_again, {"D304", note, "the same row again: counted once", "nothing"}},
    Entry{Code::d305_clash_in_extract,
          {"D305", error, "two rows of one extract start on the same day: both were kept",
           "remove the wrong one in the case system"}},
    Entry{Code::d306_unknown_period,
          {"D306", error, "the row names a period of care that no episode has: left out",
           "add the episodes of that period to the command"}},
    Entry{Code::d307_no_status_on_start,
          {"D307", warning,
           "nothing is in force on the day the episode starts: taken as ordinary care",
           "correct the dates of the legal status or placement"}},
    Entry{Code::d308_regime_unknown,
          {"D308", note, "the episodes do not tell which duty runs: taken as ordinary care",
           "add legal status and placement to the extract, or their tables to the command"}},
    Entry{Code::d309_sources_differ,
          {"D309", warning,
           "a list of current cases tells it differently from the history: the history stands",
           "check which is right in the case system"}},
    Entry{Code::d310_singly_recorded_breaks,
          {"D310", note,
           "short breaks recorded singly (V3) carry a duty to review that these data cannot anchor",
           "keep their reviews in sight by other means"}},
    Entry{Code::d311_plans_overlap_review,
          {"D311", warning,
           "a review conference falls in two plans of one child: the plan it names, else the later,"
           " was taken",
           "correct the plans, or fill plan_id on the conference"}},
    Entry{Code::d312_latest_review_only,
          {"D312", note,
           "only the latest review of each child is given: reviews before it are not judged",
           "for what was in time add the reviews and conferences extracts"}},
    Entry{Code::d313_start_corrected,
          {"D313", warning,
           "a newer return has this episode (plan) with another start: the newer start was taken",
           "check which start is right in the case system"}},
    Entry{Code::d314_stacked_years,
          {"D314", note,
           "one file holds the row open and ended, as returns of two years do: the ended row was "
           "taken",
           "nothing"}},
    Entry{Code::d315_plan_absent,
          {"D315", warning,
           "a plan open in an older extract is absent from the newer extract: what falls due since "
           "cannot be judged",
           "check whether the plan ended, and when"}},
    Entry{Code::d316_in_one_version,
          {"D316", warning, "the row is in one version of the year's return only: it was kept",
           "check which version is right"}},
    Entry{Code::d317_after_own_year,
          {"D317", warning, "a date after the year the file is of",
           "correct the date in the case system"}},
    Entry{Code::d318_hours_differ,
          {"D318",
           warning,
           "rows give one worker different hours: the worker's hours are not known",
           "keep the row that is right",
           {},
           kInOneExtract}},
    Entry{Code::dfe_102,
          {"102", warning, "the date of birth is not a valid date",
           "correct the date of birth; without it no duty ends at 18", "DOB"}},
    Entry{Code::dfe_142,
          {"142", warning, "the episode has no end, though another begins: it was ended there",
           "end the earlier episode", "DEC, REC, DECOM", kInOneExtract}},
    Entry{Code::dfe_143,
          {"143", warning, "the reason for the new episode is not a valid code: taken as not S",
           "use S, L, P, T, B or U", "RNE"}},
    Entry{Code::dfe_144,
          {"144", warning, "the legal status is not a valid code: taken as ordinary care",
           "correct the code", "LS"}},
    Entry{Code::dfe_146,
          {"146", warning, "the placement is not a valid code: taken as ordinary care",
           "correct the code", "PLACE"}},
    Entry{Code::dfe_148,
          {"148", warning, "end date and end reason must both be filled or both be blank",
           "fill or clear the other", "DEC, REC"}},
    Entry{Code::dfe_149,
          {"149", warning,
           "the reason the episode ended is not a valid code: taken as the end of care",
           "correct the code; X1 where the next episode goes on", "REC"}},
    Entry{
        Code::dfe_167,
        {"167", warning, "the participation code is blank or not PN0 to PN7", "correct the code"}},
    Entry{Code::dfe_355,
          {"355", warning, "an episode of less than a day", "check both dates", "DECOM, DEC"}},
    Entry{Code::dfe_356,
          {"356", error, "the episode ends before it begins: row left out", "correct the dates",
           "DECOM, DEC"}},
    Entry{Code::dfe_388,
          {"388", warning, "ended with X1 but no episode follows: the period of care ended there",
           "add the next episode, or give the reason care ended", "REC, DECOM"}},
    Entry{Code::dfe_431,
          {"431", warning,
           "began with S on the day the last episode ended with X1: a new period of care was begun",
           "use the right reason for new episode if care went on", "RNE, DECOM, DEC"}},
    Entry{Code::dfe_432,
          {"432", warning,
           "the last episode ended care but this one is not S: a new period of care was begun",
           "use S, or X1 on the episode before", "RNE, REC"}},
    Entry{Code::dfe_433,
          {"433", warning,
           "goes on from the last episode but starts later: a new period of care was begun",
           "close the gap, or use S if care had stopped; the gap restarts the clock",
           "RNE, DECOM, DEC"}},
    Entry{Code::dfe_501,
          {"501", warning, "an episode begins before the last one's end: the last was ended there",
           "correct the dates", "DECOM, DEC", kInOneExtract}},
    Entry{Code::dfe_8615,
          {"8615", warning,
           "the strategy discussion is missing, or after its initial conference: not judged",
           "correct the dates", "S47ActualStartDate, DateOfInitialCPC"}},
    Entry{Code::dfe_8730,
          {"8730", warning, "the number of previous plans is not a whole number",
           "correct the number; 0 for a first plan", "NumberOfPreviousCPP"}},
    Entry{Code::dfe_8840,
          {"8840", warning, "a plan begins and ends on one day", "check both dates",
           "CPPstartDate, CPPendDate"}},
    Entry{Code::dfe_8841,
          {"8841", warning,
           "a review conference on the day its plan starts reviews nothing: not used",
           "check the date", "CPPstartDate, CPPreviewDate"}},
    Entry{Code::dfe_8925,
          {"8925", error, "the plan ends before it begins: row left out", "correct the dates",
           "CPPstartDate, CPPendDate"}},
    Entry{Code::dfe_8940,
          {"8940", warning, "two plans of one child overlap", "correct the dates",
           "CPPstartDate, CPPendDate"}},
    Entry{Code::n01_same_day_reviews,
          {"N01", warning, "a second review of the child on the same day: counted once",
           "remove one of the two", "CHILD, REVIEW"}},
    Entry{Code::n02_review_before_care,
          {"N02", warning, "a review before the period of care begins: used nowhere",
           "check the review date, or add the earlier episodes", "REVIEW, DECOM, RNE"}},
    Entry{Code::n03_review_after_care,
          {"N03", warning, "a review after care ended: used nowhere",
           "check the review date and the episode's end", "REVIEW, DEC, REC"}},
    Entry{Code::n15_review_code_differs,
          {"N15", warning, "two extracts give this review different codes: the newer one was taken",
           "check the code", "REVIEW, both years"}},
    Entry{
        Code::n17_gap_of_a_day,
        {"N17", warning,
         "a gap of exactly one day between episodes restarts the clock: likely an end date one day"
         " early",
         "correct the end date if care went on"}},
    Entry{Code::n18_restart_same_day,
          {"N18", warning,
           "care ended and began again on one day: the clock restarts without a day out of care",
           "use X1 and the right reason if care went on", "DEC, REC, RNE"}},
    Entry{Code::n24_review_outside_plan,
          {"N24", warning, "a review conference outside every plan of the child: used nowhere",
           "check the date, or add the plan", "CPPreviewDate, CPPendDate"}},
    Entry{Code::n25_same_day_conferences,
          {"N25", warning, "a second review conference of the child on the same day: counted once",
           "remove one of the two", "CPPreviewDate"}},
    Entry{Code::n26_other_plan_id,
          {"N26", warning,
           "the conference names another plan than the one its date falls in: the date decides",
           "check plan_id and the date", "CPPreviewDate"}},
    Entry{
        Code::n29_previous_plans,
        {"N29", warning, "the number of previous plans is smaller than the plans seen in the files",
         "correct the number"}},
    Entry{Code::n37_latest_review_differs,
          {"N37", warning,
           "the latest review of a list of current cases is not the last one in the reviews: the"
           " reviews stand",
           "check the date of the child's last review in the case system", "Annex A + 903 + CIN"}},
    Entry{Code::n38_birth_dates_differ,
          {"N38", warning,
           "the child has different dates of birth, or sexes, in the files: of birth dates the"
           " header's, and of those the later, was taken",
           "correct the date of birth", "ids, DOB, SEX"}},
    Entry{Code::n39_outside_bank_holidays,
          {"N39", warning,
           "a due date counts days of years whose bank holidays are not known or not yet certain",
           "give the bank holidays of those years with --holidays", "all dates"}},
    Entry{Code::n40_reader_lost_reviews,
          {"N40", warning, "reviews of child protection plans that the file tells of were not read",
           "put each CPPreviewDate into its ChildProtectionPlans; if they are there, please report"
           " this as a fault of the reader",
           "CPPreviewDate"}},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
  }
  return true;
}
static_assert(in_order(), "the table follows the order of the enumeration");

}  // namespace

std::string_view name(Severity s) {
  switch (s) {
    case note: return "note";
    case warning: return "warning";
    case error: return "error";
  }
  std::abort();
}

std::span<const CodeInfo> all_codes() {
  static const std::vector<CodeInfo> kAll = [] {
    std::vector<CodeInfo> out;
    for (const Entry& e : kCodes) out.push_back(e.info);
    return out;
  }();
  return kAll;
}

const CodeInfo& info(Code code) {
  return all_codes()[static_cast<std::size_t>(code)];
}

void Diagnostics::append(Diagnostics&& later) {
  all_.insert(all_.end(), std::make_move_iterator(later.all_.begin()),
              std::make_move_iterator(later.all_.end()));
  later.all_.clear();
}

std::size_t Diagnostics::count(Severity s) const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [s](const Diagnostic& d) { return d.severity == s; }));
}

}  // namespace duly
