#include "generate/label_text.hpp"

extern "C" {
#include "utils/builtins.h"
}

namespace synthgen::generate {

void LabelTextNode::generate(Batch& batch, Values out) const {
  Values const labels = batch.values(labels_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.nulls[i] = labels.nulls[i];
    if (labels.nulls[i]) continue;
    out.data[i] = CStringGetTextDatum(DatumGetCString(DirectFunctionCall1(enum_out, labels.data[i])));
  }
}

}  // namespace synthgen::generate
