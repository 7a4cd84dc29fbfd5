#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "duly/cases.hpp"
#include "duly/input.hpp"
#include "duly/measure.hpp"
#include "duly/obligation.hpp"

namespace duly::test {

/// The extracts of one or more children as CSV text, written row by row in plain headings. Dates
/// are yyyy-mm-dd; blank words become blank cells.
struct Extracts {
  std::string episodes =
      "child_id,episode_start,reason_start,episode_end,reason_end,legal_status,"
      "placement,urn\n";
  std::string reviews = "child_id,review_date,participation,record_date,midpoint_date,iro\n";
  std::string children = "child_id,date_of_birth\n";
  std::string plans =
      "child_id,plan_id,plan_start,plan_end,temporary,previous_plans,icpc_date,"
      "category_initial,category_latest\n";
  std::string conferences =
      "child_id,conference_type,conference_date,plan_id,s47_start_date,"
      "transfer_in,meeting_id,participation\n";
  std::string enquiries = "child_id,s47_start_date,icpc_date,icpc_not_required\n";
  std::string allocations = "child_id,worker,team,role,from,until,family_id,area\n";

  struct EpisodeWords {
    std::string_view start_reason = "S", end_reason = "E4", legal = "C2", place = "U6", urn = {};
  };
  void episode(std::string_view child, std::string_view from, std::string_view until,
               const EpisodeWords& words);
  struct ReviewWords {
    std::string_view code = "PN1", written_up = {}, midpoint = {}, iro = {};
  };
  void review(std::string_view child, std::string_view held, const ReviewWords& words);
  void born(std::string_view child, std::string_view day);
  struct PlanWords {
    std::string_view id = {}, temporary = {}, previous = {}, icpc = {}, category_initial = {},
                     category_latest = {};
  };
  void plan(std::string_view child, std::string_view from, std::string_view until,
            const PlanWords& words);
  struct ConferenceWords {
    std::string_view plan_id = {}, strategy_discussion = {}, transfer_in = {}, meeting = {},
                     code = {};
  };
  void conference(std::string_view child, std::string_view type, std::string_view held,
                  const ConferenceWords& words);
  void enquiry(std::string_view child, std::string_view discussion, std::string_view icpc,
               std::string_view not_required);
  struct AllocationWords {
    std::string_view team = {}, role = {}, family = {}, area = {};
  };
  void allocation(std::string_view child, std::string_view worker, std::string_view from,
                  std::string_view until, const AllocationWords& words);

  /// (name, text) of each extract that has a row.
  std::vector<std::pair<std::string, std::string>> files() const;
};

/// One child's history (or several children's), told in a line, and what the law makes of it.
/// Reviews are complete from 1 April 1990 unless told, so that every chain begins in sight.
class History {
 public:
  History();
  using EpisodeWords = Extracts::EpisodeWords;
  using ReviewWords = Extracts::ReviewWords;
  using AllocationWords = Extracts::AllocationWords;
  using PlanWords = Extracts::PlanWords;
  using ConferenceWords = Extracts::ConferenceWords;

  History& care(std::string_view from, std::string_view until = {}, const EpisodeWords& words = {});
  History& child(std::string_view id);      ///< what follows is of this child; A1001 unless told
  History& reviews(std::string_view days);  ///< separated by spaces
  History& review(std::string_view held, const ReviewWords& words);
  History& born(std::string_view day);
  History& plan(std::string_view from, std::string_view until = {}, const PlanWords& words = {});
  History& conferences(std::string_view days);  ///< review conferences, separated by spaces
  History& conference(std::string_view type, std::string_view held, const ConferenceWords& words);
  History& enquiry(std::string_view discussion, std::string_view icpc = {},
                   std::string_view not_required = {});
  History& allocated(std::string_view worker, std::string_view from = {},
                     std::string_view until = {}, const AllocationWords& words = {});
  History& file(std::string_view text);          ///< one more extract, as it is
  History& complete_from(std::string_view day);  ///< reviews and conferences alike
  History& found_in_data();                      ///< coverage as the data have it
  History& reading(std::string_view name, std::string_view value);
  History& preset(std::string_view name);

  /// Every obligation at the close of `day`, one line each, such as
  /// "cla_review 1: 2015-01-05 due 2015-02-02 held 2015-01-30 on_time".
  std::vector<std::string> seen(std::string_view day) const;
  /// The same for one duty; one line joined with "; ".
  std::string seen(std::string_view duty, std::string_view day) const;
  /// The obligations themselves.
  std::vector<Obligation> obligations(std::string_view day) const;
  /// Where each open obligation stands at the start of `day`: "due_today 2015-02-02 0".
  std::string due(std::string_view day) const;
  /// What a measure says of each thing it looked at over [from, to]: words joined with a space.
  std::string verdicts(std::string_view measure, std::string_view from, std::string_view to) const;
  /// The same, with the band in place of the reason where it is counted in one; joined with "; ".
  /// Of months to come the number of months: "+2".
  std::string bands(std::string_view measure, std::string_view from, std::string_view to) const;
  /// A measure by groups ("team,age_band"; other words are columns of the allocations, or roles) as
  /// "North 1/2; (none) 0/1". Where some were left out or indeterminate: "North 1/2 -1 ?1".
  std::string groups(std::string_view measure, std::string_view by, std::string_view from,
                     std::string_view to, std::vector<AgeBand> bands = usual_age_bands()) const;
  /// Periods of care at the close of a day: "2015-01-05..2015-06-01 ordinary".
  std::string periods(std::string_view day) const;
  /// The first year of which the files of looked-after children are whole; "none".
  std::string files_begin() const;
  /// Ids of the findings, in order, joined with a space.
  std::string findings(std::string_view day) const;

 private:
  struct Read {
    Records records;
    Diagnostics findings;
    Histories histories;
    Cases cases;
    Coverage coverage;
  };
  Read read(Date as_at, bool with_details = false,
            const std::vector<LocalColumn>& local_columns = {}) const;
  Law law() const;
  std::vector<Verdict> verdicts(const Measure& m, std::string_view from, std::string_view to) const;

  Extracts extracts_;
  std::string child_ = "A1001";
  std::vector<std::string> files_;
  Readings readings_;
  std::string preset_ = "statutory";
};

/// Shared by all tests: building the calendar takes a while.
const WorkingCalendar& calendar();

}  // namespace duly::test
