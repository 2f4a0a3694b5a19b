#include "generate/meanings/distinct_entity.hpp"

#include <algorithm>
#include <string>

#include "core/locale_mix.hpp"
#include "generate/meanings/semantic_distinct.hpp"

namespace synthgen::generate {

DistinctEntityNode::DistinctEntityNode(std::shared_ptr<const EntityText> text, core::Stream entity,
                                       core::Stream row_locale, std::uint64_t rows)
    : text_(std::move(text)), entity_(entity), row_locale_(row_locale) {
  constexpr std::uint64_t kMostKept = 1000;
  std::string shared(text_->max_bytes(), ' ');
  for (std::uint64_t row = 0; row < std::min(rows, kMostKept); ++row) {
    std::size_t const length = text_->write_shared(word_of(row), shared.data(), shared.size());
    if (length == 0) break;
    is_first_.push_back(firsts_.insert(folded_hash(std::string_view(shared).substr(0, length))).second);
  }
}

std::uint64_t DistinctEntityNode::word_of(std::uint64_t row) const noexcept {
  std::uint64_t const word = entity_.at(row);
  return text_->draws_locale() ? core::LocaleMix::select(word, row_locale_.at(row)) : word;
}

// The upper half of the discriminators is for texts that a first row has as they are, with the number.
std::size_t DistinctEntityNode::write(std::uint64_t row, bool anew, char* out) const noexcept {
  std::size_t const room = text_->max_bytes();
  if (!anew && row < is_first_.size() && is_first_[row]) return text_->write_shared(word_of(row), out, room);
  std::size_t const length = text_->write_distinct(word_of(row), row, out, room);
  if (!firsts_.contains(folded_hash({out, length}))) return length;
  return text_->write_distinct(word_of(row), row + text_->distinct_capacity() / 2, out, room);
}

void DistinctEntityNode::generate(Batch& batch, Values out) const {
  char* const buffer = batch.arena().allocate(text_->max_bytes());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::size_t const length = write(batch.row(i), batch.attempt() > 0, buffer);
    out.data[i] = make_text(text_->shape(), buffer, length, batch.arena());
  }
}

}  // namespace synthgen::generate
