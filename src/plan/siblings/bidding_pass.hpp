// Auctions: bids rise from what the thing starts at, its price is the highest bid, and the last bidder wins.
#pragma once

#include <optional>

#include "generate/nodes/bidding.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class BiddingPass : private TablePass {
 public:
  explicit BiddingPass(TableDraft& draft) : TablePass(draft) {}

  void derive_bids();

 private:
  // A table of bids: what they are for, and the columns that tell of them.
  struct Bids {
    std::size_t key;                         // the foreign key to what is bid for
    AttrNumber amount;                       // of this table
    AttrNumber date;                         // likewise
    AttrNumber opening = InvalidAttrNumber;  // of what is bid for: what it starts at
  };
  std::optional<Bids> bids() const;
  void raise(const Bids& bids);
  void tell_highest(const Bids& bids, core::Stream stream, int scale);
  void choose_winner(const Bids& bids);

  generate::NodeId order_ = generate::kNoNode;
};

}  // namespace synthgen::plan
