// duly kpi: measures over a period or a series of periods, and the list behind one.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/period.hpp"
#include "cli/targets.hpp"
#include "cli/wording.hpp"
#include "duly/measure.hpp"
#include "duly/nearest.hpp"

namespace duly::cli {
namespace {

const Measure* measure_typed(const std::string& id) {
  if (const Measure* found = find_measure(id)) return found;
  std::vector<std::string> ids;
  for (const Measure& m : measures()) ids.emplace_back(m.id);
  const std::string_view near = nearest(id, ids);
  throw WrongUsage("there is no measure '" + id + "'" +
                   (near.empty() ? "; there are " + fmt::format("{}", fmt::join(ids, ", "))
                                 : "; did you mean " + std::string(near) + "?"));
}

std::vector<const Measure*> measures_typed(const Options& o) {
  std::vector<const Measure*> out;
  for (const std::string& id : o.measures) {
    const Measure* m = measure_typed(id);
    if (std::find(out.begin(), out.end(), m) == out.end()) out.push_back(m);
  }
  for (const Measure& m : measures()) {
    if (o.measures.empty() && m.by_default) out.push_back(&m);
  }
  return out;
}

/// The period whole, or its months or quarters, as far as they have begun by `as_at`.
struct Series {
  std::vector<JudgedPeriod> points;
  std::size_t not_begun = 0;
};
Series series_of(const Options& o, Date as_at) {
  const ReportingPeriod whole = period_typed(o);
  if (o.monthly && o.quarterly) throw WrongUsage("--monthly or --quarterly, not both");
  if (!o.monthly && !o.quarterly) return {{judged(whole, as_at)}, 0};
  judged(whole, as_at);
  Series out;
  const int months = o.monthly ? 1 : 3;
  for (int i = 0;; ++i) {
    const Date from = add_months(whole.from, months * i);
    if (whole.to < from) break;
    const Date to = std::min(whole.to, add_months(whole.from, months * (i + 1)).plus_days(-1));
    if (as_at < from) {
      ++out.not_begun;
    } else {
      out.points.push_back(judged({from, to}, as_at));
    }
  }
  return out;
}

Table kpi_table() {
  return Table({{"measure", ""},
                {"title", ""},
                {"unit", "", Align::left, Audience::data_only},
                {"from", "", Align::left, Audience::data_only},
                {"to", "", Align::left, Audience::data_only},
                {"period", "", Align::left, Audience::people_only},
                {"group", ""},
                {"band", ""},
                {"value", "%", Align::right, Audience::everyone, true},
                {"numerator", "", Align::right},
                {"denominator", "of", Align::right},
                {"excluded", "left out", Align::right},
                {"indeterminate", "", Align::right},
                {"value_low", "at least", Align::right, Audience::data_only},
                {"value_high", "at most", Align::right, Audience::data_only},
                {"range", "between", Align::right, Audience::people_only},
                {"target", "", Align::right},
                {"met", ""},
                {"note", ""}});
}

std::string text_of(const Cell& c) {
  const auto* value = std::get_if<Tenths>(&c);
  if (value == nullptr) return {};
  return fmt::format("{}.{}", value->tenths / 10, value->tenths % 10);
}

std::string note_of(const Counts& counts, const JudgedPeriod& period, bool provisional_holidays,
                    std::string_view missing, bool target_not_judged) {
  std::string out = period.provisional;
  const auto add = [&out](std::string_view text) {
    if (!out.empty()) out += "; ";
    out += text;
  };
  if (provisional_holidays)
    add("provisional: counts days of years whose bank holidays are not certain");
  if (!missing.empty()) add(missing);
  if (target_not_judged) add("the target cannot be judged");
  if (counts.too_uncertain()) add("too many indeterminate: load the year before");
  return out;
}

/// Where too much is indeterminate, a target is met or missed only if it is so at both ends.
Met met_by(const Target& target, const Counts& c) {
  if (!c.too_uncertain()) return is_met(target, c.numerator, c.denominator);
  const std::size_t all = c.denominator + c.indeterminate;
  const Met worst = is_met(target, c.numerator, all);
  return worst == is_met(target, c.numerator + c.indeterminate, all) ? worst : Met::not_known;
}

/// What a measure looks at and the files do not hold; blank where they do.
std::string_view not_loaded(const Session& session, const Measure& m) {
  const Histories& h = session.histories();
  const auto looks_at = [&m](Duty duty) { return (m.duties & only(duty)) != 0; };
  if (looks_at(Duty::cla_review)) return h.episodes.empty() ? "no episodes loaded" : "";
  if (looks_at(Duty::icpc)) {
    return h.conferences.empty() && h.enquiries.empty() ? "no conferences loaded" : "";
  }
  return h.plans.empty() ? "no plans loaded" : "";
}

/// Reviews in time cannot be told from a list that holds only the latest review.
bool not_available(const Coverage& coverage, const Measure& m) {
  const auto looks_at = [&m](Duty duty) { return (m.duties & only(duty)) != 0; };
  return (looks_at(Duty::cla_review) && coverage.latest_reviews_only) ||
         (looks_at(Duty::cp_review) && coverage.latest_conferences_only);
}

class KpiSheet {
 public:
  KpiSheet(Session& session, std::vector<const Measure*> chosen, std::vector<Target> targets,
           bool in_series)
      : session_(session),
        chosen_(std::move(chosen)),
        targets_(std::move(targets)),
        in_series_(in_series) {}

