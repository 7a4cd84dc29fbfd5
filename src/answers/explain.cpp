#include "answers/explain.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "answers/columns.hpp"
#include "answers/wording.hpp"

namespace duly::answers {
namespace {

using Json = nlohmann::ordered_json;

std::string heading_of(const DataSet& data, const CaseOf& around, Duty duty) {
  const std::string until = around.end ? ", ended " + in_words(*around.end) : std::string();
  const std::string from = in_words(around.start);
  const std::string place = data.place(around.row);
  std::string what;
  switch (info(duty).of) {
    case CaseSort::period_of_care: what = "Looked after from " + from + until; break;
    case CaseSort::plan:
      what = (around.temporary ? "Temporary child protection plan from "
                               : "Child protection plan from ") +
             from + until;
      break;
    case CaseSort::enquiry: what = "Strategy discussion on " + from; break;
  }
  return what + " (" + place + ")";
}

class Explanation {
 public:
  Explanation(const DataSet& data, const Cases& cases, Id child)
      : data_(data), cases_(cases), child_(child) {}

  void add(const Obligation& o) {
    const CaseOf around = case_of(data_, cases_, o);
    const std::string key =
        fmt::format("{}/{}", of_care(o.duty) ? "care" : name(o.duty), o.case_index);
    if (key != last_case_) {
      last_case_ = key;
      prose_ += (prose_.empty() ? "" : "\n") + heading_of(data_, around, o.duty) + "\n";
      Json one;
      one["case_start"] = to_string(around.start);
      one["case_end"] = around.end ? Json(to_string(*around.end)) : Json();
      one["source"] = data_.place(around.row);
      one["links"] = Json::array();
      tree_.push_back(std::move(one));
    }
    add_prose(o);
    add_json(o);
  }

  std::string prose() const { return prose_; }
  std::string tree() const {
    Json out;
    out["child_id"] = std::string(data_.child(child_));
    out["cases"] = tree_;
    return out.dump(2, ' ', false, Json::error_handler_t::replace);
  }

 private:
  std::vector<Holiday> skipped(const Obligation& o) const {
    const bool working_days = o.limit != nullptr && o.limit->unit == duly::Unit::working_days;
    if (!working_days || !o.anchor || !o.due) return {};
    return data_.law().calendar.holidays_between(*o.anchor, *o.due);
  }

  std::string rule_line(const Obligation& o) const {
    if (!o.anchor || o.limit == nullptr) {
      if (!o.due && o.anchor) {
        return fmt::format("{} counted from {}: which of the two applies is not known",
                           limit_of(data_, o), in_words(*o.anchor));
      }
      if (!o.due) return "the earlier review it runs from is not in the files";
      return fmt::format(
          "even a review on the last day before the files begin would have put it at {}",
          in_words(*o.due));
    }
    std::string out = fmt::format("{} counted from {} ({})", o.limit->text, in_words(*o.anchor),
                                  o.limit->citation);
    const std::vector<Holiday> holidays = skipped(o);
    if (!holidays.empty()) out += ", weekends left out, and";
    for (std::size_t i = 0; i < holidays.size(); ++i) {
      out += fmt::format("{} {} ({})", i == 0 ? "" : ",", in_words(holidays[i].day),
                         holidays[i].title);
    }
    return out + ": due " + in_words(*o.due);
  }

  std::string outcome_line(const Obligation& o) const {
    const std::string late =
        o.days_late ? fmt::format(" by {} {}", *o.days_late, *o.days_late == 1 ? "day" : "days")
                    : std::string();
    const OptDate completed = completed_of(data_, cases_, o);
    const std::string adjourned = completed ? ", completed " + in_words(*completed) : std::string();
    const std::string held = o.held ? "held " + in_words(*o.held) + adjourned + " (" +
                                          data_.place(source_of(data_, cases_, o)) + "): "
                                    : std::string();
    switch (o.outcome) {
      case Outcome::on_time: return held + "on time";
      case Outcome::late: return held + "late" + late;
      case Outcome::overdue: return "not held by " + in_words(cases_.as_at) + ": overdue" + late;
      case Outcome::not_yet_due: return "not yet due on " + in_words(cases_.as_at);
      case Outcome::not_held: return "never held, and the duty has since ended: not held";
      case Outcome::indeterminate: return held + "cannot be judged";
    }
    std::abort();
  }

