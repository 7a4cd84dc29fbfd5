#include "pages/manual.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace duly::pages {
namespace {

/// Text as roff reads it: hyphens that can be copied, no accidental request at the start of a line.
std::string roff(std::string_view text) {
  std::string out;
  if (!text.empty() && (text[0] == '.' || text[0] == '\'')) out += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
      continue;
    }
    if (c == '-') out += '\\';
    out += c;
  }
  return out;
}

std::string bold(std::string_view text) {
  return fmt::format("\\fB{}\\fR", roff(text));
}
std::string italic(std::string_view text) {
  return fmt::format("\\fI{}\\fR", roff(text));
}

struct Entry {
  std::string head;  ///< "-f, --format FORMAT", as roff
  std::string text;
  bool argument = false;  ///< stands without a name of its own
  friend bool operator==(const Entry& a, const Entry& b) = default;
};

Entry entry_of(const OptionHelp& option) {
  Entry out{{}, option.text, option.names.empty()};
  for (const std::string& name : option.names) {
    if (!out.head.empty()) out.head += ", ";
    out.head += bold(name);
  }
  if (option.names.empty()) {
    out.head = italic(option.value);
    if (option.repeated) out.head += "...";
  } else if (!option.value.empty()) {
    out.head += ' ';
    out.head += italic(option.value);
  }
  return out;
}

struct Page {
  std::string name, summary, synopsis;
  std::vector<Entry> entries;
  bool reads_files = false;
};

Page page_of(const CommandHelp& command) {
  Page out{command.name, command.summary, bold("duly " + command.name), {}, command.reads_files};
  bool has_options = false;
  for (const OptionHelp& option : command.options) {
    const std::vector<std::string>& names = option.names;
    if (std::find(names.begin(), names.end(), "--help") != names.end()) continue;  // said once
    Entry entry = entry_of(option);
    if (option.names.empty()) {
      const bool needed = option.needed || command.reads_files;
      out.synopsis += needed ? " " + entry.head : fmt::format(" [{}]", entry.head);
    }
    has_options = has_options || !option.names.empty();
    out.entries.push_back(std::move(entry));
  }
  if (has_options) out.synopsis += fmt::format(" [{}]...", italic("OPTION"));
  return out;
}

bool has(const Page& page, const Entry& entry) {
  return std::find(page.entries.begin(), page.entries.end(), entry) != page.entries.end();
}

/// What every command that reads files has, in its order there; files need not stand alone.
std::vector<Entry> common_to_files(const std::vector<Page>& pages) {
  std::vector<Entry> out;
  const auto reads = [](const Page& p) { return p.reads_files; };
  const auto first = std::find_if(pages.begin(), pages.end(), reads);
  if (first == pages.end()) return out;
  std::copy_if(first->entries.begin(), first->entries.end(), std::back_inserter(out),
               [&](const Entry& e) {
                 return std::all_of(pages.begin(), pages.end(), [&](const Page& p) {
                   return !p.reads_files || e.argument || has(p, e);
                 });
               });
  return out;
}

std::string listed(const std::vector<Entry>& entries) {
  std::string out;
  for (const Entry& e : entries) out += fmt::format(".TP\n{}\n{}\n", e.head, roff(e.text));
  return out;
}

std::string command_sections(const std::vector<Page>& pages, const std::vector<Entry>& common) {
  std::string out;
  for (const Page& page : pages) {
    out += fmt::format(".SS {}\n{}.\n", roff(page.name), roff(page.summary));
    std::vector<Entry> own = page.entries;
    if (page.reads_files) {
      own.erase(std::remove_if(own.begin(), own.end(),
                               [&common](const Entry& e) {
                                 return std::find(common.begin(), common.end(), e) != common.end();
                               }),
                own.end());
      out += "Reads files: the options under COMMON OPTIONS apply.\n";
    }
    out += listed(own);
  }
  return out;
}

