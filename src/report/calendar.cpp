// The format ics: RFC 5545. Authority: data of others is shown safely, and no clock is read, so
// that two runs on the same files write the same bytes.

#include "report/calendar.hpp"

#include <string>
#include <string_view>

#include "duly/report.hpp"
#include "report/writing.hpp"

namespace duly {
namespace {

/// Does a character go on here, rather than begin?
bool within_character(char c) {
  constexpr unsigned kLead = 0xC0;
  constexpr unsigned kContinues = 0x80;
  return (static_cast<unsigned char>(c) & kLead) == kContinues;
}

/// Appends a content line, folded at 75 octets between two characters.
void append_line(std::string& out, std::string_view line) {
  constexpr std::size_t kLongest = 75;
  for (std::size_t room = kLongest; line.size() > room; room = kLongest - 1) {
    std::size_t cut = room;
    while (cut > 0 && within_character(line[cut])) --cut;
    out.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
  }
  out.append(line).append("\r\n");
}

/// A property whose value is a text.
void append_text(std::string& out, std::string_view name, std::string_view text) {
  std::string line = std::string(name) + ":";
  for (const char c : printable(text, LineEnds::keep)) {
    if (c == '\n') {
      line += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') line += '\\';
    line += c;
  }
  append_line(out, line);
}

/// 20160331
std::string digits(Date day) {
  std::string out;
  for (const char c : to_string(day)) {
    if (c != '-') out += c;
  }
  return out;
}

void append_event(std::string& out, const DayEvent& event, std::string_view stamp) {
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + event.uid);
  append_line(out, "DTSTAMP:" + std::string(stamp));
  append_line(out, "SEQUENCE:" + std::to_string(event.sequence));
  append_line(out, std::string("STATUS:") + (event.cancelled ? "CANCELLED" : "CONFIRMED"));
  append_line(out, "DTSTART;VALUE=DATE:" + digits(*event.day));
  append_line(out, "DTEND;VALUE=DATE:" + digits(event.day.or_far().plus_days(1)));
  append_line(out, "TRANSP:TRANSPARENT");  // nobody is busy all day
  append_text(out, "SUMMARY", event.summary);
  append_text(out, "DESCRIPTION", event.description);
  append_line(out, "END:VEVENT");
}

}  // namespace

void write_calendar(const Output& output, const Style& /*style*/, std::string& out) {
  const std::string stamp = digits(output.as_at.has_value() ? *output.as_at : Date()) + "T000000Z";
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:" + std::string(kCalendarProduct));
  append_line(out, "METHOD:PUBLISH");
  append_text(out, "X-WR-CALNAME", output.days.name);
  append_text(out, kCalendarSelection, output.days.selection);
  for (const DayEvent& event : output.days.events) {
    if (event.day) append_event(out, event, stamp);
  }
  append_line(out, "END:VCALENDAR");
}

}  // namespace duly
