// The table synth_text_pool: pools of texts, kept so that a run can be repeated without a model.
//
// A pool belongs to the role that asked for it, or wrote it, and serves the runs of this role and of its
// members. Once it is done it never changes. The table belongs to the extension's owner and is read and
// written under his identity.
#pragma once

#include "generate/texts/pool_slots.hpp"
#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

using Records = std::vector<std::vector<std::string>>;  // one text for each column of a pool

// What a pool is made of; the texts are in the server's encoding.
struct Pool {
  int64 id = 0;
  std::string table;  // schema.table, as people write it
  std::vector<std::string> columns;
  Records records;
  std::vector<std::string> variants;
  std::vector<generate::SlotList> slots;
  std::string source;  // the model, or "hand"
  bool done = false;
  int requests = 0;  // calls of the model
  Usage usage;
};

// What was asked, and of whom.
struct PoolIdentity {
  std::string question;  // everything that the model is told; pools of the same question are the same
  std::string server;
  std::string provider;
  std::string model;
};

// The pools that the caller, or a role that he is a member of, wrote by hand for this table; the latest
// first.
std::vector<Pool> hand_written_pools(const std::string& table);

// The pool of this question by this model, or by any if the model is empty: the finished one if there is one,
// else one that is growing.
std::optional<Pool> find_pool(const PoolIdentity& identity);

// Keeps a pool that the caller wrote by hand, in place of one that he wrote for the same columns. Returns its
// number.
int64 keep_hand_written(const Pool& pool);

// Keeps what a model has written so far, unless a finished pool of the same identity is there. Returns the
// number of the pool that is there then.
int64 keep_answered(const Pool& pool, const PoolIdentity& identity, std::size_t wanted);

// Removes a pool of the caller's, or of a role that he is a member of. False if there is none of that number.
bool drop_pool(int64 id);

}  // namespace synthgen::llm
