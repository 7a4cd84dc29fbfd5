#pragma once

// What is told once for a column, or for a file, with how many cells or rows it is about.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "duly/date.hpp"
#include "duly/diagnostic.hpp"

namespace duly::input {

/// Findings of one file that are counted, not listed.
class Counted {
 public:
  /// `column` may be blank: the finding is about rows. It must last as the list of inputs does.
  void add(Code code, std::string_view column, std::uint32_t line) {
    entry(code, column, line).count += 1;
  }
  /// Adds what a later piece of the file counted; `line` is how many lines lie before it.
  void add(const Counted& later, std::size_t line);
  void report(std::uint16_t file, Diagnostics& findings) const;

 private:
  struct Entry {
    Code code;
    std::string_view column;
    std::uint32_t line;  ///< the first
    std::size_t count;
  };
  Entry& entry(Code code, std::string_view column, std::uint32_t line);
  std::vector<Entry> entries_;
};

/// What the dates of one column prove of the order of day and month in them.
struct DateColumn {
  bool in_doubt = false;  ///< found at an earlier reading of the file
  std::size_t dates = 0;
  std::size_t other_order = 0;  ///< of them: those that are dates in the other order only
  std::uint32_t line = 0;       ///< of the first of those
  std::string child;            ///< whose that is; a row that names no child is one of its own
  bool children = false;        ///< others are of other children

  void note(const ReadDate& read, std::string_view whose, std::uint32_t at_line) {
    if (read.text == DateText::other_order) note_other_order(whose, at_line);
    dates += read.text == DateText::other_order || read.date.has_value() ? 1U : 0U;
  }
  void add(const DateColumn& later, std::size_t lines_before);
  /// One wrong cell, or one child's, puts no column in doubt.
  bool proves_other_order() const {
    constexpr std::size_t kTwentieth = 20;
    return children && other_order * kTwentieth > dates;
  }

 private:
  void note_other_order(std::string_view whose, std::uint32_t at_line);
};

}  // namespace duly::input
