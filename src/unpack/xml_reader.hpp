#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "duly/not_read.hpp"

struct XML_ParserStruct;  // expat's own; its header is for xml_reader.cpp alone

namespace duly::unpack {

/// The start of an element: good until the next.
struct XmlTag {
  std::string_view element;  ///< without the prefix of a namespace
  std::size_t line = 0;
  const char* const* attributes = nullptr;  ///< expat's pairs of name and value
  /// The value of an attribute, whatever its prefix; blank where there is none.
  std::string_view value(std::string_view name) const;
};

/// What is told of an XML file as it streams by. A reason, where one is returned, ends the reading.
struct XmlEvents {
  std::function<std::string(const XmlTag& tag)> start;
  /// `text` is that of an element without elements in it, white space round it cut; else blank.
  std::function<std::string(std::string_view text)> end;
};

/// How the text of an element is taken.
struct XmlText {
  std::size_t longest = std::size_t{64} << 10;  ///< bytes that no text of a return comes near
  bool keep_space = false;                      ///< white space round a text is part of it
};

/// Reads XML piece by piece and never holds more than a piece and the text of one element. Refuses
/// what no return has and an attack would: entities, references to other files, deep nesting, tags
/// or texts without end, element names without number. Nothing is ever fetched.
class XmlReader {
 public:
  explicit XmlReader(XmlEvents events, XmlText how = {});
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;
  XmlReader(XmlReader&&) = delete;
  XmlReader& operator=(XmlReader&&) = delete;
  ~XmlReader();

  /// The next bytes of the file; none at its end. False when nothing more is to be read.
  bool feed(std::string_view bytes);
  /// Why the file cannot be read, if so.
  const std::optional<NotRead>& problem() const { return problem_; }

  // What expat calls.
  void started(std::string_view element, const char* const* attributes);
  void ended();
  void text(std::string_view piece);
  void declared_entities();

 private:
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };

  std::size_t line() const;
  void stop(std::string why);
  bool is_new_name_too_many(std::string_view name);

  XmlEvents events_;
  XmlText how_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::optional<NotRead> problem_;
  std::string text_;
  bool holds_no_element_ = false;  ///< the innermost element, so far
  std::size_t depth_ = 0;
  std::size_t fed_ = 0;
  std::size_t done_ = 0;  ///< of it, as far as the parser tells
  std::unordered_set<std::string> names_;
  std::string name_;  ///< reused for lookups
};

}  // namespace duly::unpack
