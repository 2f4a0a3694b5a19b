// The base text is drawn by a fixed stream, so that an index means the same text in every run.
#include "generate/semantic_distinct.hpp"

namespace synthgen::generate {

DistinctText::DistinctText(std::unique_ptr<EntityText> base)
    : EntityText(base->shape()), base_(std::move(base)), capacity_(base_->distinct_capacity()) {}

std::size_t DistinctText::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  constexpr core::Stream kBases(0x64697374696E6374);
  return base_->write_distinct(kBases.at(index), index, out, room);
}

std::size_t DistinctText::write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                                         std::size_t room) const noexcept {
  return base_->write_distinct(word, discriminator, out, room);
}

std::string DistinctText::description() const {
  return "distinct " + base_->description();
}

}  // namespace synthgen::generate
