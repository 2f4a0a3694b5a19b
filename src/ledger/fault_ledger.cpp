#include "ledger/fault_ledger.hpp"

#include <algorithm>

#include "postgres/extension.hpp"
#include "postgres/guard.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "funcapi.h"
#include "nodes/makefuncs.h"
#include "utils/array.h"
#include "utils/fmgroids.h"
}

namespace synthgen::ledger {

namespace {

// to_jsonb() for values of one type, as in a query.
class ToJson {
 public:
  explicit ToJson(Oid type) {
    fmgr_info(F_TO_JSONB, &function_);
    auto* const argument = makeNullConst(type, -1, InvalidOid);
    auto* const call = makeFuncExpr(F_TO_JSONB, JSONBOID, list_make1(argument), InvalidOid, InvalidOid,
                                    COERCE_EXPLICIT_CALL);
    fmgr_info_set_expr(reinterpret_cast<Node*>(call), &function_);
  }
  Datum operator()(Datum value) { return FunctionCall1(&function_, value); }

 private:
  FmgrInfo function_;
};

// Keys of rows as objects.
class KeyWriter {
 public:
  KeyWriter(const pg::Table& table, std::span<const AttrNumber> key, std::span<const generate::Values> cells)
      : to_json_(RECORDOID),
        columns_(static_cast<AttrNumber*>(palloc(sizeof(AttrNumber) * key.size()))),
        values_(static_cast<Datum*>(palloc(sizeof(Datum) * key.size()))),
        nulls_(static_cast<bool*>(palloc(key.size()))) {
    for (AttrNumber const column : key)
      if (cells[static_cast<std::size_t>(column) - 1].data != nullptr) columns_[count_++] = column;
    descriptor_ = CreateTemplateTupleDesc(count_);
    for (int k = 0; k < count_; ++k) {
      pg::Column const& column = table.column(columns_[k]);
      TupleDescInitEntry(descriptor_, static_cast<AttrNumber>(k + 1), column.name.c_str(), column.type.oid,
                         column.type.modifier, 0);
    }
    BlessTupleDesc(descriptor_);
  }

  Datum write(std::span<const generate::Values> cells, std::size_t place) {
    for (int k = 0; k < count_; ++k) {
      generate::Values const& cell = cells[static_cast<std::size_t>(columns_[k]) - 1];
      values_[k] = cell.data[place];
      nulls_[k] = cell.nulls[place];
    }
    return to_json_(HeapTupleGetDatum(heap_form_tuple(descriptor_, values_, nulls_)));
  }

 private:
  ToJson to_json_;
  AttrNumber* columns_;
  int count_ = 0;
  Datum* values_;
  bool* nulls_;
  TupleDesc descriptor_ = nullptr;
};

// One column of what is to be inserted.
class Column {
 public:
  explicit Column(std::size_t room)
      : values_(static_cast<Datum*>(palloc(sizeof(Datum) * room))),
        nulls_(static_cast<bool*>(palloc(room))) {}

  void add(Datum value) {
    nulls_[count_] = false;
    values_[count_++] = value;
  }
  void add_null() { nulls_[count_++] = true; }
  void add_text(std::string_view text) {
    add(PointerGetDatum(cstring_to_text_with_len(text.data(), static_cast<int>(text.size()))));
  }
  void add_cell(ToJson& to_json, const generate::Values& cells, std::size_t place) {
    if (cells.nulls[place])
      add_null();
    else
      add(to_json(cells.data[place]));
  }

  pg::Parameter parameter(Oid element, Oid array) const {
    int count = count_;
    int lower = 1;
    ArrayType* const result =
        construct_md_array(values_, nulls_, 1, &count, &lower, element, -1, false, TYPALIGN_INT);
    return {array, PointerGetDatum(result), false};
  }

 private:
  Datum* values_;
  bool* nulls_;
  int count_ = 0;
};

struct Labels {
  Column keys, columns, kinds, clean, faulty, copies;
  explicit Labels(std::size_t room)
      : keys(room), columns(room), kinds(room), clean(room), faulty(room), copies(room) {}
};

// Labels come column by column, so one writer of values serves many.
void write(const pg::Table& table, std::span<const AttrNumber> key, const generate::FaultyBatch& batch,
           Labels& labels) {
  KeyWriter key_writer(table, key, batch.written);
  AttrNumber column = InvalidAttrNumber;
  ToJson* to_json = nullptr;
  for (generate::FaultLabel const& label : batch.labels) {
    std::size_t const c = static_cast<std::size_t>(label.column) - 1;
    if (label.column != column)
      to_json = new (palloc(sizeof(ToJson))) ToJson(table.column(label.column).type.oid);
    column = label.column;
    labels.keys.add(key_writer.write(batch.written, label.place));
    labels.columns.add_text(table.column(label.column).name);
    labels.kinds.add_text(core::fault_name(label.kind));
    labels.clean.add_cell(*to_json, batch.clean[c], label.place);
    labels.faulty.add_cell(*to_json, batch.written[c], label.place);
    if (label.kind == core::FaultKind::kDuplicate)
      labels.copies.add(key_writer.write(batch.copied, label.place));
    else
      labels.copies.add_null();
  }
}

}  // namespace

FaultLedger::FaultLedger(int64 run)
    : run_(run), context_(pg::guard([] {
        return AllocSetContextCreate(CurrentMemoryContext, "synthgen faults", ALLOCSET_DEFAULT_SIZES);
      })) {}

FaultLedger::~FaultLedger() {
  MemoryContextDelete(context_);
}

void FaultLedger::record(const pg::Table& table, std::span<const AttrNumber> key,
                         const generate::FaultyBatch& batch) {
  pg::Extension const extension = pg::find_extension();
  std::string const statement =
      "INSERT INTO " + extension.object("synth_fault") +
      " (run, table_oid, row_key, column_name, kind, clean_value, faulty_value, copy_of)"
      " SELECT $1, $2, * FROM ROWS FROM (pg_catalog.unnest($3), pg_catalog.unnest($4),"
      " pg_catalog.unnest($5), pg_catalog.unnest($6), pg_catalog.unnest($7), pg_catalog.unnest($8))";
  std::array<pg::Parameter, 8> parameters;
  pg::guard([&] {
    MemoryContextReset(context_);
    MemoryContext const caller = MemoryContextSwitchTo(context_);
    Labels labels(batch.labels.size());
    write(table, key, batch, labels);
    parameters = {pg::bigint_parameter(run_),
                  {OIDOID, ObjectIdGetDatum(table.oid), false},
                  labels.keys.parameter(JSONBOID, JSONBARRAYOID),
                  labels.columns.parameter(TEXTOID, TEXTARRAYOID),
                  labels.kinds.parameter(TEXTOID, TEXTARRAYOID),
                  labels.clean.parameter(JSONBOID, JSONBARRAYOID),
                  labels.faulty.parameter(JSONBOID, JSONBARRAYOID),
                  labels.copies.parameter(JSONBOID, JSONBARRAYOID)};
    MemoryContextSwitchTo(caller);
  });
  pg::OwnerScope const as_owner(extension.owner);
  pg::query(statement, parameters);
}

}  // namespace synthgen::ledger
