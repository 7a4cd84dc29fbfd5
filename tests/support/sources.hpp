#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/generate.hpp"

namespace duly::test {

/// The same generated children told by one source: its name, and its files.
struct ToldBy {
  std::string source;
  std::vector<std::pair<std::string, std::string>> files;  ///< name, text
};

/// Looked-after children as the return's tables, the return in XML, the tables of the Standard
/// Safeguarding Dataset and plain headings; every column that all four can carry, made up from the
/// seed.
std::vector<ToldBy> care_by_source(const World& world, std::uint64_t seed);

/// Protection plans as plain headings, the Standard Safeguarding Dataset and one census in XML for
/// each year up to 31 March 2016.
std::vector<ToldBy> plans_by_source(const World& world, std::uint64_t seed);

}  // namespace duly::test
