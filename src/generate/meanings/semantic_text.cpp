// Fits templates to a column: its length, its case and the conditions that its constraints pose.
#include "generate/meanings/semantic_text.hpp"

#include <algorithm>
#include <charconv>

#include "core/fields.hpp"
#include "core/letter_case.hpp"
#include "core/varied_words.hpp"
#include "generate/meanings/semantic_distinct.hpp"
#include "generate/meanings/semantic_enumeration.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_collation.h"
#include "mb/pg_wchar.h"
#include "regex/regex.h"
#include "utils/varlena.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kMaxDigits = 9;
constexpr std::size_t kMostPlain = 400;  // draws for texts that are different without a number
constexpr std::size_t kMaxTailBytes = 64;
constexpr std::uint64_t kLeastCodes = 100000;  // of a template that enumerates what others only draw

// All texts are UTF-8 or, for servers of another encoding, ASCII.
bool continues_character(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Bytes of the first `characters` characters of `text`.
std::size_t prefix_bytes(std::string_view text, std::size_t characters) noexcept {
  if (text.size() <= characters) return text.size();
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (continues_character(text[at])) continue;
    if (characters-- == 0) break;
  }
  return at;
}

// Takes "+:", "=:" or "-:" off the front of a line.
int take_mood(std::string_view& line) {
  if (line.size() < 2 || line[1] != ':') return -1;
  int const mood = line[0] == '-' ? 0 : line[0] == '=' ? 1 : line[0] == '+' ? 2 : -1;
  if (mood >= 0) line.remove_prefix(2);
  return mood;
}

std::vector<Variant> parse_templates(std::string_view text, const Context& context, std::uint64_t salt) {
  bool const ascii_only = GetDatabaseEncoding() != PG_UTF8;
  std::vector<Variant> templates;
  while (!text.empty()) {
    std::size_t const end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    int repeat = 1;
    if (line.size() > 2 && line[1] == '*') {
      repeat = line[0] - '0';
      line.remove_prefix(2);
    }
    int const mood = take_mood(line);
    Variant const parsed{Template(line, context.locale(), salt, ascii_only), mood};
    for (int i = 0; i < repeat; ++i) templates.push_back(parsed);
  }
  std::stable_sort(templates.begin(), templates.end(),
                   [](const Variant& a, const Variant& b) { return a.mood < b.mood; });
  return templates;
}

// Numbers that are written with or without what sets their parts off.
bool is_code(std::string_view semantic) {
  return semantic.starts_with("code.") || semantic == "place.postal_code" || semantic == "place.phone";
}

// Takes out what sets off the parts of a number; returns how much is left.
std::size_t without_separators(char* text, std::size_t length) noexcept {
  char* const end = std::remove_if(text, text + length, [](char c) {
    return std::string_view("-./ ()").find(c) != std::string_view::npos;
  });
  return static_cast<std::size_t>(end - text);
}

// The column's limit in characters, 0 for none.
std::size_t character_limit(const TextShape& shape, const plan::ValueDomain& domain) {
  std::int64_t limit = shape.form == TextShape::Form::kName ? NAMEDATALEN - 1 : shape.max_characters;
  if (domain.max_length && (limit == 0 || *domain.max_length < limit)) limit = *domain.max_length;
  return static_cast<std::size_t>(std::max<std::int64_t>(limit, 0));
}

// Whether `text` satisfies what can be asked of a text besides its upper length.
bool satisfies(const plan::ValueDomain& domain, const pg::TypeRef& type, const char* text,
               std::size_t length) {
  std::int64_t const characters = pg_mbstrlen_with_len(text, static_cast<int>(length));
  if (domain.min_length && characters < *domain.min_length) return false;
  Oid const collation = OidIsValid(type.collation) ? type.collation : DEFAULT_COLLATION_OID;
  auto const occurs = [&](const std::string& pattern) {
    ::text* const expression = cstring_to_text_with_len(pattern.data(), static_cast<int>(pattern.size()));
    return RE_compile_and_execute(expression, const_cast<char*>(text), static_cast<int>(length), REG_ADVANCED,
                                  collation, 0, nullptr);
  };
  for (const std::string& pattern : domain.patterns) {
    if (!occurs(pattern)) return false;
  }
  for (const std::string& pattern : domain.patterns_not) {
    if (occurs(pattern)) return false;
  }
  return true;
}

