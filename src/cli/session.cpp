#include "cli/session.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/loading.hpp"

namespace duly::cli {
namespace {

unsigned threads_for(const Options& o, const Surroundings& surroundings) {
  constexpr std::size_t kMost = 256;
  if (o.threads > 0) return static_cast<unsigned>(std::min(o.threads, kMost));
  return std::max(1U, surroundings.processors);
}

/// White space around a key is no part of it: an editor, or a copy to another machine, adds a line
/// end or changes it, and no pseudonym would be what it was.
std::string_view without_ends(std::string_view key) {
  constexpr std::string_view kWhite = " \t\r\n\v\f";
  const std::size_t from = std::min(key.find_first_not_of(kWhite), key.size());
  key.remove_prefix(from);
  return key.substr(0, key.find_last_not_of(kWhite) + 1);
}

/// The key is read before the extracts: a run that cannot hide ids does not begin.
std::optional<Pseudonyms> keyed_by(const Options& o, const std::vector<std::string>& inputs,
                                   Surroundings& surroundings) {
  if (o.key.empty()) return std::nullopt;
  if (is_one_of(o.key, inputs)) {
    throw WrongUsage("--key " + o.key + ": is one of the inputs; a key is a file of its own");
  }
  const Bytes file = read_whole(o.key, surroundings);
  const std::string_view key = without_ends(file.view());
  if (key.size() < Pseudonyms::kShortestKey) {
    throw Trouble(fmt::format(
        "{}: a key needs {} bytes or more, this has {}; `openssl rand -hex 32 > FILE` makes one",
        o.key, Pseudonyms::kShortestKey, key.size()));
  }
  return Pseudonyms(key);
}

}  // namespace

answers::Setting setting_for(const Options& o, const Surroundings& surroundings) {
  answers::Setting out;
  out.as_at = as_at_for(o, surroundings);
  out.threads = threads_for(o, surroundings);
  out.for_data = for_data(o);
  out.repair = !o.no_repair;
  out.loose_ids = o.ids == "loose";
  out.show_values = o.show_values;
  out.suppress = suppress_typed(o);
  out.round = round_typed(o);
  return out;
}

answers::LawAsked law_for(const Options& o, Surroundings& surroundings) {
  answers::LawAsked out = answers::law_asked(o.preset, o.readings, built_in_calendar());
  if (o.holidays.empty()) return out;
  std::string problem;
  std::optional<WorkingCalendar> calendar =
      calendar_from(read_whole(o.holidays, surroundings).view(), problem);
  if (!calendar) throw Trouble(o.holidays + ": " + problem);
  out.law.calendar = std::move(*calendar);
  out.said.emplace_back("holidays", o.holidays);
  return out;
}

Session::Session(const Options& options, Surroundings& surroundings, const answers::Wanted& wanted)
    : options_(options),
      surroundings_(surroundings),
      progress_(options, surroundings),
      data_(read(wanted)) {}

answers::DataSet Session::read(const answers::Wanted& wanted) {
  answers::LawAsked law = law_for(options_, surroundings_);
  if (!options_.map.empty()) law.said.emplace_back("map", options_.map);
  if (options_.ids != "exact") law.said.emplace_back("ids", options_.ids);
  answers::Setting setting = setting_for(options_, surroundings_);
  if (options_.files.empty()) {
    throw WrongUsage("which files? Name the extracts, such as episodes.csv reviews.csv");
  }
  const std::vector<Input> inputs = inputs_of(options_);
  paths_ = paths_of(inputs, options_.output, surroundings_);
  std::vector<std::string> all_read = paths_;
  for (std::string& file : side_files(options_)) all_read.push_back(std::move(file));
  check_output(options_.output, all_read, surroundings_);
  std::optional<Pseudonyms> keyed = keyed_by(options_, paths_, surroundings_);
  if (keyed) {
    setting.secret = [key = *keyed](std::string_view text) { return key.number("suppress", text); };
  }
  if (!options_.pseudonyms) keyed.reset();
  const LoadOptions reading{setting.threads,
                            options_.show_values,
                            wanted.checks || wanted.details || wanted.profile,
                            {options_.date_order == "mdy", options_.two_digit_years}};
  answers::Read read{headings_for(options_, surroundings_), {}, {}};
  read.records.local.columns = wanted.local_columns;
  load_files(inputs, read.headings, options_, reading, surroundings_, progress_, read.records,
             read.findings);
  return {std::move(read), std::move(law), setting, wanted, std::move(keyed)};
}

}  // namespace duly::cli
