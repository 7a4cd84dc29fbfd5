#include "cli/loading.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <new>
#include <system_error>

#include <fmt/format.h>

#include "answers/columns.hpp"
#include "cli/files.hpp"
#include "cli/system.hpp"
#include "duly/csv.hpp"
#include "duly/gunzip.hpp"
#include "duly/workbook_reader.hpp"

namespace duly::cli {
namespace {

constexpr std::size_t kMostNamed = 20;

/// At most twenty, each of a length that a message can hold, without control characters.
std::string listed(const std::vector<std::string>& words) {
  std::vector<std::string> shown(
      words.begin(),
      words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kMostNamed)));
  for (std::string& word : shown) {
    constexpr std::size_t kLongest = 40;
    if (word.size() > kLongest) word = word.substr(0, kLongest) + "...";
    for (char& c : word) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
    }
  }
  std::string out = fmt::format("{}", fmt::join(shown, ", "));
  if (words.size() > kMostNamed) out += fmt::format(" and {} more", words.size() - kMostNamed);
  return out;
}

std::string headings_of(const Unrecognised& u, bool show_values) {
  if (show_values) return "its headings are " + listed(u.headings);
  if (u.known.empty()) {
    return "no heading we know is in its first rows, which --show-values would show";
  }
  const std::string of = fmt::format("of its {} headings we know ", u.headings.size());
  return (u.known.size() == u.headings.size() ? "its headings are " : of) + listed(u.known);
}

/// Without a word that may be about a child, but with --show-values.
std::string why_unrecognised(const Unrecognised& u, bool show_values) {
  if (u.too_long > 0) {
    constexpr std::size_t kMega = 1'000'000;
    return fmt::format("the {} is {} MB long: no heading row",
                       u.line == 1 ? "first line" : fmt::format("line {}", u.line),
                       u.too_long / kMega);
  }
  std::string out = headings_of(u, show_values);
  if (!u.nearest_kind.empty()) out += "; the nearest kind is " + u.nearest_kind;
  if (!u.missing.empty()) {
    out += fmt::format(", which {}needs {}", u.slips.empty() ? "also " : "",
                       fmt::join(u.missing, ", and "));
  }
  for (const Unrecognised::Slip& slip : u.slips) {
    const std::string written =
        show_values ? listed({u.headings[slip.column - 1]}) : listed({slip.written});
    out += fmt::format("; column {}{}: did you mean {}?", slip.column,
                       written.empty() ? "" : ", " + written, slip.meant);
  }
  return out;
}

/// Is the file a CSV that a command wrote?
bool is_own_output(std::string_view start) {
  start.remove_prefix(csv::byte_order_mark(start));
  const std::string_view line = start.substr(0, start.find_first_of("\r\n"));
  csv::Reader reader(line, csv::sniff_separator(line));
  csv::Row row;
  return reader.next(row) && answers::written_by_duly(row.cells);
}

/// Is it a CSV or a workbook that a command wrote?
bool is_own_file(const std::string& path, Surroundings& surroundings) {
  InputFile file(path, surroundings);
  if (!is_zip(file.start())) return is_own_output(file.start());
  const Bytes bytes = file.whole();
  return WorkbookReader(bytes.view()).is_own();
}

/// How many there are to be read; 0 where one, a pipe, does not tell.
std::size_t bytes_of(std::span<const Input> inputs) {
  std::size_t out = 0;
  for (const Input& input : inputs) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(path_of(input.path), error);
    if (error) return 0;
    out += static_cast<std::size_t>(bytes);
  }
  return out;
}

/// A file that is no extract.
struct PassedOver {
  std::string path;
  std::string why;
  bool by_headings = false;  ///< a text, of headings that no kind has
};

class Loading {
 public:
  Loading(const Headings& headings, const Options& options, const LoadOptions& how,
          Surroundings& surroundings, Progress& progress, Records& records, Diagnostics& findings)
      : headings_(headings),
        options_(options),
        how_(how),
        surroundings_(surroundings),
        progress_(progress),
        records_(records),
        findings_(findings) {}

  void load(const Input& input);
  /// Trouble where no file was an extract.
  void finish() const;

 private:
  /// A sheet that no kind fits.
  struct OtherSheet {
    Input named;
    Unrecognised why;
  };

