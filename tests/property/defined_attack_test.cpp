// Measures of --define under --suppress: each count is the number of rows whose value is in a set,
// and whoever reads the definitions knows the sets. What the rows of each value come to is unknown
// to them, and is to stay so where it is small.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"
#include "support/sheets.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

using Args = std::vector<std::string>;

/// The values of a column of examples/local, and what is counted of them.
struct Counts {
  const char* id;
  std::vector<std::string> numerator, denominator;  ///< of a plain count the denominator alone
};
const std::vector<std::string> kValues = {"Y", "N", "too young"};
const std::vector<Counts> kCounts = {
    {"seen", {"Y"}, {"Y", "N"}},     {"not_seen", {"N"}, {"Y", "N"}},
    {"seen_of_all", {"Y"}, kValues}, {"others", {"N", "too young"}, kValues},
    {"told", {}, kValues},           {"young", {}, {"too young"}}};

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "|") + value;
  return out;
}

std::string definitions() {
  std::string out = "id,title,kind,column,counted,of\nheld,Held,reviews,,*,\n";
  for (const Counts& c : kCounts) {
    out += std::string(c.id) + ",T,reviews,seen," +
           (c.numerator.empty() ? "*" : joined(c.numerator)) + "," + joined(c.denominator) + "\n";
  }
  for (std::size_t i = 0; i < kValues.size(); ++i) {
    out += "value_" + std::to_string(i) + ",T,reviews,seen,*," + kValues[i] + "\n";
  }
  return out;
}

std::vector<CsvLine> kpi(const std::string& file, const std::string& measures, const Args& more) {
  Args args = {"kpi", "-q", "--year", "2015-16", "--define", file, "-m", measures, "-f", "csv"};
  for (const char* name : {"small-authority/allocations", "small-authority/episodes",
                           "small-authority/reviews", "local/reviews"}) {
    args.push_back(in_source("examples/" + std::string(name) + ".csv").string());
  }
  args.insert(args.end(), more.begin(), more.end());
  return lines_of(run_duly(args).out);
}

/// What an attacker has: all that is printed, and how it is made of the rows of each value.
class Attack {
 public:
  Attack(const std::vector<CsvLine>& truth, const std::vector<CsvLine>& said,
         const std::vector<CsvLine>& values) {
    for (const CsvLine& row : values) {
      if (row["measure"] == "held") {
        held_[key(row)] = add(row["numerator"], false);
      } else {
        values_[row["measure"].back() - '0'][key(row)] = add(row["numerator"], false);
      }
    }
    REQUIRE(truth.size() == said.size());
    for (std::size_t i = 0; i < truth.size(); ++i) read(truth[i], said[i]);
    add_groups();
  }

  const PlainSheet& sheet() const { return sheet_; }
  const std::vector<bool>& hidden() const { return hidden_; }
  std::vector<bool> only_small(std::int64_t least) const {
    std::vector<bool> out(sheet_.values.size());
    for (CountId c = 0; c < out.size(); ++c) {
      out[c] = sheet_.small(c, least) || !sheet_.printed[c];
    }
    return out;
  }

 private:
  static std::string key(const CsvLine& row) { return row["from"] + row["group"]; }

