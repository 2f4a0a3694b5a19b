// Unique texts of entities.
#pragma once

#include <unordered_set>

#include "generate/batch.hpp"
#include "generate/meanings/semantic_entity.hpp"

namespace synthgen::generate {

// The text of an entity made distinct: what it says comes from the entity's draw, which other columns
// share, and its discriminator from the row number. The first row that says something does without; of the
// first rows of a table, that is, for what each of them says is kept.
class DistinctEntityNode : public Node {
 public:
  // `rows`: how many rows there may be.
  DistinctEntityNode(std::shared_ptr<const EntityText> text, core::Stream entity, core::Stream row_locale,
                     std::uint64_t rows);
  void generate(Batch& batch, Values out) const override;

 private:
  std::uint64_t word_of(std::uint64_t row) const noexcept;
  std::size_t write(std::uint64_t row, bool anew, char* out) const noexcept;

  std::shared_ptr<const EntityText> text_;
  core::Stream entity_;
  core::Stream row_locale_;
  std::vector<bool> is_first_;                // by row: whether it is the first one with its text
  std::unordered_set<std::uint64_t> firsts_;  // hashes of the texts of such rows
};

}  // namespace synthgen::generate
