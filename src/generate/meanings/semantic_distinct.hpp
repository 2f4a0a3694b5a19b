// Makes a text that may repeat into one that does not. The first indexes are different texts that the base
// draws, as they are; any other index i becomes the text of a pseudo-random word with discriminator i. The
// same goes for the discriminators of an entity's words.
#pragma once

#include <unordered_set>

#include "generate/meanings/semantic_text.hpp"

namespace synthgen::generate {

// The same for texts that differ in the case of letters alone.
std::uint64_t folded_hash(std::string_view text) noexcept;

class DistinctText : public EntityText {
 public:
  // `most_plain`: of how many draws the first texts are taken. There should be as many as rows are needed,
  // where varied ones will do (core/varied_words.hpp).
  DistinctText(std::unique_ptr<TemplateText> base, std::size_t most_plain, const Context& context);

  std::uint64_t capacity() const noexcept override;
  std::uint64_t plain() const noexcept override { return plain_.empty() ? capacity() : plain_.size(); }
  std::uint64_t distinct_capacity() const noexcept override;
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override;
  std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override;
  std::size_t write_shared(std::uint64_t word, char* out, std::size_t room) const noexcept override;
  std::string description() const override;

 private:
  bool is_plain(std::string_view text) const noexcept;

  std::unique_ptr<TemplateText> base_;
  std::size_t max_bytes_;
  std::vector<std::string> plain_;
  std::unordered_set<std::uint64_t> plain_hashes_;  // of the texts in lower case
};

}  // namespace synthgen::generate
