#include "modify/undo_rows.hpp"

#include <algorithm>
#include <unordered_map>

#include "modify/images.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/statement.hpp"

extern "C" {
#include "utils/array.h"
#include "utils/lsyscache.h"
}

namespace synthgen::modify {

namespace {

// Places of the arrays in a row on record.
enum Image { kKey = 0, kOld = 1, kNew = 2 };

// What became of a row on record.
struct Found {
  bool wanted = false;  // holds what the change left there
  Oid table = InvalidOid;
  ItemPointerData position = {};  // of a row without a key
};

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

// The bytes of an array of texts, whatever its header; equal arrays have equal bytes.
std::string_view bytes_of(Datum array) {
  const varlena* const packed = PG_DETOAST_DATUM_PACKED(array);
  return {VARDATA_ANY(packed), VARSIZE_ANY_EXHDR(packed)};
}

const char* text_of_array(Datum array) {
  Oid function = InvalidOid;
  bool is_varlena = false;
  getTypeOutputInfo(TEXTARRAYOID, &function, &is_varlena);
  return OidOutputFunctionCall(function, array);
}

class Comparison {
 public:
  explicit Comparison(const RecordedStep& step)
      : step_(step), recorded_(read_rows(step.change.id, step.step.step)) {}

  const pg::RowStore& recorded() const noexcept { return *recorded_; }

  // One for each row on record. Throws if something would be lost.
  std::vector<Found> find() {
    std::vector<Found> found(static_cast<std::size_t>(recorded_->size()));
    if (step_.step.whole_row)
      find_by_image(found);
    else
      find_by_key(found);
    if (lost_ > 0) refuse();
    return found;
  }

 private:
  void find_by_key(std::vector<Found>& found) {
    std::vector<pg::RowColumn> columns = store_columns(step_.target.table, step_.new_columns, "v");
    columns.insert(columns.begin(), {"found", BOOLOID, -1, InvalidOid});
    pg::RowStore present(columns);
    read_by_key(present);
    if (present.size() != recorded_->size())
      throw pg::Error(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
                      "change " + std::to_string(step_.change.id) +
                          " cannot be undone: its rows have keys that are not unique now");
    ImageSettings const settings;
    ImageWriter const writer(present.descriptor(), 1, step_.new_columns.size());
    TupleTableSlot* const record = pg::guard([&] {
      tuplestore_rescan(recorded_->tuples());
      return MakeSingleTupleTableSlot(recorded_->descriptor(), &TTSOpsMinimalTuple);
    });
    RowContext const context;
    std::size_t row = 0;
    present.scan([&](const Datum* values, const bool* nulls) {
      tuplestore_gettupleslot(recorded_->tuples(), true, false, record);
      slot_getallattrs(record);
      context.run([&] { judge(writer, record->tts_values, values, nulls, found[row++]); });
      return true;
    });
    pg::guard([&] { ExecDropSingleTupleTableSlot(record); });
  }

  // A row that is gone is lost, unless it is one that was added.
  void judge(const ImageWriter& writer, const Datum* images, const Datum* values, const bool* nulls,
             Found& found) {
    bool const is_insert = step_.step.kind == Operation::Kind::kInsert;
    bool const exists = !nulls[0];
    if (exists) {
      std::string_view const now = bytes_of(writer.write(values, nulls));
      found.wanted = now == bytes_of(images[kNew]);
      if (found.wanted || (!is_insert && now == bytes_of(images[kOld]))) return;
    } else if (is_insert) {
      return;
    }
    count_lost(images[kKey]);
  }

  void count_lost(Datum key) {
    if (lost_++ > 0) return;
    std::strncpy(example_, text_of_array(key), sizeof(example_) - 1);
  }

  // The rows of the table, in the order of those on record, with `found` null where there is none.
  void read_by_key(pg::RowStore& present) const {
    std::vector<pg::RowColumn> columns = identity_columns(step_.target);
    ImageReader const keys(columns);
    columns.push_back({"n", INT8OID, -1, InvalidOid});
    pg::RowStore wanted(columns);
    add_keys(keys, wanted);
    pg::StoreInput const input{"synthgen_rows", &wanted};
    pg::execute("SELECT CASE WHEN t." + pg::quoted(step_.target.table.column(step_.key.front()).name) +
                    " IS NOT NULL THEN true END, " +
                    column_list(step_.target.table, step_.new_columns, "t.") +
                    " FROM synthgen_rows AS s LEFT JOIN " + step_.target.relation() + " AS t ON " +
                    same_row(step_.target) + " ORDER BY s.n",
                {&input, 1}, &present);
  }

