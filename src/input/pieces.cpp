#include "input/pieces.hpp"

#include <algorithm>
#include <cstring>
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
  if (!next(first_)) unusual_ = true;
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
  if (at_end_ || unusual_) return false;
  const std::size_t room = rest_.size() + piece_bytes_;
  piece = {};
  piece.own = std::make_unique_for_overwrite<char[]>(room);
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
    const std::size_t last = text.rfind('\n');
    if (last == std::string_view::npos) {
      unusual_ = true;
      return false;
    }
    rest_ = text.substr(last + 1);
    text = text.substr(0, last + 1);
  }
  piece.text = text;
  piece.until = text.size();
  return size > 0;
}

bool look_at_characters(Piece& piece) {
  const std::string_view text = piece.text;
  piece.has_high = has_high(text);
  piece.has_nul = std::memchr(text.data(), 0, text.size()) != nullptr;
  return !piece.has_high || valid_utf8(text) == text.size();
}

}  // namespace duly::input
