// The ways to group cases. To add one: a function that gives the value of a child on a day, and a
// line in the list.

#include <algorithm>
#include <array>

#include "duly/allocations.hpp"
#include "duly/care.hpp"
#include "duly/group.hpp"
#include "duly/number.hpp"
#include "duly/protection.hpp"
#include "duly/rule.hpp"
#include "duly/work.hpp"
#include "groups/columns.hpp"
#include "groups/days.hpp"
#include "groups/labels.hpp"

namespace duly {

using groups::month_label;
using groups::month_of;
using groups::of_word;
using groups::quarter_label;
using groups::quarter_of;
using groups::word;

namespace {

using Labels = std::vector<std::string>;

std::uint32_t of_code(ShortCode code) {
  return code.blank() ? kNoGroup : code.packed();
}
std::string code(const GroupSource&, std::uint32_t value) {
  return ShortCode::of_packed(value).text();
}

/// The family of a group's code; where there is no code, of those of whom none is known.
template <CodeFamily family, std::uint32_t (*code_asked)(const GroupQuestion&)>
std::uint32_t family_asked(const GroupQuestion& q) {
  const std::uint32_t value = code_asked(q);
  const ShortCode code = value == kNoGroup ? ShortCode() : ShortCode::of_packed(value);
  return family_of(family, code).value_or(kNoGroup);
}

// Who the child is allocated to. For what happened on the day an allocation ended it still decides
// where no other has begun: a plan that ends on the day the team does was that team's. What is open
// at the close of that day is nobody's, as in a caseload.

bool decides(const Allocation& a, const GroupQuestion& q) {
  return in_force(a, q.day) || (q.event && a.until == q.day);
}

/// Does `a` stand before `b`? The one in force before the one ended that day; the last begun.
bool stands_before(const Allocation& a, const Allocation& b, Date day) {
  if (in_force(a, day) != in_force(b, day)) return in_force(a, day);
  return a.from && (!b.from || *b.from < *a.from);
}

template <class Fits>
const Allocation* find_allocation(const GroupQuestion& q, const Fits& fits) {
  const Allocation* found = nullptr;
  for (const std::uint32_t row : q.source.allocations.of(q.child)) {
    const Allocation& a = q.source.records.allocations[row];
    if (!decides(a, q) || !fits(a)) continue;
    if (found == nullptr || stands_before(a, *found, q.day)) found = &a;
  }
  return found;
}

/// What the social worker's allocation says, else the reviewing officer's, else any other's.
template <class Cell>
std::uint32_t of_allocation(const GroupQuestion& q, const Cell& cell) {
  for (const Role role : {Role::social_worker, Role::iro, Role::other}) {
    const Allocation* a =
        find_allocation(q, [&](const Allocation& x) { return x.role == role && cell(x) != kNoId; });
    if (a != nullptr) return cell(*a);
  }
  return kNoGroup;
}

std::uint32_t team_of(const GroupQuestion& q) {
  return of_allocation(q, [](const Allocation& a) { return a.team; });
}
std::uint32_t locality_of(const GroupQuestion& q) {
  return of_allocation(q, [](const Allocation& a) { return a.locality; });
}
std::uint32_t worker_of(const GroupQuestion& q) {
  const Allocation* a =
      find_allocation(q, [](const Allocation& x) { return x.role == Role::social_worker; });
  return a == nullptr ? kNoGroup : of_word(a->worker);
}
std::uint32_t role_of(const GroupQuestion& q) {
  const Allocation* a =
      find_allocation(q, [&q](const Allocation& x) { return x.role_name == q.which; });
  return a == nullptr ? kNoGroup : of_word(a->worker);
}

Id iro_on(const GroupQuestion& q, std::uint32_t review) {
  const std::uint32_t extra = q.source.records.reviews[q.cases.reviews[review].record].extra;
  return extra == 0 ? kNoId : q.source.records.review_extras[extra].iro;
}

/// The officer of the review itself; else the one allocated; else that of the child's last review.
std::uint32_t iro_of(const GroupQuestion& q) {
  if (q.review != kNoIndex && iro_on(q, q.review) != kNoId) return iro_on(q, q.review);
  const Allocation* a = find_allocation(q, [](const Allocation& x) { return x.role == Role::iro; });
  if (a != nullptr) return of_word(a->worker);
  std::uint32_t found = kNoGroup;
  for (const PeriodOfCare& period : q.cases.periods_of(q.cases.children[q.child])) {
    for (std::uint32_t r = period.reviews.first; r < period.reviews.last; ++r) {
      if (q.cases.reviews[r].day <= q.day && iro_on(q, r) != kNoId) found = iro_on(q, r);
    }
  }
  return found;
}

/// What a rule is now: what groups are called does not depend on the day.
const Limit& now(RuleId rule) {
  return statutory_rules().versions(rule).back();
}

// The child.

std::uint32_t sex_of(const GroupQuestion& q) {
  const std::vector<ShortCode>& known = q.source.histories.sex;
  return known.empty() ? kNoGroup : of_code(known[q.child]);
}
std::string sex_label(const GroupSource& s, std::uint32_t value) {
  const std::string text = code(s, value);
  if (text == "M") return "male";
  return text == "F" ? "female" : text;
}
Labels sexes(std::span<const AgeBand> /*age_bands*/) {
  return {"male", "female"};
}
std::uint32_t ethnicity_of(const GroupQuestion& q) {
  const std::vector<ShortCode>& known = q.source.histories.ethnicity;
  return known.empty() ? kNoGroup : of_code(known[q.child]);
}

/// 0 for yes, 1 for no: so they are shown in order.
std::uint32_t uasc_of(const GroupQuestion& q) {
  const std::vector<Unaccompanied>& known = q.source.histories.unaccompanied;
  if (known.empty()) return kNoGroup;
  return known[q.child].on(q.day) ? 0 : 1;
}
std::string uasc_label(const GroupSource&, std::uint32_t value) {
  return value == 0 ? "yes" : "no";
}
Labels yes_and_no(std::span<const AgeBand> /*age_bands*/) {
  return {"yes", "no"};
}

constexpr std::uint32_t kUnborn = 0;
constexpr std::uint32_t kFirstBand = 1;
constexpr std::uint32_t kOtherAges = 1000;
constexpr std::uint32_t kAdult = 1001;

int age_on(Date born, Date day) {
  const int years = day.year() - born.year();
  return day < birthday(born, years) ? years - 1 : years;
}

std::uint32_t age_band_of(const GroupQuestion& q) {
  const OptDate born = q.source.histories.born[q.child];
  const std::vector<OptDate>& expected = q.source.histories.expected;
  if (!born) return !expected.empty() && expected[q.child] ? kUnborn : kNoGroup;
  if (q.day < *born) return kUnborn;
  const int age = age_on(*born, q.day);
  for (std::size_t i = 0; i < q.source.age_bands.size(); ++i) {
    const AgeBand& band = q.source.age_bands[i];
    if (band.youngest <= age && age <= band.oldest) {
      return kFirstBand + static_cast<std::uint32_t>(i);
    }
  }
  return statutory_rules().birthday(RuleId::childhood, *born) <= q.day ? kAdult : kOtherAges;
}
std::string age_band_label(const GroupSource& s, std::uint32_t value) {
  if (value == kUnborn) return "unborn";
  if (value == kAdult) return std::to_string(now(RuleId::childhood).amount) + " and over";
  return value == kOtherAges ? "other ages" : s.age_bands[value - kFirstBand].label;
}
Labels band_labels(std::span<const AgeBand> age_bands) {
  Labels out;
  for (const AgeBand& band : age_bands) out.push_back(band.label);
  return out;
}

// The episode of the day.

/// The episode a verdict is about; else the last one begun by the day, where it has not ended: what
/// began earlier ended there, whatever its row says. On its last day it is still that of an event.
const Episode* episode_on(const GroupQuestion& q) {
  const Histories& h = q.source.histories;
  if (q.episode != kNoIndex) return &h.episodes[q.episode];
  const Episode* last = nullptr;
  for (std::uint32_t i = h.episodes_of[q.child]; i < h.episodes_of[q.child + 1]; ++i) {
    if (q.day < *h.episodes[i].from) break;
    last = &h.episodes[i];
  }
  if (last == nullptr) return nullptr;
  const bool runs = q.day < last->until.or_far() || (q.event && last->until == q.day);
  return runs ? last : nullptr;
}

template <class Code>
std::uint32_t of_episode(const GroupQuestion& q, const Code& wanted) {
  const Episode* e = episode_on(q);
  return e == nullptr ? kNoGroup : wanted(*e);
}

std::uint32_t legal_status_of(const GroupQuestion& q) {
  return of_episode(q, [](const Episode& e) { return of_code(e.legal_status); });
}
std::uint32_t placement_of(const GroupQuestion& q) {
  return of_episode(q, [](const Episode& e) { return of_code(e.placement); });
}
const EpisodeDetail& detail_of(const GroupQuestion& q, const Episode& e) {
  return q.source.records.episode_details[e.detail];
}
std::uint32_t provider_of(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) { return of_code(detail_of(q, e).provider); });
}
std::uint32_t need_of(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) { return of_code(detail_of(q, e).need); });
}
std::uint32_t location_of(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) { return of_word(detail_of(q, e).location); });
}

