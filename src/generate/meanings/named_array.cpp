#include "generate/meanings/named_array.hpp"

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "plan/conditions/value_domain.hpp"

extern "C" {
#include "utils/array.h"
#include "utils/datum.h"
}

namespace synthgen::generate {

pg::Column element_column(const pg::Column& array) {
  pg::Column element = array;
  element.type = plan::element_type(array.type);
  element.default_expression = nullptr;  // it is a whole array
  core::Words words = core::words_of(array.name);
  if (words.empty()) return element;
  words.back() = core::singular(std::move(words.back()));
  element.name.clear();
  for (std::string const& word : words) element.name += (element.name.empty() ? "" : "_") + word;
  return element;
}

void NamedArrayGenerator::render(const std::uint64_t* indexes, std::size_t count, Arena& arena,
                                 Datum* out) const {
  auto* const lengths = arena.allocate_array<int>(count);
  auto* const words = arena.allocate_array<std::uint64_t>(count * static_cast<std::size_t>(most_));
  std::size_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    lengths[i] =
        least_ + static_cast<int>(core::bounded(indexes[i], static_cast<std::uint64_t>(most_ - least_ + 1)));
    for (int k = 0; k < lengths[i]; ++k)
      words[total++] = element_->pick(core::mix(indexes[i], static_cast<std::uint64_t>(k) + 1));
  }
  auto* const elements = arena.allocate_array<Datum>(total);
  element_->render(words, total, arena, elements);
  MemoryContext const previous = MemoryContextSwitchTo(arena.context());
  Datum* at = elements;
  for (std::size_t i = 0; i < count; at += lengths[i], ++i) out[i] = array_of(at, lengths[i]);
  MemoryContextSwitchTo(previous);
}

Datum NamedArrayGenerator::array_of(Datum* elements, int count) const {
  int different = 0;
  for (int i = 0; i < count; ++i) {
    bool known = false;
    for (int k = 0; k < different; ++k)
      known = known || datum_image_eq(elements[k], elements[i], type_.by_value, type_.length);
    bool const needed = different + count - i <= least_;
    if (!known || needed) elements[different++] = elements[i];
  }
  return PointerGetDatum(
      construct_array(elements, different, type_.oid, type_.length, type_.by_value, type_.alignment));
}

}  // namespace synthgen::generate
