// What is known of children besides their histories: sex, ethnicity, who is an unaccompanied asylum
// seeker, the birth expected.

#include <span>
#include <string>
#include <utility>

#include "cases/merging.hpp"
#include "duly/child.hpp"

namespace duly::cases {
namespace {

/// Sex as M or F: the returns have used 1 and 2 as well, and Ofsted's lists whole words. '\0' where
/// it is not told.
char sex_of(const ChildRow& row) {
  const std::string text = row.sex.text();
  const char first = text[0];  // '\0' where there is none
  if (first == '1') return 'M';
  return first == '2' ? 'F' : first;
}

/// As M, F or U, for neither; the census has 0 and 9 for not known and not specified.
ShortCode sex_told(const ChildRow& row) {
  switch (sex_of(row)) {
    case '\0': return {};
    case 'M': return ShortCode("M");
    case 'F': return ShortCode("F");
    default: return ShortCode("U");
  }
}

/// A cell too long for a code tells of no ethnicity that could be counted.
ShortCode ethnicity_told(const ChildRow& row) {
  return row.ethnicity.text().empty() ? ShortCode() : row.ethnicity;
}

/// By child what the rows tell. The children table stands before other tables, then the newer
/// extract before the older; else the first in the alphabet, so that the order of the files does
/// not matter.
template <class Told>
std::vector<ShortCode> settled(const Merging& m, Told told) {
  const Records& records = m.records;
  std::vector<const ChildRow*> stands(records.children.size(), nullptr);
  const auto before = [&](const ChildRow& a, const ChildRow& b) {
    if (a.from_header != b.from_header) return a.from_header;
    if (m.newer(a.row, b.row)) return true;
    return !m.newer(b.row, a.row) && told(a).text() < told(b).text();
  };
  for (const ChildRow& row : records.child_rows) {
    const ChildRow*& best = stands[row.child];
    if (!told(row).blank() && (best == nullptr || before(row, *best))) best = &row;
  }
  std::vector<ShortCode> out(stands.size());
  for (std::size_t child = 0; child < stands.size(); ++child) {
    if (stands[child] != nullptr) out[child] = told(*stands[child]);
  }
  return out;
}

/// A status that ceased stays so: a day stands before a blank, which an older return may have. Of
/// two days the newer extract's stands, else the first.
std::vector<Unaccompanied> unaccompanied(const Merging& m) {
  std::vector<Unaccompanied> out;
  if (!tells_of_unaccompanied(m.records)) return out;
  out.resize(m.records.children.size());
  std::vector<const ChildRow*> stands(out.size(), nullptr);
  for (const ChildRow& row : m.records.child_rows) {
    if (!row.uasc) continue;
    out[row.child].ever = true;
    const ChildRow*& best = stands[row.child];
    if (!row.uasc_ceased || (best != nullptr && m.newer(best->row, row.row))) continue;
    const bool newer = best == nullptr || m.newer(row.row, best->row);
    if (newer || *row.uasc_ceased < *best->uasc_ceased) best = &row;
  }
  for (std::size_t child = 0; child < out.size(); ++child) {
    if (stands[child] != nullptr) out[child].until = stands[child]->uasc_ceased;
  }
  return out;
}

/// Tells where a row has another sex than the one that stands.
void report_other_sex(const Merging& m, std::span<const ShortCode> stands) {
  for (const ChildRow& row : m.records.child_rows) {
    const ShortCode sex = sex_told(row);
    if (sex.blank() || sex == stands[row.child]) continue;
    m.findings.report(Code::n38_birth_dates_differ, row.row, "SEX", row.child, "sex");
  }
}

}  // namespace

void gather_profile(const Merging& m, Histories& out) {
  const Records& records = m.records;
  std::vector<ShortCode> sex;
  if (m.options.keep_rows || m.options.profile) sex = settled(m, sex_told);
  if (m.options.keep_rows) report_other_sex(m, sex);
  if (!m.options.profile) return;
  out.sex = std::move(sex);
  out.ethnicity = settled(m, ethnicity_told);
  out.unaccompanied = unaccompanied(m);
  out.expected.assign(records.children.size(), {});
  for (const ChildRow& row : records.child_rows) {
    OptDate& expected = out.expected[row.child];
    const bool later = row.expected && (!expected || *expected < *row.expected);
    if (later && !out.born[row.child]) expected = row.expected;
  }
}

}  // namespace duly::cases
