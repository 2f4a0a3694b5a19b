// Tells which candidate rows would collide with rows that a table already holds, by asking its unique and
// exclusion indexes, as INSERT ... ON CONFLICT DO NOTHING does; which do not belong into a table that is
// itself a partition; and which no partition takes.
#pragma once

#include <memory>

#include "generate/batch.hpp"
#include "postgres/schema.hpp"

struct ResultRelInfo;
struct TupleTableSlot;

namespace synthgen::load {

class ConflictFinder {
 public:
  explicit ConflictFinder(const pg::Table& table);
  ~ConflictFinder();
  ConflictFinder(const ConflictFinder&) = delete;
  ConflictFinder& operator=(const ConflictFinder&) = delete;

  // Sets conflicts[i] where row i collides. columns[attribute number - 1]; entries without data count as
  // null. May throw pg::ServerError.
  void find(std::span<const generate::Values> columns, std::size_t count, bool* conflicts);

  // Closes the table. Not called when an error is under way: the transaction's end does it then.
  void close();

 private:
  struct State;

  // Whether the row in `slot` does. Within a guard.
  bool collides(TupleTableSlot* slot);
  ResultRelInfo* partition_of(TupleTableSlot* slot);

  State* state_;
};

}  // namespace synthgen::load
