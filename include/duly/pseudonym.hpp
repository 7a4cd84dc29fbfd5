// layer: record
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "duly/record.hpp"

namespace duly {

/// Names for children that only the holder of the key can make or undo: `P-` and the first 16
/// hexadecimal digits of HMAC-SHA-256 over `child:` and the id (`plan:` and so on for the others),
/// so that whoever has the key can work them out with any tool. 64 bits: among a million children
/// the chance that any two share one is below one in ten million.
class Pseudonyms {
 public:
  /// Fewer bytes could be guessed by trying.
  static constexpr std::size_t kShortestKey = 16;

  explicit Pseudonyms(std::string_view key) : key_(key) {}

  /// The same on every machine and in every run. `kind` keeps a child and a plan of one number
  /// apart; blank stays blank.
  std::string of(std::string_view kind, std::string_view id) const;
  std::string of_child(std::string_view id) const { return of("child", id); }
  /// The first 8 bytes of the same as a number. No id: `kind` is none of the above.
  std::uint64_t number(std::string_view kind, std::string_view text) const;

 private:
  std::string key_;
};

/// Puts pseudonyms in the place of every id that could name a child: of children, plans, periods
/// of care, meetings, enquiries and families, in columns of an authority's own too. To be done once
/// rows are joined by their ids and before anything is made of them: what comes after cannot show
/// or sort by an id it has never seen. False where two ids come to one pseudonym; the records are
/// then not to be used.
[[nodiscard]] bool use_pseudonyms(Records& records, const Pseudonyms& pseudonyms);

}  // namespace duly
