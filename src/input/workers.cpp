// Who works with a child, and with how many hours.

#include <algorithm>
#include <array>
#include <cmath>

#include "duly/ascii.hpp"
#include "duly/number.hpp"
#include "duly/work.hpp"
#include "input/rows.hpp"

namespace duly::input {
namespace {

std::string in_words(std::string_view text) {
  std::string out = in_small_letters(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

/// Blank is the social worker: a list of workers without roles is of those who hold the case.
Role role_in(std::string_view text) {
  const std::string role = in_words(text);
  if (role.empty() || role == "social worker") return Role::social_worker;
  if (role == "iro" || role == "independent reviewing officer") return Role::iro;
  return Role::other;
}

void read_role(Allocation& a, const Cell& c) {
  const std::string_view text = c.trimmed();
  a.role = role_in(text);
  if (a.role == Role::other) a.role_name = c.kept(text);
}

constexpr std::array<Field<Allocation>, 10> kAllocationFields = {{
    {"child", [](Allocation& a, const Cell& c) { a.child = c.child(); }},
    {"worker", [](Allocation& a, const Cell& c) { a.worker = c.word(); }, Sort::own_words},
    {"team", [](Allocation& a, const Cell& c) { a.team = c.word(); }, Sort::own_words},
    {"role", read_role},
    {"locality", [](Allocation& a, const Cell& c) { a.locality = c.word(); }, Sort::own_words},
    {"family_id", [](Allocation& a, const Cell& c) { a.family = c.word(); }},
    {"from", [](Allocation& a, const Cell& c) { a.from = c.optional_date(); }},
    {"until", [](Allocation& a, const Cell& c) { a.until = c.optional_end(); }},
    {"reason", [](Allocation& a, const Cell& c) { a.reason = c.word(); }, Sort::detail},
    {"date_of_birth", [](Allocation&, const Cell& c) { c.note_birth(); }},
}};

void finish_allocation(Allocation& a, RowContext& context) {
  if (a.from && a.until && *a.until < *a.from) {
    context.findings.report(Code::d226_ends_before_it_begins, a.row, {}, a.child);
    context.keep = false;
    return;
  }
  context.saw(a.from);
  context.saw(a.until);
}

/// Full-time equivalency such as 0.8, kept in hundredths.
std::int16_t hundredths_in(const Cell& c) {
  const std::string_view text = c.trimmed();
  const std::optional<double> value = number_in<double>(text);
  constexpr double kMost = 10;
  const bool number = value && *value >= 0 && *value <= kMost;
  if (!number && !text.empty()) c.report(Code::d225_not_hours);
  constexpr double kHundred = 100;
  return number ? static_cast<std::int16_t>(std::lround(*value * kHundred)) : std::int16_t{-1};
}

constexpr std::array<Field<Worker>, 2> kWorkerFields = {{
    {"worker",
     [](Worker& w, const Cell& c) {
       w.worker = c.word();
       if (w.worker == kNoId) c.context.keep = false;
     },
     Sort::own_words},
    {"fte", [](Worker& w, const Cell& c) { w.hundredths = hundredths_in(c); }},
}};

}  // namespace

constexpr KindOf<Allocation> kAllocations = {
    kAllocationFields, [](Allocation&, std::span<const std::string_view>) {}, finish_allocation,
    [](Allocation& a, const Renumbering& n) {
      a.child = n.child(a.child);
      a.worker = n.word(a.worker);
      a.team = n.word(a.team);
      a.reason = n.word(a.reason);
      a.locality = n.word(a.locality);
      a.family = n.word(a.family);
      a.role_name = n.word(a.role_name);
    },
    &Records::allocations};

constexpr KindOf<Worker> kWorkers = {
    kWorkerFields, [](Worker&, std::span<const std::string_view>) {}, [](Worker&, RowContext&) {},
    [](Worker& w, const Renumbering& n) { w.worker = n.word(w.worker); }, &Records::workers};

}  // namespace duly::input
