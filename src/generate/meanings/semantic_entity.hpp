// Texts that describe an entity (a person, a place, a company ...). All columns of one entity in a row
// get the same 64-bit word as index; what they share (the given name in first_name, full_name and
// e-mail) is derived from that word in the same way, so they agree.
//
// A unique column of an entity needs more: two rows may draw the same person. Such a column is written
// by write_distinct(word, discriminator): the base text comes from the entity's word, and a number
// made of the discriminator tells it from all others ("mary.garcia17@example.com"). Only the first row of
// many that has a text may do without: the text alone is write_shared(word).
#pragma once

#include <string_view>

#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

class EntityText : public TextGenerator {
 public:
  using TextGenerator::TextGenerator;

  // Writes a text for the entity `word`. Texts of different discriminators in [0, distinct_capacity())
  // are different, also when case is ignored, whatever their words are. Respects the column's
  // length by shortening the base text. Returns the length in bytes; `room` is at least max_bytes().
  virtual std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                                     std::size_t room) const noexcept = 0;

  // Writes the text as entities that may share it have it, without a discriminator; 0 if there is no such
  // text.
  virtual std::size_t write_shared(std::uint64_t, char*, std::size_t) const noexcept { return 0; }

  // How many discriminators have room in the column; 0 if write_distinct() cannot be used. Small
  // discriminators make the nicest texts.
  virtual std::uint64_t distinct_capacity() const noexcept = 0;
};

// The share of nulls that a nullable column of this meaning usually has.
double semantic_null_rate(std::string_view semantic);

}  // namespace synthgen::generate
