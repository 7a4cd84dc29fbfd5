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

/// Options several commands share.
void add_period_options(OptionList&, Options&);
void add_duty_option(OptionList&, Options&);
void add_output_options(OptionList&, Options&);

/// The words of a comma-separated, repeatable option as values; WrongUsage names those there are.
template <class Value, class Named>
std::vector<Value> words_typed(std::string_view option, const std::vector<std::string>& words,
                               Named named, std::size_t count) {
  std::vector<Value> out;
  for (const std::string& word : words) {
    const std::optional<Value> value = named(word);
    if (!value) {
      std::string all;
      for (std::size_t i = 0; i < count; ++i) {
        all += (i == 0 ? "" : ", ") + std::string(name(static_cast<Value>(i)));
      }
      throw WrongUsage(std::string(option) + " takes " + all + ", not '" + word + "'");
    }
    out.push_back(*value);
  }
  return out;
}

}  // namespace duly::cli
