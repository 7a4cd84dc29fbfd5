#include "answers/placed_identities.hpp"

#include <algorithm>
#include <iterator>

namespace duly::answers {
namespace {

PlacedTerm placed(const CountTerm& term, CountPlaces& places) {
  if (term.measure == nullptr) return {};
  return {term.measure, places.measure_number(term.measure), places.column(term.measure, term.part),
          term.last_point, term.part >= count_part::kReasons};
}

}  // namespace

std::vector<PlacedIdentity> placed_identities(const KpiRequest& request, CountPlaces& places) {
  std::vector<const Measure*> defined;
  std::copy_if(request.chosen.begin(), request.chosen.end(), std::back_inserter(defined),
               [](const Measure* m) { return m->definition != nullptr; });
  std::vector<CountIdentity> known = count_identities();
  for (CountIdentity& identity : identities_of(defined)) known.push_back(std::move(identity));
  std::vector<PlacedIdentity> out;
  for (const CountIdentity& identity : known) {
    PlacedIdentity& one = out.emplace_back();
    one.at_least = identity.at_least;
    one.is_single = identity.is_single();
    for (const CountIdentity::Side& side : identity.sides) {
      PlacedIdentity::Side& terms = one.sides.emplace_back();
      for (const CountTerm& term : side) terms.push_back(placed(term, places));
    }
  }
  return out;
}

}  // namespace duly::answers
