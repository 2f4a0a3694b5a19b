// A text made of literal words and slots, such as "{given_name} {family_name}".
//
//   {list}  {list.2}     an entry of a lexicon, or field 2 of its row
//   {10-99}              a whole number, as wide as its upper end
//   {1~99}               a whole number without leading zeros
//   {A3}  {X8}  {x8}     letters; hexadecimal digits in upper or lower case
//   {ean} {luhn} {isbn10}          the check digit of what stands before
//   {iban}                         at the end: sets the digits 3 and 4 of an IBAN
//   {n} {-n} {_n}        where the discriminator of a unique text goes, and what stands before it
//   {given_name} {title}  as the person's {sex} has it
//
// A slot may end in |slug (lower-case letters and digits), |lower, |first (letter), |initial (in lower case)
// or |head (capital first letter, blanks for underscores), and begin with a number and a colon to make it
// independent of the slot of the same name without: "{2:adjective}". Slots of the same name and number draw
// the same row for the same word, in all templates: that is what makes the columns of one entity agree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/hash.hpp"
#include "core/lexicon.hpp"

namespace synthgen::generate {

// Appends to a buffer; what does not fit is dropped.
class Pen {
 public:
  Pen(char* out, std::size_t room) noexcept : begin_(out), at_(out), end_(out + room) {}
  void put(char c) noexcept {
    if (at_ < end_) *at_++ = c;
  }
  void put(std::string_view text) noexcept {
    for (char c : text) put(c);
  }
  // `value` in decimal, with leading zeros up to `width` digits.
  void put_number(std::uint64_t value, int width) noexcept;
  std::string_view text() const noexcept { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }
  std::size_t length() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
  char* begin() const noexcept { return begin_; }

 private:
  char* begin_;
  char* at_;
  char* end_;
};

// The entry of the list "sex" that the slot {sex} writes for the same word.
std::string_view entity_sex(const core::Lexicon& sexes, std::uint64_t word) noexcept;

class Template {
 public:
  // `salt` makes number slots of different columns independent; list slots do not depend on it.
  // Throws std::out_of_range for a list that does not exist.
  Template(std::string_view text, std::string_view locale, std::uint64_t salt, bool ascii_only);

  // Writes what stands before and behind {n} separately; without {n}, all is head.
  void write_head(std::uint64_t word, Pen& pen) const noexcept { write(0, marker_, word, pen); }
  void write_tail(std::uint64_t word, Pen& pen) const noexcept { write(marker_, slots_.size(), word, pen); }
  bool has_marker() const noexcept { return has_marker_; }
  // What stands between the head and the discriminator.
  std::string_view separator() const noexcept { return separator_; }

  std::size_t max_bytes() const noexcept { return max_bytes_; }
  std::size_t max_tail_bytes() const noexcept { return max_tail_bytes_; }

  // The number of different texts if all slots are numbers or letters of fixed width; 0 otherwise.
  std::uint64_t code_capacity() const noexcept { return code_capacity_; }
  // Writes code `index`, index < code_capacity(); distinct for distinct indexes.
  void write_code(std::uint64_t index, Pen& pen) const noexcept;

 private:
  enum class Kind { kLiteral, kList, kGivenName, kTitle, kNumber, kLetters, kHexUpper, kHexLower, kCheck };
  enum class Form { kPlain, kSlug, kLower, kFirst, kInitial, kHead };
  enum class Check { kEan, kLuhn, kIsbn10, kIban };
  struct Slot {
    Kind kind = Kind::kLiteral;
    Form form = Form::kPlain;
    Check check = Check::kEan;
    std::string literal;
    std::vector<core::Lexicon> lists;  // one; for what depends on sex, the sexes first
    std::size_t field = 0;
    std::uint64_t key = 0;               // of the slot's stream
    std::uint64_t lower = 0, count = 1;  // numbers, and values of letters
    int width = 0;
    bool derived = false;  // in a code: a hash of the index, because the slots before tell all indexes apart
    std::size_t max_bytes = 0;
  };

  Slot parse_slot(std::string_view text, std::string_view locale, std::uint64_t salt) const;
  static std::string_view title(const Slot& slot, std::uint64_t value, std::uint64_t word) noexcept;
  static void write_check_digits(const Slot& slot, Pen& pen) noexcept;
  void add(Slot slot);
  void write(std::size_t from, std::size_t to, std::uint64_t word, Pen& pen) const noexcept;
  void write_slot(const Slot& slot, std::uint64_t value, std::uint64_t word, Pen& pen) const noexcept;
  void write_entry(const Slot& slot, std::string_view entry, Pen& pen) const noexcept;

  std::vector<Slot> slots_;
  std::size_t marker_ = ~std::size_t{0};
  std::size_t max_bytes_ = 0, max_tail_bytes_ = 0;
  std::uint64_t code_capacity_ = 1;
  bool has_marker_ = false;
  std::string separator_ = " ";
  bool ascii_only_;
};

}  // namespace synthgen::generate
