// The course of filling one pool: which question comes next, and what its answer is worth. Who sends the
// questions, a session that waits or a worker, is not its business.
#pragma once

#include "llm/pool_question.hpp"

namespace synthgen::llm {

class PoolFiller {
 public:
  // `pool` may hold records already: only what is missing is asked for.
  PoolFiller(PoolSpec spec, Pool pool);

  bool finished() const noexcept { return pool_.done; }

  // The next question. Not to be called when finished.
  Ask next() const;

  // Takes an answer into the pool. Runs in a transaction, with a lock on the table. Throws pg::ServerError.
  void take(const Reply& reply);

  // Whether something is to be asked anew after a failure: an answer that was cut off asks for less.
  bool survives(const Failure& failure);

  const PoolSpec& spec() const noexcept { return spec_; }
  const Pool& pool() const noexcept { return pool_; }

 private:
  // What is asked for next.
  enum class Stage { kSlots, kRecords, kReview, kVariants, kDone };
  Stage stage() const noexcept;
  bool wants_records() const noexcept;
  void take_records(const Records& records);
  void take_review(const std::vector<int>& scores);
  void count(const Usage& usage) noexcept;
  void settle() noexcept;

  PoolSpec spec_;
  Pool pool_;
  std::size_t batch_;
  int round_ = 0;
  int vain_ = 0;            // questions in a row that brought nothing
  Records pending_;         // good records that wait for their review
  bool has_slots_ = false;  // or was refused them
  bool has_variants_ = false;
};

}  // namespace synthgen::llm