/// 0 up to so many miles, 1 over; PL_DISTANCE is in miles, to a decimal.
std::uint32_t distance_band_of(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) {
    const std::optional<double> miles =
        number_in<double>(q.source.records.words[detail_of(q, e).distance]);
    if (!miles || *miles < 0) return kNoGroup;
    return *miles > statutory_rules().in_force(RuleId::far_from_home, q.day).amount
               ? std::uint32_t{1}
               : std::uint32_t{0};
  });
}
std::string distance_label(const GroupSource&, std::uint32_t value) {
  return (value == 0 ? "up to " : "over ") + now(RuleId::far_from_home).text;
}

/// Why care ended, of the episode that ended that day.
std::uint32_t reason_end_of(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) {
    const bool ended = e.until == q.day && e.reason_end != codes::kContinues;
    return ended ? of_code(e.reason_end) : kNoGroup;
  });
}

/// Of the plan the verdict is about, else of the child's plan that day, the last begun: the latest
/// category, or where that is blank the first one.
std::uint32_t category_of(const GroupQuestion& q) {
  const Plan* plan = nullptr;
  for (const Plan& p : q.cases.plans_of(q.cases.children[q.child])) {
    if (p.from <= q.day && q.day <= p.until.or_far()) plan = &p;
  }
  if (q.plan != kNoIndex) plan = &q.cases.plans[q.plan];
  if (plan == nullptr) return kNoGroup;
  const PlanRow& row = q.source.histories.plans[plan->record];
  return of_code(row.category_latest.blank() ? row.category_initial : row.category_latest);
}

