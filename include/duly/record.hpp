// layer: record
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"
#include "duly/ids.hpp"

namespace duly {

/// A code of up to four letters and digits (RNE, REC, LS, PLACE, PN1), upper case, packed.
/// Longer text becomes `unreadable`, which equals no code.
class ShortCode {
 public:
  constexpr ShortCode() = default;
  constexpr explicit ShortCode(std::string_view text) {
    if (text.size() > 4) {
      packed_ = kUnreadable;
      return;
    }
    for (const char c : text) {
      const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      packed_ = packed_ << 8U | static_cast<unsigned char>(upper);
    }
  }
  constexpr bool blank() const { return packed_ == 0; }
  /// As one number, and back.
  constexpr std::uint32_t packed() const { return packed_; }
  static constexpr ShortCode of_packed(std::uint32_t packed) {
    ShortCode out;
    out.packed_ = packed;
    return out;
  }
  std::string text() const;
  friend constexpr bool operator==(ShortCode, ShortCode) = default;

 private:
  static constexpr std::uint32_t kUnreadable = 0xFFFFFFFF;
  std::uint32_t packed_ = 0;
};

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
  ShortCode reason_start;    // RNE
  ShortCode reason_end;      // REC
  ShortCode legal_status;    // LS
  ShortCode placement;       // PLACE
  std::uint32_t detail = 0;  ///< index into Records::episode_details; 0 is none
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
  std::uint32_t extra = 0;  ///< index into Records::review_extras; 0 is none
  RowRef row;
  bool cancelled = false;
  bool latest_only = false;  ///< of an extract that carries only the latest review (Annex A)
  bool by_period = false;    ///< until tables are joined, `child` is the word of its period of care
};

/// What is known of a child apart from histories.
struct ChildRow {
  Id child = kNoId;
  OptDate born;
  RowRef row;
  OptDate expected;  ///< of a child not yet born
  OptDate died;
  ShortCode sex;
  ShortCode ethnicity;
  bool mother = false;       ///< MOTHER is filled
  bool from_header = false;  ///< a row of the children table stands before a birth date on a review
};

/// No place in Records::referrals.
constexpr std::uint32_t kNoReferral = 0xFFFFFFFF;

/// One child's child protection plan. `until` is the first day outside it.
struct PlanRow {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  Id plan_id = kNoId;
  OptDate icpc;
  std::int16_t previous_plans = -1;  ///< -1: not given
  bool temporary = false;            ///< held for another authority
  bool summary = false;  ///< of a list that holds open and lately ended plans only (Annex A)
  ShortCode category_initial;
  ShortCode category_latest;
  std::uint32_t referral = kNoReferral;
  RowRef row;
  OptDate known_to;  ///< of one absent from a newer extract: the last day it was told of
};

enum class ConferenceType : std::uint8_t { unknown, initial, review };

/// What a conference may carry besides its day; kept apart since many extracts have none.
struct ConferenceExtra {
  Id enquiry_id = kNoId;    ///< the enquiry it followed, in extracts that number them
  Id meeting_id = kNoId;    ///< one for the children of a family seen together
  ShortCode participation;  ///< PN1 to PN7
};

struct Conference {
  Id child = kNoId;
  OptDate held;
  ConferenceType type = ConferenceType::unknown;
  bool transfer_in = false;
  bool latest_only = false;  ///< of an extract that carries only the latest one (Annex A)
  OptDate strategy_discussion;
  Id plan_id = kNoId;
  std::uint32_t referral = kNoReferral;
  std::uint32_t extra = 0;  ///< index into Records::conference_extras; 0 is none
  RowRef row;
};

/// A section 47 enquiry: the strategy discussion and, where one followed, its initial conference.
struct Enquiry {
  Id child = kNoId;
  Id enquiry_id = kNoId;
  OptDate strategy_discussion;
  OptDate icpc;
  OptDate icpc_target;  ///< as the case system has it
  bool icpc_not_required = false;
  std::uint32_t referral = kNoReferral;
  RowRef row;
};

