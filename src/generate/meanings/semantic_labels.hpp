// Draws one of a few labels: those of an enum, or the texts that a CHECK lists. Labels are not alike: few
// orders are lost or refunded, most are delivered; and a label that tells a person's sex or title belongs
// to the person that the other columns of the row describe.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "generate/generator.hpp"
#include "generate/texts/text_generator.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

struct Labels {
  std::vector<Datum> values;
  std::vector<std::string> texts;        // in step with the values
  std::optional<std::size_t> favourite;  // position of the column's default
  std::vector<std::uint64_t> weights;    // in step with the values; empty: by what the texts mean
  bool knows_default = true;             // whether it is one of those that the column's meaning has
};

// `labels` are distinct and not empty; the values are copied into the current memory context. Every label
// is drawn sometimes. If `follows_entity` comes back true, the column shares the draw of its entity.
std::unique_ptr<Generator> make_label_generator(std::string_view semantic, const pg::TypeRef& type,
                                                Labels labels, std::string_view locale,
                                                std::string description, bool& follows_entity);

// The labels that the texts of a status are, if they are few; in the way of writing of the column's default:
// "in_progress" rather than "In progress" where it says "open"; those of at most `room` bytes, if that is not
// 0, and codes for the others where there is room for a few letters only. With `fixed_width` values are
// padded to the room. Nothing if the texts are many, or none fits.
std::optional<Labels> labels_of_texts(const TextGenerator& texts, std::optional<std::string> default_text,
                                      std::size_t room, bool fixed_width);

// Puts labels into the order in which their meaning lists them, which is that in which they come about. A
// default that is not among them is what rows begin with.
void order_as_listed(Labels& labels, std::span<const std::string> listed);

// Of the two labels of a flag in letters, "Y" and "N", the one that says yes.
std::optional<std::size_t> affirmative_label(std::span<const std::string> labels);
std::vector<std::uint64_t> weights_of_flag(std::size_t affirmative, double rate);

// Gives labels the weights that they have among others, if those have most of them.
void take_weights(Labels& labels, const Labels& usual);

}  // namespace synthgen::generate
