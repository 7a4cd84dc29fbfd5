#include "answers/targets.hpp"

#include <algorithm>
#include <optional>

#include "answers/kpi.hpp"
#include "answers/question.hpp"
#include "duly/ascii.hpp"

namespace duly::answers {
namespace {

/// "95", "95.5" or "95.25" in hundredths; nothing for anything else.
std::optional<long long> hundredths_in(std::string_view text) {
  long long out = 0;
  int decimals = -1;
  if (text.empty() || text.size() > 6) return std::nullopt;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (is_digit(c) && decimals < 2) {
      out = out * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    } else {
      return std::nullopt;
    }
  }
  if (text.back() == '.' || text.front() == '.') return std::nullopt;
  for (int i = std::max(decimals, 0); i < 2; ++i) out *= 10;
  return out;
}

Target target_typed(const std::string& text, Defined defined) {
  const std::size_t sign = text.find_first_of("<>");
  const bool shaped =
      sign != std::string::npos && sign > 0 && sign + 2 < text.size() && text[sign + 1] == '=';
  std::string number = shaped ? text.substr(sign + 2) : std::string();
  if (!number.empty() && number.back() == '%') number.pop_back();
  const std::optional<long long> value = hundredths_in(number);
  if (!value) throw WrongQuestion("target", " " + text + ": write it as 'NI66>=95' or 'NI64<=5'");
  const std::string id(measure_typed(text.substr(0, sign), defined)->id);
  return {id, text[sign] == '>', *value, text.substr(sign)};
}

}  // namespace

std::vector<Target> targets_typed(const std::vector<std::string>& texts, Defined defined) {
  std::vector<Target> out;
  for (const std::string& text : texts) {
    Target target = target_typed(text, defined);
    if (target_of(out, target.measure) != nullptr) {
      throw WrongQuestion("one --target a measure, please: " + target.measure + " has two");
    }
    out.push_back(std::move(target));
  }
  return out;
}

const Target* target_of(const std::vector<Target>& targets, std::string_view measure) {
  const auto found = std::find_if(targets.begin(), targets.end(),
                                  [measure](const Target& t) { return t.measure == measure; });
  return found == targets.end() ? nullptr : &*found;
}

std::string_view name(Met met) {
  switch (met) {
    case Met::not_known: return {};
    case Met::yes: return "yes";
    case Met::no: return "no";
  }
  return {};
}

Met is_met(const Target& target, std::size_t numerator, std::size_t denominator) {
  if (denominator == 0) return Met::not_known;
  const auto ours = static_cast<long long>(numerator) * 10000;
  const long long wanted = target.hundredths * static_cast<long long>(denominator);
  const bool met = target.at_least ? ours >= wanted : ours <= wanted;
  return met ? Met::yes : Met::no;
}

Met is_met(const Target& target, const Tally& tally) {
  if (!tally.too_uncertain()) return is_met(target, tally.numerator, tally.denominator);
  const std::size_t all = tally.denominator + tally.indeterminate;
  const Met worst = is_met(target, tally.numerator, all);
  const Met best = is_met(target, tally.numerator + tally.indeterminate, all);
  return worst == best ? worst : Met::not_known;
}

}  // namespace duly::answers
