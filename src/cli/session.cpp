#include "cli/session.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/files.hpp"
#include "cli/period.hpp"
#include "duly/nearest.hpp"

namespace duly::cli {
namespace {

std::string listed(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// KIND=PATH forces a kind, unless a file of that whole name exists.
struct Given {
  std::string kind;
  std::string path;
};
Given split_kind(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == std::string::npos) return {"", given};
  const std::vector<std::string> kinds = input_kinds();
  const std::string kind = given.substr(0, equals);
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return {"", given};
  return {kind, given.substr(equals + 1)};
}

/// Does the row hold values rather than headings? Then it is not shown: it may be about a child.
bool looks_like_data(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    const auto digits =
        std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    constexpr int kDigitsOfAValue = 3;  // S47 and SSDA903's year columns have fewer
    return digits >= kDigitsOfAValue || read_date(cell).date.has_value();
  });
}

std::string not_recognised(const std::string& path, const Unrecognised& u, bool show_values) {
  if (u.too_long > 0) {
    constexpr std::size_t kMega = 1'000'000;
    return fmt::format("{}: the {} is {} MB long: no heading row", path,
                       u.line == 1 ? "first line" : fmt::format("line {}", u.line),
                       u.too_long / kMega);
  }
  if (!show_values && looks_like_data(u.headings)) {
    return path +
           ": its first row does not look like headings (--show-values shows it).\n"
           "The first row of an extract names its columns; `duly formats` lists every heading.";
  }
  std::string out = path + ": no kind of extract has these headings: ";
  std::vector<std::string> shown = u.headings;
  constexpr std::size_t kMostShown = 20;
  if (shown.size() > kMostShown) shown.resize(kMostShown);
  for (std::string& heading : shown) {
    constexpr std::size_t kLongest = 40;
    if (heading.size() > kLongest) heading = heading.substr(0, kLongest) + "...";
    for (char& c : heading) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
  }
  out += listed(shown);
  if (!u.nearest_kind.empty()) {
    out += fmt::format("\nThe nearest kind is {}; it also needs {}.", u.nearest_kind,
                       listed(u.missing));
  }
  return out + "\n`duly formats` lists every heading; --map FILE reads local ones.";
}

std::string not_read(const std::string& path, const NotRead& bad) {
  const std::string place = bad.line == 0 ? path : fmt::format("{}:{}", path, bad.line);
  return place + ": " + bad.why;
}

unsigned threads_for(const Options& o, const Surroundings& surroundings) {
  constexpr std::size_t kMost = 256;
  if (o.threads > 0) return static_cast<unsigned>(std::min(o.threads, kMost));
  return std::max(1U, surroundings.processors);
}

void check_words(const Options& o) {
  if (find_output_format(o.format) == nullptr) {
    throw WrongUsage("--format takes table, csv, json or md, not '" + o.format + "'");
  }
  if (o.colour != "auto" && o.colour != "always" && o.colour != "never") {
    throw WrongUsage("--colour takes auto, always or never");
  }
  if (o.fail_on != "error" && o.fail_on != "warning" && o.fail_on != "never") {
    throw WrongUsage("--fail-on takes error, warning or never");
  }
  if (o.ids != "exact" && o.ids != "loose") throw WrongUsage("--ids takes exact or loose");
  if (o.pseudonyms && o.key.empty()) {
    throw WrongUsage("--pseudonyms are made with a secret; name its file: --key FILE");
  }
  if (!o.pseudonyms && !o.key.empty()) {
    throw WrongUsage("--key is for --pseudonyms; give both or neither");
  }
  if (o.pseudonyms && o.show_values) {
    throw WrongUsage("--show-values would show ids that --pseudonyms hide; give one of them");
  }
}

