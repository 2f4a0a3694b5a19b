#include "plan/keys/key_room.hpp"

#include <algorithm>
#include <cmath>

#include "core/name_words.hpp"
#include "core/saturating.hpp"
#include "core/words.hpp"
#include "plan/column_list.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

bool counts_siblings(const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  return pg::is_integer_type(column.type.base) && !words.empty() &&
         core::has_word({words.back()}, {"no", "nr", "nbr", "num", "number", "seq", "sequence", "position",
                                         "order", "index", "idx", "ordinal", "line", "step"});
}

// A number that nothing bounds from above and that belongs to no reference.
bool KeyRoom::is_open_number(AttrNumber column) const {
  pg::Column const& description = table_.column(column);
  ValueDomain const& domain = target_.constraints.domains[column - 1];
  bool const refers = std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                                  [&](const pg::ForeignKey& key) { return contains(key.columns, column); });
  return pg::is_integer_type(description.type.base) && description.generated == 0 && !refers &&
         !target_.is_ruled(column) && !domain.upper && !domain.allowed;
}

bool KeyRoom::is_in_a_condition(AttrNumber column) const {
  return in_check_group(column) || target_.constraints.pieces.contains(column);
}

// The unique key that a column is part of, if it is one of plain columns, none of which is part of another.
const pg::Key* KeyRoom::only_key_of(AttrNumber column) const {
  const pg::Key* only = nullptr;
  for (pg::Key const& key : table_.keys) {
    if (!contains(pg::columns_of(table_, key), column)) continue;
    if (only != nullptr || key.kind == pg::Key::Kind::kExclusion || !key.expressions.empty()) return nullptr;
    only = &key;
  }
  if (only == nullptr) return nullptr;
  for (pg::Key const& key : table_.keys) {
    std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
    if (&key != only &&
        std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) { return contains(only->columns, c); }))
      return nullptr;
  }
  return only;
}

std::uint64_t KeyRoom::of(AttrNumber column) {
  const pg::Key* const key = only_key_of(column);
  if (key == nullptr || !is_open_number(column) || counts_siblings(table_.column(column))) return 0;
  if (std::any_of(key->columns.begin(), key->columns.end(),
                  [&](AttrNumber c) { return is_in_a_condition(c); }))
    return 0;

  std::uint64_t others = 1;
  std::uint64_t fewest_parents = 0;
  int references = 0;
  std::vector<AttrNumber> within_references;
  for (pg::ForeignKey const& reference : table_.foreign_keys) {
    if (!includes(key->columns, reference.columns)) continue;
    std::uint64_t const parents = population(reference.parent).count();
    others = core::saturating_product(others, parents, generate::kUnlimited);
    ++references;
    fewest_parents = fewest_parents == 0 ? parents : std::min(fewest_parents, parents);
    within_references.insert(within_references.end(), reference.columns.begin(), reference.columns.end());
  }
  int open = 0;
  int plain = 0;
  for (AttrNumber const other : key->columns) {
    if (contains(within_references, other)) continue;
    ++plain;
    if (is_open_number(other))
      ++open;
    else
      others = core::saturating_product(others, column_capacity(other), generate::kUnlimited);
  }
  // The only number beside a parent counts within it.
  if (plain == 1 && references == 1 && fewest_parents > 0) return 0;

  constexpr double kSpare = 8;
  constexpr double kLeast = 5;
  auto const rows = static_cast<double>(target_.rows.first()) + static_cast<double>(target_.requested);
  double const alone = kSpare * rows / static_cast<double>(std::max<std::uint64_t>(others, 1));
  double const siblings =
      fewest_parents == 0 ? 0 : kSpare * rows / static_cast<double>(fewest_parents) + kSpare;
  double const shares = std::pow(std::max(alone, siblings), 1.0 / open);
  return static_cast<std::uint64_t>(std::max(std::ceil(shares), kLeast));
}

}  // namespace synthgen::plan
