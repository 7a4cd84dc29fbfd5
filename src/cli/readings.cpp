// duly readings: what each reading of the law, each local timescale and each way to count makes of
// the named indicators.

#include "answers/readings.hpp"

#include "answers/groups.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void readings_options(OptionList& options, Options& o) {
  options.examples("duly readings extracts/*.csv --year 2015-16",
                   "duly readings extracts/*.csv --year 2015-16 -o readings.csv");
  add_period_options(options, o);
}

int run_readings(const Options& options, Surroundings& surroundings) {
  const Date as_at = as_at_for(options, surroundings);
  const answers::JudgedPeriod period = answers::judged(period_typed(options, as_at), as_at);
  Session session(options, surroundings, answers::wanted_for(answers::measures_of_readings(), {}));
  return session.finish(compared_readings(session.data(), period));
}

}  // namespace duly::cli
