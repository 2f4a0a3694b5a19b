#include "load/general_loader.hpp"

#include "postgres/guard.hpp"
#include "postgres/progress.hpp"

extern "C" {
#include "executor/spi.h"
#include "lib/stringinfo.h"
#include "utils/lsyscache.h"
#include "utils/queryenvironment.h"
#include "utils/rel.h"
#include "utils/tuplestore.h"
}

namespace synthgen::load {

namespace {

constexpr const char* kBatchName = "synthgen_batch";

// Everything but the destructor of GeneralLoader: lives in a memory context and may ereport throughout.
class BatchInsert {
 public:
  BatchInsert(const pg::Table* table, std::span<const generate::Values> columns) : table_(table) {
    given_ = static_cast<int*>(palloc(sizeof(int) * (columns.size() + 1)));
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (columns[at].data != nullptr) given_[given_count_++] = static_cast<int>(at);
    }
    describe_batch();
    compose_statement();
  }

  // A rule may expect what people write, one row at a time: then a row is a statement of its own.
  std::uint64_t run(std::span<const generate::Values> columns, std::size_t count) {
    if (!table_->has_insert_rule) return insert(columns, 0, count);
    std::uint64_t written = 0;
    for (std::size_t i = 0; i < count; ++i) {
      CHECK_FOR_INTERRUPTS();
      written += insert(columns, i, i + 1);
    }
    return written;
  }

 private:
  std::uint64_t insert(std::span<const generate::Values> columns, std::size_t first, std::size_t next) {
    SPI_connect();
    EphemeralNamedRelationData batch = {};
    batch.md.name = pstrdup(kBatchName);
    batch.md.tupdesc = descriptor_;
    batch.md.enrtype = ENR_NAMED_TUPLESTORE;
    batch.md.enrtuples = static_cast<double>(next - first);
    Tuplestorestate* rows = store(columns, first, next);
    batch.reldata = rows;
    expect(SPI_register_relation(&batch));
    expect(SPI_execute(statement_.data, false, 0));
    std::uint64_t const written = SPI_processed;
    expect(SPI_unregister_relation(kBatchName));
    tuplestore_end(rows);
    SPI_finish();
    return written;
  }

  static void expect(int code) {
    if (code < 0) elog(ERROR, "could not insert a batch: %s", SPI_result_code_string(code));
  }

  // The batch has base types without modifiers, so that assignment to the columns checks domains and
  // lengths.
  void describe_batch() {
    descriptor_ = CreateTemplateTupleDesc(given_count_);
    for (int k = 0; k < given_count_; ++k) {
      const pg::Column& column = table_->columns[static_cast<std::size_t>(given_[k])];
      TupleDescInitEntry(descriptor_, static_cast<AttrNumber>(k + 1), column.name.c_str(), column.type.base,
                         -1, 0);
    }
  }

  void compose_statement() {
    initStringInfo(&statement_);
    appendStringInfo(&statement_, "INSERT INTO %s",
                     quote_qualified_identifier(table_->schema.c_str(), table_->name.c_str()));
    for (int k = 0; k < given_count_; ++k) {
      const pg::Column& column = table_->columns[static_cast<std::size_t>(given_[k])];
      appendStringInfo(&statement_, "%s%s", k == 0 ? " (" : ", ", quote_identifier(column.name.c_str()));
    }
    appendStringInfo(&statement_, "%s OVERRIDING SYSTEM VALUE SELECT %s FROM %s", given_count_ > 0 ? ")" : "",
                     given_count_ > 0 ? "*" : "", kBatchName);
  }

  Tuplestorestate* store(std::span<const generate::Values> columns, std::size_t first,
                         std::size_t next) const {
    Tuplestorestate* rows = tuplestore_begin_heap(false, false, work_mem);
    auto const width = static_cast<std::size_t>(given_count_) + 1;
    auto* values = static_cast<Datum*>(palloc0(sizeof(Datum) * width));
    auto* nulls = static_cast<bool*>(palloc(sizeof(bool) * width));
    for (std::size_t i = first; i < next; ++i) {
      for (int k = 0; k < given_count_; ++k) {
        values[k] = columns[given_[k]].data[i];
        nulls[k] = columns[given_[k]].nulls[i];
      }
      tuplestore_putvalues(rows, descriptor_, values, nulls);
    }
    return rows;
  }

  const pg::Table* table_;
  int* given_;  // columns with data, as indexes
  int given_count_ = 0;
  TupleDesc descriptor_;
  StringInfoData statement_;
};

class GeneralLoader final : public Loader {
 public:
  GeneralLoader(const pg::Table& table, const LoadOptions& options) : table_(table) {
    pg::guard([&] {
      context_ = AllocSetContextCreate(CurrentMemoryContext, "synthgen load", ALLOCSET_DEFAULT_SIZES);
      pg::progress_begin(table_.oid, options.expected_rows);
    });
  }

  ~GeneralLoader() override { MemoryContextDelete(context_); }
  GeneralLoader(const GeneralLoader&) = delete;
  GeneralLoader& operator=(const GeneralLoader&) = delete;

  void write(std::span<const generate::Values> columns, std::size_t count) override {
    pg::guard([&] {
      CHECK_FOR_INTERRUPTS();
      if (insert_ == nullptr) {
        MemoryContext const caller = MemoryContextSwitchTo(context_);
        insert_ = new (palloc(sizeof(BatchInsert))) BatchInsert(&table_, columns);
        MemoryContextSwitchTo(caller);
      }
      offered_ += count;
      written_ += insert_->run(columns, count);
      pg::progress_rows(written_, offered_ > written_ ? offered_ - written_ : 0);
    });
  }

  std::uint64_t finish() override {
    pg::guard([] { pg::progress_end(); });
    return written_;
  }

 private:
  const pg::Table& table_;
  MemoryContext context_ = nullptr;
  BatchInsert* insert_ = nullptr;
  std::uint64_t offered_ = 0;
  std::uint64_t written_ = 0;
};

}  // namespace

std::unique_ptr<Loader> open_general_loader(const pg::Table& table, const LoadOptions& options) {
  return std::make_unique<GeneralLoader>(table, options);
}

}  // namespace synthgen::load
