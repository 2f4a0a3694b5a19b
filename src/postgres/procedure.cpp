#include "postgres/procedure.hpp"

#include "postgres/guard.hpp"
#include "postgres/raw_expression.hpp"

extern "C" {
#include "access/table.h"
#include "catalog/pg_proc.h"
#include "commands/proclang.h"
#include "executor/spi.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_coerce.h"
#include "parser/parse_collate.h"
#include "parser/parse_expr.h"
#include "parser/parser.h"
#include "utils/expandedrecord.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"
}

namespace synthgen::pg {

namespace {

// A function of PL/pgSQL's library, with the type that its header declares. May ereport.
template <typename Function>
Function* plpgsql_function(const char* name) {
  return reinterpret_cast<Function*>(load_external_function("$libdir/plpgsql", name, true, nullptr));
}

// What pg_proc says of a function.
struct Described {
  bool is_procedure;  // in PL/pgSQL
  ArrayType* settings;
};

// May ereport.
Described describe(Oid function) {
  HeapTuple const tuple = SearchSysCache1(PROCOID, ObjectIdGetDatum(function));
  if (!HeapTupleIsValid(tuple)) return {};
  auto const* const row = reinterpret_cast<Form_pg_proc>(GETSTRUCT(tuple));
  bool is_null = true;
  Datum const list = SysCacheGetAttr(PROCOID, tuple, Anum_pg_proc_proconfig, &is_null);
  Described const described{row->prolang == get_language_oid("plpgsql", true),
                            is_null ? nullptr : DatumGetArrayTypePCopy(list)};
  ReleaseSysCache(tuple);
  return described;
}

// Compiles as the call handler would, for a call that the executor makes for each row. May ereport.
PLpgSQL_function* compile(const RowTrigger& trigger) {
  auto* const compiler = plpgsql_function<decltype(plpgsql_compile)>("plpgsql_compile");
  Trigger description{};
  description.tgoid = trigger.oid;
  TriggerData data{};
  data.type = T_TriggerData;
  data.tg_event = TRIGGER_EVENT_INSERT | TRIGGER_EVENT_ROW |
                  (trigger.before ? TRIGGER_EVENT_BEFORE : TRIGGER_EVENT_AFTER);
  data.tg_trigger = &description;
  FmgrInfo function{};
  function.fn_oid = trigger.function;
  function.fn_mcxt = CurrentMemoryContext;
  LOCAL_FCINFO(call, 0);
  InitFunctionCallInfoData(*call, &function, 0, InvalidOid, reinterpret_cast<Node*>(&data), nullptr);
  return compiler(call, false);
}

// May ereport.
template <typename T>
T* copy_of(const T& original) {
  auto* const copy = static_cast<T*>(palloc(sizeof(T)));
  *copy = original;
  return copy;
}

// A copy of a variable of PL/pgSQL, of the kind T. May ereport.
template <typename T>
PLpgSQL_datum* variable_copy(PLpgSQL_datum* variable) {
  return reinterpret_cast<PLpgSQL_datum*>(copy_of(*reinterpret_cast<T*>(variable)));
}

// A copy of the function with copies of all variables that the parser's hooks may change, for an execution
// that never begins. May ereport.
PLpgSQL_function* readable_copy(const PLpgSQL_function& compiled) {
  PLpgSQL_function* const function = copy_of(compiled);
  function->fn_cxt = CurrentMemoryContext;
  auto** const datums = static_cast<PLpgSQL_datum**>(palloc(sizeof(PLpgSQL_datum*) * compiled.ndatums));
  for (int i = 0; i < compiled.ndatums; ++i) {
    PLpgSQL_datum* const datum = compiled.datums[i];
    bool const is_record = datum->dtype == PLPGSQL_DTYPE_REC;
    bool const is_field = datum->dtype == PLPGSQL_DTYPE_RECFIELD;
    datums[i] = is_record                           ? variable_copy<PLpgSQL_rec>(datum)
                : is_field                          ? variable_copy<PLpgSQL_recfield>(datum)
                : datum->dtype == PLPGSQL_DTYPE_VAR ? variable_copy<PLpgSQL_var>(datum)
                                                    : datum;
  }
  function->datums = datums;
  auto* const state = static_cast<PLpgSQL_execstate*>(palloc0(sizeof(PLpgSQL_execstate)));
  state->func = function;
  state->ndatums = function->ndatums;
  state->datums = datums;
  state->datum_context = CurrentMemoryContext;
  function->cur_estate = state;
  return function;
}

// The raw tree of the value that an expression, or an assignment to a whole variable, computes. May ereport.
Node* raw_value(const PLpgSQL_expr& expression) {
  List* const statements = raw_parser(expression.query, expression.parseMode);
  if (list_length(statements) != 1) return nullptr;
  Node* statement = linitial_node(RawStmt, statements)->stmt;
  if (IsA(statement, PLAssignStmt)) {
    auto const* const assignment = castNode(PLAssignStmt, statement);
    // The rest of the indirection are subscripts and fields: a part of the variable.
    if (list_length(assignment->indirection) != assignment->nnames - 1) return nullptr;
    statement = reinterpret_cast<Node*>(assignment->val);
  }
  Node* const value = selected_value(statement);
  return value != nullptr && !has_subquery(value) ? value : nullptr;
}

Const* constant(Oid type, int32 modifier, Oid collation, Datum value, bool is_null) {
  int16 length = 0;
  bool by_value = false;
  get_typlenbyval(type, &length, &by_value);
  return makeConst(type, modifier, collation, length, value, is_null, by_value);
}

}  // namespace

ProcedureSettings::ProcedureSettings() noexcept : level_(NewGUCNestLevel()) {}

ProcedureSettings::~ProcedureSettings() {
  AtEOXact_GUC(false, level_);
}

void ProcedureSettings::apply(ArrayType* list) {
  if (list != nullptr)
    ProcessGUCArray(list, superuser() ? PGC_SUSET : PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE);
}

TriggerProcedure::TriggerProcedure(const Table& table, const RowTrigger& trigger)
    : table_(table), trigger_(trigger) {
  guard([&] {
    Described const described = describe(trigger.function);
    if (!described.is_procedure) return;
    ProcedureSettings::apply(described.settings);
    PLpgSQL_function const* const compiled = compile(trigger);
    set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true,
                      0, false);
    ProcedureSettings::apply(described.settings);
    set_up_ = plpgsql_function<decltype(plpgsql_parser_setup)>("plpgsql_parser_setup");
    function_ = readable_copy(*compiled);
    describe_rows(table.oid);
  });
}

