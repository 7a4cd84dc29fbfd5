#include "bench/extracts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "duly/date.hpp"

namespace duly::bench {
namespace {

constexpr int kEndYear = 2016;
constexpr unsigned kSeed = 903;
constexpr int kYearDays = 365;

/// Drawn alike everywhere: the distributions of the standard library differ between systems.
class Chance {
 public:
  explicit Chance(unsigned seed) : next_(seed) {}
  int below(int n) { return static_cast<int>(next_() % static_cast<unsigned>(n)); }
  int between(int first, int last) { return first + below(last - first + 1); }
  bool in(int n) { return below(n) == 0; }
  /// Mostly short, some long: about `mean` days.
  int length(int mean) {
    int out = 0;
    for (int halvings = 1; halvings < 6 && !in(2); ++halvings) out += mean;
    return 2 + out + below(mean);
  }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

 private:
  std::mt19937 next_;
};

/// A file that is written as it grows.
class Out {
 public:
  Out(const std::string& folder, const char* name, std::string_view headings)
      : file_(std::fopen((folder + "/" + name).c_str(), "wb"), std::fclose) {
    if (!file_) throw std::runtime_error(folder + "/" + name + " cannot be written");
    text_ = fmt::format("{}\n", headings);
  }
  Out(const Out&) = delete;
  Out& operator=(const Out&) = delete;
  Out(Out&&) = delete;
  Out& operator=(Out&&) = delete;
  ~Out() { flush(); }

  template <class... Cells>
  void row(fmt::format_string<Cells...> how, Cells&&... cells) {
    fmt::format_to(std::back_inserter(text_), how, std::forward<Cells>(cells)...);
    text_ += '\n';
    constexpr std::size_t kEnough = std::size_t{1} << 20;
    if (text_.size() > kEnough) flush();
  }

 private:
  void flush() {
    std::fwrite(text_.data(), 1, text_.size(), file_.get());
    text_.clear();
  }
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string text_;
};

std::string slashed(Date d) {
  return fmt::format("{:02}/{:02}/{}", d.day(), d.month(), d.year());
}
std::string slashed(OptDate d) {
  return d ? slashed(*d) : std::string();
}
std::string iso(OptDate d) {
  return d ? to_string(*d) : std::string();
}

/// Ids in no order, so that the tables of ids are met as they are in real files.
std::vector<int> shuffled(int first, int count, Chance& chance) {
  std::vector<int> out(static_cast<std::size_t>(count));
  std::iota(out.begin(), out.end(), first);
  for (int i = count - 1; i > 0; --i) {
    std::swap(out[static_cast<std::size_t>(i)], out[static_cast<std::size_t>(chance.below(i + 1))]);
  }
  return out;
}

struct Span {
  Date first, last;
};

constexpr std::array<std::string_view, 6> kLegal = {"C1", "C2", "C2", "V2", "E1", "L1"};
constexpr std::array<std::string_view, 7> kPlaces = {"U6", "U6", "U1", "U4", "K2", "H5", "P1"};
constexpr std::array<std::string_view, 4> kMoves = {"L", "P", "T", "B"};
constexpr std::array<std::string_view, 5> kEnds = {"E4A", "E8", "E11", "E45", "E5"};
constexpr std::array<std::string_view, 8> kParticipation = {"PN1", "PN1", "PN1", "PN1",
                                                            "PN2", "PN3", "PN5", "PN6"};
constexpr std::array<std::string_view, 5> kCategories = {"NEG", "NEG", "EMO", "EMO", "PHY"};

/// Children looked after: their episodes and their reviews.
class Care {
 public:
  Care(const std::string& folder, Span span, Chance& chance)
      : span_(span),
        chance_(chance),
        episodes_(folder, "episodes.csv",
                  "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
                  "HOME_POST,PL_POST,URN"),
        header_(folder, "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"),
        reviews_(folder, "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE") {}

  void add(int child, Date start) {
    const Date born = start.plus_days(-chance_.below(17 * kYearDays));
    const Date grown = born.plus_days(18 * kYearDays + 4);
    constexpr int kMeanStay = 350;
    const Date left = std::min(start.plus_days(chance_.length(kMeanStay)), grown);
    const OptDate end = left <= span_.last ? OptDate(left) : OptDate{};
    add_episodes(child, start, end);
    add_reviews(child, born, start, std::min(left, span_.last));
    header_.row("{},{},{},{},UN1,,", child, chance_.between(1, 2), slashed(born),
                chance_.in(3) ? "MWBC" : "WBRI");
  }

