// Ids that do not join, and ids that are none. One finding a file: a thousand reviews under ids
// without their leading zeros are one fault of an export.

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <vector>

#include "duly/ascii.hpp"
#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/child_ids.hpp"
#include "duly/event.hpp"
#include "duly/need.hpp"
#include "duly/protection.hpp"
#include "duly/work.hpp"

namespace duly {
namespace {

/// Why an id may have no partner.
enum class Cause : std::uint8_t { leading_zeros, point_zero, upper_case };
struct CauseInfo {
  Cause cause;
  std::string_view means;
};
constexpr std::array kCauses = {CauseInfo{Cause::leading_zeros, "leading zeros differ"},
                                CauseInfo{Cause::point_zero, ".0 was added"},
                                CauseInfo{Cause::upper_case, "upper and lower case differ"}};

bool ends_in_point_zero(std::string_view id) {
  return id.size() > 2 && id.substr(id.size() - 2) == ".0";
}
std::size_t leading_zeros(std::string_view id) {
  const std::size_t first = id.find_first_not_of('0');
  return first == std::string_view::npos ? id.size() : first;
}
std::string_view without_number_dress(std::string_view id) {
  if (ends_in_point_zero(id)) id.remove_suffix(2);
  id.remove_prefix(leading_zeros(id));
  return id;
}

/// Do two ids that are loosely the same differ by this?
bool differ_by(Cause cause, std::string_view a, std::string_view b) {
  switch (cause) {
    case Cause::leading_zeros: return leading_zeros(a) != leading_zeros(b);
    case Cause::point_zero: return ends_in_point_zero(a) != ends_in_point_zero(b);
    case Cause::upper_case: return without_number_dress(a) != without_number_dress(b);
  }
  return false;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

/// The heading that carries the id: of the child, or of its period of care.
std::string_view id_heading(const Records& records, std::uint16_t file) {
  std::string_view out;
  for (const ExtractColumn& column : records.extracts[file].columns) {
    if (column.field == "child") return column.heading;
    if (column.field == "period_id") out = column.heading;
  }
  return out;
}

/// Children, by number, that the rows of some kinds know.
class Known {
 public:
  explicit Known(const Records& records)
      : records_(records), children_(records.children.size(), false) {}

  template <class Row>
  void add(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
      if (row.child != kNoId) children_[row.child] = true;
    }
    any_ = any_ || !rows.empty();
  }
  bool any() const { return any_; }
  bool knows(Id child) const { return children_[child]; }

  /// The known ids by how they are compared loosely; made when asked for.
  const std::unordered_map<std::string, Id>& loosely() {
    if (!loose_.empty()) return loose_;
    for (Id child = 0; child < children_.size(); ++child) {
      if (children_[child]) loose_.emplace(loose_form(records_.children[child]), child);
    }
    return loose_;
  }
  bool knows_loosely(Id child) {
    return loosely().find(loose_form(records_.children[child])) != loosely().end();
  }
  std::size_t in_scientific_notation() const {
    std::size_t out = 0;
    for (Id child = 0; child < children_.size(); ++child) {
      if (children_[child] && duly::in_scientific_notation(records_.children[child])) ++out;
    }
    return out;
  }

 private:
  const Records& records_;
  std::vector<bool> children_;
  bool any_ = false;
  std::unordered_map<std::string, Id> loose_;
};

/// The rows of one file that do not join.
struct NotJoined {
  std::size_t rows = 0;
  RowRef first;
  std::vector<Id> children;  ///< in the order of their first such row
};

constexpr std::size_t kOneInTwenty = 20;
constexpr std::size_t kOneInTwo = 2;

/// What rows of a kind are called, what their children should have, and what part of them may have
/// none before it is an error.
struct Names {
  std::string_view row, rows;
  std::string_view cases;
  std::size_t one_in = kOneInTwenty;
  bool few_are_usual = false;  ///< and are not told
};

class Joiner {
 public:
  Joiner(const Records& records, Diagnostics& findings)
      : records_(records),
        findings_(findings),
        any_case_(!records.episodes.empty() || !records.plans.empty() ||
                  !records.enquiries.empty()) {}