  void add_keys(const ImageReader& keys, pg::RowStore& wanted) const {
    ImageSettings const settings;
    RowContext const context;
    std::size_t const width = keys.size();
    int64 row = 0;
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

  // Rows without a key are looked for in the whole table; each row of the table serves for one on record.
  void find_by_image(std::vector<Found>& found) {
    std::unordered_multimap<std::string, std::size_t> waiting;
    std::size_t row = 0;
    recorded_->scan([&](const Datum* images, const bool*) {
      std::string_view const image = bytes_of(images[kKey]);
      waiting.emplace(image, row++);
      return true;
    });
    std::vector<pg::RowColumn> columns = identity_columns(step_.target);
    std::size_t const identity = columns.size();
    for (const pg::RowColumn& column : store_columns(step_.target.table, step_.key, "v"))
      columns.push_back(column);
    pg::RowStore present(columns);
    pg::execute("SELECT t.tableoid, t.ctid, " + column_list(step_.target.table, step_.key, "t.") + " FROM " +
                    step_.target.relation() + " AS t",
                {}, &present);
    ImageSettings const settings;
    ImageWriter const writer(present.descriptor(), identity, step_.key.size());
    RowContext const context;
    present.scan([&](const Datum* values, const bool* nulls) {
      context.run([&] {
        std::string_view const image = bytes_of(writer.write(values, nulls));
        auto const match = waiting.find(std::string(image));
        if (match == waiting.end()) return;
        found[match->second] = {true, DatumGetObjectId(values[0]),
                                *reinterpret_cast<ItemPointer>(DatumGetPointer(values[1]))};
        waiting.erase(match);
      });
      return !waiting.empty();
    });
    lost_ = waiting.size();
  }

  [[noreturn]] void refuse() const {
    int64 const later = later_change(step_.change);
    const pg::Table& table = step_.target.table;
    pg::Error error(
        ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE,
        "change " + std::to_string(step_.change.id) + " cannot be undone: " + std::to_string(lost_) +
            (lost_ == 1 ? " row of table \"" : " rows of table \"") + table.name + "\" changed since");
    if (example_[0] != '\0') error.detail(std::string("One of them has the key ") + example_ + ".");
    error.hint(later > 0 ? "Undo later changes first; the last one is " + std::to_string(later) + "."
                         : "Undoing it would lose what these rows hold now.");
    throw error.table(table.schema, table.name);
  }

  const RecordedStep& step_;
  std::unique_ptr<pg::RowStore> recorded_;
  std::size_t lost_ = 0;
  char example_[200] = {};  // key of a row that is lost
};

}  // namespace

RecordedStep recorded_step(const Change& change, const ChangeStep& step, Target& target) {
  RecordedStep result{change,
                      step,
                      target,
                      resolve(target.table, step.key_columns),
                      resolve(target.table, step.old_columns),
                      resolve(target.table, step.new_columns)};
  target.key = result.key;
  target.whole_row = target.by_position = step.whole_row;
  return result;
}

std::unique_ptr<pg::RowStore> deleted_rows(const RecordedStep& step) {
  std::vector<pg::RowColumn> const columns = store_columns(step.target.table, step.old_columns, "o");
  auto rows = std::make_unique<pg::RowStore>(columns);
  ImageReader const reader(columns);
  auto const recorded = read_rows(step.change.id, step.step.step);
  ImageSettings const settings;
  RowContext const context;
  recorded->scan([&](const Datum* images, const bool*) {
    context.run([&] {
      auto* const data = static_cast<Datum*>(palloc(sizeof(Datum) * reader.size()));
      auto* const nulls = static_cast<bool*>(palloc(reader.size()));
      reader.read(images[kOld], data, nulls);
      rows->add(data, nulls);
    });
    return true;
  });
  return rows;
}

std::unique_ptr<pg::RowStore> changed_rows(const RecordedStep& step) {
  Comparison comparison(step);
  std::vector<Found> found = comparison.find();
  std::vector<pg::RowColumn> columns = identity_columns(step.target);
  ImageReader const keys(columns);
  std::vector<pg::RowColumn> const old_columns = store_columns(step.target.table, step.old_columns, "o");
  ImageReader const values(old_columns);
  columns.insert(columns.end(), old_columns.begin(), old_columns.end());
  auto rows = std::make_unique<pg::RowStore>(columns);
  ImageSettings const settings;
  RowContext const context;
  std::size_t row = 0;
  comparison.recorded().scan([&](const Datum* images, const bool*) {
    Found& now = found[row++];
    if (!now.wanted) return true;
    context.run([&] {
      auto* const data = static_cast<Datum*>(palloc(sizeof(Datum) * columns.size()));
      auto* const nulls = static_cast<bool*>(palloc0(columns.size()));
      if (step.target.by_position) {
        data[0] = ObjectIdGetDatum(now.table);
        data[1] = PointerGetDatum(&now.position);
      } else {
        keys.read(images[kKey], data, nulls);
      }
      values.read(images[kOld], data + keys.size(), nulls + keys.size());
      rows->add(data, nulls);
    });
    return true;
  });
  return rows;
}

}  // namespace synthgen::modify
