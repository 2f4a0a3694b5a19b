#include "generate/texts/label_text.hpp"

#include <algorithm>
#include <span>

extern "C" {
#include "utils/builtins.h"
}

namespace synthgen::generate {

namespace {

struct Label {
  Datum value;
  Datum text;
};

}  // namespace

// The catalog is asked once a batch for each of the first labels that occur.
void LabelTextNode::generate(Batch& batch, Values out) const {
  constexpr std::size_t kMostKept = 16;
  Label kept[kMostKept];
  std::size_t count = 0;
  Values const labels = batch.values(labels_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = labels.nulls[i];
    if (labels.nulls[i]) continue;
    std::span<Label const> const known(kept, count);
    auto const found = std::find_if(known.begin(), known.end(),
                                    [&](const Label& label) { return label.value == labels.data[i]; });
    if (found != known.end()) {
      out.data[i] = found->text;
      continue;
    }
    out.data[i] = CStringGetTextDatum(DatumGetCString(DirectFunctionCall1(enum_out, labels.data[i])));
    if (count < kMostKept) kept[count++] = {labels.data[i], out.data[i]};
  }
}

}  // namespace synthgen::generate
