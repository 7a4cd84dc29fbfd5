#include "unpack/parts.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "duly/text.hpp"

namespace duly::unpack {
namespace {

// What Excel itself holds at most: 65,490 styles. Sheets are as many as memory takes; nobody works
// with more than a few hundred.
constexpr std::size_t kMostStyles = 65'536;
constexpr std::size_t kMostTabs = 1000;
/// A cell holds 32,767 characters, each of four bytes at most or written as a code of seven.
constexpr std::size_t kLongestCell = std::size_t{256} << 10;

unsigned number_of(std::string_view text) {
  unsigned out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);  // NOLINT: as it asks
  return out;
}

bool is_true(std::string_view text) {
  return text == "1" || text == "true" || text == "on";
}

std::string_view folder_of(std::string_view part) {
  const std::size_t stroke = part.rfind('/');
  return stroke == std::string_view::npos ? std::string_view() : part.substr(0, stroke + 1);
}

/// A target as it is written in the relations of a part in `folder`: names only, no way out.
std::string target_part(std::string_view folder, std::string_view target) {
  std::string path = target.substr(0, 1) == "/" ? "" : std::string(folder);
  path += target;
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string out;
  for (const std::string& step : steps) out += (out.empty() ? "" : "/") + step;
  return part_name(out);
}

/// The parts of rich text put together, what tells how it is spoken left out.
class Texts {
 public:
  explicit Texts(SharedTexts& out) : out_(out) {}
  std::string start(const XmlTag& tag) {
    open_.emplace_back(tag.element);
    if (tag.element == "si") text_.clear();
    return {};
  }
  std::string end(std::string_view text) {
    const std::string element = std::move(open_.back());
    open_.pop_back();
    const bool spoken = std::find(open_.begin(), open_.end(), "rPh") != open_.end();
    if (element == "t" && !spoken) text_ += text;
    if (element == "si") out_.add(without_codes(text_));
    return text_.size() > kLongestCell ? "a text is longer than a cell can hold" : "";
  }

 private:
  SharedTexts& out_;
  std::vector<std::string> open_;
  std::string text_;
};

/// Formats stand in lists of their own, of which only two are of cells.
class Styles {
 public:
  explicit Styles(std::vector<NumberFormat>& out) : out_(out) {}
  std::string start(const XmlTag& tag) {
    if (tag.element == "numFmts" || tag.element == "cellXfs") list_ = tag.element;
    const unsigned id = number_of(tag.value("numFmtId"));
    if (list_ == "numFmts" && tag.element == "numFmt") {
      codes_[id] = format_of_code(tag.value("formatCode"));
    } else if (list_ == "cellXfs" && tag.element == "xf") {
      ids_.push_back(id);
    }
    return ids_.size() > kMostStyles || codes_.size() > kMostStyles ? "too many formats" : "";
  }
  void finish() {
    for (const unsigned id : ids_) {
      const auto own = codes_.find(id);
      out_.push_back(own == codes_.end() ? built_in_format(id) : own->second);
    }
  }

 private:
  std::vector<NumberFormat>& out_;
  std::string list_;
  std::map<unsigned, NumberFormat> codes_;
  std::vector<unsigned> ids_;
};

std::string nothing(std::string_view /*text*/) {
  return {};
}

}  // namespace

std::string read_part(Archive& archive, std::string_view name, XmlEvents events) {
  XmlReader reader(std::move(events), {kLongestCell, true});
  std::string problem =
      archive.read(name, [&reader](std::string_view bytes) { return reader.feed(bytes); });
  if (!problem.empty()) return problem;
  if (!reader.problem()) reader.feed({});
  if (!reader.problem()) return {};
  return "its part " + printable(name) + " cannot be read: " + reader.problem()->why;
}

std::string read_relations(Archive& archive, std::string_view part,
                           std::map<std::string, Relation, std::less<>>& out) {
  const std::string_view folder = folder_of(part);
  const std::string name =
      std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  if (!archive.has(name)) return {};
  const auto start = [&](const XmlTag& tag) -> std::string {
    if (tag.element != "Relationship" || tag.value("TargetMode") == "External") return {};
    const std::string_view type = tag.value("Type");
    out[std::string(tag.value("Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                         target_part(folder, tag.value("Target"))};
    return {};
  };
  return read_part(archive, name, {start, nothing});
}

std::string read_content_type(Archive& archive, std::string_view part, std::string& out) {
  const std::string_view ending = part.substr(std::min(part.rfind('.'), part.size() - 1) + 1);
  std::string by_ending;
  const auto start = [&](const XmlTag& tag) -> std::string {
    const std::string_view type = tag.value("ContentType");
    if (tag.element == "Override" && part_name(tag.value("PartName")) == part) out = type;
    if (tag.element == "Default" && part_name(tag.value("Extension")) == ending) by_ending = type;
    return {};
  };
  std::string problem = read_part(archive, "[Content_Types].xml", {start, nothing});
  if (out.empty()) out = by_ending;
  return problem;
}

std::string read_outline(Archive& archive, std::string_view part, Outline& out) {
  const auto start = [&out](const XmlTag& tag) -> std::string {
    if (tag.element == "workbookPr") out.from_1904 = is_true(tag.value("date1904"));
    if (tag.element != "sheet") return {};
    if (out.tabs.size() == kMostTabs) return "it has more than 1,000 sheets";
    out.tabs.push_back({printable(tag.value("name")), std::string(tag.value("id"))});
    return {};
  };
  return read_part(archive, part, {start, nothing});
}

std::string read_styles(Archive& archive, std::string_view part, std::vector<NumberFormat>& out) {
  Styles styles(out);
  std::string problem = read_part(
      archive, part, {[&styles](const XmlTag& tag) { return styles.start(tag); }, nothing});
  styles.finish();
  return problem;
}

void SharedTexts::add(std::string_view text) {
  all_ += text;
  ends_.push_back(all_.size());
}

std::string_view SharedTexts::operator[](std::size_t number) const {
  const std::size_t from = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(all_).substr(from, ends_[number] - from);
}

std::string read_shared_texts(Archive& archive, std::string_view part, SharedTexts& out) {
  Texts texts(out);
  return read_part(archive, part,
                   {[&texts](const XmlTag& tag) { return texts.start(tag); },
                    [&texts](std::string_view text) { return texts.end(text); }});
}

std::string read_creator(Archive& archive, std::string_view part, std::string& out) {
  bool here = false;
  const auto start = [&here](const XmlTag& tag) {
    here = tag.element == "creator";
    return std::string();
  };
  const auto end = [&](std::string_view text) {
    if (here) out = text;
    here = false;
    return std::string();
  };
  return read_part(archive, part, {start, end});
}

std::string without_codes(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find("_x"), text.size());
    out += text.substr(0, at);
    text.remove_prefix(at);
    constexpr std::size_t kCode = 7;
    constexpr int kHexadecimal = 16;
    unsigned character = 0;
    const bool may_be = text.size() >= kCode && text[kCode - 1] == '_';
    const char* const end = text.data() + (may_be ? kCode - 1 : 0);  // NOLINT
    const bool is_code =
        may_be && std::from_chars(text.data() + 2, end, character, kHexadecimal).ptr == end;
    if (is_code && character > 0 && character < 0x80) {
      out.push_back(static_cast<char>(character));
      text.remove_prefix(kCode);
    } else if (!text.empty()) {
      out.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace duly::unpack
