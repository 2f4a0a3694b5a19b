// What the catalog says of the tables to fill, as plain C++ values. Expressions stay the server's own
// trees (never text); they and every Datum live in the memory context that was current when the
// schema was read, which outlives the Schema.
#pragma once

#include "postgres/pg.hpp"

extern "C" {
#include "access/stratnum.h"
}

namespace synthgen::pg {

// A type as a column uses it. For a domain, `base` and `base_modifier` are what lies under all its
// layers; for any other type they repeat `oid` and `modifier`.
struct TypeRef {
  Oid oid = InvalidOid;
  int32 modifier = -1;
  Oid collation = InvalidOid;
  Oid base = InvalidOid;
  int32 base_modifier = -1;
  char kind = TYPTYPE_BASE;  // of `base`: TYPTYPE_BASE, _ENUM, _COMPOSITE, _RANGE, _MULTIRANGE, _PSEUDO
  char category = 0;         // of `base`: TYPCATEGORY_*
  Oid element = InvalidOid;  // of `base`, when it is a true array
  int16 length = 0;
  bool by_value = false;
  char alignment = 'i';
  bool is_domain = false;
  bool domain_not_null = false;                 // some layer of the domain says NOT NULL
  std::vector<Node*> domain_checks;             // of all layers; the value is a CoerceToDomainValue node
  std::vector<std::string> domain_check_names;  // parallel to domain_checks
  std::string name;                             // as format_type_with_typemod prints it
};

// A sequence behind an identity or serial column.
struct SequenceRef {
  Oid oid = InvalidOid;
  std::string name;  // qualified and quoted
  int64 start = 1, increment = 1, minimum = 1, maximum = PG_INT64_MAX;
  bool cycle = false;
};

struct Column {
  AttrNumber number = InvalidAttrNumber;
  std::string name;
  std::string comment;
  TypeRef type;
  bool dropped = false;
  bool not_null = false;                // declared on the column; see also TypeRef::domain_not_null
  char identity = 0;                    // 0, ATTRIBUTE_IDENTITY_ALWAYS or _BY_DEFAULT
  char generated = 0;                   // 0, ATTRIBUTE_GENERATED_STORED (or _VIRTUAL on 18)
  Node* default_expression = nullptr;   // also the expression of a generated column
  std::optional<SequenceRef> sequence;  // identity, or a default of nextval('sequence')
};

// A unique or exclusion constraint, or a unique index without a constraint.
struct Key {
  enum class Kind { kPrimary, kUnique, kExclusion };
  Kind kind = Kind::kUnique;
  Oid index = InvalidOid;
  Oid constraint = InvalidOid;  // InvalidOid for a bare unique index
  std::string name;
  std::vector<AttrNumber> columns;       // key columns in order; 0 where an expression stands
  std::vector<Node*> expressions;        // those that stand at the zeros, in order
  List* predicate = nullptr;             // of a partial index: implicit AND; NIL if none
  std::vector<Oid> exclusion_operators;  // one a column, for kExclusion
  bool nulls_not_distinct = false;
  bool deferrable = false;
};

// A foreign key as one partition declares it for itself.
struct PartitionForeignKey {
  Oid partition = InvalidOid;
  Oid constraint = InvalidOid;
};

struct ForeignKey {
  Oid constraint = InvalidOid;
  std::string name;
  Oid parent = InvalidOid;                 // the referenced relation
  std::vector<AttrNumber> columns;         // referencing, in constraint order
  std::vector<AttrNumber> parent_columns;  // referenced, parallel to columns
  std::vector<Oid> operators;              // referenced = referencing, likewise; none if undeclared
  char match = 's';                        // FKCONSTR_MATCH_SIMPLE or _FULL
  bool deferrable = false;
  bool validated = true;

  // Empty for a key of the table itself. A key that partitions declare on their own is followed by all rows,
  // and holds for the rows of these; `constraint` is then the first of them.
  std::vector<PartitionForeignKey> partitions;
};

// What every index computes of a row: an expression or a predicate. Rows of which it raises an error, such as
// a bad cast, cannot be stored.
struct IndexExpression {
  std::string index;
  Node* expression = nullptr;  // Vars have varno 1
};

struct Check {
  Oid constraint = InvalidOid;
  std::string name;
  Node* expression = nullptr;  // Vars have varno 1
  bool validated = true;
};

// A leaf of a partition tree, with the condition that a row must meet to be routed there
// and not to be rejected by the CHECK constraints of the leaf alone (implicit AND, Vars numbered as in the
// root table).
struct Partition {
  Oid relation = InvalidOid;
  std::string name;
  List* condition = nullptr;
  bool is_default = false;
};

struct Table {
  Oid oid = InvalidOid;
  Oid schema_oid = InvalidOid;
  Oid owner = InvalidOid;
  std::string schema;
  std::string name;
  std::string comment;
  char kind = 'r';              // RELKIND_RELATION or RELKIND_PARTITIONED_TABLE
  std::vector<Column> columns;  // index = attribute number - 1, dropped columns included
  std::vector<Key> keys;
  std::vector<IndexExpression> index_expressions;  // of all indexes, also of those that are not unique
  std::vector<ForeignKey> foreign_keys;
  std::vector<Check> checks;
  std::vector<Partition> partitions;           // leaves, itself for a table that is a partition
  bool leaves_hashes_out = false;              // some partition by hash is not there yet
  bool has_before_row_insert_trigger = false;  // user triggers only; foreign-key triggers do not count
  bool has_after_row_insert_trigger = false;
  bool has_statement_insert_trigger = false;
  bool has_deferred_insert_trigger = false;  // a row trigger that waits for the end of the transaction
  bool has_insert_rule = false;
  bool row_security_applies = false;  // to the current user
  bool has_children = false;          // plain inheritance: other tables inherit from it

  const Column& column(AttrNumber number) const { return columns[number - 1]; }
  bool is_partitioned() const { return kind == 'p'; }
  // schema.table as a person writes it, for messages and as the table's identity in random streams.
  std::string qualified_name() const { return schema + "." + name; }
};

}  // namespace synthgen::pg
