// duly when: due dates from dates typed in, and plain date sums. Reads no extract.

#include "answers/when.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {
namespace {

struct Start {
  std::string_view option;
  std::string Options::*date;
  Duty duty;
};
constexpr std::array kStarts = {
    Start{"looked-after", &Options::looked_after, Duty::cla_review},
    Start{"placement-order", &Options::placement_order, Duty::adoption_authority_review},
    Start{"placed-for-adoption", &Options::placed_for_adoption, Duty::adoption_review},
    Start{"returned", &Options::returned, Duty::adoption_return_review},
    Start{"short-breaks", &Options::short_breaks, Duty::short_break_review},
    Start{"plan", &Options::plan, Duty::cp_review},
    Start{"strategy-discussion", &Options::strategy_discussion, Duty::icpc}};

const Start& start_typed(const Options& o) {
  const Start* found = nullptr;
  for (const Start& start : kStarts) {
    if ((o.*start.date).empty()) continue;
    if (found != nullptr) {
      throw WrongUsage(
          fmt::format("one beginning at a time: --{} or --{}", found->option, start.option));
    }
    found = &start;
  }
  if (found == nullptr) {
    throw WrongUsage(
        "from when? Give --looked-after DATE, --plan DATE, --strategy-discussion DATE,"
        " --placement-order DATE, --placed-for-adoption DATE, --returned DATE,"
        " --short-breaks DATE, or a sum: 2026-03-20 + 20wd");
  }
  return *found;
}

Date when_typed(std::string_view option, const std::string& text) {
  return answers::date_typed(option, text, answers::kAnyYear);
}
OptDate when_given(std::string_view option, const std::string& text) {
  return text.empty() ? OptDate{} : when_typed(option, text);
}

Date when_asked(const Options& o, const Surroundings& surroundings) {
  return o.as_at.empty() ? surroundings.today : when_typed("as-at", o.as_at);
}

std::vector<Date> held_typed(const Options& o, const Start& start, Date from) {
  std::vector<Date> out;
  for (const std::string& text : o.held) {
    const Date day = when_typed("held", text);
    const bool too_early = info(start.duty).of == CaseSort::plan ? day <= from : day < from;
    if (too_early) {
      throw WrongUsage(
          fmt::format("--held {} is not after --{} {}", text, start.option, to_string(from)));
    }
    out.push_back(day);
  }
  return out;
}

answers::WhenAnswer chain_typed(const Options& o, Surroundings& surroundings) {
  const Start& start = start_typed(o);
  const answers::LawAsked law = law_for(o, surroundings);
  answers::WhenQuestion question;
  question.duty = start.duty;
  question.from = when_typed(start.option, o.*start.date);
  question.as_at = when_asked(o, surroundings);
  question.held = held_typed(o, start, question.from);
  question.born = when_given("born", o.born);
  question.ended = when_given("ended", o.ended);
  question.for_data = for_data(o);
  return due_dates(question, law);
}

answers::WhenAnswer sum_given(const Options& o, Surroundings& surroundings) {
  const answers::SumOfDates sum =
      answers::sum_typed(fmt::format("{}", fmt::join(o.sum, "")), when_asked(o, surroundings));
  return sum_of_dates(sum, law_for(o, surroundings));
}

}  // namespace

void when_options(OptionList& options, Options& o) {
  options.examples("duly when --looked-after 2015-12-11", "duly when 2015-12-11 + 20wd");
  const auto date = [&options](const char* name, std::string& to, const char* text) {
    options.text(name, "DATE", to, text);
  };
  date("--looked-after", o.looked_after, "The day a child became looked after");
  date("--placement-order", o.placement_order, "The day a placement order (E1) began");
  date("--placed-for-adoption", o.placed_for_adoption, "The day a child was placed for adoption");
  date("--returned", o.returned, "The day an adoption placement ended and care went on");
  date("--short-breaks", o.short_breaks, "The first day of an agreed series of short breaks");
  date("--plan", o.plan, "The day a child protection plan began");
  date("--strategy-discussion", o.strategy_discussion, "The day of the strategy discussion");
  options.repeated("--held", "DATE", o.held, "A review held; may be repeated");
  date("--ended", o.ended, "The day care, the placement or the plan ended");
  date("--born", o.born, "The child's date of birth: no duty runs from the 18th birthday");
  date("--as-at", o.as_at, "Judge as at the close of this day (default: today)");
  add_preset_option(options, o);
  options.text("--holidays", "FILE", o.holidays, "Bank holidays: CSV date,title or GOV.UK JSON");
  options.arguments("SUM", o.sum,
                    "A sum of dates: 2026-03-20 + 20wd, or today + 3m (wd, d, w or m)");
  add_output_options(options, o);
}

int run_when(const Options& options, Surroundings& surroundings) {
  bool both = !options.held.empty();
  for (const Start& start : kStarts) both = both || !(options.*start.date).empty();
  if (both && !options.sum.empty()) throw WrongUsage("a sum or a beginning, not both");
  const answers::WhenAnswer answer =
      options.sum.empty() ? chain_typed(options, surroundings) : sum_given(options, surroundings);
  const Output& out = answer.output;
  // Warnings stand under the table; in csv and json they go to stderr.
  for (std::size_t i = 0; for_data(options) && i < answer.warnings; ++i) {
    surroundings.err << out.closing[i] << "\n";
  }
  surroundings.err << std::flush;
  write_output(out, options, surroundings, {});
  return kDone;
}

}  // namespace duly::cli
