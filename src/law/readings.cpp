// The list of readings. To add one: a field of Readings and a line here.

#include <algorithm>
#include <array>

#include "duly/nearest.hpp"
#include "duly/reading.hpp"

namespace duly {
namespace {

struct Entry {
  ReadingInfo info;
  /// Sets the field to the n-th value, or to a date.
  void (*choose)(Readings&, std::size_t value);
  std::size_t (*chosen)(const Readings&);
  OptDate Readings::*date;
};

template <auto Member>
void choose(Readings& r, std::size_t value) {
  using Choice = std::remove_reference_t<decltype(r.*Member)>;
  r.*Member = static_cast<Choice>(value);
}
template <auto Member>
std::size_t chosen(const Readings& r) {
  return static_cast<std::size_t>(r.*Member);
}
template <auto Member>
Entry choice(std::string_view name, std::vector<std::string_view> values,
             std::string_view decides) {
  return {{name, std::move(values), decides}, choose<Member>, chosen<Member>, nullptr};
}
Entry date(std::string_view name, OptDate Readings::*member, std::string_view decides) {
  return {{name, {}, decides}, nullptr, nullptr, member};
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> kEntries = {
      choice<&Readings::cp_anchor>("cp_anchor", {"plan_start", "icpc"},
                                   "what the first review conference is counted from"),
      date("reviews_from", &Readings::reviews_from,
           "the day from which reviews are complete; by default found in the data"),
      date("conferences_from", &Readings::conferences_from,
           "the day from which review conferences are complete; by default found in the data"),
      choice<&Readings::ni66_minimum>("ni66_minimum", {"four_weeks", "20_working_days", "none"},
                                      "how long a child must have been looked after for NI66"),
      choice<&Readings::ni66_adoption>("ni66_adoption", {"left_out", "earlier_links", "all_duties"},
                                       "whether children placed for adoption at the end count in"
                                       " NI66, and by which reviews"),
      choice<&Readings::ni66_authority>("ni66_authority", {"ignored", "counted"},
                                        "whether NI66 asks for the reviews of children who may be"
                                        " placed for adoption, or were returned, as well"),
      choice<&Readings::ni67_minimum>("ni67_minimum", {"three_months", "over_three_months"},
                                      "how long a plan must have been open for NI67"),
      choice<&Readings::ni67_scope>("ni67_scope", {"period", "whole_plan", "latest_only"},
                                    "which review conferences NI67 looks at"),
      choice<&Readings::two_years>("two_years", {"months_24", "over_729_days"},
                                   "what NI64 takes for two years"),
      choice<&Readings::cp_unit>("cp_unit", {"plan", "child"},
                                 "whether NI64 and NI65 count plans, or each child once"),
      choice<&Readings::participation_cohort>(
          "participation_cohort", {"reviewed", "at_end"},
          "whose reviews cla_participation looks at: all children reviewed, or those looked after"
          " for four weeks at the end"),
      choice<&Readings::review_day>("review_day", {"held", "completed"},
                                    "which day of an adjourned review counts: the first meeting, or"
                                    " the last (completed_date)"),
      choice<&Readings::pep_age>("pep_age", {"any", "term"},
                                 "how old a personal education plan may be: of any age in this"
                                 " period of care, or of this term or the last"),
  };
  return kEntries;
}

const Entry* find_entry(std::string_view name) {
  const auto found = std::find_if(entries().begin(), entries().end(),
                                  [name](const Entry& e) { return e.info.name == name; });
  return found == entries().end() ? nullptr : &*found;
}

/// What else it could have been, in words.
std::string nearest_of(std::string_view typed, std::span<const std::string_view> words) {
  return duly::nearest_of(typed, std::vector<std::string>(words.begin(), words.end()));
}

}  // namespace

std::span<const ReadingInfo> all_readings() {
  static const std::vector<ReadingInfo> kInfos = [] {
    std::vector<ReadingInfo> out;
    for (const Entry& e : entries()) out.push_back(e.info);
    return out;
  }();
  return kInfos;
}

std::string set_reading(Readings& readings, std::string_view name, std::string_view value) {
  const Entry* entry = find_entry(name);
  if (entry == nullptr) {
    std::vector<std::string_view> names;
    for (const Entry& e : entries()) names.push_back(e.info.name);
    return "no reading is called '" + std::string(name) + "'" + nearest_of(name, names);
  }
  if (entry->date != nullptr) {
    const ReadDate read = read_date(value);
    if (!read.date) return std::string(name) + " takes a date (yyyy-mm-dd)";
    readings.*entry->date = read.date;
    return {};
  }
  const std::vector<std::string_view>& values = entry->info.values;
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end()) {
    return std::string(name) + " has no value '" + std::string(value) + "'" +
           nearest_of(value, values);
  }
  entry->choose(readings, static_cast<std::size_t>(found - values.begin()));
  return {};
}

std::vector<std::pair<std::string, std::string>> changed_readings(const Readings& readings) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Entry& e : entries()) {
    if (e.date != nullptr) {
      const OptDate day = readings.*e.date;
      if (day) out.emplace_back(e.info.name, to_string(*day));
    } else if (e.chosen(readings) != 0) {
      out.emplace_back(e.info.name, e.info.values[e.chosen(readings)]);
    }
  }
  return out;
}

}  // namespace duly
