// Reviews of looked-after children: the Department's checks of the table, and our own of single
// reviews. What is late or missing is looked at in review_timing.cpp.

#include <algorithm>
#include <vector>

#include "checks/look.hpp"
#include "checks/years.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"

namespace duly::checks {
namespace {

constexpr ShortCode kUnderFour{"PN0"};
/// Reviews closer together than this are likely one: adjourned, or typed twice.
constexpr int kDaysApart = 7;

bool is_short_break(const Episode& e) {
  return codes::among(e.legal_status, codes::kShortBreaks);
}

/// PN1 to PN7: the code of a child old enough to take part.
bool says_old_enough(const Review& r) {
  return r.participation != kUnderFour && !r.participation.blank() &&
         in_list(CodeList::participation, r.participation);
}

/// 399: no review, and no MOTHER, is returned for a child only in short breaks.
void review_of_short_breaks(const Look& look) {
  const bool only = std::all_of(look.episodes.begin(), look.episodes.end(),
                                [](const Episode* e) { return is_short_break(*e); });
  if (!only) return;
  for (const Review* r : look.reviews) look.found(r->row, "REVIEW");
  for (const ChildRow* row : look.header) {
    if (row->mother) look.found(row->row, "MOTHER");
  }
}

/// 440: PN0 says under four, yet the review was after the fourth birthday.
void code_says_under_four(const Look& look) {
  const OptDate four = look.birthday_at(RuleId::participation);
  if (!four) return;
  for (const Review* r : look.reviews) {
    if (r->participation == kUnderFour && *four < *r->held) look.found(r->row, "REVIEW_CODE");
  }
}

/// 441: PN1 to PN7 say four or over, yet the review was before the fourth birthday.
void code_says_four_or_over(const Look& look) {
  const OptDate four = look.birthday_at(RuleId::participation);
  if (!four) return;
  for (const Review* r : look.reviews) {
    if (*r->held < *four && says_old_enough(*r)) look.found(r->row, "REVIEW_CODE");
  }
}

/// N13: the code and the age differ; on the fourth birthday itself the child is four.
void code_and_age_differ(const Look& look) {
  const OptDate four = look.birthday_at(RuleId::participation);
  if (!four) return;
  for (const Review* r : look.reviews) {
    const bool is_four = *four <= *r->held;
    const bool differs = is_four ? r->participation == kUnderFour : says_old_enough(*r);
    if (differs) look.found(r->row, "REVIEW_CODE");
  }
}

/// INT08: every child reviewed stands in the Header; told once a child.
void not_in_header(const Look& look) {
  if (look.header.empty()) look.found(look.reviews.front()->row, "CHILD");
}

/// Is `row` one of the child's reviews?
bool is_review(const Look& look, RowRef row) {
  return holds(look.world.records.extracts[row.file], "reviews");
}

/// INT17: the birth date on a review is that of the Header. Of rows of one child that stand
/// together the first is read.
void other_birth_date(const Look& look) {
  OptDate first;
  bool several = false;  // different ones: no birth date is all of them
  for (const ChildRow* h : look.header) {
    several = several || (h->born && first && h->born != first);
    if (!first) first = h->born;
  }
  if (!first) return;
  for (const ChildRow* birth : look.births) {
    if (!is_review(look, birth->row)) continue;
    if (several || birth->born != first) look.found(birth->row, "DOB");
  }
}

/// 1012: a return with reviews of a child holds an episode of that child. Judged only for years of
/// which episodes are loaded; told once a child and year.
void no_episode_this_year(const Look& look) {
  std::vector<Date> years;  // of its episodes: no more of them than extracts
  for (const Episode* e : look.episodes) {
    const Period year = look.year_of(e->row);
    const bool known = std::find(years.begin(), years.end(), year.from) != years.end();
    if (is_year(year) && !known) years.push_back(year.from);
  }
  OptDate told;
  for (const Review* r : look.reviews) {
    const Period year = look.year_of(r->row);
    if (told == OptDate(year.from)) continue;
    if (std::find(years.begin(), years.end(), year.from) != years.end()) continue;
    if (!is_loaded(look.world, "episodes", year.from)) continue;
    look.found(r->row, "CHILD");
    told = year.from;
  }
}

/// N04: a review dated after the extract cannot have been held.
void after_the_extract(const Look& look) {
  for (const Review* r : look.reviews) {
    if (look.world.as_at() < *r->held) look.found(r->row, "REVIEW");
  }
}

/// N12: two reviews a few days apart. Two on one day are N01.
void close_together(const Look& look) {
  const Review* last = nullptr;
  for (const Review* r : look.reviews) {
    const int days = last == nullptr ? 0 : (*r->held).days_since(*last->held);
    if (days > 0 && days < kDaysApart) {
      look.found(r->row, "REVIEW", std::to_string(days) + (days == 1 ? " day" : " days"));
    }
    last = r;
  }
}

/// N20: a child in short breaks but for an episode whose legal status is blank or no code: that one
/// is taken as ordinary care, and the child is counted among those whose reviews are due.
void short_breaks_but_for_one(const Look& look) {
  const auto no_status = [](const Episode* e) {
    return e->legal_status.blank() || !in_list(CodeList::legal_status, e->legal_status);
  };
  bool any_short_break = false;
  for (const Episode* e : look.episodes) {
    any_short_break = any_short_break || is_short_break(*e);
    if (!is_short_break(*e) && !no_status(e)) return;
  }
  if (!any_short_break) return;
  for (const Episode* e : look.episodes) {
    if (no_status(e)) look.found(e->row, "LS");
  }
}

}  // namespace

std::vector<Check> review_checks() {
  return {
      {{"166", Severity::note, "the review date is missing or not a date", kSaidOnTheCell,
        "REVIEW"},
       "reviews",
       nullptr,
       nullptr,
       "reviews.date"},
      {{"399", Severity::warning,
        "a review, or MOTHER, is filled for a child who is only in short breaks (V3, V4)",
        "leave them out of the return, or correct the legal status",
        "MOTHER, LS, REVIEW, REVIEW_CODE"},
       "episodes.legal_status",
       review_of_short_breaks},
      {{"440", Severity::warning,
        "the participation code says under 4, but the review is after the 4th birthday",
        "use PN1 to PN7, or correct the birth date or the review date", "DOB, REVIEW, REVIEW_CODE"},
       "reviews.participation",
       code_says_under_four},
      {{"441", Severity::warning,
        "the participation code says 4 or over, but the review is before the 4th birthday",
        "use PN0, or correct the birth date or the review date", "DOB, REVIEW, REVIEW_CODE"},
       "reviews.participation",
       code_says_four_or_over},
      {{"INT08", Severity::warning, "the child has reviews but is not in the children table",
        "add the child to the children table (Header)", "CHILD"},
       "reviews children",
       not_in_header},
      {{"INT17", Severity::warning,
        "the birth date on the review differs from that in the children table",
        "correct the date of birth", "CHILD, DOB"},
       "reviews.date_of_birth children.date_of_birth",
       other_birth_date},
      {{"1012", Severity::warning,
        "reviews are sent for a child who has no episode in the same year",
        "add the child's episodes, or take the reviews out of the return", "CHILD"},
       "reviews episodes",
       no_episode_this_year},
      {{"N04", Severity::warning, "a review dated after the extract",
        "correct the date, or say with --as-at when the extract was taken", "REVIEW"},
       "reviews",
       after_the_extract},
      {{"N12", Severity::warning, "a review less than 7 days after the one before",
        "keep one of them if it was adjourned or typed twice: each restarts the clock", "REVIEW"},
       "reviews",
       close_together},
      {{"N13", Severity::warning,
        "the participation code does not fit the child's age (4 from the birthday itself)",
        "correct the code: PN0 before the 4th birthday, PN1 to PN7 from it",
        "DOB, REVIEW, REVIEW_CODE"},
       "reviews.participation",
       code_and_age_differ},
      {{"N20", Severity::warning,
        "a child in short breaks is counted in reviews: this episode has no valid legal status",
        "fill the legal status (V3 or V4 if it was a short break)", "LS"},
       "episodes.legal_status",
       short_breaks_but_for_one},
  };
}

}  // namespace duly::checks
