#include "support/loaded.hpp"

#include <doctest/doctest.h>

#include "duly/care.hpp"

namespace duly::test {

std::string Loaded::codes() const {
  std::string out;
  for (const Diagnostic& d : findings.all()) {
    out += (out.empty() ? "" : " ") + std::string(d.info->id) + ":" + std::to_string(d.row.line);
  }
  return out;
}

LoadOptions everything() {
  LoadOptions out;
  out.details = true;
  return out;
}

void add(Loaded& loaded, std::string_view csv, const LoadOptions& options) {
  REQUIRE(!load_extract("a.csv", "", csv, Headings(), options, loaded.records, loaded.findings));
}

Loaded load(std::string_view csv, const LoadOptions& options) {
  Loaded out;
  add(out, csv, options);
  return out;
}

Loaded load_columns(std::vector<LocalColumn> columns, std::string_view csv,
                    const LoadOptions& options) {
  Loaded out;
  out.records.local.columns = std::move(columns);
  add(out, csv, options);
  return out;
}

std::vector<std::string> care_dates(const Loaded& l) {
  std::vector<std::string> out;
  for (const CareDate& d : l.records.care_dates) {
    out.push_back(std::string(l.records.children[d.child]) + " " +
                  std::to_string(static_cast<int>(d.what)) + " " + to_string(*d.day) + " line " +
                  std::to_string(d.row.line));
  }
  return out;
}

}  // namespace duly::test