using Value = std::uint32_t(const GroupQuestion&);

/// A group that nobody is in without what it needs.
constexpr GroupKind needing(Need needs, GroupKind kind) {
  kind.needs = needs;
  return kind;
}

/// Groups that are codes, shown with their words.
template <CodeList list>
constexpr GroupKind coded(Need needs, std::string_view name, std::string_view meaning, Value* value,
                          GroupReads reads = GroupReads::due_dates) {
  return needing(needs, {name, meaning, value, groups::with_words_of<list>, reads, false, false,
                         true, groups::labels_of_codes<list>});
}

/// The families of such codes, in the order of data/codes.csv.
template <CodeFamily family, Value* code_asked>
constexpr GroupKind families(Need needs, std::string_view name, std::string_view meaning,
                             GroupReads reads = GroupReads::due_dates) {
  return needing(needs,
                 {name, meaning, family_asked<family, code_asked>, groups::name_of_family<family>,
                  reads, true, false, false, groups::labels_of_family<family>});
}

// What groups are told by.
constexpr Need kEthnicity{"children", "ethnicity"};
constexpr Need kLegalStatus{"episodes", "legal_status"};
constexpr Need kPlacement{"episodes", "placement"};
constexpr Need kProvider{"episodes", "provider"};

constexpr std::array kGroupKinds = {
    needing({"allocations", "team"},
            {"team", "the team of the child's allocation", team_of, word, GroupReads::allocations}),
    needing({"allocations", ""},
            {"worker", "the child's social worker", worker_of, word, GroupReads::allocations}),
    needing({"allocations or reviews", "iro"},
            {"iro",
             "the reviewing officer: of the review itself, else allocated, else of the"
             " child's last review",
             iro_of, word}),
    needing({"allocations", "locality"}, {"locality", "the locality of the child's allocation",
                                          locality_of, word, GroupReads::allocations}),
    needing({"children", "sex"}, {"sex", "the child's sex", sex_of, sex_label, GroupReads::profile,
                                  false, false, false, sexes}),
    needing({"children", "date_of_birth"},
            {"age_band", "the child's age (`--age-bands`)", age_band_of, age_band_label,
             GroupReads::profile, true, false, false, band_labels}),
    coded<CodeList::ethnicity>(kEthnicity, "ethnicity", "the child's ethnicity (ETHNIC)",
                               ethnicity_of, GroupReads::profile),
    families<CodeFamily::ethnic_group, ethnicity_of>(kEthnicity, "ethnic_group",
                                                     "White, Mixed, Asian, Black, Other, not known",
                                                     GroupReads::profile),
    families<CodeFamily::bme, ethnicity_of>(
        kEthnicity, "bme",
        "yes: all but the White codes; not known: refused, not yet obtained or blank",
        GroupReads::profile),
    needing({"uasc", ""},
            {"uasc",
             "yes: an unaccompanied asylum-seeking child, by the UASC table, until the day in DUC",
             uasc_of, uasc_label, GroupReads::profile, true, false, false, yes_and_no}),
    coded<CodeList::legal_status>(kLegalStatus, "legal_status",
                                  "the legal status of the episode (LS)", legal_status_of),
    families<CodeFamily::legal_family, legal_status_of>(
        kLegalStatus, "legal_family",
        "legal statuses together: care order, section 20, youth justice, ..."),
    coded<CodeList::need>({"episodes", "need"}, "need", "the child's main need (CIN)", need_of,
                          GroupReads::details),
    coded<CodeList::placement>(kPlacement, "placement", "the placement type of the episode (PLACE)",
                               placement_of),
    families<CodeFamily::placement_family, placement_of>(
        kPlacement, "placement_family",
        "placement types together: foster care, placed for adoption, ..."),
    coded<CodeList::provider>(kProvider, "provider", "the placement's provider (PLACE_PROVIDER)",
                              provider_of, GroupReads::details),
    families<CodeFamily::provider_family, provider_of>(
        kProvider, "provider_family",
        "providers together: own provision, private or voluntary, ...", GroupReads::details),
    needing({"episodes", "location"}, {"location", "in or outside the authority (PL_LOCATION)",
                                       location_of, word, GroupReads::details}),
    needing({"episodes", "distance"},
            {"distance_band", "up to 20 miles from home, or over (PL_DISTANCE)", distance_band_of,
             distance_label, GroupReads::details, true}),
    coded<CodeList::category>({"plans", "category_latest"}, "category",
                              "the plan's latest category of abuse", category_of,
                              GroupReads::details),
    coded<CodeList::reason_end>({"episodes", "reason_end"}, "reason_end", "why care ended (REC)",
                                reason_end_of),
    GroupKind{"month", "the month of the event", month_of, month_label, GroupReads::due_dates, true,
              true},
    GroupKind{"quarter", "the quarter of the reporting year of the event", quarter_of,
              quarter_label, GroupReads::due_dates, true, true}};

