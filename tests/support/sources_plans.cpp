// Protection plans by source.

#include <algorithm>
#include <map>

#include "support/made.hpp"
#include "support/sources.hpp"

namespace duly::test {
namespace {

constexpr Date kFirst = *Date::make(2012, 4, 1);
constexpr int kYears = 4;

struct ToldPlan {
  World::PlanRow row;
  std::string initial, latest;
  int earlier = 0;  ///< plans of the child that the files hold
};

/// A strategy discussion; its conference, where one was held.
struct ToldEnquiry {
  std::string child;
  Date discussion;
  std::optional<Date> conference;
  std::string plan_id;
  bool not_required = false;
};

/// Begun before the files and still there: an initial conference without its enquiry.
struct Protection {
  std::vector<ToldPlan> plans;
  std::vector<ToldEnquiry> enquiries;
  std::vector<World::ConferenceRow> transfers;  ///< initial conferences on transfer in
  std::vector<World::ConferenceRow> reviews;
  std::vector<World::ChildRow> children;
};

/// A census tells of plans that were open in its years: those that ended before are told by none.
Protection protection_of(const World& world, Made& made) {
  Protection out;
  std::map<std::string, int> earlier;
  for (const World::PlanRow& p : world.plans) {
    if (p.until && *p.until < kFirst) continue;
    const std::string first = made.one_of({"NEG", "EMO", "PHY"});
    out.plans.push_back(
        {p, first, made.one_in(3) ? made.one_of({"NEG", "SAB"}) : first, earlier[p.child]++});
  }
  const auto told = [&out](const World::ConferenceRow& c) {
    return kFirst <= c.held && std::any_of(out.plans.begin(), out.plans.end(),
                                           [&c](const auto& p) { return p.row.id == c.plan_id; });
  };
  for (const World::ConferenceRow& c : world.conferences) {
    if (!told(c)) continue;
    if (c.type == "RCPC") {
      out.reviews.push_back(c);
    } else if (made.one_in(8)) {
      out.transfers.push_back(c);
    } else {
      out.enquiries.push_back({c.child, *c.discussion, c.held, c.plan_id});
    }
  }
  for (const World::ChildRow& c : world.children) {
    out.children.push_back(c);
    if (!made.one_in(3)) continue;
    const Date day = kFirst.plus_days(made.below(365 * kYears));
    out.enquiries.push_back({c.child, day, std::nullopt, {}, made.one_in(2)});
  }
  return out;
}

std::string yes(bool is) {
  return is ? "Y" : "N";
}

ToldBy as_plain(const Protection& all) {
  std::string plans =
      "child_id,plan_id,plan_start,plan_end,category_initial,category_latest,previous_plans\n";
  for (const ToldPlan& p : all.plans) {
    add_row(plans, {p.row.child, p.row.id, to_string(p.row.from), written(p.row.until), p.initial,
                    p.latest, std::to_string(p.earlier)});
  }
  std::string conferences =
      "child_id,conference_type,conference_date,s47_start_date,plan_id,transfer_in\n";
  std::string enquiries = "child_id,s47_start_date,icpc_not_required\n";
  for (const ToldEnquiry& e : all.enquiries) {
    if (e.conference) {
      add_row(conferences,
              {e.child, "ICPC", to_string(*e.conference), to_string(e.discussion), e.plan_id, "N"});
    } else {
      add_row(enquiries, {e.child, to_string(e.discussion), yes(e.not_required)});
    }
  }
  for (const World::ConferenceRow& c : all.transfers) {
    add_row(conferences, {c.child, "ICPC", to_string(c.held), "", c.plan_id, "Y"});
  }
  for (const World::ConferenceRow& c : all.reviews) {
    add_row(conferences, {c.child, "RCPC", to_string(c.held), "", c.plan_id, ""});
  }
  std::string children = "child_id,date_of_birth,sex\n";
  for (const World::ChildRow& c : all.children) {
    add_row(children, {c.child, to_string(c.born), "1"});
  }
  return {"plain",
          {{"plans.csv", plans},
           {"conferences.csv", conferences},
           {"enquiries.csv", enquiries},
           {"children.csv", children}}};
}

ToldBy as_data_set(const Protection& all) {
  std::string plans =
      "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,"
      "cppl_cp_plan_ola,cppl_cp_plan_initial_category,cppl_cp_plan_latest_category\n";
  for (const ToldPlan& p : all.plans) {
    add_row(plans, {p.row.id, p.row.child, to_string(p.row.from), written(p.row.until), "N",
                    p.initial, p.latest});
  }
  std::string initial =
      "icpc_icpc_id,icpc_s47_enquiry_id,icpc_person_id,icpc_cp_plan_id,icpc_icpc_transfer_in,"
      "icpc_icpc_date\n";
  std::string enquiries = "s47e_s47_enquiry_id,s47e_person_id,s47e_s47_start_date,s47e_s47_nfa\n";
  int n = 0;
  for (const ToldEnquiry& e : all.enquiries) {
    const std::string id = "Q" + std::to_string(++n);
    add_row(enquiries, {id, e.child, to_string(e.discussion), yes(e.not_required)});
    if (e.conference) {
      add_row(initial,
              {"I" + std::to_string(n), id, e.child, e.plan_id, "N", to_string(*e.conference)});
    }
  }
  for (const World::ConferenceRow& c : all.transfers) {
    add_row(initial, {"I" + std::to_string(++n), "", c.child, c.plan_id, "Y", to_string(c.held)});
  }
  std::string reviews = "cppr_cp_review_id,cppr_person_id,cppr_cp_plan_id,cppr_cp_review_date\n";
  for (const World::ConferenceRow& c : all.reviews) {
    add_row(reviews, {"C" + std::to_string(++n), c.child, c.plan_id, to_string(c.held)});
  }
  std::string persons = "pers_person_id,pers_sex,pers_dob\n";
  for (const World::ChildRow& c : all.children) {
    add_row(persons, {c.child, "M", to_string(c.born)});
  }
  return {"Standard Safeguarding Dataset",
          {{"ssd_cp_plans.csv", plans},
           {"ssd_initial_cp_conference.csv", initial},
           {"ssd_s47_enquiry.csv", enquiries},
           {"ssd_cp_reviews.csv", reviews},
           {"ssd_person.csv", persons}}};
}

/// What the census of one year says: as it stood on 31 March, each plan with its reviews of the
/// year and the last one before.
class Census {
 public:
  Census(const Protection& all, Date first)
      : all_(all), first_(first), last_(add_months(first, 12).plus_days(-1)) {}

