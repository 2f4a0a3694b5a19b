// Columns outside foreign keys: sequences, line numbers, parts of composite keys, unique values, draws.
#pragma once

#include "generate/slot.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ColumnPass : private TablePass {
 public:
  explicit ColumnPass(TableDraft& draft) : TablePass(draft) {}

  void build_columns();
  void build_column(const pg::Column& column);
  double null_rate(const pg::Column& column, const generate::Choice& choice);

 private:
  generate::NodeId base_node(const pg::Column& column, ColumnRole& role, std::string& generator,
                             std::string& reason);
  AttrNumber other_end(const pg::Column& column) const;
  generate::NodeId contrast(const pg::Column& column,
                            const std::shared_ptr<const generate::Generator>& generator, core::Stream stream,
                            core::Stream locale, std::string& reason);
  generate::SlotLayout slot_layout(const Slot& slot);
  std::vector<AttrNumber> beginnings_of(std::size_t key);
  generate::NodeId slot_node(const pg::Column& column, Slot& slot);
};

}  // namespace synthgen::plan
