// duly when: due dates from dates typed in, and plain date sums. Reads no extract.

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "cli/columns.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/wording.hpp"
#include "law/chain.hpp"

namespace duly::cli {
namespace {

struct Start {
  std::string_view option;
  std::string Options::*date;
  Duty duty;
};
constexpr std::array<Start, kDutyCount> kStarts = {{
    {"--looked-after", &Options::looked_after, Duty::cla_review},
    {"--placed-for-adoption", &Options::placed_for_adoption, Duty::adoption_review},
    {"--short-breaks", &Options::short_breaks, Duty::short_break_review},
    {"--plan", &Options::plan, Duty::cp_review},
    {"--strategy-discussion", &Options::strategy_discussion, Duty::icpc},
}};

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
  if (limit.unit != Unit::working_days) return out;
  for (const Holiday& h : calendar.holidays_between(anchor, due)) {
    if (!out.empty()) out += "; ";
    out += to_string(h.day) + " " + h.title;
  }
  return out;
}

const Start& start_typed(const Options& o) {
  const Start* found = nullptr;
  for (const Start& start : kStarts) {
    if ((o.*start.date).empty()) continue;
    if (found != nullptr) {
      throw WrongUsage(
          fmt::format("one beginning at a time: {} or {}", found->option, start.option));
    }
    found = &start;
  }
  if (found == nullptr) {
    throw WrongUsage(
        "from when? Give --looked-after DATE, --plan DATE, --strategy-discussion DATE,"
        " --placed-for-adoption DATE, --short-breaks DATE, or a sum: 2026-03-20 + 20wd");
  }
  return *found;
}

/// What is only reckoned may lie before the first year of extracts: a birth, an old order.
constexpr DateReading kAnyYear{false, false, 1950};

Date when_typed(std::string_view option, const std::string& text) {
  return date_typed(option, text, kAnyYear);
}

/// The dates held, in order, none before the beginning, one a day.
std::vector<Held> held_typed(const Options& o, const Start& start, Date from) {
  std::vector<Held> out;
  for (const std::string& text : o.held) {
    const Date day = when_typed("--held", text);
    const bool too_early = info(start.duty).of == CaseSort::plan ? day <= from : day < from;
    if (too_early) {
      throw WrongUsage(
          fmt::format("--held {} is not after {} {}", text, start.option, to_string(from)));
    }
    out.push_back({day, 0});
  }
  std::sort(out.begin(), out.end(), [](const Held& a, const Held& b) { return a.day < b.day; });
  out.erase(std::unique(out.begin(), out.end(),
                        [](const Held& a, const Held& b) { return a.day == b.day; }),
            out.end());
  return out;
}

std::string note_of(const Obligation& o, const LawNotes& said) {
  std::string out(holidays_note(o.remarks));
  add_to_note(out, said.of(o.duty));
  return out;
}

void add_steps(Output& out, const std::vector<Obligation>& links, const Start& start,
               const Law& law, const LawNotes& said) {
  unsigned step = 0;
  for (const Obligation& o : links) {
    ++step;
    const DutyInfo& duty = info(start.duty);
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

/// Warnings (the first closing lines) stand under the table; in csv and json they go to stderr.
void show(const Output& out, std::size_t warnings, const Options& o, Surroundings& surroundings) {
  const bool data = o.format == "csv" || o.format == "json";
  for (std::size_t i = 0; data && i < warnings; ++i) surroundings.err << out.closing[i] << "\n";
  surroundings.err << std::flush;
  write_output(out, o, surroundings, {});
}

int show_chain(const Options& o, Surroundings& surroundings) {
  const Start& start = start_typed(o);
  const Law law = law_for(o, surroundings);
  const Date from = when_typed(start.option, o.*start.date);
  const Date as_at = o.as_at.empty() ? surroundings.today : when_typed("--as-at", o.as_at);
  std::vector<Held> held = held_typed(o, start, from);
  law::Chain chain{start.duty, law::Beginning::first, from, {}, {}, {}, {}, 0, 0};
  if (!o.born.empty())
    chain.turns_18 = law.rules.birthday(RuleId::childhood, when_typed("--born", o.born));
  if (!o.ended.empty()) chain.ends = when_typed("--ended", o.ended);
  if (chain.ends && *chain.ends < from)
    throw WrongUsage("--ended is before the beginning; check both");
  // As in the extracts: what is held on the last day counts, on the 18th birthday it does not.
  const auto outside = [&chain](const Held& h) {
    return (chain.ends && *chain.ends < h.day) || (chain.turns_18 && *chain.turns_18 <= h.day);
  };
  const std::size_t given = held.size();
  held.erase(std::remove_if(held.begin(), held.end(), outside), held.end());
  const OptDate end = chain.ends;
  if (chain.turns_18 && *chain.turns_18 <= as_at && (!end || *chain.turns_18 < *end)) {
    chain.ends = chain.turns_18;
  }
  chain.held = held;
  std::vector<Obligation> links;
  law::Follower(law, as_at, links).follow(chain);
  if (info(start.duty).once && !held.empty()) links.resize(1);

  Output out{{}, Table(when_columns()), {}, {}, {}, {}, {}, {}};
  out.as_at = as_at;
  out.readings = said_of_law(o, law);
  add_steps(out, links, start, law, LawNotes(o, law));
  const std::size_t warnings = out.closing.size();
  if (held.size() < given) {
    out.closing.emplace_back(
        "A date held after the end, or on or after the 18th birthday, is not used.");
  }
  if (links.empty() || links.back().held) {
    const bool matter_over = info(start.duty).once && !held.empty();
    if (!matter_over) {
      out.closing.emplace_back(
          "Nothing more is due: the duty ends on or before the next due date.");
    }
  }
  show(out, warnings, o, surroundings);
  return kDone;
}

/// "20wd", "3m", "10d" or "6w" as a limit.
Limit limit_typed(std::string_view text) {
  Limit limit;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit.amount);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  constexpr int kMost = 20000;
  if (error != std::errc{} || limit.amount < 0 || limit.amount > kMost) return {};
  std::string_view words;
  limit.citation = "dodds-v-walker";
  if (unit == "wd") {
    limit.unit = Unit::working_days;
    limit.citation = "bfda-1971";
    words = "working days";
  } else if (unit == "m") {
    limit.unit = Unit::months;
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

int show_sum(const Options& o, Surroundings& surroundings) {
  std::string sum;
  for (const std::string& word : o.sum) {
    for (const char c : word) {
      if (c != ' ') sum += c;
    }
  }
  const std::size_t plus = sum.find('+');
  const ReadDate from = read_date(sum.substr(0, plus), kAnyYear);
  const Limit limit =
      plus == std::string::npos ? Limit{} : limit_typed(std::string_view(sum).substr(plus + 1));
  if (!from.date || limit.text.empty()) {
    throw WrongUsage("'" + sum +
                     "' is no sum; write 2026-03-20 + 20wd (wd working days, d days,"
                     " w weeks, m months)");
  }
  const Law law = law_for(o, surroundings);
  const Counted reached = last_day_in_time(limit, *from.date, law.calendar);
  constexpr int kLastYear = 2099;
  if (reached.date.year() > kLastYear)
    throw WrongUsage("the sum leads beyond " + std::to_string(kLastYear));
  Output out{{}, Table(when_columns()), {}, {}, {}, {}, {}, {}};
  out.readings = said_of_law(o, law);
  Table& t = out.table;
  t.add_row({std::string_view("sum"), *from.date, t.keep(limit.text), reached.date,
             weekday_name(reached.date), Cell(), Cell(),
             cell(t.keep(skipped(limit, *from.date, reached.date, law.calendar))),
             t.keep(limit.citation), cell(holidays_note(remarks_of(reached.certainty)))});
  if (reached.certainty == Certainty::provisional) {
    out.closing.emplace_back(
        "Provisional: counts days of years whose bank holidays are not yet certain.");
  }
  if (reached.certainty == Certainty::missing) {
    out.closing.emplace_back("Not safe: counts days of years whose bank holidays are not known.");
  }
  show(out, out.closing.size(), o, surroundings);
  return kDone;
}

}  // namespace

std::vector<Column> when_columns() {
  return {{"step", ""},
          {"anchor_date", "counted from"},
          {"limit", ""},
          {"due_date", "due"},
          {"weekday", ""},
          {"held_date", "held", Align::left, Audience::people_only},
          {"outcome", "", Align::left, Audience::people_only},
          {"holidays_skipped", "bank holidays skipped"},
          {"citation", ""},
          {"note", "", Align::left, Audience::data_only}};
}

void when_options(OptionList& options, Options& o) {
  const auto date = [&options](const char* name, std::string& to, const char* text) {
    options.text(name, "DATE", to, text);
  };
  date("--looked-after", o.looked_after, "The day a child became looked after");
  date("--placed-for-adoption", o.placed_for_adoption, "The day a child was placed for adoption");
  date("--short-breaks", o.short_breaks, "The first day of an agreed series of short breaks");
  date("--plan", o.plan, "The day a child protection plan began");
  date("--strategy-discussion", o.strategy_discussion, "The day of the strategy discussion");
  options.repeated("--held", "DATE", o.held, "A review held; may be repeated");
  date("--ended", o.ended, "The day care, the placement or the plan ended");
  date("--born", o.born, "The child's date of birth: no duty runs from the 18th birthday");
  date("--as-at", o.as_at, "Judge as at the close of this day (default: today)");
  options.text("--preset", "NAME", o.preset, "statutory, 28-90-180, 28-91-182 or 20wd-91-183");
  options.text("--holidays", "FILE", o.holidays, "Bank holidays: CSV date,title or GOV.UK JSON");
  options.arguments("SUM", o.sum, "A sum of dates: 2026-03-20 + 20wd (wd, d, w or m)");
  add_output_options(options, o);
}

int run_when(const Options& options, Surroundings& surroundings) {
  if (options.sum.empty()) return show_chain(options, surroundings);
  bool both = !options.held.empty();
  for (const Start& start : kStarts) both = both || !(options.*start.date).empty();
  if (both) throw WrongUsage("a sum or a beginning, not both");
  return show_sum(options, surroundings);
}

}  // namespace duly::cli
