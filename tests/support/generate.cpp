#include "support/generate.hpp"

#include <algorithm>
#include <random>

namespace duly::test {
namespace {

constexpr Date kFirst = *Date::make(2012, 4, 1);
constexpr Date kLast = *Date::make(2016, 7, 31);

/// Draws that do not depend on the standard library's distributions.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool one_in(int n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

class Writer {
 public:
  Writer(World& world, Dice& dice, std::string child)
      : world_(world), dice_(dice), child_(std::move(child)) {}

  void write() {
    const Date born = kFirst.plus_days(-dice_.between(200, 18 * 365 + 200));
    if (!dice_.one_in(6)) world_.children.push_back({child_, born});
    if (!dice_.one_in(3)) write_care();
    if (dice_.one_in(2)) write_plans();
  }

 private:
  void write_care() {
    Date from = kFirst.plus_days(dice_.between(-300, 1300));
    const int periods = dice_.between(1, 3);
    for (int p = 0; p < periods && from < kLast; ++p) from = write_period(from);
  }

  Date write_period(Date from) {
    const int episodes = dice_.between(1, 4);
    Date at = from;
    bool open = false;
    bool was_placed = false;
    for (int e = 0; e < episodes && !open; ++e) {
      const bool last = e + 1 == episodes;
      Date until = at.plus_days(dice_.between(dice_.one_in(20) ? 0 : 5, 400));
      open = (last && dice_.one_in(2)) || kLast < until;
      const std::string place = dice_.one_in(6) ? "A" + std::to_string(dice_.between(3, 6)) : "U6";
      std::string legal = dice_.one_in(8) ? (dice_.one_in(4) ? "V3" : "V4") : "C2";
      const bool placed = place != "U6";
      if (legal == "C2" && (placed || at.serial() % 5 == 0)) legal = "E1";
      // Back from a placement for adoption: mostly reviewed in the time for it.
      if (was_placed && !placed && at.serial() % 4 != 0) {
        world_.reviews.push_back({child_, at.plus_days(30)});
      }
      was_placed = placed;
      World::EpisodeRow row{child_, at, std::nullopt, e == 0 ? "S" : "P", "", legal, place};
      if (!open) {
        row.until = until;
        row.end_reason = last ? "E4" : "X1";
      }
      world_.episodes.push_back(row);
      // Now and then the chain is broken: a gap of a day or more.
      at = until.plus_days(!last && dice_.one_in(15) ? dice_.between(1, 3) : 0);
    }
    write_reviews(from, open ? kLast : at);
    return at.plus_days(dice_.between(dice_.one_in(4) ? 0 : 1, 200));
  }

  void write_reviews(Date from, Date until) {
    Date due = from.plus_days(28);
    int gap = 92;
    while (!dice_.one_in(12)) {
      const Date held = due.plus_days(dice_.between(-20, dice_.one_in(4) ? 25 : 1));
      if (until < held || kLast < held) return;
      world_.reviews.push_back({child_, held});
      due = held.plus_days(gap);
      gap = 182;
    }
  }

  void write_plans() {
    Date from = kFirst.plus_days(dice_.between(-300, 1300));
    const int plans = dice_.between(1, 2);
    for (int p = 0; p < plans && from < kLast; ++p) {
      const std::string id = "P" + child_ + std::to_string(p);
      Date until = from.plus_days(dice_.between(5, 900));
      const bool open = kLast < until || dice_.one_in(3);
      const Date discussion = from.plus_days(-dice_.between(8, 40));
      const Date icpc = from.plus_days(-dice_.between(0, 4));
      if (kFirst <= discussion) {
        world_.conferences.push_back({child_, "ICPC", icpc, discussion, id});
      }
      world_.plans.push_back({child_, id, from, open ? std::nullopt : std::optional(until)});
      Date due = from.plus_days(92);
      while (!dice_.one_in(12)) {
        const Date held = due.plus_days(dice_.between(-20, dice_.one_in(4) ? 25 : 1));
        if ((open ? kLast : until) < held) break;
        world_.conferences.push_back({child_, "RCPC", held, std::nullopt, id});
        due = held.plus_days(182);
      }
      from = until.plus_days(dice_.between(1, 300));
    }
  }

  World& world_;
  Dice& dice_;
  std::string child_;
};

std::string text(const std::optional<Date>& d) {
  return d ? to_string(*d) : std::string();
}

}  // namespace

World generate(std::uint64_t seed, int children) {
  World out;
  Dice dice(seed);
  for (int i = 0; i < children; ++i) Writer(out, dice, "A" + std::to_string(1001 + i)).write();
  return out;
}

World as_on(const World& world, Date on) {
  World out = world;
  std::erase_if(out.episodes, [on](const auto& e) { return on < e.from; });
  for (World::EpisodeRow& e : out.episodes) {
    if (!e.until || *e.until <= on) continue;
    e.until.reset();
    e.end_reason.clear();
  }
  std::erase_if(out.reviews, [on](const auto& r) { return on < r.held; });
  std::erase_if(out.plans, [on](const auto& p) { return on < p.from; });
  for (World::PlanRow& p : out.plans) {
    if (p.until && on < *p.until) p.until.reset();
  }
  std::erase_if(out.conferences, [on](const auto& c) { return on < c.held; });
  return out;
}

std::string csv_of(const std::vector<World::EpisodeRow>& rows) {
  std::string out = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
  for (const auto& e : rows) {
    out += e.child + "," + to_string(e.from) + "," + e.start_reason + "," + e.legal + "," +
           e.place + "," + text(e.until) + "," + e.end_reason + "\n";
  }
  return out;
}

std::string csv_of(const std::vector<World::ReviewRow>& rows) {
  std::string out = "CHILD,REVIEW,REVIEW_CODE\n";
  for (const auto& r : rows) out += r.child + "," + to_string(r.held) + ",PN1\n";
  return out;
}

std::string csv_of(const std::vector<World::PlanRow>& rows) {
  std::string out = "child_id,plan_id,plan_start,plan_end\n";
  for (const auto& p : rows) {
    out += p.child + "," + p.id + "," + to_string(p.from) + "," + text(p.until) + "\n";
  }
  return out;
}

std::string csv_of(const std::vector<World::ConferenceRow>& rows) {
  std::string out = "child_id,conference_type,conference_date,s47_start_date,plan_id\n";
  for (const auto& c : rows) {
    out += c.child + "," + c.type + "," + to_string(c.held) + "," + text(c.discussion) + "," +
           c.plan_id + "\n";
  }
  return out;
}

std::string csv_of(const std::vector<World::ChildRow>& rows) {
  std::string out = "CHILD,SEX,DOB\n";
  for (const auto& c : rows) out += c.child + ",1," + to_string(c.born) + "\n";
  return out;
}

}  // namespace duly::test