  void add_point(const JudgedPeriod& period) {
    const bool icpcs = session_.law().readings.cp_anchor == CpAnchor::icpc ||
                       std::any_of(chosen_.begin(), chosen_.end(), [](const Measure* m) {
                         return (m->duties & only(Duty::icpc)) != 0;
                       });
    const Cases cases = session_.cases_at(period.judged_at, icpcs);
    const Coverage coverage = session_.coverage(cases);
    const Evaluation found = evaluate(cases, session_.histories(), session_.law(), coverage,
                                      chosen_, period.from, session_.threads());
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Measure& m = *chosen_[i];
      if (not_available(coverage, m)) {
        add_row_without_counts(m, period);
      } else {
        add_row(m, found.counts[i], period, found.provisional_holidays);
      }
    }
    last_ = period;
  }

  bool missed() const { return missed_; }

  Output output(std::size_t not_begun) {
    Output out = session_.output(std::move(table_));
    out.as_at = last_.judged_at;
    out.title = fmt::format("{} to {}", in_words(first_day_), in_words(last_.to));
    out.closing = left_out_lines();
    if (!last_.provisional.empty()) out.closing.push_back(last_.provisional + ".");
    if (not_begun > 0) {
      out.closing.push_back(grouped(not_begun) + " later points have not begun and are not shown.");
    }
    return out;
  }

  void begin(Date first_day) { first_day_ = first_day; }

 private:
  void add_row(const Measure& m, const Counts& c, const JudgedPeriod& period, bool provisional) {
    const std::size_t all = c.denominator + c.indeterminate;
    const Cell low = percentage(c.numerator, all);
    const Cell high = percentage(c.numerator + c.indeterminate, all);
    const Cell value = c.too_uncertain() ? Cell() : percentage(c.numerator, c.denominator);
    const Target* target = target_of(targets_, m.id);
    const Met met = target == nullptr ? Met::not_known : met_by(*target, c);
    missed_ = missed_ || met == Met::no;
    const Cell range =
        c.indeterminate == 0 ? Cell() : Cell(table_.keep(text_of(low) + " to " + text_of(high)));
    const Cell span = in_series_ ? Cell(table_.keep(period_words(period))) : Cell();
    const auto count = [](std::size_t n) { return Cell(static_cast<std::int64_t>(n)); };
    table_.add_row(
        {m.id, m.title, m.unit, period.from, period.to, span, Cell(), Cell(), value,
         count(c.numerator), count(c.denominator), count(c.excluded()), count(c.indeterminate), low,
         high, range, target == nullptr ? Cell() : Cell(table_.keep(target->text)), cell(name(met)),
         cell(table_.keep(note_of(c, period, provisional, not_loaded(session_, m),
                                  target != nullptr && met == Met::not_known)))},
        mark_of(met, c));
    if (!in_series_) remember_left_out(m, c);
  }

  void add_row_without_counts(const Measure& m, const JudgedPeriod& period) {
    const Cell span = in_series_ ? Cell(table_.keep(period_words(period))) : Cell();
    const Target* target = target_of(targets_, m.id);
    table_.add_row({m.id, m.title, m.unit, period.from, period.to, span, Cell(), Cell(), Cell(),
                    Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell(),
                    target == nullptr ? Cell() : Cell(table_.keep(target->text)), Cell(),
                    "not available from Annex A: only the latest review is there"},
                   Mark::doubtful);
  }

  static Mark mark_of(Met met, const Counts& c) {
    if (met == Met::no) return Mark::urgent;
    return c.too_uncertain() ? Mark::doubtful : Mark::none;
  }

  static std::string period_words(const JudgedPeriod& p) {
    return to_string(p.from) + " to " + to_string(p.to);
  }

  void remember_left_out(const Measure& m, const Counts& c) {
    std::string said;
    for (std::size_t i = 0; i < kReasonCount; ++i) {
      const auto reason = static_cast<Reason>(i);
      const bool left_out = !counted(reason) && reason != Reason::indeterminate;
      if (!left_out || c.by_reason[i] == 0) continue;
      said +=
          fmt::format("{}{} {}", said.empty() ? "" : ", ", grouped(c.by_reason[i]), name(reason));
    }
    if (!said.empty()) left_out_.push_back(std::string(m.id) + " left out: " + said + ".");
  }

  std::vector<std::string> left_out_lines() const { return left_out_; }

