// layer: record
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "duly/extract.hpp"
#include "duly/ids.hpp"
#include "duly/local_column.hpp"

namespace duly {

struct Allocation;
struct CareDate;
struct CareLeaver;
struct ChildRow;
struct CinActivity;
struct Conference;
struct ConferenceExtra;
struct DatedStatus;
struct Enquiry;
struct LocalEvent;
struct Episode;
struct EpisodeDetail;
struct MissingEpisode;
struct PlanRow;
struct Referral;
struct Review;
struct ReviewExtra;
struct Worker;

/// Everything read, as plain columns of small values. Ids are numbers in the two tables.
struct Records {  // NOLINT(cppcoreguidelines-special-member-functions): ids have one home
  // The kinds of record are known here by name alone: a change to one rebuilds what looks at it.
  Records();
  Records(Records&&) noexcept;
  Records& operator=(Records&&) noexcept;
  ~Records();

  IdTable children;
  IdTable words;  ///< plan ids, workers, teams, reasons
  std::vector<Episode> episodes;
  std::vector<Review> reviews;
  std::vector<ReviewExtra> review_extras;  ///< the first is none
  std::vector<ChildRow> child_rows;
  std::vector<PlanRow> plans;
  std::vector<Conference> conferences;
  std::vector<ConferenceExtra> conference_extras;  ///< the first is none
  std::vector<Enquiry> enquiries;
  std::vector<Allocation> allocations;
  std::vector<EpisodeDetail> episode_details;  ///< the first is none
  std::vector<Referral> referrals;
  std::vector<CinActivity> assessments;
  std::vector<CinActivity> cin_plans;
  std::vector<MissingEpisode> missing;
  std::vector<CareLeaver> care_leavers;
  std::vector<DatedStatus> legal_statuses;
  std::vector<DatedStatus> placements;
  std::vector<Worker> workers;
  std::vector<CareDate> care_dates;
  std::vector<LocalEvent> events;
  LocalCells local;  ///< the columns asked for by name: set before files are read
  std::vector<LeftOutRow> left_out;
  std::deque<Extract> extracts;  ///< a deque: findings keep views of the headings

  bool any_latest_only() const {
    return std::any_of(extracts.begin(), extracts.end(),
                       [](const Extract& e) { return e.latest_only; });
  }
};

/// Does any extract of a kind carry a field (blank: is there any extract of the kind)? Conferences
/// are asked for whole or as initial_conferences or review_conferences, in whichever of the three
/// tables, or return, they come. A return in XML carries whatever its elements can.
bool has_field(const Records& records, std::string_view kind, std::string_view field = {});
/// The heading of a column asked for by name in a file that has it.
std::string_view local_heading_of(const Records& records, std::uint16_t file, std::uint32_t place);
/// The heading of a field in a file, as findings name it; blank where it has none.
std::string_view heading_of(const Records& records, std::uint16_t file, std::string_view kind,
                            std::string_view field);

}  // namespace duly
