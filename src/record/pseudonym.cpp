#include "duly/pseudonym.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include <sodium/crypto_auth_hmacsha256.h>

#include "duly/care.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly {
namespace {

const unsigned char* bytes(std::string_view text) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the library counts in these
  return reinterpret_cast<const unsigned char*>(text.data());
}

void update(crypto_auth_hmacsha256_state& state, std::string_view text) {
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
}

/// The same words under other names, given in the order of the old ones: where rows are told apart
/// by the order of these ids, nothing changes.
template <class Row>
struct Field {
  std::vector<Row>* rows;
  Id Row::*id;
};

/// Words that are ids, by what they were.
using Renamed = std::map<Id, Id>;

bool rename_words(IdTable& words, std::string_view kind, const Pseudonyms& pseudonyms, Renamed& all,
                  const auto&... fields) {
  std::vector<Id> renamed(words.size(), kNoId);
  const auto mark = [&renamed](const auto& field) {
    for (const auto& row : *field.rows) {
      const Id id = row.*field.id;
      if (id != kNoId) renamed[id] = id;
    }
  };
  (mark(fields), ...);
  for (Id& id : renamed) {
    if (id == kNoId) continue;
    const std::size_t before = words.size();
    id = words.intern(pseudonyms.of(kind, words[id]));
    if (words.size() == before) return false;
  }
  for (Id old = 0; old < renamed.size(); ++old) {
    if (renamed[old] != kNoId) all.emplace(old, renamed[old]);
  }
  const auto rename = [&renamed](const auto& field) {
    for (auto& row : *field.rows) {
      Id& id = row.*field.id;
      if (id != kNoId) id = renamed[id];
    }
  };
  (rename(fields), ...);
  return true;
}

/// A column of an authority's own may hold an id that stands in another file as one: it becomes the
/// same pseudonym, a child's before a plan's.
void rename_cells(Records& records, const IdTable& children, const Renamed& others) {
  std::map<Id, Id> known;
  for (Id& cell : records.local.cells) {
    if (cell == kNoId) continue;
    const auto [to, first] = known.try_emplace(cell, cell);
    if (first) {
      const Id child = children.find(records.words[cell]);
      const auto other = others.find(cell);
      if (child != kNoId) {
        to->second = records.words.intern(records.children[child]);
      } else if (other != others.end()) {
        to->second = other->second;
      }
    }
    cell = to->second;
  }
}

}  // namespace

std::uint64_t Pseudonyms::number(std::string_view kind, std::string_view text) const {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(key_), key_.size());
  update(state, kind);
  update(state, ":");
  update(state, text);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
  crypto_auth_hmacsha256_final(&state, code.data());
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < sizeof out; ++i) out = out << 8U | code.at(i);
  return out;
}

std::string Pseudonyms::of(std::string_view kind, std::string_view id) const {
  if (id.empty()) return {};
  const std::uint64_t code = number(kind, id);
  constexpr std::string_view kDigits = "0123456789abcdef";
  // The letters in front keep a spreadsheet from reading 12345678e9012345 as a number.
  std::string out = "P-";
  for (unsigned shift = 64; shift > 0; shift -= 4) out += kDigits[(code >> (shift - 4)) & 0xFU];
  return out;
}

bool use_pseudonyms(Records& records, const Pseudonyms& pseudonyms) {
  IdTable children;
  for (Id id = 0; id < records.children.size(); ++id) {
    if (children.intern(pseudonyms.of_child(records.children[id])) != id) return false;
  }
  std::swap(records.children, children);
  Records& r = records;
  Renamed words;
  const bool done =
      rename_words(r.words, "plan", pseudonyms, words, Field<PlanRow>{&r.plans, &PlanRow::plan_id},
                   Field<Conference>{&r.conferences, &Conference::plan_id}) &&
      rename_words(r.words, "period", pseudonyms, words,
                   Field<Episode>{&r.episodes, &Episode::period_id},
                   Field<DatedStatus>{&r.legal_statuses, &DatedStatus::period_id},
                   Field<DatedStatus>{&r.placements, &DatedStatus::period_id}) &&
      rename_words(r.words, "meeting", pseudonyms, words,
                   Field<ConferenceExtra>{&r.conference_extras, &ConferenceExtra::meeting_id}) &&
      rename_words(r.words, "enquiry", pseudonyms, words,
                   Field<ConferenceExtra>{&r.conference_extras, &ConferenceExtra::enquiry_id},
                   Field<Enquiry>{&r.enquiries, &Enquiry::enquiry_id}) &&
      rename_words(r.words, "family", pseudonyms, words,
                   Field<Allocation>{&r.allocations, &Allocation::family});
  if (done) rename_cells(r, children, words);
  return done;
}

}  // namespace duly
