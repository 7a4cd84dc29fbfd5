#pragma once

#include "duly/care.hpp"
#include "duly/protection.hpp"
#include "duly/record.hpp"

namespace duly::cases {

/// The kind whose headings stand over the dates of a row.
inline std::string_view kind_of(const Episode& /*row*/) {
  return "episodes";
}
inline std::string_view kind_of(const PlanRow& /*row*/) {
  return "plans";
}

/// Do two rows tell of one thing, if differently?
inline bool same_thing(const Episode& a, const Episode& b) {
  return a.from == b.from;
}
inline bool same_thing(const PlanRow& a, const PlanRow& b) {
  return a.from == b.from || (a.plan_id != kNoId && a.plan_id == b.plan_id);
}

/// Do two rows tell the same? Of two extracts one may leave a cell blank: only an extract that
/// fills it tells it.
bool same_facts(const Episode& a, const Episode& b);
bool same_facts(const PlanRow& a, const PlanRow& b);
/// The same but for the end.
bool same_besides_end(const Episode& a, const Episode& b);
bool same_besides_end(const PlanRow& a, const PlanRow& b);

/// A CIN census repeats the last review of the year before: such a row is no sign that the reviews
/// of its time are all told, nor that they are not.
template <class Row>
bool carried_over(const Records& records, const Row& row) {
  const OptDate complete = records.extracts[row.row.file].complete_from;
  return complete && *row.held < *complete;
}

/// What the row that stands leaves blank is taken from the other that tells the same.
void fill_blanks(Episode& stands, const Episode& other);
void fill_blanks(PlanRow& stands, const PlanRow& other);

}  // namespace duly::cases
