// Goods of the category that their row refers to: what is in "Shoes" is called, described and priced as shoes
// are. So are cities those of their country, and jobs those of their department.
#pragma once

#include "core/lexicon.hpp"
#include "generate/batch.hpp"
#include "generate/generator.hpp"

namespace synthgen::generate {

// The words, bigints, from which the columns of an entity are drawn whose goods are in the category that a
// text names: of each row the first of its words that gives such goods. A text that names no category may be
// part of what some goods are called ("Burgers"). Where it is null or neither, the row has its own word.
// `field`: of the list, what the text names, or several such things, separated by |; what has nothing there
// fits them all.
class FittingWordsNode : public Node {
 public:
  FittingWordsNode(core::Stream stream, NodeId category, core::Lexicon list, std::string_view field);
  void generate(Batch& batch, Values out) const override;

 private:
  // What a text asks for: goods of a category, or else those with a part of it in their name.
  enum class Called : char { kUnknown, kNo, kYes };
  struct Wish {
    std::string_view text;
    std::size_t category;
    std::string_view part;
    Called* called;  // each row of the list, as far as it was looked at; null if there are no such goods
  };
  bool is_called(const Wish& wish, std::size_t row) const noexcept;
  std::size_t category_named(std::string_view text) const noexcept;
  Wish wish_of(std::string_view text, Arena& arena) const;
  std::uint64_t word_for(const Wish& wish, std::uint64_t own) const noexcept;
  template <typename Fits>
  std::uint64_t first_word(std::uint64_t own, Fits fits) const noexcept;

  core::Stream stream_;
  NodeId category_;
  core::Lexicon list_;
  core::Stream picks_;                   // of rows of the list
  std::vector<std::string> categories_;  // in lower case, the longest first
  std::vector<bool> is_in_;              // of each category, by row of the list
  std::vector<bool> fits_all_;           // of each row
  std::vector<std::string> names_;       // ... in lower case
};

// A column of the entity: draws as DrawNode does, from those words.
class FittingDrawNode : public Node {
 public:
  // `words` is a FittingWordsNode.
  FittingDrawNode(std::shared_ptr<const Generator> generator, NodeId words)
      : generator_(std::move(generator)), words_(words) {}
  void generate(Batch& batch, Values out) const override;

 private:
  std::shared_ptr<const Generator> generator_;
  NodeId words_;
};

}  // namespace synthgen::generate
