// Turns row i of a batch into a slot of the target table: generated values as they are, the server's
// defaults for columns without data, and the constraints of domains, which neither the heap nor the
// executor's row checks enforce.
//
// Lives in a memory context and owns nothing else. Everything here may ereport.
#pragma once

#include <span>

#include "generate/batch.hpp"
#include "postgres/pg.hpp"

extern "C" {
#include "executor/tuptable.h"
#include "nodes/execnodes.h"
#include "utils/rel.h"
}

namespace synthgen::load {

class RowAssembler {
 public:
  // For rows of `relation` of which `columns` (by attribute number - 1) hold data where data is not
  // null. Allocates in the current memory context.
  static RowAssembler* create(Relation relation, std::span<const generate::Values> columns);

  // Stores row `i` as a virtual tuple. Defaults are evaluated in `context` with results in the current
  // memory context; the slot refers to them and to the values of the batch.
  void assemble(std::span<const generate::Values> columns, std::size_t i, ExprContext* context,
                TupleTableSlot* slot);

  // The attribute being assembled, for the context of an error; null between columns.
  const char* current_column() const noexcept { return current_column_; }

 private:
  struct Default {
    int attribute;  // index from 0
    ExprState* expression;
  };
  struct DomainColumn {
    int attribute;
    Oid type;
    void* cache;  // domain_check's own
  };

  RowAssembler() = default;
  void add_default(Relation relation, int attribute);
  void add_domain(Form_pg_attribute attribute);

  TupleDesc descriptor_ = nullptr;
  int* given_ = nullptr;  // attributes with data
  int given_count_ = 0;
  Default* defaults_ = nullptr;  // in order of attributes, as INSERT evaluates them
  int default_count_ = 0;
  DomainColumn* domains_ = nullptr;
  int domain_count_ = 0;
  MemoryContext context_ = nullptr;
  const char* current_column_ = nullptr;
};

}  // namespace synthgen::load
