// layer: record
#pragma once

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
  std::string text() const;
  friend constexpr bool operator==(ShortCode, ShortCode) = default;

 private:
  static constexpr std::uint32_t kUnreadable = 0xFFFFFFFF;
  std::uint32_t packed_ = 0;
};

/// A row of SSDA903 episodes. `until` is the first day outside it.
struct Episode {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  ShortCode reason_start;  // RNE
  ShortCode reason_end;    // REC
  ShortCode legal_status;  // LS
  ShortCode placement;     // PLACE
  RowRef row;
  bool no_reason_end_column = false;    ///< an end on the next start day counts as X1
  bool no_reason_start_column = false;  ///< periods are told apart by dates
  bool unknown_end = false;             ///< ended by repair: absent from a newer whole return
};

/// What a review may carry besides its day and code; kept apart since most extracts have none.
struct ReviewExtra {
  Id iro = kNoId;
  Id late_reason = kNoId;
  OptDate completed;
};

/// A review of a looked-after child.
struct Review {
  Id child = kNoId;
  OptDate held;
  ShortCode participation;
  std::uint32_t extra = 0;  ///< index into Records::review_extras; 0 is none
  RowRef row;
  bool cancelled = false;
};

/// What is known of a child apart from histories.
struct ChildRow {
  Id child = kNoId;
  OptDate born;
  RowRef row;
  bool from_header = false;  ///< a row of the children table stands before a birth date on a review
};

/// One child's child protection plan. `until` is the first day outside it.
struct PlanRow {
  Id child = kNoId;
  OptDate from;
  OptDate until;
  Id plan_id = kNoId;
  OptDate icpc;
  std::int16_t previous_plans = -1;  ///< -1: not given
  bool temporary = false;            ///< held for another authority
  RowRef row;
};

enum class ConferenceType : std::uint8_t { unknown, initial, review };

struct Conference {
  Id child = kNoId;
  OptDate held;
  ConferenceType type = ConferenceType::unknown;
  bool transfer_in = false;
  OptDate strategy_discussion;
  Id plan_id = kNoId;
  RowRef row;
};

/// A section 47 enquiry: the strategy discussion and, where one followed, its initial conference.
struct Enquiry {
  Id child = kNoId;
  OptDate strategy_discussion;
  OptDate icpc;
  bool icpc_not_required = false;
  RowRef row;
};

enum class Role : std::uint8_t { social_worker, iro, other };

/// Who a child is allocated to, over [from, until).
struct Allocation {
  Id child = kNoId;
  Id worker = kNoId;
  Id team = kNoId;
  Role role = Role::social_worker;
  OptDate from;
  OptDate until;
  RowRef row;
};

/// One input file as read.
struct Extract {
  std::string name;      ///< as given on the command line
  std::string kind;      ///< episodes, reviews, ...; or the unused table's name
  std::size_t rows = 0;  ///< rows below the heading
  std::size_t left_out = 0;
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
  std::vector<Enquiry> enquiries;
  std::vector<Allocation> allocations;
  std::deque<Extract> extracts;  ///< a deque: findings keep views of the headings
};

/// Is `code` in the published list (data/codes.csv): RNE, LS, PLACE, REC or REVIEW_CODE?
enum class CodeList : std::uint8_t {
  reason_start,
  legal_status,
  placement,
  reason_end,
  participation
};
bool in_list(CodeList list, ShortCode code);

}  // namespace duly
