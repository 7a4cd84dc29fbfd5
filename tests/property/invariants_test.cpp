// What holds for every history: generated ones, always from the same seeds.

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "duly/obligation.hpp"
#include "support/files.hpp"
#include "support/generate.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::uint64_t kSeeds[] = {1, 2, 3, 4, 5};
constexpr int kChildren = 120;

using Files = std::vector<std::string>;

/// Writes the world as one extract a kind.
Files written(const TempFolder& folder, const World& w, const std::string& prefix = "whole") {
  return {folder.write(prefix + "-episodes.csv", csv_of(w.episodes)),
          folder.write(prefix + "-reviews.csv", csv_of(w.reviews)),
          folder.write(prefix + "-plans.csv", csv_of(w.plans)),
          folder.write(prefix + "-conferences.csv", csv_of(w.conferences)),
          folder.write(prefix + "-children.csv", csv_of(w.children))};
}

std::string out_of(std::vector<std::string> args, const Files& files,
                   const std::vector<std::string>& more) {
  args.insert(args.end(), files.begin(), files.end());
  args.insert(args.end(), more.begin(), more.end());
  const Said said = run_duly(args);
  CHECK((said.status == 0 || said.status == 1));
  return said.out;
}

/// CSV without the columns that tell where a row stood.
std::string without_place(const std::string& csv) {
  const auto rows = rows_of(csv);
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (rows[0][i] == "source") continue;
      out += row[i] + "|";
    }
    out += "\n";
  }
  return out;
}

/// What the three commands say of the files.
struct Answers {
  std::string reviews, kpi, due;
  bool operator==(const Answers&) const = default;
};
Answers answers(const Files& files) {
  const std::vector<std::string> csv = {"-f", "csv", "-q"};
  std::vector<std::string> year = {"--year", "2015-16"};
  year.insert(year.end(), csv.begin(), csv.end());
  std::vector<std::string> all = year;
  all.insert(all.end(),
             {"-m", "NI64,NI65,NI66,NI67,cla_reviews_on_time,cp_reviews_on_time,icpc_15wd"});
  std::vector<std::string> due = csv;
  due.insert(due.end(), {"--as-at", "2016-03-31"});
  return {without_place(out_of({"reviews"}, files, year)), out_of({"kpi"}, files, all),
          without_place(out_of({"due"}, files, due))};
}

void check_same(const Answers& a, const Answers& b) {
  CHECK(a.reviews == b.reviews);
  CHECK(a.kpi == b.kpi);
  CHECK(a.due == b.due);
}

template <class Row>
void shuffle(std::vector<Row>& rows, std::mt19937_64& random) {
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random() % i]);
}

/// The collection years (by their 1 April) from the first row of the world to July 2016.
std::vector<Date> years_of(const World& w) {
  std::set<Date> years;
  for (const auto& e : w.episodes) years.insert(collection_year_start(e.from));
  for (const auto& r : w.reviews) years.insert(collection_year_start(r.held));
  for (const auto& p : w.plans) years.insert(collection_year_start(p.from));
  for (const auto& c : w.conferences) years.insert(collection_year_start(c.held));
  std::vector<Date> out;
  for (Date y = *years.begin(); y <= *years.rbegin(); y = add_months(y, 12)) out.push_back(y);
  return out;
}

/// The world as yearly returns: each year's reviews and conferences, and the episodes and plans
/// that overlap the year as they stood at its end. A last year not over is told as it is.
Files as_yearly_returns(const TempFolder& folder, const World& w) {
  Files out = {folder.write("children.csv", csv_of(w.children))};
  for (const Date from : years_of(w)) {
    const Date to = add_months(from, 12).plus_days(-1);
    World year = as_on(w, to);
    std::erase_if(year.episodes, [&](const auto& e) { return e.until && *e.until < from; });
    std::erase_if(year.reviews, [&](const auto& r) { return r.held < from; });
    std::erase_if(year.plans, [&](const auto& p) { return p.until && *p.until < from; });
    std::erase_if(year.conferences, [&](const auto& c) { return c.held < from; });
    const std::string name = to_string(from);
    const auto add = [&](const char* kind, const auto& rows) {
      if (!rows.empty()) out.push_back(folder.write(name + kind, csv_of(rows)));
    };
    add("-episodes.csv", year.episodes);
    add("-reviews.csv", year.reviews);
    add("-plans.csv", year.plans);
    add("-conferences.csv", year.conferences);
  }
  return out;
}

/// Records, histories, cases and obligations of a world, through the library.
struct Judged {
  Records records;
  Diagnostics findings;
  Histories histories;
  Cases cases;
  Coverage coverage;
};
void judge(const World& w, Date as_at, Judged& out) {
  const Headings headings;
  for (const std::string& text : {csv_of(w.episodes), csv_of(w.reviews), csv_of(w.plans),
                                  csv_of(w.conferences), csv_of(w.children)}) {
    REQUIRE(!load_extract("x.csv", {}, text, headings, {}, out.records, out.findings));
  }
  out.histories = gather(out.records, {as_at, true}, out.findings);
  out.cases = build_cases(out.records, out.histories, as_at, out.findings);
  out.coverage = coverage_of(out.cases, {});
}

