#include "cases/versions.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "duly/by_child.hpp"
#include "duly/care.hpp"
#include "duly/protection.hpp"

namespace duly::cases {
namespace {

constexpr std::size_t kWeighedDates = 10;

/// The latest dates of a file, the earliest of them first.
class LatestDates {
 public:
  void add(OptDate day) {
    if (!day) return;
    if (days_.size() == kWeighedDates) {
      if (*day <= days_.front()) return;
      std::pop_heap(days_.begin(), days_.end(), std::greater<>());
      days_.pop_back();
    }
    days_.push_back(*day);
    std::push_heap(days_.begin(), days_.end(), std::greater<>());
  }
  bool has(std::size_t n) const { return days_.size() >= n; }
  /// The n-th latest; where there are not as many, a day before every other.
  Date nth(std::size_t n) const {
    if (!has(n)) return Date::from_serial(0);
    std::vector<Date> sorted = days_;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    return sorted[n - 1];
  }

 private:
  std::vector<Date> days_;
};

/// The days by which of two files the newer is told.
std::pair<Date, Date> weighed(const LatestDates& a, const LatestDates& b) {
  const bool many = a.has(kWeighedDates) && b.has(kWeighedDates);
  const std::size_t n = many ? kWeighedDates : (a.has(2) && b.has(2) ? 2 : 1);
  return {a.nth(n), b.nth(n)};
}

/// Two files of one year and the rows both have: those of one child and day.
struct Shared {
  std::size_t rows = 0;
  std::int64_t more_ended = 0;  ///< how many more the file of the lower number has ended
};

class Versions {
 public:
  Versions(const Records& records, Returns& returns) : records_(records), returns_(returns) {
    again_.resize(returns.size());
    for (std::size_t i = 0; i < returns.size(); ++i) {
      for (std::size_t j = i + 1; j < returns.size(); ++j) {
        if (of_one_kind_and_year(i, j)) again_[i] = again_[j] = any_ = true;
      }
    }
  }
  bool any() const { return any_; }

  void look_at_rows();
  void rank();

 private:
  /// A file with a row of one child and day.
  struct Holder {
    std::uint16_t file;
    bool ended;
  };

  bool of_one_kind_and_year(std::size_t a, std::size_t b) const {
    const ReturnOf& x = returns_[a];
    const ReturnOf& y = returns_[b];
    return (x.rows & y.rows) != 0 && x.year == y.year;
  }
  /// Nothing that lies after a file's own year has ended in it.
  bool ended(RowRef row, OptDate until) const {
    return until && *until <= returns_[row.file].year_end().plus_days(1);
  }

  /// A list of current cases leaves out by right what another had.
  static bool of_list(const auto& row) {
    if constexpr (requires { row.summary; }) {
      return row.summary;
    } else {
      return row.latest_only;
    }
  }
  template <class Row, class Day, class Ended>
  void look_at(const std::vector<Row>& rows, Day day, Ended ended);
  void share(const std::vector<Holder>& holders);
  static std::uint32_t key(std::size_t low, std::size_t high) {
    return static_cast<std::uint32_t>(low << 16U | high);
  }
  bool newer_of_one_year(std::size_t a, std::size_t b);
  /// Looked at last, and only where nothing else decides.
  std::uint64_t contents(std::size_t file) {
    if (contents_.empty()) contents_ = contents_of(records_);
    return contents_[file];
  }
  std::vector<std::uint32_t> wins_in_own_year();
  void note_versions();

