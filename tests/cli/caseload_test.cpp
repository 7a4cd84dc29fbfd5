// Whose hours a caseload is set against: one worker's cell bears on that worker, and nobody else.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support/files.hpp"
#include "support/run.hpp"

namespace {

using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// Twelve children with officer I1, six with I2, two with I3.
std::string allocations() {
  std::string rows = "child_id,worker,role\n";
  for (int i = 1; i <= 20; ++i) {
    const char* worker = i <= 12 ? "I1" : i <= 18 ? "I2" : "I3";
    rows += "C" + std::to_string(i) + "," + worker + ",iro\n";
  }
  return rows;
}

std::string episodes() {
  std::string rows = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n";
  for (int i = 1; i <= 20; ++i) rows += "C" + std::to_string(i) + ",2016-03-31,S,C2,U6,,\n";
  return rows;
}

struct Caseload {
  std::string total;     ///< "value numerator denominator note"
  std::string findings;  ///< "D225 3 fte error", by place
};

Caseload caseload(const std::vector<std::string>& workers, const std::vector<std::string>& more) {
  const TempFolder folder;
  std::vector<std::string> args = {"kpi", folder.write("e.csv", episodes()),
                                   folder.write("a.csv", allocations())};
  for (const std::string& rows : workers) {
    const std::string name = "w" + std::to_string(args.size()) + ".csv";
    args.push_back(folder.write(name, "worker,fte\n" + rows));
  }
  std::vector<std::string> kpi = args;
  kpi.insert(kpi.end(), {"-m", "caseload", "--year", "2015-16", "-f", "csv"});
  kpi.insert(kpi.end(), more.begin(), more.end());
  Caseload out;
  for (const CsvLine& line : lines_of(run_duly(kpi).out)) {
    if (!line["group"].empty()) continue;
    out.total = line["value"] + " " + line["numerator"] + " " + line["denominator"] + " " +
                line["note"].substr(0, line["note"].find("; 20 looked"));
  }
  args[0] = "check";
  args.insert(args.end(), {"--code", "D127,D225,D318", "-f", "csv"});
  for (const CsvLine& line : lines_of(run_duly(args).out)) {
    out.findings += (out.findings.empty() ? "" : "; ") + line["code"] + " " + line["line"] + " " +
                    line["column"] + " " + line["severity"];
  }
  return out;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a worker without known hours is left out of the rate with its cases") {
    const Caseload all = caseload({"I1,1\nI2,0.5\nI3,0.5\n"}, {});
    CHECK(all.total == "10.0 20 2 under 50 to 70");
    CHECK(all.findings == "");
    for (const std::string fte : {"abc", "100%", "\"0,8\"", "-1", "\xC2\xBD", "37", "nan1"}) {
      CAPTURE(fte);
      const Caseload one = caseload({"I1," + fte + "\nI2,0.5\nI3,0.5\n"}, {});
      CHECK(one.total ==
            "8.0 20 1 under 50 to 70; without 12 cases of workers whose hours are not known");
      CHECK(one.findings == "D225 2 fte warning");
    }
    for (const std::string rows : {"I1,\n", "I1,0\n", ""}) {
      CAPTURE(rows);
      const Caseload one = caseload({rows + "I2,0.5\nI3,0.5\n"}, {});
      CHECK(one.total ==
            "8.0 20 1 under 50 to 70; without 12 cases of workers whose hours are not known");
      CHECK(one.findings == "");
    }
  }

  TEST_CASE("where no worker's hours are known the caseload has no rate") {
    CHECK(caseload({"I1,\nI2,abc\nI3,-1\n"}, {})
              .total.starts_with(" 20  no full-time equivalent is known"));
    CHECK(caseload({"I1,0\nI2,0\nI3,0\n"}, {}).total.starts_with(" 20 0 no hours"));
  }

  TEST_CASE("rows that give a worker different hours are not taken, whatever their order") {
    const std::string said = "8.0 20 1 under 50 to 70; without 12 cases";
    const Caseload one = caseload({"I1,1\nI2,0.5\nI3,0.5\nI1,0.1\n"}, {});
    CHECK(one.total.starts_with(said));
    CHECK(one.findings == "D318 2 fte error; D318 5 fte error");
    const Caseload two = caseload({"I1,1\n", "I2,0.5\nI3,0.5\nI1,0.1\n"}, {});
    CHECK(two.total.starts_with(said));
    CHECK(two.findings == "D318 2 fte warning; D318 4 fte warning");
    CHECK(caseload({"I1,1\nI2,0.5\nI3,0.5\nI1,1.0\nI1,\n"}, {}).total.starts_with("10.0 20"));
  }

  TEST_CASE("workers none of whom is allocated to anyone are told of") {
    CHECK(caseload({"0I1,1\n0I2,1\n"}, {}).findings == "D127 2 worker error");
    CHECK(caseload({"I1,1\nX9,1\n"}, {}).findings == "");
  }

  TEST_CASE("a rate without some workers is not given beside hidden counts") {
    const std::vector<std::string> rows = {"I1,1\nI2,0.5\nI3,abc\n"};
    CHECK(caseload(rows, {}).total.starts_with("12.0 20 1.5"));
    const std::string hidden = caseload(rows, {"--suppress", "5"}).total;
    CHECK(hidden.starts_with(" 20 1.5 "));
    CHECK(hidden.find("without") == std::string::npos);
  }
}
