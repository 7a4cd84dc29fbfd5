#pragma once

#include <span>
#include <string>
#include <string_view>

namespace duly::pages {

/// A page of docs/ that the program writes from its own tables, so that it cannot fall behind them.
/// A test compares the page with the text, and rewrites it when DULY_UPDATE_GOLDEN=1 is set.
struct Document {
  std::string_view name;
  std::string_view path;  ///< within the repository
  std::string (*text)();
};

/// The list of them: documents.cpp.
std::span<const Document> documents();

/// The text of one: rules, measures, diagnostics, checks, changes, formats or columns. Another name
/// is a mistake in our own code: says which and aborts.
std::string document(std::string_view name);

}  // namespace duly::pages