// Tries a sample of the generator's texts: a template either fits a condition or it does not.
bool sample_satisfies(const TextGenerator& generator, const plan::ValueDomain& domain,
                      const pg::TypeRef& type) {
  if (!domain.min_length && domain.patterns.empty() && domain.patterns_not.empty()) return true;
  constexpr std::uint64_t kSamples = 200;
  constexpr core::Stream kStream(0x73616D706C65);
  return pg::guard([&] {
    char* const buffer = static_cast<char*>(palloc(generator.max_bytes()));
    for (std::uint64_t i = 0; i < kSamples; ++i) {
      std::size_t const length =
          generator.write(generator.pick(kStream.at(i)), buffer, generator.max_bytes());
      if (!satisfies(domain, type, buffer, length)) return false;
    }
    return true;
  });
}

// An empty string is the only excluded value that no template yields.
bool excludes_words(const plan::ValueDomain& domain) {
  return std::any_of(domain.excluded.begin(), domain.excluded.end(), [](Datum value) {
    return pg::guard([&] { return VARSIZE_ANY_EXHDR(PG_DETOAST_DATUM_PACKED(value)) > 0; });
  });
}

// Whether such texts are names of things that need no number while there are others.
bool is_name_of_thing(std::string_view semantic) {
  return semantic.starts_with("kind.") || semantic == "text.name" || semantic == "text.title" ||
         semantic == "status.type";
}

bool is_text(const pg::TypeRef& type) {
  return type.kind == TYPTYPE_BASE && type.category == TYPCATEGORY_STRING && !type.by_value;
}

}  // namespace

std::size_t shorten(std::string_view text, std::size_t characters) noexcept {
  std::size_t length = prefix_bytes(text, characters);
  if (length == text.size()) return length;
  if (text[length] != ' ') {
    std::size_t const blank = text.substr(0, length).rfind(' ');
    if (blank != std::string_view::npos && blank > length / 2) length = blank;
  }
  while (length > 1 && std::string_view(" ,;:-&(").find(text[length - 1]) != std::string_view::npos) --length;
  return length;
}

int mood_of(std::uint64_t word) noexcept {
  constexpr std::uint64_t kStars = 5;
  constexpr std::uint64_t kIndifferent = 2;
  std::uint64_t const stars = shaped(Shape::kHigh, word, kStars);
  return stars < kIndifferent ? 0 : stars == kIndifferent ? 1 : 2;
}

TemplateText::TemplateText(TextShape shape, std::string semantic, std::vector<Variant> variants,
                           const plan::ValueDomain& domain)
    : EntityText(shape),
      semantic_(std::move(semantic)),
      variants_(std::move(variants)),
      variant_key_(core::hash_bytes("variant", core::hash_bytes(semantic_))),
      max_characters_(character_limit(shape, domain)),
      is_code_(is_code(semantic_)),
      lower_case_(domain.lower_case),
      upper_case_(domain.upper_case) {
  for (const Variant& variant : variants_)
    for (int mood = variant.mood; mood >= 0 && mood < kMoods; ++mood) ++first_of_mood_[mood + 1];
  bool const marked = variants_.front().text.has_marker();
  for (const auto& [one, mood] : variants_) {
    max_bytes_ = std::max(max_bytes_, one.max_bytes() + kMaxDigits + 2);
    max_tail_bytes_ = std::max(max_tail_bytes_, one.max_tail_bytes());
    if (one.has_marker() != marked || one.max_tail_bytes() > kMaxTailBytes) return;
  }
  constexpr std::size_t kLeastHead = 2;  // a letter and the separator
  std::size_t const taken = max_tail_bytes_ + kLeastHead;
  std::size_t digits = kMaxDigits;
  if (max_characters_ != 0) digits = max_characters_ <= taken ? 0 : std::min(digits, max_characters_ - taken);
  constexpr std::size_t kLeastDigits = 4;
  if (digits < kLeastDigits) return;
  distinct_capacity_ = 1;
  for (std::size_t i = 0; i < digits; ++i) distinct_capacity_ *= 10;
  --distinct_capacity_;  // numbers start at 1
}

