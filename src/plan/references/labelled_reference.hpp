// References to one of several tables: a text column says which ("commentable_type", "table_name"), and often
// a key column which row of it ("commentable_id", "record_id"). The tables are found in the catalog, so that
// it does not matter which tables are being filled.
#pragma once

#include <string>
#include <vector>

#include "plan/plan_impl.hpp"

namespace synthgen::plan {

// A table that rows may be about, and how they call it.
struct Subject {
  Oid table = InvalidOid;
  AttrNumber key = InvalidAttrNumber;
  std::string label;
};

struct LabelledReference {
  AttrNumber type = InvalidAttrNumber;
  AttrNumber key = InvalidAttrNumber;  // InvalidAttrNumber: only the label is there
  bool listed = false;                 // constraints list the labels; else they are free
  std::vector<Subject> subjects;       // those that labels name, or else the likeliest, by name
};

// Those of a table. Throws pg::ServerError.
std::vector<LabelledReference> labelled_references(Plan& plan, const pg::Table& table);

// Whether every key that has one of the two columns has both, and more: one like of a post by each user. Then
// both may be drawn, as far as the index has not seen them together.
bool is_told_apart_by_others(const pg::Table& table, const LabelledReference& reference);

}  // namespace synthgen::plan
