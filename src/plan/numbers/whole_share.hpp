// Parts of a whole: sums and shares in the server's numeric without limits, so that they always have room,
// and columns that keep their own draw as far as it is a part of what there is.
#pragma once

#include <string>
#include <vector>

#include "generate/nodes/formulas.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// Of a subtotal the most that is let off.
inline constexpr std::int64_t kMostDiscountPerMille = 300;
inline constexpr std::int64_t kAllPerMille = 1000;

class WholeShare : private TablePass {
 public:
  explicit WholeShare(TableDraft& draft) : TablePass(draft) {}

  // A single number stays as it is.
  generate::NumberSource sum_of(std::vector<generate::Term> terms);
  // By the rate, where there is one.
  generate::NumberSource share_of(generate::NumberSource whole, generate::NumberSource rate,
                                  std::int64_t per_mille);
  // Between nothing and so much of the whole.
  void keep_within(AttrNumber part, generate::NumberSource whole, std::int64_t most_per_mille,
                   const std::string& of);
};

}  // namespace synthgen::plan
