#include "support/two_returns.hpp"

#include <algorithm>

namespace duly::test {

std::string y22(std::string_view rows) {
  return std::string(kBoth) + std::string(rows);
}

std::string y23(std::string_view rows) {
  constexpr std::string_view kBegun23 = "Z3 2023-06-01 S\n";
  return std::string(kBoth) + std::string(kBegun23) + std::string(rows);
}

Merged care(std::string_view older, std::string_view newer, const MergeOptions& options) {
  return merged({episodes("y22", y22(older)), episodes("y23", y23(newer))}, options);
}

std::string of_a(const std::string& told) {
  std::string out;
  for (std::size_t at = 0; at < told.size();) {
    const std::size_t end = std::min(told.find("; ", at), told.size());
    const std::string one = told.substr(at, end - at);
    const bool about_a = one.substr(0, 2) == "A " || one.substr(one.size() - 2) == " A";
    if (about_a) out += (out.empty() ? "" : "; ") + one;
    at = end + 2;
  }
  return out;
}

Merged on_plans(std::string_view older, std::string_view newer, const MergeOptions& options) {
  return merged({plans("p22", std::string(kPlansBoth) + std::string(older)),
                 plans("p23", std::string(kPlansBoth) + "Z3 Q3 2023-06-01\n" + std::string(newer))},
                options);
}

Small census(const std::string& name, std::string_view reference,
             std::initializer_list<std::string_view> reviews) {
  std::string xml =
      "<Message><Header><CollectionDetails><ReferenceDate>" + std::string(reference) +
      "</ReferenceDate></CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A"
      "</LAchildID></ChildIdentifiers><CINdetails><CINreferralDate>2022-05-01</CINreferralDate>"
      "<ChildProtectionPlans><CPPstartDate>2022-06-01</CPPstartDate><Reviews>\n";
  for (const std::string_view day : reviews) {
    xml += "<CPPreviewDate>" + std::string(day) + "</CPPreviewDate>\n";
  }
  return {name,
          xml + "</Reviews></ChildProtectionPlans></CINdetails></Child></Children></Message>"};
}

}  // namespace duly::test
