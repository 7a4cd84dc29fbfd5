// What the sentences of a pack tell, read from their words.

#include "support/pack_words.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <doctest/doctest.h>

namespace duly::test {
namespace {

/// A sentence, and what the numbers in it are of: a measure and a part each, ^ of the year before.
struct Words {
  std::string pattern;
  std::vector<std::string> of;
};

/// "92.0 % ...: 104 of 113. Last year 94.1 %; the target of at least 95 % was missed."
Words headline(const std::string& measure, const std::string& words) {
  return {"(\\S+)(?: %)? of " + words +
              ": (\\S+) of ([^. ]+)\\.(?: Last year ([^ ;.]+(?:\\.[0-9])?)(?: %)?)?" +
              "(?:;? ?[Tt]he target of .* was (met|missed))?(?:;? ?England [0-9.]+ %)?\\.?",
          {measure + " %", measure + " n", measure + " d", "^" + measure + " %", measure + " %"}};
}

/// "Plans reviewed in time: 94.7 % in 2015-16 (36 of 38); 90.0 % the year before."
Words since(const std::string& measure, const std::string& words) {
  return {words +
              ": (\\S+)(?: %)? in 2015-16(?: \\((\\S+) of (\\S+)\\))?"
              "(?:; (\\S+)(?: %)? the year before)?\\.",
          {measure + " %", measure + " n", measure + " d", "^" + measure + " %"}};
}

/// "Plans reviewed in time: no figure, since 12 of 20 cannot be judged."
Words no_figure(const std::string& measure, const std::string& title) {
  return {title + ": no figure, since (?:(\\S+) of (\\S+) cannot be judged|[^0-9]*)\\.",
          {measure + " i", measure + " d+i"}};
}

const std::vector<Words>& all_words() {
  static const std::vector<Words> kAll = {
      headline("NI66", "looked-after children had every review in time"),
      headline("NI67", "child protection plans had every review in time"),
      headline("cla_participation", "looked-after children gave their views at every review"),
      headline("icpc_15wd", "initial conferences were held within 15 working days"),
      headline("NI64", "plans that ended had lasted two years or more"),
      headline("NI65", "plans that began were a second or later plan"),
      since("cla_reviews_on_time", "Reviews held in time"),
      since("cla_participation", "Children whose views were given at every review"),
      since("cla_at_end", "Children looked after at the end"),
      since("NI67", "Plans reviewed in time"),
      since("cp_at_end", "Plans open at the end"),
      since("NI62", "Three or more placements in the period"),
      since("NI63", "In the same placement for two years"),
      no_figure("NI66", "Looked-after children reviewed in time"),
      no_figure("NI67", "Plans reviewed in time"),
      no_figure("cla_participation", "Children whose views were given at every review"),
      no_figure("icpc_15wd", "Initial conferences within 15 working days"),
      no_figure("NI64", "Plans lasting two years or more"),
      no_figure("NI65", "Second or subsequent plans"),
      {"(\\S+) periods of care began and (\\S+) ended; (\\S+) children were looked after at the end"
       "(?:, (\\S+) a year before)?\\.",
       {"cla_started_periods %", "cla_ceased_periods %", "cla_at_end %", "^cla_at_end %"}},
      {"At (\\S+) of (\\S+) reviews the child neither attended nor gave views\\.",
       {"cla_participation_code PN7", "cla_participation_code d"}},
      {"A full-time reviewing officer has (\\S+) cases on average; the guidance is 50 to 70\\.",
       {"caseload iro %"}},
      {"(?:All|Of) \\S+ rows (?:were used|\\S+ were left out)\\. .*", {}},
  };
  return kAll;
}

/// "NI66 57.1 to 71.4", of what is not known.
void add_ranges(const std::string& text, std::vector<ToldInWords>& out) {
  static const std::regex kRange("(\\w+) ([0-9.]+) to ([0-9.]+)");
  const std::size_t begin = text.find("may lie between: ");
  if (begin == std::string::npos) return;
  const std::string ranges = text.substr(begin);
  for (std::sregex_iterator at(ranges.begin(), ranges.end(), kRange), end; at != end; ++at) {
    out.push_back({at->str(1), "%", "", false, at->str(2)});
  }
}

/// A hidden count is said to be there; a hidden figure tells nothing.
void add(const std::string& name, const std::string& number, std::vector<ToldInWords>& out) {
  const bool before = name[0] == '^';
  const std::size_t begin = before ? 1 : 0;
  const std::size_t space = name.find(' ');
  const std::string part = name.substr(space + 1);
  if (number.empty() || (part.back() == '%' && number == "c")) return;
  out.push_back({name.substr(begin, space - begin), part, "", before, number});
}

/// "Furthest below the rest: North, 85.0 % (17 of 20)."
bool read_furthest(const std::string& text, std::vector<ToldInWords>& out) {
  static const std::regex kFurthest(
      "Furthest below the rest: (.*), (\\S+) % \\(\\S+ of \\S+\\)\\.");
  std::smatch found;
  if (!std::regex_match(text, found, kFurthest)) return false;
  out.push_back({"cla_reviews_on_time", "%", "team: " + found.str(1), false, found.str(2)});
  return true;
}

void read(const std::string& text, std::vector<ToldInWords>& out) {
  if (!has_number(text) || read_furthest(text, out)) return;
  add_ranges(text, out);
  for (const Words& words : all_words()) {
    std::smatch found;
    if (!std::regex_match(text, found, std::regex(words.pattern))) continue;
    for (std::size_t i = 0; i < words.of.size(); ++i) add(words.of[i], found.str(i + 1), out);
    return;
  }
  FAIL_CHECK("of what is the number in: " << text);
}

}  // namespace

bool has_number(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

std::vector<ToldInWords> told_in_words(const Document& document) {
  std::vector<ToldInWords> out;
  for (const Headline& line : document.headlines) {
    CHECK(line.sentence.find(line.number) != std::string::npos);
    read(line.sentence, out);
  }
  for (const std::string& line : document.doing) read(line, out);
  read(document.trust, out);
  for (const std::string& line : document.not_shown) read(line, out);
  for (const Section& section : document.sections) {
    if (section.id == "how-counted") continue;  // days and limits, of nobody
    for (const std::string& line : section.sentences) read(line, out);
    for (const Exhibit& exhibit : section.exhibits) {
      for (const std::string& line : exhibit.notes) read(line, out);
    }
  }
  return out;
}

}  // namespace duly::test