  const Records& records_;
  Returns& returns_;
  std::vector<bool> again_;  ///< by file: is there another of its kind and year?
  bool any_ = false;
  std::unordered_map<std::uint32_t, Shared> shared_;
  std::vector<std::size_t> rows_ = std::vector<std::size_t>(returns_.size());
  std::vector<LatestDates> latest_ = std::vector<LatestDates>(returns_.size());
  std::vector<std::uint64_t> contents_;
};

template <class Row, class Day, class Ended>
void Versions::look_at(const std::vector<Row>& rows, Day day, Ended ended) {
  ByChild order = by_child(rows, records_.children.size(),
                           [this](const Row& r) { return again_[r.row.file] && !of_list(r); });
  sort_each_child(order,
                  [&](std::uint32_t a, std::uint32_t b) { return day(rows[a]) < day(rows[b]); });
  std::vector<Holder> holders;
  for (std::size_t i = 0; i < order.rows.size(); ++i) {
    const Row& row = rows[order.rows[i]];
    const auto known = std::find_if(holders.begin(), holders.end(),
                                    [&row](const Holder& h) { return h.file == row.row.file; });
    if (known == holders.end()) {
      holders.push_back({row.row.file, ended(row)});
    } else {
      known->ended = known->ended || ended(row);
    }
    const bool last = i + 1 == order.rows.size() || rows[order.rows[i + 1]].child != row.child ||
                      day(rows[order.rows[i + 1]]) != day(row);
    if (!last) continue;
    share(holders);
    holders.clear();
  }
}

void Versions::share(const std::vector<Holder>& holders) {
  for (std::size_t i = 0; i < holders.size(); ++i) {
    ++rows_[holders[i].file];
    for (std::size_t j = i + 1; j < holders.size(); ++j) {
      if (returns_[holders[i].file].year != returns_[holders[j].file].year) continue;
      const auto [low, high] =
          std::minmax(holders[i], holders[j], [](Holder a, Holder b) { return a.file < b.file; });
      Shared& pair = shared_[key(low.file, high.file)];
      ++pair.rows;
      pair.more_ended += (low.ended ? 1 : 0) - (high.ended ? 1 : 0);
    }
  }
}

void Versions::look_at_rows() {
  const auto never = [](const auto&) { return false; };
  const auto started = [](const auto& row) { return *row.from; };
  const auto held = [](const auto& row) { return *row.held; };
  const auto is_ended = [this](const auto& row) { return ended(row.row, row.until); };
  look_at(records_.episodes, started, is_ended);
  look_at(records_.plans, started, is_ended);
  look_at(records_.reviews, held, never);
  look_at(records_.conferences, held, never);
  for (const Episode& e : records_.episodes) {
    latest_[e.row.file].add(e.from);
    latest_[e.row.file].add(e.until);
  }
  for (const PlanRow& p : records_.plans) {
    latest_[p.row.file].add(p.from);
    latest_[p.row.file].add(p.until);
  }
  for (const Review& r : records_.reviews) latest_[r.row.file].add(r.held);
  for (const Conference& c : records_.conferences) latest_[c.row.file].add(c.held);
}

bool Versions::newer_of_one_year(std::size_t a, std::size_t b) {
  const auto found = shared_.find(key(std::min(a, b), std::max(a, b)));
  if (found != shared_.end() && found->second.more_ended != 0) {
    return (found->second.more_ended > 0) == (a < b);
  }
  const auto [ours, theirs] = weighed(latest_[a], latest_[b]);
  return ours != theirs ? ours > theirs : contents(a) > contents(b);
}

/// How many others of its year each file is newer than.
std::vector<std::uint32_t> Versions::wins_in_own_year() {
  std::vector<std::uint32_t> out(returns_.size());
  for (std::size_t a = 0; any_ && a < returns_.size(); ++a) {
    for (std::size_t b = 0; b < returns_.size(); ++b) {
      if (a != b && of_one_kind_and_year(a, b) && newer_of_one_year(a, b)) ++out[a];
    }
  }
  return out;
}

void Versions::rank() {
  const std::vector<std::uint32_t> wins = wins_in_own_year();
  const auto age = [&](std::size_t file) {
    const ReturnOf& r = returns_[file];
    return std::tuple(r.rows != 0 ? r.year : Date::from_serial(0), wins[file],
                      static_cast<bool>(again_[file]));
  };
  const auto before = [&](std::size_t a, std::size_t b) {
    if (age(a) != age(b)) return age(a) < age(b);
    // Three that go round in a ring: none is before the others.
    return again_[a] && contents(a) < contents(b);
  };
  std::vector<std::size_t> order(returns_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), before);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const bool same = !before(order[i - 1], order[i]);
    returns_[order[i]].rank = returns_[order[i - 1]].rank + (same ? 0 : 1);
  }
  note_versions();
}

