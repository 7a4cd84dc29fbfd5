// Extracts that tell one thing in several tables (the Standard Safeguarding Dataset): reviews are
// given their child by the period of care, episodes their legal status and placement by date,
// initial conferences their strategy discussion by the enquiry.

#include <algorithm>
#include <numeric>
#include <string>

#include "duly/care.hpp"
#include "duly/code.hpp"
#include "duly/input.hpp"
#include "duly/protection.hpp"

namespace duly {
namespace {

/// The child of each period of care, by the number of its word.
std::vector<Id> children_of_periods(const Records& records) {
  std::vector<Id> out(records.words.size(), kNoId);
  for (const Episode& e : records.episodes) {
    if (e.period_id != kNoId) out[e.period_id] = e.child;
  }
  return out;
}

void name_child(Review& row, const std::vector<Id>& child_of) {
  if (row.by_period) row.child = child_of[row.child];
  row.by_period = false;
}
template <class Row>
void name_child(Row& row, const std::vector<Id>& child_of) {
  if (row.child == kNoId && row.period_id != kNoId) row.child = child_of[row.period_id];
}

/// Gives rows that name a period of care its child; those of no known period are left out.
template <class Row>
void name_children(std::vector<Row>& rows, const std::vector<Id>& child_of, Records& records,
                   Diagnostics& findings) {
  const auto nameless = [&](Row& row) {
    name_child(row, child_of);
    if (row.child != kNoId) return false;
    findings.report(Code::d306_unknown_period, row.row);
    ++records.extracts[row.row.file].left_out;
    return true;
  };
  rows.erase(std::remove_if(rows.begin(), rows.end(), nameless), rows.end());
}

/// What a review told of its child besides. That its period is not known is said of the review.
void name_children_of_dates(const std::vector<Id>& child_of, std::vector<CareDate>& dates) {
  for (CareDate& d : dates) name_child(d, child_of);
  dates.erase(std::remove_if(dates.begin(), dates.end(),
                             [](const CareDate& d) { return d.child == kNoId; }),
              dates.end());
}

/// Legal statuses or placements of all children, by child and start.
class Dated {
 public:
  explicit Dated(const std::vector<DatedStatus>& rows) {
    for (const DatedStatus& s : rows) sorted_.push_back(&s);
    std::stable_sort(sorted_.begin(), sorted_.end(), [](const auto* a, const auto* b) {
      return a->child != b->child ? a->child < b->child : *a->from < *b->from;
    });
  }
  bool empty() const { return sorted_.empty(); }

  std::span<const DatedStatus* const> of(Id child) const {
    const auto first = std::lower_bound(sorted_.begin(), sorted_.end(), child,
                                        [](const auto* s, Id id) { return s->child < id; });
    auto last = first;
    while (last != sorted_.end() && (*last)->child == child) ++last;
    return std::span(sorted_).subspan(static_cast<std::size_t>(first - sorted_.begin()),
                                      static_cast<std::size_t>(last - first));
  }

 private:
  std::vector<const DatedStatus*> sorted_;
};

/// The one in force on a day: of several, the last begun.
const DatedStatus* on(std::span<const DatedStatus* const> all, Date day) {
  const DatedStatus* found = nullptr;
  for (const DatedStatus* s : all) {
    if (*s->from <= day && day < s->until.or_far()) found = s;
  }
  return found;
}

/// Where each episode ends at the latest: at its own end, or where the child's next one starts. An
/// episode left open beside a later one is no longer in force then, whatever begins there.
std::vector<Date> last_days(const std::vector<Episode>& episodes) {
  std::vector<std::uint32_t> order(episodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&episodes](std::uint32_t a, std::uint32_t b) {
    const Episode& x = episodes[a];
    const Episode& y = episodes[b];
    return x.child != y.child ? x.child < y.child : *y.from < *x.from;
  });
  std::vector<Date> out(episodes.size());
  const Episode* later = nullptr;  // the one looked at before: it starts no earlier
  OptDate next;                    // the first start after that of `later`
  for (const std::uint32_t i : order) {
    const Episode& e = episodes[i];
    if (later == nullptr || later->child != e.child) {
      next = {};
    } else if (*e.from < *later->from) {
      next = later->from;
    }
    out[i] = std::min(e.until.or_far(), next.or_far());
    later = &e;
  }
  return out;
}

/// Days after `first` and before `last` on which one of `all` begins or ends.
void add_changes(std::span<const DatedStatus* const> all, Date first, Date last,
                 std::vector<Date>& days) {
  for (const DatedStatus* s : all) {
    for (const OptDate day : {s->from, s->until}) {
      if (day && first < *day && *day < last) days.push_back(*day);
    }
  }
}

class EpisodeCutter {
 public:
  EpisodeCutter(Records& records, Diagnostics& findings)
      : records_(records),
        findings_(findings),
        statuses_(records.legal_statuses),
        placements_(records.placements) {}

  void cut_all() {
    if (statuses_.empty() && placements_.empty()) return;
    std::vector<Episode> out;
    out.reserve(records_.episodes.size());
    const std::vector<Date> last = last_days(records_.episodes);
    for (std::size_t i = 0; i < last.size(); ++i) cut(records_.episodes[i], last[i], out);
    records_.episodes = std::move(out);
  }