  /// Looks at the rows of a kind that are `wanted`. Where no case of any kind is loaded nothing is
  /// said: that is a finding of its own. True where so many do not join that it is an error.
  template <class Row, class Wanted>
  bool look(const std::vector<Row>& rows, Wanted wanted, Known& known, Names names) {
    if (!any_case_) return false;
    std::map<std::uint16_t, NotJoined> files;
    std::vector<bool> seen(records_.children.size(), false);
    std::size_t all = 0;
    std::size_t not_joined = 0;
    std::size_t children = 0;
    for (const Row& row : rows) {
      if (row.child == kNoId || !wanted(row)) continue;
      ++all;
      if (known.knows(row.child)) continue;
      ++not_joined;
      NotJoined& file = files[row.row.file];
      if (file.rows++ == 0 || row.row.line < file.first.line) file.first = row.row;
      if (seen[row.child]) continue;
      seen[row.child] = true;
      ++children;
      file.children.push_back(row.child);
    }
    const bool error = not_joined * names.one_in > all && children >= 2;
    if (names.few_are_usual && !error) return false;
    for (const auto& [file, rows_of] : files) {
      const Id child = rows_of.children.size() == 1 ? rows_of.children.front() : kNoId;
      Diagnostic& d =
          findings_.report(Code::d122_ids_do_not_join, rows_of.first, id_heading(records_, file),
                           child, told(rows_of, known, names));
      d.severity = error ? Severity::error : Severity::warning;
    }
    return error;
  }

 private:
  std::string told(const NotJoined& file, Known& known, const Names& names) const {
    std::array<std::size_t, kCauses.size()> of_cause{};
    std::size_t cut_short = 0;
    for (const Id child : file.children) {
      const std::string_view id = records_.children[child];
      if (in_scientific_notation(id)) ++cut_short;
      const auto partner = known.loosely().find(loose_form(id));
      if (partner == known.loosely().end()) continue;
      for (std::size_t i = 0; i < kCauses.size(); ++i) {
        if (differ_by(kCauses[i].cause, id, records_.children[partner->second])) ++of_cause[i];
      }
    }
    std::vector<std::string> causes;
    const auto add = [&causes](std::string_view means, std::size_t of) {
      if (of == 0) return;
      causes.push_back(std::string(means) + " (" + counted(of, "child", "children") + ")");
    };
    for (std::size_t i = 0; i < kCauses.size(); ++i) add(kCauses[i].means, of_cause[i]);
    add("a spreadsheet has cut the id short", cut_short);
    add("a spreadsheet has cut ids of the other file short", known.in_scientific_notation());
    std::string out = counted(file.rows, names.row, names.rows) + " of " +
                      counted(file.children.size(), "child", "children") + " without " +
                      std::string(names.cases);
    if (!known.any()) out += "; no file read has any";
    for (const std::string& cause : causes) {
      out += (&cause == &causes.front() ? "; likely cause: " : ", ") + cause;
    }
    return out;
  }

