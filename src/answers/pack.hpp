#pragma once

// `report`: the year of an authority as one document, for a board, a manager and an inspector.
// Every figure in it is that of another command.

#include <optional>
#include <string>
#include <vector>

#include "answers/data_set.hpp"
#include "answers/kpi.hpp"
#include "answers/period.hpp"
#include "duly/document.hpp"

namespace duly::answers {

/// What is asked for, as typed.
struct PackWords {
  ReportingPeriod year;
  std::vector<std::string> targets, benchmarks;
  std::string authority;  ///< its name; blank: none is told
  std::string age_bands;
  OptDate made;              ///< the day it is made on
  bool child_level = false;  ///< with children and officers named, on pages of their own
};

/// The questions that a pack is made of, understood.
struct PackRequest {
  PackWords words;
  KpiRequest year;    ///< every figure of the year
  KpiRequest groups;  ///< of the year, by who and where
  KpiRequest years;   ///< six of them, the last the year
  KpiRequest months;  ///< of the year
};
/// WrongQuestion, before any extract is read.
PackRequest pack_request(PackWords words, const Setting& setting, PublishedFigures published = {});
/// Everything: it looks at all that commands look at, and at no column by name.
Wanted pack_wants();

struct Pack {
  Document document;
  bool missed = false;  ///< a target
  std::vector<std::string> not_judged{};
};
/// WrongFiles where the files hold nothing of the year.
Pack pack_of(DataSet& data, const PackRequest& request);

}  // namespace duly::answers
