#include "answers/groups.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "answers/kpi.hpp"
#include "answers/local_columns.hpp"
#include "answers/question.hpp"
#include "duly/ascii.hpp"
#include "duly/nearest.hpp"
#include "duly/number.hpp"

namespace duly::answers {
namespace {

/// "5-9", "5" or "18+".
AgeBand age_band_typed(const std::string& text) {
  constexpr int kOldest = 120;
  const auto [youngest, rest] = leading_number<int>(text);
  std::optional<int> oldest = youngest;
  if (rest == "+") {
    oldest = kOldest;
  } else if (!rest.empty()) {
    oldest = rest.front() == '-' ? number_in<int>(rest.substr(1)) : std::nullopt;
  }
  const bool good =
      youngest && *youngest >= 0 && oldest && *youngest <= *oldest && *oldest <= kOldest;
  if (!good) {
    throw WrongQuestion("age-bands", " takes ages such as 0-4,5-9,10-17, not '" + text + "'");
  }
  return {*youngest, *oldest, text};
}

std::vector<AgeBand> age_bands_typed(const std::string& text) {
  if (text.empty()) return usual_age_bands();
  std::vector<AgeBand> out;
  for (const std::string& band : split_at_commas(text)) out.push_back(age_band_typed(band));
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].youngest <= out[i - 1].oldest) {
      throw WrongQuestion(
          "age-bands", " overlap or are out of order: " + out[i - 1].label + ", " + out[i].label);
    }
  }
  return out;
}

/// The role of that name in the allocations, or nothing.
Id role_named(const Records& records, std::string_view name) {
  for (const Allocation& a : records.allocations) {
    if (a.role_name != kNoId && same_but_for_case(records.words[a.role_name], name)) {
      return a.role_name;
    }
  }
  return kNoId;
}

[[noreturn]] void no_such_group(const DataSet& data, const std::string& name,
                                std::span<const std::string_view> own) {
  const LocalColumn column = column_typed(name);
  const Records& records = data.records();
  if (column.name != name) {
    throw WrongQuestion("by",
                        " " + name + ": " + why_not_in_files(records, column, column.kind + "."));
  }
  std::vector<std::string> names(own.begin(), own.end());
  for (const GroupKind& kind : group_kinds()) names.emplace_back(kind.name);
  for (std::string& heading : columns_of(records, column.kind)) {
    names.push_back(std::move(heading));
  }
  if (const std::size_t dot = name.find('.'); dot != std::string::npos) {
    for (const std::string_view kind : kLocalKinds) {
      names.push_back(std::string(kind) + name.substr(dot));
    }
  }
  throw WrongQuestion(
      "by", " " + name + ": neither a group, nor a column or role of an allocations extract" +
                nearest_of(name, names));
}

}  // namespace

GroupsTyped groups_typed(const std::vector<std::string>& by, const std::string& age_bands) {
  GroupsTyped out{{}, age_bands_typed(age_bands)};
  std::vector<std::string> met;
  for (const std::string& breakdown : by) {
    const std::vector<std::string> names = split_at_commas(breakdown);
    if (names.size() > kMostGroupsCombined) {
      throw WrongQuestion("by", fmt::format(" combines at most {} groups", kMostGroupsCombined));
    }
    check_by(names);
    if (std::find(met.begin(), met.end(), breakdown) != met.end()) {
      throw WrongQuestion("by", " is given twice: " + breakdown);
    }
    met.push_back(breakdown);
    out.names.insert(out.names.end(), names.begin(), names.end());
    out.breakdowns.push_back(names.size());
  }
  return out;
}

Wanted wanted_for(const std::vector<const Measure*>& chosen, const GroupsTyped& groups) {
  Wanted out;
  for (const Measure* m : chosen) {
    out.details = out.details || m->details;
    const Definition* d = m->definition;
    if (d != nullptr && !d->column.empty()) add_column(out.local_columns, {d->kind, d->column});
  }
  for (const std::string& name : groups.names) {
    const GroupKind* kind = find_group_kind(name);
    if (kind == nullptr) {
      add_column(out.local_columns, column_typed(name));
    } else {
      out.details = out.details || kind->reads == GroupReads::details;
      out.profile = out.profile || kind->reads == GroupReads::profile;
    }
  }
  return out;
}

