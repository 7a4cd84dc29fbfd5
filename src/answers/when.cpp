#include "answers/when.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "answers/bearing.hpp"
#include "answers/columns.hpp"
#include "answers/data_set.hpp"
#include "answers/question.hpp"
#include "answers/wording.hpp"
#include "duly/ascii.hpp"
#include "duly/number.hpp"
#include "law/chain.hpp"

namespace duly::answers {
namespace {

std::string ordinal_word(unsigned n) {
  constexpr std::array<std::string_view, 4> kWords = {"first", "second", "third", "fourth"};
  if (n >= 1 && n <= kWords.size()) return std::string(kWords[n - 1]);
  const unsigned tens = n % 100;
  std::string_view ending = "th";
  if (tens < 11 || tens > 13) {
    if (n % 10 == 1) ending = "st";
    if (n % 10 == 2) ending = "nd";
    if (n % 10 == 3) ending = "rd";
  }
  return fmt::format("{}{}", n, ending);
}

std::string skipped(const Limit& limit, Date anchor, Date due, const WorkingCalendar& calendar) {
  std::string out;
  if (limit.unit != duly::Unit::working_days) return out;
  for (const Holiday& h : calendar.holidays_between(anchor, due)) {
    if (!out.empty()) out += "; ";
    out += to_string(h.day) + " " + h.title;
  }
  return out;
}

std::string note_of(const Obligation& o, const LawNotes& said) {
  std::string out(holidays_note(o.remarks));
  add_to_note(out, said.of(o.duty));
  return out;
}

void add_steps(Output& out, const std::vector<Obligation>& links, const DutyInfo& duty,
               const Law& law, const LawNotes& said) {
  unsigned step = 0;
  for (const Obligation& o : links) {
    ++step;
    const std::string words = (duty.once ? "" : ordinal_word(step) + " ") + std::string(duty.step);
    std::string outcome{name(o.outcome)};
    if (o.days_late) outcome += fmt::format(" ({} days)", *o.days_late);
    Table& t = out.table;
    t.add_row({t.keep(words), *o.anchor, cell(t.keep(o.limit->text)), *o.due, weekday_name(*o.due),
               cell(o.held), t.keep(outcome),
               cell(t.keep(skipped(*o.limit, *o.anchor, *o.due, law.calendar))),
               t.keep(o.limit->citation), cell(t.keep(note_of(o, said)))},
              o.outcome == Outcome::on_time || o.outcome == Outcome::not_yet_due ? Mark::none
                                                                                 : Mark::urgent);
    if ((o.remarks & kProvisionalHolidays) != 0) {
      out.closing.push_back("Provisional: the " + words +
                            " counts days of years whose bank holidays are not yet certain.");
    }
    if ((o.remarks & kMissingHolidays) != 0) {
      out.closing.push_back("Not safe: the " + words +
                            " counts days of years whose bank holidays are not known.");
    }
  }
}

/// In order, one a day.
std::vector<Held> in_order(const std::vector<Date>& days) {
  std::vector<Held> out;
  for (const Date day : days) out.push_back({day, 0});
  std::sort(out.begin(), out.end(), [](const Held& a, const Held& b) { return a.day < b.day; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Held& a, const Held& b) { return a.day == b.day; }),
            out.end());
  return out;
}

/// "20wd", "3m", "10d" or "6w" as a limit.
Limit limit_typed(std::string_view text) {
  Limit limit;
  const auto [amount, unit] = leading_number<int>(text);
  constexpr int kMost = 20000;
  if (!amount || *amount < 0 || *amount > kMost) return {};
  limit.amount = *amount;
  std::string_view words;
  limit.citation = "dodds-v-walker";
  if (unit == "wd") {
    limit.unit = duly::Unit::working_days;
    limit.citation = "bfda-1971";
    words = "working days";
  } else if (unit == "m") {
    limit.unit = duly::Unit::months;
    words = "months";
  } else if (unit == "d") {
    words = "days";
  } else if (unit == "w") {
    words = "weeks";
  } else {
    return {};
  }
  limit.text = fmt::format("{} {}", limit.amount, words);
  if (unit == "w") limit.amount *= 7;
  return limit;
}

unsigned remarks_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::known: return 0;
    case Certainty::provisional: return kProvisionalHolidays;
    case Certainty::missing: return kMissingHolidays;
  }
  std::abort();
}

}  // namespace

