// What an authority counts itself. Its file is read as that only where the command line says so
// (events=PATH): a child and a date stand in nearly every table.

#include <array>

#include "duly/event.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

constexpr std::array<Field<LocalEvent>, 2> kEventFields = {{
    {"child", [](LocalEvent& e, const Cell& c) { e.child = c.child(); }},
    {"date", [](LocalEvent& e, const Cell& c) { e.day = c.required_date(); }},
}};

}  // namespace

constexpr KindOf<LocalEvent> kEvents = {
    kEventFields, [](LocalEvent&, std::span<const std::string_view>) {},
    [](LocalEvent&, RowContext&) {},
    [](LocalEvent& e, const Renumbering& n) { e.child = n.child(e.child); }, &Records::events};

}  // namespace duly::input
