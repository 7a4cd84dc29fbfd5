// Runs the checks: which can look, then child by child, in pieces on several threads.

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "checks/look.hpp"
#include "checks/needs.hpp"
#include "duly/by_child.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/need.hpp"
#include "duly/parts.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly {
namespace checks {
namespace {

std::vector<Period> years_of(const Records& records, Date as_at) {
  std::vector<Period> out;
  for (const Extract& extract : records.extracts) {
    Period& year = out.emplace_back(Period{as_at, as_at});
    if (extract.reference_date) {
      year.until = (*extract.reference_date).plus_days(1);
      year.from = add_months(*year.until, -12);
    } else if (extract.year || extract.last_date) {
      const Date told = extract.year ? *extract.year : collection_year_start(*extract.last_date);
      year.from = std::min(told, collection_year_start(as_at));
      year.until = add_months(year.from, 12);
    }
  }
  return out;
}

/// The rows of one kind, by child and in order.
template <class Row>
struct Sorted {
  std::vector<const Row*> rows;
  std::vector<std::uint32_t> of;

  Rows<Row> of_child(Id child) const {
    if (of.empty()) return {};
    return Rows<Row>(rows).subspan(of[child], of[child + 1] - of[child]);
  }
};

template <class Row, class Wanted, class Before>
Sorted<Row> sorted(const std::vector<Row>& rows, std::size_t children, Wanted wanted,
                   Before before) {
  Sorted<Row> out;
  if (rows.empty()) return out;
  ByChild order = by_child(rows, children, wanted);
  sort_each_child(order,
                  [&](std::uint32_t a, std::uint32_t b) { return before(rows[a], rows[b]); });
  out.rows.reserve(order.rows.size());
  for (const std::uint32_t i : order.rows) out.rows.push_back(&rows[i]);
  out.of = std::move(order.of);
  return out;
}

template <class Row>
Sorted<Row> by_start(const std::vector<Row>& rows, std::size_t children) {
  return sorted(
      rows, children, [](const Row& r) { return r.child != kNoId; },
      [](const Row& a, const Row& b) {
        if (a.from != b.from) return a.from.or_far() < b.from.or_far();
        return a.until.or_far() < b.until.or_far();
      });
}

template <class Row>
Sorted<Row> as_they_came(const std::vector<Row>& rows, std::size_t children) {
  return sorted(
      rows, children, [](const Row& r) { return r.child != kNoId; },
      [](const Row&, const Row&) { return false; });
}

struct AllRows {
  AllRows(const Records& r, unsigned threads) {
    do_all(r.children.size(), threads, {[&] { sort_care(r); }, [&] { sort_the_rest(r); }});
  }

  Sorted<ChildRow> header, births;
  Sorted<Episode> episodes;
  Sorted<Review> reviews;
  Sorted<PlanRow> plans;
  Sorted<Conference> conferences;
  Sorted<Enquiry> enquiries;
  Sorted<Referral> referrals;
  Sorted<CinActivity> assessments, cin_plans;
  Sorted<MissingEpisode> missing;
  Sorted<CareLeaver> care_leavers;
  Sorted<Allocation> workers;

 private:
  void sort_care(const Records& r) {
    const std::size_t children = r.children.size();
    const auto as_they_stand = [](const ChildRow&, const ChildRow&) { return false; };
    header = sorted(
        r.child_rows, children, [](const ChildRow& c) { return c.from_header; }, as_they_stand);
    births = sorted(
        r.child_rows, children, [](const ChildRow& c) { return !c.from_header; }, as_they_stand);
    episodes = by_start(r.episodes, children);
    reviews = sorted(
        r.reviews, children, [](const Review& v) { return !v.cancelled && v.child != kNoId; },
        [](const Review& a, const Review& b) { return *a.held < *b.held; });
  }