 private:
  struct Of {
    std::span<const DatedStatus*const> statuses, placements;
  };

  /// One piece a legal status and placement; a piece goes on from the one before it.
  void cut(const Episode& e, Date last, std::vector<Episode>& out) {
    const bool told = !e.legal_status.blank() || !e.placement.blank();
    if (told) {
      out.push_back(e);
      return;
    }
    const Of of{statuses_.of(e.child), placements_.of(e.child)};
    std::vector<Date> days;
    add_changes(of.statuses, *e.from, last, days);
    add_changes(of.placements, *e.from, last, days);
    std::sort(days.begin(), days.end());
    Episode piece = at(e, *e.from, of);
    report_unknown(e, piece);
    for (const Date day : days) {
      Episode next = at(e, day, of);
      const bool new_status = next.legal_status != piece.legal_status;
      const bool new_placement =
          next.placement != piece.placement ||
          records_.episode_details[next.detail] != records_.episode_details[piece.detail];
      if (!new_status && !new_placement) continue;
      piece.until = day;
      piece.reason_end = codes::kContinues;
      out.push_back(piece);
      next.reason_start = ShortCode(!new_status ? "P" : new_placement ? "B" : "L");
      piece = next;
    }
    out.push_back(piece);
  }

  Episode at(const Episode& e, Date day, const Of& of) {
    Episode out = e;
    out.from = day;
    const DatedStatus* status = on(of.statuses, day);
    const DatedStatus* placement = on(of.placements, day);
    if (status != nullptr) out.legal_status = status->code;
    if (placement != nullptr) {
      out.placement = placement->code;
      out.detail = detail_of(e, *placement);
    }
    return out;
  }

  /// The episode's own detail with what the placement tells.
  std::uint32_t detail_of(const Episode& e, const DatedStatus& placement) {
    EpisodeDetail detail = placement.detail;
    detail.need = records_.episode_details[e.detail].need;
    if (detail == EpisodeDetail{}) return 0;
    records_.episode_details.push_back(detail);
    return static_cast<std::uint32_t>(records_.episode_details.size() - 1);
  }

  void report_unknown(const Episode& e, const Episode& piece) {
    const bool status = !statuses_.empty() && piece.legal_status.blank();
    const bool placement = !placements_.empty() && piece.placement.blank();
    if (status) report(e, "legal status");
    if (placement) report(e, "placement");
  }
  void report(const Episode& e, const char* what) {
    findings_.report(Code::d307_no_status_on_start, e.row, {}, e.child, what);
  }

  Records& records_;
  Diagnostics& findings_;
  Dated statuses_, placements_;
};

/// A table of episodes without legal statuses or placements tells no regime: said once a file.
void note_unknown_regimes(const Records& records, Diagnostics& findings) {
  for (std::size_t file = 0; file < records.extracts.size(); ++file) {
    const Extract& extract = records.extracts[file];
    if (extract.kind != "episodes") continue;
    const auto has = [&extract](std::string_view field) {
      return std::any_of(extract.columns.begin(), extract.columns.end(),
                         [field](const ExtractColumn& c) { return c.field == field; });
    };
    const RowRef place{0, static_cast<std::uint16_t>(file)};
    if (!has("legal_status") && records.legal_statuses.empty()) {
      findings.report(Code::d308_regime_unknown, place, {}, kNoId,
                      "no legal status: short breaks (V3, V4) cannot be told");
    }
    if (!has("placement") && records.placements.empty()) {
      findings.report(Code::d308_regime_unknown, place, {}, kNoId,
                      "no placement: placement for adoption (A3 to A6) cannot be told");
    }
  }
}

/// A code of no list is taken as ordinary care.
void report_unknown_codes(const std::vector<DatedStatus>& rows, CodeList list, Code unknown,
                          std::string_view column, Diagnostics& findings) {
  for (const DatedStatus& s : rows) {
    if (in_list(list, s.code)) continue;
    findings.report(unknown, s.row, column, s.child).alike = s.code.packed();
  }
}

/// An initial conference that names its enquiry is counted from that enquiry's strategy discussion.
void join_enquiries(Records& records) {
  std::vector<OptDate> discussed(records.words.size());
  for (const Enquiry& e : records.enquiries) {
    if (e.enquiry_id != kNoId) discussed[e.enquiry_id] = e.strategy_discussion;
  }
  for (Conference& c : records.conferences) {
    const Id enquiry = records.conference_extras[c.extra].enquiry_id;
    if (enquiry != kNoId && !c.strategy_discussion) c.strategy_discussion = discussed[enquiry];
  }
}

}  // namespace

void join_tables(Records& records, Diagnostics& findings) {
  const std::vector<Id> child_of = children_of_periods(records);
  name_children(records.reviews, child_of, records, findings);
  name_children(records.legal_statuses, child_of, records, findings);
  name_children(records.placements, child_of, records, findings);
  name_children_of_dates(child_of, records.care_dates);
  report_unknown_codes(records.legal_statuses, CodeList::legal_status, Code::dfe_144,
                       "lega_legal_status", findings);
  report_unknown_codes(records.placements, CodeList::placement, Code::dfe_146,
                       "clap_cla_placement_type", findings);
  note_unknown_regimes(records, findings);
  EpisodeCutter(records, findings).cut_all();
  join_enquiries(records);
}

}  // namespace duly
