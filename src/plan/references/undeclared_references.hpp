// References that nobody declared: a column user_id beside a table users, without a foreign key between them.
// They are found in the catalog, so that it does not matter which tables are being filled.
#pragma once

#include <functional>
#include <map>

#include "postgres/schema.hpp"

namespace synthgen::plan {

// Adds a foreign key without a constraint.
void add_reference(pg::Table& child, AttrNumber column, const pg::Table& parent, AttrNumber parent_column);

class UndeclaredReferences {
 public:
  // Adds to a table a foreign key without a constraint for every integer or uuid column named after exactly
  // one other table of its schema, and for every column that has the name of exactly one other table's key,
  // if its type is that of the key and `may_refer` agrees, which is told whether the table may be empty. No
  // key may be of that column alone.
  void add_to(pg::Table& table, const std::function<bool(Oid, bool)>& may_refer);

 private:
  using Words = std::vector<std::string>;
  struct Candidate {
    Oid oid;
    Words words;                          // of its name, in the singular
    std::string key;                      // the column that is its primary key; empty if there is no such one
    std::optional<pg::Table> table = {};  // read when the name fits
  };

  std::vector<Candidate>& candidates(Oid schema);
  static AttrNumber key_of(Candidate& candidate, const pg::Column& column);
  template <typename Fits>
  Candidate* find_named(const pg::Table& child, const pg::Column& column, Fits fits);
  Candidate* find_parent(const pg::Table& child, const pg::Column& column);
  Candidate* find_repeated(const pg::Table& child, const pg::Column& column);
  Candidate* find_staff(const pg::Table& child, const pg::Column& column);

  std::map<Oid, std::vector<Candidate>> candidates_;  // by schema
};

}  // namespace synthgen::plan