  CountId add(const std::string& value, bool printed) {
    hidden_.push_back(!printed);
    return sheet_.add(std::stoll(value), printed);
  }
  CountId add(const CsvLine& truth, const CsvLine& said, const char* column) {
    const CountId out = add(truth[column], true);
    hidden_.back() = said[column] == "c";
    return out;
  }
  /// The rows of some values.
  std::vector<CountId> of(const std::vector<std::string>& values, const std::string& where) const {
    std::vector<CountId> out;
    for (std::size_t i = 0; i < kValues.size(); ++i) {
      const auto& counts = values_.at(static_cast<int>(i));
      const auto at = counts.find(where);  // no row: nobody
      const bool wanted = std::find(values.begin(), values.end(), kValues[i]) != values.end();
      if (wanted && at != counts.end()) out.push_back(at->second);
    }
    return out;
  }
  void read(const CsvLine& truth, const CsvLine& said) {
    const std::string where = key(truth);
    if (read_built_in(truth, said, where)) return;
    const CountId numerator = add(truth, said, "numerator");
    if (truth["measure"] == "held") {
      sheet_.equation({numerator}, {held_.at(where)});
      return;
    }
    for (const Counts& c : kCounts) {
      if (truth["measure"] != c.id) continue;
      const bool count = c.numerator.empty();
      sheet_.sum(numerator, of(count ? c.denominator : c.numerator, where));
      if (count) continue;
      const CountId all = add(truth, said, "denominator");
      sheet_.sum(all, of(c.denominator, where));
      sheet_.equation({all, add(truth, said, "excluded")}, {held_.at(where)});
    }
  }
  /// A measure of the program's own: those of records and participation look at every review held,
  /// those of a duty at some. Days are no count.
  bool read_built_in(const CsvLine& truth, const CsvLine& said, const std::string& where) {
    const std::string& measure = truth["measure"];
    const bool some = measure == "cla_reviews_on_time";
    const bool days = measure == "record_days";
    if (!some && !days && measure != "record_15wd" && measure != "cla_participation_reviews") {
      return false;
    }
    const auto count = [&](const char* column) {
      return built_in_[measure + column][where] = add(truth, said, column);
    };
    const CountId all = count("denominator");
    if (some) {
      const long long rest = sheet_.values[held_.at(where)] - std::stoll(truth["denominator"]) -
                             std::stoll(truth["indeterminate"]);
      sheet_.equation({held_.at(where)},
                      {all, count("indeterminate"), add(std::to_string(rest), false)});
    } else {
      sheet_.equation({all, count("excluded")}, {held_.at(where)});
    }
    if (days) return true;
    const CountId numerator = count("numerator");
    const long long failed = std::stoll(truth["denominator"]) - std::stoll(truth["numerator"]);
    sheet_.sum(all, {numerator, add(std::to_string(failed), false)});
    return true;
  }
  /// What groups come to is the total, of each value.
  void add_groups() {
    for (const auto& [value, counts] : values_) add_totals(counts);
    for (const auto& [column, counts] : built_in_) add_totals(counts);
    add_totals(held_);
  }
  void add_totals(const std::map<std::string, CountId>& counts) {
    constexpr std::size_t kDate = 10;
    for (const auto& [where, total] : counts) {
      if (where.size() != kDate) continue;
      std::vector<CountId> parts;
      for (const auto& [other, count] : counts) {
        if (other.size() > kDate && other.starts_with(where)) parts.push_back(count);
      }
      if (!parts.empty()) sheet_.sum(total, parts);
    }
  }

  PlainSheet sheet_;
  std::vector<bool> hidden_;
  std::map<int, std::map<std::string, CountId>> values_;
  std::map<std::string, CountId> held_;
  std::map<std::string, std::map<std::string, CountId>> built_in_;  ///< by measure and column
};

struct Found {
  int small = 0;
  int easily = 0;  ///< hiding small counts alone would have told them
};

/// Checks that no small count of the measures can be worked out.
Found attacked(const std::string& file, const char* measures, const Args& more) {
  CAPTURE(measures);
  CAPTURE(more.empty() ? std::string() : more.back());
  Args hiding = more;
  hiding.insert(hiding.end(), {"--suppress", "6"});
  const Attack attack(kpi(file, measures, more), kpi(file, measures, hiding),
                      kpi(file, "held,value_0,value_1,value_2", more));
  const std::vector<bool> known = solved(attack.sheet(), attack.hidden());
  const std::vector<bool> lightly = solved(attack.sheet(), attack.only_small(6));
  Found out;
  for (CountId c = 0; c < known.size(); ++c) {
    if (!attack.sheet().printed[c] || !attack.sheet().small(c, 6)) continue;
    ++out.small;
    CHECK(attack.hidden()[c]);
    CHECK_FALSE(known[c]);
    if (lightly[c]) ++out.easily;
  }
  return out;
}

/// Each set of measures with each of the breakdowns or series.
Found attacked_each(const std::string& file, const std::vector<Args>& options,
                    const std::vector<const char*>& measures) {
  Found all;
  for (const Args& more : options) {
    for (const char* const together : measures) {
      const Found found = attacked(file, together, more);
      all.small += found.small;
      all.easily += found.easily;
    }
  }
  return all;
}

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("what measures of one's own hide cannot be worked out from their definitions") {
    const TempFolder folder;
    const std::string file = folder.write("d.csv", definitions());
    const Found all = attacked_each(
        file, {{}, {"--by", "team"}, {"--by", "reviews.venue"}, {"--monthly"}, {"--quarterly"}},
        {"seen,not_seen,seen_of_all,others,told,young,held", "seen,others,held", "told,seen",
         "not_seen,seen_of_all,young"});
    CHECK(all.small > 100);
    CHECK(all.easily > 20);
  }

  TEST_CASE("what measures of all reviews hide cannot be worked out from counts of one's own") {
    const TempFolder folder;
    const std::string file = folder.write("d.csv", definitions());
    const Found all = attacked_each(
        file, {{}, {"--by", "iro"}, {"--by", "team"}},
        {"held,record_days", "held,record_15wd", "held,cla_participation_reviews,record_days",
         "seen,record_days,cla_reviews_on_time"});
    CHECK(all.small > 20);
    CHECK(all.easily > 5);
  }
}