  std::pair<std::string, std::string> file() {
    for (const ToldEnquiry& e : all_.enquiries) add(e);
    for (const ToldPlan& p : all_.plans) add(p);
    for (const World::ConferenceRow& c : all_.transfers) {
      if (in_year(c.held)) transfers_[c.child] += element("DateOfInitialCPC", to_string(c.held));
    }
    std::string out = "<Message><Header><CollectionDetails><Collection>CIN</Collection>" +
                      element("Year", std::to_string(last_.year())) +
                      element("ReferenceDate", to_string(last_)) +
                      "</CollectionDetails></Header><Children>\n";
    for (const World::ChildRow& c : all_.children) born_[c.child] = c.born;
    for (const World::ConferenceRow& c : all_.transfers) bodies_[c.child];
    for (const auto& [id, body] : bodies_) out += child(id, body);
    return {"census-" + std::to_string(last_.year()) + ".xml", out + "</Children></Message>\n"};
  }

 private:
  bool in_year(Date d) const { return first_ <= d && d <= last_; }
  std::string by_end(const std::optional<Date>& d) const {
    return d && *d <= last_ ? to_string(*d) : std::string();
  }

  void add(const ToldEnquiry& e) {
    const bool known = e.discussion <= last_;
    if (!known || (!in_year(e.discussion) && !(e.conference && in_year(*e.conference)))) return;
    bodies_[e.child] += "<Section47>" + element("S47ActualStartDate", to_string(e.discussion)) +
                        element("DateOfInitialCPC", by_end(e.conference)) +
                        element("ICPCnotRequired", e.not_required ? "true" : "false") +
                        "</Section47>\n";
  }

  void add(const ToldPlan& p) {
    if (last_ < p.row.from || (p.row.until && *p.row.until < first_)) return;
    std::vector<Date> held;
    for (const World::ConferenceRow& c : all_.reviews) {
      if (c.plan_id == p.row.id && c.held <= last_) held.push_back(c.held);
    }
    std::sort(held.begin(), held.end());
    const auto year = std::lower_bound(held.begin(), held.end(), first_);
    const auto from = year == held.begin() ? year : year - 1;
    std::string reviews;
    for (auto d = from; d != held.end(); ++d) reviews += element("CPPreviewDate", to_string(*d));
    bodies_[p.row.child] +=
        "<ChildProtectionPlans>" + element("CPPstartDate", to_string(p.row.from)) +
        element("CPPendDate", by_end(p.row.until)) + element("InitialCategoryOfAbuse", p.initial) +
        element("LatestCategoryOfAbuse", p.latest) +
        element("NumberOfPreviousCPP", std::to_string(p.earlier)) + element("Reviews", reviews) +
        "</ChildProtectionPlans>\n";
  }

  std::string child(const std::string& id, const std::string& body) {
    const std::string transfer = transfers_[id];
    if (body.empty() && transfer.empty()) return {};
    const auto born = born_.find(id);
    const bool known = born != born_.end();
    return "<Child><ChildIdentifiers>" + element("LAchildID", id) +
           (known ? element("PersonBirthDate", to_string(born->second)) : "") +
           (known ? element("GenderCurrent", "1") : "") + "</ChildIdentifiers>\n<CINdetails>" +
           element("CINreferralDate", "2012-04-01") + transfer + body +
           "<ReferralNFA>false</ReferralNFA></CINdetails></Child>\n";
  }

  const Protection& all_;
  Date first_, last_;
  std::map<std::string, std::string> bodies_, transfers_;
  std::map<std::string, Date> born_;
};

ToldBy as_census(const Protection& all) {
  ToldBy out{"CIN XML", {}};
  for (int i = 0; i < kYears; ++i) {
    out.files.push_back(Census(all, add_months(kFirst, 12 * i)).file());
  }
  return out;
}

}  // namespace

std::vector<ToldBy> plans_by_source(const World& world, std::uint64_t seed) {
  Made made(seed);
  const Protection all = protection_of(world, made);
  return {as_plain(all), as_data_set(all), as_census(all)};
}

}  // namespace duly::test
