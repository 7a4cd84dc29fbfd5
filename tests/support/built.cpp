#include "support/built.hpp"

#include <utility>

#include <doctest/doctest.h>

#include "duly/input.hpp"
#include "support/run.hpp"

namespace duly::test {

Built built(const std::vector<Small>& files, std::string_view as_at, bool keep_rows) {
  Built out;
  LoadOptions how;
  how.details = true;
  for (const Small& file : files) {
    const std::string_view text = file.csv;
    if (text.front() == '<') {
      bool given = false;
      const auto whole = [&] { return std::exchange(given, true) ? std::string_view() : text; };
      REQUIRE(!load_xml(file.name, whole, Headings(), how, out.records, out.findings));
    } else {
      REQUIRE(!load_extract(file.name, {}, text, Headings(), how, out.records, out.findings));
    }
  }
  join_tables(out.records, out.findings);
  out.histories = gather(
      out.records, {.as_at = day(as_at), .keep_rows = keep_rows, .profile = true}, out.findings);
  out.cases = build_cases(out.records, out.histories, day(as_at), out.findings);
  return out;
}

}  // namespace duly::test
