#include "support/full_extracts.hpp"

#include <map>
#include <string_view>

#include "support/made.hpp"

namespace duly::test {
namespace {

/// A cell of a column of the authority's own, told by the row alone.
std::string own_word(const std::string& child, Date day, std::initializer_list<const char*> words) {
  const std::size_t n = std::hash<std::string>{}(child + to_string(day));
  return *(words.begin() + n % words.size());
}

std::string episodes_of(const World& w, Made& made) {
  std::string out =
      "CHILD,DECOM,RNE,LS,PLACE,DEC,REC,URN,PLACE_PROVIDER,PL_LOCATION,PL_DISTANCE,PL_LA\n";
  for (const World::EpisodeRow& e : w.episodes) {
    const bool begins = e.start_reason == "S";
    const std::string place =
        made.one_in(2) ? e.place : made.one_of({"U4", "U6", "K2", "T0", "T3", "T4", "", "A5"});
    const std::string reason =
        e.end_reason == "E4" ? made.one_of({"E4", "E11", "E45", ""}) : e.end_reason;
    add_row(out,
            {e.child, to_string(e.from), begins ? "S" : made.one_of({"P", "B", "L", "T", "U", ""}),
             e.legal, place, written(e.until), reason, made.one_of({"", "U1", "U2"}),
             made.one_of({"PR1", "PR4", ""}), made.one_of({"IN", "OUT", ""}),
             made.one_of({"3.5", "20", "20.1", "far", ""}),
             own_word(e.child, e.from, {"E1", "E2", ""})});
  }
  return out;
}

std::string reviews_of(const World& w, Made& made) {
  std::string out =
      "child_id,review_date,participation,record_date,midpoint_date,iro,health_date,pep_date,"
      "permanence_date,venue,seen\n";
  for (const World::ReviewRow& r : w.reviews) {
    const Date d = r.held;
    add_row(out, {r.child, to_string(d),
                  made.one_of({"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", ""}),
                  made.day_after(d, 40), made.day_after(d, 150), made.one_of({"I1", "I2", ""}),
                  made.day_after(d, 90), made.day_after(d, 90), made.day_after(d, 90),
                  own_word(r.child, d, {"home", "school", ""}),
                  own_word(r.child, d, {"Y", "Y", "N", "refused", ""})});
  }
  return out;
}

std::string plans_of(const World& w, Made& made) {
  std::string out =
      "child_id,plan_id,plan_start,plan_end,temporary,previous_plans,icpc_date,category_initial,"
      "category_latest\n";
  for (const World::PlanRow& p : w.plans) {
    add_row(out, {p.child, p.id, to_string(p.from), written(p.until), made.one_in(8) ? "Y" : "N",
                  made.one_of({"0", "1", ""}), "", made.one_of({"NEG", "EMO", ""}),
                  made.one_of({"NEG", "PHY", ""})});
  }
  return out;
}

std::string conferences_of(const World& w, Made& made) {
  std::string out =
      "child_id,conference_type,conference_date,s47_start_date,plan_id,transfer_in,meeting_id,"
      "participation,notified_date,venue\n";
  constexpr int kMostDays = 30;
  for (const World::ConferenceRow& c : w.conferences) {
    // Two weeks share a number, so that several children meet; now and then there is none.
    const std::string meeting = "M" + std::to_string(c.held.serial() / 14);
    add_row(out, {c.child, c.type, to_string(c.held), written(c.discussion), c.plan_id,
                  made.one_in(10) ? "Y" : "N", made.one_in(8) ? "" : meeting,
                  made.one_of({"PN0", "PN1", "PN4", "PN7", ""}),
                  to_string(c.held.plus_days(-(c.held.serial() % kMostDays))),
                  own_word(c.child, c.held, {"hall", "office", ""})});
  }
  return out;
}

/// Officers and workers: of one the hours are not known, one has none, and one is not there.
std::string workers_of(const World&, Made&) {
  return "worker,fte\nI1,0.5\nW1,1\nW2,0.8\nW3,\nW4,0\n";
}

std::string children_of(const World& w, Made& made) {
  std::string out = "CHILD,SEX,DOB,ETHNIC,school\n";
  for (const World::ChildRow& c : w.children) {
    add_row(out, {c.child, made.one_of({"1", "2", ""}), to_string(c.born),
                  made.one_of({"WBRI", "MWBC", ""}), own_word(c.child, c.born, {"S1", "S2", ""})});
  }
  return out;
}

/// Every child's workers: one after another, with gaps, in three roles.
std::string allocations_of(const World& w, Made& made) {
  std::map<std::string, Date> first;
  const auto saw = [&first](const std::string& child, Date day) {
    const auto [at, added] = first.try_emplace(child, day);
    if (!added && day < at->second) at->second = day;
  };
  for (const auto& e : w.episodes) saw(e.child, e.from);
  for (const auto& p : w.plans) saw(p.child, p.from);
  std::string out = "child_id,worker,team,locality,role,from,until,family_id,area\n";
  for (const auto& known : first) {
    for (const std::string_view role : {"", "IRO", "family worker"}) {
      Date from = known.second;
      for (int n = made.below(4); n > 0; --n) {
        const Date until = from.plus_days(made.below(600));
        const bool open = n == 1 && made.one_in(2);
        add_row(out, {known.first, made.one_of({"W1", "W2", "W3", "W4"}),
                      made.one_of({"North", "South", ""}), made.one_of({"Town", "Coast", ""}),
                      std::string(role), made.one_in(10) ? "" : to_string(from),
                      open ? "" : to_string(until), made.one_of({"F1", "F2", "F3", ""}),
                      made.one_of({"a", "b", ""})});
        from = until.plus_days(made.one_in(4) ? made.below(60) : 0);
      }
    }
  }
  return out;
}

/// Strategy discussions without a conference yet, or with one of their own.
std::string enquiries_of(const World& w, Made& made) {
  std::string out = "child_id,s47_start_date,icpc_date,icpc_not_required\n";
  for (const World::PlanRow& p : w.plans) {
    if (made.one_in(2)) continue;
    const Date day = p.from.plus_days(made.below(60) - 30);
    add_row(out, {p.child, to_string(day),
                  made.one_in(3) ? to_string(day.plus_days(made.below(40) - 5)) : "",
                  made.one_in(6) ? "Y" : "N"});
  }
  constexpr Date kFirst = *Date::make(2012, 4, 1);
  for (const World::ChildRow& c : w.children) {
    if (!made.one_in(4)) continue;
    const Date day = kFirst.plus_days(made.below(1500));
    add_row(out, {c.child, to_string(day),
                  made.one_in(2) ? to_string(day.plus_days(made.below(40))) : "", "N"});
  }
  return out;
}

}  // namespace

std::vector<std::string> full_extracts(const World& world, std::uint64_t seed) {
  Made made(seed);
  std::vector<std::string> out;
  for (const auto& write : {episodes_of, reviews_of, plans_of, conferences_of, children_of,
                            allocations_of, enquiries_of, workers_of}) {
    out.push_back(write(world, made));
  }
  return out;
}

std::string full_events(const World& world) {
  std::string out = "child_id,date,level\n";
  for (const World::ReviewRow& r : world.reviews) {
    const Date day = r.held.plus_days(11);
    add_row(out, {r.child, to_string(day), own_word(r.child, day, {"1", "2", "3", ""})});
  }
  return out;
}

}  // namespace duly::test