/// Files of one year are versions of one return where half of the smaller is in both. Others, such
/// as the months of the year one by one, have little in common.
void Versions::note_versions() {
  for (const auto& [files, shared] : shared_) {
    const auto low = static_cast<std::uint16_t>(files >> 16U);
    const auto high = static_cast<std::uint16_t>(files);
    if (shared.rows * 2 < std::min(rows_[low], rows_[high])) continue;
    if (returns_[low].rank < returns_[high].rank) returns_[low].newer_versions.push_back(high);
    if (returns_[high].rank < returns_[low].rank) returns_[high].newer_versions.push_back(low);
  }
}

std::uint64_t number(bool yes) {
  return yes ? 1 : 0;
}

/// A sum of hashes: in whatever order things are added, it comes out the same.
class Sum {
 public:
  explicit Sum(const Records& records) : records_(records), out_(records.extracts.size()) {}

  /// A row, by FNV-1a.
  class Of {
   public:
    Of& operator<<(std::uint64_t number) {
      hash_ = (hash_ ^ number) * kPrime;
      hash_ ^= hash_ >> 32U;
      return *this;
    }
    Of& operator<<(std::string_view text) {
      for (const char c : text) *this << static_cast<std::uint64_t>(static_cast<unsigned char>(c));
      return *this << std::uint64_t{text.size()};
    }
    Of& operator<<(OptDate day) {
      return *this << (day ? static_cast<std::uint64_t>((*day).serial()) : ~std::uint64_t{0});
    }
    Of& operator<<(ShortCode code) { return *this << std::uint64_t{code.packed()}; }
    std::uint64_t hash() const { return hash_; }

   private:
    static constexpr std::uint64_t kPrime = 0x100000001B3;
    std::uint64_t hash_ = 0xCBF29CE484222325;
  };

  Of row(Id child) const {
    Of out;
    out << records_.children[child];
    return out;
  }
  std::string_view word(Id id) const { return records_.words[id]; }
  void add(RowRef row, const Of& told) { out_[row.file] += told.hash(); }
  std::vector<std::uint64_t> take() { return std::move(out_); }

 private:
  const Records& records_;
  std::vector<std::uint64_t> out_;
};

}  // namespace

void rank_by_age(const Records& records, Returns& returns) {
  Versions versions(records, returns);
  if (versions.any()) versions.look_at_rows();
  versions.rank();
}

std::vector<std::uint64_t> contents_of(const Records& records) {
  Sum sum(records);
  for (const Episode& e : records.episodes) {
    const EpisodeDetail& detail = records.episode_details[e.detail];
    sum.add(e.row, sum.row(e.child)
                       << e.from << e.until << e.reason_start << e.reason_end << e.legal_status
                       << e.placement << sum.word(e.period_id) << detail.need << detail.provider
                       << sum.word(detail.reason_place_change) << sum.word(detail.urn)
                       << sum.word(detail.home_postcode) << sum.word(detail.placement_postcode)
                       << sum.word(detail.location) << sum.word(detail.distance)
                       << sum.word(detail.placement_la));
  }
  for (const PlanRow& p : records.plans) {
    sum.add(p.row, sum.row(p.child)
                       << p.from << p.until << p.icpc << sum.word(p.plan_id)
                       << static_cast<std::uint64_t>(p.previous_plans) << p.category_initial
                       << p.category_latest << number(p.temporary));
  }
  for (const Review& r : records.reviews) {
    const ReviewExtra& extra = records.review_extras[r.extra];
    sum.add(r.row, sum.row(r.child)
                       << r.held << r.participation << number(r.cancelled) << sum.word(extra.iro)
                       << sum.word(extra.late_reason) << extra.completed << extra.recorded_due
                       << extra.written_up << extra.midpoint);
  }
  for (const Conference& c : records.conferences) {
    const ConferenceExtra& extra = records.conference_extras[c.extra];
    sum.add(c.row, sum.row(c.child) << c.held << c.strategy_discussion << sum.word(c.plan_id)
                                    << sum.word(extra.meeting_id) << extra.participation
                                    << sum.word(extra.late_reason) << extra.notified
                                    << static_cast<std::uint64_t>(c.type) << number(c.transfer_in));
  }
  return sum.take();
}

}  // namespace duly::cases
