// Each step is undone by one statement over the rows on record, the last step first. Before that, the rows
// are compared with what the step left behind, value by value, as text.
#include "modify/undo.hpp"

#include <algorithm>

#include "modify/change_log.hpp"
#include "modify/images.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/statement.hpp"

extern "C" {
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
}

namespace synthgen::modify {

namespace {

AclMode privileges_for(const std::vector<ChangeStep>& steps) {
  AclMode privileges = 0;
  for (const ChangeStep& step : steps)
    privileges |= step.kind == Operation::Kind::kSet      ? ACL_UPDATE
                  : step.kind == Operation::Kind::kDelete ? ACL_INSERT
                                                          : ACL_DELETE;
  return privileges;
}

// Columns on record, as they are called now. Throws undefined_column if one is gone.
std::vector<AttrNumber> resolve(const pg::Table& table, const std::vector<std::string>& names) {
  std::vector<AttrNumber> columns;
  for (const std::string& name : names) {
    auto const found =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [&](const pg::Column& column) { return !column.dropped && column.name == name; });
    if (found == table.columns.end())
      throw pg::Error(ERRCODE_UNDEFINED_COLUMN, "the change cannot be undone: column \"" + name +
                                                    "\" of table \"" + table.name + "\" does not exist")
          .table(table.schema, table.name);
    columns.push_back(found->number);
  }
  return columns;
}

std::vector<pg::RowColumn> store_columns(const pg::Table& table, const std::vector<AttrNumber>& numbers,
                                         const char* prefix) {
  std::vector<pg::RowColumn> columns;
  for (AttrNumber const number : numbers)
    columns.push_back(store_column(table.column(number), prefix + std::to_string(columns.size() + 1)));
  return columns;
}

// Places of the arrays in a row on record.
enum Image { kKey = 0, kOld = 1, kNew = 2 };

class StepUndo {
 public:
  StepUndo(Target& target, const Change& change, const ChangeStep& step)
      : target_(target),
        change_(change),
        step_(step),
        key_(resolve(target.table, step.key_columns)),
        old_(resolve(target.table, step.old_columns)),
        new_(resolve(target.table, step.new_columns)),
        recorded_(read_rows(change.id, step.step)) {
    target_.key = key_;
  }

  int64 run() const {
    switch (step_.kind) {
      case Operation::Kind::kSet:
        return restore();
      case Operation::Kind::kDelete:
        return bring_back();
      case Operation::Kind::kInsert:
        return remove();
    }
    return 0;
  }

 private:
  int64 restore() const {
    auto const rows = undoable_rows();
    std::string assignments;
    for (std::size_t i = 0; i < old_.size(); ++i)
      assignments += (i == 0 ? "" : ", ") + quoted(target_.table.column(old_[i]).name) + " = s.o" +
                     std::to_string(i + 1);
    return execute(*rows, "UPDATE " + target_.relation() + " AS t SET " + assignments +
                              " FROM synthgen_rows AS s WHERE " + same_row(target_));
  }

  int64 remove() const {
    auto const rows = undoable_rows();
    return execute(*rows, "DELETE FROM " + target_.relation() + " AS t USING synthgen_rows AS s WHERE " +
                              same_row(target_));
  }

  int64 bring_back() const {
    std::vector<pg::RowColumn> const columns = store_columns(target_.table, old_, "o");
    pg::RowStore rows(columns);
    ImageReader const reader(columns);
    std::vector<char> all(static_cast<std::size_t>(recorded_->size()), 1);
    read_images(reader, nullptr, all, rows);
    std::string values;
    for (std::size_t i = 0; i < old_.size(); ++i)
      values += (i == 0 ? "s.o" : ", s.o") + std::to_string(i + 1);
    return execute(rows, "INSERT INTO " + pg::quoted_name(target_.table) + " (" +
                             column_list(target_.table, old_, "") + ") OVERRIDING SYSTEM VALUE SELECT " +
                             values + " FROM synthgen_rows AS s");
  }

