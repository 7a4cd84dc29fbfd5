#pragma once

// The parts of a workbook that its sheets are read by.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "unpack/archive.hpp"
#include "unpack/number_format.hpp"
#include "unpack/xml_reader.hpp"

namespace duly::unpack {

/// Reads a part as XML. What is wrong with it; blank.
std::string read_part(Archive& archive, std::string_view name, XmlEvents events);

/// The relations of a part (blank: of the whole workbook), by their ids.
struct Relation {
  std::string kind;  ///< the last word of its type
  std::string part;
};
std::string read_relations(Archive& archive, std::string_view part,
                           std::map<std::string, Relation, std::less<>>& out);

/// What kind of part it is, as the list of parts says; blank where it does not.
std::string read_content_type(Archive& archive, std::string_view part, std::string& out);

/// The sheets, in the order of their tabs, and how days are counted.
struct Outline {
  struct Tab {
    std::string name;
    std::string relation;
  };
  std::vector<Tab> tabs;
  bool from_1904 = false;
};
std::string read_outline(Archive& archive, std::string_view part, Outline& out);

/// The number format of each style of a cell.
std::string read_styles(Archive& archive, std::string_view part, std::vector<NumberFormat>& out);

/// Texts that cells refer to by number.
class SharedTexts {
 public:
  void add(std::string_view text);
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t number) const;

 private:
  std::string all_;
  std::vector<std::size_t> ends_;
};
std::string read_shared_texts(Archive& archive, std::string_view part, SharedTexts& out);

/// Who made it.
std::string read_creator(Archive& archive, std::string_view part, std::string& out);

/// A text as it is meant: _x000D_ stands for a character that XML cannot hold.
std::string without_codes(std::string_view text);

}  // namespace duly::unpack
