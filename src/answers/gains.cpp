#include "answers/gains.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>

#include "answers/kpi.hpp"
#include "answers/needed.hpp"

namespace duly::answers {
namespace {

std::vector<std::string_view> alternatives(std::string_view kinds) {
  constexpr std::string_view kOr = " or ";
  std::vector<std::string_view> out;
  for (std::size_t at = kinds.find(kOr); at != std::string_view::npos; at = kinds.find(kOr)) {
    out.push_back(kinds.substr(0, at));
    kinds.remove_prefix(at + kOr.size());
  }
  out.push_back(kinds);
  return out;
}

/// Where a kind stands among all kinds.
std::size_t place_of(std::string_view kind) {
  static const std::vector<std::string> kKinds = input_kinds();
  const std::string_view first = alternatives(kind).front();
  return static_cast<std::size_t>(std::find(kKinds.begin(), kKinds.end(), first) - kKinds.begin());
}

/// In the order they are told.
bool before(const Lack& a, const Lack& b) {
  const auto rank = [](const Lack& l) {
    return std::tuple(l.other_year, !l.field.empty(), place_of(l.kind), l.field);
  };
  return rank(a) < rank(b);
}

/// A need of a check as it is written: `episodes`, `reviews.participation`, `episodes*2`.
Lack lack_of_check(std::string_view need) {
  if (need == "birth_dates") return {"children", "date_of_birth"};
  const std::size_t end = std::min(need.find_first_of(".*"), need.size());
  Lack out{need.substr(0, end), {}};
  if (end == need.size()) return out;
  out.other_year = need[end] == '*';
  if (!out.other_year) out.field = need.substr(end + 1);
  return out;
}

/// Collects what each set of things lacking would add.
class Gains {
 public:
  explicit Gains(const DataSet& data) : data_(data) {}

  /// The gain of what is lacking of it; null where nothing is.
  Gain* of(std::vector<Lack> lacks);
  Gain* of(std::span<const Need> needs);
  std::vector<Gain> in_order() &&;

 private:
  bool has_kind(std::string_view kinds) const;

