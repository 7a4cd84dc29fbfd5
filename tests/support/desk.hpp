#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/files.hpp"
#include "support/run.hpp"

namespace duly::test {

using Variables = std::vector<std::pair<std::string, std::string>>;

/// A folder to work in, which is the working folder as long as this is there.
class Desk {
 public:
  Desk() : here_(folder_.folder()) {}

  void write(std::string_view name, std::string_view text) const { folder_.write(name, text); }
  void write_settings(std::string_view text) const { write("duly.toml", text); }
  void make_folder(std::string_view name) const;
  std::string path(std::string_view name) const { return folder_.path(name); }

  /// Two children looked after, of whom one was reviewed in time: e.csv and r.csv.
  void write_extracts(std::string_view in_folder = "") const;

  /// Runs the tool here on 15 April 2016, with these variables of the environment.
  static Said run(const std::vector<std::string>& args, const Variables& environment = {});

 private:
  TempFolder folder_;
  InFolder here_;
};

/// What `--show-config` says of a setting: `"2015-16" # duly.toml:1`; with "not " before it where
/// it stands in a comment.
std::string shown(const Said& said, const std::string& setting);

}  // namespace duly::test
