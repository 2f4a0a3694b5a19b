#include "plan/states/late_fee_pass.hpp"

#include <algorithm>

#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/status.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

void LateFeePass::derive_late_fee(const pg::Column& column) {
  if (target_.columns[column.number - 1].semantic != "finance.fine" || !may_derive(column.number)) return;
  AttrNumber const due = column_meaning(target_, {"date.due"});
  AttrNumber const done =
      column_meaning(target_, {"date.returned", "date.paid", "date.delivered", "date.closed", "date.end"});
  if (due == 0 || done == 0 || !generate::is_number_type(column.type.base)) return;
  constexpr double kMost = 1e9;
  auto const range =
      generate::number_steps(column.type, target_.constraints.domains[column.number - 1], 0, kMost);
  if (!range) return;
  constexpr std::int64_t kCents = 25;
  constexpr std::int64_t kMostUnits = 50;
  std::int64_t const steps = std::max<std::int64_t>(1, kCents * range->unit / 100);
  replace_column(
      column.number,
      std::make_unique<generate::LateFeeNode>(
          drawn_number(column), range->scale,
          generate::DateBound{target_.program.attribute(due), table_.column(due).type.base, 0},
          generate::DateBound{target_.program.attribute(done), table_.column(done).type.base, 0},
          plan_.context.as_of * generate::kDay, steps, std::min(range->last, kMostUnits * range->unit)),
      "by the days late");
}

void LateFeePass::derive_late_fees() {
  for (pg::Column const& column : table_.columns)
    if (!column.dropped) derive_late_fee(column);
}

}  // namespace synthgen::plan
