// The named indicators under every reading: which readings bear on which, and whose answer changes.

#include <algorithm>
#include <array>
#include <memory>
#include <tuple>

#include <fmt/format.h>

#include "answers/bearing.hpp"
#include "answers/extent.hpp"
#include "answers/kpi.hpp"
#include "answers/readings.hpp"
#include "answers/small_counts.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

/// Another measure of the same reviews, in other units.
struct OtherUnit {
  std::string_view measure;
  std::string_view called;
};

/// A measure shown under every reading that bears on it.
struct Compared {
  std::string_view measure;
  std::array<OtherUnit, 2> others{};
};

constexpr std::array kCompared = {
    Compared{"NI66", {{{"cla_reviews_on_time", "by review"}}}},
    Compared{"NI67",
             {{{"cp_reviews_on_time", "by review"}, {"cp_meetings_on_time", "by meeting"}}}},
    Compared{"NI64", {}},
    Compared{"NI65", {}},
    Compared{"cla_participation", {}},
    Compared{"pep", {}},
};

bool preset_bears_on(const std::string& preset, const Measure& m) {
  return (duties_of_preset(preset) & m.duties) != 0;
}

/// What a measure says of one child (and plan).
struct Answer {
  Id child = kNoId;
  std::uint32_t plan = kNoIndex;
  Counting counting = Counting::left_out;
  friend bool operator==(const Answer&, const Answer&) = default;
};
using Answers = std::vector<Answer>;

Answers answers_of(const std::vector<Verdict>& verdicts) {
  Answers out;
  out.reserve(verdicts.size());
  for (const Verdict& v : verdicts) out.push_back({v.child, v.plan, counting(v.reason)});
  std::stable_sort(out.begin(), out.end(), [](const Answer& a, const Answer& b) {
    return std::tie(a.child, a.plan) < std::tie(b.child, b.plan);
  });
  return out;
}

/// The answers of one child from `at` on; `at` moves behind them.
std::span<const Answer> take_child(const Answers& all, std::size_t& at, Id child) {
  const std::size_t first = at;
  while (at < all.size() && all[at].child == child) ++at;
  return std::span<const Answer>(all).subspan(first, at - first);
}

std::size_t met(std::span<const Answer> answers) {
  return static_cast<std::size_t>(std::count_if(
      answers.begin(), answers.end(), [](const Answer& a) { return a.counting == Counting::met; }));
}

AnswersChanged compare(const Answers& before, const Answers& after) {
  AnswersChanged out;
  std::size_t b = 0;
  std::size_t a = 0;
  while (b < before.size() || a < after.size()) {
    const Id child = std::min(b < before.size() ? before[b].child : kNoId,
                              a < after.size() ? after[a].child : kNoId);
    const std::span<const Answer> was = take_child(before, b, child);
    const std::span<const Answer> is = take_child(after, a, child);
    if (!std::equal(was.begin(), was.end(), is.begin(), is.end())) ++out.changed;
    if (met(was) < met(is)) ++out.gained;
    if (met(is) < met(was)) ++out.lost;
  }
  return out;
}

/// "ni66_minimum=none, preset 28-90-180", of what bears on the measure; or `default`.
std::string given_law(const DataSet& data, const Measure& m) {
  std::vector<std::string> said;
  for (const auto& [name, value] : changed_readings(data.law().readings)) {
    if (bears_on(name, m)) said.push_back(fmt::format("{}={}", name, value));
  }
  const std::string& preset = data.law_asked().preset;
  if (preset_bears_on(preset, m)) said.push_back("preset " + preset);
  return said.empty() ? "default" : fmt::format("{}", fmt::join(said, ", "));
}

/// The rows of one measure. The files are read and the cases built once; only the law changes.
class SubjectRows {
 public:
  SubjectRows(const DataSet& data, const MeasureSource& source, const Cases& cases,
              const Coverage& coverage, const Judging& how, const Compared& subject)
      : data_(data),
        source_(source),
        cases_(cases),
        coverage_(coverage),
        how_(how),
        subject_(subject),
        measure_(*find_measure(subject.measure)) {}

  std::vector<ReadingsRow> make() {
    std::string none = why_no_figure(data_, coverage_, measure_);
    if (none.empty() && how_.out_of_extent) none = how_.why;
    if (!none.empty()) {
      rows_.emplace_back();
      rows_.back().measure = &measure_;
      rows_.back().reading = given_law(data_, measure_);
      rows_.back().unit = measure_.unit;
      rows_.back().judged = false;
      rows_.back().note = std::move(none);
      return std::move(rows_);
    }
    add(measure_, given_law(data_, measure_), data_.law(), given_preset());
    for (const ReadingInfo& reading : all_readings()) {
      if (bears_on(reading.name, measure_)) add_values(reading);
    }
    add_presets();
    for (const OtherUnit& other : subject_.others) {
      const Measure* m = find_measure(other.measure);
      if (m == nullptr || !why_no_figure(data_, coverage_, *m).empty()) continue;
      add(*m, std::string(other.called), data_.law(), given_preset());
    }
    return std::move(rows_);
  }

 private:
  const std::string& given_preset() const { return data_.law_asked().preset; }

