// Ids compared loosely: what one system writes 00123 another writes 123, and a spreadsheet 123.0.

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "duly/ascii.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/child_ids.hpp"
#include "duly/event.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly {
namespace {

/// Ids of one table that are loosely the same, by groups.
struct Groups {
  std::vector<Id> of;               ///< by id; kNoId where no row names it
  std::vector<std::string> shown;   ///< by group
  std::vector<std::uint32_t> ways;  ///< by group: in how many ways the rows write it
};

/// `each` calls what it is given with every id and the row that names it.
template <class Each>
Groups grouped(const IdTable& ids, IdShown how, const Each& each) {
  Groups out;
  out.of.assign(ids.size(), kNoId);
  IdTable forms;
  each([&](Id id, RowRef) {
    if (out.of[id] != kNoId) return;
    const std::string form = loose_form(ids[id]);
    const Id group = forms.intern(form);
    out.of[id] = group;
    const std::string_view written = how == IdShown::as_written ? ids[id] : form;
    if (group == out.shown.size()) {
      out.shown.emplace_back(written);
      out.ways.push_back(1);
      return;
    }
    ++out.ways[group];
    if (written < out.shown[group]) out.shown[group] = written;
  });
  return out;
}

/// Two rows of one file that write one group in two ways.
template <class Each>
std::optional<SharedId> shared_in_a_file(const Groups& groups, const Each& each) {
  struct Seen {
    Id id;
    RowRef row;
  };
  constexpr unsigned kFileBits = 16;
  std::unordered_map<std::uint64_t, Seen> seen;
  std::optional<SharedId> out;
  each([&](Id id, RowRef row) {
    const Id group = groups.of[id];
    if (out || row.file == RowRef::kNoFile || groups.ways[group] < 2) return;
    const std::uint64_t key = std::uint64_t{group} << kFileBits | row.file;
    const Seen& first = seen.try_emplace(key, Seen{id, row}).first->second;
    if (first.id != id) out = SharedId{first.row, row};
  });
  return out;
}

/// Children are numbered anew, so that no id is left over that nobody is called by.
void take_children_as_one(Records& records, Diagnostics& findings, const Groups& groups) {
  IdTable children;
  for (const std::string& shown : groups.shown) children.intern(shown);
  const auto rename = [&groups](Id& child, RowRef) { child = groups.of[child]; };
  each_named_child(records, rename);
  for (Diagnostic& d : findings.all()) {
    if (d.child != kNoId) rename(d.child, d.row);
  }
  records.children = std::move(children);
}

// Other ids are words: those of the sorts of ids named here, and no others, are taken as one.

template <class AnyRecords, class Use>
void each_period_id(AnyRecords& r, Use use) {
  const auto all = [&use](auto& rows) {
    for (auto& row : rows) {
      if (row.period_id != kNoId) use(row.period_id, row.row);
    }
  };
  all(r.episodes);
  all(r.legal_statuses);
  all(r.placements);
  all(r.care_dates);
  for (auto& review : r.reviews) {
    if (review.by_period) use(review.child, review.row);
  }
}

template <class AnyRecords, class Use>
void each_plan_id(AnyRecords& r, Use use) {
  const auto all = [&use](auto& rows) {
    for (auto& row : rows) {
      if (row.plan_id != kNoId) use(row.plan_id, row.row);
    }
  };
  all(r.plans);
  all(r.conferences);
}

template <class AnyRecords, class Use>
void each_enquiry_id(AnyRecords& r, Use use) {
  for (auto& e : r.enquiries) {
    if (e.enquiry_id != kNoId) use(e.enquiry_id, e.row);
  }
  for (auto& c : r.conferences) {
    auto& id = r.conference_extras[c.extra].enquiry_id;
    if (id != kNoId) use(id, c.row);
  }
}

/// A sort of ids: its groups, and how they are put in the place of the ids.
template <class Each>
void take_words_as_one(IdTable& words, const Groups& groups, const Each& each) {
  std::vector<Id> stands_for;
  stands_for.reserve(groups.shown.size());
  for (const std::string& shown : groups.shown) stands_for.push_back(words.intern(shown));
  each([&](Id& id, RowRef) { id = stands_for[groups.of[id]]; });
}

}  // namespace

std::string loose_form(std::string_view id) {
  constexpr std::string_view kPointZero = ".0";
  if (id.size() > kPointZero.size() && id.substr(id.size() - kPointZero.size()) == kPointZero) {
    id.remove_suffix(kPointZero.size());
  }
  while (id.size() > 1 && id.front() == '0') id.remove_prefix(1);
  std::string out(id);
  std::transform(out.begin(), out.end(), out.begin(), capital_letter);
  return out;
}

std::optional<SharedId> compare_ids_loosely(Records& records, Diagnostics& findings,
                                            IdShown shown) {
  const auto children = [&](const auto& use) {
    each_named_child(records, use);
    for (const Diagnostic& d : findings.all()) {
      if (d.child != kNoId) use(d.child, d.row);
    }
  };
  const auto periods = [&](const auto& use) { each_period_id(records, use); };
  const auto plans = [&](const auto& use) { each_plan_id(records, use); };
  const auto enquiries = [&](const auto& use) { each_enquiry_id(records, use); };
  const Groups of_children = grouped(records.children, shown, children);
  const Groups of_periods = grouped(records.words, shown, periods);
  const Groups of_plans = grouped(records.words, shown, plans);
  const Groups of_enquiries = grouped(records.words, shown, enquiries);
  std::optional<SharedId> shared = shared_in_a_file(of_children, children);
  if (!shared) shared = shared_in_a_file(of_periods, periods);
  if (!shared) shared = shared_in_a_file(of_plans, plans);
  if (!shared) shared = shared_in_a_file(of_enquiries, enquiries);
  if (shared) return shared;
  take_children_as_one(records, findings, of_children);
  take_words_as_one(records.words, of_periods, periods);
  take_words_as_one(records.words, of_plans, plans);
  take_words_as_one(records.words, of_enquiries, enquiries);
  return std::nullopt;
}

}  // namespace duly
