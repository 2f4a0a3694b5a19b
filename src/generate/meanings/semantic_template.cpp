// Writes templates slot by slot. The word that an entity stands for enters every slot through a stream of its
// own, keyed by the name of the list, so equal slots agree wherever they stand.
#include "generate/meanings/semantic_template.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/ascii.hpp"
#include "core/fields.hpp"

namespace synthgen::generate {

namespace {

// Cuts what stands behind the last `separator` off `text` and returns it; empty if there is none.
std::string_view take_behind(std::string_view& text, char separator) {
  std::size_t const at = text.rfind(separator);
  if (at == std::string_view::npos) return {};
  std::string_view const behind = text.substr(at + 1);
  text = text.substr(0, at);
  return behind;
}

// Where the brace at `open` closes.
std::size_t closing_brace(std::string_view text, std::size_t open) noexcept {
  std::size_t at = open;
  for (int depth = 0; at < text.size(); ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    if (depth == 0) break;
  }
  return at;
}

// Takes what stands before the first / outside of braces off `text`, and the / with it.
std::string_view take_alternative(std::string_view& text) noexcept {
  std::size_t at = 0;
  while (at < text.size() && text[at] != '/') at = text[at] == '{' ? closing_brace(text, at) + 1 : at + 1;
  std::string_view const alternative = text.substr(0, at);
  text.remove_prefix(std::min(text.size(), at + 1));
  return alternative;
}

// What the entries of a list have in one of its fields.
struct FieldFacts {
  std::size_t widest = 0;  // in bytes
  bool choice = false;     // some are several texts
};

// Lists never change: a process reads each field through once.
const FieldFacts& facts_of(const core::Lexicon& list, std::size_t field) {
  static std::map<std::tuple<std::string_view, std::string_view, std::size_t>, FieldFacts> known;
  auto const [place, is_new] = known.try_emplace({list.name(), list.locale(), field});
  for (std::size_t row = 0; is_new && row < list.size(); ++row) {
    std::string_view const entry = list.at(row, field);
    place->second.widest = std::max(place->second.widest, entry.size());
    place->second.choice = place->second.choice || entry.find('|') != std::string_view::npos;
  }
  return place->second;
}

// One of the texts that | separates.
std::string_view one_of(std::string_view texts, std::uint64_t random) noexcept {
  auto const bars = static_cast<std::uint64_t>(std::count(texts.begin(), texts.end(), '|'));
  for (std::uint64_t skip = core::bounded(random, bars + 1); skip > 0; --skip)
    texts.remove_prefix(texts.find('|') + 1);
  return texts.substr(0, texts.find('|'));
}

// Whether the texts that | separates have `wanted` among them.
bool has_text(std::string_view texts, std::string_view wanted) noexcept {
  for (;;) {
    std::size_t const bar = texts.find('|');
    if (texts.substr(0, bar) == wanted) return true;
    if (bar == std::string_view::npos) return false;
    texts.remove_prefix(bar + 1);
  }
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::uint64_t power(std::uint64_t base, int exponent) {
  std::uint64_t result = 1;
  while (exponent-- > 0) result *= base;
  return result;
}

}  // namespace

core::Lexicon list_with_field(std::string_view list, std::string_view field, std::string_view locale) {
  core::Lexicon const own = core::lexicon(list, locale);
  return field.empty() || own.has_field(field) ? own : core::lexicon(list);
}

bool has_choice(const core::Lexicon& list, std::size_t field) {
  return facts_of(list, field).choice;
}

void Pen::put_number(std::uint64_t value, int width) noexcept {
  char digits[20];
  int count = 0;
  do {
    digits[count++] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  for (int i = count; i < width; ++i) put('0');
  while (count > 0) put(digits[--count]);
}

Template::Template(std::string_view text, std::string_view locale, std::uint64_t salt, bool ascii_only)
    : ascii_only_(ascii_only),
      letters_(&core::Transliteration::of(locale)),
      sexes_(core::lexicon("sex", locale)) {
  while (!text.empty()) {
    std::size_t const open = text.find('{');
    if (open != 0) {
      Slot literal;
      literal.literal = text.substr(0, open);
      if (ascii_only_) literal.literal = letters_->ascii_text(literal.literal);
      literal.max_bytes = literal.literal.size();
      add(std::move(literal));
    }
    if (open == std::string_view::npos) break;
    std::size_t const close = closing_brace(text, open);
    std::string_view const inside = text.substr(open + 1, close - open - 1);
    if (inside.ends_with('n') && inside.size() <= 2) {
      marker_ = slots_.size();
      has_marker_ = true;
      separator_ = inside.substr(0, inside.size() - 1);
    } else {
      add(parse_slot(inside, locale, salt));
    }
    text.remove_prefix(close + 1);
  }
  if (marker_ == ~std::size_t{0}) marker_ = slots_.size();
}

void Template::parse_choice(Slot& slot, std::string_view text, std::string_view locale,
                            std::uint64_t salt) const {
  slot.kind = Kind::kChoice;
  slot.key = core::hash_bytes(text, core::mix(salt, slots_.size()));
  bool const ends_empty = text.ends_with('/');
  while (!text.empty()) slot.choices.emplace_back(take_alternative(text), locale, slot.key, ascii_only_);
  if (ends_empty) slot.choices.emplace_back(text, locale, slot.key, ascii_only_);
  slot.count = slot.choices.size();
  for (const Template& choice : slot.choices) slot.max_bytes = std::max(slot.max_bytes, choice.max_bytes());
}

Template::Slot Template::parse_slot(std::string_view text, std::string_view locale,
                                    std::uint64_t salt) const {
  Slot slot;
  if (std::string_view rest = text; take_alternative(rest).size() < text.size()) {
    parse_choice(slot, text, locale, salt);
    return slot;
  }
  std::string_view const form = take_behind(text, '|');
  if (form == "slug") slot.form = Form::kSlug;
  if (form == "lower") slot.form = Form::kLower;
  if (form == "first") slot.form = Form::kFirst;
  if (form == "initial") slot.form = Form::kInitial;
  if (form == "head") slot.form = Form::kHead;
  if (form == "mask") slot.form = Form::kMask;
  std::string_view name = text;
  std::string_view label;
  if (std::size_t const colon = text.find(':'); colon != std::string_view::npos) {
    label = text.substr(0, colon);
    name.remove_prefix(colon + 1);
  }
  bool const shared = !label.empty() && !core::is_all_digits(label);
  std::uint64_t const own_key = shared ? core::hash_bytes(label) : core::hash_bytes(text, salt);

  if (core::is_digit(name[0])) {
    parse_number(slot, name, own_key);
  } else if (name.size() >= 2 && core::is_all_digits(name.substr(1))) {
    slot.kind = name[0] == 'A' ? Kind::kLetters : name[0] == 'X' ? Kind::kHexUpper : Kind::kHexLower;
    slot.width = static_cast<int>(core::number_in<std::uint64_t>(name.substr(1)));
    slot.max_bytes = static_cast<std::size_t>(slot.width);
    constexpr int kMostHexDigits = 15;
    constexpr int kMostLetters = 12;
    bool const letters = slot.kind == Kind::kLetters;
    slot.count = power(letters ? 26 : 16, std::min(slot.width, letters ? kMostLetters : kMostHexDigits));
    slot.key = own_key;
  } else if (const core::CheckScheme* const check = core::find_check_scheme(name)) {
    slot.kind = Kind::kCheck;
    slot.check = check;
    slot.max_bytes = check->appended;
  } else {
    parse_list(slot, name, label, locale);
  }
  return slot;
}

void Template::parse_number(Slot& slot, std::string_view name, std::uint64_t key) const {
  bool const padded = name.find('-') != std::string_view::npos;
  std::string_view const last = take_behind(name, padded ? '-' : '~');
  slot.kind = Kind::kNumber;
  slot.lower = core::number_in<std::uint64_t>(name);
  slot.count = core::number_in<std::uint64_t>(last) - slot.lower + 1;
  slot.width = padded ? static_cast<int>(last.size()) : 0;
  slot.max_bytes = last.size();
  slot.key = key;
}

void Template::parse_list(Slot& slot, std::string_view name, std::string_view number,
                          std::string_view locale) const {
  std::string_view other = take_behind(name, '@');
  std::string_view const field = take_behind(name, '.');
  std::string_view fitted = other;
  std::string_view const fitted_field = take_behind(fitted, '.');
  // Lists that know nothing of each other are not fitted.
  bool const tells = !other.empty() &&
                     core::lexicon(name, locale).has_field(fitted_field.empty() ? fitted : fitted_field) &&
                     (fitted_field.empty() || core::lexicon(fitted, locale).has_field(fitted_field));
  if (!tells) other = {};
  slot.kind = name == "given_name" ? Kind::kGivenName : other.empty() ? Kind::kList : Kind::kFitting;
  if (slot.kind == Kind::kGivenName) {
    slot.source = source("given_name_female", field, slot.form, locale);
    slot.men = source("given_name_male", field, slot.form, locale);
  } else {
    slot.source = source(name, field, slot.form, locale);
    slot.choice = slot.kind == Kind::kList && has_choice(slot.source.list, slot.source.field);
  }
  if (!other.empty()) {
    std::string_view const other_field = take_behind(other, '.');
    core::Lexicon const list = core::lexicon(other, locale);
    slot.fit = Fit{list, other_field.empty() ? 0 : list.field(other_field),
                   slot.source.list.field(other_field.empty() ? other : other_field),
                   core::hash_bytes(other, core::hash_bytes(""))};
  }
  bool const by_sex = slot.kind == Kind::kGivenName;
  for (const Source* const one : {&slot.source, by_sex ? &slot.men : &slot.source})
    slot.max_bytes = std::max(
        {slot.max_bytes, facts_of(one->list, one->field).widest, facts_of(one->list, one->female).widest});
  constexpr std::size_t kMostLettersForOne = 2;  // bytes of ASCII for one byte of another alphabet
  if (slot.form == Form::kSlug || ascii_only_) slot.max_bytes *= kMostLettersForOne;
  slot.key = core::hash_bytes(name, core::hash_bytes(number));
}

Template::Source Template::source(std::string_view list, std::string_view field, Form form,
                                  std::string_view locale) const {
  core::Lexicon const entries = list_with_field(list, field, locale);
  bool const latin = form == Form::kSlug || form == Form::kInitial || ascii_only_;
  std::size_t chosen = 0;
  if (!field.empty()) {
    chosen = entries.field(field);
  } else if (latin && entries.has_field("latin")) {
    chosen = entries.field("latin");
  }
  bool const gendered = chosen == 0 && entries.has_field("female");
  std::size_t const female = gendered ? entries.field("female") : chosen;
  return {entries, static_cast<std::uint32_t>(chosen), static_cast<std::uint32_t>(female)};
}

// Whether the choice is among codes of one length: a seat's letter.
bool Template::is_fixed_choice(const Slot& slot) noexcept {
  return !slot.choices.empty() &&
         std::all_of(slot.choices.begin(), slot.choices.end(), [&](const Template& choice) {
           return choice.code_capacity() == 1 && choice.max_bytes() == slot.max_bytes;
         });
}

void Template::add(Slot slot) {
  max_bytes_ += slot.max_bytes;
  code_characters_ += slot.kind == Kind::kLiteral ? characters(slot.literal) : slot.max_bytes;
  if (marker_ <= slots_.size()) max_tail_bytes_ += slot.max_bytes;
  bool const fixed = slot.kind == Kind::kLiteral || slot.kind == Kind::kCheck ||
                     (slot.kind == Kind::kNumber && slot.width > 0) || slot.kind == Kind::kLetters ||
                     slot.kind == Kind::kHexUpper || slot.kind == Kind::kHexLower || is_fixed_choice(slot);
  constexpr std::uint64_t kMost = std::uint64_t{1} << 62;
  unsigned __int128 const product = static_cast<unsigned __int128>(code_capacity_) * slot.count;
  slot.derived = product > kMost;
  if (!fixed) code_capacity_ = 0;
  if (!slot.derived) code_capacity_ = static_cast<std::uint64_t>(fixed ? product : 0);
  slots_.push_back(std::move(slot));
}

void Template::write(std::size_t from, std::size_t to, std::uint64_t word, Pen& pen) const noexcept {
  for (std::size_t i = from; i < to && i < slots_.size(); ++i) {
    const Slot& slot = slots_[i];
    if (slot.kind == Kind::kLiteral) {
      pen.put(slot.literal);
      continue;
    }
    std::uint64_t const random = core::Stream(slot.key).at(word);
    write_slot(slot, slot.count > 1 ? core::bounded(random, slot.count) : random, word, pen);
  }
}

void Template::write_code(std::uint64_t index, Pen& pen) const noexcept {
  std::uint64_t rest = index;
  for (const Slot& slot : slots_) {
    if (slot.derived) {
      write_slot(slot, core::bounded(core::Stream(slot.key).at(index), slot.count), index, pen);
    } else {
      write_slot(slot, rest % slot.count, index, pen);
      rest /= slot.count;
    }
  }
}

void Template::write_slot(const Slot& slot, std::uint64_t value, std::uint64_t word,
                          Pen& pen) const noexcept {
  switch (slot.kind) {
    case Kind::kLiteral:
      pen.put(slot.literal);
      break;
    case Kind::kList: {
      const Source& from = slot.source;
      bool const female = from.female != from.field && entity_sex(sexes_, word) != "male";
      std::string_view entry = from.list.at(from.list.pick(value), female ? from.female : from.field);
      if (slot.choice) entry = one_of(entry, core::mix(value, from.field));
      write_entry(slot, entry, word, pen);
      break;
    }
    case Kind::kGivenName: {
      const Source& from = entity_sex(sexes_, word) == "male" ? slot.men : slot.source;
      write_entry(slot, from.list.at(from.list.pick(value), from.field), word, pen);
      break;
    }
    case Kind::kFitting:
      write_entry(slot, fitting(slot, value, word), word, pen);
      break;
    case Kind::kChoice:
      slot.choices[value].write_head(word, pen);
      break;
    case Kind::kNumber:
      pen.put_number(slot.lower + value, slot.width);
      break;
    case Kind::kLetters:
      for (int i = 0; i < slot.width; ++i, value /= 26) pen.put(static_cast<char>('A' + value % 26));
      break;
    case Kind::kHexUpper:
    case Kind::kHexLower:
      for (int i = 0; i < slot.width; ++i) {
        constexpr int kDigitsAWord = 15;
        if (i > 0 && i % kDigitsAWord == 0)
          value = core::Stream(slot.key).at(word + static_cast<std::uint64_t>(i) * 0x9E3779B97F4A7C15ULL);
        pen.put((slot.kind == Kind::kHexUpper ? "0123456789ABCDEF" : "0123456789abcdef")[value & 15]);
        value >>= 4;
      }
      break;
    case Kind::kCheck:
      write_check_digits(slot, pen);
      break;
  }
}

void Template::write_check_digits(const Slot& slot, Pen& pen) noexcept {
  for (std::size_t i = 0; i < slot.check->appended; ++i) pen.put('0');
  slot.check->complete(pen.begin(), pen.length() - slot.check->appended);
}

void Template::write_entry(const Slot& slot, std::string_view entry, std::uint64_t word,
                           Pen& pen) const noexcept {
  if (slot.form == Form::kMask) return write_mask(slot, entry, word, pen);
  if (slot.form == Form::kPlain && !ascii_only_) return pen.put(entry);
  bool const slug = slot.form == Form::kSlug || slot.form == Form::kInitial;
  bool const one_letter = slot.form == Form::kFirst || slot.form == Form::kInitial;
  bool first = true;
  while (!entry.empty()) {
    std::string_view letter = entry;
    char32_t const code = core::take_code_point(entry);
    letter = letter.substr(0, letter.size() - entry.size());
    if (code >= 0x80 && (slug || ascii_only_)) letter = letters_->ascii(code);
    for (char c : letter) {
      if (slug && !core::is_letter(c) && !core::is_digit(c)) continue;
      if (slug || slot.form == Form::kLower) c = core::to_lower(c);
      if (slot.form == Form::kHead) c = first ? core::to_upper(c) : c == '_' ? ' ' : c;
      pen.put(c);
      first = false;
      if (slot.form == Form::kInitial) return;
    }
    if (one_letter && !first) return;
  }
}

// Letters that are hard to take for digits or for each other.
void Template::write_mask(const Slot& slot, std::string_view mask, std::uint64_t word, Pen& pen) noexcept {
  constexpr std::string_view kLetters = "ABDEGHJLNPRSTWXZ";
  constexpr std::uint64_t kMaskDigits = 0x6D61736B;
  std::uint64_t random = core::Stream(core::mix(slot.key, kMaskDigits)).at(word);
  for (char const c : mask) {
    if (c == '#') pen.put(static_cast<char>('0' + random % 10));
    if (c == '@') pen.put(kLetters[random % kLetters.size()]);
    if (c != '#' && c != '@') pen.put(c);
    random = core::mix(random, 1);
  }
}

std::string_view entity_sex(const core::Lexicon& sexes, std::uint64_t word) noexcept {
  constexpr core::Stream kSexes(core::hash_bytes("sex", core::hash_bytes("")));
  return sexes.at(sexes.pick(kSexes.at(word)));
}

std::string_view Template::fitting(const Slot& slot, std::uint64_t value, std::uint64_t word) noexcept {
  constexpr std::uint64_t kAttempts = 16;  // by weight; then the next one that fits
  const core::Lexicon& entries = slot.source.list;
  const core::Lexicon& others = slot.fit->list;
  std::string_view const wanted =
      others.at(others.pick(core::Stream(slot.fit->key).at(word)), slot.fit->field);
  std::size_t row = 0;
  for (std::uint64_t attempt = 0; attempt < kAttempts + entries.size(); ++attempt) {
    row = attempt < kAttempts ? entries.pick(core::mix(value, attempt)) : (row + 1) % entries.size();
    std::string_view const named = entries.at(row, slot.fit->named);
    if (named == "any" || has_text(named, wanted)) break;
  }
  return entries.at(row, slot.source.field);
}

}  // namespace synthgen::generate