const Template& TemplateText::variant(std::uint64_t word) const noexcept {
  std::span<const Variant> among(variants_);
  if (bool const has_moods = first_of_mood_[kMoods] > 0; has_moods) {
    int const mood = mood_of(word);
    auto const own = among.subspan(first_of_mood_[mood], first_of_mood_[mood + 1] - first_of_mood_[mood]);
    if (!own.empty()) among = own;
  }
  return among[core::bounded(core::Stream(variant_key_).at(word), among.size())].text;
}

std::size_t TemplateText::write(std::uint64_t word, char* out, std::size_t room) const noexcept {
  return compose(word, {}, out, room);
}

// The number is always written and no digit stands before it, so it can be read back from the text:
// different discriminators make different texts.
std::size_t TemplateText::write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                                         std::size_t room) const noexcept {
  char digits[24];
  auto const end = std::to_chars(digits, digits + sizeof(digits), discriminator + 1).ptr;
  return compose(word, {digits, static_cast<std::size_t>(end - digits)}, out, room);
}

std::size_t TemplateText::compose(std::uint64_t word, std::string_view digits, char* out,
                                  std::size_t room) const noexcept {
  const Template& chosen = variant(word);
  char tail[kMaxTailBytes];
  Pen head_pen(out, room);
  Pen tail_pen(tail, sizeof(tail));
  chosen.write_head(word, head_pen);
  chosen.write_tail(word, tail_pen);

  std::string_view const separator = digits.empty() ? std::string_view() : chosen.separator();
  std::size_t const behind = separator.size() + digits.size() + tail_pen.length();
  std::size_t head = head_pen.length();
  if (max_characters_ != 0) {
    std::size_t const left = max_characters_ > behind ? max_characters_ - behind : 1;
    if (head > left && is_code_) head = without_separators(out, head);
    head = shorten({out, head}, left);
  }
  if (separator.empty() && !digits.empty()) {
    while (head > 1 && out[head - 1] >= '0' && out[head - 1] <= '9') --head;
  }
  Pen pen(out + head, room - head);
  pen.put(separator);
  pen.put(digits);
  pen.put(tail_pen.text());
  std::size_t length = head + pen.length();
  while (length > 1 && out[length - 1] == ' ') --length;  // of a last choice that is empty
  for (std::size_t i = 0; (lower_case_ || upper_case_) && i < length; ++i) {
    if (lower_case_ && out[i] >= 'A' && out[i] <= 'Z') out[i] = static_cast<char>(out[i] + 32);
    if (upper_case_ && out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 32);
  }
  return length;
}

// Of literal texts those stay that the column has room for, as long as there are some: no word is cut short
// where another one would do.
void keep_what_fits(std::vector<Variant>& variants, std::size_t limit) {
  auto const fits = [&](const Variant& one) {
    return limit == 0 || one.text.code_capacity() != 1 || one.text.code_characters() <= limit;
  };
  if (std::any_of(variants.begin(), variants.end(), fits))
    std::erase_if(variants, [&](const Variant& one) { return !fits(one); });
}

// The first of the codes that fit the column and are as many as needed, or else the most.
const Template* best_code(const std::vector<Variant>& variants, std::size_t limit, std::uint64_t needed) {
  const Template* best = nullptr;
  for (auto const& [code, mood] : variants) {
    if (code.code_capacity() <= 1 || (limit != 0 && code.code_characters() > limit)) continue;
    if (code.code_capacity() >= needed) return &code;
    if (best == nullptr || code.code_capacity() > best->code_capacity()) best = &code;
  }
  return best;
}

// The list behind a meaning whose first template is one plain slot; null if it is anything else.
std::unique_ptr<EnumeratedList> enumerate_list(std::string_view semantic, std::string_view templates,
                                               const TextShape& shape, const plan::ValueDomain& domain,
                                               const Context& context) {
  if (domain.lower_case || domain.upper_case) return nullptr;
  ListField const slot = listed_field(templates);
  if (slot.list.empty() || slot.list == "given_name") return nullptr;
  core::Lexicon const list = list_with_field(slot.list, slot.field, context.locale());
  if (!slot.field.empty() && has_choice(list, list.field(slot.field))) return nullptr;
  return EnumeratedList::create(shape, std::string(semantic), slot, context.locale(),
                                character_limit(shape, domain), GetDatabaseEncoding() != PG_UTF8,
                                context.rows_needed);
}

