// layer: input
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "duly/calendar.hpp"
#include "duly/definition.hpp"
#include "duly/diagnostic.hpp"
#include "duly/not_read.hpp"
#include "duly/record.hpp"

namespace duly {

/// What local words of a column mean: by the word in lower case.
using Meanings = std::map<std::string, std::string, std::less<>>;

/// One heading that carries a field of a kind of extract: a line of data/headings.csv.
struct Heading {
  std::string kind;
  std::string field;
  std::string source;  ///< SSDA903, plain, or map for one given with --map
  std::string heading;
  bool required = false;
  bool one_of_these = false;  ///< at least one such field of the kind must be there
  Meanings meanings{};        ///< of local codes under it, given with --map
};

/// The headings understood: data/headings.csv and what a local map adds.
class Headings {
 public:
  Headings();
  /// Adds the lines of a map `kind,field,heading[,value,means]`, which may be any text that an
  /// extract may be. Returns a sentence on what is wrong, or nothing.
  std::string add_map(std::string_view bytes);
  std::span<const Heading> all() const { return all_; }
  /// The headings, of whatever kind, that are compared as `plain` (input::plain): places in all(),
  /// those of a map first.
  std::span<const std::uint32_t> like(std::string_view plain) const;

 private:
  std::string add_line(std::span<const std::string_view> cells);
  void add(Heading heading);

  std::vector<Heading> all_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_plain_;
};

/// A file that fits no kind: what was seen, and what the nearest kind would need. Only `headings`
/// holds words that may be about a child.
struct Unrecognised {
  /// A heading that is nearly one we know.
  struct Slip {
    std::size_t column = 0;  ///< from 1
    std::string written;     ///< blank where the row may be no row of headings
    std::string meant;
  };
  std::vector<std::string> headings;
  std::vector<std::string> known;  ///< those among them that we know
  std::vector<Slip> slips;
  std::string nearest_kind;
  std::vector<std::string> missing;  ///< headings the nearest kind lacks
  std::size_t too_long = 0;          ///< bytes of a first line too long to be headings; else 0
  std::size_t line = 0;              ///< its line
  bool names_children = false;       ///< a heading of a child's id is among those we know
};

struct LoadOptions {
  unsigned threads = 1;
  bool keep_values = false;  ///< findings carry the cell's value (--show-values)
  bool details = false;      ///< read also what due dates are not made of
  DateReading dates = {};    ///< how dates are written where it cannot be told from them
  std::size_t piece_bytes = std::size_t{1}
                            << 21;  ///< of a file at a time; what is read is the same
};

/// A file to be read, in pieces or whole, and again where it takes that.
struct Source {
  std::size_t size = 0;  ///< bytes there seem to be; 0 where it can only be read whole
  /// The next bytes, at most `room`; how many, and 0 at the end.
  std::function<std::size_t(char* to, std::size_t room)> read;
  /// The first byte comes next.
  std::function<void()> restart;
  /// All of it, kept as long as the source.
  std::function<std::string_view()> whole;
};

/// Reads one extract, in UTF-8, UTF-16 or Windows-1252, from its bytes into `records`, kind by kind
/// of data/headings.csv. The text is needed only during the call. Bad rows are left out and
/// reported, never the file. `forced_kind` (from KIND=PATH) may be blank. Errors: a file no kind
/// fits.
std::optional<Unrecognised> load_extract(const std::string& name, std::string_view forced_kind,
                                         std::string_view text, const Headings& headings,
                                         const LoadOptions& options, Records& records,
                                         Diagnostics& findings);
/// The same of a file. A large one is read piece by piece, and never stands in memory whole, where
/// it is as nearly all are: UTF-8, and no row goes from one piece into the next.
std::optional<Unrecognised> load_extract(const std::string& name, std::string_view forced_kind,
                                         const Source& source, const Headings& headings,
                                         const LoadOptions& options, Records& records,
                                         Diagnostics& findings);

/// Once all extracts are read: joins tables that tell one thing between them (the Standard
/// Safeguarding Dataset) by their ids and dates. Rows of no known period of care are left out.
void join_tables(Records& records, Diagnostics& findings);

/// What a file that starts so is, and what to do with it, where it is no text ("an Excel workbook:
/// save each sheet as CSV"); blank where it may be text.
std::string not_text(std::string_view start);
/// Is a zip that starts so a workbook (.xlsx), by the names of its parts?
bool names_workbook(std::string_view start);

/// Reads the measures an authority defines itself (--define): CSV
/// `id,title,kind,column,counted,of`, which may be any text that an extract may be. Says what is
/// wrong where it is not that.
std::optional<NotRead> read_definitions(std::string_view bytes, std::vector<Definition>& out);

/// Findings of checks and joins name columns as the returns do (DECOM, CPPstartDate). Gives them
/// the heading that carries the same in the file at hand, where it has another.
void name_own_headings(const Records& records, const Headings& headings, Diagnostics& findings);

/// Does a file that starts so hold XML? A byte-order mark and white space may stand before it.
bool looks_like_xml(std::string_view start);

/// Reads a return in XML, SSDA903 or CIN census, into `records` as it streams by: `next_chunk`
/// gives the next bytes (any number), nothing at the end; they are needed only until the next call.
/// Where it is not read, `records` holds part of it and is of no more use, but for another sort.
std::optional<NotRead> load_xml(std::string name,
                                const std::function<std::string_view()>& next_chunk,
                                const Headings& headings, const LoadOptions& options,
                                Records& records, Diagnostics& findings);

/// The bank holidays embedded from data/bank-holidays.csv, and generated ones (provisional) to
/// 2035.
WorkingCalendar built_in_calendar();

/// The same with the years that `text` covers taken from it instead: CSV `date,title`, or GOV.UK's
/// JSON. Nothing, and a sentence in `problem`, where it is neither.
std::optional<WorkingCalendar> calendar_from(std::string_view text, std::string& problem);

/// The kinds of extract that can be read, in the order they are documented.
std::vector<std::string> input_kinds();
/// What the rows of the kind are, in words; blank for none of ours.
std::string_view words_of_kind(std::string_view kind);

}  // namespace duly
