// layer: measures
#pragma once

#include <span>
#include <string>
#include <vector>

#include "duly/definition.hpp"
#include "duly/measure.hpp"

namespace duly {

/// The measures an authority defines itself, as lines like those of the program's own.
class DefinedMeasures {
 public:
  explicit DefinedMeasures(std::vector<Definition> definitions = {});
  // Lines hold views of the definitions: these may move as a whole, but have one home.
  DefinedMeasures(const DefinedMeasures&) = delete;
  DefinedMeasures(DefinedMeasures&&) = default;
  DefinedMeasures& operator=(const DefinedMeasures&) = delete;
  DefinedMeasures& operator=(DefinedMeasures&&) = default;
  ~DefinedMeasures() = default;

  std::span<const Measure> all() const { return lines_; }

 private:
  struct Words {
    std::string numerator, denominator;
  };
  std::vector<Definition> definitions_;
  std::vector<Words> words_;
  std::vector<Measure> lines_;
};

}  // namespace duly
