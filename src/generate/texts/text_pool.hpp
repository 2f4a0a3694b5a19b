// Texts that were written beforehand, by a language model or by hand, for some columns of a table, and the
// generator that deals them out.
//
// A pool is a list of records; a record holds one text for each of its columns, which belong together: the
// name of a product and its description. Rows are dealt records like cards from a shuffled deck: the deck is
// dealt out before it is shuffled anew, so a small table repeats nothing. Which record a row gets follows
// from the row's number and the pool's key alone, in all columns alike (generate/texts/pool_deck.hpp).
#pragma once

#include "generate/texts/pool_deck.hpp"
#include "generate/texts/text_generator.hpp"

namespace synthgen::generate {

struct TextPool {
  std::vector<AttrNumber> columns;
  std::vector<std::vector<std::string>> records;  // one text for each of `columns`, in the server's encoding
  std::vector<SlotList> slots;                    // lists that texts may draw from
  // Short qualifications such as "Pro" or ", Second Edition" that make further texts of the same thing.
  std::vector<std::string> variants;
  std::string source;  // who wrote the texts, for synth_plan

  // Set by the plan.
  std::uint64_t key = 0;              // shuffles
  std::uint64_t rows_needed = 0;      // how many different texts a unique column must have
  std::vector<std::size_t> distinct;  // places of the columns whose texts differ, whatever the row
  std::shared_ptr<const PoolDeck> deck;
};

// The texts of one column of a pool.
class PoolText final : public TextGenerator {
 public:
  // `distinct` promises different texts for different indexes: the records as they are, with all that their
  // slots can hold, then each with every variant, then with every two, then with numbers. That they differ,
  // also when case is ignored, rests on what fit_to_distinct() demands of the pool.
  PoolText(TextShape shape, const TextPool& pool, std::size_t column, std::size_t max_characters,
           bool distinct);

  std::uint64_t capacity() const noexcept override { return capacity_; }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override;
  std::string description() const override { return description_; }

 private:
  std::size_t qualify(std::uint64_t record, std::uint64_t round, char* out, std::size_t room) const noexcept;

  std::uint64_t key_;
  std::shared_ptr<const PoolDeck> deck_;
  std::size_t column_;
  std::vector<std::string> variants_;      // with what joins them to a text
  std::uint64_t single_ = 0, double_ = 0;  // rounds with one variant, with two
  std::uint64_t capacity_ = 0;
  std::size_t max_bytes_;
  std::string description_;
};

// The labels of a column of an enum type. They make no column unique.
class PoolLabel final : public Generator {
 public:
  PoolLabel(const pg::TypeRef& type, const TextPool& pool, std::size_t column);

  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override;
  std::string description() const override { return description_; }

 private:
  std::shared_ptr<const PoolDeck> deck_;
  std::vector<Datum> labels_;  // of each record
  std::string description_;
};

// A text of a pool, without slots, as a value of a text or enum type; nothing if it is too long, or no label
// of the enum. Throws pg::ServerError.
std::optional<Datum> pool_value(const pg::TypeRef& type, const std::string& text, Arena& arena);

// A variant as it stands behind a text.
std::string joined_variant(const std::string& variant);

}  // namespace synthgen::generate