  void add_values(const ReadingInfo& reading) {
    for (const std::string_view value : reading.values) {
      Law law = data_.law();
      if (!set_reading(law.readings, reading.name, value).empty()) continue;
      if (changed_readings(law.readings) == changed_readings(data_.law().readings)) continue;
      add(measure_, fmt::format("{}={}", reading.name, value), law, given_preset());
    }
  }

  void add_presets() {
    const std::string& given = given_preset();
    for (const std::string& preset : preset_names()) {
      const bool bears = preset_bears_on(preset, measure_) ||
                         (preset == preset_names().front() && preset_bears_on(given, measure_));
      if (!bears || preset == given) continue;
      std::optional<RuleBook> rules = RuleBook::embedded(preset);
      if (!rules) continue;
      add(measure_, "preset " + preset,
          {std::move(*rules), data_.law().calendar, data_.law().readings}, preset);
    }
  }

  /// Readings of the units only concern plans.
  static std::string_view unit_under(const Measure& m, const Law& law) {
    const bool plans_once = m.id == "NI64" || m.id == "NI65";
    return plans_once && law.readings.cp_unit == CpUnit::child ? "child" : m.unit;
  }

  /// `preset`: the name of the law's limits.
  void add(const Measure& m, std::string reading, const Law& law, const std::string& preset) {
    const Listed listed = judged(m, law);
    ReadingsRow row;
    row.measure = &m;
    row.reading = std::move(reading);
    row.unit = unit_under(m, law);
    for (const Verdict& v : listed.verdicts) row.tally.add(v.reason);
    const std::size_t to = data_.setting().round;
    row.tally = rounded(row.tally, to);
    tell(row, listed, LawNotes(data_.setting().for_data, preset, law.readings));
    Answers answers = answers_of(listed.verdicts);
    if (rows_.empty()) {
      first_ = std::move(answers);
    } else if (row.unit == rows_.front().unit) {
      row.changes = compare(first_, answers);
      for (auto part : {&AnswersChanged::changed, &AnswersChanged::gained, &AnswersChanged::lost}) {
        (*row.changes).*part = rounded((*row.changes).*part, to);
      }
    }
    rows_.push_back(std::move(row));
  }

  Listed judged(const Measure& m, const Law& law) const {
    const MeasureContext c = source_.context();
    const MeasureContext context{c.records, c.histories, c.allocations, c.care_dates, c.hours, law};
    if (law.readings.review_day == data_.law().readings.review_day) {
      return list_everyone(context, cases_, coverage_, m, how_.period.from);
    }
    const Cases cases = data_.cases_under(law.readings, cases_.as_at);
    return list_everyone(context, cases, coverage_of(cases, law.readings), m, how_.period.from);
  }

  void tell(ReadingsRow& row, const Listed& listed, const LawNotes& notes) const {
    add_to_note(row.note, how_.period.provisional);
    if (std::any_of(listed.obligations.begin(), listed.obligations.end(), counts_uncertain_days)) {
      add_to_note(row.note, kUncertainHolidays);
    }
    add_to_note(row.note, doubt_of(data_, *row.measure));
    add_to_note(row.note, notes.of(*row.measure));
    add_to_note(row.note, rounding_note(data_.setting()));
    add_to_note(row.note, reviews_end(coverage_, row.measure->duties));
    row.counts_note = why_indeterminate(data_, coverage_, *row.measure, row.tally);
  }

  const DataSet& data_;
  const MeasureSource& source_;
  const Cases& cases_;
  const Coverage& coverage_;
  const Judging& how_;
  const Compared& subject_;
  const Measure& measure_;
  std::vector<ReadingsRow> rows_;
  Answers first_;  ///< those of the first row
};

}  // namespace

std::vector<ReadingsRow> readings_rows(DataSet& data, const JudgedPeriod& period) {
  const std::shared_ptr<const Cases> kept = data.cases_at(period.judged_at);
  const Cases& whole = *kept;
  const Coverage told = data.coverage(whole);
  const MeasureSource source(data);
  std::vector<ReadingsRow> out;
  for (const Compared& subject : kCompared) {
    const Judging how = judging(data, told, subject_of(*find_measure(subject.measure)), period);
    if (how.out_of_extent) data.say_out_of_extent(*how.out_of_extent, how.why);
    const bool early = how.period.judged_at != period.judged_at;
    const Cases then = early ? data.earlier_cases_at(how.period.judged_at, {}, {}) : Cases{};
    const Cases& cases = early ? then : whole;
    const Coverage coverage = early ? coverage_of(cases, data.law().readings) : told;
    for (ReadingsRow& row : SubjectRows(data, source, cases, coverage, how, subject).make()) {
      out.push_back(std::move(row));
    }
  }
  return out;
}

std::vector<const Measure*> measures_of_readings() {
  std::vector<const Measure*> out;
  for (const Compared& subject : kCompared) {
    out.push_back(find_measure(subject.measure));
    for (const OtherUnit& other : subject.others) {
      if (!other.measure.empty()) out.push_back(find_measure(other.measure));
    }
  }
  return out;
}

std::vector<std::string_view> readings_that_bear_on(std::string_view measure) {
  std::vector<std::string_view> out;
  for (const ReadingInfo& reading : all_readings()) {
    if (bears_on(reading.name, *find_measure(measure))) out.push_back(reading.name);
  }
  return out;
}

}  // namespace duly::answers