/// The key is read before the extracts: a run that cannot hide ids does not begin.
Pseudonyms pseudonyms_for(const Options& o, const std::vector<std::string>& inputs,
                          Surroundings& surroundings) {
  if (is_one_of(o.key, inputs)) {
    throw WrongUsage("--key " + o.key + ": is one of the inputs; a key is a file of its own");
  }
  const Bytes key = read_whole(o.key, surroundings);
  if (key.view().size() < Pseudonyms::kShortestKey) {
    throw Trouble(fmt::format(
        "{}: a key needs {} bytes or more, this has {}; `openssl rand -hex 32 > FILE` makes one",
        o.key, Pseudonyms::kShortestKey, key.view().size()));
  }
  return Pseudonyms(key.view());
}

}  // namespace

Law law_for(const Options& o, Surroundings& surroundings) {
  std::optional<RuleBook> rules = RuleBook::embedded(o.preset);
  if (!rules) {
    throw WrongUsage("--preset takes " + listed(preset_names()) + ", not '" + o.preset + "'");
  }
  Readings readings;
  for (const std::string& given : o.readings) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos) throw WrongUsage("--reading takes NAME=VALUE");
    const std::string wrong =
        set_reading(readings, given.substr(0, equals), given.substr(equals + 1));
    if (!wrong.empty()) throw WrongUsage("--reading " + given + ": " + wrong);
  }
  if (o.holidays.empty()) return {std::move(*rules), built_in_calendar(), readings};
  std::string problem;
  std::optional<WorkingCalendar> calendar =
      calendar_from(read_whole(o.holidays, surroundings).view(), problem);
  if (!calendar) throw Trouble(o.holidays + ": " + problem);
  return {std::move(*rules), std::move(*calendar), readings};
}

std::vector<std::pair<std::string, std::string>> said_of_law(const Options& o, const Law& law) {
  std::vector<std::pair<std::string, std::string>> out = changed_readings(law.readings);
  if (o.preset != "statutory") out.emplace_back("preset", o.preset);
  if (!o.holidays.empty()) out.emplace_back("holidays", o.holidays);
  if (o.ids != "exact") out.emplace_back("ids", o.ids);
  return out;
}

Date as_at_for(const Options& o, const Surroundings& surroundings) {
  return o.as_at.empty() ? surroundings.today : date_typed("--as-at", o.as_at);
}

Session::Session(const Options& options, Surroundings& surroundings, Wanted wanted)
    : options_(options),
      surroundings_(surroundings),
      wanted_(std::move(wanted)),
      law_(law_for(options, surroundings)),
      as_at_(as_at_for(options, surroundings)),
      threads_(threads_for(options, surroundings)) {
  check_words(options_);
  if (options_.files.empty()) {
    throw WrongUsage("which files? Name the extracts, such as episodes.csv reviews.csv");
  }
  load();
}

void Session::load() {
  if (!options_.map.empty()) {
    const std::string wrong = headings_.add_map(read_whole(options_.map, surroundings_).view());
    if (!wrong.empty()) throw Trouble(options_.map + ": " + wrong);
  }
  for (const std::string& given : options_.files) paths_.push_back(split_kind(given).path);
  check_output(options_.output, paths_);
  if (options_.pseudonyms) pseudonyms_ = pseudonyms_for(options_, paths_, surroundings_);
  for (const std::string& given : options_.files) load_file(given, headings_);
  join_ids();
  hide_ids();
  const GatherOptions how{as_at_, !options_.no_repair, wanted_.checks, wanted_.profile};
  histories_ = gather(records_, how, findings_);
}

void Session::join_ids() {
  if (options_.ids == "loose") {
    const IdShown shown = pseudonyms_ ? IdShown::in_loose_form : IdShown::as_written;
    const std::optional<SharedId> shared = compare_ids_loosely(records_, findings_, shown);
    if (shared) {
      throw Trouble(
          fmt::format("{} and {}: two ids that --ids loose would take for one; correct them, or"
                      " compare ids as they are written (--ids exact)",
                      place(shared->first), place(shared->second)));
    }
  }
  join_tables(records_, findings_);
  not_joining_ = report_odd_ids(records_, findings_);
}