  const Records& records_;
  Diagnostics& findings_;
  bool any_case_;
};

NotJoining report_not_joined(const Records& records, Diagnostics& findings) {
  NotJoining out;
  const auto every = [](const auto&) { return true; };
  Joiner joiner(records, findings);
  Known in_care(records);
  in_care.add(records.episodes);
  out.reviews = joiner.look(records.reviews, every, in_care, {"review", "reviews", "episodes"});
  Known on_plans(records);
  on_plans.add(records.plans);
  out.conferences = joiner.look(
      records.conferences, [](const Conference& c) { return c.type == ConferenceType::review; },
      on_plans, {"review conference", "review conferences", "plans"});
  Known enquired(records);
  enquired.add(records.enquiries);
  // One may follow an enquiry of the year before: only many are a fault. One on transfer in has
  // its enquiry with another authority.
  const auto counted_from_enquiry = [](const Conference& c) {
    return c.type == ConferenceType::initial && !c.transfer_in && !c.strategy_discussion;
  };
  if (enquired.any()) {
    out.initial_conferences =
        joiner.look(records.conferences, counted_from_enquiry, enquired,
                    {"initial conference", "initial conferences", "an enquiry", kOneInTwo, true});
  }
  // Those of a reviews extract stand in the rows of its reviews.
  const auto of_own_extract = [&records](const CareDate& d) {
    return records.extracts[d.row.file].kind == "care_dates";
  };
  out.care_dates = joiner.look(records.care_dates, of_own_extract, in_care,
                               {"date of care", "dates of care", "episodes"});
  Known with_case = in_care;
  with_case.add(records.plans);
  with_case.add(records.conferences);
  with_case.add(records.enquiries);
  with_case.add(records.referrals);
  with_case.add(records.assessments);
  with_case.add(records.cin_plans);
  with_case.add(records.care_leavers);
  if (with_case.any()) {
    out.allocations =
        joiner.look(records.allocations, every, with_case, {"allocation", "allocations", "a case"});
    // A list of children may have any number without a case; not one whose id is that of a case
    // but for its zeros. Without birth dates nobody turns 18.
    const auto nearly_joins = [&](const ChildRow& c) {
      return records.extracts[c.row.file].kind == "children" && !with_case.knows(c.child) &&
             with_case.knows_loosely(c.child);
    };
    joiner.look(records.child_rows, nearly_joins, with_case,
                {"row of children", "rows of children", "a case", kOneInTwo, true});
  }
  return out;
}

/// Words and numbers that stand where there is no id.
bool is_no_id(std::string_view id) {
  const bool may_be = !id.empty() && std::string_view("0-uU").find(id.front()) < 4;
  if (!may_be) return false;  // every id is asked about, and nearly none begins so
  const std::string form = loose_form(id);
  return form == "0" || form == "-1" || form == "UNKNOWN";
}

/// #REF!, #VALUE!, #NAME?: what a cell shows whose formula failed.
bool is_error_of_spreadsheet(std::string_view id) {
  return id.size() > 2 && id.front() == '#' && (id.back() == '!' || id.back() == '?');
}

struct OddId {
  bool (*is)(std::string_view id);
  std::string_view means;
};
constexpr std::array kOddIds = {
    OddId{in_scientific_notation, "made a number by a spreadsheet, which cuts its digits"},
    OddId{is_no_id, "0, -1 or unknown stand where there is no id"},
    OddId{is_error_of_spreadsheet,
          "a spreadsheet's error, such as #REF!, stands where the id was"}};

void report_odd(const Records& records, const OddId& odd, Diagnostics& findings) {
  std::vector<bool> is_odd(records.children.size(), false);
  bool any = false;
  for (Id child = 0; child < is_odd.size(); ++child) {
    is_odd[child] = odd.is(records.children[child]);
    any = any || is_odd[child];
  }
  if (!any) return;
  struct Named {
    RowRef row;
    Id child;
  };
  std::map<std::uint16_t, std::vector<Named>> files;
  each_named_child(records, [&](Id child, RowRef row) {
    if (is_odd[child]) files[row.file].push_back({row, child});
  });
  for (auto& [file, rows] : files) {
    // A row may have told several things, each with its child.
    std::sort(rows.begin(), rows.end(),
              [](const Named& a, const Named& b) { return a.row.line < b.row.line; });
    const Named first = rows.front();
    const bool one = std::all_of(rows.begin(), rows.end(),
                                 [&first](const Named& n) { return n.child == first.child; });
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const Named& a, const Named& b) { return a.row == b.row; }),
               rows.end());
    findings.report(Code::d123_odd_id, first.row, id_heading(records, file),
                    one ? first.child : kNoId,
                    counted(rows.size(), "row", "rows") + "; " + std::string(odd.means));
  }
}

}  // namespace

bool in_scientific_notation(std::string_view id) {
  std::size_t i = 0;
  const auto digits = [&id, &i] {
    const std::size_t from = i;
    while (i < id.size() && is_digit(id[i])) ++i;
    return i - from;
  };
  // One digit before the point, and a sign where there is no point. Ids such as 12E34 are left.
  if (digits() != 1) return false;
  const bool point = i < id.size() && id[i] == '.';
  if (point && (++i, digits() == 0)) return false;
  if (i == id.size() || (id[i] != 'E' && id[i] != 'e')) return false;
  ++i;
  const bool sign = i < id.size() && id[i] == '+';
  if (sign) ++i;
  return (point || sign) && digits() > 0 && i == id.size();
}

NotJoining report_odd_ids(const Records& records, Diagnostics& findings) {
  const NotJoining out = report_not_joined(records, findings);
  for (const OddId& odd : kOddIds) report_odd(records, odd, findings);
  return out;
}

}  // namespace duly
