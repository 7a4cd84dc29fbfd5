// A calendar that duly wrote, read again. What it did not write is refused, with its line: an event
// that is misread would be moved or cancelled before people's eyes.

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "duly/ascii.hpp"
#include "duly/calendar_file.hpp"
#include "report/calendar.hpp"

namespace duly {
namespace {

/// A text as it was before the writer escaped it.
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      out += value[i];
      continue;
    }
    const char c = value[++i];
    out += c == 'n' || c == 'N' ? '\n' : c;
  }
  return out;
}

/// A whole number of digits alone.
std::optional<std::uint32_t> number(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  std::uint32_t out = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, out);
  if (text.size() > kMostDigits || read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return out;
}

OptDate day_of_digits(std::string_view text) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kPart = 2;
  if (text.size() != kYear + 2 * kPart) return {};
  const auto year = number(text.substr(0, kYear));
  const auto month = number(text.substr(kYear, kPart));
  const auto day = number(text.substr(kYear + kPart));
  if (!year || !month || !day) return {};
  return Date::make(static_cast<int>(*year), *month, *day);
}

bool is_uid(std::string_view text) {
  if (text.size() <= kUidEnd.size() || !text.ends_with(kUidEnd)) return false;
  text.remove_suffix(kUidEnd.size());
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
  });
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7F';
}

class CalendarReader {
 public:
  explicit CalendarReader(std::string_view text) : rest_(text) {}

  std::variant<DayCalendar, NotACalendar> read() {
    while (why_.empty() && next_line()) why_ = take_line();
    if (why_.empty() && place_ != Place::behind) why_ = "ends before END:VCALENDAR";
    if (!why_.empty()) return NotACalendar{line_, std::move(why_)};
    return std::move(out_);
  }

 private:
  enum class Place : std::uint8_t { before, calendar, event, behind };

  /// The next line of the file, without its end.
  std::string_view take_physical() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (out.ends_with('\r')) out.remove_suffix(1);
    ++physical_;
    return out;
  }

  /// Unfolds the next line into its name and value; false at the end.
  bool next_line() {
    if (rest_.empty()) return false;
    unfolded_ = take_physical();
    line_ = physical_;
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      unfolded_ += take_physical().substr(1);
    }
    const std::string_view all = unfolded_;
    const std::size_t colon = all.find(':');  // none of our parameters has a colon in it
    name_ = all.substr(0, std::min(all.find(';'), colon));
    value_ = colon == std::string_view::npos ? std::string_view() : all.substr(colon + 1);
    has_value_ = colon != std::string_view::npos;
    return true;
  }

  /// Why the line cannot be; blank where it can.
  std::string take_line() {
    if (std::any_of(unfolded_.begin(), unfolded_.end(), is_control)) {
      return "holds a control character";
    }
    if (!has_value_) return "is no line of a calendar";
    switch (place_) {
      case Place::before:
        if (name_ != "BEGIN" || value_ != "VCALENDAR") return "a calendar begins with another line";
        place_ = Place::calendar;
        return {};
      case Place::calendar: return take_of_calendar();
      case Place::event: return take_of_event();
      case Place::behind: break;
    }
    return "stands behind the end of the calendar";
  }

  std::string take_of_calendar() {
    if (name_ == "BEGIN") {
      if (value_ != "VEVENT") return "begins what duly does not write";
      event_ = {};
      place_ = Place::event;
    } else if (name_ == "END") {
      if (value_ != "VCALENDAR") return "ends what has not begun";
      if (!ours_) return "the calendar is not one that duly wrote (PRODID)";
      place_ = Place::behind;
    } else if (name_ == "PRODID") {
      ours_ = value_ == kCalendarProduct;
    } else if (name_ == "X-WR-CALNAME") {
      out_.name = unescaped(value_);
    } else if (name_ == kCalendarSelection) {
      out_.selection = unescaped(value_);
    }
    return {};
  }

  std::string take_of_event() {
    if (name_ == "BEGIN") return "begins within an event";
    if (name_ == "END") return end_event();
    if (name_ == "UID") {
      if (!is_uid(value_)) return "the UID is none of duly's";
      event_.uid = value_;
    } else if (name_ == "DTSTART") {
      event_.day = day_of_digits(value_);
      if (!event_.day) return "DTSTART is no day";
    } else if (name_ == "SEQUENCE") {
      const auto sequence = number(value_);
      if (!sequence) return "SEQUENCE is no number";
      event_.sequence = *sequence;
    } else if (name_ == "STATUS") {
      event_.cancelled = value_ == "CANCELLED";
    } else if (name_ == "SUMMARY") {
      event_.summary = unescaped(value_);
    } else if (name_ == "DESCRIPTION") {
      event_.description = unescaped(value_);
    }
    return {};
  }

  std::string end_event() {
    if (value_ != "VEVENT") return "ends what has not begun";
    if (event_.uid.empty()) return "an event has no UID";
    if (!event_.day) return "an event has no DTSTART";
    if (!uids_.insert(event_.uid).second) return "an event has the UID of one before it";
    out_.events.push_back(std::move(event_));
    place_ = Place::calendar;
    return {};
  }

  std::string_view rest_;
  std::size_t physical_ = 0;  ///< lines taken
  std::size_t line_ = 0;      ///< the line that `unfolded_` begins on
  std::string unfolded_;
  std::string_view name_, value_;
  bool has_value_ = false;
  Place place_ = Place::before;
  bool ours_ = false;
  DayEvent event_;
  std::unordered_set<std::string> uids_;
  DayCalendar out_;
  std::string why_;
};

/// What becomes of an event that is open still.
void follow(const DayEvent& earlier, DayEvent& now) {
  if (!now.day) {  // until when is not known any more: what stood in the calendar is left standing
    now = earlier;
    return;
  }
  const bool stays = !earlier.cancelled && earlier.day == now.day;
  now.sequence = earlier.sequence + (stays ? 0 : 1);
}

}  // namespace

std::variant<DayCalendar, NotACalendar> read_calendar(std::string_view text) {
  return CalendarReader(text).read();
}

void carry_on(const DayCalendar& earlier, DayCalendar& now) {
  std::map<std::string_view, const DayEvent*> left;
  for (const DayEvent& event : earlier.events) left.emplace(event.uid, &event);
  for (DayEvent& event : now.events) {
    const auto at = left.find(event.uid);
    if (at == left.end()) continue;
    follow(*at->second, event);
    left.erase(at);
  }
  for (const auto& [uid, event] : left) {
    DayEvent& gone = now.events.emplace_back(*event);
    if (!gone.cancelled) ++gone.sequence;
    gone.cancelled = true;
  }
  std::sort(now.events.begin(), now.events.end(),
            [](const DayEvent& a, const DayEvent& b) { return a.uid < b.uid; });
}

}  // namespace duly