void Session::hide_ids() {
  if (pseudonyms_ && !use_pseudonyms(records_, *pseudonyms_)) {
    throw Trouble(options_.key + ": two ids come to one pseudonym; use another key");
  }
}

Id Session::child_asked_for() const {
  const std::string& typed = options_.child;
  const Id shown = records_.children.find(typed);
  if (shown != kNoId || typed.empty()) return shown;
  const bool loose = options_.ids == "loose";
  const std::string form = loose ? loose_form(typed) : typed;
  if (pseudonyms_) return records_.children.find(pseudonyms_->of_child(form));
  for (Id child = 0; loose && child < records_.children.size(); ++child) {
    if (loose_form(records_.children[child]) == form) return child;
  }
  return kNoId;
}

void Session::load_file(const std::string& given, const Headings& headings) {
  const Given file = split_kind(given);
  const bool slow = surroundings_.err_is_terminal && !options_.quiet && surroundings_.seconds() > 1;
  if (slow) surroundings_.err << "\rreading " << file.path << "\x1b[K" << std::flush;
  InputFile input(file.path, surroundings_);
  const LoadOptions how{threads_, options_.show_values,
                        wanted_.checks || wanted_.details || wanted_.profile,
                        wanted_.local_columns};
  std::string trouble;
  if (looks_like_xml(input.start())) {
    const auto next = [&input] { return input.next_piece(); };
    const std::optional<NotRead> bad =
        load_xml(file.path, next, headings, how, records_, findings_);
    if (bad) trouble = not_read(file.path, *bad);
  } else {
    const Bytes text = input.whole();
    const std::optional<Unrecognised> unknown =
        load_extract(file.path, file.kind, text.view(), headings, how, records_, findings_);
    if (unknown) trouble = not_recognised(file.path, *unknown, options_.show_values);
  }
  if (slow) surroundings_.err << "\r\x1b[K" << std::flush;
  if (!trouble.empty()) throw Trouble(trouble);
}

Cases Session::cases_at(Date day, const BuildOptions& how) {
  Cases cases = build_cases(records_, histories_, day, findings_, how);
  warn_if_old(cases, day);
  return cases;
}

Cases Session::earlier_cases_at(Date day, const BuildOptions& how, Cases old) const {
  Diagnostics unsaid;
  return build_cases(records_, histories_, day, unsaid, how, std::move(old));
}

void Session::warn_if_old(const Cases& cases, Date day) {
  constexpr int kFreshDays = 31;
  if (cases.last_event && day.days_since(*cases.last_event) <= kFreshDays) return;
  if (!cases.last_event) return;
  findings_.report(Code::d110_extract_old, {}, {}, kNoId,
                   fmt::format("{} is the last date in the files before {}",
                               to_string(*cases.last_event), to_string(day)));
}

void Session::warn_if_unlikely(const Cases& cases) {
  if (cases.periods.empty()) return;
  const ReviewDates dates = look_at_review_dates(records_, histories_, cases, law_.calendar);
  if (!dates.unlikely()) return;
  const auto percent = [&dates](std::size_t n) { return n * 100 / dates.reviews; };
  findings_.report(
      Code::d115_unlikely_reviews, {}, {}, kNoId,
      fmt::format("of {} reviews {} % are on weekends or bank holidays, and {} % lie outside the"
                  " child's care",
                  grouped(dates.reviews), percent(dates.on_days_off), percent(dates.outside_care)));
}

