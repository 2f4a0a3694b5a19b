// Watches the keys of a run as they are written, so that no table need be read again to prove a foreign key:
// the keys that others refer to become sets in memory, in which each child's key is looked up while it is at
// hand. For foreign keys of one integer column between tables that the run fills, the parent being empty
// before.
//
// What was seen proves something as long as nobody else changes the tables. The caller holds their locks and
// calls doubt() where code of the user's (a trigger, a function in a CHECK) may have run.
#pragma once

#include "generate/batch.hpp"
#include "load/integer_set.hpp"
#include "postgres/schema.hpp"

namespace synthgen::load {

class WrittenKeys {
 public:
  struct Target {
    const pg::Table* table;  // outlives this
    bool was_empty;
  };

  // Throws pg::ServerError.
  explicit WrittenKeys(std::span<const Target> targets);
  ~WrittenKeys();
  WrittenKeys(const WrittenKeys&) = delete;
  WrittenKeys& operator=(const WrittenKeys&) = delete;

  // `count` rows of `table` have been written as they are; columns as for Loader::write.
  void note(const pg::Table& table, std::span<const generate::Values> columns, std::size_t count);

  // Nothing is proven any more.
  void doubt() noexcept { doubted_ = true; }

  // Whether every row noted has its parent; false if that is not known.
  bool prove(const pg::ForeignKey& key) const noexcept;

 private:
  // The values of a column that others refer to.
  struct Keys {
    Oid table;
    AttrNumber column;
    Oid type;
    IntegerSet* values;
  };
  struct Reference {
    const pg::ForeignKey* key;
    Oid table;
    Oid type;
    std::size_t parents;  // in keys_
    bool holds;
  };

  std::size_t watch(const pg::Table& parent, AttrNumber column);
  static void gather(Keys& keys, const generate::Values& column, std::size_t count);
  static void look_up(Reference& reference, const IntegerSet& parents, const generate::Values& column,
                      std::size_t count);

  MemoryContext context_ = nullptr;
  std::vector<Keys> keys_;
  std::vector<Reference> references_;
  bool doubted_ = false;
};

}  // namespace synthgen::load