/// A CIN episode of the CIN census: a referral to the day the case closed.
struct Referral {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  ShortCode reason_closed;
  std::int8_t no_further_action = -1;  ///< 0 no, 1 yes, 2 neither; -1: not given
  OptDate icpc;                        ///< DateOfInitialCPC given at this level: a transfer in
  RowRef row;
};

/// An assessment, or a child in need plan, of a CIN episode.
struct CinActivity {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  std::uint32_t referral = kNoReferral;
  RowRef row;
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

enum class Role : std::uint8_t { social_worker, iro, other };

/// How many columns of a local allocations extract one run can group by.
constexpr std::size_t kLocalColumns = 4;

/// Who a child is allocated to, over [from, until).
struct Allocation {
  Id child = kNoId;
  Id worker = kNoId;
  Id team = kNoId;
  Role role = Role::social_worker;
  OptDate from;
  OptDate until;
  Id reason = kNoId;  ///< SW_REASON: why the worker changed
  Id locality = kNoId;
  Id family = kNoId;     ///< siblings share it
  Id role_name = kNoId;  ///< of Role::other: as the extract has it
  /// The cells of the columns named in LoadOptions::local_columns, in their order.
  std::array<Id, kLocalColumns> local = {kNoId, kNoId, kNoId, kNoId};
  RowRef row;
};

/// A worker's hours: 1 is full time.
struct Worker {
  Id worker = kNoId;
  std::int16_t hundredths = -1;  ///< of full time; -1: not given
  RowRef row;
};

/// An episode or a plan that was left out: its file does know the child, so that the child is not
/// absent from it.
struct LeftOutRow {
  Id child = kNoId;
  RowRef row;
};

/// A column (or XML element) read, and what it was taken for.
struct ExtractColumn {
  std::string heading;
  std::string kind;
  std::string field;
};

/// One input file as read.
struct Extract {
  std::string name;  ///< as given on the command line
  std::string kind;  ///< episodes, reviews, ...; the unused table's name; or the XML return's
  std::vector<ExtractColumn> columns;
  OptDate reference_date;            ///< of a CIN census: the last day of its year
  std::uint32_t reference_line = 0;  ///< where it says so
  OptDate complete_from;     ///< reviews and conferences before it are not all of their time
  bool latest_only = false;  ///< carries only the latest review (Annex A)
  std::size_t rows = 0;      ///< rows below the heading
  std::size_t left_out = 0;
  OptDate year;        ///< 1 April of the collection year it is a return of, once gathered
  OptDate first_date;  ///< of all starts, ends, reviews and conferences in it
  OptDate last_date;
  std::vector<std::string> headings;
};

/// Everything read, as plain columns of small values. Ids are numbers in the two tables.
struct Records {
  IdTable children;
  IdTable words;  ///< plan ids, workers, teams, reasons
  std::vector<Episode> episodes;
  std::vector<Review> reviews;
  std::vector<ReviewExtra> review_extras = std::vector<ReviewExtra>(1);
  std::vector<ChildRow> child_rows;
  std::vector<PlanRow> plans;
  std::vector<Conference> conferences;
  std::vector<ConferenceExtra> conference_extras = std::vector<ConferenceExtra>(1);
  std::vector<Enquiry> enquiries;
  std::vector<Allocation> allocations;
  std::vector<EpisodeDetail> episode_details = std::vector<EpisodeDetail>(1);
  std::vector<Referral> referrals;
  std::vector<CinActivity> assessments;
  std::vector<CinActivity> cin_plans;
  std::vector<MissingEpisode> missing;
  std::vector<CareLeaver> care_leavers;
  std::vector<DatedStatus> legal_statuses;
  std::vector<DatedStatus> placements;
  std::vector<Worker> workers;
  std::vector<CareDate> care_dates;
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
/// The heading of a field in a file, as findings name it; blank where it has none.
std::string_view heading_of(const Records& records, std::uint16_t file, std::string_view kind,
                            std::string_view field);

/// Is `code` in the published list (data/codes.csv): RNE, LS, PLACE, REC, REVIEW_CODE or ETHNIC?
enum class CodeList : std::uint8_t {
  reason_start,
  legal_status,
  placement,
  reason_end,
  participation,
  ethnicity
};
bool in_list(CodeList list, ShortCode code);

}  // namespace duly
