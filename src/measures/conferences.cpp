// Conferences: review conferences in time by child and by meeting, the children's part in
// conferences, and how many were held.

#include <algorithm>

#include "duly/care.hpp"
#include "measures/each_plan.hpp"
#include "measures/families.hpp"

namespace duly::judging {
namespace {

constexpr std::array<Need, 1> kConferences = {{{"conferences", ""}}};
constexpr std::array<std::string_view, 1> kOfPlans = {"plans"};
constexpr std::array<Need, 2> kHeld = {{{"plans", ""}, {"conferences", ""}}};
constexpr std::array<Need, 2> kMeetings = {{{"plans", ""}, {"conferences", "meeting_id"}}};
constexpr std::array<Need, 2> kConferenceCodes = {
    {{"plans", ""}, {"conferences", "participation"}}};

const ConferenceExtra& extra_of(const MeasureInput& in, std::uint32_t conference) {
  const Conference& row = in.records.conferences[in.cases.conferences[conference].record];
  return in.records.conference_extras[row.extra];
}

/// Of an initial conference; of one that stands on its enquiry alone nothing is known.
const ConferenceExtra& extra_of(const MeasureInput& in, const Icpc& icpc) {
  const bool in_table = icpc.record != kNoPlace;
  return in.records.conference_extras[in_table ? in.records.conferences[icpc.record].extra : 0];
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
      v.once = meeting;
    } else if (v.reason != Reason::temporary) {
      v.reason = Reason::no_meeting_id;
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

/// Review conferences and initial ones, each child's.
void judge_cp_participation_code(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {
    if (!in.in_period(icpc.held)) continue;
    Verdict v = about(in, Reason::counted, icpc.held);
    v.plan_id = icpc.plan_id;
    band_by_code(extra_of(in, icpc).participation, v);
    out.push_back(v);
  }
  for_each_review_conference(in, [&](const ConferenceExtra& extra, Verdict v) {
    if (v.reason != Reason::temporary) band_by_code(extra.participation, v);
    out.push_back(v);
  });
}

constexpr std::array<std::string_view, 2> kSorts = {"initial", "review"};

/// Meetings held in the period, each once; without a number each child's is one.
void judge_conferences_held(const MeasureInput& in, std::vector<Verdict>& out) {
  for (const Icpc& icpc : in.cases.icpcs_of(in.child_case())) {
    if (!in.in_period(icpc.held)) continue;
    Verdict v = about(in, Reason::counted, icpc.held);
    v.plan_id = icpc.plan_id;
    v.once = extra_of(in, icpc).meeting_id;
    out.push_back(v);
  }
  for_each_review_conference(in, [&](const ConferenceExtra& extra, Verdict v) {
    v.band = 1;
    v.once = extra.meeting_id;
    out.push_back(v);
  });
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
            .needs = Needs(kHeld),
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
                           "cp_participation_code[PN1] + cp_participation_code[PN2]"
                           " + cp_participation_code[PN3] + cp_participation_code[PN5]"
                           " + cp_participation_code[PN6] >= numerator"}},
    Measure{.id = "cp_participation_code",
            .title = "Conferences by code of participation",
            .unit = "conference",
            .numerator = "conferences of the code",
            .denominator = "initial and review conferences held in the period coded PN1 to PN7;"
                           " PN0 and uncoded beside them",
            .citation = "section-5",
            .initial_conferences = true,
            .judge = judge_cp_participation_code,
            .shape = Shape::bands,
            .events = true,
            .bands = Labels(kParticipation),
            .band_codes = CodeList::participation,
            .beside = kNoParticipation,
            .needs = Needs(kConferenceCodes),
            .details = true,
            .identities = {"cp_participation[temporary] = [temporary]",
                           "cp_reviews_on_time.excluded ~= [temporary]",
                           "[temporary] >= cp_reviews_on_time.excluded",
                           "excluded >= cp_reviews_on_time.excluded",
                           "denominator >= cp_participation.denominator",
                           "excluded >= cp_participation.excluded",
                           "[not_coded] = [PN0] + [(none)]", "excluded >= [PN0] + [(none)]"}},
    Measure{
        .id = "conferences_held",
        .title = "Conferences held",
        .unit = "meeting",
        .numerator = "meetings of the sort, each once",
        .denominator = "initial and review conferences held in the period, each meeting once",
        .citation = "section-5",
        .initial_conferences = true,
        .judge = judge_conferences_held,
        .shape = Shape::bands,
        .events = true,
        .bands = Labels(kSorts),
        .needs = Needs(kConferences),
        .also = Kinds(kOfPlans),
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
                       "[review] ~= cp_participation_code.denominator"}}};

}  // namespace

std::span<const Measure> conferences() {
  return kMeasures;
}

}  // namespace duly::judging
