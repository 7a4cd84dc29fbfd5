// layer: record
#pragma once

// Records of looked-after children.

#include <cstdint>

#include "duly/code.hpp"
#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly {

/// What an episode carries that only checks ask for; read only when LoadOptions::details is set.
struct EpisodeDetail {
  ShortCode need;      // CIN
  ShortCode provider;  // PLACE_PROVIDER
  Id reason_place_change = kNoId;
  Id urn = kNoId;
  Id home_postcode = kNoId;
  Id placement_postcode = kNoId;
  Id location = kNoId;
  Id distance = kNoId;
  Id placement_la = kNoId;
  friend bool operator==(const EpisodeDetail&, const EpisodeDetail&) = default;
};

/// A row of SSDA903 episodes. `until` is the first day outside it.
struct Episode {
  Id child = kNoId;
  Id period_id = kNoId;  ///< the period of care it belongs to, in extracts that number them
  OptDate from;
  OptDate until;
  ShortCode reason_start;          // RNE
  ShortCode reason_end;            // REC
  ShortCode legal_status;          // LS
  ShortCode placement;             // PLACE
  std::uint32_t detail = 0;        ///< index into Records::episode_details; 0 is none
  std::uint32_t local = kNoPlace;  ///< in Records::local
  RowRef row;
  bool no_reason_end_column = false;    ///< an end on the next start day counts as X1
  bool no_reason_start_column = false;  ///< periods are told apart by dates
  bool unknown_end = false;             ///< ended by repair: absent from a newer whole return
  bool summary = false;  ///< tells of a whole period of care in one row (Annex A list 8)
};

/// What a review may carry besides its day and code; kept apart since most extracts have none.
struct ReviewExtra {
  Id iro = kNoId;
  Id late_reason = kNoId;
  OptDate completed;
  OptDate recorded_due;  ///< as the case system has it
  OptDate written_up;    ///< the day the record of the review was written
  OptDate midpoint;      ///< the day the progress check half way to the next review was done
};

/// A review of a looked-after child.
struct Review {
  Id child = kNoId;
  OptDate held;
  ShortCode participation;
  std::uint32_t extra = 0;         ///< index into Records::review_extras; 0 is none
  std::uint32_t local = kNoPlace;  ///< in Records::local
  RowRef row;
  bool cancelled = false;
  bool latest_only = false;  ///< of an extract that carries only the latest review (Annex A)
  bool by_period = false;    ///< until tables are joined, `child` is the word of its period of care
};

/// A missing episode of a looked-after child (SSDA903 Missing).
struct MissingEpisode {
  Id child = kNoId;
  ShortCode flag;  ///< M or A
  OptDate from;
  OptDate until;
  RowRef row;
};

/// A row of care-leaver data (SSDA903 OC3).
struct CareLeaver {
  Id child = kNoId;
  bool filled = false;  ///< any of IN_TOUCH, ACTIV, ACCOM
  RowRef row;
};

/// A legal status or a placement over [from, until): joined to episodes by date.
struct DatedStatus {
  Id child = kNoId;
  Id period_id = kNoId;
  ShortCode code;
  OptDate from;
  OptDate until;
  EpisodeDetail detail;  ///< of a placement
  RowRef row;
};

/// What is done for a looked-after child besides reviews, each time on a day.
enum class CareEvent : std::uint8_t { health_assessment, education_plan, permanence_plan };

struct CareDate {
  Id child = kNoId;      ///< none until joined by period_id
  Id period_id = kNoId;  ///< of a review that names the period of care instead of the child
  CareEvent what = CareEvent::health_assessment;
  OptDate day;
  RowRef row;
};

}  // namespace duly
