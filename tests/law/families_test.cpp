// Groups that are families of codes, and the need of an episode. The period is 2015-16.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/history.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

std::string groups(std::string_view measure, std::string_view by, const History& h) {
  return h.groups(measure, by, "2015-04-01", "2016-03-31");
}

/// A child looked after, and its children's row.
std::string profile(std::string_view by, std::string_view sex, std::string_view ethnicity) {
  return groups("cla_at_end", by,
                History()
                    .care("2015-06-01")
                    .file("child_id,sex,ethnicity\nA1001," + std::string(sex) + "," +
                          std::string(ethnicity) + "\n"));
}

/// A child who moved from foster care to a children's home, from an interim to a full order.
std::string placed(std::string_view by, std::string_view measure = "cla_at_end") {
  return groups(measure, by,
                History().file("child_id,episode_start,reason_start,episode_end,reason_end,"
                               "legal_status,placement,provider,need\n"
                               "A1001,2015-06-01,S,2015-10-01,X1,C1,U6,PR1,N1\n"
                               "A1001,2015-10-01,B,,,J1,K2,PR4,N5\n"));
}

}  // namespace

TEST_SUITE("law") {
  TEST_CASE("ethnic groups as the Department's statistics have them; the blank are not known") {
    for (const auto& of : std::vector<std::pair<const char*, const char*>>{{"WIRT", "White"},
                                                                           {"MOTH", "Mixed"},
                                                                           {"ABAN", "Asian"},
                                                                           {"BAFR", "Black"},
                                                                           {"CHNE", "Other"},
                                                                           {"NOBT", "not known"},
                                                                           {"REFU", "not known"},
                                                                           {"", "not known"},
                                                                           {"XXXX", "(none)"}}) {
      const char* const code = of.first;
      const char* const group = of.second;
      CAPTURE(code);
      CHECK(profile("ethnic_group", "1", code) == std::string(group) + " 1/1");
    }
  }

  TEST_CASE("black and minority ethnic: all but the White codes") {
    CHECK(profile("bme", "1", "WROM") == "no 1/1");
    CHECK(profile("bme", "1", "MWBC") == "yes 1/1");
    CHECK(profile("bme", "1", "OOTH") == "yes 1/1");
    CHECK(profile("bme", "1", "REFU") == "not known 1/1");
    CHECK(profile("bme", "1", "") == "not known 1/1");
    CHECK(profile("sex,bme", "2", "AIND") == "female / yes 1/1");
  }

  TEST_CASE("families of codes: those of the episode of the day together") {
    CHECK(placed("legal_family") == "Youth justice 1/1");
    CHECK(placed("placement_family") == "Children's homes and supported accommodation 1/1");
    CHECK(placed("provider_family") == "Private or voluntary 1/1");
    CHECK(placed("legal_family", "cla_started") == "Care order 1/1");
    CHECK(placed("placement_family", "cla_started") == "Foster care 1/1");
    CHECK(placed("provider_family", "cla_started") == "Own provision 1/1");
    // A child on a plan alone is in no episode, so in no family.
    const History plan = History().plan("2015-06-01");
    CHECK(groups("cp_at_end", "placement_family", plan) == "(none) 1/1");
  }

  TEST_CASE("by need: that of the episode of the day") {
    CHECK(placed("need") == "N5 1/1");
    CHECK(placed("need", "cla_started") == "N1 1/1");
  }

  TEST_CASE("an unaccompanied asylum-seeking child is one until the day in DUC") {
    const auto ceased = [](std::string_view day, std::string_view measure = "cla_at_end") {
      return groups(measure, "uasc",
                    History()
                        .care("2015-06-01")
                        .file("CHILD,SEX,DOB,DUC\nA1001,1,01/02/2000," + std::string(day) + "\n"));
    };
    CHECK(ceased("") == "yes 1/1");
    CHECK(ceased("01/02/2018") == "yes 1/1");
    CHECK(ceased("01/04/2016") == "yes 1/1");
    CHECK(ceased("31/03/2016") == "no 1/1");
    CHECK(ceased("30/03/2016") == "no 1/1");
    CHECK(ceased("02/06/2015", "cla_started") == "yes 1/1");
    CHECK(ceased("01/06/2015", "cla_started") == "no 1/1");
  }

  TEST_CASE("who is in no UASC table is not unaccompanied; without such tables nobody knows") {
    const auto told = [](const std::vector<std::string>& files) {
      History h = History().care("2015-06-01");
      for (const std::string& file : files) h.file(file);
      return groups("cla_at_end", "uasc", h);
    };
    CHECK(told({}) == "(none) 1/1");
    CHECK(told({"CHILD,SEX,DOB,ETHNIC\nA1001,1,01/02/2000,BAFR\n"}) == "(none) 1/1");
    CHECK(told({"CHILD,SEX,DOB,DUC\nA1002,1,01/02/2000,\n"}) == "no 1/1");
    // A table without a row says that there are none.
    CHECK(told({"CHILD,SEX,DOB,DUC\n"}) == "no 1/1");
  }

  TEST_CASE("a status that ceased stays so, whatever an older UASC table leaves blank") {
    const std::string open = "CHILD,SEX,DOB,DUC\nA1001,1,01/02/2000,\n";
    const std::string before = "CHILD,SEX,DOB,DUC\nA1001,1,01/02/2000,30/09/2015\n";
    const std::string after = "CHILD,SEX,DOB,DUC\nA1001,1,01/02/2000,01/02/2018\n";
    const auto both = [](const std::string& a, const std::string& b) {
      return groups("cla_at_end", "uasc", History().care("2015-06-01").file(a).file(b));
    };
    CHECK(both(open, before) == "no 1/1");
    CHECK(both(before, open) == "no 1/1");
    CHECK(both(after, open) == "yes 1/1");
    CHECK(both(after, before) == "no 1/1");
    CHECK(both(before, after) == "no 1/1");
  }

  TEST_CASE("the return in XML says of each child whether it is unaccompanied") {
    const auto header = [](const std::string& elements) {
      return groups("cla_at_end", "uasc",
                    History().file("<EXPSSDA903><CHILD><HEADER><CHILDID>A1001</CHILDID><SEX>1</SEX>"
                                   "<DOB>01/02/2000</DOB>" +
                                   elements +
                                   "</HEADER><EPISODE><DECOM>01/06/2015</DECOM><RNE>S</RNE>"
                                   "<LS>C2</LS><PL>U6</PL></EPISODE></CHILD></EXPSSDA903>"));
    };
    CHECK(header("<UASC>1</UASC><DUC/>") == "yes 1/1");
    CHECK(header("<UASC>1</UASC><DUC>01/02/2018</DUC>") == "yes 1/1");
    CHECK(header("<UASC>1</UASC><DUC>31/03/2016</DUC>") == "no 1/1");
    CHECK(header("<UASC>0</UASC>") == "no 1/1");
    CHECK(header("<UASC/>") == "no 1/1");
    CHECK(header("") == "no 1/1");
  }

  TEST_CASE("of two days on which the status ceased the newer return's stands") {
    const auto returned = [](const std::string& ceased, const std::string& episodes) {
      return "<EXPSSDA903><CHILD><HEADER><CHILDID>A1001</CHILDID><SEX>1</SEX><DOB>01/02/2000</DOB>"
             "<UASC>1</UASC><DUC>" +
             ceased + "</DUC></HEADER>" + episodes + "</CHILD></EXPSSDA903>";
    };
    const auto of_2014 = [&](const std::string& ceased) {
      return returned(ceased,
                      "<EPISODE><DECOM>01/06/2014</DECOM><RNE>S</RNE><LS>C2</LS></EPISODE>");
    };
    const auto of_2015 = [&](const std::string& ceased) {
      return returned(ceased,
                      "<EPISODE><DECOM>01/06/2014</DECOM><RNE>S</RNE><LS>C2</LS>"
                      "<DEC>01/10/2015</DEC><REC>X1</REC></EPISODE>"
                      "<EPISODE><DECOM>01/10/2015</DECOM><RNE>P</RNE><LS>C2</LS></EPISODE>");
    };
    const auto both = [](const std::string& a, const std::string& b) {
      return groups("cla_at_end", "uasc", History().file(a).file(b));
    };
    CHECK(both(of_2014("30/09/2015"), of_2015("01/02/2018")) == "yes 1/1");
    CHECK(both(of_2015("01/02/2018"), of_2014("30/09/2015")) == "yes 1/1");
    CHECK(both(of_2014("01/02/2018"), of_2015("30/09/2015")) == "no 1/1");
    CHECK(both(of_2015("30/09/2015"), of_2014("01/02/2018")) == "no 1/1");
  }
}
