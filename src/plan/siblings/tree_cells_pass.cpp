#include "plan/siblings/tree_cells_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/tree_cells.hpp"
#include "plan/column_list.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

// The foreign key to the row above, which those at the top do not have.
std::optional<std::size_t> TreeCellsPass::tree() const {
  for (std::size_t k = 0; k < references_.size(); ++k)
    if (references_[k].pick == Pick::kTree && references_[k].nullable &&
        table_.foreign_keys[k].columns.size() == 1 && target_.reference_nodes[k] != generate::kNoNode)
      return k;
  return std::nullopt;
}

// Whether a word of a name says no more than that the cell is one of the tree's.
bool TreeCellsPass::adds_nothing(const std::string& word) const {
  if (has_word({word}, {"tree", "hierarchy", "hierarchical", "nesting", "nested", "node", "full",
                        "materialized", "materialised", "slug", "url", "org", "organization", "parent"}))
    return true;
  Words const table = core::words_of(table_.name);
  return std::any_of(table.begin(), table.end(),
                     [&](const std::string& own) { return core::singular(own) == core::singular(word); });
}

// A "level" beside a manager is one of the job.
bool TreeCellsPass::is_level(const pg::Column& column, std::size_t tree) const {
  Words words = core::words_of(column.name);
  if (column.dropped || words.empty() || !pg::is_integer_type(column.type.base)) return false;
  bool const deep = words.back() == "depth";
  if (!deep && words.back() != "level") return false;
  words.pop_back();
  if (!std::all_of(words.begin(), words.end(), [&](const std::string& word) { return adds_nothing(word); }))
    return false;
  Words const key = core::words_of(table_.column(table_.foreign_keys[tree].columns[0]).name);
  bool const plain = has_word(key, {"parent", "ancestor"});
  return deep || plain || has_word(words, {"tree", "hierarchy", "org", "organization", "nesting"});
}

bool TreeCellsPass::is_path(const pg::Column& column) const {
  Words words = core::words_of(column.name);
  if (words.empty() || !has_word({words.back()}, {"path", "breadcrumb", "breadcrumbs", "lineage"}))
    return false;
  words.pop_back();
  return is_string_type(column.type) &&
         std::all_of(words.begin(), words.end(), [&](const std::string& word) { return adds_nothing(word); });
}

// The column that the parts of a path are from: slugs, or else names.
AttrNumber TreeCellsPass::named_by(const pg::Column& path) const {
  bool const crumbs = has_word({core::words_of(path.name).back()}, {"breadcrumb", "breadcrumbs"});
  AttrNumber found = InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == path.number || !is_string_type(column.type) ||
        target_.program.attribute(column.number) == generate::kNoNode)
      continue;
    Words const words = core::words_of(column.name);
    if (!crumbs && has_word(words, {"slug"})) return column.number;
    bool const names = !words.empty() && has_word({words.back()}, {"name", "title", "label"});
    if (found == InvalidAttrNumber && names) found = column.number;
  }
  return found;
}

generate::NodeId TreeCellsPass::cell_above(std::size_t tree, const pg::Column& column) {
  generate::Population& rows = population(table_.oid);
  rows.require(column.number);
  return target_.program.add(std::make_unique<generate::ParentColumnNode>(target_.reference_nodes[tree], rows,
                                                                          column.number, column.type));
}

void TreeCellsPass::derive_level(std::size_t tree, const pg::Column& column) {
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  ValueDomain interval = domain;
  interval.lower.reset();
  interval.upper.reset();
  if (roles_[column.number - 1].choice == nullptr || !interval.unrestricted() || is_key_part(column.number) ||
      target_.is_ruled(column.number) || in_check_group(column.number))
    return;
  auto const integer = [&](const std::optional<Bound>& bound, int inward) -> std::optional<std::int64_t> {
    if (!bound) return std::nullopt;
    auto const value = as_integer(bound->value, column.type.base);
    return value ? std::optional(*value + (bound->inclusive ? 0 : inward)) : std::nullopt;
  };
  bool const counts_from_one = has_word(core::words_of(column.name), {"level"});
  std::int64_t const first =
      std::max<std::int64_t>(counts_from_one ? 1 : 0, integer(domain.lower, 1).value_or(0));
  replace_column(column.number,
                 std::make_unique<generate::TreeLevelNode>(cell_above(tree, column), first,
                                                           integer(domain.upper, -1), column.type.base),
                 "level in the tree");
}

void TreeCellsPass::derive_path(std::size_t tree, const pg::Column& column) {
  AttrNumber const name = named_by(column);
  if (name == InvalidAttrNumber || !may_derive(column.number) || is_key_part(column.number)) return;
  bool const slugs = has_word(core::words_of(table_.column(name).name), {"slug"});
  replace_column(column.number,
                 std::make_unique<generate::TreePathNode>(
                     target_.program.attribute(column.number), cell_above(tree, column),
                     target_.program.add(std::make_unique<generate::ColumnNode>(name)), slugs ? "/" : " > ",
                     generate::text_shape(column.type)),
                 "path of " + table_.column(name).name);
}

void TreeCellsPass::derive_cells() {
  auto const key = tree();
  if (!key) return;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || target_.program.attribute(column.number) == generate::kNoNode) continue;
    if (is_level(column, *key))
      derive_level(*key, column);
    else if (is_path(column))
      derive_path(*key, column);
  }
}

}  // namespace synthgen::plan
