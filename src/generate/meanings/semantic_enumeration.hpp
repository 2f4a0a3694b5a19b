// Unique texts from one list: first its entries, in a mixed order, then varied ones (core/varied_words.hpp),
// then entries with a letter or a number behind ("Garden B", "Garden 27"), or, for a list of short codes, the
// codes that the list does not use. Beside such a column, one that need not be unique tells of the same entry
// in each row: the name beside the code of a country. The name of the rows of a lookup table goes through its
// list, too.
#pragma once

#include "core/lexicon.hpp"
#include "core/permutation.hpp"
#include "generate/choose.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/meanings/semantic_text.hpp"

namespace synthgen::generate {

class EnumeratedList final : public EntityText {
 public:
  // Null if the field's texts are not distinct, or most are too long for `max_characters` (0: no limit).
  // `wanted`: of how many texts the last ones may be varied ones (core/varied_words.hpp).
  static std::unique_ptr<EnumeratedList> create(TextShape shape, std::string semantic,
                                                const ListField& source, std::string_view locale,
                                                std::size_t max_characters, bool ascii_only,
                                                std::uint64_t wanted);

  std::uint64_t capacity() const noexcept override { return capacity_; }
  std::uint64_t distinct_capacity() const noexcept override { return capacity_; }
  std::uint64_t plain() const noexcept override { return entries_.size(); }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override;
  std::size_t write_distinct(std::uint64_t, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override {
    return write(discriminator, out, room);
  }
  std::string description() const override { return "distinct " + semantic_; }

 private:
  EnumeratedList(TextShape shape, std::string semantic) : EntityText(shape), semantic_(std::move(semantic)) {}
  void add_varied(const core::Lexicon& list, std::uint64_t wanted, std::size_t max_characters);
  void add_unused_codes(std::size_t length);

  std::string semantic_;
  std::vector<std::string> entries_;  // in the order of indexes
  bool codes_ = false;                // the entries are, and need no blank before a number
  bool lettered_ = false;             // entries come again with letters: "Ward B"
  bool numbered_ = false;             // entries end in numbers, and come again with nothing but letters
  std::size_t rounds_ = 1;            // how many times the list's rows come before numbers do
  std::uint64_t capacity_ = 0;
  std::size_t max_bytes_ = 0;
};

// The field that the entry of a row's number has in the order of EnumeratedList.
class ListedRows final : public TextGenerator {
 public:
  ListedRows(TextShape shape, std::string semantic, const core::Lexicon& list, std::size_t field, bool head,
             std::size_t max_characters);

  std::uint64_t capacity() const noexcept override { return 0; }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override;
  std::string description() const override { return semantic_; }

 private:
  std::string semantic_;
  core::Lexicon list_;
  std::size_t field_;
  bool head_;
  std::size_t max_characters_;
  core::Permutation order_;
  std::size_t max_bytes_ = 0;
};

// For a column beside a unique one that goes through the same list; null where there is none.
std::unique_ptr<Generator> make_listed_rows(const core::Recognition& meaning, const pg::Table& table,
                                            const pg::Column& column, const plan::ValueDomain& domain,
                                            const Context& context);

}  // namespace synthgen::generate