  // The statement must reach every row: what row security or a trigger leaves out would be lost silently.
  int64 execute(const pg::RowStore& rows, const std::string& statement) const {
    pg::StoreInput const input{"synthgen_rows", &rows};
    int64 const done = static_cast<int64>(pg::execute(statement, {&input, 1}));
    if (done != rows.size())
      throw pg::Error(ERRCODE_TRIGGERED_DATA_CHANGE_VIOLATION,
                      "change " + std::to_string(change_.id) + " could be undone for " +
                          std::to_string(done) + " of " + std::to_string(rows.size()) + " rows only")
          .hint("A trigger, a rule or row security of the table leaves rows out.")
          .table(target_.table.schema, target_.table.name);
    return done;
  }

  // Key and old values, typed, of the rows that hold what the change left there.
  std::unique_ptr<pg::RowStore> undoable_rows() const {
    std::vector<pg::RowColumn> const key_columns = store_columns(target_.table, key_, "k");
    std::vector<pg::RowColumn> const old_columns = store_columns(target_.table, old_, "o");
    std::vector<pg::RowColumn> columns = key_columns;
    columns.insert(columns.end(), old_columns.begin(), old_columns.end());
    auto rows = std::make_unique<pg::RowStore>(columns);
    ImageReader const keys(key_columns);
    ImageReader const values(old_columns);
    read_images(values, &keys, find_undoable(keys), *rows);
    return rows;
  }

  // Reads key (unless `keys` is null) and old values of the rows that `wanted` marks.
  void read_images(const ImageReader& values, const ImageReader* keys, const std::vector<char>& wanted,
                   pg::RowStore& rows) const {
    ImageSettings const settings;
    RowContext const context;
    std::size_t const key_count = keys == nullptr ? 0 : keys->size();
    std::size_t const width = key_count + values.size();
    std::size_t row = 0;
    recorded_->scan([&](const Datum* images, const bool*) {
      if (wanted[row++] == 0) return true;
      context.run([&] {
        auto* const data = static_cast<Datum*>(palloc(sizeof(Datum) * width));
        auto* const nulls = static_cast<bool*>(palloc(width));
        if (keys != nullptr) keys->read(images[kKey], data, nulls);
        values.read(images[kOld], data + key_count, nulls + key_count);
        rows.add(data, nulls);
      });
      return true;
    });
  }

  // Compares the rows on record with those of the table: marks the ones to change back, and throws if one
  // holds something that neither the change nor the time before it knows.
  std::vector<char> find_undoable(const ImageReader& keys) const {
    std::vector<pg::RowColumn> columns = store_columns(target_.table, new_, "v");
    columns.insert(columns.begin(), {"found", BOOLOID, -1, InvalidOid});
    pg::RowStore present(columns);
    read_present(keys, present);

    std::vector<char> wanted(static_cast<std::size_t>(recorded_->size()), 0);
    std::size_t row = 0;
    std::size_t lost = 0;
    const char* example = nullptr;
    ImageSettings const settings;
    ImageWriter const writer(present.descriptor(), 1, new_.size());
    TupleTableSlot* const record = pg::guard([&] {
      tuplestore_rescan(recorded_->tuples());
      return MakeSingleTupleTableSlot(recorded_->descriptor(), &TTSOpsMinimalTuple);
    });
    bool const is_insert = step_.kind == Operation::Kind::kInsert;
    present.scan([&](const Datum* values, const bool* nulls) {
      tuplestore_gettupleslot(recorded_->tuples(), true, false, record);
      slot_getallattrs(record);
      Datum const now = writer.write(values, nulls);
      bool const exists = !nulls[0];
      if (exists && same(now, record->tts_values[kNew])) {
        wanted[row] = 1;
      } else if (!(exists ? !is_insert && same(now, record->tts_values[kOld]) : is_insert)) {
        if (lost++ == 0) example = describe(record->tts_values[kKey]);
      }
      ++row;
      return true;
    });
    pg::guard([&] { ExecDropSingleTupleTableSlot(record); });
    if (lost > 0) refuse(lost, example);
    return wanted;
  }

