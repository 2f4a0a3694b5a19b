#include "plan/siblings/portion_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/siblings.hpp"
#include "plan/conditions/value_domain.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

bool divides(const pg::Table& table) {
  return has_word(
      core::words_of(table.name),
      {"share",      "shareholding", "shareholder", "ownership",    "owner",         "split",
       "allocation", "component",    "composition", "ingredient",   "beneficiary",   "constituent",
       "blend",      "mix",          "breakdown",   "distribution", "weight",        "weighting",
       "stake",      "stakeholder",  "holding",     "criterion",    "criteria",      "rubric",
       "grading",    "royalty",      "heir",        "partner",      "apportionment", "position"});
}

bool PortionPass::is_portion(const pg::Column& column) const {
  Words const words = core::words_of(column.name);
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  bool const percent =
      has_word(words, {"percent", "percentage", "pct", "perc"}) || semantic == "quantity.percentage";
  bool const part =
      words.size() == 1 || has_word(words, {"share", "weight", "allocation", "split", "portion", "stake",
                                            "ownership", "proportion", "holding", "split", "cut"});
  return !column.dropped && generate::is_number_type(column.type.base) && percent && part &&
         not_null(column) &&
         !has_word(words,
                   {"discount", "tax", "interest", "commission", "fee", "rate", "completion", "progress",
                    "growth", "change", "fat", "alcohol", "markup", "margin", "min", "max", "target"}) &&
         may_hold_parts(column) && !draft_.computed[column.number - 1];
}

// Whether all parts of a hundred may stand in a column.
bool PortionPass::may_hold_parts(const pg::Column& column) const {
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  auto const bound = [&](auto const& one, std::int64_t otherwise) {
    return one ? as_integer(one->value, column.type.base).value_or(otherwise) : otherwise;
  };
  return bound(domain.lower, 0) <= 0 && bound(domain.upper, 100) >= 100 && !domain.allowed &&
         !in_check_group(column.number) && !is_key_part(column.number) && !target_.is_ruled(column.number) &&
         target_.program.attribute(column.number) != generate::kNoNode && column.generated == 0;
}

// The foreign key whose rows make up the whole: the first in the row that spreads them.
int PortionPass::whole_key() const {
  int first = -1;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    bool const spread = spread_of(k) != nullptr && !references_[k].nullable;
    if (spread && (first < 0 || table_.foreign_keys[k].columns[0] <
                                    table_.foreign_keys[static_cast<std::size_t>(first)].columns[0]))
      first = static_cast<int>(k);
  }
  return first;
}

void PortionPass::derive_portions() {
  if (!divides(table_)) return;
  int const key = whole_key();
  if (key < 0) return;
  constexpr std::int64_t kHundred = 100;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !is_portion(column)) continue;
    auto const modifier =
        column.type.base == NUMERICOID ? pg::numeric_modifier(column.type.base_modifier) : std::nullopt;
    int const scale = pg::is_integer_type(column.type.base) ? 0
                      : modifier                            ? std::clamp(modifier->scale, 0, 2)
                                                            : 2;
    std::int64_t whole = kHundred;
    for (int digit = 0; digit < scale; ++digit) whole *= 10;
    replace_column(
        column.number,
        std::make_unique<generate::PortionNode>(*references_[static_cast<std::size_t>(key)].spread, whole,
                                                scale, target_.program.attribute(column.number), column.type,
                                                plan_.stream(target_, column.name + ".portion")),
        "part of the hundred of each " +
            plan_.find(table_.foreign_keys[static_cast<std::size_t>(key)].parent)->table.name);
  }
}

}  // namespace synthgen::plan
