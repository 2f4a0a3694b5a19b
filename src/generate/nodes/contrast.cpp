#include "generate/nodes/contrast.hpp"

extern "C" {
#include "utils/datum.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

void ContrastNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const other = batch.values(other_);
  int16 length = 0;
  bool by_value = false;
  get_typlenbyval(type_, &length, &by_value);
  auto const same = [&](std::size_t i) {
    return !out.nulls[i] && !other.nulls[i] && datumIsEqual(out.data[i], other.data[i], by_value, length);
  };
  std::copy_n(own.data, batch.size(), out.data);
  std::copy_n(own.nulls, batch.size(), out.nulls);
  auto* places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  for (NodeId const node : alternatives_) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (same(i)) places[count++] = static_cast<std::uint32_t>(i);
    if (count == 0) return;
    Values const alternative = batch.values_at(node, {places, count});
    for (std::size_t k = 0; k < count; ++k)
      if (!alternative.nulls[k]) out.data[places[k]] = alternative.data[k];
  }
}

}  // namespace synthgen::generate
