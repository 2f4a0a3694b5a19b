// Prices of what a row refers to are about those of the row: the variant costs about what the product costs,
// a stay about what the type of room does, an offer is about what is asked for.
#pragma once

#include <optional>

#include "core/words.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

class NearPricePass : private TablePass {
 public:
  explicit NearPricePass(TableDraft& draft) : TablePass(draft) {}

  // Has a number of the row lie near one of what it refers to, one or two steps away, if both are prices of
  // one kind.
  void stay_near(const pg::Column& column);

 private:
  enum class Kind { kNone, kPrice, kRent, kDailyRate, kPremium, kFare, kFee };
  struct Source {
    std::size_t key;
    AttrNumber column;  // as children see it
    const TablePlan* table;
    const pg::Column* described;
    int score;
  };
  static Kind kind_of(const TablePlan& table, const pg::Column& column);
  static Kind fee_or_none(const pg::Column& column, const core::Words& words);
  bool is_offer(const pg::Column& column) const;
  void consider(std::optional<Source>& best, const pg::Column& column, Kind kind, const Source& source) const;
  std::optional<Source> source_of(const pg::Column& column, Kind kind);
};

}  // namespace synthgen::plan
