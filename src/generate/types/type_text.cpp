#include "generate/types/type_text.hpp"

#include <algorithm>

#include "core/lexicon.hpp"
#include "generate/rules/pattern_generator.hpp"
#include "generate/texts/text_generator.hpp"
#include "generate/types/type_filter.hpp"
#include "generate/types/type_list.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "mb/pg_wchar.h"
#include "parser/parse_coerce.h"
}

namespace synthgen::generate {

namespace {

enum class Case { kAny, kLower, kUpper };

char in_case(char c, Case wanted) noexcept {
  if (wanted == Case::kUpper && c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
  if (wanted == Case::kLower && c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c;
}

// An adjective, a noun and, beyond the number of such pairs, a number; then further words until the
// least length is reached. The first three tell two texts apart. Where they need not differ, the words are
// those of businesses; else all there are.
class WordGenerator final : public TextGenerator {
 public:
  struct Limits {
    std::size_t least, most;  // characters; the lists are ASCII
  };

  WordGenerator(TextShape shape, Limits limits, Case wanted, std::uint64_t numbers)
      : TextGenerator(shape),
        adjectives_(adjectives(numbers)),
        nouns_(nouns(numbers)),
        limits_(limits),
        case_(wanted),
        numbers_(numbers) {}

  // Whether the longest pair of words with the largest number fits.
  static bool fits(std::size_t most, std::uint64_t numbers) {
    std::size_t const longest = adjectives(numbers).max_bytes() + 1 + nouns(numbers).max_bytes();
    return longest + (numbers > 1 ? 1 + std::to_string(numbers).size() : 0) <= most;
  }

  std::uint64_t capacity() const noexcept override { return pairs() * numbers_; }

  std::size_t max_bytes() const noexcept override { return std::max<std::size_t>(limits_.least, 0) + 160; }

  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    Line line{out, std::min(room, limits_.most), 0, case_};
    std::uint64_t const pair = index % pairs();
    line.add(adjectives_.at(pair / nouns_.size()));
    line.add_after_space(nouns_.at(pair % nouns_.size()));
    if (index >= pairs()) line.add_number(index / pairs() + 1);
    for (std::uint64_t i = 0; line.length < limits_.least; ++i) {
      std::string_view const word = nouns_.at(core::bounded(core::mix(index, i), nouns_.size()));
      if (line.length + 1 + word.size() > line.room)
        line.fill(limits_.least);
      else
        line.add_after_space(word);
    }
    return line.length;
  }

  std::string description() const override { return "words"; }

 private:
  struct Line {
    char* out;
    std::size_t room, length;
    Case wanted;

    void add(std::string_view text) noexcept {
      for (char const c : text)
        if (length < room) out[length++] = in_case(c, wanted);
    }
    void add_after_space(std::string_view text) noexcept {
      add(" ");
      add(text);
    }
    void add_number(std::uint64_t number) noexcept {
      char digits[20];
      int at = 20;
      for (; number > 0; number /= 10) digits[--at] = static_cast<char>('0' + number % 10);
      add_after_space({digits + at, static_cast<std::size_t>(20 - at)});
    }
    void fill(std::size_t until) noexcept {
      while (length < until && length < room) add("x");
    }
  };

  static core::Lexicon adjectives(std::uint64_t numbers) {
    return core::lexicon(numbers > 1 ? "adjective" : "quality");
  }
  static core::Lexicon nouns(std::uint64_t numbers) { return core::lexicon(numbers > 1 ? "noun" : "matter"); }
  std::uint64_t pairs() const noexcept { return adjectives_.size() * nouns_.size(); }

  core::Lexicon adjectives_, nouns_;
  Limits limits_;
  Case case_;
  std::uint64_t numbers_;
};

// Single nouns that are short enough.
class NounGenerator final : public TextGenerator {
 public:
  NounGenerator(TextShape shape, std::size_t least, std::size_t most, Case wanted)
      : TextGenerator(shape), nouns_(core::lexicon("matter")), case_(wanted) {
    for (std::size_t row = 0; row < nouns_.size(); ++row)
      if (nouns_.at(row).size() >= least && nouns_.at(row).size() <= most)
        rows_.push_back(static_cast<std::uint32_t>(row));
  }

  std::uint64_t capacity() const noexcept override { return rows_.size(); }

  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    std::string_view const word = nouns_.at(rows_[index]).substr(0, room);
    for (std::size_t i = 0; i < word.size(); ++i) out[i] = in_case(word[i], case_);
    return word.size();
  }

  std::string description() const override { return "words"; }

 private:
  core::Lexicon nouns_;
  Case case_;
  std::vector<std::uint32_t> rows_;
};

// Codes of letters and digits, all of one length. Where these run out, of which plain() has the number, and
// case does not matter, capital letters of other alphabets serve, too.
class CodeGenerator final : public TextGenerator {
 public:
  CodeGenerator(TextShape shape, std::size_t length, Case wanted, bool go_on = false)
      : TextGenerator(shape), length_(length), symbols_(wanted == Case::kLower ? kLower : kUpper) {
    for (std::size_t i = 0; i < length && plain_ < kUnlimited / kBase; ++i) plain_ *= kBase;
    capacity_ = plain_;
    if (!go_on || wanted != Case::kAny || length > kLongestToGoOn) return;
    if (GetDatabaseEncoding() != PG_UTF8) return;
    for (Letters const& letters : kOthers) others_ += letters.count;
    for (std::size_t k = 0; k < length; ++k) capacity_ += first_other_at(k);
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }
  std::uint64_t plain() const noexcept override { return plain_; }
  std::uint64_t pick(std::uint64_t random) const noexcept override { return core::bounded(random, plain_); }
  std::size_t max_bytes() const noexcept override { return std::max<std::size_t>(2 * length_, 1); }

  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    if (index >= plain_ && others_ > 0) return write_further(index - plain_, out);
    std::size_t const length = std::min(length_, room);
    std::uint64_t rest = index, used = 1;
    for (std::size_t i = length; i > 0; --i) {
      // Digits that the number does not need are taken from its hash.
      bool const needed = used <= kUnlimited / kBase;
      out[i - 1] = symbols_[needed ? rest % kBase : core::bounded(core::mix(index, i), kBase)];
      if (!needed) continue;
      rest /= kBase;
      used *= kBase;
    }
    return length;
  }

