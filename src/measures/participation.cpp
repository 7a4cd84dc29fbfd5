// The child's part in reviews, from the codes PN0 to PN7. Age is not used: PN0 says it.

#include <optional>

#include "duly/care.hpp"
#include "measures/families.hpp"

namespace duly::judging {

Views views_of(ShortCode participation) {
  for (const std::string_view code : {"PN1", "PN2", "PN3", "PN5", "PN6"}) {
    if (participation == ShortCode(code)) return Views::given;
  }
  const bool silent = participation == ShortCode("PN4") || participation == ShortCode("PN7");
  return silent ? Views::not_given : Views::no_code;
}

std::optional<std::uint16_t> participation_band(ShortCode participation) {
  constexpr std::array kCodes = {ShortCode("PN0"), ShortCode("PN1"), ShortCode("PN2"),
                                 ShortCode("PN3"), ShortCode("PN4"), ShortCode("PN5"),
                                 ShortCode("PN6"), ShortCode("PN7")};
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (participation == kCodes[i]) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

namespace {

/// Calls `look` with each review of the child that belongs to a period of care and was held in the
/// period, and a verdict on it.
template <class Look>
void for_each_review(const MeasureInput& in, const Look& look) {
  for (const PeriodOfCare& period : in.cases.periods_of(in.child_case())) {
    for (std::uint32_t r = period.reviews.first; r < period.reviews.last; ++r) {
      const Held& held = in.cases.reviews[r];
      if (!in.in_period(held.day)) continue;
      Verdict verdict = about(in, Reason::not_coded, held.day);
      verdict.review = r;
      look(in.records.reviews[held.record].participation, verdict);
    }
  }
}

Reason reason_of(Views views) {
  switch (views) {
    case Views::given: return Reason::participated;
    case Views::not_given: return Reason::did_not_participate;
    case Views::no_code: return Reason::not_coded;
  }
  return Reason::not_coded;
}

}  // namespace

/// Children with a coded review in the period, whose views were given at every one of them.
void judge_cla_participation(const MeasureInput& in, std::vector<Verdict>& out) {
  Verdict child = about(in, Reason::not_coded);
  bool any = false;
  for_each_review(in, [&](ShortCode code, const Verdict&) {
    any = true;
    const Reason reason = reason_of(views_of(code));
    const bool worse = child.reason == Reason::not_coded || reason == Reason::did_not_participate;
    if (reason != Reason::not_coded && worse) child.reason = reason;
  });
  if (any) out.push_back(child);
}

void judge_cla_participation_reviews(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](ShortCode code, Verdict v) {
    v.reason = reason_of(views_of(code));
    out.push_back(v);
  });
}

void judge_cla_participation_code(const MeasureInput& in, std::vector<Verdict>& out) {
  for_each_review(in, [&](ShortCode code, Verdict v) {
    const std::optional<std::uint16_t> band = participation_band(code);
    if (band) v.reason = Reason::counted;
    v.band = band.value_or(0);
    out.push_back(v);
  });
}

}  // namespace duly::judging