Id word_of(std::uint32_t value) {
  return value == kNoGroup ? kNoId : Id{value};
}

}  // namespace

Whose whose(const GroupSource& source, const GroupSubject& subject) {
  const GroupQuestion q{subject, source};
  return {word_of(worker_of(q)), officer_of(source, subject), word_of(team_of(q))};
}

Id officer_of(const GroupSource& source, const GroupSubject& subject) {
  return word_of(iro_of({subject, source}));
}

namespace groups {

std::uint32_t column_of_allocation(const GroupQuestion& q) {
  return of_allocation(q, [&q](const Allocation& a) { return cell_of(q, a.local); });
}
std::uint32_t column_of_episode(const GroupQuestion& q) {
  return of_episode(q, [&q](const Episode& e) { return of_word(cell_of(q, e.local)); });
}

}  // namespace groups

const GroupKind kRoleGroup{"role", "who has that role", role_of, word, GroupReads::allocations};

std::span<const GroupKind> group_kinds() {
  return kGroupKinds;
}

const GroupKind* find_group_kind(std::string_view name) {
  if (name == "social_worker") name = "worker";  // as the role is called
  const auto* found = std::find_if(kGroupKinds.begin(), kGroupKinds.end(),
                                   [name](const GroupKind& k) { return k.name == name; });
  return found == kGroupKinds.end() ? nullptr : &*found;
}

}  // namespace duly
