// What moved between two extracts: pairs are made by known edits, and each move is to be explained
// by the edit it was made by.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/full_extracts.hpp"
#include "support/generate.hpp"
#include "support/moves.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kDay = "2016-03-31";
constexpr std::string_view kMonthBefore = "2016-02-29";
constexpr int kPairs = 50;
constexpr int kChildren = 45;

using Names = std::set<std::string>;

/// The two sides, and by child how it was changed.
struct Pair {
  World before, after;
  std::map<std::string, std::string> edits;  ///< why its figures are to have moved
};

Names children_of(const World& w) {
  Names out;
  for (const auto& e : w.episodes) out.insert(e.child);
  for (const auto& p : w.plans) out.insert(p.child);
  return out;
}

void drop(World& w, const std::string& child) {
  const auto is = [&child](const auto& row) { return row.child == child; };
  std::erase_if(w.episodes, is);
  std::erase_if(w.reviews, is);
  std::erase_if(w.plans, is);
  std::erase_if(w.conferences, is);
  std::erase_if(w.children, is);
}

/// The open episode of a child in ordinary care since `least` days and more.
World::EpisodeRow* in_care(World& w, const std::string& child, int least) {
  for (auto& e : w.episodes) {
    const bool ordinary = e.legal == "C2" && e.place == "U6";
    if (e.child == child && !e.until && ordinary && day(kDay).days_since(e.from) > least) return &e;
  }
  return nullptr;
}

/// Is no review of the child, but the one on `of`, within 40 days of the day?
bool lonely(const World& w, const std::string& child, Date at, std::optional<Date> of = {}) {
  return std::none_of(w.reviews.begin(), w.reviews.end(), [&](const auto& r) {
    return r.child == child && r.held != of && std::abs(r.held.days_since(at)) <= 40;
  });
}

/// The child's last review, of this year and in the episode, with no other near it.
World::ReviewRow* last_review(World& w, const World::EpisodeRow& e) {
  World::ReviewRow* out = nullptr;
  for (auto& r : w.reviews) {
    if (r.child != e.child || r.held <= e.from.plus_days(40)) continue;
    if (out == nullptr || out->held < r.held) out = &r;
  }
  const bool fits = out != nullptr && day("2015-06-01") < out->held &&
                    out->held.plus_days(10) < day(kDay) && lonely(w, e.child, out->held, out->held);
  return fits ? out : nullptr;
}

// The edits: each changes one child as records are corrected, or cannot.

bool child_gone(Pair& pair, const std::string& child) {
  drop(pair.after, child);
  return true;
}
bool child_found(Pair& pair, const std::string& child) {
  drop(pair.before, child);
  return true;
}
bool end_found(Pair& pair, const std::string& child) {
  World::EpisodeRow* e = in_care(pair.after, child, 60);
  if (e == nullptr || !lonely(pair.after, child, day(kDay))) return false;
  e->until = day(kDay).plus_days(-10);
  e->end_reason = "E4";
  return true;
}
bool review_found(Pair& pair, const std::string& child) {
  const World::EpisodeRow* e = in_care(pair.after, child, 100);
  const Date held = day(kDay).plus_days(-5);
  if (e == nullptr || !lonely(pair.after, child, held)) return false;
  pair.after.reviews.push_back({child, held});
  return true;
}
bool review_gone(Pair& pair, const std::string& child) {
  const World::EpisodeRow* e = in_care(pair.after, child, 100);
  const World::ReviewRow* review = e == nullptr ? nullptr : last_review(pair.after, *e);
  if (review == nullptr) return false;
  const Date held = review->held;
  std::erase_if(pair.after.reviews,
                [&](const auto& r) { return r.child == child && r.held == held; });
  return true;
}
bool review_moved(Pair& pair, const std::string& child) {
  const World::EpisodeRow* e = in_care(pair.after, child, 100);
  World::ReviewRow* review = e == nullptr ? nullptr : last_review(pair.after, *e);
  if (review == nullptr) return false;
  review->held = review->held.plus_days(7);
  return true;
}
bool start_moved(Pair& pair, const std::string& child) {
  World::EpisodeRow* e = in_care(pair.after, child, 60);
  if (e == nullptr || e->start_reason != "S" || e->from < day("2015-05-01")) return false;
  e->from = e->from.plus_days(-9);
  return true;
}

struct Edit {
  std::string_view why;
  bool (*make)(Pair& pair, const std::string& child);
};
constexpr std::array kEdits = {
    Edit{"no_longer_in_files", child_gone}, Edit{"start_recorded_since", child_found},
    Edit{"end_recorded_since", end_found},  Edit{"review_recorded_since", review_found},
    Edit{"review_removed", review_gone},    Edit{"corrected_date", review_moved},
    Edit{"corrected_start", start_moved},
};