// Gives both rows the shape of the table, as when the trigger fires.
void TriggerProcedure::describe_rows(Oid table) {
  Relation const relation = table_open(table, NoLock);
  for (int const row : {function_->new_varno, function_->old_varno}) {
    auto* const record = reinterpret_cast<PLpgSQL_rec*>(function_->datums[row]);
    record->erh = make_expanded_record_from_tupdesc(RelationGetDescr(relation), CurrentMemoryContext);
    row_ = expanded_record_get_tupdesc(record->erh);
  }
  table_close(relation, NoLock);
}

Node* TriggerProcedure::parse(const PLpgSQL_expr& expression, const AssignedType* wanted) const {
  return guard([&]() -> Node* {
    Node* const raw = raw_value(expression);
    if (raw == nullptr) return nullptr;
    PLpgSQL_expr* const read = copy_of(expression);
    read->func = function_;
    read->paramnos = nullptr;
    ParseState* const state = make_parsestate(nullptr);
    state->p_sourcetext = read->query;
    set_up_(state, read);
    Node* value = transformExpr(state, raw, EXPR_KIND_ALTER_COL_TRANSFORM);
    Oid const given = exprType(value);
    if (wanted != nullptr)
      value = coerce_to_target_type(state, value, given, wanted->oid, wanted->modifier, COERCION_PLPGSQL,
                                    COERCE_IMPLICIT_CAST, -1);
    else if (given == UNKNOWNOID)
      value = coerce_to_common_type(state, value, TEXTOID, "PL/pgSQL");
    if (value != nullptr) assign_expr_collations(state, value);
    free_parsestate(state);
    return value;
  });
}

// Zero if the new row has no such column.
AttrNumber TriggerProcedure::column_of(const PLpgSQL_recfield& field) const {
  int const number = SPI_fnumber(row_, field.fieldname);
  return number > 0 ? static_cast<AttrNumber>(number) : InvalidAttrNumber;
}