constexpr std::string_view kDescription =
    "Reads extracts as English local authorities keep them (the SSDA903 return, and plain CSV files"
    " for child protection), works out by which day every statutory review had to be held, and says"
    " which are due, which were held in time, and what National Indicators 64 to 67 come to.\n"
    ".PP\n"
    "The limits of law, their citations and the bank holidays are inside the program. Results go to"
    " standard output, messages to standard error. A message never shows what a cell holds unless"
    " \\fB\\-\\-show\\-values\\fR is given. Nothing is sent anywhere, and no file is written but "
    "the"
    " one named with \\fB\\-\\-output\\fR.\n";

constexpr std::string_view kFiles =
    "Extracts are known by their headings, never by name or order; several of one kind are brought"
    " together. \\fBduly formats\\fR lists the headings. The text is UTF\\-8, the separator a "
    "comma,"
    " semicolon, tab or bar.\n";

constexpr std::string_view kSettings =
    ".PP\nSettings stand in \\fIduly.toml\\fR of the working folder, or in the file of"
    " \\fB\\-\\-config\\fR: any long option by its name, as in \\fIyear = \"2015\\-16\"\\fR; those"
    " of one command under \\fI[kpi]\\fR; extracts as \\fIfiles\\fR. Paths are relative to the "
    "folder"
    " of the file.\n";

struct Example {
  std::string_view does;
  std::string_view typed;
};
constexpr Example kExamples[] = {
    {"What falls due in four weeks, and what is overdue:",
     "duly due episodes.csv reviews.csv header.csv --within 28d"},
    {"The indicators of a year, as CSV:", "duly kpi *.csv --year 2015-16 --format csv -o kpi.csv"},
    {"Everyone NI66 looked at, with the reason:", "duly kpi *.csv --year 2015-16 --list NI66"},
    {"Why one child's reviews came out as they did:", "duly explain *.csv --child A1001"},
    {"Due dates without a file:", "duly when --looked-after 2015-12-11 --held 2016-01-13"},
};

}  // namespace

std::string manual(std::string_view version, std::span<const CommandHelp> commands,
                   std::span<const ExitHelp> exit_codes) {
  std::vector<Page> pages;
  for (const CommandHelp& command : commands) pages.push_back(page_of(command));
  const std::vector<Entry> common = common_to_files(pages);
  std::string out =
      ".\\\" Written by the program from its commands and options; change those, not this page.\n";
  out += fmt::format(".TH DULY 1 \"\" \"duly {}\" \"User Commands\"\n", version);
  out +=
      ".SH NAME\nduly \\- when statutory reviews are due, which were in time, and NI64 to NI67\n";
  out += ".SH SYNOPSIS\n.nf\n";
  for (const Page& page : pages) out += page.synopsis + '\n';
  out += fmt::format("{}\n{}\n.fi\n", bold("duly --version"),
                     bold("duly ") + "[" + italic("COMMAND") + "] " + bold("--help"));
  out += fmt::format(".SH DESCRIPTION\n{}", kDescription);
  out += fmt::format(".SH COMMANDS\n{}", command_sections(pages, common));
  out += fmt::format(".SH COMMON OPTIONS\nOf every command that reads files.\n{}", listed(common));
  out += ".SH EXIT STATUS\n";
  for (const ExitHelp& line : exit_codes) {
    out += fmt::format(".TP\n.B {}\n{}\n", line.code, line.meaning);
  }
  out += fmt::format(".SH FILES\n{}{}", kFiles, kSettings);
  out +=
      ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nWhere set, no colour unless \\fB\\-\\-colour\\fR"
      " says always.\n"
      ".TP\n.B DULY_CONFIG\nThe settings file, where \\fB\\-\\-config\\fR names none.\n"
      ".TP\n.B DULY_AS_AT, DULY_FORMAT, ...\nThe option of that name, where the command line does"
      " not give it; it stands before the settings file.\n";
  out += ".SH EXAMPLES\n";
  for (const Example& e : kExamples) {
    out += fmt::format("{}\n.PP\n.nf\n    {}\n.fi\n.PP\n", roff(e.does), roff(e.typed));
  }
  return out;
}

}  // namespace duly::pages
