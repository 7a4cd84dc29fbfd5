#include <array>

#include "base/codes.hpp"

namespace duly {
namespace {

using enum Severity;

constexpr std::string_view kInOneExtract = "error where both rows stand in one extract";

constexpr std::array kCodes = {
    CodeEntry{Code::d301_end_from_next,
              {"D301", warning,
               "an episode left open in an older extract was ended where the next one starts",
               "check the end date in the case system"}},
    CodeEntry{
        Code::d302_end_from_extract,
        {"D302", warning,
         "an episode open in an older extract is absent from a newer whole return: unknown end",
         "check when the episode ended; the day after the last that the older extract covers was "
         "taken"}},
    CodeEntry{
        Code::d303_extracts_differ,
        {"D303", warning, "two extracts tell the same thing differently: the newer one was taken",
         "check which is right in the case system"}},
    CodeEntry{Code::d304_same_row_again,
              {"D304", note, "the same row again: counted once", "nothing"}},
    CodeEntry{Code::d305_clash_in_extract,
              {"D305", error, "two rows of one extract start on the same day: both were kept",
               "remove the wrong one in the case system"}},
    CodeEntry{Code::d306_unknown_period,
              {"D306", error, "the row names a period of care that no episode has: left out",
               "add the episodes of that period to the command"}},
    CodeEntry{Code::d307_no_status_on_start,
              {"D307", warning,
               "nothing is in force on the day the episode starts: taken as ordinary care",
               "correct the dates of the legal status or placement"}},
    CodeEntry{Code::d308_regime_unknown,
              {"D308", note, "the episodes do not tell which duty runs: taken as ordinary care",
               "add legal status and placement to the extract, or their tables to the command"}},
    CodeEntry{Code::d309_sources_differ,
              {"D309", warning,
               "a list of current cases tells it differently from the history: the history stands",
               "check which is right in the case system"}},
    CodeEntry{
        Code::d310_singly_recorded_breaks,
        {"D310", note,
         "short breaks recorded singly (V3) carry a duty to review that these data cannot anchor",
         "keep their reviews in sight by other means"}},
    CodeEntry{
        Code::d311_plans_overlap_review,
        {"D311", warning,
         "a review conference falls in two plans of one child: the plan it names, else the later,"
         " was taken",
         "correct the plans, or fill plan_id on the conference"}},
    CodeEntry{Code::d312_latest_review_only,
              {"D312", note,
               "only the latest review of each child is given: reviews before it are not judged",
               "for what was in time add the reviews and conferences extracts"}},
    CodeEntry{
        Code::d313_start_corrected,
        {"D313", warning,
         "a newer return has this episode (plan) with another start: the newer start was taken",
         "check which start is right in the case system"}},
    CodeEntry{
        Code::d314_stacked_years,
        {"D314", note,
         "one file holds the row open and ended, as returns of two years do: the ended row was "
         "taken",
         "nothing"}},
    CodeEntry{
        Code::d315_plan_absent,
        {"D315", warning,
         "a plan open in an older extract is absent from the newer extract: what falls due since "
         "cannot be judged",
         "check whether the plan ended, and when"}},
    CodeEntry{Code::d316_in_one_version,
              {"D316", warning, "the row is in one version of the year's return only: it was kept",
               "check which version is right"}},
    CodeEntry{Code::d317_after_own_year,
              {"D317", warning, "a date after the year the file is of",
               "correct the date in the case system"}},
    CodeEntry{Code::d318_hours_differ,
              {"D318",
               warning,
               "rows give one worker different hours: the worker's hours are not known",
               "keep the row that is right",
               {},
               kInOneExtract}},
    CodeEntry{Code::dfe_102,
              {"102", warning, "the date of birth is not a valid date",
               "correct the date of birth; without it no duty ends at 18", "DOB"}},
    CodeEntry{Code::dfe_142,
              {"142", warning, "the episode has no end, though another begins: it was ended there",
               "end the earlier episode", "DEC, REC, DECOM", kInOneExtract}},
    CodeEntry{Code::dfe_143,
              {"143", warning, "the reason for the new episode is not a valid code: taken as not S",
               "use S, L, P, T, B or U", "RNE"}},
    CodeEntry{Code::dfe_144,
              {"144", warning, "the legal status is not a valid code: taken as ordinary care",
               "correct the code", "LS"}},
    CodeEntry{Code::dfe_146,
              {"146", warning, "the placement is not a valid code: taken as ordinary care",
               "correct the code", "PLACE"}},
    CodeEntry{Code::dfe_148,
              {"148", warning, "end date and end reason must both be filled or both be blank",
               "fill or clear the other", "DEC, REC"}},
    CodeEntry{Code::dfe_149,
              {"149", warning,
               "the reason the episode ended is not a valid code: taken as the end of care",
               "correct the code; X1 where the next episode goes on", "REC"}},
    CodeEntry{
        Code::dfe_167,
        {"167", warning, "the participation code is blank or not PN0 to PN7", "correct the code"}},
    CodeEntry{Code::dfe_355,
              {"355", warning, "an episode of less than a day", "check both dates", "DECOM, DEC"}},
    CodeEntry{Code::dfe_356,
              {"356", error, "the episode ends before it begins: row left out", "correct the dates",
               "DECOM, DEC"}},
    CodeEntry{
        Code::dfe_388,
        {"388", warning, "ended with X1 but no episode follows: the period of care ended there",
         "add the next episode, or give the reason care ended", "REC, DECOM"}},
    CodeEntry{
        Code::dfe_431,
        {"431", warning,
         "began with S on the day the last episode ended with X1: a new period of care was begun",
         "use the right reason for new episode if care went on", "RNE, DECOM, DEC"}},
    CodeEntry{Code::dfe_432,
              {"432", warning,
               "the last episode ended care but this one is not S: a new period of care was begun",
               "use S, or X1 on the episode before", "RNE, REC"}},
    CodeEntry{Code::dfe_433,
              {"433", warning,
               "goes on from the last episode but starts later: a new period of care was begun",
               "close the gap, or use S if care had stopped; the gap restarts the clock",
               "RNE, DECOM, DEC"}},
    CodeEntry{
        Code::dfe_501,
        {"501", warning, "an episode begins before the last one's end: the last was ended there",
         "correct the dates", "DECOM, DEC", kInOneExtract}},
    CodeEntry{Code::dfe_8615,
              {"8615", warning,
               "the strategy discussion is missing, or after its initial conference: not judged",
               "correct the dates", "S47ActualStartDate, DateOfInitialCPC"}},
    CodeEntry{Code::dfe_8730,
              {"8730", warning, "the number of previous plans is not a whole number",
               "correct the number; 0 for a first plan", "NumberOfPreviousCPP"}},
    CodeEntry{Code::dfe_8840,
              {"8840", warning, "a plan begins and ends on one day", "check both dates",
               "CPPstartDate, CPPendDate"}},
    CodeEntry{Code::dfe_8841,
              {"8841", warning,
               "a review conference on the day its plan starts reviews nothing: not used",
               "check the date", "CPPstartDate, CPPreviewDate"}},
    CodeEntry{Code::dfe_8925,
              {"8925", error, "the plan ends before it begins: row left out", "correct the dates",
               "CPPstartDate, CPPendDate"}},
    CodeEntry{Code::dfe_8940,
              {"8940", warning, "two plans of one child overlap", "correct the dates",
               "CPPstartDate, CPPendDate"}},
    CodeEntry{Code::n01_same_day_reviews,
              {"N01", warning, "a second review of the child on the same day: counted once",
               "remove one of the two", "CHILD, REVIEW"}},
    CodeEntry{Code::n02_review_before_care,
              {"N02", warning, "a review before the period of care begins: used nowhere",
               "check the review date, or add the earlier episodes", "REVIEW, DECOM, RNE"}},
    CodeEntry{Code::n03_review_after_care,
              {"N03", warning, "a review after care ended: used nowhere",
               "check the review date and the episode's end", "REVIEW, DEC, REC"}},
    CodeEntry{
        Code::n15_review_code_differs,
        {"N15", warning, "two extracts give this review different codes: the newer one was taken",
         "check the code", "REVIEW, both years"}},
    CodeEntry{
        Code::n17_gap_of_a_day,
        {"N17", warning,
         "a gap of exactly one day between episodes restarts the clock: likely an end date one day"
         " early",
         "correct the end date if care went on"}},
    CodeEntry{
        Code::n18_restart_same_day,
        {"N18", warning,
         "care ended and began again on one day: the clock restarts without a day out of care",
         "use X1 and the right reason if care went on", "DEC, REC, RNE"}},
    CodeEntry{Code::n24_review_outside_plan,
              {"N24", warning, "a review conference outside every plan of the child: used nowhere",
               "check the date, or add the plan", "CPPreviewDate, CPPendDate"}},
    CodeEntry{
        Code::n25_same_day_conferences,
        {"N25", warning, "a second review conference of the child on the same day: counted once",
         "remove one of the two", "CPPreviewDate"}},
    CodeEntry{Code::n26_other_plan_id,
              {"N26", warning,
               "the conference names another plan than the one its date falls in: the date decides",
               "check plan_id and the date", "CPPreviewDate"}},
    CodeEntry{
        Code::n29_previous_plans,
        {"N29", warning, "the number of previous plans is smaller than the plans seen in the files",
         "correct the number"}},
    CodeEntry{
        Code::n37_latest_review_differs,
        {"N37", warning,
         "the latest review of a list of current cases is not the last one in the reviews: the"
         " reviews stand",
         "check the date of the child's last review in the case system", "Annex A + 903 + CIN"}},
    CodeEntry{Code::n38_birth_dates_differ,
              {"N38", warning,
               "the child has different dates of birth, or sexes, in the files: of birth dates the"
               " header's, and of those the later, was taken",
               "correct the date of birth", "ids, DOB, SEX"}},
    CodeEntry{
        Code::n39_outside_bank_holidays,
        {"N39", warning,
         "a due date counts days of years whose bank holidays are not known or not yet certain",
         "give the bank holidays of those years with --holidays", "all dates"}},
    CodeEntry{
        Code::n40_reader_lost_reviews,
        {"N40", warning, "reviews of child protection plans that the file tells of were not read",
         "put each CPPreviewDate into its ChildProtectionPlans; if they are there, please report"
         " this as a fault of the reader",
         "CPPreviewDate"}},
};
static_assert(in_order(kCodes, Code::d301_end_from_next),
              "the table follows the order of the enumeration");

}  // namespace

std::span<const CodeEntry> codes_of_histories() {
  return kCodes;
}

}  // namespace duly