  void sort_the_rest(const Records& r) {
    const std::size_t children = r.children.size();
    plans = by_start(r.plans, children);
    conferences = sorted(
        r.conferences, children, [](const Conference&) { return true; },
        [](const Conference& a, const Conference& b) { return *a.held < *b.held; });
    enquiries = sorted(
        r.enquiries, children, [](const Enquiry&) { return true; },
        [](const Enquiry& a, const Enquiry& b) {
          return a.strategy_discussion.or_far() < b.strategy_discussion.or_far();
        });
    referrals = by_start(r.referrals, children);
    assessments = by_start(r.assessments, children);
    cin_plans = by_start(r.cin_plans, children);
    missing = by_start(r.missing, children);
    care_leavers = as_they_came(r.care_leavers, children);
    workers = as_they_came(r.allocations, children);
  }
};

template <class Row>
std::span<const Row> part(const std::vector<Row>& all, const std::vector<std::uint32_t>& of,
                          Id child) {
  return std::span<const Row>(all).subspan(of[child], of[child + 1] - of[child]);
}

Look look_at(const World& world, const AllRows& all, Id child) {
  Look look{world};
  look.child = child;
  look.header = all.header.of_child(child);
  look.births = all.births.of_child(child);
  look.episodes = all.episodes.of_child(child);
  look.reviews = all.reviews.of_child(child);
  look.plans = all.plans.of_child(child);
  look.conferences = all.conferences.of_child(child);
  look.enquiries = all.enquiries.of_child(child);
  look.referrals = all.referrals.of_child(child);
  look.assessments = all.assessments.of_child(child);
  look.cin_plans = all.cin_plans.of_child(child);
  look.missing = all.missing.of_child(child);
  look.care_leavers = all.care_leavers.of_child(child);
  look.workers = all.workers.of_child(child);
  const Histories& h = world.histories;
  look.merged_episodes = part(h.episodes, h.episodes_of, child);
  look.merged_plans = part(h.plans, h.plans_of, child);
  const ChildCase& c = world.cases.children[child];
  look.periods = world.cases.periods_of(c);
  look.plan_cases = world.cases.plans_of(c);
  look.born = h.born[child];
  look.turns_18 = c.turns_18;
  for (const ChildRow* row : look.header) {
    if (row->died) look.died = row->died;
  }
  return look;
}

/// Has the child a row of a kind?
using Has = bool (*)(const Look&);
struct KindHeld {
  std::string_view kind;
  Has has;
};
constexpr std::array kKindsHeld = {
    KindHeld{"episodes", [](const Look& l) { return !l.episodes.empty(); }},
    KindHeld{"reviews", [](const Look& l) { return !l.reviews.empty(); }},
    KindHeld{"children", [](const Look& l) { return !l.header.empty(); }},
    KindHeld{"plans", [](const Look& l) { return !l.plans.empty(); }},
    KindHeld{"conferences", [](const Look& l) { return !l.conferences.empty(); }},
    KindHeld{"enquiries", [](const Look& l) { return !l.enquiries.empty(); }},
    KindHeld{"referrals", [](const Look& l) { return !l.referrals.empty(); }},
    KindHeld{"assessments", [](const Look& l) { return !l.assessments.empty(); }},
    KindHeld{"cin_plans", [](const Look& l) { return !l.cin_plans.empty(); }},
    KindHeld{"missing", [](const Look& l) { return !l.missing.empty(); }},
    KindHeld{"care_leavers", [](const Look& l) { return !l.care_leavers.empty(); }},
    KindHeld{"allocations", [](const Look& l) { return !l.workers.empty(); }}};

/// Kinds by their places in kKindsHeld, a bit each.
using Kinds = std::uint16_t;
constexpr Kinds kOfNoKind = Kinds{1} << kKindsHeld.size();

Kinds held_by(const Look& look) {
  Kinds out = kOfNoKind;
  for (std::size_t i = 0; i < kKindsHeld.size(); ++i) {
    if (kKindsHeld[i].has(look)) out |= static_cast<Kinds>(1U << i);
  }
  return out;
}

/// A check, and the kind it names first: children without a row of it are passed over.
struct Ready {
  const Check* check;
  Kinds kind;

  explicit Ready(const Check& c) : check(&c), kind(kOfNoKind) {
    for (std::size_t i = 0; i < kKindsHeld.size(); ++i) {
      if (kKindsHeld[i].kind == first_kind(c.needs)) kind = static_cast<Kinds>(1U << i);
    }
  }
};

/// Which checks look at a child with rows of these kinds: picked once for all such children, of
/// whom most have rows of few kinds.
class Concerned {
 public:
  explicit Concerned(std::span<const Ready> all) : all_(all) {}

