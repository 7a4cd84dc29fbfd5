// The UASC table of the return: unaccompanied asylum-seeking children, and when they ceased to be.
// The return in XML says the same in each child's header.

#include <array>

#include "duly/child.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<ChildRow>, 4> kUascFields = {{
    {"child", [](ChildRow& r, const Cell& c) { r.child = c.child(); }},
    {"ceased", [](ChildRow& r, const Cell& c) { r.uasc_ceased = c.optional_end(); }, Sort::detail},
    {"date_of_birth", [](ChildRow& r, const Cell& c) { r.born = c.optional_date(); }},
    {"sex", [](ChildRow& r, const Cell& c) { r.sex = c.sex(); }, Sort::detail},
}};

}  // namespace

// No row of a header: what it repeats of the child stands behind what the header says. Its dates
// are of no year: a child may cease to be one long after the return.
constexpr KindOf<ChildRow> kUasc = {
    kUascFields, [](ChildRow& blank, std::span<const std::string_view>) { blank.uasc = true; },
    [](ChildRow&, RowContext&) {},
    [](ChildRow& r, const Renumbering& n) { r.child = n.child(r.child); }, &Records::child_rows};

}  // namespace duly::input
