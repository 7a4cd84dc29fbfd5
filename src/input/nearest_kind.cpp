// What to say of a file that no kind of extract fits, without a word of it that may be about a
// child: the headings we know, those that are nearly so, and the kind it comes nearest to.

#include <algorithm>
#include <map>
#include <set>

#include "duly/ascii.hpp"
#include "duly/nearest.hpp"
#include "input/kinds.hpp"
#include "input/recognise.hpp"

namespace duly::input {
namespace {

/// Misspelt headings are looked for among as many columns: a sheet of more is another thing.
constexpr std::size_t kMostLookedAt = 200;

constexpr std::size_t kDigitsOfAValue = 3;  // S47 and SSDA903's year columns have fewer

std::size_t digits_in(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_digit));
}

/// REVIEW_DT and DECOM_DATE are REVIEW and DECOM.
bool says_date_too(std::string_view word, std::string_view meant) {
  if (!word.starts_with(meant)) return false;
  word.remove_prefix(meant.size());
  return word == "date" || word == "dt";
}

/// A column whose heading is nearly one that the kind lacks.
struct Slip {
  std::size_t at;
  const Heading* meant;
};

/// A kind as the row comes near it.
struct Near {
  Recognised bound;
  std::vector<Slip> slips;
  std::vector<Lacking> missing;  ///< and not nearly there either
};

Near compare(const HeadingCells& row, std::string_view kind, const Headings& headings) {
  Near out;
  out.bound = bind_columns(row, kind, headings);
  std::vector<std::size_t> words;  // of no heading we know
  for (std::size_t at = 0; at < std::min(row.cells.size(), kMostLookedAt); ++at) {
    if (row.known[at].empty() && !row.plain[at].empty()) words.push_back(at);
  }
  for (Lacking& lack : lacking(out.bound, headings)) {
    bool found = false;
    for (const Heading* h : lack.headings) {
      const std::string meant = plain(h->heading);
      const auto slip = std::find_if(words.begin(), words.end(), [&](std::size_t at) {
        return is_slip(row.plain[at], meant) || says_date_too(row.plain[at], meant);
      });
      if (slip == words.end()) continue;
      out.slips.push_back({*slip, h});
      words.erase(slip);
      found = true;
      break;
    }
    if (!found) out.missing.push_back(std::move(lack));
  }
  return out;
}

/// Does `a` come nearer? It lacks less, or as much and more of it is there.
bool nearer(const Near& a, const Near& b) {
  if (a.missing.size() != b.missing.size()) return a.missing.size() < b.missing.size();
  return a.bound.columns.size() + a.slips.size() > b.bound.columns.size() + b.slips.size();
}

/// The headings, of which one is needed, in the vocabulary that the file uses where it has any.
std::string wanted(const Lacking& lack, const Recognised& bound) {
  const auto in_use = [&bound](const Heading* h) {
    return std::any_of(bound.columns.begin(), bound.columns.end(),
                       [h](const BoundColumn& c) { return c.source == h->source; });
  };
  const bool any = std::any_of(lack.headings.begin(), lack.headings.end(), in_use);
  std::vector<std::string_view> names;
  std::string out;
  for (const Heading* h : lack.headings) {
    if (any && !in_use(h)) continue;
    if (std::find(names.begin(), names.end(), h->heading) != names.end()) continue;
    names.emplace_back(h->heading);
    out += (out.empty() ? "" : " or ") + h->heading;
  }
  return out;
}

}  // namespace

bool looks_like_data(std::span<const std::string> row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    const std::size_t digits = digits_in(cell);
    return (digits >= kDigitsOfAValue && digits * 2 >= cell.size()) || read_date(cell).date;
  });
}

bool may_be_value(std::string_view word) {
  return digits_in(word) >= kDigitsOfAValue;
}

bool fits_but_for_slips(const HeadingCells& row, std::string_view kind, const Headings& headings) {
  const Near near = compare(row, kind, headings);
  return near.missing.empty() && !near.slips.empty();
}

bool tells_of_cases(const HeadingCells& row, const Recognised& children, const Headings& headings) {
  std::map<std::string_view, std::size_t> known;  // by kind
  for (const std::size_t at : children.unknown) {
    std::set<std::string_view> kinds;
    for (const std::uint32_t h : row.known[at]) kinds.insert(headings.all()[h].kind);
    if (kinds.contains("allocations")) continue;  // who works with a child stands anywhere
    kinds.erase("events");                        // which no file is taken for
    for (const std::string_view kind : kinds) ++known[kind];
  }
  const std::size_t own = children.columns.size() - 1;  // besides the id
  return std::any_of(known.begin(), known.end(), [own](const auto& k) { return k.second >= own; });
}

Unrecognised nearest_kind(const HeadingCells& row, std::string_view forced_kind,
                          const Headings& headings) {
  Unrecognised out;
  out.headings.assign(row.cells.begin(), row.cells.end());
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    if (row.known[at].empty()) continue;
    out.known.push_back(row.cells[at]);
    out.names_children =
        out.names_children ||
        std::any_of(row.known[at].begin(), row.known[at].end(),
                    [&](std::uint32_t h) { return headings.all()[h].field == "child"; });
  }
  Near best;
  for (const std::string_view kind : kinds_in_question(forced_kind)) {
    Near near = compare(row, kind, headings);
    const bool anything = !near.bound.columns.empty() || !near.slips.empty();
    const bool refused = near.missing.empty() && near.slips.empty();  // it tells of cases
    if (forced_kind.empty() && (!anything || refused)) continue;
    if (best.bound.kind.empty() || nearer(near, best)) best = std::move(near);
  }
  out.nearest_kind = best.bound.kind;
  // A word that is nearly a heading may be a name, in a row that holds no heading.
  const bool shown = !out.known.empty() && !looks_like_data(row.cells);
  for (const Slip& slip : best.slips) {
    const std::string& word = row.cells[slip.at];
    const bool named = shown && !may_be_value(word);
    out.slips.push_back({slip.at + 1, named ? word : "", slip.meant->heading});
  }
  for (const Lacking& lack : best.missing) out.missing.push_back(wanted(lack, best.bound));
  return out;
}

}  // namespace duly::input
