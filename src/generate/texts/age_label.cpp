#include "generate/texts/age_label.hpp"

#include <algorithm>

extern "C" {
#include "utils/datum.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

namespace {

constexpr Microseconds kYear = Microseconds{1461} * kDay / 4;

bool fits(const AgeLabel& label, int age) noexcept {
  return !label.ages || (label.ages->from <= age && age <= label.ages->to);
}

}  // namespace

// One of those that fit, each as likely as the others; `own` if there is none. `told`: only those that speak
// of an age.
Datum AgeLabelNode::fitting(int age, bool told, Datum own, std::uint64_t random) const {
  auto const is_one = [&](const AgeLabel& label) { return fits(label, age) && (label.ages || !told); };
  auto const count = static_cast<std::uint64_t>(std::count_if(labels_.begin(), labels_.end(), is_one));
  if (count == 0) return own;
  std::uint64_t place = core::bounded(random, count);
  for (AgeLabel const& label : labels_)
    if (is_one(label) && place-- == 0) return label.value;
  return own;
}

void AgeLabelNode::generate(Batch& batch, Values out) const {
  constexpr std::uint64_t kClaims = 3;  // one of so many for whom there is a label of their age has it
  Values const own = batch.values(own_);
  Values const births = batch.values(birth_.node);
  int16 length = 0;
  bool by_value = false;
  get_typlenbyval(type_, &length, &by_value);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || births.nulls[i]) continue;
    auto const age = static_cast<int>((now_ - to_instant(birth_.type, births.data[i])) / kYear);
    auto const drawn = std::find_if(labels_.begin(), labels_.end(), [&](const AgeLabel& label) {
      return datumIsEqual(label.value, own.data[i], by_value, length);
    });
    if (drawn == labels_.end()) continue;
    std::uint64_t const random = batch.random(stream_, i);
    bool const claims = !drawn->ages && core::bounded(core::mix(random, 1), kClaims) == 0;
    if (claims || !fits(*drawn, age)) out.data[i] = fitting(age, claims, own.data[i], random);
  }
}

}  // namespace synthgen::generate
