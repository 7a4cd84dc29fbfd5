// The drawing room: charts as SVG. What is drawn, and what it is called, is the chart's own; the
// room only finds it a place.
#pragma once

#include <string>
#include <string_view>

#include "duly/document.hpp"

namespace duly {

/// Appends the chart as one or more pictures, each with a title and a description for those who do
/// not see it. `id` is the chart's alone on its page.
void append_chart(std::string& out, const Chart& chart, std::string_view id);

}  // namespace duly
