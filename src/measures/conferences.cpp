// Conferences: review conferences in time by child and by meeting, initial conferences by working
// days, and the children's part in them.

#include <algorithm>

#include "duly/care.hpp"
#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<std::string_view, 4> kWorkingDays = {"0-10", "11-15", "16-20", "21+"};

constexpr std::array<Need, 1> kConferences = {{{"conferences", ""}}};
constexpr std::array<Need, 2> kBothSorts = {{{"conferences", ""}, {"enquiries", ""}}};
constexpr std::array<Need, 1> kEnquiryRows = {{{"enquiries", ""}}};
constexpr std::array<Need, 2> kMeetings = {{{"plans", ""}, {"conferences", "meeting_id"}}};
constexpr std::array<Need, 2> kConferenceCodes = {
    {{"plans", ""}, {"conferences", "participation"}}};

const ConferenceExtra& extra_of(const MeasureInput& in, std::uint32_t conference) {
  const Conference& row = in.records.conferences[in.cases.conferences[conference].record];
  return in.records.conference_extras[row.extra];
}

Verdict about_plan(const MeasureInput& in, std::uint32_t plan, Reason reason, OptDate day) {
  const PlanRow& row = row_of(in, in.cases.plans[plan]);
  Verdict verdict = about(in, row.temporary ? Reason::temporary : reason, day);
  verdict.plan_id = row.plan_id;
  verdict.plan = plan;
  return verdict;
}

/// Calls `look` with each review conference of the child held in the period, as a link of its
/// chain, and a verdict on it.
template <class Look>
void for_each_conference(const MeasureInput& in, const Look& look) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty != Duty::cp_review || !in.in_period(o.held)) continue;
    Verdict verdict = about_plan(in, o.case_index, verdict_on(o), o.held);
    verdict.because = static_cast<std::uint32_t>(i);
    look(o, verdict);
  }
}

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

std::uint32_t link_of(const MeasureInput& in, const Icpc& icpc) {
  for (std::size_t i = 0; i < in.obligations.size(); ++i) {
    const Obligation& o = in.obligations[i];
    if (o.duty == Duty::icpc && o.anchor == icpc.strategy_discussion && o.held == icpc.held) {
      return static_cast<std::uint32_t>(i);
    }
  }
  return kNoIndex;
}

template <class Look>
void for_each_review_conference(const MeasureInput& in, const Look& look) {
  const Range plans = in.child_case().plans;
  for (std::uint32_t p = plans.first; p < plans.last; ++p) {
    const Range held = in.cases.plans[p].conferences;
    for (std::uint32_t c = held.first; c < held.last; ++c) {
      const Date day = in.cases.conferences[c].day;
      if (!in.in_period(day)) continue;
      look(extra_of(in, c), about_plan(in, p, Reason::counted, day));
    }
  }
}

/// Review conferences held in the period, each child counted singly.
void judge_cp_reviews_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_conference(in, [&](const Obligation&, const Verdict& v) { out.push_back(v); });
}

/// The same once a meeting; late when any child in it is late.
void judge_cp_meetings_on_time(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_conference(in, [&](const Obligation& o, Verdict v) {
    const Id meeting = extra_of(in, o.met_by).meeting_id;
    if (meeting != kNoId) {
      v.once = std::uint64_t{meeting} + 1;
    } else if (v.reason != Reason::temporary) {
      v.reason = Reason::no_meeting_id;
    }
    out.push_back(v);
  });
}