  std::string description() const override { return "codes of " + std::to_string(length_) + " characters"; }

 private:
  static constexpr std::uint64_t kBase = 36;
  static constexpr const char* kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  static constexpr const char* kLower = "abcdefghijklmnopqrstuvwxyz0123456789";
  static constexpr std::size_t kLongestToGoOn = 3;
  // Capital letters, by code points of two bytes each: Cyrillic, Greek, Armenian.
  struct Letters {
    std::uint32_t first, count;
  };
  static constexpr Letters kOthers[] = {{0x400, 48}, {0x391, 17}, {0x531, 38}};

  // Of how many codes the first symbol that is not a usual one stands at place k.
  std::uint64_t first_other_at(std::size_t k) const noexcept {
    std::uint64_t codes = others_;
    for (std::size_t i = 0; i < length_; ++i)
      if (i != k) codes *= i < k ? kBase : kBase + others_;
    return codes;
  }

  std::size_t write_further(std::uint64_t index, char* out) const noexcept {
    std::size_t first = 0;
    while (index >= first_other_at(first)) index -= first_other_at(first++);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < length_; ++i) {
      std::uint64_t const choices = i < first ? kBase : i == first ? others_ : kBase + others_;
      bytes += write_symbol(index % choices + (i == first ? kBase : 0), out + bytes);
      index /= choices;
    }
    return bytes;
  }

  static std::size_t write_symbol(std::uint64_t symbol, char* out) noexcept {
    if (symbol < kBase) {
      *out = kUpper[symbol];
      return 1;
    }
    auto place = static_cast<std::uint32_t>(symbol - kBase);
    const Letters* letters = kOthers;
    while (place >= letters->count) place -= (letters++)->count;
    std::uint32_t const letter = letters->first + place;
    out[0] = static_cast<char>(0xC0 | letter >> 6);
    out[1] = static_cast<char>(0x80 | (letter & 0x3F));
    return 2;
  }

  std::size_t length_;
  const char* symbols_;
  std::uint64_t plain_ = 1, capacity_ = 1;
  std::uint64_t others_ = 0;
};

// Texts that begin with a given one and go on with those of another generator: the way into a narrow
// interval of texts, since what continues a text sorts right behind it.
class ContinuedGenerator final : public TextGenerator {
 public:
  ContinuedGenerator(TextShape shape, std::string beginning, std::unique_ptr<TextGenerator> rest)
      : TextGenerator(shape), beginning_(std::move(beginning)), rest_(std::move(rest)) {}

