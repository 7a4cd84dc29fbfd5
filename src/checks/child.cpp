// Children of the CIN census: the year, who the children are, when they were born and died.

#include "duly/child.hpp"

#include "checks/cin.hpp"
#include "duly/ascii.hpp"

namespace duly::checks {
namespace {

/// 100: the year of the census ends on 31 March.
void year_ends_otherwise(const FileLook& look) {
  constexpr unsigned kMarch = 3;
  constexpr unsigned kLastOfMarch = 31;
  if (!is_cin_census(look.extract())) return;
  const OptDate day = look.extract().reference_date;
  const bool right = day && (*day).month() == kMarch && (*day).day() == kLastOfMarch;
  if (!right) look.found(look.extract().reference_line, "ReferenceDate");
}

/// 8510: a child stands in a census once.
void child_twice(const Look& look) {
  for (std::size_t i = 1; i < look.header.size(); ++i) {
    const RowRef row = look.header[i]->row;
    const bool again = look.header[i - 1]->row.file == row.file;
    if (again && in_cin_census(look, row)) look.found(row, "LAchildID");
  }
}

/// The child's first row in a CIN census, or none.
const ChildRow* census_row(const Look& look) {
  for (const ChildRow* row : look.header) {
    if (in_cin_census(look, row->row)) return row;
  }
  return nullptr;
}

/// 1570: a child id has room for 20 characters.
void long_id(const Look& look) {
  constexpr std::size_t kLongest = 20;
  const ChildRow* row = census_row(look);
  if (row == nullptr) return;
  if (kLongest < look.world.records.children[look.child].size()) look.found(row->row, "LAchildID");
}

/// 1580: a child id is of letters and digits.
void odd_id(const Look& look) {
  const ChildRow* row = census_row(look);
  if (row == nullptr) return;
  const std::string_view id = look.world.records.children[look.child];
  if (!std::all_of(id.begin(), id.end(), is_letter_or_digit)) look.found(row->row, "LAchildID");
}

/// 8520: a child who is born is born by the last day of the year.
void born_after_the_year(const Look& look) {
  for (const ChildRow* row : look.header) {
    if (after_year(look, row->row, row->born)) look.found(row->row, "PersonBirthDate");
  }
}

/// 8525Q: a child has a birth date or, not yet born, an expected one.
void birth_and_expected_birth(const Look& look) {
  for (const ChildRow* row : look.header) {
    if (!in_cin_census(look, row->row)) continue;
    if (row->born.has_value() == row->expected.has_value()) {
      look.found(row->row, "PersonBirthDate");
    }
  }
}

/// 8535Q: nobody dies before birth.
void died_before_birth(const Look& look) {
  for (const ChildRow* row : look.header) {
    if (row->born && row->died && *row->died < *row->born) look.found(row->row, "PersonDeathDate");
  }
}

/// 8545Q: a child who died before the year has no place in its census.
void died_outside_the_year(const Look& look) {
  for (const ChildRow* row : look.header) {
    if (outside_year(look, row->row, row->died)) look.found(row->row, "PersonDeathDate");
  }
}

/// 8590: a child is in the census for a CIN episode.
void no_cin_episode(const Look& look) {
  for (const ChildRow* row : look.header) {
    const bool has = std::any_of(
        look.referrals.begin(), look.referrals.end(),
        [row](const Referral* referral) { return referral->row.file == row->row.file; });
    if (!has && in_cin_census(look, row->row)) look.found(row->row, "LAchildID");
  }
}

using enum Severity;

constexpr Check kChecks[] = {
    {{"100", warning, "the reference date of the census is not 31 March",
      "extract the census for a year that ends on 31 March", "ReferenceDate"},
     "referrals",
     nullptr,
     year_ends_otherwise},
    {{"8500", note, "the child id is missing", kSaidOnTheCell, "LAchildID"},
     "children referrals",
     nullptr,
     nullptr,
     "children.child"},
    {{"8510", warning, "the child stands in the census twice",
      "bring the child's CIN episodes together under one entry", "LAchildID"},
     "children referrals",
     child_twice},
    {{"1570", note, "the child id is longer than 20 characters",
      "use an id of at most 20 characters", "LAchildID"},
     "children referrals",
     long_id},
    {{"1580", note, "the child id has characters other than letters and digits",
      "use an id of letters and digits", "LAchildID"},
     "children referrals",
     odd_id},
    {{"8520", warning, "the child was born after the year of the census",
      "correct the date of birth, or give it as the expected one",
      "PersonBirthDate, ReferenceDate"},
     "children referrals",
     born_after_the_year},
    {{"8525Q", warning,
      "the child has both a date of birth and an expected one, or neither of the two",
      "give the expected date for an unborn child, else the date of birth alone",
      "PersonBirthDate, ExpectedPersonBirthDate"},
     "children referrals",
     birth_and_expected_birth},
    {{"8535Q", note, "the child died before birth", "correct the dates",
      "PersonDeathDate, PersonBirthDate"},
     "children referrals",
     died_before_birth},
    {{"8545Q", note, "the child died outside the year of the census", "check the date of death",
      "PersonDeathDate, PersonBirthDate"},
     "children referrals",
     died_outside_the_year},
    {{"8590", warning, "the child has no CIN episode in the census",
      "add the CIN episode (one without a readable referral date was left out), or leave the"
      " child out",
      "LAchildID"},
     "children referrals",
     no_cin_episode},
};

}  // namespace

std::vector<Check> child_checks() {
  return {std::begin(kChecks), std::end(kChecks)};
}

}  // namespace duly::checks
