// The order in which a pool's records are dealt, and what their slots hold: both follow from an index alone,
// in all columns alike.
//
// A record with slots is as many cards as there are combinations of their values. In each round every record
// that has a card left is dealt once; when all cards are out, the deck begins anew.
#pragma once

#include <memory>

#include "core/permutation.hpp"
#include "generate/meanings/semantic_template.hpp"
#include "generate/texts/pool_slots.hpp"

namespace synthgen::generate {

struct TextPool;

class PoolDeck {
 public:
  struct Card {
    std::size_t record = 0;
    std::uint64_t combination = 0;
    std::uint64_t turn = 0;  // how often the deck was dealt out before
  };

  // `distinct` are the places of columns in which no two cards may be alike: only slots that occur in all of
  // them make cards of their own.
  PoolDeck(const TextPool& pool, PoolSlots slots, const std::vector<std::size_t>& distinct);

  std::uint64_t size() const noexcept { return size_; }
  std::size_t records() const noexcept { return records_.size(); }

  Card at(std::uint64_t index) const noexcept;
  void write(const Card& card, std::size_t column, Pen& pen) const noexcept;

  // Of the longest text of a column.
  std::size_t max_bytes(std::size_t column) const noexcept;
  std::size_t max_characters(std::size_t column) const;

 private:
  struct Record {
    std::vector<SlottedText> texts;    // by column
    std::vector<std::size_t> counted;  // slots of which each value makes cards
    std::uint64_t cards = 1;
  };
  // Rounds in which the same number of records take part: those from `first` on, in the order of their cards.
  struct Stretch {
    std::uint64_t begin = 0;  // index of its first card
    std::uint64_t round = 0;  // its first round
    std::size_t first = 0;
  };

  void count_cards(Record& record, const std::vector<std::size_t>& distinct) const;
  void lay_out();
  const std::string& value(const Record& record, const Card& card, std::size_t slot) const noexcept;

  std::uint64_t key_;
  PoolSlots slots_;
  std::vector<Record> records_;
  std::vector<std::size_t> order_;  // records, those with the fewest cards first
  std::vector<Stretch> stretches_;
  std::uint64_t size_ = 0;
  std::uint64_t rounds_ = 0;  // of one deck
};

}  // namespace synthgen::generate
