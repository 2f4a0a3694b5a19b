// Makes a text that may repeat into one that does not: index i becomes the text of a pseudo-random
// word with discriminator i.
#pragma once

#include <algorithm>

#include "generate/semantic_entity.hpp"

namespace synthgen::generate {

class DistinctText : public EntityText {
 public:
  explicit DistinctText(std::unique_ptr<EntityText> base);

  // Beside other parts of a key a text need not tell more rows apart than there are.
  void limit_capacity(std::uint64_t most) noexcept {
    capacity_ = std::clamp<std::uint64_t>(most, 1, capacity_);
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }
  std::uint64_t distinct_capacity() const noexcept override { return capacity_; }
  std::size_t max_bytes() const noexcept override { return base_->max_bytes(); }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override;
  std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override;
  std::string description() const override;

 private:
  std::unique_ptr<EntityText> base_;
  std::uint64_t capacity_;
};

}  // namespace synthgen::generate
