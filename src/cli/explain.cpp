// duly explain: the chain behind one child's obligations, as a colleague would show the working.

#include "answers/explain.hpp"

#include "answers/question.hpp"
#include "cli/commands.hpp"
#include "cli/session.hpp"

namespace duly::cli {

void explain_options(OptionList& options, Options& o) {
  options.examples("duly explain extracts/*.csv --child A1006",
                   "duly explain extracts/*.csv --child A1006 --duty cla_review");
  options.text("--child", "ID", o.child, "The child");
  add_duty_option(options, o);
}

int run_explain(const Options& options, Surroundings& surroundings) {
  refuse_inexact(options, "explain");
  if (options.child.empty()) throw WrongUsage("which child? Give --child ID");
  const answers::ExplainQuestion question{
      options.child, answers::values_of<Duty>("duty", options.duties, kDutyCount)};
  Session session(options, surroundings);
  return session.finish(explanation(session.data(), question));
}

}  // namespace duly::cli