  // The rows of the table, in the order of those on record, with `found` null where there is none.
  void read_present(const ImageReader& keys, pg::RowStore& present) const {
    std::vector<pg::RowColumn> columns = store_columns(target_.table, key_, "k");
    columns.push_back({"n", INT8OID, -1, InvalidOid});
    pg::RowStore wanted(columns);
    {
      ImageSettings const settings;
      RowContext const context;
      int64 row = 0;
      std::size_t const width = keys.size();
      recorded_->scan([&](const Datum* images, const bool*) {
        context.run([&] {
          auto* const data = static_cast<Datum*>(palloc(sizeof(Datum) * (width + 1)));
          auto* const nulls = static_cast<bool*>(palloc0(width + 1));
          keys.read(images[kKey], data, nulls);
          data[width] = Int64GetDatum(++row);
          wanted.add(data, nulls);
        });
        return true;
      });
    }
    pg::StoreInput const input{"synthgen_rows", &wanted};
    std::string const values = column_list(target_.table, new_, "t.");
    pg::execute("SELECT CASE WHEN t." + quoted(target_.table.column(key_.front()).name) +
                    " IS NOT NULL THEN true END, " + values + " FROM synthgen_rows AS s LEFT JOIN " +
                    target_.relation() + " AS t ON " + same_row(target_) + " ORDER BY s.n",
                {&input, 1}, &present);
  }

  static bool same(Datum a, Datum b) {
    return datum_image_eq(PointerGetDatum(DatumGetArrayTypeP(a)), PointerGetDatum(DatumGetArrayTypeP(b)),
                          false, -1);
  }

  static const char* describe(Datum key) {
    Oid function = InvalidOid;
    bool is_varlena = false;
    getTypeOutputInfo(TEXTARRAYOID, &function, &is_varlena);
    return OidOutputFunctionCall(function, key);
  }

  [[noreturn]] void refuse(std::size_t lost, const char* example) const {
    int64 const later = later_change(change_);
    pg::Error error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "change " + std::to_string(change_.id) + " cannot be undone: " + std::to_string(lost) +
                        (lost == 1 ? " row of table \"" : " rows of table \"") + target_.table.name +
                        "\" changed since");
    error.detail(std::string("One of them has the key ") + example + ".");
    error.hint(later > 0 ? "Undo later changes first; the last one is " + std::to_string(later) + "."
                         : "Undoing it would lose what these rows hold now.");
    throw error.table(target_.table.schema, target_.table.name);
  }

  Target& target_;
  const Change& change_;
  const ChangeStep& step_;
  std::vector<AttrNumber> key_, old_, new_;
  std::unique_ptr<pg::RowStore> recorded_;
};

void check_state(const Change& change, const std::vector<ChangeStep>& steps) {
  std::string const message = "change " + std::to_string(change.id) + " cannot be undone";
  if (change.undone)
    throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                    "change " + std::to_string(change.id) + " is undone already");
  if (!OidIsValid(change.table))
    throw pg::Error(ERRCODE_UNDEFINED_TABLE, message + ": table " + change.table_name + " does not exist");
  for (const ChangeStep& step : steps)
    if (!step.obstacle.empty())
      throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE, message).detail(step.obstacle);
}

}  // namespace

UndoResult undo(int64 id) {
  pg::guard([] { PreventCommandIfReadOnly("synth_undo()"); });
  Change const change = find_change(id);
  std::vector<ChangeStep> const steps = read_steps(id);
  check_state(change, steps);
  Target target = open_target(change.table, privileges_for(steps), "synth_undo()");
  UndoResult result;
  result.table = change.table;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    if (step->rows > 0) result.rows += StepUndo(target, change, *step).run();
  mark_undone(id);
  return result;
}

}  // namespace synthgen::modify
