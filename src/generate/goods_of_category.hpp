// Goods of the category that their row refers to: what is in "Shoes" is called, described and priced as shoes
// are. So are cities those of their country.
#pragma once

#include "core/lexicon.hpp"
#include "generate/batch.hpp"
#include "generate/generator.hpp"

namespace synthgen::generate {

// Draws as DrawNode does for an entity's columns, from words whose goods are in the category that a text
// names: the first of those of the row that is. All columns of the entity find the same one. A text that
// names no category may be part of what some goods are called ("Burgers"). Where it is null or neither, the
// row has its own word. `field`: of the list, what the text names; what has nothing there fits them all.
class GoodsOfCategoryNode : public Node {
 public:
  GoodsOfCategoryNode(std::shared_ptr<const Generator> generator, core::Stream stream, NodeId category,
                      core::Lexicon list, std::string_view field);
  void generate(Batch& batch, Values out) const override;

 private:
  std::size_t category_named(std::string_view text) const noexcept;
  std::uint64_t word_named(std::string_view text, std::uint64_t own) const noexcept;
  template <typename Fits>
  std::uint64_t first_word(std::uint64_t own, Fits fits) const noexcept;

  std::shared_ptr<const Generator> generator_;
  core::Stream stream_;
  NodeId category_;
  core::Lexicon list_;
  std::vector<std::string> categories_;       // in lower case, the longest first
  std::vector<std::size_t> category_of_row_;  // of the list
  std::vector<std::string> names_;            // ... in lower case
};

}  // namespace synthgen::generate