const Law& statutory() {
  static const Law kLaw{RuleBook::embedded("statutory").value(), calendar(), {}};
  return kLaw;
}

/// A link by whom it concerns: child, duty and start of the case.
using LinkKey = std::tuple<std::string, Duty, Date>;
struct Links {
  std::map<std::pair<LinkKey, Date>, Outcome> held;
  std::set<LinkKey> missed;  ///< with a link overdue or not held
};
Links links_of(const Judged& j) {
  Links out;
  for (Id child = 0; child < j.cases.children.size(); ++child) {
    std::vector<Obligation> found;
    obligations_of(j.cases, child, j.histories, statutory(), j.coverage, found);
    for (const Obligation& o : found) {
      if (o.duty == Duty::cp_review || o.duty == Duty::icpc) continue;
      const LinkKey key{std::string(j.records.children[child]), o.duty,
                        j.cases.periods[o.case_index].from};
      if (o.held) out.held.emplace(std::pair(key, *o.held), o.outcome);
      if (o.outcome == Outcome::overdue || o.outcome == Outcome::not_held) out.missed.insert(key);
    }
  }
  return out;
}

double number(const std::string& text) {
  return text.empty() ? -1 : std::stod(text);
}

void load(const Files& files, Date as_at, Judged& out) {
  const Headings headings;
  for (const std::string& file : files) {
    REQUIRE(!load_extract(file, {}, read_file(file), headings, {}, out.records, out.findings));
  }
  out.histories = gather(out.records, {as_at, true}, out.findings);
  out.cases = build_cases(out.records, out.histories, as_at, out.findings);
  out.coverage = coverage_of(out.cases, {});
}

