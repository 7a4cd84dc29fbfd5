#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "duly/allocations.hpp"
#include "duly/care_dates.hpp"
#include "duly/input.hpp"
#include "duly/measure.hpp"
#include "duly/worker_hours.hpp"
#include "support/full_extracts.hpp"
#include "support/generate.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace duly::test {

/// A world read with every column, and asked on any day.
class Authority {
 public:
  explicit Authority(std::uint64_t seed, int children, const std::vector<std::string>& before = {})
      : Authority(with(before, full_extracts(generate(seed, children), seed)),
                  full_events(generate(seed, children))) {}
  explicit Authority(const std::vector<std::string>& extracts, const std::string& events = {})
      : records_(read(extracts, events)),
        histories_(gather(records_, {.as_at = day("2016-07-31"), .profile = true}, findings_)),
        allocations_(records_),
        care_dates_(records_),
        hours_(records_) {}

  const Histories& histories() const { return histories_; }
  MeasureContext context() const {
    return {records_, histories_, allocations_, care_dates_, hours_, law_};
  }
  Cases cases(Date on, const BuildOptions& how = {}) const {
    Diagnostics unsaid;
    return build_cases(records_, histories_, on, unsaid, how);
  }
  /// The cases of every child at the latest day asked about.
  Cases latest_cases() const { return cases(day("2016-07-31")); }
  std::vector<Lifeline> lifelines(const Cases& latest) const {
    return lifelines_of(records_, histories_, latest);
  }
  /// Breakdowns are parted by semicolons: "team,sex;age_band".
  std::vector<Grouping> by(std::string_view breakdowns) const {
    std::vector<Grouping> out;
    if (breakdowns.empty()) return out;
    for (const std::string& names : split(breakdowns, ';')) out.push_back(one_breakdown(names));
    return out;
  }
  Grouping one_breakdown(std::string_view names) const {
    std::vector<Grouping::By> kinds;
    for (const std::string& n : split(names, ',')) {
      const GroupKind* kind = find_group_kind(n);
      if (kind != nullptr) {
        kinds.push_back({kind, 0});
      } else if (n == "area") {
        kinds.push_back({&column_group("allocations"), 0});
      } else if (const std::size_t dot = n.find('.'); dot != std::string::npos) {
        const LocalColumn column{n.substr(0, dot), n.substr(dot + 1)};
        kinds.push_back({&column_group(column.kind), records_.local.place(column)});
      } else {
        kinds.push_back({&kRoleGroup, records_.words.find(n)});
      }
    }
    return Grouping({records_, histories_, allocations_, usual_age_bands()}, kinds);
  }
  Evaluation counts(const Cases& cases, std::span<const Grouping> breakdowns, Date from,
                    unsigned threads = 1) const {
    return evaluate(context(), cases, coverage_of(cases, {}), all_measures(), breakdowns, from,
                    {threads, true});
  }
  Evaluation counts_of(const Measure& m, const Cases& cases, std::span<const Grouping> breakdowns,
                       Date from) const {
    const std::array<const Measure*, 1> alone = {&m};
    return evaluate(context(), cases, coverage_of(cases, {}), alone, breakdowns, from, {1});
  }
  Listed list(const Cases& cases, const Measure& m, Date from) const {
    return list_everyone(context(), cases, coverage_of(cases, {}), m, from);
  }
  static const std::vector<const Measure*>& all_measures() {
    static const std::vector<const Measure*> kAll = [] {
      std::vector<const Measure*> out;
      for (const Measure& m : measures()) out.push_back(&m);
      return out;
    }();
    return kAll;
  }

 private:
  static std::vector<std::string> with(std::vector<std::string> first,
                                       const std::vector<std::string>& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
  }
  Records read(const std::vector<std::string>& extracts, const std::string& events) {
    Records out;
    const Headings headings;
    out.local.columns = {{"allocations", "area"}, {"reviews", "venue"},  {"conferences", "venue"},
                         {"children", "school"},  {"episodes", "PL_LA"}, {"reviews", "seen"},
                         {"events", "level"}};
    const LoadOptions how{.details = true};
    for (const std::string& text : extracts) {
      REQUIRE(!load_extract("x.csv", {}, text, headings, how, out, findings_));
    }
    if (!events.empty()) {
      REQUIRE(!load_extract("events.csv", "events", events, headings, how, out, findings_));
    }
    join_tables(out, findings_);
    return out;
  }

  Diagnostics findings_;
  Records records_;
  Histories histories_;
  Allocations allocations_;
  CareDates care_dates_;
  WorkerHours hours_;
  Law law_ = {RuleBook::embedded("statutory").value(), calendar(), {}};
};

}  // namespace duly::test
