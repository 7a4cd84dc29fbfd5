#pragma once

// The chain of links every duty to review shares: each runs from the review held before it. What
// differs between duties is said by its caller (where the chain begins) and by the table of duties
// (which limits it has).

#include <span>
#include <vector>

#include "duly/obligation.hpp"

namespace duly::law {

/// What is known of a chain's beginning: measures section 3.
enum class Beginning : std::uint8_t {
  first,     ///< the first link, and all that was held is visible
  resumed,   ///< six months (the later limit) from `start`, the last review of any kind
  unseen,    ///< the chain began before reviews are complete
  unloaded,  ///< no review at all is in the files
};

/// One chain, or the part of it during one run of the duty.
struct Chain {
  Duty duty = Duty::cla_review;
  Beginning beginning = Beginning::first;
  Date start;             ///< the first anchor; for `resumed` the review it runs from
  OptDate complete_from;  ///< H, for `unseen`
  OptDate ends;  ///< the first day the duty no longer runs, if known by the day asked about
  OptDate turns_18;
  std::span<const Held> held;    ///< what was held in it and is visible, by day
  std::uint32_t first_held = 0;  ///< index of held[0] in the list it is part of
  std::uint32_t case_index = 0;
  bool goes_on = false;  ///< its open link is taken up by a later part: say nothing of it here
  /// A later part runs from this review under the later limit: an open link with the same anchor
  /// and due date is one obligation with it, and told there.
  OptDate taken_up_from = {};
  /// Told by a list of current cases: where no review stands in it, none was held.
  bool summary = false;
  /// Where the reviews in the files end long before the cases do: what fell due after that day and
  /// was not held may have been held since.
  OptDate told_to = {};

  // The limits of its first link, its second and all later ones.
  RuleId first() const { return info(duty).first.rule; }
  RuleId second() const { return info(duty).second.rule; }
  RuleId later() const { return info(duty).later.rule; }
};

class Follower {
 public:
  Follower(const Law& law, Date as_at, std::vector<Obligation>& out)
      : law_(law), as_at_(as_at), out_(out) {}

  /// Appends the links of `chain`: one for each review held, and the open or missed one after it.
  void follow(const Chain& chain);

 private:
  struct Due {
    Date day;
    const Limit* limit = nullptr;
    std::uint16_t remarks = 0;
  };
  Due due(RuleId rule, Date anchor) const;
  Obligation& add(const Chain& chain, Outcome outcome);
  void note_relaxed_rules(Obligation& o) const;
  void add_held(const Chain& chain, std::size_t i, OptDate anchor, const Due& due,
                std::uint16_t ordinal, std::uint16_t remarks);
  void add_open(const Chain& chain, OptDate anchor, const Due& due, std::uint16_t ordinal,
                std::uint16_t remarks);
  void follow_known(const Chain& chain);
  void follow_unseen(const Chain& chain);
  void follow_unloaded(const Chain& chain);
  void follow_latest(const Chain& chain);
  void add_first_visible(const Chain& chain, const Due& first);
  void add_two_limits(const Chain& chain);
  void add_open_two_limits(const Chain& chain, Date anchor, const Due& early, const Due& late);
  void add_nothing_visible(const Chain& chain);
  void follow_from(const Chain& chain, std::size_t next, Date anchor);

  const Law& law_;
  Date as_at_;
  std::vector<Obligation>& out_;
};

}  // namespace duly::law