/// One child for each edit, another each time.
Pair pair_of(std::uint64_t seed) {
  Pair out;
  out.before = out.after = as_on(generate(seed, kChildren), day(kDay));
  const Names all = children_of(out.before);
  std::vector<std::string> children(all.begin(), all.end());
  std::rotate(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(seed % 7),
              children.end());
  for (const Edit& edit : kEdits) {
    for (const std::string& child : children) {
      if (out.edits.count(child) > 0 || !edit.make(out, child)) continue;
      out.edits[child] = edit.why;
      break;
    }
  }
  return out;
}

std::string changes(const std::string& before, const std::string& after,
                    std::string_view before_as_at, const std::string& measures) {
  return run_duly({"changes", "--before", before, "--after", after, "--year", "2015-16", "-q", "-f",
                   "csv", "--as-at", std::string(kDay), "--before-as-at", std::string(before_as_at),
                   "-m", measures})
      .out;
}

constexpr std::string_view kMeasures =
    "NI64,NI65,NI66,NI67,cla_reviews_on_time,cp_reviews_on_time,cla_at_end,cla_ceased,cp_at_end";

}  // namespace

TEST_SUITE("property") {
  TEST_CASE("who moved between two extracts of a day is who was edited, and why is the edit") {
    std::map<std::string, int> met;
    for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
      const Pair pair = pair_of(seed);
      const TempFolder folder;
      const std::string csv =
          changes(write_world(folder, "before", pair.before),
                  write_world(folder, "after", pair.after), kDay, std::string(kMeasures));
      check_moves_add_up(csv);
      for (const CsvLine& row : lines_of(csv)) {
        if (row["why"] == "total") continue;
        CAPTURE(seed);
        CAPTURE(row["measure"]);
        CAPTURE(row["child_id"]);
        CAPTURE(row["note"]);
        const auto edited = pair.edits.find(row["child_id"]);
        REQUIRE(edited != pair.edits.end());
        CHECK(row["why"] == edited->second);
        ++met[edited->second];
      }
    }
    for (const Edit& edit : kEdits) {
      CAPTURE(edit.why);
      CHECK(met[std::string(edit.why)] > 3);
    }
  }

  TEST_CASE("a month later with nothing corrected, every move is by what happened since") {
    const Names since = {"new",         "left",      "review_held_since", "became_late",
                         "long_enough", "turned_18", "time_passed",       "new_episode"};
    std::map<std::string, int> met;
    for (std::uint64_t seed = 1; seed <= kPairs; ++seed) {
      const World world = generate(seed, kChildren);
      const TempFolder folder;
      const std::string before = write_world(folder, "before", as_on(world, day(kMonthBefore)));
      const std::string after = write_world(folder, "after", as_on(world, day(kDay)));
      const std::string csv = changes(before, after, kMonthBefore, "all");
      check_moves_add_up(csv);
      check_totals(csv, "before",
                   {"kpi", before, "--year", "2015-16", "-m", "all", "-q", "-f", "csv", "--as-at",
                    std::string(kMonthBefore)});
      check_totals(csv, "after",
                   {"kpi", after, "--year", "2015-16", "-m", "all", "-q", "-f", "csv", "--as-at",
                    std::string(kDay)});
      for (const CsvLine& row : lines_of(csv)) {
        if (row["why"] == "total") continue;
        CAPTURE(seed);
        CAPTURE(row["measure"]);
        CAPTURE(row["child_id"]);
        CAPTURE(row["note"]);
        // The extract tells of a strategy discussion on the row of the conference that followed.
        const bool told_later =
            row["measure"] == "s47_started" && row["why"] == "start_recorded_since";
        CHECK((told_later || since.count(row["why"]) == 1));
        ++met[row["why"]];
      }
    }
    for (const std::string& why : since) {
      CAPTURE(why);
      CHECK(met[why] > 0);
    }
  }

  TEST_CASE("moves add up whatever differs: every column, meetings and families too") {
    constexpr std::uint64_t kSeeds = 4;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      const World world = generate(seed, kChildren);
      const TempFolder folder;
      std::vector<std::string> args = {"changes",
                                       "--year",
                                       "2015-16",
                                       "-q",
                                       "-f",
                                       "csv",
                                       "-m",
                                       "all",
                                       "--as-at",
                                       std::string(kDay),
                                       "--before-as-at",
                                       std::string(kMonthBefore)};
      for (const char* side : {"before", "after"}) {
        const Date on = day(side == std::string_view("before") ? kMonthBefore : kDay);
        args.push_back(std::string("--") + side);
        int n = 0;
        for (const std::string& text : full_extracts(as_on(world, on), seed)) {
          args.push_back(folder.write(side + std::to_string(n++) + ".csv", text));
        }
      }
      const std::string csv = run_duly(args).out;
      CHECK(lines_of(csv).size() > 100);
      check_moves_add_up(csv);
    }
  }
}