  const DataSet& data_;
  std::deque<Gain> gains_;  ///< which stay where they are
};

bool Gains::has_kind(std::string_view kinds) const {
  const std::vector<std::string_view> all = alternatives(kinds);
  return std::any_of(all.begin(), all.end(), [this](std::string_view kind) {
    return has_field(data_.records(), kind) || is_there(data_, {kind, {}});
  });
}

Gain* Gains::of(std::vector<Lack> lacks) {
  if (lacks.empty()) return nullptr;
  std::set<std::string_view> columns;
  for (Lack& lack : lacks) {
    if (lack.field.empty() || has_kind(lack.kind)) continue;
    columns.insert(lack.field);  // it comes with the kind
    lack.field = {};
  }
  std::sort(lacks.begin(), lacks.end(), before);
  lacks.erase(std::unique(lacks.begin(), lacks.end()), lacks.end());
  const auto same = std::find_if(gains_.begin(), gains_.end(),
                                 [&lacks](const Gain& g) { return g.lacks == lacks; });
  Gain& gain = same == gains_.end() ? gains_.emplace_back() : *same;
  gain.lacks = std::move(lacks);
  gain.columns.merge(columns);
  return &gain;
}

Gain* Gains::of(std::span<const Need> needs) {
  std::vector<Lack> lacks;
  for (const Need& need : needs) {
    if (!need.kind.empty() && !is_there(data_, need)) lacks.push_back({need.kind, need.field});
  }
  return of(std::move(lacks));
}

std::vector<Gain> Gains::in_order() && {
  std::vector<Gain> out(std::make_move_iterator(gains_.begin()),
                        std::make_move_iterator(gains_.end()));
  std::stable_sort(out.begin(), out.end(), [](const Gain& a, const Gain& b) {
    const auto rank = [](const Gain& g) { return std::pair(g.only_checks(), g.lacks.size()); };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return std::lexicographical_compare(a.lacks.begin(), a.lacks.end(), b.lacks.begin(),
                                        b.lacks.end(), before);
  });
  return out;
}

bool names_kind(std::span<const Need> needs, std::string_view kind) {
  return std::any_of(needs.begin(), needs.end(),
                     [kind](const Need& need) { return need.kind == kind; });
}

/// The sorts of cases whose reviews a measure looks at: those it cannot do without, and those that
/// are there. Where it would take any and none is there, the first.
std::vector<CaseSort> sorts_of(const DataSet& data, const Measure& m) {
  std::vector<CaseSort> all;
  std::vector<CaseSort> out;
  for (const DutyInfo& duty : kDuties) {
    const bool told = std::find(all.begin(), all.end(), duty.of) != all.end();
    if (told || (m.duties & only(duty.duty)) == 0) continue;
    all.push_back(duty.of);
    const Need cases = needed_for_cases(duty.of);
    if (names_kind(m.needs, cases.kind) || is_there(data, cases)) out.push_back(duty.of);
  }
  if (out.empty() && m.needs.empty() && !all.empty()) out.push_back(all.front());
  return out;
}

/// Besides what its line says: what tells which reviews were held.
std::vector<Lack> lacks_of(const DataSet& data, const Coverage& coverage, const Measure& m) {
  std::vector<Lack> out;
  const auto add_unless_there = [&](const Need& need) {
    if (!is_there(data, need)) out.push_back({need.kind, need.field});
  };
  for (const Need& need : m.needs) add_unless_there(need);
  for (const CaseSort sort : sorts_of(data, m)) {
    if (m.needs.empty()) add_unless_there(needed_for_cases(sort));
    const Need held = needed_for_held(sort);
    add_unless_there(held);
    const bool latest_only = sort == CaseSort::period_of_care ? coverage.latest_reviews_only
                                                              : coverage.latest_conferences_only;
    if (latest_only && needs_more_than_latest(coverage, m)) out.push_back({held.kind, held.field});
  }
  return out;
}

/// The source, of those that are not our own or a map, whose headings most columns are.
std::string source_in_use(const DataSet& data, std::span<const Heading> all) {
  std::map<std::string, std::size_t> columns;
  for (const Extract& e : data.records().extracts) {
    for (const ExtractColumn& c : e.columns) {
      const auto h = std::find_if(all.begin(), all.end(), [&c](const Heading& x) {
        return x.kind == c.kind && x.field == c.field && x.heading == c.heading;
      });
      if (h != all.end() && h->source != "plain") ++columns[h->source];
    }
  }
  const auto most = std::max_element(columns.begin(), columns.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return most == columns.end() ? std::string() : most->first;
}

/// The heading of a field: of the source in use, else our own, else whichever there is.
std::string_view heading_for(std::span<const Heading> all, std::string_view source,
                             std::string_view kind, std::string_view field) {
  const Heading* found = nullptr;
  const auto rank = [source](const Heading& h) {
    if (h.source == source) return 0;
    if (h.source == "plain") return 1;
    return h.source.find("XML") == std::string::npos ? 2 : 3;
  };
  for (const Heading& h : all) {
    if (h.kind != kind || h.field != field) continue;
    if (found == nullptr || rank(h) < rank(*found)) found = &h;
  }
  return found == nullptr ? std::string_view() : found->heading;
}

void add_with(std::string& out, std::string_view between, std::string_view word) {
  if (word.empty()) return;
  if (!out.empty()) out += between;
  out += word;
}

/// Is a column among them of which the kind needs one or another?
bool any_of_several(std::span<const Heading> all, std::string_view kind,
                    const std::set<std::string_view>& columns) {
  return std::any_of(all.begin(), all.end(), [&](const Heading& h) {
    return h.kind == kind && h.one_of_these && columns.contains(h.field);
  });
}

/// Those of several kinds that have the columns; all where none has.
std::vector<std::string_view> kinds_with(std::span<const Heading> all, std::string_view kinds,
                                         const std::set<std::string_view>& columns) {
  std::vector<std::string_view> out = alternatives(kinds);
  const auto without = [&](std::string_view kind) {
    return std::none_of(all.begin(), all.end(), [&](const Heading& h) {
      return h.kind == kind && columns.contains(h.field);
    });
  };
  if (!std::all_of(out.begin(), out.end(), without)) std::erase_if(out, without);
  return out;
}

/// What a kind cannot be without, and the columns asked for; of fields of which one is enough those
/// that the source has, or else our own.
std::string headings_of_kind(std::span<const Heading> all, std::string_view source,
                             std::string_view kind, const std::set<std::string_view>& columns) {
  const auto has_one = [&](std::string_view of) {
    return std::any_of(all.begin(), all.end(), [&](const Heading& h) {
      return h.kind == kind && h.one_of_these && h.source == of;
    });
  };
  const std::string_view one_source = has_one(source) ? source : "plain";
  const bool by_source = has_one(one_source);
  std::vector<std::string_view> fields;
  std::vector<std::string> needed;
  std::optional<std::size_t> one_of;  // where it stands among those needed
  std::string asked;
  for (const Heading& h : all) {
    if (h.kind != kind || std::find(fields.begin(), fields.end(), h.field) != fields.end()) {
      continue;
    }
    if (h.one_of_these && by_source && h.source != one_source) continue;
    const bool is_asked = columns.contains(h.field);
    if (!h.required && !h.one_of_these && !is_asked) continue;
    fields.push_back(h.field);
    const std::string_view heading = heading_for(all, source, kind, h.field);
    if (h.required) {
      needed.emplace_back(heading);
    } else if (h.one_of_these && !is_asked) {
      if (!one_of) {
        one_of = needed.size();
        needed.emplace_back();
      }
      add_with(needed[*one_of], " or ", heading);
    } else {
      add_with(asked, ", ", heading);
    }
  }
  if (one_of && any_of_several(all, kind, columns)) needed[*one_of].clear();
  std::string out;
  for (const std::string& heading : needed) add_with(out, ", ", heading);
  add_with(out, ", ", asked);
  return out;
}

}  // namespace

std::string in_words(const Lack& lack) {
  const std::string kind(lack.kind);
  if (lack.other_year) return kind + " of another year";
  if (!lack.field.empty()) return kind + ": column " + std::string(lack.field);
  const std::string_view words = words_of_kind(lack.kind);
  return words.empty() || words == kind ? kind : std::string(words) + " (" + kind + ")";
}

std::vector<Gain> gains_of(const DataSet& data, const Coverage& coverage,
                           std::span<const NotRun> not_run) {
  Gains gains(data);
  for (const DutyInfo& duty : kDuties) {
    const std::array<Need, 2> needs = {needed_for_cases(duty.of), needed_for_held(duty.of)};
    if (Gain* gain = gains.of(needs)) gain->duties.push_back(&duty);
  }
  for (const Measure& m : measures()) {
    if (Gain* gain = gains.of(lacks_of(data, coverage, m))) gain->measures.push_back(&m);
  }
  for (const GroupKind& group : group_kinds()) {
    if (Gain* gain = gains.of(std::span(&group.needs, 1))) gain->groups.push_back(&group);
  }
  for (const NotRun& n : not_run) {
    std::vector<Lack> lacks;
    for (const std::string_view need : n.lacking) lacks.push_back(lack_of_check(need));
    if (Gain* gain = gains.of(std::move(lacks))) gain->checks.push_back(n.check);
  }
  return std::move(gains).in_order();
}

std::string headings_of(const DataSet& data, const Gain& gain) {
  static const Headings kHeadings;
  const std::span<const Heading> all = kHeadings.all();
  const std::string source = source_in_use(data, all);
  std::string out;
  for (const Lack& lack : gain.lacks) {
    if (lack.other_year && gain.lacks.size() > 1) continue;  // as those that are there
    std::string any;
    for (const std::string_view kind : kinds_with(all, lack.kind, gain.columns)) {
      add_with(any, " or ",
               lack.field.empty() ? headings_of_kind(all, source, kind, gain.columns)
                                  : std::string(heading_for(all, source, kind, lack.field)));
    }
    add_with(out, "; ", any);
  }
  return out;
}

}  // namespace duly::answers
