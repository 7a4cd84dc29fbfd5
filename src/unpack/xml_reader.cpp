#include "unpack/xml_reader.hpp"

#include <array>
#include <expat.h>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "duly/ascii.hpp"
#include "duly/text.hpp"

namespace duly::unpack {
namespace {

// What no return comes near. A tag, a comment or an attribute is held by expat until it ends.
constexpr std::size_t kDeepest = 100;
constexpr std::size_t kLongestTag = std::size_t{4} << 20;
constexpr std::size_t kMostNames = 10'000;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// expat's reasons as someone would say them who has the file before them.
std::string words_for(XML_Error error) {
  switch (error) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION: return "the file ends before its last element is closed";
    case XML_ERROR_PARTIAL_CHAR: return "the file ends in the middle of a character";
    case XML_ERROR_TAG_MISMATCH: return "an end tag does not match its start tag";
    case XML_ERROR_INVALID_TOKEN:
      return "a character that cannot stand here: a stray < or &, or an encoding other than the"
             " file says";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: return "something follows the end of the return";
    case XML_ERROR_UNDEFINED_ENTITY: return "an entity (&...;) that XML does not know";
    case XML_ERROR_UNKNOWN_ENCODING: return "the file names an encoding that is not known here";
    case XML_ERROR_INCORRECT_ENCODING: return "the file is not in the encoding it names";
    case XML_ERROR_DUPLICATE_ATTRIBUTE: return "an attribute is given twice";
    case XML_ERROR_MISPLACED_XML_PI: return "the XML declaration is not at the very start";
    default: break;
  }
  const char* words = XML_ErrorString(error);
  return words == nullptr ? "it cannot be understood" : words;
}

bool names_windows_1252(std::string_view encoding) {
  return same_but_for_case(encoding, "windows-1252") || same_but_for_case(encoding, "cp1252") ||
         same_but_for_case(encoding, "cp-1252");
}

int describe_encoding(void* /*nothing*/, const XML_Char* name, XML_Encoding* encoding) {
  if (!names_windows_1252(name)) return XML_STATUS_ERROR;
  for (int byte = 0; byte < 256; ++byte) {
    encoding->map[byte] = static_cast<int>(windows_1252(static_cast<unsigned char>(byte)));
  }
  encoding->data = nullptr;
  encoding->convert = nullptr;
  encoding->release = nullptr;
  return XML_STATUS_OK;
}

/// A prefix of a namespace says nothing here.
std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlReader& reader_of(void* user) {
  return *static_cast<XmlReader*>(user);
}

void on_start(void* user, const XML_Char* element, const XML_Char** attributes) {
  reader_of(user).started(element, attributes);
}

void on_end(void* user, const XML_Char* /*element*/) {
  reader_of(user).ended();
}

void on_text(void* user, const XML_Char* text, int size) {
  reader_of(user).text({text, static_cast<std::size_t>(size)});
}

void on_doctype(void* user, const XML_Char* /*name*/, const XML_Char* system,
                const XML_Char* public_id, int has_internal_subset) {
  if (system == nullptr && public_id == nullptr && has_internal_subset == 0) return;
  reader_of(user).declared_entities();
}

}  // namespace

std::string_view XmlTag::value(std::string_view name) const {
  for (const char* const* at = attributes; *at != nullptr; at += 2) {  // NOLINT: pairs
    if (without_prefix(*at) == name) return at[1];                     // NOLINT
  }
  return {};
}

void XmlReader::Free::operator()(XML_ParserStruct* parser) const {
  XML_ParserFree(parser);
}

XmlReader::XmlReader(XmlEvents events, XmlText how)
    : events_(std::move(events)), how_(how), parser_(XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  XML_SetUnknownEncodingHandler(parser_.get(), describe_encoding, nullptr);
}

XmlReader::~XmlReader() = default;

bool XmlReader::feed(std::string_view bytes) {
  constexpr std::size_t kMost = std::size_t{1} << 20;
  const bool last = bytes.empty();
  while (!problem_ && (last || !bytes.empty())) {
    const std::string_view piece = bytes.substr(0, kMost);
    bytes.remove_prefix(piece.size());
    const XML_Status status = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()),
                                        last ? XML_TRUE : XML_FALSE);
    if (status != XML_STATUS_OK && !problem_) {
      stop("not well-formed XML: " + words_for(XML_GetErrorCode(parser_.get())));
    }
    fed_ += piece.size();
    // Newer versions of expat put off a tag that has not ended, and do not tell where they stand.
    const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
    if (at >= 0) done_ = static_cast<std::size_t>(at);
    if (fed_ - done_ > kLongestTag && !problem_) {
      stop("a tag or comment of more than 4 MiB");
    }
    if (last) break;
  }
  return !problem_ && !last;
}

std::size_t XmlReader::line() const {
  return static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_.get()));
}

/// The first reason counts.
void XmlReader::stop(std::string why) {
  if (why.empty() || problem_) return;
  problem_ = NotRead{line(), std::move(why)};
  XML_StopParser(parser_.get(), XML_FALSE);
}

bool XmlReader::is_new_name_too_many(std::string_view name) {
  name_ = name;
  if (names_.contains(name_)) return false;
  if (names_.size() == kMostNames) return true;
  names_.insert(name_);
  return false;
}

void XmlReader::started(std::string_view element, const char* const* attributes) {
  if (problem_) return;
  text_.clear();
  holds_no_element_ = true;
  if (++depth_ > kDeepest) return stop("elements more than 100 deep");
  bool too_many = is_new_name_too_many(element);
  for (const char* const* at = attributes; *at != nullptr; at += 2) {  // NOLINT: pairs
    too_many = too_many || is_new_name_too_many(*at);
  }
  if (too_many) return stop("more than 10,000 different names of elements");
  stop(events_.start({without_prefix(element), line(), attributes}));
}

void XmlReader::ended() {
  if (problem_) return;
  --depth_;
  std::string_view text = holds_no_element_ ? std::string_view(text_) : std::string_view{};
  while (!how_.keep_space && !text.empty() && is_space(text.back())) text.remove_suffix(1);
  holds_no_element_ = false;
  stop(events_.end(text));
}

/// White space before a text is not kept: so none of a file's indentation is.
void XmlReader::text(std::string_view piece) {
  if (problem_ || !holds_no_element_) return;
  if (text_.empty() && !how_.keep_space) {
    while (!piece.empty() && is_space(piece.front())) piece.remove_prefix(1);
  }
  if (text_.size() + piece.size() > how_.longest) {
    return stop(fmt::format("a text of more than {} KiB", how_.longest >> 10U));
  }
  text_ += piece;
}

void XmlReader::declared_entities() {
  stop("declares entities or refers to other files: not read");
}

}  // namespace duly::unpack
