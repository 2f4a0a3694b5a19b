// A text made of literal words and slots, such as "{given_name} {family_name}".
//
//   {list}  {list.code}  an entry of a lexicon, or another field of its row
//   {10-99}              a whole number, as wide as its upper end
//   {1~99}               a whole number without leading zeros
//   {A3}  {X8}  {x8}     letters; hexadecimal digits in upper or lower case
//   {ean} {luhn} {iban} ...    check digits of what stands before, see core/check_digits.hpp
//   {n} {-n} {_n}        where the discriminator of a unique text goes, and what stands before it
//   {mild/warm/hot {season}}   one of these texts, which are templates, too; one may be empty
//   {given_name}         as the person's {sex} has it; so does any list with a field "female"
//   {name_prefix@sex}    an entry whose field "sex" names what {sex} writes, or "any"
//   {product_praise@product_noun.category}  one whose field "category" names what the slot behind @ writes
//
// A slot may end in |slug (lower-case letters and digits, in ASCII), |lower, |first (letter), |initial (the
// first letter of the slug), |head (capital first letter, blanks for underscores) or |mask (a digit for each
// #, a letter for each @), and begin with a number and a colon to make it independent of the slot of the same
// name without: "{2:adjective}". Slots of the same name and number draw the same row for the same word, in
// all templates: that is what makes the columns of one entity agree. A number is the column's own, unless it
// has a name: "{house:1~99}" is the same in all columns of the entity.
//
// The slug of a list with a field "latin" is that of this field. Where a field has several texts, separated
// by |, one of them is written, the same in all templates.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/check_digits.hpp"
#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "core/transliteration.hpp"

namespace synthgen::generate {

// Appends to a buffer; what does not fit is dropped.
class Pen {
 public:
  Pen(char* out, std::size_t room) noexcept : begin_(out), at_(out), end_(out + room) {}
  void put(char c) noexcept {
    if (at_ < end_) *at_++ = c;
  }
  void put(std::string_view text) noexcept {
    std::size_t const length = std::min(text.size(), room());
    std::copy_n(text.data(), length, at_);
    at_ += length;
  }
  // `value` in decimal, with leading zeros up to `width` digits.
  void put_number(std::uint64_t value, int width) noexcept;
  std::string_view text() const noexcept { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }
  std::size_t length() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
  char* begin() const noexcept { return begin_; }
  // For who writes behind the text himself: where, how much fits, and how much it was.
  char* end() const noexcept { return at_; }
  std::size_t room() const noexcept { return static_cast<std::size_t>(end_ - at_); }
  void advance(std::size_t bytes) noexcept { at_ += bytes; }

 private:
  char* begin_;
  char* at_;
  char* end_;
};

// The locale's list, or else, where that lacks the field, the default locale's.
core::Lexicon list_with_field(std::string_view list, std::string_view field, std::string_view locale);

// Whether entries of the list have several texts in that field.
bool has_choice(const core::Lexicon& list, std::size_t field);

// The entry of the list "sex" that the slot {sex} writes for the same word.
std::string_view entity_sex(const core::Lexicon& sexes, std::uint64_t word) noexcept;

class Template {
 public:
  // `salt` makes number slots of different columns independent; list slots do not depend on it. With
  // `ascii_only`, all is written in ASCII. Throws std::out_of_range for a list or field that does not exist.
  Template(std::string_view text, std::string_view locale, std::uint64_t salt, bool ascii_only);

  // Writes what stands before and behind {n} separately; without {n}, all is head.
  void write_head(std::uint64_t word, Pen& pen) const noexcept { write(0, marker_, word, pen); }
  void write_tail(std::uint64_t word, Pen& pen) const noexcept { write(marker_, slots_.size(), word, pen); }
  bool has_marker() const noexcept { return has_marker_; }
  // What stands between the head and the discriminator.
  std::string_view separator() const noexcept { return separator_; }

  std::size_t max_bytes() const noexcept { return max_bytes_; }
  // For a code: the number of characters.
  std::size_t code_characters() const noexcept { return code_characters_; }
  std::size_t max_tail_bytes() const noexcept { return max_tail_bytes_; }

  // The number of different texts if all slots are numbers or letters of fixed width; 0 otherwise.
  std::uint64_t code_capacity() const noexcept { return code_capacity_; }
  // Writes code `index`, index < code_capacity(); distinct for distinct indexes.
  void write_code(std::uint64_t index, Pen& pen) const noexcept;

 private:
  enum class Kind : char {
    kLiteral,
    kList,
    kGivenName,
    kFitting,
    kChoice,
    kNumber,
    kLetters,
    kHexUpper,
    kHexLower,
    kCheck
  };
  enum class Form : char { kPlain, kSlug, kLower, kFirst, kInitial, kHead, kMask };
  // A list, and the fields to write for men and for women.
  struct Source {
    core::Lexicon list{nullptr};
    std::uint32_t field = 0;
    std::uint32_t female = 0;
  };
  // What an entry must name in its field `named`: the field `field` of what a slot with `list` draws.
  struct Fit {
    core::Lexicon list;
    std::size_t field, named;
    std::uint64_t key;
  };
  // What most slots are written from comes first: that is one line of the cache.
  struct Slot {
    Kind kind = Kind::kLiteral;
    Form form = Form::kPlain;
    bool choice = false;   // the field of the list may have several texts
    bool derived = false;  // in a code: a hash of the index, because the slots before tell all indexes apart
    int width = 0;
    std::uint64_t key = 0;               // of the slot's stream
    std::uint64_t lower = 0, count = 1;  // numbers, and values of letters
    Source source;                       // of given names, that of women
    std::string literal;
    Source men;  // of given names
    std::optional<Fit> fit;
    std::vector<Template> choices;
    const core::CheckScheme* check = nullptr;
    std::size_t max_bytes = 0;
  };

  void parse_choice(Slot& slot, std::string_view text, std::string_view locale, std::uint64_t salt) const;
  Slot parse_slot(std::string_view text, std::string_view locale, std::uint64_t salt) const;
  void parse_number(Slot& slot, std::string_view name, std::uint64_t key) const;
  void parse_list(Slot& slot, std::string_view name, std::string_view number, std::string_view locale) const;
  Source source(std::string_view list, std::string_view field, Form form, std::string_view locale) const;
  static std::string_view fitting(const Slot& slot, std::uint64_t value, std::uint64_t word) noexcept;
  static void write_check_digits(const Slot& slot, Pen& pen) noexcept;
  static bool is_fixed_choice(const Slot& slot) noexcept;
  void add(Slot slot);
  void write(std::size_t from, std::size_t to, std::uint64_t word, Pen& pen) const noexcept;
  void write_slot(const Slot& slot, std::uint64_t value, std::uint64_t word, Pen& pen) const noexcept;
  void write_entry(const Slot& slot, std::string_view entry, std::uint64_t word, Pen& pen) const noexcept;
  static void write_mask(const Slot& slot, std::string_view mask, std::uint64_t word, Pen& pen) noexcept;

  std::vector<Slot> slots_;
  std::size_t marker_ = ~std::size_t{0};
  std::size_t max_bytes_ = 0, max_tail_bytes_ = 0, code_characters_ = 0;
  std::uint64_t code_capacity_ = 1;
  bool has_marker_ = false;
  std::string separator_ = " ";
  bool ascii_only_;
  const core::Transliteration* letters_;
  core::Lexicon sexes_;
};

}  // namespace synthgen::generate
