// Initial conferences by working days, those on transfer in, and the strategy discussions they
// follow.

#include <algorithm>
#include <compare>
#include <vector>

#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 4> kWorkingDays = {"0-10", "11-15", "16-20", "21+"};

constexpr std::array<Need, 2> kInitial = {{{"conferences", ""}, {"enquiries", ""}}};
constexpr std::array<Need, 1> kEnquiryRows = {{{"enquiries", ""}}};
constexpr std::array<std::string_view, 1> kMetBy = {"conferences"};

/// Calls `look` with each initial conference held in the period and a verdict on it: `counted`, or
/// why it cannot be judged.
template <class Look>
void for_each_initial(const MeasureInput& in, const Look& look) {
  const OptDate adult = in.child_case().turns_18;
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {
    if (!in.in_period(icpc.held)) continue;
    Verdict verdict = about(in, Reason::counted, icpc.held);
    verdict.plan_id = icpc.plan_id;
    if (adult && *adult <= icpc.held) {
      verdict.reason = Reason::aged_18;
    } else {
      switch (icpc.kind) {
        case IcpcKind::transfer_in: verdict.reason = Reason::transfer_in; break;
        case IcpcKind::no_strategy_discussion:
          verdict.reason = Reason::no_strategy_discussion;
          break;
        case IcpcKind::before_strategy_discussion:
          verdict.reason = Reason::before_strategy_discussion;
          break;
        case IcpcKind::judged: break;
      }
    }
    look(icpc, verdict);
  }
}

/// The link that a conference met: the first from its strategy discussion to its own day.
class LinkMet {
 public:
  explicit LinkMet(const MeasureInput& in) {
    for (std::size_t i = 0; i < in.obligations.size(); ++i) {
      const Obligation& o = in.obligations[i];
      if (o.duty != Duty::icpc || !o.anchor || !o.held) continue;
      links_.push_back({*o.anchor, *o.held, static_cast<std::uint32_t>(i)});
    }
    std::sort(links_.begin(), links_.end());
  }
  std::uint32_t by(const Icpc& icpc) const {
    const Link sought{*icpc.strategy_discussion, icpc.held, 0};
    const auto at = std::lower_bound(links_.begin(), links_.end(), sought);
    const bool met = at != links_.end() && at->anchor == sought.anchor && at->held == sought.held;
    return met ? at->index : kNoIndex;
  }

 private:
  struct Link {
    Date anchor, held;
    std::uint32_t index;
    auto operator<=>(const Link&) const = default;
  };
  std::vector<Link> links_;
};

/// Initial conferences held in the period within 15 working days of the strategy discussion.
void judge_icpc_15wd(const MeasureInput& in, std::vector<Verdict>& out) {
  const LinkMet link_met(in);
  for_each_initial(in, [&](const Icpc& icpc, Verdict v) {
    if (v.reason == Reason::counted) {
      const Date anchor = *icpc.strategy_discussion;
      const Date due = in.law.last_day(RuleId::icpc, anchor).date;
      v.reason = icpc.held <= due ? Reason::on_time : Reason::failed;
      v.because = link_met.by(icpc);
    }
    out.push_back(v);
  });
}

/// Bands by the last day in time of each, so that the first two are those within 15 working days: a
/// conference on a Saturday is past the Friday that was the last.
void judge_icpc_bands(const MeasureInput& in, std::vector<Verdict>& out) {
  constexpr std::array kLongest = {RuleId::first_icpc_band, RuleId::second_icpc_band,
                                   RuleId::third_icpc_band};  // what is longer is in the last band
  for_each_initial(in, [&](const Icpc& icpc, Verdict v) {
    if (v.reason == Reason::counted) {
      const auto* band = std::find_if(kLongest.begin(), kLongest.end(), [&](RuleId longest) {
        return icpc.held <= in.law.last_day(longest, *icpc.strategy_discussion).date;
      });
      v.band = static_cast<std::uint16_t>(band - kLongest.begin());
    }
    out.push_back(v);
  });
}

/// The day the authority was told of a child who moved in on a plan: as the extract has it, else
/// the referral on which a census tells of the conference.
OptDate notified_on(const MeasureInput& in, const Icpc& icpc) {
  if (icpc.record == kNoPlace) return {};
  const Conference& row = in.records.conferences[icpc.record];
  const OptDate told = in.records.conference_extras[row.extra].notified;
  if (told || row.referral == kNoPlace) return told;
  return in.records.referrals[row.referral].from;
}

