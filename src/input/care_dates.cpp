// Health assessments, personal education plans and permanence plans by their days. One row tells of
// up to three, and a child may have many rows.

#include <array>

#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<CareRow>, 7> kFields = {{
    {"child", [](CareRow&, const Cell& c) { c.child(); }},
    {"health_date", read_care_date<CareRow, CareEvent::health_assessment>, true},
    {"pep_date", read_care_date<CareRow, CareEvent::education_plan>, true},
    {"permanence_date", read_care_date<CareRow, CareEvent::permanence_plan>, true},
    {"date_of_birth", [](CareRow&, const Cell& c) { c.note_birth(); }},
    {"sex", [](CareRow&, const Cell& c) { c.note_sex(); }, true},
    {"ethnicity", [](CareRow&, const Cell& c) { c.note_ethnicity(); }, true},
}};

}  // namespace

constexpr KindOf<CareRow> kCareDates = {kFields, [](CareRow&, std::span<const std::string_view>) {},
                                        [](CareRow&, RowContext&) {},
                                        [](CareRow&, const Renumbering&) {}, nullptr};

}  // namespace duly::input
