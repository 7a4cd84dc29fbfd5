// A file read piece by piece gives what the same bytes give whole, however small the pieces are and
// however many threads read them.

#include <algorithm>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "duly/care.hpp"
#include "duly/child.hpp"
#include "duly/input.hpp"
#include "support/loaded.hpp"

namespace {

using namespace duly;        // NOLINT(google-build-using-namespace)
using namespace duly::test;  // NOLINT(google-build-using-namespace)

/// The bytes as a file gives them, never more than `most` at once.
struct FileOf {
  std::string_view bytes;
  std::size_t most = 1000;
  std::size_t at = 0;
  bool read_whole = false;

  Source source() {
    Source out;
    out.size = bytes.size();
    out.read = [this](char* to, std::size_t room) {
      const std::size_t size = std::min({room, most, bytes.size() - at});
      std::copy_n(bytes.data() + at, size, to);
      at += size;
      return size;
    };
    out.restart = [this] { at = 0; };
    out.whole = [this] {
      read_whole = true;
      return bytes;
    };
    return out;
  }
};

/// All that the reviews of an extract tell.
std::string told(const Loaded& l) {
  const Records& r = l.records;
  std::string out = l.codes() + "\n";
  for (const Diagnostic& d : l.findings.all()) {
    out += std::string(d.column) + "|" + d.detail + "|" + std::string(r.children[d.child]) + "\n";
  }
  for (const Extract& e : r.extracts) {
    out += e.kind + " " + std::to_string(e.rows) + " " + std::to_string(e.left_out) + " " +
           to_string(e.first_date.or_far()) + " " + to_string(e.last_date.or_far()) + "\n";
  }
  for (const Review& review : r.reviews) {
    out += std::to_string(review.row.line) + " " + std::string(r.children[review.child]) + " " +
           to_string(*review.held) + " " + review.participation.text() + " " +
           std::string(l.word(r.review_extras[review.extra].iro)) + "\n";
  }
  for (const ChildRow& child : r.child_rows) {
    out += std::string(r.children[child.child]) + " " + to_string(child.born.or_far()) + "\n";
  }
  return out;
}

LoadOptions in_pieces_of(std::size_t bytes, unsigned threads) {
  LoadOptions out = everything();
  out.piece_bytes = bytes;
  out.threads = threads;
  return out;
}

struct Read {
  std::string told;
  bool whole = false;
};
Read streamed(std::string_view bytes, std::size_t piece, unsigned threads) {
  FileOf file{bytes};
  Loaded l;
  REQUIRE(!load_extract("a.csv", "", file.source(), Headings(), in_pieces_of(piece, threads),
                        l.records, l.findings));
  return {told(l), file.read_whole};
}

/// Rows of reviews with what extracts have in them; `odd` says how many of a hundred are odd.
std::string reviews(unsigned seed, unsigned odd, std::string_view line_end = "\n") {
  std::mt19937 random(seed);
  const auto below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::string out = "CHILD,DOB,REVIEW,REVIEW_CODE,iro\n";
  constexpr unsigned kRows = 1500;
  for (unsigned i = 0; i < kRows; ++i) {
    std::string child = "A" + std::to_string(1000 + below(300));
    std::string day =
        std::to_string(10 + below(19)) + "/0" + std::to_string(1 + below(9)) + "/2015";
    std::string officer = "R" + std::to_string(below(20));
    if (below(100) < odd) {
      switch (below(6)) {
        case 0: officer = "\"R, 1\nand R 2\""; break;
        case 1: child = " " + child; break;
        case 2: day = "04/25/2015"; break;
        case 3: officer = "n/a"; break;
        case 4: officer = "Zo\xC3\xAB"; break;
        default: day.clear(); break;
      }
    }
    out += child + ",01/05/2010," + day + ",PN1," + officer + std::string(line_end);
  }
  return out;
}

}  // namespace

TEST_SUITE("unit") {
  TEST_CASE("a file in pieces of 4 KiB gives what it gives whole, by any number of threads") {
    constexpr std::size_t kPiece = 4096;
    for (const unsigned odd : {0U, 2U, 40U}) {
      for (const std::string_view line_end : {"\n", "\r\n"}) {
        const std::string text = reviews(odd + 1, odd, line_end);
        const std::string whole = told(load(text));
        for (const unsigned threads : {1U, 2U, 8U}) {
          CAPTURE(odd);
          CAPTURE(threads);
          CHECK(streamed(text, kPiece, threads).told == whole);
          CHECK(told(load(text, in_pieces_of(kPiece, threads))) == whole);
        }
      }
    }
  }

  TEST_CASE("a usual file never stands in memory whole, and an odd one is read whole after all") {
    constexpr std::size_t kPiece = 4096;
    const std::string usual = reviews(7, 0);
    CHECK_FALSE(streamed(usual, kPiece, 2).whole);
    CHECK_FALSE(streamed("\xEF\xBB\xBF" + usual, kPiece, 2).whole);
    CHECK(streamed("\xEF\xBB\xBF" + usual, kPiece, 2).told == streamed(usual, kPiece, 1).told);

    std::string windows = usual;
    windows.replace(windows.rfind("R1"), 2, "Zo\xEB");
    std::string unclosed = usual;
    unclosed.insert(unclosed.find(",R", unclosed.size() / 2) + 1, "\"");
    std::string one_line = usual;
    std::replace(one_line.begin(), one_line.end(), '\n', '\r');
    std::string with_nul = usual;
    with_nul[with_nul.find(",R", with_nul.size() / 2) + 1] = '\0';
    for (const std::string& text : {windows, unclosed, one_line}) {
      const Read read = streamed(text, kPiece, 2);
      CHECK(read.whole);
      CHECK(read.told == told(load(text)));
    }
    CHECK(streamed(with_nul, kPiece, 2).told == told(load(with_nul)));
    CHECK(load(with_nul).codes().find("D219") != std::string::npos);
  }

  TEST_CASE("a line that is longer than a piece, behind others, is read once") {
    std::string text = reviews(5, 0);
    text += "A1001,01/05/2010,12/03/2015,PN1," + std::string(20'000, 'x') + "\n";
    text += reviews(6, 0).substr(33);
    const Read read = streamed(text, 4096, 2);
    CHECK(read.whole);
    CHECK(read.told == told(load(text)));
  }

  TEST_CASE("a cell that runs over many pieces is read as it stands") {
    std::string text = reviews(3, 1);
    text += "A1001,01/05/2010,12/03/2015,PN1,\"" + std::string(20'000, '\n') + "R\"\n";
    text += reviews(4, 1).substr(33);
    CHECK(streamed(text, 4096, 2).told == told(load(text)));
  }
}
