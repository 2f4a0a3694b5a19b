// What the ways of setting a column have in common. The rows are read with what tells them apart, the value
// they hold and the one they are to hold; then one UPDATE brings that to the table, as any UPDATE of the
// caller's would.
#pragma once

#include "modify/step.hpp"

namespace synthgen::modify {

class SetStep : public Step {
 public:
  SetStep(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms);
  Changed run() override;

 protected:
  // What is to be assigned has the type below a domain: the UPDATE makes it one of the domain, and checks it.
  pg::RowColumn value_column() const;

  // Fills a store with identity, old and new value of the rows; at most one row more than may change. Returns
  // what the planner expects.
  virtual int64 assign(pg::RowStore& assigned) = 0;

  const Target& target_;
  const pg::Column& column_;
  const Terms terms_;
  Node* condition_ = nullptr;

 private:
  void update(const pg::RowStore& assigned, Changed& changed) const;
};

// Deals values out to rows. Which row gets which depends on the seed and the row's key alone, not on where
// the row is stored or in which order rows are read.
class DealingStep : public SetStep {
 public:
  DealingStep(const Target& target, const pg::Column& column, const Operation& operation, const Terms& terms);

 protected:
  // The values for the next rows, by a random word for each; or, where they have to be distinct, by a number
  // for each that no other row has, from 0. Runs inside a guard; what it allocates lives until the next call.
  virtual void deal(const std::uint64_t* words, std::size_t count, Datum* values, bool* nulls) = 0;

  // How many different values there are; only asked where they have to be distinct.
  virtual std::uint64_t capacity() const = 0;

  // Whether a key of the column alone demands it.
  bool distinct() const noexcept { return distinct_; }

  // What all draws for this column follow from.
  std::uint64_t stream_key() const;

 private:
  int64 assign(pg::RowStore& assigned) final;
  std::vector<std::uint64_t> draw(const pg::RowStore& found, std::size_t first) const;
  void number(std::vector<std::uint64_t>& words) const;

  bool distinct_;
};
// Values from a generator, as rules name it.
std::unique_ptr<Step> prepare_set_generator(const Target& target, const pg::Column& column,
                                            const Operation& operation, const Terms& terms);

}  // namespace synthgen::modify