WhenAnswer due_dates(const WhenQuestion& question, const LawAsked& asked) {
  const DutyInfo& duty = info(question.duty);
  const Law& law = asked.law;
  const Date as_at = question.as_at;
  law::Chain chain{question.duty, law::Beginning::first, question.from, {}, {}, {}, {}, 0, 0};
  if (question.born) chain.turns_18 = law.rules.birthday(RuleId::childhood, *question.born);
  chain.ends = question.ended;
  if (chain.ends && *chain.ends < question.from) {
    throw WrongQuestion("ended", " is before the beginning; check both");
  }
  // As in the extracts: what is held on the last day counts, on the 18th birthday it does not.
  const auto outside = [&chain](const Held& h) {
    return (chain.ends && *chain.ends < h.day) || (chain.turns_18 && *chain.turns_18 <= h.day);
  };
  std::vector<Held> held = in_order(question.held);
  const std::size_t given = held.size();
  held.erase(std::remove_if(held.begin(), held.end(), outside), held.end());
  const std::size_t inside = held.size();
  const OptDate not_before = first_day_in_time(law, duty, question.from);
  held.erase(std::remove_if(held.begin(), held.end(),
                            [&](const Held& h) { return not_before && h.day < *not_before; }),
             held.end());
  const OptDate end = chain.ends;
  if (chain.turns_18 && *chain.turns_18 <= as_at && (!end || *chain.turns_18 < *end)) {
    chain.ends = chain.turns_18;
  }
  chain.held = held;
  std::vector<Obligation> links;
  law::Follower(law, as_at, links).follow(chain);
  if (duty.once && !held.empty()) links.resize(1);

  Output out = plain_output(Table(when_columns()));
  out.as_at = as_at;
  out.readings = asked.said;
  add_steps(out, links, duty, law, LawNotes(question.for_data, asked.preset, law.readings));
  const std::size_t warnings = out.closing.size();
  if (not_before) out.closing.push_back("Not before " + in_words(*not_before) + ".");
  if (held.size() < inside) {
    out.closing.emplace_back("A review held before that day does not meet it.");
  }
  if (inside < given) {
    out.closing.emplace_back(
        "A date held after the end, or on or after the 18th birthday, is not used.");
  }
  if (links.empty() || links.back().held) {
    const bool matter_over = duty.once && !held.empty();
    if (!matter_over) {
      out.closing.emplace_back(
          "Nothing more is due: the duty ends on or before the next due date.");
    }
  }
  return {std::move(out), warnings};
}

SumOfDates sum_typed(const std::string& text, Date today) {
  std::string sum;
  for (const char c : text) {
    if (c != ' ') sum += c;
  }
  const std::size_t plus = sum.find('+');
  const std::string first = sum.substr(0, plus);
  const OptDate from =
      same_but_for_case(first, "today") ? OptDate(today) : read_date(first, kAnyYear).date;
  const Limit limit =
      limit_typed(plus == std::string::npos ? "0d" : std::string_view(sum).substr(plus + 1));
  if (!from || limit.text.empty()) {
    throw WrongQuestion("'" + sum +
                        "' is no sum; write 2026-03-20 + 20wd or today + 20wd (wd working days,"
                        " d days, w weeks, m months)");
  }
  return {*from, limit};
}

WhenAnswer sum_of_dates(const SumOfDates& sum, const LawAsked& asked) {
  const WorkingCalendar& calendar = asked.law.calendar;
  const Counted reached = last_day_in_time(sum.limit, sum.from, calendar);
  constexpr int kLastYear = 2099;
  if (reached.date.year() > kLastYear) {
    throw WrongQuestion("the sum leads beyond " + std::to_string(kLastYear));
  }
  Output out = plain_output(Table(when_columns()));
  out.readings = asked.said;
  Table& t = out.table;
  t.add_row({std::string_view("sum"), sum.from, t.keep(sum.limit.text), reached.date,
             weekday_name(reached.date), Cell(), Cell(),
             cell(t.keep(skipped(sum.limit, sum.from, reached.date, calendar))),
             t.keep(sum.limit.citation), cell(holidays_note(remarks_of(reached.certainty)))});
  if (reached.certainty == Certainty::provisional) {
    out.closing.emplace_back(
        "Provisional: counts days of years whose bank holidays are not yet certain.");
  }
  if (reached.certainty == Certainty::missing) {
    out.closing.emplace_back("Not safe: counts days of years whose bank holidays are not known.");
  }
  const std::size_t warnings = out.closing.size();
  return {std::move(out), warnings};
}

std::vector<Column> when_columns() {
  return {{"step", ""},
          {"anchor_date", "counted from"},
          {"limit", ""},
          {"due_date", "due"},
          spare(2, {"weekday", ""}),
          {"held_date", "held", Align::left, Audience::people_only},
          {"outcome", "", Align::left, Audience::people_only},
          below({"holidays_skipped", "bank holidays skipped"}),
          spare(1, {"citation", ""}),
          {"note", "", Align::left, Audience::data_only}};
}

}  // namespace duly::answers
