// Any bytes as a calendar that the program wrote: refused with a sentence, or its events stand each
// once, and stay where they are where the same calendar goes on from it.

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>

#include "duly/calendar_file.hpp"
#include "fuzz/fuzz.hpp"

using duly::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const duly::fuzz::Bytes bytes(data, size);
  const auto read = duly::read_calendar(bytes.text());
  if (const auto* refused = std::get_if<duly::NotACalendar>(&read)) {
    require(!refused->why.empty());
    return 0;
  }
  const auto& earlier = std::get<duly::DayCalendar>(read);
  duly::DayCalendar now = earlier;
  duly::carry_on(earlier, now);
  require(now.events.size() == earlier.events.size());
  for (const duly::DayEvent& was : earlier.events) {
    const bool stays = std::any_of(now.events.begin(), now.events.end(), [&was](const auto& is) {
      return is.uid == was.uid && is.day == was.day && is.cancelled == was.cancelled &&
             is.sequence >= was.sequence;
    });
    require(stays);
  }
  for (std::size_t i = 0; i < now.events.size(); ++i) {
    require(i == 0 || now.events[i - 1].uid < now.events[i].uid);
  }
  return 0;
}