std::vector<Grouping::By> groups_named(const DataSet& data, const std::vector<std::string>& names,
                                       std::span<const std::string_view> own) {
  const Records& records = data.records();
  std::vector<Grouping::By> by;
  for (const std::string& name : names) {
    const LocalColumn column = column_typed(name);
    if (const GroupKind* kind = find_group_kind(name)) {
      by.push_back({kind, 0});
    } else if (is_in_files(records, column)) {
      if (data.hides_ids() && holds_ids(records, column)) {
        throw WrongQuestion("by", " " + name + ": would show ids that --pseudonyms hide");
      }
      const std::string_view what = data.hides_ids() ? tells_who(records, column) : "";
      if (!what.empty()) {
        throw WrongQuestion("by", fmt::format(" {}: looks like {}, which tell who a child is beside"
                                              " its pseudonym; leave one of them out",
                                              name, what));
      }
      by.push_back({&column_group(column.kind), records.local.place(column)});
    } else if (const Id role = role_named(records, name); role != kNoId) {
      by.push_back({&kRoleGroup, role});
    } else {
      no_such_group(data, name, own);
    }
  }
  return by;
}

std::vector<Grouping> breakdowns_for(const DataSet& data, const MeasureSource& source,
                                     const GroupsTyped& typed) {
  const GroupSource of{data.records(), data.histories(), source.allocations(), typed.age_bands};
  const std::vector<Grouping::By> all = groups_named(data, typed.names);
  std::vector<Grouping> out;
  auto by = all.begin();
  auto name = typed.names.begin();
  for (const std::size_t size : typed.breakdowns) {
    const auto groups = static_cast<std::ptrdiff_t>(size);
    out.emplace_back(of, std::vector(by, by + groups),
                     fmt::format("{}", fmt::join(name, name + groups, " / ")));
    by += groups;
    name += groups;
  }
  return out;
}

namespace {

std::size_t place_of(std::span<const std::string_view> own, const std::string& name) {
  return static_cast<std::size_t>(
      std::find_if(own.begin(), own.end(),
                   [&name](std::string_view o) { return same_but_for_case(o, name); }) -
      own.begin());
}

std::vector<std::string> not_own(const std::vector<std::string>& names,
                                 std::span<const std::string_view> own) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    if (place_of(own, name) == own.size()) out.push_back(name);
  }
  return out;
}

}  // namespace

Wanted RowGroups::wanted(const std::vector<std::string>& names,
                         std::span<const std::string_view> own) {
  return wanted_for({}, {not_own(names, own), {}});
}

RowGroups::RowGroups(const DataSet& data, const std::vector<std::string>& names,
                     std::span<const std::string_view> own)
    : allocations_(data.records()),
      source_{data.records(), data.histories(), allocations_, usual_age_bands()} {
  const std::vector<Grouping::By> groups = groups_named(data, not_own(names, own), own);
  std::size_t next = 0;
  for (const std::string& name : names) {
    const std::size_t place = place_of(own, name);
    by_.push_back(place < own.size() ? By{place, {nullptr, 0}} : By{0, groups[next++]});
    const GroupKind* kind = by_.back().group.kind;
    if (kind != nullptr && kind->events) {
      throw WrongQuestion("by",
                          " " + name + ": rows of this list are not events; kpi groups by it");
    }
  }
}

GroupParts RowGroups::parts(const GroupSubject& subject,
                            const std::function<std::string(std::size_t)>& of_own) const {
  GroupParts out;
  for (const By& by : by_) {
    const GroupKind* kind = by.group.kind;
    if (kind == nullptr) {
      out.emplace_back(of_own(by.own));
      continue;
    }
    const std::uint32_t value = kind->value({subject, source_, by.group.which});
    out.emplace_back(value == kNoGroup ? std::string() : kind->label(source_, value),
                     kind->in_order ? value : 0);
  }
  return out;
}

}  // namespace duly::answers