ListField listed_field(std::string_view templates) {
  std::string_view slot = templates.substr(0, templates.find('\n'));
  if (slot.size() > 2 && slot[1] == '*') slot.remove_prefix(2);
  if (!slot.starts_with('{') || slot.find('}') + 1 != slot.size()) return {};
  slot = slot.substr(1, slot.size() - 2);
  constexpr std::string_view kHead = "|head";
  bool const head = slot.ends_with(kHead);
  if (head) slot.remove_suffix(kHead.size());
  if (slot.find_first_of("|:~-@/") != std::string_view::npos || slot.find_first_of("0123456789") == 0)
    return {};
  std::size_t const point = std::min(slot.find('.'), slot.size());
  return {slot.substr(0, point), slot.substr(std::min(point + 1, slot.size())), head};
}

std::vector<std::string> listed_texts(std::string_view templates, std::string_view locale) {
  std::vector<std::string> texts;
  if (ListField const slot = listed_field(templates); !slot.list.empty()) {
    core::Lexicon const list = list_with_field(slot.list, slot.field, locale);
    for (std::size_t row = 0; row < list.size(); ++row) {
      std::string_view const entry = slot.field.empty() ? list.at(row) : list.at(row, list.field(slot.field));
      texts.push_back(slot.head ? core::as_head(entry) : std::string(entry));
    }
    return texts;
  }
  core::for_each_field(templates, '\n', [&](std::string_view text) {
    if (text.size() > 2 && text[1] == '*') text.remove_prefix(2);
    texts.emplace_back(text);
  });
  return texts;
}

bool is_address(std::string_view semantic) {
  static constexpr std::string_view kAddresses[] = {"person.email", "person.email_other", "person.user_name",
                                                    "company.email", "company.domain"};
  return std::find(std::begin(kAddresses), std::end(kAddresses), semantic) != std::end(kAddresses);
}

std::unique_ptr<Generator> make_semantic_text(std::string_view semantic, std::string_view templates,
                                              const pg::TypeRef& type, const plan::ValueDomain& domain,
                                              const Context& context, std::uint64_t salt,
                                              Distinctness distinctness) {
  bool const need_distinct = distinctness != Distinctness::kNone;
  if (!is_text(type) || domain.allowed || domain.lower || domain.upper || excludes_words(domain))
    return nullptr;
  std::vector<Variant> variants = parse_templates(templates, context, salt);
  if (variants.empty()) return nullptr;

  TextShape const shape = text_shape(type);
  std::size_t const limit = character_limit(shape, domain);
  if (variants.front().text.code_capacity() > 1) {
    const Template* const code = best_code(variants, limit, need_distinct ? context.rows_needed : 0);
    if (code == nullptr || domain.lower_case) return nullptr;
    auto generator = std::make_unique<CodeText>(shape, std::string(semantic), *code);
    return sample_satisfies(*generator, domain, type) ? std::move(generator) : nullptr;
  }
  bool const words_first = distinctness == Distinctness::kWords ||
                           (context.within_key && !is_address(semantic)) || is_name_of_thing(semantic);
  if (need_distinct) {
    // A telephone number made distinct is another number, not one with something behind it.
    bool const marked = variants.front().text.has_marker();
    for (const auto& [code, mood] : variants) {
      if (marked || code.code_capacity() <= kLeastCodes || (limit != 0 && code.code_characters() > limit))
        continue;
      auto generator = std::make_unique<CodeText>(shape, std::string(semantic), code);
      if (sample_satisfies(*generator, domain, type)) return generator;
      break;
    }
    auto list = enumerate_list(semantic, templates, shape, domain, context);
    if (list && sample_satisfies(*list, domain, type)) return list;
  }
  keep_what_fits(variants, limit);
  auto generator = std::make_unique<TemplateText>(shape, std::string(semantic), std::move(variants), domain);
  if (!sample_satisfies(*generator, domain, type)) return nullptr;
  if (!need_distinct) return generator;
  if (generator->distinct_capacity() == 0) return nullptr;
  auto distinct = std::make_unique<DistinctText>(std::move(generator), words_first ? kMostPlain : 0, context);
  return sample_satisfies(*distinct, domain, type) ? std::move(distinct) : nullptr;
}

}  // namespace synthgen::generate
