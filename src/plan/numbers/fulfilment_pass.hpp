// How much of what was ordered is there: all of it when the status says so, some when it is under way,
// nothing before.
#pragma once

#include "generate/nodes/amounts.hpp"
#include "generate/nodes/evidence.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class FulfilmentPass : private TablePass {
 public:
  explicit FulfilmentPass(TableDraft& draft) : TablePass(draft) {}

  // Makes a part follow from its whole and a status. Says whether there is one that tells.
  bool derive_done(const pg::Column& column, AttrNumber whole);

 private:
  AttrNumber lost_column(AttrNumber whole) const;
  generate::NumberSource derive_lost(AttrNumber whole, const generate::Evidence& begun);
  std::optional<generate::Evidence> told(std::string_view event);
};

}  // namespace synthgen::plan