  void read(const Input& input, InputFile& file);
  void take_in(const Input& input, InputFile& file);
  void read_xml(const Input& input, InputFile& file);
  void read_zip(const Input& input, InputFile& file);
  void read_sheets(const Input& input, WorkbookReader& book);
  void pass_over_sheets(const std::vector<OtherSheet>& sheets, bool beside_others);
  void check_room(const Input& input) const;
  void pass_over_unknown(const Input& input, const Unrecognised& unknown, Code code);
  void pass_over(const Input& input, const std::string& why, Code code = Code::d116_unknown_file,
                 std::size_t line = 0);

  const Headings& headings_;
  const Options& options_;
  const LoadOptions& how_;
  Surroundings& surroundings_;
  Progress& progress_;
  Records& records_;
  Diagnostics& findings_;
  std::size_t recognised_ = 0;
  std::vector<PassedOver> passed_;
};

void Loading::load(const Input& input) {
  check_room(input);
  progress_.begin(input.path);
  try {
    InputFile file(input.path, surroundings_);
    read(input, file);
  } catch (const std::bad_alloc&) {
    throw Trouble(no_memory_for(input.path));
  }
}

/// What is no longer as it was when it was opened may have been read half, or half of another.
void Loading::read(const Input& input, InputFile& file) {
  const auto place = static_cast<std::uint16_t>(records_.extracts.size());
  try {
    take_in(input, file);
  } catch (const Trouble& trouble) {
    if (!file.has_changed()) throw;
    throw Trouble(std::string(trouble.what()) + "; the file was changed while it was read");
  }
  if (file.has_changed()) findings_.report(Code::d131_file_changed, {0, place});
}

void Loading::take_in(const Input& input, InputFile& file) {
  file.tell(progress_);
  const bool packed = is_gzip(file.start());
  const std::string broken = packed ? file.unpack() : std::string();
  if (!broken.empty()) return pass_over(input, broken);
  if (file.start().empty()) return pass_over(input, "is empty");
  if (is_zip(file.start()) && !packed) return read_zip(input, file);
  const std::string other = not_text(file.start());
  if (!other.empty()) return pass_over(input, (packed ? "holds, packed by gzip, " : "is ") + other);
  if (looks_like_xml(file.start())) return read_xml(input, file);
  if (input.kind.empty() && is_own_output(file.start())) {
    return pass_over(input, "is an output of duly", Code::d117_own_output);
  }
  const std::optional<Unrecognised> unknown =
      load_extract(input.path, input.kind, file.source(), headings_, how_, records_, findings_);
  if (unknown) return pass_over_unknown(input, *unknown, Code::d116_unknown_file);
  ++recognised_;
}

void Loading::pass_over_unknown(const Input& input, const Unrecognised& unknown, Code code) {
  std::string why = why_unrecognised(unknown, options_.show_values);
  if (!input.kind.empty()) why = "it cannot be read as " + input.kind + ": " + why;
  pass_over(input, why, code);
  passed_.back().by_headings = unknown.too_long == 0;
}

/// A workbook, unless it is something else that is kept in a zip.
void Loading::read_zip(const Input& input, InputFile& file) {
  const std::string other = not_text(file.start());
  const Bytes bytes = file.whole();
  WorkbookReader book(bytes.view());
  if (!book.problem()) {
    if (!book.is_own()) return read_sheets(input, book);
    return pass_over(input, "is an output of duly", Code::d117_own_output);
  }
  if (book.problem()->other_sort) {
    return pass_over(input, "is " + (book.problem()->why.empty() ? other : book.problem()->why));
  }
  pass_over(input, names_workbook(file.start()) ? book.problem()->why : "is " + other);
}

/// Each sheet is a file of its own, named behind the workbook.
void Loading::read_sheets(const Input& input, WorkbookReader& book) {
  LoadOptions how = how_;
  how.dates.from_1904 = book.counts_from_1904();
  std::vector<OtherSheet> others;
  const std::size_t before = recognised_;
  bool any = false;
  for (std::size_t i = 0; i < book.size(); ++i) {
    const Input sheet{input.kind, input.path + "#" + book.name(i), input.found};
    std::string text;
    if (const std::optional<NotRead> bad = book.read(i, text)) {
      pass_over(sheet, bad->why, Code::d116_unknown_file, bad->line);
      any = true;
      continue;
    }
    if (text.empty()) continue;
    any = true;
    if (input.kind.empty() && is_own_output(text)) {
      pass_over(sheet, "is an output of duly", Code::d117_own_output);
      continue;
    }
    check_room(sheet);
    std::optional<Unrecognised> unknown =
        load_extract(sheet.path, sheet.kind, text, headings_, how, records_, findings_);
    if (unknown) others.push_back({sheet, std::move(*unknown)});
    if (!unknown) ++recognised_;
  }
  if (!any) return pass_over(input, "is a workbook without a row");
  pass_over_sheets(others, recognised_ > before);
}

