// Files that are no text, known by their first bytes: never shown, and named for what they are.

#include <algorithm>
#include <array>

#include "duly/ascii.hpp"
#include "duly/input.hpp"

namespace duly {
namespace {

using namespace std::string_view_literals;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kWorkbook = "an Excel workbook: save each sheet as CSV";

struct Beginning {
  std::string_view bytes;
  std::string_view what;
};

/// More specific beginnings first. A zip holds many things: see `in_zip`.
constexpr std::array kBeginnings = {
    Beginning{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
              "an Excel workbook (or other file of Microsoft Office) in the format before 2007, or"
              " locked by a password: save it as .xlsx, without a password"},
    Beginning{"\x1F\x8B"sv, "compressed (gzip): unpack it first"},
    Beginning{"BZh91AY&SY"sv, "compressed (bzip2): unpack it first"},
    Beginning{"\xFD"
              "7zXZ\0"sv,
              "compressed (xz): unpack it first"},
    Beginning{"\x28\xB5\x2F\xFD"sv, "compressed (zstd): unpack it first"},
    Beginning{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive: unpack it first"},
    Beginning{"Rar!\x1A\x07"sv, "a RAR archive: unpack it first"},
    Beginning{"%PDF-"sv, "a PDF: take the extract as CSV"},
    Beginning{R"({\rtf)"sv, "a document of a word processor (RTF): take the extract as CSV"},
    Beginning{"\x89PNG\r\n\x1A\n"sv, "a picture (PNG)"},
    Beginning{"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
    Beginning{"GIF87a"sv, "a picture (GIF)"},
    Beginning{"GIF89a"sv, "a picture (GIF)"},
    Beginning{"II*\0"sv, "a picture (TIFF)"},
    Beginning{"MM\0*"sv, "a picture (TIFF)"},
    Beginning{"SQLite format 3\0"sv, "a database (SQLite): export each table as CSV"},
    Beginning{"\0\x01\0\0Standard Jet DB"sv, "a database (Access): export each table as CSV"},
    Beginning{"\0\x01\0\0Standard ACE DB"sv, "a database (Access): export each table as CSV"},
    Beginning{"PAR1\x15"sv, "a table in Parquet: export it as CSV"},
    Beginning{"$FL2"sv, "a table of SPSS: export it as CSV"},
    Beginning{"$FL3"sv, "a table of SPSS: export it as CSV"},
    Beginning{"\x7F"
              "ELF"sv,
              "a program"},
    Beginning{"MZ\x90\0"sv, "a program"},
};

/// A zip says the name of its first member after 30 bytes; Office names its parts so.
std::string_view in_zip(std::string_view start) {
  const auto names = [start](std::string_view part) {
    return start.find(part) != std::string_view::npos;
  };
  if (names("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) {
    return "a workbook (OpenDocument): save each sheet as CSV";
  }
  if (names("mimetypeapplication/vnd.oasis.opendocument")) {
    return "a document (OpenDocument): take the extract as CSV";
  }
  if (names("word/")) return "a Word document: take the extract as CSV";
  if (names("ppt/")) return "a PowerPoint presentation: take the extract as CSV";
  if (names("xl/") || names("[Content_Types].xml")) return kWorkbook;
  return "a zip archive: unpack it first";
}

bool begins_in_any_case(std::string_view text, std::string_view lower_case) {
  return same_but_for_case(text.substr(0, lower_case.size()), lower_case);
}

std::string_view web_page(std::string_view start) {
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  start.remove_prefix(first);
  const bool page =
      begins_in_any_case(start, "<!doctype html") || begins_in_any_case(start, "<html");
  return page ? "a web page (HTML): take the extract as CSV"sv : ""sv;
}

/// NUL bytes in the first line, or many control characters: no extract begins so. A NUL further on
/// is a spoilt row of a text.
std::string_view binary(std::string_view start) {
  const bool wide = start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF";
  if (wide || start.empty()) return {};
  constexpr std::size_t kFewest = 4;
  constexpr std::size_t kWords = 64;
  constexpr std::size_t kMostControls = 10;  // of a hundred
  const std::string_view words =
      start.substr(0, std::clamp(start.find_first_of("\r\n"), kFewest, kWords));
  const auto nul_at = [&](std::size_t remainder) {
    std::size_t count = 0;
    for (std::size_t at = remainder; at < words.size(); at += 2) {
      if (words[at] == '\0') ++count;
    }
    return count;
  };
  const std::size_t half = words.size() / 2;
  for (const std::size_t remainder : {0U, 1U}) {
    const bool all = half > 1 && nul_at(remainder) >= half && nul_at(1 - remainder) == 0;
    if (all) return "UTF-16 without its byte-order mark: save it as \"CSV UTF-8\"";
  }
  const auto controls = std::count_if(words.begin(), words.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f';
  });
  const bool many = static_cast<std::size_t>(controls) * 100 > words.size() * kMostControls;
  return many ? "no text"sv : ""sv;
}

}  // namespace

std::string not_text(std::string_view start) {
  for (const Beginning& b : kBeginnings) {
    if (start.substr(0, b.bytes.size()) == b.bytes) return std::string(b.what);
  }
  const bool zip = start.substr(0, 4) == "PK\x03\x04" || start.substr(0, 4) == "PK\x05\x06";
  if (zip) return std::string(in_zip(start));
  const std::string_view page = web_page(start);
  return std::string(page.empty() ? binary(start) : page);
}

bool names_workbook(std::string_view start) {
  return in_zip(start) == kWorkbook;
}

}  // namespace duly