  std::span<const Check* const> with(Kinds held) {
    const auto [at, is_new] = by_kinds_.try_emplace(held);
    if (is_new) {
      for (const Ready& ready : all_) {
        if ((ready.kind & held) != 0) at->second.push_back(ready.check);
      }
    }
    return at->second;
  }

 private:
  std::span<const Ready> all_;
  std::unordered_map<Kinds, std::vector<const Check*>> by_kinds_;
};

Diagnostics look_at_children(const CheckInput& input, const World& world, const AllRows& rows,
                             std::span<const Ready> checks, Range children) {
  constexpr std::size_t kMany = 1000;  // findings: few take no memory, often takes no time
  Diagnostics findings;
  Concerned concerned(checks);
  std::vector<Obligation> obligations;
  for (Id child = children.first; child < children.last; ++child) {
    obligations.clear();
    obligations_of(input.cases, child, input.histories, input.law, input.coverage, obligations);
    for (const Obligation& o : obligations) {
      if (!counts_uncertain_days(o)) continue;
      report_uncertain_holidays(child, o, row_of_case(input.cases, input.histories, o), findings);
    }
    Look look = look_at(world, rows, child);
    look.findings = &findings;
    look.obligations = obligations;
    for (const Check* check : concerned.with(held_by(look))) {
      look.code = &check->code;
      check->look(look);
    }
    if (input.summed && findings.all().size() > kMany) findings.sum_up();
  }
  if (input.summed) findings.sum_up();
  return findings;
}

/// Cells that reading found blank or unreadable, under the Department's own code for them.
void look_at_cells(const Records& records, std::span<const Check* const> checks,
                   Diagnostics& findings) {
  const std::set<std::string_view> wrong = {"D201", "D202", "D203", "D204", "D205", "D206"};
  const std::size_t count = findings.all().size();
  for (std::size_t i = 0; i < count; ++i) {
    const Diagnostic d = findings.all()[i];
    if (!wrong.contains(d.info->id) || d.row.file == RowRef::kNoFile || d.column.empty()) continue;
    for (const ExtractColumn& column : records.extracts[d.row.file].columns) {
      if (column.heading != d.column) continue;
      const std::string cell = column.kind + "." + column.field;
      for (const Check* check : checks) {
        if (check->cells == cell) findings.report(check->code, d.row, d.column, d.child, {});
      }
      // 8615 is found where conferences are judged; a missing strategy discussion is its other
      // half.
      if (cell == "enquiries.strategy_discussion") {
        findings.report(Code::dfe_8615, d.row, d.column, d.child).severity = Severity::note;
      }
      break;
    }
  }
}

}  // namespace
}  // namespace checks

std::vector<NotRun> run_checks(const CheckInput& input, unsigned threads, Diagnostics& findings) {
  using namespace checks;  // NOLINT(google-build-using-namespace)
  const World world{input.records,
                    input.histories,
                    input.cases,
                    input.law,
                    years_of(input.records, input.cases.as_at),
                    input.coverage.care};
  const AllRows rows(input.records, threads);
  const Needs needs(input.records, world.years);
  std::vector<NotRun> not_run;
  std::vector<Ready> by_child;
  std::vector<const Check*> by_cell;
  for (const Check& check : all_checks()) {
    std::vector<std::string_view> lacking = needs.lacking(check.needs);
    if (!lacking.empty()) {
      std::string why = needs.missing(lacking.front());
      not_run.push_back({&check, std::move(why), std::move(lacking)});
      continue;
    }
    if (check.look != nullptr) by_child.emplace_back(check);
    if (!check.cells.empty()) by_cell.push_back(&check);
    if (check.look_at_file == nullptr) continue;
    for (std::size_t file = 0; file < input.records.extracts.size(); ++file) {
      check.look_at_file({world, &check.code, &findings, static_cast<std::uint16_t>(file)});
    }
  }
  look_at_cells(input.records, by_cell, findings);
  const auto children = static_cast<Id>(input.cases.children.size());
  std::vector<Diagnostics> found = in_parts(
      children, threads,
      [&](Id first, Id last) {
        return look_at_children(input, world, rows, by_child, {first, last});
      },
      Shares::several);
  std::size_t count = findings.all().size();
  for (const Diagnostics& part : found) count += part.all().size();
  findings.reserve(count);
  for (Diagnostics& part : found) findings.append(std::move(part));
  return not_run;
}

}  // namespace duly
