// Which columns of a plan a language model is worth asking about, and what it is told.
//
// Columns whose meaning is language (names of things, titles, descriptions, opinions) or that nobody
// recognises are asked about; what is computed, referred to, enumerated or personal is not. The columns of
// one table are asked about together, so that the texts of a row belong together.
#pragma once

#include "plan/plan_impl.hpp"

namespace synthgen::llm {

struct PoolColumn {
  AttrNumber number = InvalidAttrNumber;
  std::string name;
  bool unique = false;
  bool is_label = false;            // one of a few words: may repeat from record to record
  bool takes_slots = false;         // its texts may hold slots
  std::vector<std::string> labels;  // the only texts that a CHECK or its enum admits; empty: any
};

struct PoolSpec {
  Oid table = InvalidOid;
  std::string table_name;  // schema.table
  std::vector<PoolColumn> columns;
  std::size_t wanted = 0;       // records
  bool wants_variants = false;  // a unique column needs more texts than there are records
  bool wants_slots = false;     // many rows share the records: texts may hold slots
  bool wants_review = false;    // the model is to judge what it wrote
  std::string locale;
  std::string question;  // JSON: what is asked for; pools of the same question are the same
  std::string context;   // what the model is told of the table besides
};

// One for each table of the plan that has such columns and rows to fill, without the columns that
// request.text_pools serves already. Depends on names, types and comments, never on OIDs or data.
std::vector<PoolSpec> find_pool_specs(const plan::Plan& plan);

// The specification of a pool that was asked for before; nothing if the table has lost one of the columns.
// The caller holds a lock on the table. Throws pg::Error.
std::optional<PoolSpec> restore_pool_spec(Oid table, const std::vector<std::string>& columns,
                                          std::size_t wanted, const std::string& question,
                                          const std::string& context);

// Fills in spec.context, which llm_share may forbid in part. The caller holds a lock on the table.
void describe_context(PoolSpec& spec);

}  // namespace synthgen::llm
