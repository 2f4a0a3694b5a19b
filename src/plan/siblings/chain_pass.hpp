// Rows that follow one another for one parent: ledgers with a balance, readings of a meter, histories of a
// status, steps that are numbered.
#pragma once

#include "core/words.hpp"
#include "generate/nodes/chain.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class ChainPass : private TablePass {
 public:
  explicit ChainPass(TableDraft& draft) : TablePass(draft) {}

  // Whether the rows are entries of a ledger, or of a history, of what a foreign key refers to; as names have
  // it.
  bool follows(std::size_t key) const;
  void derive_chains();

 private:
  // The columns of a ledger; those it does not have are 0.
  struct Ledger {
    AttrNumber after = InvalidAttrNumber;
    AttrNumber before = InvalidAttrNumber;
    AttrNumber amount = InvalidAttrNumber;
    AttrNumber increase = InvalidAttrNumber;
    AttrNumber decrease = InvalidAttrNumber;
    bool rises = false;
  };
  std::optional<Ledger> ledger() const;
  bool moves_what_is_kept() const;
  bool is_history() const;
  AttrNumber status_column(bool before) const;
  int container() const;
  generate::NodeId chain(std::size_t key);
  void derive_ledger(std::size_t key, const Ledger& ledger);
  bool is_of_goods() const;
  bool tells_direction(const pg::Column& column) const;
  bool run_to_now(std::size_t key, const generate::Course& course, int scale,
                  generate::NumberSource& opening);
  void derive_labels(std::size_t key, const generate::Course& course);
  void derive_end(std::size_t key, const generate::Course& course, int scale);
  void derive_history(std::size_t key);
  void derive_numbers(std::size_t key);
  bool may_hold_choice(AttrNumber column) const;
  bool may_number(const pg::Column& column) const;

  generate::NodeId chain_ = generate::kNoNode;
};

}  // namespace synthgen::plan
