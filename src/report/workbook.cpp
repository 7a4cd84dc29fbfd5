#include "report/workbook.hpp"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <new>
#include <random>
#include <system_error>
#include <utility>
#include <xlsxwriter.h>

#include "duly/report.hpp"

namespace duly {
namespace {

namespace fs = std::filesystem;

constexpr std::int32_t kFirstOfLibrary = 3652;  // 1 January 1980, as the library dates its files

// How many characters the two columns of lines hold.
constexpr std::size_t kLeft = 34;
constexpr std::size_t kRight = 110;

/// Midnight of the day, in seconds.
std::time_t seconds_of(Date day) {
  constexpr std::time_t kOfDay = 86'400;
  return day.serial() * kOfDay;
}

}  // namespace

PrivateFolder::PrivateFolder() {
  std::error_code error;
  const fs::path base = fs::temp_directory_path(error);
  std::random_device random;
  constexpr int kTries = 8;
  for (int i = 0; i < kTries && !error; ++i) {
    path_ = base / ("duly-" + std::to_string(random()) + std::to_string(random()));
    if (!fs::create_directory(path_, error)) continue;
    fs::permissions(path_, fs::perms::owner_all, error);
    if (!error) return;
  }
  throw NotWritten("a workbook is made in a folder for temporary files, and none can be made (" +
                   error.message() + "); TMPDIR names another place");
}

PrivateFolder::~PrivateFolder() {
  std::error_code left;  // in a folder that nobody else may enter
  fs::remove_all(path_, left);
}

Workbook::Workbook(std::string title, OptDate as_at)
    : file_((folder_.path() / "book.xlsx").string()) {
  std::string folder = folder_.path().string();
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  book_ = workbook_new_opt(file_.c_str(), &options);
  if (book_ == nullptr) throw std::bad_alloc();
  lxw_doc_properties properties{};
  title = sheet_text(title);
  properties.title = title.data();
  std::string author = "duly";  // by which it is known when it comes back as input
  properties.author = author.data();
  properties.created = seconds_of(as_at ? *as_at : Date::from_serial(kFirstOfLibrary));
  workbook_set_properties(book_, &properties);
  make_looks();
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
}

void Workbook::make_looks() {
  const auto make = [this](Look look) {
    lxw_format* const out = workbook_add_format(book_);
    if (out == nullptr) throw std::bad_alloc();
    looks_[static_cast<std::size_t>(look)] = out;
    return out;
  };
  format_set_num_format(make(Look::date), "yyyy-mm-dd");
  format_set_num_format(make(Look::tenths), "0.0");
  format_set_num_format(make(Look::percent), "0 %");
  format_set_num_format(make(Look::percent_tenths), "0.0 %");
  format_set_num_format(make(Look::percent_hundredths), "0.00 %");
  lxw_format* const title = make(Look::title);
  constexpr double kTitleSize = 16;
  format_set_bold(title);
  format_set_font_size(title, kTitleSize);
  lxw_format* const heading = make(Look::heading);
  format_set_bold(heading);
  format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
  lxw_format* const wrapped = make(Look::wrapped);
  format_set_text_wrap(wrapped);
  format_set_align(wrapped, LXW_ALIGN_LEFT);
  format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
  lxw_format* const link = make(Look::link);
  format_set_font_color(link, 0x0563C1);
  format_set_underline(link, LXW_UNDERLINE_SINGLE);
  format_set_align(link, LXW_ALIGN_VERTICAL_TOP);
}

Sheet Workbook::add_sheet(std::string_view words) {
  Sheet out;
  out.name = sheet_name(words, taken_);
  out.sheet = workbook_add_worksheet(book_, out.name.c_str());
  if (out.sheet == nullptr) throw NotWritten("no sheet can be named " + out.name);
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_landscape(out.sheet);
  worksheet_set_paper(out.sheet, kA4);
  worksheet_fit_to_pages(out.sheet, 1, 0);  // as wide as a page, and as long as it takes
  worksheet_set_footer(out.sheet, "&A, page &P of &N");
  return out;
}

void Workbook::finish(std::string& out) {
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));  // which frees it
  if (error != LXW_NO_ERROR) {
    throw NotWritten(std::string("the workbook cannot be made (") + lxw_strerror(error) + ")");
  }
  std::ifstream file(file_, std::ios::binary | std::ios::ate);
  const std::streamoff size = file.tellg();
  if (size < 0) throw NotWritten("the workbook cannot be read back");
  const std::size_t before = out.size();
  out.resize(before + static_cast<std::size_t>(size));
  file.seekg(0);
  file.read(out.data() + before, size);
  if (!file) throw NotWritten("the workbook cannot be read back");
}

Lines::Lines(Workbook& book, Sheet sheet) : book_(book), sheet_(std::move(sheet)) {
  worksheet_set_column(sheet_.sheet, 0, 0, kLeft, nullptr);
  worksheet_set_column(sheet_.sheet, 1, 1, kRight, nullptr);
}

void Lines::title(std::string_view text) {
  book_.write(sheet_, row_++, 0, text, Look::title);
}

void Lines::heading(std::string_view text) {
  ++row_;
  book_.write(sheet_, row_++, 0, text, Look::heading);
}

void Lines::line(std::string_view text) {
  line({}, text);
}

void Lines::line(Date day) {
  book_.write(sheet_, row_++, 1, to_string(day), Look::wrapped);
}

void Lines::line(std::string_view left, std::string_view text) {
  if (left.empty() && text.empty()) return;
  make_room(std::max(left.size() * kRight / kLeft, text.size()));
  book_.write(sheet_, row_, 0, left, Look::wrapped);
  book_.write(sheet_, row_++, 1, text, Look::wrapped);
}

void Lines::make_room(std::size_t characters) const {
  constexpr double kLineHeight = 15;
  const std::size_t lines = (characters + kRight - 1) / kRight;
  if (lines < 2) return;
  worksheet_set_row(sheet_.sheet, static_cast<lxw_row_t>(row_),
                    kLineHeight * static_cast<double>(lines), nullptr);
}

void Lines::link(const std::string& sheet, std::string_view text) {
  // Sheets are named without apostrophes, so that none needs doubling here.
  const std::string place = "internal:'" + sheet + "'!A1";
  worksheet_write_url_opt(sheet_.sheet, static_cast<lxw_row_t>(row_), 0, place.c_str(),
                          book_.look(Look::link), sheet.c_str(), nullptr);
  make_room(text.size());
  book_.write(sheet_, row_++, 1, text, Look::wrapped);
}

}  // namespace duly