  Session& session_;
  std::vector<const Measure*> chosen_;
  std::vector<Target> targets_;
  bool in_series_;
  Table table_ = kpi_table();
  std::vector<std::string> left_out_;
  JudgedPeriod last_{Date::from_serial(0), Date::from_serial(0), Date::from_serial(0), {}};
  Date first_day_ = Date::from_serial(0);
  bool missed_ = false;
};

/// The link behind a verdict, in words.
std::string detail_of(const Obligation& o) {
  const std::string nth = o.ordinal > 0 ? fmt::format("no {}, ", o.ordinal) : std::string();
  if (!o.due) return o.held ? "held " + to_string(*o.held) : "earlier reviews are not in the files";
  if (!o.held) return fmt::format("{}due {}, not held", nth, to_string(*o.due));
  const std::string late =
      o.days_late ? fmt::format(", {} {} late", *o.days_late, *o.days_late == 1 ? "day" : "days")
                  : std::string();
  return fmt::format("{}due {}, held {}{}", nth, to_string(*o.due), to_string(*o.held), late);
}

Output listed(Session& session, const Measure& measure, const JudgedPeriod& period) {
  const Cases cases = session.cases_at(period.judged_at);
  const Coverage coverage = session.coverage(cases);
  Listed list =
      list_everyone(cases, session.histories(), session.law(), coverage, measure, period.from);
  std::stable_sort(
      list.verdicts.begin(), list.verdicts.end(), [&session](const Verdict& a, const Verdict& b) {
        const auto key = [&session](const Verdict& v) {
          return std::tuple(session.child(v.child), v.day.or_far(), session.word(v.plan_id));
        };
        return key(a) < key(b);
      });
  Table table({{"measure", "", Align::left, Audience::data_only},
               {"child_id", "child"},
               {"plan_id", "plan"},
               {"in_denominator", "", Align::right},
               {"in_numerator", "", Align::right},
               {"reason", ""},
               {"detail", ""}});
  Counts counts;
  for (const Verdict& v : list.verdicts) {
    counts.add(v.reason);
    std::string detail;
    if (v.because < list.obligations.size()) {
      detail = detail_of(list.obligations[v.because]);
    } else if (v.day) {
      detail = to_string(*v.day);
    }
    Mark mark = v.reason == Reason::failed ? Mark::urgent : Mark::none;
    if (v.reason == Reason::indeterminate) mark = Mark::doubtful;
    if (!counted(v.reason) && mark == Mark::none) mark = Mark::quiet;
    table.add_row({measure.id, session.child(v.child), cell(session.word(v.plan_id)),
                   Cell(std::int64_t{counted(v.reason) ? 1 : 0}),
                   Cell(std::int64_t{in_numerator(v.reason) ? 1 : 0}), name(v.reason),
                   cell(table.keep(std::move(detail)))},
                  mark);
  }
  Output out = session.output(std::move(table));
  out.as_at = period.judged_at;
  out.title = fmt::format("{} {}, {} to {}", measure.id, measure.title, in_words(period.from),
                          in_words(period.to));
  out.closing.push_back(fmt::format("{} of {} ({}); {} looked at, {} left out, {} indeterminate.",
                                    grouped(counts.numerator), grouped(counts.denominator),
                                    measure.numerator, grouped(list.verdicts.size()),
                                    grouped(counts.excluded()), grouped(counts.indeterminate)));
  if (!period.provisional.empty()) out.closing.push_back(period.provisional + ".");
  return out;
}

}  // namespace

void kpi_options(OptionList& options, Options& o) {
  add_period_options(options, o);
  options.words("-m,--measure", "IDS", o.measures,
                "Measures, comma-separated (default: the named four"
                " and reviews on time)");
  options.text("--list", "MEASURE", o.list, "Everyone one measure looked at, with the reason");
  options.flag("--monthly", o.monthly, "A row for each month of the period");
  options.flag("--quarterly", o.quarterly, "A row for each quarter of the period");
  options.repeated("--target", "TARGET", o.targets,
                   "Such as 'NI66>=95'; exit 4 where one is missed");
}

int run_kpi(const Options& options, Surroundings& surroundings) {
  const Series series = series_of(options, as_at_for(options, surroundings));
  std::vector<Target> targets = targets_typed(options.targets);
  std::vector<const Measure*> chosen = measures_typed(options);
  for (const Target& t : targets) {
    const Measure* m = measure_typed(t.measure);
    if (std::find(chosen.begin(), chosen.end(), m) == chosen.end()) chosen.push_back(m);
  }
  if (!options.list.empty()) {
    if (!options.targets.empty()) throw WrongUsage("--list shows cases; give --target without it");
    const Measure& measure = *measure_typed(options.list);
    if (series.points.size() != 1)
      throw WrongUsage("--list shows one period: leave out --monthly or --quarterly");
    Session session(options, surroundings);
    return session.finish(listed(session, measure, series.points[0]));
  }
  Session session(options, surroundings);
  KpiSheet sheet(session, std::move(chosen), std::move(targets),
                 options.monthly || options.quarterly);
  sheet.begin(series.points.front().from);
  for (const JudgedPeriod& point : series.points) sheet.add_point(point);
  const Output output = sheet.output(series.not_begun);
  return session.finish(output, sheet.missed());
}

}  // namespace duly::cli