Coverage Session::coverage(const Cases& cases) {
  Coverage out = coverage_of(cases, law_.readings);
  if (coverage_told_) return out;
  coverage_told_ = true;
  const auto years = [](const std::vector<Date>& starts) {
    std::vector<std::string> words;
    for (const Date d : starts) words.push_back(reporting_year(d));
    return listed(words);
  };
  const bool broken = !out.unused_review_years.empty() && !law_.readings.reviews_from;
  if (broken) {
    findings_.report(Code::d112_reviews_broken, {}, {}, kNoId,
                     "reviews of " + years(out.unused_review_years));
  }
  if (!out.unused_conference_years.empty() && !law_.readings.conferences_from) {
    findings_.report(Code::d112_reviews_broken, {}, {}, kNoId,
                     "review conferences of " + years(out.unused_conference_years));
  }
  warn_if_unlikely(cases);
  if (cases.latest_reviews_only || cases.latest_conferences_only) {
    findings_.report(Code::d312_latest_review_only, {});
  }
  if (!out.reviews_from && !out.latest_reviews_only && !cases.periods.empty()) {
    findings_.report(Code::d111_no_reviews, {}, {}, kNoId, "reviews of looked-after children");
  }
  if (!out.conferences_from && !out.latest_conferences_only && !cases.plans.empty()) {
    findings_.report(Code::d111_no_reviews, {}, {}, kNoId, "review conferences");
  }
  const bool singly = std::any_of(cases.runs.begin(), cases.runs.end(),
                                  [](const Run& r) { return r.regime == Regime::short_break_v3; });
  if (singly) findings_.report(Code::d310_singly_recorded_breaks, {});
  return out;
}

void Session::note_holidays(Id child, const Cases& cases, const Obligation& o) {
  report_uncertain_holidays(child, o, row_of_case(cases, histories_, o), findings_);
}

std::string Session::place(RowRef row) const {
  if (row.file == RowRef::kNoFile) return {};
  const std::string& file = records_.extracts[row.file].name;
  return row.line == 0 ? file : fmt::format("{}:{}", file, row.line);
}

Output Session::output(Table table) const {
  Output out{{}, std::move(table), {}, {}, {}, {}, {}, {}};
  out.as_at = as_at_;
  out.readings = said_of_law(options_, law_);
  for (const Extract& extract : records_.extracts) out.inputs.push_back(extract.name);
  return out;
}

void write_output(const Output& output, const Options& o, Surroundings& surroundings,
                  const std::vector<std::string>& inputs) {
  const OutputFormat* format = find_output_format(o.format);
  if (format == nullptr) {
    throw WrongUsage("--format takes table, csv, json or md, not '" + o.format + "'");
  }
  Style style;
  style.colour = o.colour == "always" || (o.colour == "auto" && surroundings.out_is_terminal &&
                                          o.output.empty() && !surroundings.no_colour);
  if (o.format == "csv" && !o.quiet && !output.readings.empty()) {  // a comment row is not CSV
    std::vector<std::string> said;
    for (const auto& [name, value] : output.readings) said.push_back(name + "=" + value);
    surroundings.err << "readings not at their default: " << listed(said) << "\n";
  }
  std::string text;
  format->write(output, style, text);
  if (o.output.empty() || o.output == "-") {
    write_out(text, surroundings);
    return;
  }
  std::vector<std::string> all_read = inputs;
  for (const std::string& read : {o.map, o.holidays, o.key}) {
    if (!read.empty()) all_read.push_back(read);
  }
  write_whole(o.output, text, all_read);
}

int Session::finish(const Output& output, bool missed) {
  name_headings();
  write_output(output, options_, surroundings_, paths_);
  print_messages(*this, findings_, Messages::findings_and_summary);
  return exit_code(missed);
}

int Session::finish_with_findings(const Output& output) {
  write_output(output, options_, surroundings_, paths_);
  print_messages(*this, findings_, Messages::summary_only);
  return exit_code(false);
}

int Session::exit_code(bool missed) const {
  if (missed) return kMissed;  // what was asked for is answered before the state of the data
  const bool errors = findings_.count(Severity::error) > 0;
  const bool warnings = findings_.count(Severity::warning) > 0;
  if (options_.fail_on == "warning" && (errors || warnings)) return kFindings;
  if (options_.fail_on == "error" && errors) return kFindings;
  return kDone;
}

}  // namespace duly::cli
