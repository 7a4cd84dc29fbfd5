#pragma once

#include "cli/options.hpp"

namespace duly::cli {

/// One file a command: the options it adds, and what it does. The list is commands.cpp.
void due_options(OptionList&, Options&);
int run_due(const Options&, Surroundings&);
void reviews_options(OptionList&, Options&);
int run_reviews(const Options&, Surroundings&);
void kpi_options(OptionList&, Options&);
int run_kpi(const Options&, Surroundings&);
void readings_options(OptionList&, Options&);
int run_readings(const Options&, Surroundings&);
void explain_options(OptionList&, Options&);
int run_explain(const Options&, Surroundings&);
void check_options(OptionList&, Options&);
int run_check(const Options&, Surroundings&);
void when_options(OptionList&, Options&);
int run_when(const Options&, Surroundings&);
void rules_options(OptionList&, Options&);
int run_rules(const Options&, Surroundings&);
void formats_options(OptionList&, Options&);
int run_formats(const Options&, Surroundings&);
void completion_options(OptionList&, Options&);
int run_completion(const Options&, Surroundings&);

/// Which of `words` is typed, capitals aside; WrongUsage names the nearest.
std::size_t place_among(std::string_view option, const std::string& typed,
                        const std::vector<std::string>& words);

/// Options several commands share.
void add_period_options(OptionList&, Options&);
void add_duty_option(OptionList&, Options&);
void add_output_options(OptionList&, Options&);

/// The names of the first `count` values of an enumeration.
template <class Value>
std::vector<std::string> names_of(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(name(static_cast<Value>(i)));
  return out;
}

/// The words of a comma-separated, repeatable option as values, capitals aside; WrongUsage names
/// the nearest of those there are.
template <class Value>
std::vector<Value> words_typed(std::string_view option, const std::vector<std::string>& words,
                               std::size_t count) {
  const std::vector<std::string> names = names_of<Value>(count);
  std::vector<Value> out;
  for (const std::string& word : words) {
    out.push_back(static_cast<Value>(place_among(option, word, names)));
  }
  return out;
}

}  // namespace duly::cli
