#include "load/row_assembler.hpp"

#include <new>

extern "C" {
#include "executor/executor.h"
#include "optimizer/optimizer.h"
#include "rewrite/rewriteHandler.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"
}

namespace synthgen::load {

RowAssembler* RowAssembler::create(Relation relation, std::span<const generate::Values> columns) {
  auto* assembler = new (palloc(sizeof(RowAssembler))) RowAssembler();
  TupleDesc const descriptor = RelationGetDescr(relation);
  auto const count = static_cast<std::size_t>(descriptor->natts);
  assembler->descriptor_ = descriptor;
  assembler->context_ = CurrentMemoryContext;
  assembler->given_ = static_cast<int*>(palloc(sizeof(int) * count));
  assembler->defaults_ = static_cast<Default*>(palloc(sizeof(Default) * count));
  assembler->domains_ = static_cast<DomainColumn*>(palloc(sizeof(DomainColumn) * count));

  for (int at = 0; at < descriptor->natts; ++at) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, at);
    if (attribute->attisdropped || attribute->attgenerated != 0) continue;
    if (static_cast<std::size_t>(at) < columns.size() && columns[at].data != nullptr) {
      assembler->given_[assembler->given_count_++] = at;
    } else {
      assembler->add_default(relation, at);
    }
    assembler->add_domain(attribute);
  }
  return assembler;
}

void RowAssembler::add_default(Relation relation, int attribute) {
  Node* expression = build_column_default(relation, attribute + 1);
  if (expression == nullptr) return;
  ExprState* state = ExecInitExpr(expression_planner(reinterpret_cast<Expr*>(expression)), nullptr);
  defaults_[default_count_++] = {attribute, state};
}

void RowAssembler::add_domain(Form_pg_attribute attribute) {
  if (get_typtype(attribute->atttypid) != TYPTYPE_DOMAIN || !DomainHasConstraints(attribute->atttypid))
    return;
  domains_[domain_count_++] = {attribute->attnum - 1, attribute->atttypid, nullptr};
}

void RowAssembler::assemble(std::span<const generate::Values> columns, std::size_t i, ExprContext* context,
                            TupleTableSlot* slot) {
  Datum* const values = slot->tts_values;
  bool* const nulls = slot->tts_isnull;
  auto const width = static_cast<std::size_t>(descriptor_->natts);
  ExecClearTuple(slot);
  std::memset(values, 0, sizeof(Datum) * width);
  std::memset(nulls, true, sizeof(bool) * width);

  for (int k = 0; k < given_count_; ++k) {
    int const at = given_[k];
    nulls[at] = columns[at].nulls[i];
    if (!nulls[at]) values[at] = columns[at].data[i];
  }
  for (int k = 0; k < default_count_; ++k) {
    Default const& column = defaults_[k];
    current_column_ = NameStr(TupleDescAttr(descriptor_, column.attribute)->attname);
    values[column.attribute] = ExecEvalExpr(column.expression, context, &nulls[column.attribute]);
  }
  for (int k = 0; k < domain_count_; ++k) {
    DomainColumn& column = domains_[k];
    current_column_ = NameStr(TupleDescAttr(descriptor_, column.attribute)->attname);
    domain_check(values[column.attribute], nulls[column.attribute], column.type, &column.cache, context_);
  }
  current_column_ = nullptr;
  ExecStoreVirtualTuple(slot);
}

}  // namespace synthgen::load
