// What belongs to a way of paying: a card's brand and last digits are there where it was a card.
#pragma once

#include "plan/table_pass.hpp"

namespace synthgen::plan {

class MeansPass : private TablePass {
 public:
  explicit MeansPass(TableDraft& draft) : TablePass(draft) {}

  void derive_means();

 private:
  AttrNumber way_of_paying() const;
};

}  // namespace synthgen::plan
