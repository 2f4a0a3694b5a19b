// The base text is drawn by a fixed stream, so that an index means the same text in every run.
#include "generate/meanings/semantic_distinct.hpp"

#include <algorithm>

#include "core/varied_words.hpp"

namespace synthgen::generate {

namespace {

constexpr core::Stream kBases(0x64697374696E6374);
constexpr core::Stream kPlain(0x706C61696E);
// Where there is room for few numbers, all of them are needed.
constexpr std::uint64_t kLeastCapacity = 4096;

}  // namespace

// Piece by piece, as it is asked for every row of a unique text.
std::uint64_t folded_hash(std::string_view text) noexcept {
  constexpr std::size_t kPiece = 64;
  char lower[kPiece];
  std::uint64_t hash = 0;
  for (std::size_t at = 0; at < text.size(); at += kPiece) {
    std::string_view const piece = text.substr(at, kPiece);
    std::transform(piece.begin(), piece.end(), lower,
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    hash = core::hash_bytes({lower, piece.size()}, hash);
  }
  return hash;
}

DistinctText::DistinctText(std::unique_ptr<TemplateText> base, std::size_t most_plain, const Context& context)
    : EntityText(base->shape()), base_(std::move(base)), max_bytes_(base_->max_bytes()) {
  if (base_->distinct_capacity() < kLeastCapacity) return;
  std::string text(base_->max_bytes(), ' ');
  for (std::size_t i = 0; i < most_plain; ++i) {
    std::size_t const length = base_->write(kPlain.at(i), text.data(), text.size());
    std::string_view const drawn = std::string_view(text).substr(0, length);
    if (length > 0 && plain_hashes_.insert(folded_hash(drawn)).second) plain_.emplace_back(drawn);
  }
  if (!plain_.empty())
    core::add_varied(plain_, core::variation_of(base_->description(), {}), context.locale(),
                     context.rows_needed, base_->max_characters());
  for (const std::string& text : plain_) {
    plain_hashes_.insert(folded_hash(text));
    max_bytes_ = std::max(max_bytes_, text.size());
  }
}

// The upper half of the discriminators is for those texts with a number that are plain texts as well.
std::uint64_t DistinctText::capacity() const noexcept {
  return distinct_capacity();
}

std::uint64_t DistinctText::distinct_capacity() const noexcept {
  return plain_.empty() ? base_->distinct_capacity() : base_->distinct_capacity() / 2;
}

bool DistinctText::is_plain(std::string_view text) const noexcept {
  return plain_hashes_.contains(folded_hash(text));
}

std::size_t DistinctText::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  return write_distinct(kBases.at(index), index, out, room);
}

std::size_t DistinctText::write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                                         std::size_t room) const noexcept {
  if (discriminator < plain_.size()) return plain_[discriminator].copy(out, room);
  std::size_t const length = base_->write_distinct(word, discriminator, out, room);
  if (plain_.empty() || !is_plain({out, length})) return length;
  return base_->write_distinct(word, distinct_capacity() + discriminator, out, room);
}

// The first texts are dealt to the rows as they are, whatever their words.
std::size_t DistinctText::write_shared(std::uint64_t word, char* out, std::size_t room) const noexcept {
  return plain_.empty() ? base_->write(word, out, room) : 0;
}

std::string DistinctText::description() const {
  return "distinct " + base_->description();
}

}  // namespace synthgen::generate
