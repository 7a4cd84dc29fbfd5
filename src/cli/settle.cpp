// What is wrong with a command line whatever its command, seen before any file is read.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "answers/question.hpp"
#include "cli/options.hpp"
#include "duly/ascii.hpp"
#include "duly/report.hpp"

namespace duly::cli {
namespace {

/// "table, csv, json or md"
std::string in_words(const std::vector<std::string>& names) {
  std::string out = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) {
    out += (i + 1 == names.size() ? " or " : ", ") + names[i];
  }
  return out;
}

void settle_format(Options& o, const Command& command) {
  const std::vector<std::string> formats = formats_of(command);
  const auto writes = [&formats](const std::string& name) {
    return std::find(formats.begin(), formats.end(), name) != formats.end();
  };
  const std::string named = o.output == "-" ? std::string() : format_of_ending(o.output);
  if (!named.empty() && !writes(named)) {
    throw WrongUsage("-o " + o.output + ": " + std::string(command.name) + " writes " +
                     in_words(formats) + ", not " + named);
  }
  if (!o.format.empty() && !writes(o.format)) {
    throw WrongUsage("--format takes " + in_words(formats) + ", not '" + o.format + "'");
  }
  if (!named.empty() && !o.format.empty() && named != o.format) {
    throw WrongUsage("-o " + o.output + " is written as " + named + ", not as " + o.format +
                     "; leave out -f, or name the file otherwise");
  }
  if (o.format.empty()) o.format = named;
  if (!o.format.empty()) return;
  if (command.writes == Writes::document) {
    throw WrongUsage("-o names the file to be written, and by its ending how: pack.html");
  }
  o.format = "table";
}

void check_excel(const Options& o, const Command& command) {
  if (!o.excel || o.format == "csv") return;
  throw WrongUsage(command.writes == Writes::document
                       ? "--excel is of CSV, which " + std::string(command.name) +
                             " does not write: -o " + std::string(command.name) +
                             ".xlsx is a workbook"
                       : "--excel is of CSV, not of " + o.format +
                             ": give -f csv too, or -o with a name that ends in .csv");
}

/// No terminal shows the bytes of a workbook.
void refuse_on_terminal(const Options& o, const Command& command, const Surroundings& s) {
  if (!s.out_is_terminal || to_file(o)) return;
  const bool binary = command.writes == Writes::document ? find_document_format(o.format)->binary
                                                         : find_output_format(o.format)->binary;
  if (!binary) return;
  throw WrongUsage("a terminal cannot show " + o.format + "; name a file: -o " +
                   std::string(command.name) + "." + o.format);
}

}  // namespace

std::vector<std::string> formats_of(const Command& command) {
  std::vector<std::string> out;
  if (command.writes == Writes::document) {
    for (const DocumentFormat& f : document_formats()) out.emplace_back(f.name);
    return out;
  }
  for (const OutputFormat& f : output_formats()) {
    if (!f.of_days || command.writes == Writes::days) out.emplace_back(f.name);
  }
  return out;
}

std::string format_of_ending(const std::string& path) {
  const std::string ending = std::filesystem::path(path).extension().string();
  const auto named = [&ending](std::string_view name) {
    return ending.size() > 1 && same_but_for_case(std::string_view(ending).substr(1), name) &&
           name != "table";  // a table has no ending of its own
  };
  for (const OutputFormat& f : output_formats()) {
    if (named(f.name)) return std::string(f.name);
  }
  for (const DocumentFormat& f : document_formats()) {
    if (named(f.name)) return std::string(f.name);
  }
  return {};
}

void settle(Options& o, const Command& command, const Surroundings& surroundings) {
  settle_format(o, command);
  check_excel(o, command);
  refuse_on_terminal(o, command, surroundings);
  o.colour = answers::word_among("colour", o.colour, {"auto", "always", "never"});
  o.fail_on = answers::word_among("fail-on", o.fail_on, {"error", "warning", "never"});
  o.ids = answers::word_among("ids", o.ids, {"exact", "loose"});
  o.date_order = answers::word_among("date-order", o.date_order, {"dmy", "mdy"});
  if (o.pseudonyms && o.key.empty()) {
    throw WrongUsage("--pseudonyms are made with a secret; name its file: --key FILE");
  }
  if (!o.pseudonyms && o.suppress.empty() && !o.key.empty()) {
    throw WrongUsage("--key is for --pseudonyms, or for --suppress; give one of them too");
  }
  if (o.pseudonyms && o.show_values) {
    throw WrongUsage("--show-values would show ids that --pseudonyms hide; give one of them");
  }
  suppress_typed(o);
  round_typed(o);
}

}  // namespace duly::cli
