#include "plan/numbers/progress_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/limits.hpp"
#include "generate/nodes/measures.hpp"
#include "plan/conditions/value_domain.hpp"
#include "plan/states/evidence_pass.hpp"

namespace synthgen::plan {

using generate::NumberSource;

// The column that has a value exactly where the row's work is done: a date, else what a status says. kNoNode
// if nothing tells.
generate::NodeId ProgressPass::completed_node(const Number& progress, std::string& told) {
  auto evidence = EvidencePass(draft_).evidence_of("completed");
  if (evidence) {
    told = "completed";
    return target_.program.add(std::make_unique<generate::WhenNode>(
        target_.program.attribute(progress.column), std::move(*evidence)));
  }
  auto const date = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
           target_.program.attribute(column.number) != generate::kNoNode &&
           has_any(core::words_of(column.name), {"completed", "completion", "finished"});
  });
  if (date == table_.columns.end()) return generate::kNoNode;
  told = date->name;
  return target_.program.attribute(date->number);
}

bool ProgressPass::is_progress(const Number& number) const {
  pg::TypeRef const& type = table_.column(number.column).type;
  auto const& upper = target_.constraints.domains[number.column - 1].upper;
  return has_any(number.words, {"progress", "complete", "completed", "completion", "done"}) &&
         (is_percentage(number.words) ||
          target_.columns[number.column - 1].semantic == "quantity.percentage") &&
         generate::NumberRoom(type).whole_digits() >= 3 && !in_check_group(number.column) &&
         !target_.is_ruled(number.column) && !target_.constraints.domains[number.column - 1].allowed &&
         (!upper || as_integer(upper->value, type.base).value_or(100) + upper->inclusive > 100);
}

// What is completed has made all its progress, and nothing else has; what waits has made none.
void ProgressPass::derive_progress() {
  for (Number const& number : numbers_) {
    std::string told;
    generate::NodeId const done = is_progress(number) ? completed_node(number, told) : generate::kNoNode;
    if (done == generate::kNoNode) continue;
    pg::TypeRef const& type = table_.column(number.column).type;
    auto progress = std::make_unique<generate::ProgressNode>(
        NumberSource{target_.program.attribute(number.column), type.base}, done, type.base_modifier);
    auto waiting = EvidencePass(draft_).evidence_of_waiting();
    if (!waiting) {
      replace_column(number.column, std::move(progress), "100 when " + told);
      continue;
    }
    replace_column(number.column,
                   std::make_unique<generate::NothingWhenNode>(target_.program.add(std::move(progress)),
                                                               std::move(*waiting), type),
                   "100 when " + told + ", 0 when waiting");
  }
}

}  // namespace synthgen::plan