/// Conferences on transfer in held in the period within 15 working days of that day.
void judge_icpc_transfer_15wd(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_initial(in, [&](const Icpc& icpc, Verdict v) {
    if (icpc.kind != IcpcKind::transfer_in) return;
    if (v.reason == Reason::transfer_in) {
      const OptDate told = notified_on(in, icpc);
      if (!told || icpc.held < *told) {
        v.reason = Reason::not_notified;
      } else {
        const Date due = in.law.last_day(RuleId::transfer_conference, *told).date;
        v.reason = icpc.held <= due ? Reason::on_time : Reason::failed;
      }
    }
    out.push_back(v);
  });
}

constexpr std::array<std::string_view, 3> kEnquiries = {"conference held",
                                                        "conference not required", "neither yet"};

/// Strategy discussions held in the period, one a day, by what came of them.
void judge_s47_started(const MeasureInput& in, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  const auto add = [&](Date day, std::uint16_t band) {
    if (!in.in_period(day)) return;
    for (std::size_t i = first; i < out.size(); ++i) {
      if (out[i].day != OptDate(day)) continue;
      out[i].band = std::min(out[i].band, band);
      return;
    }
    out.push_back(about(in, Reason::counted, day));
    out.back().band = band;
  };
  for (const StrategyDiscussion& d : in.cases.discussions_of(in.child_case())) {
    add(d.day, d.icpc ? 0 : 2);
  }
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {  // which no conference followed
    if (icpc.kind == IcpcKind::before_strategy_discussion) add(*icpc.strategy_discussion, 2);
  }
  const Histories& h = in.histories;
  for (std::uint32_t i = h.enquiries_of[in.child]; i < h.enquiries_of[in.child + 1]; ++i) {
    const Enquiry& e = in.records.enquiries[h.enquiries[i]];
    if (e.icpc_not_required) add(*e.strategy_discussion, 1);  // the others are told above
  }
}

constexpr std::array kMeasures = {
    Measure{
        .id = "icpc_15wd",
        .title = "Initial conferences within 15 working days",
        .unit = "conference",
        .numerator = "conferences held within 15 working days of the strategy discussion",
        .denominator = "initial conferences held in the period that followed a strategy discussion",
        .citation = "cin-guide-4-12",
        .duties = only(Duty::icpc),
        .initial_conferences = true,
        .judge = judge_icpc_15wd,
        .events = true,
        .needs = Needs(kInitial)},
    Measure{
        .id = "icpc_bands",
        .title = "Initial conferences by working days from the strategy discussion",
        .unit = "conference",
        .numerator = "conferences held after that many working days",
        .denominator = "initial conferences held in the period that followed a strategy discussion",
        .citation = "cin-guide-4-12",
        .initial_conferences = true,
        .judge = judge_icpc_bands,
        .shape = Shape::bands,
        .events = true,
        .bands = Labels(kWorkingDays),
        .needs = Needs(kInitial),
        .identities = {"icpc_15wd.denominator = denominator", "icpc_15wd.excluded = excluded",
                       "icpc_15wd.numerator = [0-10] + [11-15]", "icpc_15wd[aged_18] = [aged_18]",
                       "icpc_15wd[transfer_in] = [transfer_in]",
                       "icpc_15wd[no_strategy_discussion] = [no_strategy_discussion]",
                       "icpc_15wd[before_strategy_discussion] = [before_strategy_discussion]"}},
    Measure{.id = "icpc_transfer_15wd",
            .title = "Conferences on transfer in within 15 working days",
            .unit = "conference",
            .numerator = "conferences held within 15 working days of the authority being told",
            .denominator = "conferences held in the period on children who moved in on a plan,"
                           " where that day is known",
            .citation = "wt-transfer",
            .initial_conferences = true,
            .judge = judge_icpc_transfer_15wd,
            .events = true,
            .needs = Needs(kInitial),
            .details = true,
            .identities = {"icpc_15wd[transfer_in] = denominator + [not_notified]"}},
    Measure{.id = "s47_started",
            .title = "Strategy discussions, by what came of them",
            .unit = "enquiry",
            .numerator = "strategy discussions of which that came",
            .denominator = "strategy discussions held in the period",
            .citation = "section-5",
            .initial_conferences = true,
            .judge = judge_s47_started,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kEnquiries),
            .needs = Needs(kEnquiryRows),
            .also = Kinds(kMetBy),
            .identities = {"[conference held] ~= icpc_15wd.denominator",
                           "[conference held] ~= icpc_bands.denominator",
                           "[conference held] ~= conferences_held[initial]"}}};

}  // namespace

std::span<const Measure> initial_conferences() {
  return kMeasures;
}

}  // namespace duly::judging
