#include "cases/facts.hpp"

namespace duly::cases {
namespace {

/// Whether two facts agree. Of two extracts one may leave it blank: only an extract that fills a
/// cell tells it.
class Agreement {
 public:
  Agreement(RowRef a, RowRef b) : one_extract_(a.file == b.file) {}

  bool on(ShortCode a, ShortCode b) const { return a == b || told_once(a.blank(), b.blank()); }
  bool on(OptDate a, OptDate b) const { return a == b || told_once(!a, !b); }
  bool on(Id a, Id b) const { return a == b || told_once(a == kNoId, b == kNoId); }
  bool on(std::int16_t a, std::int16_t b) const { return a == b || told_once(a < 0, b < 0); }

 private:
  bool told_once(bool a_blank, bool b_blank) const { return !one_extract_ && (a_blank || b_blank); }
  bool one_extract_;
};

void fill(ShortCode& blank, ShortCode told) {
  if (blank.blank()) blank = told;
}
void fill(OptDate& blank, OptDate told) {
  if (!blank) blank = told;
}
void fill(Id& blank, Id told) {
  if (blank == kNoId) blank = told;
}

}  // namespace

bool same_besides_end(const Episode& a, const Episode& b) {
  const Agreement agree(a.row, b.row);
  return a.from == b.from && agree.on(a.reason_start, b.reason_start) &&
         agree.on(a.legal_status, b.legal_status) && agree.on(a.placement, b.placement);
}

bool same_besides_end(const PlanRow& a, const PlanRow& b) {
  const Agreement agree(a.row, b.row);
  return a.from == b.from && agree.on(a.plan_id, b.plan_id) && agree.on(a.icpc, b.icpc) &&
         agree.on(a.previous_plans, b.previous_plans) && a.temporary == b.temporary;
}

bool same_facts(const Episode& a, const Episode& b) {
  return same_besides_end(a, b) && a.until == b.until &&
         Agreement(a.row, b.row).on(a.reason_end, b.reason_end);
}

bool same_facts(const PlanRow& a, const PlanRow& b) {
  return same_besides_end(a, b) && a.until == b.until;
}

void fill_blanks(Episode& stands, const Episode& other) {
  fill(stands.reason_start, other.reason_start);
  fill(stands.reason_end, other.reason_end);
  fill(stands.legal_status, other.legal_status);
  fill(stands.placement, other.placement);
  fill(stands.period_id, other.period_id);
  stands.no_reason_start_column = stands.no_reason_start_column && other.no_reason_start_column;
  // An open row tells no reason, whatever columns its extract has.
  stands.no_reason_end_column =
      stands.no_reason_end_column && (other.no_reason_end_column || !other.until);
}

void fill_blanks(PlanRow& stands, const PlanRow& other) {
  fill(stands.plan_id, other.plan_id);
  fill(stands.icpc, other.icpc);
  if (stands.previous_plans < 0) stands.previous_plans = other.previous_plans;
  stands.summary = stands.summary && other.summary;
}

}  // namespace duly::cases
