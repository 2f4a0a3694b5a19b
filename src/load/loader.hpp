// Writes generated rows into one table, in the caller's transaction and with the caller's rights.
//
// A Loader is opened, fed batches and finished; if it is destroyed before, the transaction is being
// aborted and the server cleans up. Constraints that a row alone can break (CHECK, NOT NULL, domain,
// partition) are checked per row by the executor's own compiled expressions, uniqueness by the
// indexes; foreign keys are proven afterwards (load/proof.hpp), their triggers never fire here on
// the direct path.
#pragma once

#include <memory>

#include "generate/batch.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

enum class Path {
  kDirect,   // table_multi_insert, as COPY does; user triggers fire
  kGeneral,  // INSERT ... SELECT through the executor: row security, rules
};

// The path that `table` needs, and why when it is not the direct one.
struct PathChoice {
  Path path = Path::kDirect;
  std::string reason;
};
PathChoice choose_path(const pg::Table& table);

// What becomes of a table's indexes.
enum class Indexes {
  kByRow,     // entries are made with the rows
  kDeferred,  // heap first, then all are rebuilt at finish(), where that is worth it and safe
  kLeft,      // to the caller (load/shared_table.hpp); other processes may be writing rows, too
};

struct LoadOptions {
  Path path = Path::kDirect;
  std::uint64_t expected_rows = 0;  // decides, against the rows already there, whether deferring pays
  Indexes indexes = Indexes::kByRow;
  bool fire_triggers = true;  // the user's triggers; the direct path only
};

// Opened, fed and finished in one and the same (sub)transaction; of no use after an exception.
class Loader {
 public:
  virtual ~Loader() = default;

  // Writes `count` rows. columns[attribute number - 1] holds the values; an entry without data is left
  // to the server: its default, or the expression of a generated column.
  virtual void write(std::span<const generate::Values> columns, std::size_t count) = 0;

  // Completes indexes and triggers; returns the number of rows written (a BEFORE trigger may have
  // suppressed some).
  virtual std::uint64_t finish() = 0;
};

// Opens a loader; the table must be locked by the caller (at least ShareRowExclusiveLock when indexes
// are deferred, ShareLock when they are left). Throws pg::Error or pg::ServerError.
std::unique_ptr<Loader> open_loader(const pg::Table& table, const LoadOptions& options);

}  // namespace synthgen::load
