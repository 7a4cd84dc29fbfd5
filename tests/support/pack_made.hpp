#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "answers/pack.hpp"

namespace duly::test {

/// An authority's extracts: the name of each, and its text as CSV.
using Extracts = std::vector<std::pair<std::string, std::string>>;

/// Made up from the seed, as they stood at the end of 2015-16, with reasons for late reviews.
Extracts made_up(std::uint64_t seed, int children);
/// The same with nobody on a temporary plan, in a short break or placed for adoption: few kinds of
/// review, so that one count tells much of another.
Extracts plainly_made_up(std::uint64_t seed, int children);
/// Those of examples/small-authority.
Extracts small_authority();

/// A pack of 2015-16, and what its cells are views of.
struct PackMade {
  std::unique_ptr<answers::PackRequest> request;
  std::unique_ptr<answers::DataSet> data;
  answers::Pack pack;
};
/// Made as a pack of what is due at the end of the year; counts under `suppress` are hidden.
PackMade pack_made(const Extracts& extracts, const answers::PackWords& words, std::size_t suppress);

/// All figures of 2014-15 and 2015-16 as CSV.
std::string all_figures(const Extracts& extracts);

}  // namespace duly::test