  void add_prose(const Obligation& o) {
    const std::string nth = o.ordinal > 0 ? fmt::format(" {}", o.ordinal) : std::string();
    prose_ += "  " + capitalised(info(o.duty).words) + nth + "\n    " + rule_line(o) + "\n    " +
              outcome_line(o) + "\n";
    const std::string note = note_of(data_, cases_, o);
    if (!note.empty()) prose_ += "    note: " + note + "\n";
  }

  void add_json(const Obligation& o) {
    const auto day = [](OptDate d) { return d ? Json(to_string(*d)) : Json(); };
    Json link;
    link["duty"] = std::string(name(o.duty));
    link["ordinal"] = o.ordinal > 0 ? Json(o.ordinal) : Json();
    link["anchor_date"] = day(o.anchor);
    link["limit"] = o.limit != nullptr ? Json(o.limit->text) : Json();
    link["citation"] = o.limit != nullptr ? Json(o.limit->citation) : Json();
    link["holidays_skipped"] = Json::array();
    for (const Holiday& h : skipped(o)) {
      link["holidays_skipped"].push_back({{"date", to_string(h.day)}, {"title", h.title}});
    }
    link["due_date"] = day(o.due);
    link["held_date"] = day(o.held);
    link["completed_date"] = day(completed_of(data_, cases_, o));
    link["outcome"] = std::string(name(o.outcome));
    link["days_late"] = o.days_late ? Json(*o.days_late) : Json();
    link["source"] = data_.place(source_of(data_, cases_, o));
    link["note"] = note_of(data_, cases_, o);
    tree_.back()["links"].push_back(std::move(link));
  }

  const DataSet& data_;
  const Cases& cases_;
  Id child_;
  std::string last_case_;
  std::string prose_;
  Json tree_ = Json::array();
};

void add_link(Table& t, const DataSet& data, const Cases& cases, Id child, const Obligation& o) {
  t.add_row({data.child(child), name(o.duty), ordinal_cell(o), cell(o.anchor),
             cell(t.keep(limit_of(data, o))), cell(o.due), cell(o.held), name(o.outcome),
             cell(o.days_late),
             cell(o.limit == nullptr ? std::string_view{} : std::string_view(o.limit->citation)),
             cell(t.keep(data.place(source_of(data, cases, o)))),
             cell(t.keep(note_of(data, cases, o)))});
}

}  // namespace

std::vector<Column> explain_columns() {
  return {{"child_id", ""},    {"duty", ""},    {"ordinal", "", Align::right},
          {"anchor_date", ""}, {"limit", ""},   {"due_date", ""},
          {"held_date", ""},   {"outcome", ""}, {"days_late", "", Align::right},
          {"citation", ""},    {"source", ""},  {"note", ""}};
}

Answer explanation(DataSet& data, const ExplainQuestion& question) {
  const Id child = data.child_named(question.child);
  const std::vector<Duty>& duties = question.duties;
  const std::shared_ptr<const Cases> kept = data.cases_at(data.as_at());
  const Cases& cases = *kept;
  const Coverage coverage = data.coverage(cases);
  std::vector<Obligation> found;
  obligations_of(cases, child, data.histories(), data.law(), coverage, found);
  std::stable_sort(found.begin(), found.end(), [&](const Obligation& a, const Obligation& b) {
    const auto key = [&](const Obligation& o) {
      return std::tuple(case_of(data, cases, o).start, of_care(o.duty) ? Duty::cla_review : o.duty,
                        o.case_index, o.held ? *o.held : o.due.or_far());
    };
    return key(a) < key(b);
  });
  Explanation chain(data, cases, child);
  Output out = data.output(Table(explain_columns()));
  for (const Obligation& o : found) {
    const bool wanted =
        duties.empty() || std::find(duties.begin(), duties.end(), o.duty) != duties.end();
    if (!wanted) continue;
    chain.add(o);
    add_link(out.table, data, cases, child, o);
  }
  out.title =
      "Child " + printable(data.child(child)) + ", as at the close of " + in_words(cases.as_at);
  out.prose = chain.prose();
  if (out.prose.empty()) {
    out.prose = duties.empty() ? "No duty to review has arisen for this child in these files.\n"
                               : "No such duty has arisen for this child in these files.\n";
  }
  out.tree = chain.tree();
  const ChildCase& c = cases.children[child];
  if (c.turns_18 && *c.turns_18 <= cases.as_at) {
    out.closing.push_back("18 on " + in_words(*c.turns_18) + ": every duty ended that day.");
  }
  return {std::move(out)};
}

}  // namespace duly::answers
