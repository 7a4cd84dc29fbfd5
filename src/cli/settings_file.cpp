// The library's own reader takes a setting apart. It reads a broken file without a word, though,
// and knows no lines: so each setting is looked at here first, and given to it by itself.

#include "cli/settings_file.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/run.hpp"
#include "duly/csv.hpp"
#include "duly/input.hpp"
#include "duly/text.hpp"

namespace duly::cli {
namespace {

/// What stands behind the equals sign, line by line until it is whole. Its functions return what is
/// wrong, or nothing.
class WrittenValue {
 public:
  std::string add_line(std::string_view text) {
    for (text = trimmed(text); !text.empty() && text.front() != '#'; text = trimmed(text)) {
      std::string wrong = is_whole() ? kBehind : add_next(text);
      if (!wrong.empty()) return wrong;
    }
    return {};
  }
  bool is_whole() const { return whole_; }
  /// The value without comments, on one line.
  std::string text() const {
    return list_ ? fmt::format("[{}]", fmt::join(words_, ", "))
                 : fmt::format("{}", fmt::join(words_, ""));
  }

 private:
  static constexpr const char* kBehind =
      "more stands behind the value: text of several words stands in quotes, several values in [ ]"
      " with commas between";

  std::string add_next(std::string_view& text) {
    const char c = text.front();
    const bool mark = c == '[' || c == ']' || c == ',';
    if (!mark) {
      if (list_ && !wants_word_) return kBehind;
      return add_word(text);
    }
    const bool fits = c == '[' ? !list_ : list_ && (c == ']' || !wants_word_);
    if (!fits) return fmt::format("'{}' is out of place", c);
    text.remove_prefix(1);
    list_ = true;
    wants_word_ = c != ']';
    whole_ = c == ']';
    return {};
  }

  std::string add_word(std::string_view& text) {
    std::size_t size = text.find_first_of(" \t,[]#\"'");
    if (size == 0) {  // a quote
      const std::size_t end = text.find(text.front(), 1);
      if (end == std::string_view::npos) return "a quote is not closed";
      if (text[end - 1] == '\\') {
        return "a backslash stands before a quote; put text that has a quote in it into the other"
               " quotes, and end a folder with /";
      }
      size = end + 1;
    }
    size = std::min(size, text.size());
    words_.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
    wants_word_ = false;
    whole_ = !list_;
    return {};
  }

  std::vector<std::string> words_;
  bool list_ = false;
  bool wants_word_ = true;
  bool whole_ = false;
};

bool can_be_name(std::string_view key) {
  constexpr std::string_view kMarks = "#,[]";
  return !key.empty() && std::all_of(key.begin(), key.end(), [&](char c) {
    return static_cast<unsigned char>(c) > ' ' && kMarks.find(c) == std::string_view::npos;
  });
}

/// Goes through a file line by line.
class SettingsText {
 public:
  SettingsText(std::string_view text, const std::string& name) : rest_(text), name_(name) {
    rest_.remove_prefix(csv::byte_order_mark(rest_));
    if (std::string is = not_text(rest_); !is.empty()) {
      throw Trouble(fmt::format("{}: is {}, not settings", name, is));
    }
    if (rest_.find('\0') != std::string_view::npos) {
      throw Trouble(name + ": is no text, and cannot be settings");
    }
  }

  std::vector<SettingLine> read() {
    std::string_view line;
    while (next(line)) {
      if (line.empty() || line.front() == '#') continue;
      if (line.front() == '[') {
        section_ = section(line);
      } else {
        add(setting(line));
      }
    }
    return std::move(out_);
  }

 private:
  [[noreturn]] void broken(std::size_t line, const std::string& why) const {
    throw Trouble(fmt::format("{}:{}: {}", name_, line, why));
  }

  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    line = trimmed(line);
    ++line_;
    return true;
  }

  std::string section(std::string_view line) const {
    line = trimmed(line.substr(0, line.find('#')));
    const std::string_view name =
        line.back() == ']' ? trimmed(line.substr(1, line.size() - 2)) : std::string_view();
    if (name.empty() || name.find_first_of("[]") != std::string_view::npos) {
      broken(line_, "a section is the name of a command, such as [kpi]");
    }
    return std::string(name);
  }

  SettingLine setting(std::string_view line) {
    const std::size_t begun = line_;
    const std::size_t equals = line.find('=');
    const std::string_view key = trimmed(line.substr(0, equals));
    if (equals == std::string_view::npos || !can_be_name(key)) {
      broken(begun, "a setting is written NAME = VALUE, such as year = \"2015-16\"");
    }
    WrittenValue value;
    std::string wrong = value.add_line(line.substr(equals + 1));
    while (wrong.empty() && !value.is_whole()) {
      std::string_view more;
      if (value.text().empty()) broken(begun, "nothing stands behind the equals sign");
      if (!next(more)) broken(begun, "the list that begins here is not closed: ] is missing");
      wrong = value.add_line(more);
    }
    if (!wrong.empty()) broken(line_, wrong);
    return taken_apart(fmt::format("{} = {}", key, value.text()), begun);
  }

  SettingLine taken_apart(const std::string& written, std::size_t line) const {
    CLI::ConfigTOML reader;
    reader.comment('\0');  // none is left
    std::istringstream in(written);
    std::vector<CLI::ConfigItem> items = reader.from_config(in);
    if (items.size() != 1 || items[0].name.empty()) broken(line, "cannot be read");
    SettingLine out{section_, std::move(items[0].name), std::move(items[0].inputs), line};
    for (const std::string& parent : items[0].parents) {
      out.command += (out.command.empty() ? "" : ".") + parent;
    }
    return out;
  }

  void add(SettingLine line) {
    const auto before = std::find_if(out_.begin(), out_.end(), [&line](const SettingLine& other) {
      return other.command == line.command && other.key == line.key;
    });
    if (before != out_.end()) {
      broken(line.line, fmt::format("{} is set already, in line {}; several values are a list:"
                                    " [\"one\", \"two\"]",
                                    line.key, before->line));
    }
    out_.push_back(std::move(line));
  }

  std::string_view rest_;
  const std::string& name_;
  std::size_t line_ = 0;
  std::string section_;
  std::vector<SettingLine> out_;
};

}  // namespace

std::vector<SettingLine> settings_in(std::string_view text, const std::string& name) {
  return SettingsText(text, name).read();
}

}  // namespace duly::cli
