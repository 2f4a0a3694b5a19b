// synth_preview: the rows that a table would get, as composite values. Parents that hold no rows are
// imagined along with it.
#include "load/fill.hpp"
#include "load/row_stream.hpp"
#include "plan/plan_builder.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "utils/rel.h"
}

namespace synthgen::load {

namespace {

// Columns that the server would fill: their default, or the expression of a generated column.
struct ServerColumn {
  AttrNumber number;
  int expression;
};

class Previewer {
 public:
  Previewer(plan::Plan& plan, plan::TablePlan& table) : plan_(plan), table_(table), evaluator_(table.table) {
    for (pg::Column const& column : table.table.columns)
      if (!column.dropped && table.program.attribute(column.number) == generate::kNoNode &&
          column.default_expression != nullptr)
        server_columns_.push_back({column.number, evaluator_.add_value(column.default_expression)});
  }

  void run(const std::function<void(HeapTuple)>& emit) {
    for (auto const& table : plan_.tables)
      if (table->stored_rows > 0) table->population->load_stored(table->stored_rows);
    plan_.prepare();
    RowStream stream(table_, true);
    for (std::uint64_t ordinal = 0; ordinal < table_.rows.count();) {
      std::size_t const count = stream.generate(table_.rows, ordinal, table_.rows.count());
      for (std::size_t i = 0; i < count; ++i) emit(form(stream.columns(), i));
      ordinal += count;
    }
  }

 private:
  HeapTuple form(std::span<const generate::Values> columns, std::size_t i) {
    return pg::guard([&] {
      Relation const relation = table_open(table_.table.oid, NoLock);
      TupleDesc const descriptor = RelationGetDescr(relation);
      auto* values = static_cast<Datum*>(palloc0(sizeof(Datum) * columns.size()));
      auto* nulls = static_cast<bool*>(palloc0(columns.size()));
      for (std::size_t c = 0; c < columns.size(); ++c) {
        nulls[c] = columns[c].data == nullptr || columns[c].nulls[i];
        values[c] = nulls[c] ? 0 : columns[c].data[i];
        evaluator_.set(static_cast<AttrNumber>(c + 1), values[c], nulls[c]);
      }
      for (ServerColumn const& column : server_columns_)
        values[column.number - 1] = evaluator_.value(column.expression, &nulls[column.number - 1]);
      HeapTuple const tuple = heap_form_tuple(descriptor, values, nulls);
      HeapTupleHeaderSetTypeId(tuple->t_data, descriptor->tdtypeid);
      HeapTupleHeaderSetTypMod(tuple->t_data, descriptor->tdtypmod);
      table_close(relation, NoLock);
      return tuple;
    });
  }

  plan::Plan& plan_;
  plan::TablePlan& table_;
  pg::RowEvaluator evaluator_;
  std::vector<ServerColumn> server_columns_;
};

}  // namespace

void preview(const plan::Request& request, const std::function<void(HeapTuple)>& emit) {
  auto const plan = plan::PlanBuilder(request, plan::Purpose::kPreview).build();
  Previewer(*plan, *plan->find(request.tables.front())).run(emit);
}

}  // namespace synthgen::load
