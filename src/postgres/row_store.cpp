#include "postgres/row_store.hpp"

namespace synthgen::pg {

RowStore::RowStore(std::span<const RowColumn> columns) {
  guard([&] {
    descriptor_ = CreateTemplateTupleDesc(static_cast<int>(columns.size()));
    AttrNumber number = 0;
    for (const RowColumn& column : columns) {
      TupleDescInitEntry(descriptor_, ++number, column.name.c_str(), column.type, column.modifier, 0);
      TupleDescInitEntryCollation(descriptor_, number, column.collation);
    }
    tuples_ = tuplestore_begin_heap(true, false, work_mem);
  });
}

RowStore::~RowStore() {
  tuplestore_end(tuples_);
}

}  // namespace synthgen::pg
