#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "duly/date.hpp"

namespace duly::test {

/// Generated histories as rows, so that tests can cut, split and shuffle them before they are
/// written out as extracts. Broken chains are among them; rows that no reader keeps are not.
struct World {
  struct EpisodeRow {
    std::string child;
    Date from;
    std::optional<Date> until;
    std::string start_reason, end_reason, legal, place;
  };
  struct ReviewRow {
    std::string child;
    Date held;
  };
  struct PlanRow {
    std::string child, id;
    Date from;
    std::optional<Date> until;
  };
  struct ConferenceRow {
    std::string child, type;
    Date held;
    std::optional<Date> discussion;
    std::string plan_id;
  };
  struct ChildRow {
    std::string child;
    Date born;
  };
  std::vector<EpisodeRow> episodes;
  std::vector<ReviewRow> reviews;
  std::vector<PlanRow> plans;
  std::vector<ConferenceRow> conferences;
  std::vector<ChildRow> children;
};

/// `children` histories of 2012 to 2016, the same for the same seed.
World generate(std::uint64_t seed, int children);

/// As the records stood at the close of `day`: rows dated later are gone, ends after it blank.
World as_on(const World& world, Date day);

std::string csv_of(const std::vector<World::EpisodeRow>& rows);
std::string csv_of(const std::vector<World::ReviewRow>& rows);
std::string csv_of(const std::vector<World::PlanRow>& rows);
std::string csv_of(const std::vector<World::ConferenceRow>& rows);
std::string csv_of(const std::vector<World::ChildRow>& rows);

}  // namespace duly::test
