#pragma once

// Of several files of one year the newer: by many rows, never by their order or names.

#include "cases/returns.hpp"

namespace duly::cases {

/// Fills in `rank` and `newer_versions`; the years are known.
void rank_by_age(const Records& records, Returns& returns);

/// What a file tells, as one number that the order of its rows, and of the files, does not change.
std::vector<std::uint64_t> contents_of(const Records& records);

}  // namespace duly::cases
