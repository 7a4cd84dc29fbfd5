#include <algorithm>
#include <utility>
#include <vector>

#include "duly/ascii.hpp"
#include "duly/nearest.hpp"

namespace duly {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// The same, where two neighbours swapped are one change.
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::vector<std::size_t> next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = row[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, other});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
    }
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostNamed = 3;

/// What lies so far off is no misspelling.
std::size_t too_far(std::string_view word) {
  return std::max<std::size_t>(2, word.size() / 3) + 1;
}

/// How far a candidate is; a word of which it is the beginning is near.
std::size_t distance_of(std::string_view word, std::string_view candidate) {
  const std::size_t distance = edit_distance(word, candidate);
  const bool begins = word.size() >= 2 && candidate.substr(0, word.size()) == word;
  return begins ? std::min<std::size_t>(distance, 1) : distance;
}

/// The nearest first, of those nearer than `limit`; at most three.
std::vector<std::string_view> nearest_few(std::string_view typed,
                                          std::span<const std::string> candidates,
                                          std::size_t limit) {
  const std::string word = in_small_letters(typed.substr(0, kLongestWord));
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = distance_of(word, in_small_letters(candidate));
    if (distance < limit) ranked.emplace_back(distance, candidate);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> out;
  for (const auto& [distance, candidate] : ranked) {
    const bool named = std::find(out.begin(), out.end(), candidate) != out.end();
    if (!named && out.size() < kMostNamed) out.push_back(candidate);
  }
  return out;
}

/// "A, B or C"
std::string joined(const std::vector<std::string_view>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : std::string_view(", ");
    out += words[i];
  }
  return out;
}

}  // namespace

bool is_slip(std::string_view word, std::string_view meant) {
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kLong = 12;
  if (word == meant || meant.size() < kShort) return false;
  const std::size_t most = meant.size() < kLong ? 1 : 2;
  if (word.size() > meant.size() + most || word.size() + most < meant.size()) return false;
  return slips_between(word, meant) <= most;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::vector<std::string_view> near = nearest_few(word, candidates, too_far(word));
  return near.empty() ? std::string() : "; did you mean " + joined(near, " or ") + "?";
}

std::string nearest_of(std::string_view word, std::span<const std::string> candidates) {
  std::string near = did_you_mean(word, candidates);
  if (!near.empty() || candidates.empty()) return near;
  constexpr auto kHoweverFar = static_cast<std::size_t>(-1);
  return "; the nearest are " + joined(nearest_few(word, candidates, kHoweverFar), " and ");
}

std::string_view nearest(std::string_view word, std::span<const std::string> candidates) {
  std::string_view best;
  std::size_t least = too_far(word);
  if (word.size() > kLongestWord) return best;
  for (const std::string& candidate : candidates) {
    const std::size_t judged = distance_of(word, candidate);
    if (judged < least) {
      least = judged;
      best = candidate;
    }
  }
  return best;
}

}  // namespace duly
