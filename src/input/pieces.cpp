#include "input/pieces.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "duly/csv.hpp"

namespace duly::input {

Pieces pieces_of(const Text& text, std::size_t body, std::size_t piece_bytes) {
  constexpr std::size_t kSmallest = std::size_t{1} << 20;
  const std::size_t count = (text.utf8.size() - body) / piece_bytes + 1;
  auto starts = csv::cut(text.utf8, body, count, std::min(kSmallest, piece_bytes));
  Pieces out;
  out.about = starts.size();
  const auto at = std::make_shared<std::size_t>(0);
  out.next = [&text, at, starts = std::move(starts)](Piece& piece) {
    if (*at == starts.size()) return false;
    piece = {};
    piece.text = text.utf8;
    piece.from = starts[(*at)++];
    piece.until = *at < starts.size() ? starts[*at] : text.utf8.size();
    piece.has_nul = text.has_nul;
    piece.has_high = text.has_high;
    return true;
  };
  out.restart = [at] { *at = 0; };
  return out;
}

StreamedPieces::StreamedPieces(const Source& source, std::size_t piece_bytes)
    : source_(source), piece_bytes_(piece_bytes) {
  next(first_);
  mark_ = csv::byte_order_mark(first_.text);
}

Pieces StreamedPieces::from(std::size_t body) {
  body_ = mark_ + body;
  Pieces out;
  out.about = source_.size / piece_bytes_ + 1;
  out.next = [this](Piece& piece) {
    if (first_given_) return next(piece);
    first_given_ = true;
    piece = std::move(first_);
    piece.from = body_;
    return true;
  };
  out.restart = [this] { restart(); };
  return out;
}

void StreamedPieces::restart() {
  source_.restart();
  rest_.clear();
  at_end_ = first_given_ = false;
  next(first_);
}

bool StreamedPieces::next(Piece& piece) {
  if (at_end_) return false;
  const std::size_t room = rest_.size() + piece_bytes_;
  piece = {};
  piece.own.reset(new char[room]);  // NOLINT(cppcoreguidelines-owning-memory): not cleared
  std::copy(rest_.begin(), rest_.end(), piece.own.get());
  std::size_t size = rest_.size();
  rest_.clear();
  while (size < room && !at_end_) {
    const std::size_t got = source_.read(piece.own.get() + size, room - size);
    at_end_ = got == 0;
    size += got;
  }
  std::string_view text(piece.own.get(), size);
  if (!at_end_) {
    const std::size_t end = text.rfind('\n') + 1;  // npos + 1 is 0: there is none
    piece.ends_with_line = end > 0;
    if (piece.ends_with_line) {
      rest_ = text.substr(end);
      text = text.substr(0, end);
    }
  }
  piece.text = text;
  piece.until = text.size();
  return size > 0;
}

bool can_be_read_alone(Piece& piece) {
  if (!piece.ends_with_line) return false;
  piece.has_high = has_high(piece.text);
  piece.has_nul = has_nul(piece.text);
  return !piece.has_high || valid_utf8(piece.text) == piece.text.size();
}

}  // namespace duly::input
