#pragma once

// What no extract comes near, and a file made to fill memory does.

#include <cstddef>
#include <cstdint>
#include <string>

namespace duly::unpack {

/// Files are of up to 4 GiB each, unpacked or not.
constexpr std::uint64_t kMostUnpacked = std::uint64_t{4} << 30;
/// Deflate makes a run of one byte a thousand times smaller, an extract of the same few codes some
/// fifty times. Below the size that is never looked at, memory is not in danger.
constexpr std::uint64_t kMostTimes = 250;
constexpr std::uint64_t kNeverInDanger = std::uint64_t{64} << 20;

/// What is wrong with so much coming out of so little; blank where nothing is.
std::string swollen(std::uint64_t unpacked, std::uint64_t packed);

}  // namespace duly::unpack