 private:
  void add_episodes(int child, Date start, OptDate end) {
    const std::string_view break_status = chance_.in(33) ? "V4" : std::string_view{};
    constexpr int kMoveDays = 400;
    Date from = start;
    for (bool first = true;; first = false) {
      const Date move = from.plus_days(chance_.between(30, 2 * kMoveDays));
      const bool moves = chance_.in(2) && move <= span_.last && move < end.or_far();
      const OptDate until = moves ? OptDate(move) : end;
      episodes_.row("{},{},{},{},N{},{},PR{},{},{},{},,,{}", child, slashed(from),
                    first ? "S" : chance_.one_of(kMoves),
                    break_status.empty() ? chance_.one_of(kLegal) : break_status,
                    chance_.between(1, 8), chance_.one_of(kPlaces), chance_.between(1, 4),
                    slashed(until), moves ? "X1" : (until ? chance_.one_of(kEnds) : ""),
                    moves ? "PLACE" : "", chance_.between(1'000'000, 9'999'999));
      if (!moves) return;
      from = move;
    }
  }
  void add_reviews(int child, Date born, Date start, Date until) {
    Date held = start.plus_days(chance_.between(8, 29));
    for (bool first = true; held <= until; first = false) {
      const bool young = held.days_since(born) < 4 * kYearDays;
      reviews_.row("{},{},{},{}", child, slashed(born), slashed(held),
                   young ? "PN0" : chance_.one_of(kParticipation));
      held = held.plus_days(first ? chance_.between(55, 95) : chance_.between(120, 188));
    }
  }

  Span span_;
  Chance& chance_;
  Out episodes_, header_, reviews_;
};

/// Children on plans: the plans and their conferences.
class Protection {
 public:
  Protection(const std::string& folder, Span span, Chance& chance)
      : span_(span),
        chance_(chance),
        plans_(folder, "plans.csv",
               "child_id,plan_id,plan_start,plan_end,category_initial,category_latest"),
        conferences_(folder, "conferences.csv",
                     "child_id,meeting_id,conference_type,conference_date,s47_start_date,outcome") {
  }

  void add(int child, int number, Date enquiry) {
    const Date initial = enquiry.plus_days(chance_.between(7, 27));
    if (span_.last < initial) return;
    const bool planned = !chance_.in(7);
    const std::string meeting = fmt::format("M{}", number / 2);
    conferences_.row("{},{},ICPC,{},{},{}", child, meeting, iso(initial), iso(enquiry),
                     planned ? "plan" : "no_plan");
    if (!planned) return;
    constexpr int kMeanPlan = 200;
    const Date left = initial.plus_days(20 + chance_.length(kMeanPlan));
    const OptDate end = left <= span_.last ? OptDate(left) : OptDate{};
    const std::string_view category = chance_.one_of(kCategories);
    plans_.row("{},CP{},{},{},{},{}", child, number, iso(initial), iso(end), category, category);
    Date held = initial.plus_days(chance_.between(60, 95));
    while (held <= std::min(left, span_.last)) {
      conferences_.row("{},{},RCPC,{},,continue", child, meeting, iso(held));
      held = held.plus_days(chance_.between(120, 188));
    }
  }

 private:
  Span span_;
  Chance& chance_;
  Out plans_, conferences_;
};

}  // namespace

void make_extracts(const std::string& folder, const Size& size) {
  std::filesystem::create_directories(folder);
  Chance chance(kSeed);
  const Span span{*Date::make(kEndYear - size.years, 4, 1), *Date::make(kEndYear, 3, 31)};
  const int days = span.last.days_since(span.first) + 1;
  const auto day_of = [&](int i, int all) {
    return span.first.plus_days(static_cast<int>(std::int64_t{i} * days / all));
  };
  const int starts = size.years * size.starts_a_year;
  const int plans = size.years * size.plans_a_year;
  constexpr int kFirstInCare = 100'000;
  constexpr int kFirstOnPlan = 5'000'000;
  Care care(folder, span, chance);
  const std::vector<int> in_care = shuffled(kFirstInCare, starts, chance);
  for (int i = 0; i < starts; ++i)
    care.add(in_care[static_cast<std::size_t>(i)], day_of(i, starts));
  Protection protection(folder, span, chance);
  const std::vector<int> on_plans = shuffled(kFirstOnPlan, plans, chance);
  for (int i = 0; i < plans; ++i) {
    protection.add(on_plans[static_cast<std::size_t>(i)], i, day_of(i, plans));
  }
}

}  // namespace duly::bench
