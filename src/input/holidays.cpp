// Bank holidays from data/bank-holidays.csv, or from a file in its place.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "duly/csv.hpp"
#include "duly/embedded.hpp"
#include "duly/input.hpp"

namespace duly {
namespace {

constexpr int kProvisionalUntil = 2035;

std::vector<Holiday> from_csv(std::string_view text, std::string& problem) {
  std::vector<Holiday> out;
  text.remove_prefix(csv::byte_order_mark(text));
  csv::Reader reader(text, ',');
  csv::Row row;
  if (!reader.next(row) || row.cells.empty() || row.cells[0] != "date") {
    problem = "its first row should be date,title";
    return out;
  }
  while (reader.next(row)) {
    const OptDate day = read_date(row.cells[0]).date;
    if (!day) {
      problem = "line " + std::to_string(row.line) + " does not begin with a date";
      return out;
    }
    out.push_back({*day, row.cells.size() > 1 ? std::string(row.cells[1]) : std::string()});
  }
  return out;
}

std::vector<Holiday> from_json(std::string_view text, std::string& problem) {
  std::vector<Holiday> out;
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  const bool shaped = json.is_object() && json.contains("england-and-wales") &&
                      json["england-and-wales"].is_object() &&
                      json["england-and-wales"].contains("events") &&
                      json["england-and-wales"]["events"].is_array();
  if (!shaped) {
    problem = "it is not GOV.UK's bank-holidays JSON (england-and-wales, events)";
    return out;
  }
  for (const nlohmann::json& event : json["england-and-wales"]["events"]) {
    const auto text_of = [&event](const char* key) {
      return event.is_object() && event.contains(key) && event[key].is_string()
                 ? event[key].get<std::string>()
                 : std::string();
    };
    const OptDate day = read_date(text_of("date")).date;
    if (!day) {
      problem = "an event of england-and-wales has no date";
      return out;
    }
    std::string title = text_of("title");
    if (!text_of("notes").empty()) title += " (" + text_of("notes") + ")";
    out.push_back({*day, std::move(title)});
  }
  return out;
}

WorkingCalendar calendar_of(std::vector<Holiday> holidays) {
  int first = holidays.front().day.year();
  int last = first;
  for (const Holiday& h : holidays) {
    first = std::min(first, h.day.year());
    last = std::max(last, h.day.year());
  }
  return {std::move(holidays), first, last, kProvisionalUntil};
}

std::vector<Holiday> built_in() {
  std::string problem;
  return from_csv(embedded_file("bank-holidays.csv"), problem);
}

}  // namespace

WorkingCalendar built_in_calendar() {
  return calendar_of(built_in());
}

std::optional<WorkingCalendar> calendar_from(std::string_view text, std::string& problem) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool json = first != std::string_view::npos && text[first] == '{';
  std::vector<Holiday> given =
      json ? from_json(text.substr(first), problem) : from_csv(text, problem);
  if (problem.empty() && given.empty()) problem = "it holds no bank holiday";
  if (!problem.empty()) return std::nullopt;
  const auto [least, most] = std::minmax_element(
      given.begin(), given.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  const int from = least->day.year();
  const int to = most->day.year();
  for (Holiday& h : built_in()) {
    if (h.day.year() < from || h.day.year() > to) given.push_back(std::move(h));
  }
  return calendar_of(std::move(given));
}

}  // namespace duly
