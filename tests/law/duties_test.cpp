// The table of duties: what `when` reckons from dates typed in is what `due` reckons from files.

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "duly/duty.hpp"
#include "support/history.hpp"
#include "support/run.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kStart = "2014-11-28";
constexpr std::string_view kHeld = "2014-12-24 2015-03-31 2015-08-31";
constexpr std::string_view kAsAt = "2015-09-15";

/// The option of `when` for a duty, and the same beginning in files.
struct Beginning {
  Duty duty;
  std::string_view option;
  History (*begun)();
};
constexpr std::array<Beginning, kDutyCount> kBeginnings = {{
    {Duty::adoption_authority_review, "--placement-order",
     [] {
       return History().care(kStart, {}, {"S", "E4", "E1", "U6"}).reviews(kHeld);
     }},
    {Duty::adoption_return_review, "--returned",
     [] {
       return History()
           .care("2014-09-01", kStart, {"S", "X1", "C2", "A4"})
           .care(kStart, {}, {"P", "E4", "C2", "U6"})
           .reviews(kHeld);
     }},
    {Duty::adoption_review, "--placed-for-adoption",
     [] {
       return History().care(kStart, {}, {"S", "E11", "E1", "A4"}).reviews(kHeld);
     }},
    {Duty::cla_review, "--looked-after", [] { return History().care(kStart).reviews(kHeld); }},
    {Duty::cp_review, "--plan", [] { return History().plan(kStart).conferences(kHeld); }},
    {Duty::icpc, "--strategy-discussion",
     [] { return History().enquiry(kStart, kHeld.substr(0, kHeld.find(' '))); }},
    {Duty::short_break_review, "--short-breaks",
     [] {
       return History().care(kStart, {}, {"S", "E8", "V4", "U6"}).reviews(kHeld);
     }},
}};

/// The links of the duty alone.
std::vector<Obligation> links_of(const Beginning& b) {
  std::vector<Obligation> out = b.begun().obligations(kAsAt);
  std::erase_if(out, [&b](const Obligation& o) { return o.duty != b.duty; });
  return out;
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("duly when gives each link the limit, the due date and the citation that files do") {
    for (const Beginning& b : kBeginnings) {
      SUBCASE(std::string(name(b.duty)).c_str()) {
        std::vector<std::string> command = {"when",    std::string(b.option), std::string(kStart),
                                            "--as-at", std::string(kAsAt),    "--format",
                                            "csv"};
        for (const std::string& held : split(kHeld, ' ')) {
          command.emplace_back("--held");
          command.push_back(held);
        }
        const std::vector<CsvLine> typed = lines_of(run_duly(command).out);
        const std::vector<Obligation> links = links_of(b);
        REQUIRE(typed.size() == links.size());
        REQUIRE(links.size() == (info(b.duty).once ? 1 : 4));
        for (std::size_t i = 0; i < links.size(); ++i) {
          CAPTURE(i);
          CHECK(links[i].duty == b.duty);
          CHECK(typed[i]["anchor_date"] == to_string(*links[i].anchor));
          CHECK(typed[i]["due_date"] == to_string(*links[i].due));
          CHECK(typed[i]["limit"] == links[i].limit->text);
          CHECK(typed[i]["citation"] == links[i].limit->citation);
          CHECK(has_limit(info(b.duty), links[i].limit->rule));
        }
      }
    }
  }

  TEST_CASE("a link is due by the limit that the table of duties gives it") {
    for (const Beginning& b : kBeginnings) {
      SUBCASE(std::string(name(b.duty)).c_str()) {
        const DutyInfo& duty = info(b.duty);
        CHECK(duty.duty == b.duty);
        const std::array limits = {duty.first.rule, duty.second.rule, duty.later.rule,
                                   duty.later.rule};
        for (const Obligation& o : links_of(b)) {
          REQUIRE(o.ordinal > 0);
          CHECK(o.limit->rule == limits.at(o.ordinal - 1U));
        }
      }
    }
  }
}