/// Initial conferences held in the period within 15 working days of the strategy discussion.
void judge_icpc_15wd(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_initial(in, [&](const Icpc& icpc, Verdict v) {
    if (v.reason == Reason::counted) {
      const Date anchor = *icpc.strategy_discussion;
      const Date due = in.law.last_day(RuleId::icpc, anchor).date;
      v.reason = icpc.held <= due ? Reason::on_time : Reason::failed;
      v.because = link_of(in, icpc);
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

void judge_cp_participation(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review_conference(in, [&](const ConferenceExtra& extra, Verdict v) {
    if (v.reason != Reason::temporary) {
      switch (views_of(extra.participation)) {
        case Views::given: v.reason = Reason::participated; break;
        case Views::not_given: v.reason = Reason::did_not_participate; break;
        case Views::no_code: v.reason = Reason::not_coded; break;
      }
    }
    out.push_back(v);
  });
}

void judge_cp_participation_code(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review_conference(in, [&](const ConferenceExtra& extra, Verdict v) {
    if (v.reason != Reason::temporary) {
      if (const std::optional<std::uint16_t> band = participation_band(extra.participation)) {
        v.band = *band;
      } else {
        v.reason = Reason::not_coded;
      }
    }
    out.push_back(v);
  });
}

constexpr std::array<std::string_view, 2> kSorts = {"initial", "review"};

/// One number for the meetings of a sort that have one name; 0, of no other, where it has none.
std::uint64_t meeting_number(Id meeting, std::uint16_t sort) {
  return meeting == kNoId ? 0 : (std::uint64_t{meeting} + 1) * kSorts.size() + sort;
}

/// The meeting of an initial conference, where a table of conferences tells of it too.
Id meeting_of(const MeasureInput& in, const Icpc& icpc) {
  const Histories& h = in.histories;
  for (std::uint32_t i = h.conferences_of[in.child]; i < h.conferences_of[in.child + 1]; ++i) {
    const Conference& row = in.records.conferences[h.conferences[i]];
    if (row.type == ConferenceType::initial && row.held == icpc.held) {
      return in.records.conference_extras[row.extra].meeting_id;
    }
  }
  return kNoId;
}

/// Meetings held in the period, each once; without a number each child's is one.
void judge_conferences_held(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {
    if (!in.in_period(icpc.held)) continue;
    Verdict v = about(in, Reason::counted, icpc.held);
    v.plan_id = icpc.plan_id;
    v.once = meeting_number(meeting_of(in, icpc), v.band);
    out.push_back(v);
  }
  for_each_review_conference(in, [&](const ConferenceExtra& extra, Verdict v) {
    v.band = 1;
    v.once = meeting_number(extra.meeting_id, v.band);
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
    Measure{.id = "cp_reviews_on_time",
            .title = "Review conferences held in time",
            .unit = "conference",
            .numerator = "conferences held in time",
            .denominator = "review conferences held in the period",
            .citation = "wt-cp-review",
            .duties = only(Duty::cp_review),
            .by_default = true,
            .judge = judge_cp_reviews_on_time,
            .events = true,
            .needs = Needs(kPlans),
            .identities = {"cp_participation.denominator + cp_participation.excluded ~= denominator"
                           " + indeterminate + excluded"}},
    Measure{.id = "cp_meetings_on_time",
            .title = "Review meetings held in time for every child",
            .unit = "meeting",
            .numerator = "meetings in time for every child in them",
            .denominator = "review meetings held in the period",
            .citation = "wt-cp-review",
            .duties = only(Duty::cp_review),
            .judge = judge_cp_meetings_on_time,
            .events = true,
            .needs = Needs(kMeetings),
            .details = true,
            .once = true,
            .identities = {"cp_reviews_on_time.excluded ~= excluded",
                           "excluded >= cp_reviews_on_time.excluded",
                           "cp_reviews_on_time.denominator ~= denominator",
                           "cp_reviews_on_time.numerator ~= numerator",
                           "cp_reviews_on_time.indeterminate ~= indeterminate"}},
    Measure{
        .id = "icpc_15wd",
        .title = "Initial conferences within 15 working days",
        .unit = "conference",
        .numerator = "conferences held within 15 working days of the strategy discussion",
        .denominator = "initial conferences held in the period that followed a strategy discussion",
        .citation = "cin-guide-4-12",
        .duties = only(Duty::icpc),
        .judge = judge_icpc_15wd,
        .events = true,
        .needs = Needs(kConferences)},
    Measure{
        .id = "icpc_bands",
        .title = "Initial conferences by working days from the strategy discussion",
        .unit = "conference",
        .numerator = "conferences held after that many working days",
        .denominator = "initial conferences held in the period that followed a strategy discussion",
        .citation = "cin-guide-4-12",
        .duties = only(Duty::icpc),
        .judge = judge_icpc_bands,
        .shape = Shape::bands,
        .events = true,
        .bands = Labels(kWorkingDays),
        .needs = Needs(kConferences),
        .identities = {"icpc_15wd.denominator = denominator", "icpc_15wd.excluded = excluded",
                       "icpc_15wd.numerator = [0-10] + [11-15]", "icpc_15wd[aged_18] = [aged_18]",
                       "icpc_15wd[transfer_in] = [transfer_in]",
                       "icpc_15wd[no_strategy_discussion] = [no_strategy_discussion]",
                       "icpc_15wd[before_strategy_discussion] = [before_strategy_discussion]"}},
    Measure{.id = "cp_participation",
            .title = "Review conferences at which the child's views were given",
            .unit = "conference",
            .numerator = "conferences coded PN1, 2, 3, 5 or 6",
            .denominator = "review conferences held in the period coded PN1 to PN7",
            .citation = "section-5",
            .judge = judge_cp_participation,
            .events = true,
            .needs = Needs(kConferenceCodes),
            .details = true,
            .identities = {"cp_reviews_on_time.excluded ~= [temporary]",
                           "[temporary] >= cp_reviews_on_time.excluded",
                           "excluded >= cp_reviews_on_time.excluded",
                           "numerator = cp_participation_code[PN1] + cp_participation_code[PN2]"
                           " + cp_participation_code[PN3] + cp_participation_code[PN5]"
                           " + cp_participation_code[PN6]"}},
    Measure{.id = "cp_participation_code",
            .title = "Review conferences by code of participation",
            .unit = "conference",
            .numerator = "conferences of the code",
            .denominator = "review conferences held in the period coded PN0 to PN7",
            .citation = "section-5",
            .judge = judge_cp_participation_code,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kParticipation),
            .band_codes = CodeList::participation,
            .needs = Needs(kConferenceCodes),
            .details = true,
            .identities = {"cp_participation[temporary] = [temporary]",
                           "cp_reviews_on_time.excluded ~= [temporary]",
                           "[temporary] >= cp_reviews_on_time.excluded",
                           "excluded >= cp_reviews_on_time.excluded",
                           "denominator = cp_participation.denominator + [PN0]",
                           "cp_participation.excluded = excluded + [PN0]",
                           "cp_participation.denominator + cp_participation.excluded = denominator"
                           " + excluded"}},
    Measure{
        .id = "conferences_held",
        .title = "Conferences held",
        .unit = "meeting",
        .numerator = "meetings of the sort, each once",
        .denominator = "initial and review conferences held in the period, each meeting once",
        .citation = "section-5",
        .judge = judge_conferences_held,
        .shape = Shape::bands,
        .events = true,
        .bands = Labels(kSorts),
        .needs = Needs(kBothSorts),
        .details = true,
        .once = true,
        .identities = {"denominator >= cp_meetings_on_time[no_meeting_id]",
                       "[review] >= cp_meetings_on_time[no_meeting_id]",
                       "[initial] ~= icpc_15wd.denominator + icpc_15wd.excluded",
                       "[initial] ~= icpc_15wd.denominator", "[initial] ~= icpc_bands.denominator",
                       "[review] ~= cp_reviews_on_time.denominator"
                       " + cp_reviews_on_time.indeterminate",
                       "[review] ~= cp_reviews_on_time.denominator",
                       "[review] ~= cp_meetings_on_time.denominator"
                       " + cp_meetings_on_time.indeterminate"
                       " + cp_meetings_on_time[no_meeting_id]",
                       "[review] ~= cp_meetings_on_time.denominator",
                       "[review] ~= cp_participation_code.denominator"}},
    Measure{.id = "s47_started",
            .title = "Strategy discussions, by what came of them",
            .unit = "enquiry",
            .numerator = "strategy discussions of which that came",
            .denominator = "strategy discussions held in the period",
            .citation = "section-5",
            .duties = only(Duty::icpc),
            .judge = judge_s47_started,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kEnquiries),
            .needs = Needs(kEnquiryRows),
            .identities = {"[conference held] ~= icpc_15wd.denominator",
                           "[conference held] ~= icpc_bands.denominator",
                           "[conference held] ~= conferences_held[initial]"}}};

}  // namespace

std::span<const Measure> conferences() {
  return kMeasures;
}

}  // namespace duly::judging
