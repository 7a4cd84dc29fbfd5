// What is wrong with a command line whatever its command, seen before any file is read.

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>

#include "answers/question.hpp"
#include "cli/options.hpp"
#include "duly/nearest.hpp"
#include "duly/report.hpp"

namespace duly::cli {
namespace {

/// Endings that promise a format no command writes yet.
constexpr std::array<std::string_view, 3> kNotYet = {"html", "xlsx", "ics"};

std::vector<std::string> format_names() {
  std::vector<std::string> out;
  for (const OutputFormat& f : output_formats()) out.emplace_back(f.name);
  return out;
}

/// "table, csv, json or md"
std::string formats_in_words() {
  const std::vector<std::string> names = format_names();
  std::string out = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) {
    out += (i + 1 == names.size() ? " or " : ", ") + names[i];
  }
  return out;
}

/// The format a file's ending names: csv, json, md or one of kNotYet; blank for any other ending.
std::string format_of_ending(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  const auto same = [&ending](std::string_view name) {
    return ending.size() > 1 && same_but_for_case(std::string_view(ending).substr(1), name);
  };
  for (const std::string& name : format_names()) {
    if (same(name) && name != "table") return name;  // a table has no ending of its own
  }
  for (const std::string_view name : kNotYet) {
    if (same(name)) return std::string(name);
  }
  return {};
}

bool not_yet(std::string_view format) {
  return std::find(kNotYet.begin(), kNotYet.end(), format) != kNotYet.end();
}

void settle_format(Options& o) {
  const std::string named = o.output == "-" ? std::string() : format_of_ending(o.output);
  if (not_yet(named)) {
    throw WrongUsage("-o " + o.output + ": ." + named + " cannot be written yet; there are " +
                     formats_in_words());
  }
  if (not_yet(o.format)) {
    throw WrongUsage("--format " + o.format + " cannot be written yet; there are " +
                     formats_in_words());
  }
  if (!o.format.empty() && find_output_format(o.format) == nullptr) {
    throw WrongUsage("--format takes " + formats_in_words() + ", not '" + o.format + "'");
  }
  if (!named.empty() && !o.format.empty() && named != o.format) {
    throw WrongUsage("-o " + o.output + " is written as " + named + ", not as " + o.format +
                     "; leave out -f, or name the file otherwise");
  }
  if (o.format.empty()) o.format = named.empty() ? "table" : named;
}

}  // namespace

void settle(Options& o) {
  settle_format(o);
  o.colour = answers::word_among("colour", o.colour, {"auto", "always", "never"});
  o.fail_on = answers::word_among("fail-on", o.fail_on, {"error", "warning", "never"});
  o.ids = answers::word_among("ids", o.ids, {"exact", "loose"});
  o.date_order = answers::word_among("date-order", o.date_order, {"dmy", "mdy"});
  if (o.pseudonyms && o.key.empty()) {
    throw WrongUsage("--pseudonyms are made with a secret; name its file: --key FILE");
  }
  if (!o.pseudonyms && !o.key.empty()) {
    throw WrongUsage("--key is for --pseudonyms; give both or neither");
  }
  if (o.pseudonyms && o.show_values) {
    throw WrongUsage("--show-values would show ids that --pseudonyms hide; give one of them");
  }
  suppress_typed(o);
}

}  // namespace duly::cli