  std::uint64_t capacity() const noexcept override { return rest_->capacity(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override { return rest_->pick(random); }
  std::size_t max_bytes() const noexcept override { return beginning_.size() + rest_->max_bytes(); }

  std::size_t write(std::uint64_t index, char* out, std::size_t room) const noexcept override {
    std::size_t const head = std::min(beginning_.size(), room);
    std::memcpy(out, beginning_.data(), head);
    return head + rest_->write(index, out + head, room - head);
  }

  std::string description() const override { return "codes that begin with " + beginning_; }

 private:
  std::string beginning_;
  std::unique_ptr<TextGenerator> rest_;
};

constexpr std::size_t kUsualMost = 1'000'000;
constexpr std::uint64_t kNumbers = 1000;
constexpr std::size_t kLongestCode = 10;
constexpr std::size_t kEnoughWords = 20;

// Texts right behind the domain's lower bound; null if there is no room behind it.
std::unique_ptr<Generator> make_continued(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  constexpr std::size_t kUsualRest = 6;
  TextShape const shape = text_shape(type);
  std::string beginning = print_value(domain.lower->value, type.base);
  int length = 0;
  pg::guard([&] { length = pg_mbstrlen_with_len(beginning.data(), static_cast<int>(beginning.size())); });
  int64 most = shape.max_characters > 0 ? shape.max_characters : length + static_cast<int64>(kUsualRest);
  if (shape.form == TextShape::Form::kName) most = NAMEDATALEN - 1;
  if (domain.max_length) most = std::min(most, *domain.max_length);
  if (most <= length) return nullptr;
  auto const rest = std::min(static_cast<std::size_t>(most - length), kUsualRest);
  auto codes = std::make_unique<CodeGenerator>(shape, rest, domain.lower_case ? Case::kLower : Case::kUpper);
  return std::make_unique<ContinuedGenerator>(shape, std::move(beginning), std::move(codes));
}

// The built-in string types and those that are text under another name, such as citext.
bool is_stored_as_text(const pg::TypeRef& type) {
  if (type.base == NAMEOID || type.base == BPCHAROID || type.base == VARCHAROID || type.base == TEXTOID)
    return true;
  if (type.category != TYPCATEGORY_STRING || type.length != -1) return false;
  bool coercible = false;
  pg::guard([&] { coercible = IsBinaryCoercible(type.base, TEXTOID); });
  return coercible;
}

}  // namespace

std::unique_ptr<Generator> make_words(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                      bool need_distinct) {
  TextShape const shape = text_shape(type);
  Case const wanted = domain.upper_case ? Case::kUpper : domain.lower_case ? Case::kLower : Case::kAny;
  auto const least = static_cast<std::size_t>(std::max<int64>(domain.min_length.value_or(0), 0));
  std::size_t most = shape.form == TextShape::Form::kName ? NAMEDATALEN - 1 : kUsualMost;
  if (shape.max_characters > 0) most = std::min(most, static_cast<std::size_t>(shape.max_characters));
  if (domain.max_length)
    most = std::min(most, static_cast<std::size_t>(std::max<int64>(*domain.max_length, 0)));
  if (least > most) return nullptr;

  std::uint64_t const numbers = need_distinct ? kNumbers : 1;
  bool const exact = least == most && most <= 64;
  if (!exact && WordGenerator::fits(most, numbers))
    return std::make_unique<WordGenerator>(shape, WordGenerator::Limits{least, most}, wanted, numbers);
  if (!exact && !need_distinct) {
    auto nouns = std::make_unique<NounGenerator>(shape, std::max<std::size_t>(least, 3), most, wanted);
    if (nouns->capacity() >= kEnoughWords) return nouns;
  }
  std::size_t const length = std::max(least, std::min(most, kLongestCode));
  return std::make_unique<CodeGenerator>(shape, length, wanted, need_distinct);
}

// Where conditions on what a text must not contain leave no usual words: single words, else anything.
TypeAnswer make_other_words(const TypeRequest& request) {
  for (const char* const form : {"^[a-z]{3,12}$", "^[a-z]{3,9}[0-9]{1,3}$", "^[A-Z0-9]{1,12}$", ""}) {
    plan::ValueDomain domain = request.domain;
    domain.patterns.emplace_back(form);
    if (auto generator = make_pattern_generator(request.type, domain, request.need_distinct))
      return {true, std::move(generator), false, true, false};
  }
  return {true, nullptr, false, true, false};
}

TypeAnswer make_text_type(const TypeRequest& request) {
  if (!is_stored_as_text(request.type)) return TypeAnswer::unknown();
  TypeAnswer answer{true, nullptr, false, true, false};
  if (request.domain.patterns.empty() && request.domain.patterns_not.empty())
    answer.generator = make_words(request.type, request.domain, request.need_distinct);
  else if (request.domain.patterns.empty()) {
    answer.generator = make_words(request.type, request.domain, request.need_distinct);
    answer.honours_text = false;
    if (answer.generator && acceptance(*answer.generator, request.type, request.domain) == 0)
      answer = make_other_words(request);
  } else {
    answer.generator = make_pattern_generator(request.type, request.domain, request.need_distinct,
                                              request.context.rows_needed);
  }
  answer.never_empty = request.domain.patterns.empty();
  constexpr double kEnough = 0.1;
  if (answer.generator && request.domain.patterns.empty() && request.domain.lower &&
      acceptance(*answer.generator, request.type, request.domain) < kEnough) {
    if (auto continued = make_continued(request.type, request.domain)) {
      answer.generator = std::move(continued);
    } else if (request.domain.lower->inclusive) {
      answer.generator = std::make_unique<ListGenerator>(
          request.type, std::vector<Datum>{request.domain.lower->value}, "the lower bound");
    }
    answer.honours_text = false;
  }
  return answer;
}

}  // namespace synthgen::generate
