// Episodes of being looked after, and the children they are of: form and presence.

#include "checks/episodes.hpp"
#include "duly/ascii.hpp"
#include "duly/child.hpp"

namespace duly::checks {
namespace {

constexpr std::array kSexes = {ShortCode("1"), ShortCode("2"), ShortCode("M"), ShortCode("F"),
                               ShortCode("U")};
/// 526: placements that have no provider.
constexpr std::array kOtherPlacements = {ShortCode("Z1"), ShortCode("Z11"), ShortCode("Z12"),
                                         ShortCode("Z13"), ShortCode("Z14")};

/// The census of children in need has rules of its own for these cells.
bool of_the_census(const Look& look, RowRef row) {
  return look.world.records.extracts[row.file].reference_date.has_value();
}

/// 101: sex not valid. Ofsted's lists have words in it.
void sex_not_valid(const Look& look) {
  for (const ChildRow* c : look.header) {
    const ExtractColumn* column = column_of(look, c->row, "children", "sex");
    if (column == nullptr || same_but_for_case(column->heading, "GENDER")) continue;
    if (of_the_census(look, c->row) || among(c->sex, kSexes)) continue;
    look.found(c->row, "SEX");
    return;
  }
}

/// 103: ethnicity not valid.
void ethnicity_not_valid(const Look& look) {
  for (const ChildRow* c : look.header) {
    if (column_of(look, c->row, "children", "ethnicity") == nullptr) continue;
    if (of_the_census(look, c->row) || in_list(CodeList::ethnicity, c->ethnicity)) continue;
    look.found(c->row, "ETHNIC");
    return;
  }
}

/// 302: first episode begins before birth.
void begins_before_birth(const Look& look) {
  if (!look.born || look.merged_episodes.empty()) return;
  const Episode& first = look.merged_episodes.front();
  if (*first.from < *look.born) look.found(first.row, "DECOM");
}

/// 352: child 18 or over when care began.
void begins_at_18(const Look& look) {
  const OptDate turns_18 = look.birthday_at(RuleId::childhood);
  if (!turns_18) return;
  for (const Episode& e : look.merged_episodes) {
    if (e.reason_start == kStarted && *turns_18 <= *e.from) look.found(e.row, "DECOM");
  }
}

/// 353: episode begins before the Children Act 1989 came into force.
void begins_before_the_act(const Look& look) {
  for (const Episode& e : look.merged_episodes) {
    if (!look.world.law.rules.is_in_force(RuleId::children_act, *e.from))
      look.found(e.row, "DECOM");
  }
}

/// 354: episode begins after the collection year ends.
void begins_after_the_year(const Look& look) {
  for (const Episode* e : look.episodes) {
    if (look.year_of(e->row).until.or_far() <= *e->from) look.found(e->row, "DECOM");
  }
}

/// 385: ends after the collection year.
void ends_after_the_year(const Look& look) {
  for (const Episode* e : look.episodes) {
    if (e->until && look.year_of(e->row).until.or_far() <= *e->until) look.found(e->row, "DEC");
  }
}

/// 526: placement provider missing.
void provider_missing(const Look& look) {
  for (const Episode& e : look.merged_episodes) {
    const bool has_none =
        e.placement.blank() || temporary(e) || among(e.placement, kOtherPlacements);
    if (has_none || !look.detail(e).provider.blank()) continue;
    if (column_of(look, e.row, "episodes", "provider") == nullptr) continue;
    look.found(e.row, "PLACE_PROVIDER");
  }
}

/// INT03: child in Episodes but not in Header.
void not_in_the_header(const Look& look) {
  if (look.header.empty()) look.found(look.episodes.front()->row, "CHILD");
}

/// Is it the Header of the return? Other tables of children hold those never looked after too.
bool is_header(const Look& look, RowRef row) {
  for (const ExtractColumn& column : look.world.records.extracts[row.file].columns) {
    if (column.kind != "children") continue;
    for (const std::string_view heading : {"DOB", "ETHNIC", "MOTHER"}) {
      if (same_but_for_case(column.heading, heading)) return true;
    }
  }
  return false;
}

/// EPI: no episodes at all for a child who has other rows. Care leavers may have left years ago.
void no_episodes(const Look& look) {
  if (!look.episodes.empty() || !look.care_leavers.empty()) return;
  for (const ChildRow* c : look.header) {
    if (!is_header(look, c->row)) continue;
    look.found(c->row, "CHILD");
    return;
  }
}

std::vector<Check> child_row_checks() {
  return {
      {{"101", Severity::note, "the sex is blank or not a valid code",
        "use M, F or U (1 or 2 up to 2023-24)", "SEX"},
       "children.sex",
       sex_not_valid},
      {{"103", Severity::note, "the ethnicity is blank or not a valid code", "correct the code",
        "ETHNIC"},
       "children.ethnicity",
       ethnicity_not_valid},
      {{"INT03", Severity::warning, "a child with episodes is not in the header",
        "add the child to the header; without a birth date no duty ends at 18", "CHILD"},
       "episodes children",
       not_in_the_header},
      {{"EPI", Severity::warning, "a child of the header has no episode at all",
        "add the child's episodes, or take the child out of the header", "CHILD"},
       "children episodes",
       no_episodes},
  };
}

std::vector<Check> date_checks() {
  return {
      {{"141", Severity::note, "the episode's start date is missing or not a date", kSaidOnTheCell,
        "DECOM"},
       "episodes",
       nullptr,
       nullptr,
       "episodes.start"},
      {{"147", Severity::note, "the episode's end date is not a date", kSaidOnTheCell, "DEC"},
       "episodes.end",
       nullptr,
       nullptr,
       "episodes.end"},
      {{"302", Severity::warning, "the first episode begins before the child was born",
        "correct the start date or the date of birth", "DECOM, DOB"},
       "episodes birth_dates",
       begins_before_birth},
      {{"352", Severity::note, "the child was 18 or over when care began",
        "correct the start date or the date of birth", "DECOM, RNE, DOB"},
       "episodes.reason_start birth_dates",
       begins_at_18},
      {{"353", Severity::note, "the episode begins before 14 October 1991",
        "correct the start date", "DECOM"},
       "episodes",
       begins_before_the_act},
      {{"354", Severity::warning, "the episode begins after the collection year ends",
        "correct the start date, or leave the row to the next year's return", "DECOM"},
       "episodes",
       begins_after_the_year},
      {{"385", Severity::warning, "the episode ends after the collection year",
        "correct the end date, or leave the episode open in this return", "DEC"},
       "episodes.end",
       ends_after_the_year},
      {{"526", Severity::note, "the placement has no provider",
        "fill the provider; only temporary and other placements go without",
        "PLACE, PLACE_PROVIDER"},
       "episodes.placement episodes.provider",
       provider_missing},
  };
}

}  // namespace

std::vector<Check> episode_checks() {
  std::vector<Check> out = child_row_checks();
  const std::vector<Check> dates = date_checks();
  out.insert(out.end(), dates.begin(), dates.end());
  return out;
}

}  // namespace duly::checks
