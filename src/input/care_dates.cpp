// Health assessments, personal education plans and permanence plans by their days. One row tells of
// up to three, and a child may have many rows.

#include <array>

#include "duly/care.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<CareRow>, 7> kFields = {{
    {"child", [](CareRow&, const Cell& c) { c.child(); }},
    {"health_date", read_care_date<CareRow, CareEvent::health_assessment>, Sort::detail},
    {"pep_date", read_care_date<CareRow, CareEvent::education_plan>, Sort::detail},
    {"permanence_date", read_care_date<CareRow, CareEvent::permanence_plan>, Sort::detail},
    {"date_of_birth", [](CareRow&, const Cell& c) { c.note_birth(); }},
    {"sex", [](CareRow&, const Cell& c) { c.note_sex(); }, Sort::detail},
    {"ethnicity", [](CareRow&, const Cell& c) { c.note_ethnicity(); }, Sort::detail},
}};

}  // namespace

constexpr KindOf<CareRow> kCareDates = {kFields, [](CareRow&, std::span<const std::string_view>) {},
                                        [](CareRow&, RowContext&) {},
                                        [](CareRow&, const Renumbering&) {}, nullptr};

}  // namespace duly::input
