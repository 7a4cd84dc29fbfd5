// layer: base
#pragma once

#include <string_view>

namespace duly {

/// The bytes of a file of data/, put into the program when it was built. `name` is the path within
/// data/, such as "rules.csv". Line ends are LF. The view lasts as long as the program.
/// An unknown name is a mistake in our own code: says which and aborts.
std::string_view embedded_file(std::string_view name);

}  // namespace duly