Node* TriggerProcedure::value_at_start(int variable) const {
  return guard([&]() -> Node* {
    PLpgSQL_datum const* const what = function_->datums[variable];
    if (what->dtype == PLPGSQL_DTYPE_PROMISE) return told(as<PLpgSQL_var>(variable));
    if (variable == function_->old_varno)
      return reinterpret_cast<Node*>(makeNullConst(RECORDOID, -1, InvalidOid));
    if (what->dtype != PLPGSQL_DTYPE_RECFIELD) return nullptr;
    auto const& field = as<PLpgSQL_recfield>(variable);
    AttrNumber const number = column_of(field);
    bool const is_new = field.recparentno == function_->new_varno;
    if (number == InvalidAttrNumber || (!is_new && field.recparentno != function_->old_varno)) return nullptr;
    Form_pg_attribute const column = TupleDescAttr(row_, number - 1);
    if (is_new)
      return reinterpret_cast<Node*>(
          makeVar(1, number, column->atttypid, column->atttypmod, column->attcollation, 0));
    return reinterpret_cast<Node*>(makeNullConst(column->atttypid, column->atttypmod, column->attcollation));
  });
}

// What the server tells a trigger of its call. Not OIDs, which are others in a copy of the database.
Node* TriggerProcedure::told(const PLpgSQL_var& variable) const {
  PLpgSQL_type const& type = *variable.datatype;
  auto const value = [&](const char* text) {
    Oid input = InvalidOid;
    Oid parameter = InvalidOid;
    getTypeInputInfo(type.typoid, &input, &parameter);
    Datum const datum = OidInputFunctionCall(input, const_cast<char*>(text), parameter, -1);
    return reinterpret_cast<Node*>(constant(type.typoid, -1, type.collation, datum, false));
  };
  switch (variable.promise) {
    case PLPGSQL_PROMISE_TG_NAME:
      return value(trigger_.name.c_str());
    case PLPGSQL_PROMISE_TG_WHEN:
      return value(trigger_.before ? "BEFORE" : "AFTER");
    case PLPGSQL_PROMISE_TG_LEVEL:
      return value("ROW");
    case PLPGSQL_PROMISE_TG_OP:
      return value("INSERT");
    case PLPGSQL_PROMISE_TG_TABLE_NAME:
      return value(table_.name.c_str());
    case PLPGSQL_PROMISE_TG_TABLE_SCHEMA:
      return value(table_.schema.c_str());
    case PLPGSQL_PROMISE_TG_NARGS:
      return value(psprintf("%d", static_cast<int>(trigger_.arguments.size())));
    case PLPGSQL_PROMISE_TG_ARGV: {
      int count = static_cast<int>(trigger_.arguments.size());
      int first = 0;
      auto* const elements = static_cast<Datum*>(palloc(sizeof(Datum) * (count + 1)));
      for (int i = 0; i < count; ++i) elements[i] = CStringGetTextDatum(trigger_.arguments[i].c_str());
      Datum const list = count == 0 ? 0
                                    : PointerGetDatum(construct_md_array(elements, nullptr, 1, &count, &first,
                                                                         TEXTOID, -1, false, TYPALIGN_INT));
      return reinterpret_cast<Node*>(constant(type.typoid, -1, type.collation, list, count == 0));
    }
    default:
      return nullptr;
  }
}

std::optional<AssignedType> TriggerProcedure::type_of(int variable) const {
  PLpgSQL_datum const* const what = function_->datums[variable];
  if (what->dtype == PLPGSQL_DTYPE_VAR || what->dtype == PLPGSQL_DTYPE_PROMISE) {
    PLpgSQL_type const& type = *as<PLpgSQL_var>(variable).datatype;
    return AssignedType{type.typoid, type.atttypmod};
  }
  if (what->dtype != PLPGSQL_DTYPE_RECFIELD) return std::nullopt;
  auto const& field = as<PLpgSQL_recfield>(variable);
  AttrNumber const number =
      field.recparentno == function_->new_varno ? column_of(field) : AttrNumber{InvalidAttrNumber};
  if (number == InvalidAttrNumber) return std::nullopt;
  Form_pg_attribute const column = TupleDescAttr(row_, number - 1);
  return AssignedType{column->atttypid, column->atttypmod};
}

void TriggerProcedure::take_type(int variable, Node* value) {
  guard([&] {
    auto* const holder = reinterpret_cast<PLpgSQL_var*>(function_->datums[variable]);
    PLpgSQL_type* const type = copy_of(*holder->datatype);
    type->typoid = exprType(value);
    type->atttypmod = exprTypmod(value);
    type->collation = exprCollation(value);
    holder->datatype = type;
  });
}

}  // namespace synthgen::pg