/// Beside an extract a workbook may hold notes or sums. What names children, or nearly has the
/// headings of a kind, was meant to be read.
void Loading::pass_over_sheets(const std::vector<OtherSheet>& sheets, bool beside_others) {
  for (const OtherSheet& sheet : sheets) {
    const bool meant = sheet.why.names_children || !sheet.why.slips.empty();
    pass_over_unknown(
        sheet.named, sheet.why,
        beside_others && !meant ? Code::d130_sheet_passed_over : Code::d116_unknown_file);
  }
}

void Loading::read_xml(const Input& input, InputFile& file) {
  const auto next = [&file] { return file.next_piece(); };
  const std::optional<NotRead> bad =
      load_xml(input.path, next, headings_, how_, records_, findings_);
  if (!bad) {
    ++recognised_;
    return;
  }
  if (!bad->other_sort) {
    throw Trouble(bad->line == 0 ? input.path + ": " + bad->why
                                 : fmt::format("{}:{}: {}", input.path, bad->line, bad->why));
  }
  pass_over(input, bad->why);
}

/// Files, and sheets as files, are numbered in two bytes.
void Loading::check_room(const Input& input) const {
  if (records_.extracts.size() < std::numeric_limits<std::uint16_t>::max()) return;
  throw Trouble(input.path + ": there are more files and sheets than one run can read");
}

void Loading::pass_over(const Input& input, const std::string& why, Code code, std::size_t line) {
  check_room(input);
  const auto place = static_cast<std::uint16_t>(records_.extracts.size());
  records_.extracts.emplace_back().name = input.path;
  const bool own = code == Code::d117_own_output;
  findings_.report(code, {static_cast<std::uint32_t>(line), place}, {}, kNoId,
                   own ? std::string() : why);
  passed_.push_back({line == 0 ? input.path : fmt::format("{}:{}", input.path, line), why});
}

void Loading::finish() const {
  if (recognised_ > 0) return;
  constexpr std::size_t kMostFiles = 5;
  std::string out;
  bool by_headings = false;
  for (std::size_t i = 0; i < std::min(passed_.size(), kMostFiles); ++i) {
    const PassedOver& file = passed_[i];
    out += fmt::format("{}{}: {}{}", i == 0 ? "" : "\n",
                       file.path == "-" ? "standard input" : file.path,
                       file.by_headings ? "no kind of extract fits: " : "", file.why);
    by_headings = by_headings || file.by_headings;
  }
  if (passed_.size() > kMostFiles) {
    out += fmt::format("\nand {} more files that are no extract", passed_.size() - kMostFiles);
  }
  if (by_headings) {
    out += "\n`duly formats` lists every heading; --map FILE reads local ones.";
  }
  throw Trouble(out);
}

}  // namespace

std::vector<std::string> paths_of(std::span<const Input> inputs, const std::string& output,
                                  Surroundings& surroundings) {
  std::vector<std::string> out;
  for (const Input& input : inputs) {
    const bool again =
        input.found && is_one_of(output, {input.path}) && is_own_file(input.path, surroundings);
    if (!again) out.push_back(input.path);
  }
  return out;
}

Headings headings_for(const Options& options, Surroundings& surroundings) {
  Headings out;
  if (options.map.empty()) return out;
  const std::string wrong = out.add_map(read_whole(options.map, surroundings).view());
  if (!wrong.empty()) throw Trouble(options.map + ": " + wrong);
  return out;
}

void load_files(std::span<const Input> inputs, const Headings& headings, const Options& options,
                const LoadOptions& how, Surroundings& surroundings, Progress& progress,
                Records& records, Diagnostics& findings) {
  if (progress.is_watched()) progress.expect(bytes_of(inputs));
  Loading loading(headings, options, how, surroundings, progress, records, findings);
  for (const Input& input : inputs) loading.load(input);
  progress.working();
  loading.finish();
}

}  // namespace duly::cli
