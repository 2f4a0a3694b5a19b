#include "generate/texts/text_pool.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "generate/meanings/semantic_template.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_enum.h"
#include "mb/pg_wchar.h"
#include "utils/syscache.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kMaxDigits = 9;
constexpr std::size_t kNumberFrame = 3;  // " (" and ")"

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(pg_mbstrlen_with_len(text.data(), static_cast<int>(text.size())));
}

constexpr std::uint64_t kMostTexts = std::uint64_t{1} << 62;

std::string describe(const PoolDeck& deck) {
  std::string text = "text pool of " + std::to_string(deck.records()) + " values";
  if (deck.size() > deck.records()) text += ", with slots of " + std::to_string(deck.size());
  return text;
}

std::uint64_t power_of_ten(std::size_t digits) {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < digits; ++i) power *= 10;
  return power;
}

}  // namespace

std::string joined_variant(const std::string& variant) {
  bool const joins_itself = variant.find_first_of(",:;") == 0;
  return joins_itself ? variant : " " + variant;
}

PoolText::PoolText(TextShape shape, const TextPool& pool, std::size_t column, std::size_t max_characters,
                   bool distinct)
    : TextGenerator(shape),
      key_(pool.key),
      deck_(pool.deck),
      column_(column),
      max_bytes_(deck_->max_bytes(column)),
      description_(describe(*deck_)) {
  if (!distinct) return;

  std::size_t const longest = deck_->max_characters(column);
  std::size_t longest_variant = 0;
  std::size_t widest_variant = 0;
  for (std::string const& variant : pool.variants) {
    variants_.push_back(joined_variant(variant));
    longest_variant = std::max(longest_variant, characters(variants_.back()));
    widest_variant = std::max(widest_variant, variants_.back().size());
  }
  std::size_t const room =
      max_characters == 0 ? SIZE_MAX : max_characters - std::min(max_characters, longest);
  std::uint64_t const count = variants_.size();
  if (longest_variant <= room) single_ = count;
  if (longest_variant * 2 <= room && count > 1) double_ = count * (count - 1);
  std::size_t const digits = room <= kNumberFrame ? 0 : std::min(kMaxDigits, room - kNumberFrame);
  // The numbers are 2, 3 ... and the one more digit stays free.
  std::uint64_t const numbered = digits == 0 ? 0 : power_of_ten(digits) - 2;
  if (__builtin_mul_overflow(deck_->size(), 1 + single_ + double_ + numbered, &capacity_))
    capacity_ = kMostTexts;
  max_bytes_ += std::max(2 * widest_variant, kNumberFrame + kMaxDigits);
}

std::size_t PoolText::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  PoolDeck::Card const card = deck_->at(index);
  Pen pen(out, room);
  deck_->write(card, column_, pen);
  if (capacity_ == 0) return pen.length();
  return pen.length() + qualify(card.record, card.turn, out + pen.length(), room - pen.length());
}

// In one round different records get different variants, so that no variant comes in droves.
std::size_t PoolText::qualify(std::uint64_t record, std::uint64_t round, char* out,
                              std::size_t room) const noexcept {
  Pen pen(out, room);
  std::uint64_t const turn = core::mix(key_, record) >> 1;
  if (round > single_ + double_) {
    pen.put(" (");
    pen.put_number(round - single_ - double_ + 1, 0);
    pen.put(')');
  } else if (round > single_) {
    std::uint64_t const others = variants_.size() - 1;
    std::uint64_t const pair = (round - single_ - 1 + turn) % double_;
    std::uint64_t const first = pair / others;
    std::uint64_t const second = pair % others;
    pen.put(variants_[first]);
    pen.put(variants_[second < first ? second : second + 1]);
  } else if (round > 0) {
    pen.put(variants_[(round - 1 + turn) % single_]);
  }
  return pen.length();
}

PoolLabel::PoolLabel(const pg::TypeRef& type, const TextPool& pool, std::size_t column)
    : deck_(pool.deck), description_(describe(*deck_)) {
  Arena arena(CurrentMemoryContext);
  for (auto const& record : pool.records) labels_.push_back(*pool_value(type, record[column], arena));
}

void PoolLabel::render(const std::uint64_t* indexes, std::size_t count, Arena&, Datum* out) const {
  for (std::size_t i = 0; i < count; ++i) out[i] = labels_[deck_->at(indexes[i]).record];
}

std::optional<Datum> pool_value(const pg::TypeRef& type, const std::string& text, Arena& arena) {
  const char* const data = text.c_str();
  std::size_t const length = text.size();
  if (type.kind == TYPTYPE_ENUM) {
    if (length >= NAMEDATALEN) return std::nullopt;
    Oid const base = type.base;
    Oid const label = pg::guard([&] {
      return GetSysCacheOid2(ENUMTYPOIDNAME, Anum_pg_enum_oid, ObjectIdGetDatum(base), CStringGetDatum(data));
    });
    return OidIsValid(label) ? std::optional(ObjectIdGetDatum(label)) : std::nullopt;
  }
  TextShape const shape = text_shape(type);
  if (shape.max_characters > 0 && characters(text) > static_cast<std::size_t>(shape.max_characters))
    return std::nullopt;
  return pg::guard([&] { return make_text(shape, data, length, arena); });
}

}  // namespace synthgen::generate