/// With earlier reviews dropped nothing is failed for certain that is not failed in truth, and the
/// range of NI66 holds the true value.
void check_cut(const Files& full, const Files& cut) {
  Judged in_truth;
  load(full, day("2016-03-31"), in_truth);
  Judged in_part;
  load(cut, day("2016-03-31"), in_part);
  const Links truth = links_of(in_truth);
  const Links seen = links_of(in_part);
  for (const auto& held : seen.held) {
    const auto& link = held.first;  // clang 14 cannot capture a structured binding
    if (held.second != Outcome::late) continue;
    CAPTURE(std::get<0>(link.first));
    CAPTURE(to_string(link.second));
    REQUIRE(truth.held.count(link) == 1);
    CHECK(truth.held.at(link) != Outcome::on_time);
  }
  for (const LinkKey& missed : seen.missed) {
    CAPTURE(std::get<0>(missed));
    CAPTURE(name(std::get<1>(missed)));
    CAPTURE(to_string(std::get<2>(missed)));
    CHECK(truth.missed.count(missed) == 1);
  }
  const std::vector<std::string> kpi = {"--year", "2015-16", "-m", "NI66", "-f", "csv", "-q"};
  const CsvLine true_row = lines_of(out_of({"kpi"}, full, kpi)).at(0);
  const CsvLine cut_row = lines_of(out_of({"kpi"}, cut, kpi)).at(0);
  // The truth must itself be certain to be compared with.
  if (true_row["indeterminate"] != "0" || true_row["denominator"] == "0") return;
  const double value = number(true_row["value"]);
  CHECK(number(cut_row["value_low"]) <= value);
  CHECK(value <= number(cut_row["value_high"]));
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("adding working days equals a day-by-day count") {
    std::mt19937_64 random(11);
    const Date first = day("1995-01-01");
    for (int i = 0; i < 2000; ++i) {
      const Date from = first.plus_days(static_cast<int>(random() % 12000));
      const int n = static_cast<int>(random() % 60);
      Date d = from;
      for (int left = n; left > 0;) {
        d = d.plus_days(1);
        if (calendar().is_working_day(d)) --left;
      }
      CHECK(calendar().add_working_days(from, n).date == d);
      CHECK(calendar().working_days_between(from, d) == n);
    }
  }

  TEST_CASE("due dates never decrease as anchors increase") {
    const RuleBook book = RuleBook::embedded("statutory").value();
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      const auto rule = static_cast<RuleId>(i);
      if (info(rule).counted != CountedAs::day_after) continue;
      OptDate last;
      bool fell = false;
      for (Date d = day("1995-01-01"); d <= day("2030-12-31"); d = d.plus_days(1)) {
        const Limit& limit = book.in_force(rule, d);
        const Date due = last_day_in_time(limit, d, calendar()).date;
        // Where the law changed its limit the new one may be shorter.
        const bool changed = limit.in_force_from == d;
        fell = fell || (last && due < *last && !changed);
        last = due;
      }
      CAPTURE(name(rule));
      CHECK(!fell);
    }
  }

  TEST_CASE("the six outcomes add up, and each link is told in full") {
    for (const std::uint64_t seed : kSeeds) {
      const World w = generate(seed, kChildren);
      Judged j;
      judge(w, day("2016-03-31"), j);
      std::size_t by_outcome[kOutcomeCount] = {};
      std::size_t all = 0;
      std::size_t held = 0;
      for (Id child = 0; child < j.cases.children.size(); ++child) {
        std::vector<Obligation> links;
        obligations_of(j.cases, child, j.histories, statutory(), j.coverage, links);
        all += links.size();
        for (const Obligation& o : links) {
          ++by_outcome[static_cast<std::size_t>(o.outcome)];
          if (o.held) ++held;
          const bool judged = o.outcome == Outcome::on_time || o.outcome == Outcome::late;
          if (judged) CHECK(o.held.has_value());
          if (o.outcome == Outcome::on_time) CHECK(*o.held <= *o.due);
          if (o.outcome == Outcome::late) CHECK(*o.due < *o.held);
          if (o.outcome == Outcome::overdue) CHECK((o.open && *o.due <= j.cases.as_at));
          if (o.outcome == Outcome::not_yet_due) CHECK((o.open && j.cases.as_at < *o.due));
          if (o.outcome == Outcome::not_held)
            CHECK((!o.open && !o.held && *o.due <= j.cases.as_at));
          if (o.held) CHECK(!o.open);
          if (o.days_late) CHECK((*o.days_late > 0 || o.outcome == Outcome::overdue));
        }
      }
      std::size_t sum = 0;
      for (const std::size_t n : by_outcome) sum += n;
      CHECK(sum == all);
      CHECK(all > 100);
      CHECK(held > 50);
      CHECK(by_outcome[0] > 0);
      CHECK(by_outcome[1] > 0);
      CHECK(by_outcome[2] > 0);
      CHECK(by_outcome[3] > 0);
      CHECK(by_outcome[4] > 0);
    }
  }

  TEST_CASE("the order of rows and of files does not matter") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const TempFolder folder;
      World w = generate(seed, kChildren);
      Files files = written(folder, w);
      const Answers before = answers(files);
      std::mt19937_64 random(seed);
      shuffle(w.episodes, random);
      shuffle(w.reviews, random);
      shuffle(w.plans, random);
      shuffle(w.conferences, random);
      shuffle(w.children, random);
      files = written(folder, w, "shuffled");
      shuffle(files, random);
      check_same(before, answers(files));
    }
  }

  TEST_CASE("yearly returns tell the same as one extract") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const TempFolder folder;
      World w = generate(seed, kChildren);
      const Answers before = answers(written(folder, w));
      check_same(before, answers(as_yearly_returns(folder, w)));
      std::mt19937_64 random(seed);
      shuffle(w.episodes, random);
      shuffle(w.reviews, random);
      shuffle(w.conferences, random);
      const TempFolder other;
      Files files = as_yearly_returns(other, w);
      shuffle(files, random);
      check_same(before, answers(files));
    }
  }

  TEST_CASE("a figure from a later extract equals the one taken on the day") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const TempFolder folder;
      const World w = generate(seed, kChildren);
      const Files later = written(folder, w, "later");
      const Files then = written(folder, as_on(w, day("2016-03-31")), "then");
      check_same(answers(later), answers(then));
    }
  }

  TEST_CASE("threads do not matter") {
    const TempFolder folder;
    const Files files = written(folder, generate(7, kChildren));
    const std::vector<std::string> year = {"--year", "2015-16", "-f", "csv", "--threads"};
    const auto with = [&](const char* threads) {
      std::vector<std::string> args = year;
      args.emplace_back(threads);
      return out_of({"reviews"}, files, args);
    };
    CHECK(with("1") == with("2"));
    CHECK(with("1") == with("8"));
  }

  TEST_CASE("with one year of reviews nothing is failed for certain that was not failed in truth") {
    for (const std::uint64_t seed : kSeeds) {
      CAPTURE(seed);
      const TempFolder folder;
      World w = generate(seed, kChildren);
      // In truth all reviews are in the files: say so where a year happens to hold none.
      const Files full = written(folder, w, "full");
      std::erase_if(w.reviews, [](const auto& r) {
        return r.held < day("2015-04-01") || day("2016-03-31") < r.held;
      });
      check_cut(full, written(folder, w, "cut"));
    }
  }

  TEST_CASE("the small authority with one year of reviews likewise") {
    const auto example = [](const char* name) {
      return in_source(std::string("examples/small-authority/") + name).string();
    };
    const TempFolder folder;
    std::string cut = "CHILD,REVIEW,REVIEW_CODE\n";
    for (const CsvLine& line : lines_of(read_file(example("reviews.csv")))) {
      const Date held = day(line["REVIEW"]);
      if (held < day("2015-04-01") || day("2016-03-31") < held) continue;
      cut += line["CHILD"] + "," + to_string(held) + "," + line["REVIEW_CODE"] + "\n";
    }
    check_cut({example("episodes.csv"), example("header.csv"), example("reviews.csv")},
              {example("episodes.csv"), example("header.csv"), folder.write("cut.csv", cut)});
  }
}
