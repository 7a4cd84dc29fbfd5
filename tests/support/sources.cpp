#include "support/sources.hpp"

#include <map>

#include "support/made.hpp"

namespace duly::test {
namespace {

struct ToldEpisode {
  World::EpisodeRow row;
  std::string period;  ///< a number of the period of care
  std::string need, provider, urn, reason_place_change;
};

struct ToldReview {
  World::ReviewRow row;
  std::string participation;
};

struct ToldChild {
  World::ChildRow row;
  std::string sex, ethnicity;
};

struct Care {
  std::vector<ToldEpisode> episodes;
  std::vector<ToldReview> reviews;
  std::vector<ToldChild> children;
};

Care care_of(const World& world, Made& made) {
  Care out;
  std::string child;
  int period = 0;
  for (World::EpisodeRow e : world.episodes) {
    const bool begins = e.start_reason == "S";
    period = e.child == child ? period + (begins ? 1 : 0) : 1;
    child = e.child;
    if (!begins) e.start_reason = made.one_of({"P", "B", "L", "T", "U"});
    if (made.one_in(3)) e.place = made.one_of({"U4", "K2", "T0", "T4", "R1", "A5"});
    if (e.end_reason == "E4") e.end_reason = made.one_of({"E4", "E11", "E45"});
    out.episodes.push_back({std::move(e), child + "P" + std::to_string(period),
                            made.one_of({"N1", "N4"}), made.one_of({"PR1", "PR4", ""}),
                            made.one_of({"", "SC1", "SC2"}), made.one_of({"", "PLACE", "CARPL"})});
  }
  for (const World::ReviewRow& r : world.reviews) {
    out.reviews.push_back(
        {r, made.one_of({"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", ""})});
  }
  for (const World::ChildRow& c : world.children) {
    out.children.push_back(
        {c, made.one_of({"1", "2", ""}), made.one_of({"WBRI", "MWBC", "REFU", ""})});
  }
  return out;
}

/// The same columns in the same order under the headings of a source.
struct ThreeTables {
  std::string episodes, reviews, children;
};
ThreeTables under(const ThreeTables& headings, const Care& care) {
  ThreeTables out = headings;
  for (const ToldEpisode& e : care.episodes) {
    add_row(out.episodes, {e.row.child, to_string(e.row.from), e.row.start_reason, e.row.legal,
                           e.need, e.row.place, e.provider, e.urn, e.reason_place_change,
                           written(e.row.until), e.row.end_reason});
  }
  for (const ToldReview& r : care.reviews) {
    add_row(out.reviews, {r.row.child, to_string(r.row.held), r.participation});
  }
  for (const ToldChild& c : care.children) {
    add_row(out.children, {c.row.child, c.sex, to_string(c.row.born), c.ethnicity});
  }
  return out;
}

ToldBy as_return(const Care& care) {
  const ThreeTables told =
      under({"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,URN,REASON_PLACE_CHANGE,DEC,REC\n",
             "CHILD,REVIEW,REVIEW_CODE\n", "CHILD,SEX,DOB,ETHNIC\n"},
            care);
  return {"SSDA903 CSV",
          {{"episodes.csv", told.episodes},
           {"reviews.csv", told.reviews},
           {"header.csv", told.children}}};
}

/// Children stand one by one, each with a header, even where nothing but the id is known.
ToldBy as_xml(const Care& care) {
  struct Parts {
    std::string header, reviews, episodes;
  };
  std::map<std::string, Parts> children;
  for (const ToldEpisode& e : care.episodes) {
    children[e.row.child].episodes +=
        "<EPISODE>" + element("DECOM", to_string(e.row.from)) + element("RNE", e.row.start_reason) +
        element("LS", e.row.legal) + element("CIN", e.need) + element("PL", e.row.place) +
        element("PLACE_PROVIDER", e.provider) + element("URN", e.urn) +
        element("REASON_PLACE_CHANGE", e.reason_place_change) +
        element("DEC", written(e.row.until)) + element("REC", e.row.end_reason) + "</EPISODE>\n";
  }
  for (const ToldReview& r : care.reviews) {
    children[r.row.child].reviews += "<AREVIEW>" + element("REVIEW", to_string(r.row.held)) +
                                     element("REVIEW_CODE", r.participation) + "</AREVIEW>\n";
  }
  for (const ToldChild& c : care.children) {
    children[c.row.child].header = element("SEX", c.sex) + element("DOB", to_string(c.row.born)) +
                                   element("ETHNIC", c.ethnicity);
  }
  std::string out = "<EXPSSDA903>\n";
  for (const auto& [id, parts] : children) {
    out += "<CHILD>\n<HEADER>" + element("CHILDID", id) + parts.header + "\n" + parts.reviews +
           "</HEADER>\n" + parts.episodes + "</CHILD>\n";
  }
  return {"SSDA903 XML", {{"return.xml", out + "</EXPSSDA903>\n"}}};
}

ToldBy as_plain(const Care& care) {
  const ThreeTables told =
      under({"child_id,episode_start,reason_start,legal_status,need,placement,provider,urn,"
             "reason_place_change,episode_end,reason_end\n",
             "child_id,review_date,participation\n", "child_id,sex,date_of_birth,ethnicity\n"},
            care);
  return {"plain",
          {{"episodes.csv", told.episodes},
           {"reviews.csv", told.reviews},
           {"children.csv", told.children}}};
}

std::string sex_in_words(const std::string& code) {
  if (code.empty()) return {};
  return code == "1" ? "M" : "F";
}

ToldBy as_data_set(const Care& care) {
  std::string episodes =
      "clae_cla_episode_id,clae_person_id,clae_cla_placement_id,clae_cla_episode_start_date,"
      "clae_cla_episode_start_reason,clae_cla_primary_need_code,clae_cla_episode_ceased_date,"
      "clae_cla_episode_ceased_reason,clae_cla_id\n";
  std::string statuses =
      "lega_legal_status_id,lega_person_id,lega_legal_status,lega_legal_status_start_date,"
      "lega_legal_status_end_date\n";
  std::string placements =
      "clap_cla_placement_id,clap_cla_id,clap_person_id,clap_cla_placement_start_date,"
      "clap_cla_placement_type,clap_cla_placement_provider,clap_cla_placement_urn,"
      "clap_cla_placement_change_reason,clap_cla_placement_end_date\n";
  int n = 0;
  for (const ToldEpisode& e : care.episodes) {
    const std::string number = std::to_string(++n);
    const std::string from = to_string(e.row.from);
    const std::string until = written(e.row.until);
    add_row(episodes, {"E" + number, e.row.child, "L" + number, from, e.row.start_reason, e.need,
                       until, e.row.end_reason, e.period});
    add_row(statuses, {"S" + number, e.row.child, e.row.legal, from, until});
    add_row(placements, {"L" + number, e.period, e.row.child, from, e.row.place, e.provider, e.urn,
                         e.reason_place_change, until});
  }
  std::string reviews =
      "clar_cla_review_id,clar_cla_person_id,clar_cla_review_date,clar_cla_review_cancelled,"
      "clar_cla_review_participation\n";
  for (const ToldReview& r : care.reviews) {
    add_row(reviews,
            {"R" + std::to_string(++n), r.row.child, to_string(r.row.held), "N", r.participation});
  }
  std::string persons = "pers_person_id,pers_sex,pers_dob,pers_ethnicity\n";
  for (const ToldChild& c : care.children) {
    add_row(persons, {c.row.child, sex_in_words(c.sex), to_string(c.row.born), c.ethnicity});
  }
  return {"Standard Safeguarding Dataset",
          {{"ssd_cla_episodes.csv", episodes},
           {"ssd_legal_status.csv", statuses},
           {"ssd_cla_placement.csv", placements},
           {"ssd_cla_reviews.csv", reviews},
           {"ssd_person.csv", persons}}};
}

}  // namespace

std::vector<ToldBy> care_by_source(const World& world, std::uint64_t seed) {
  Made made(seed);
  const Care care = care_of(world, made);
  return {as_return(care), as_xml(care), as_plain(care), as_data_set(care)};
}

}  // namespace duly::test
