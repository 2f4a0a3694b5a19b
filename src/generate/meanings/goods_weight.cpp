#include "generate/meanings/goods_weight.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/semantic_range.hpp"

namespace synthgen::generate {

namespace {

constexpr std::string_view kField = "grams";
constexpr std::int64_t kLeastPercent = 85, kMostPercent = 115;  // of the usual weight

// Milligrams in what the name of a column counts.
std::int64_t milligrams_of_unit(const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  if (core::has_word(words, {"g", "gr", "gram", "gramme"})) return 1'000;
  if (core::has_word(words, {"lb", "lbs", "pound"})) return 453'592;
  if (core::has_word(words, {"oz", "ounce"})) return 28'350;
  bool const whole = type_class(column.type) == core::TypeClass::kInteger;
  return whole && !core::has_word(words, {"kg", "kilogram", "kilo"}) ? 1'000 : 1'000'000;
}

class GoodsWeight final : public Generator {
 public:
  GoodsWeight(core::Lexicon list, const pg::TypeRef& type, const NumberSteps& range, std::int64_t unit)
      : list_(list), type_(type.base), range_(range), unit_(unit) {
    std::size_t const field = list.field(kField);
    for (std::size_t row = 0; row < list.size(); ++row)
      usual_.push_back(std::max<std::int64_t>(core::number_in<std::int64_t>(list.at(row, field)), 1));
  }

  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = number_datum(type_, range_.scale, steps_of(indexes[i]), arena);
  }
  std::string description() const override { return "weight of " + std::string(list_.name()); }

 private:
  std::int64_t steps_of(std::uint64_t word) const noexcept {
    constexpr core::Stream kVariation(core::hash_bytes("weight"));
    constexpr std::uint64_t kPercents = kMostPercent - kLeastPercent + 1;
    auto const percent =
        kLeastPercent + static_cast<std::int64_t>(core::bounded(kVariation.at(word), kPercents));
    std::int64_t const milligrams = usual_[goods_row(list_, word)] * percent * 10;
    return std::clamp<std::int64_t>(milligrams * range_.unit / unit_, std::max<std::int64_t>(range_.first, 1),
                                    range_.last);
  }

  core::Lexicon list_;
  Oid type_;
  NumberSteps range_;
  std::int64_t unit_;
  std::vector<std::int64_t> usual_;  // in grams, by row
};

}  // namespace

bool is_weight_of_goods(const core::Recognition& meaning) {
  return meaning.semantic == "quantity.weight" || meaning.semantic == "quantity.weight_grams" ||
         meaning.semantic == "quantity.parcel_weight" || meaning.semantic == "quantity.shipment_weight";
}

std::unique_ptr<Generator> make_goods_weight(const Goods& goods, const pg::Column& column,
                                             const plan::ValueDomain& domain, const Context& context) {
  constexpr double kMost = 1e6;
  core::Lexicon const list = core::lexicon(goods.list, context.locale());
  auto const range = number_steps(column.type, domain, 0, kMost);
  if (!list.has_field(kField) || !range) return nullptr;
  return std::make_unique<GoodsWeight>(list, column.type, *range, milligrams_of_unit(column));
}

}  // namespace synthgen::generate
