#include "plan/references/member_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "generate/references/member_reference.hpp"
#include "plan/column_list.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

// Whether a key is called like the table that it refers to, and says no more: department_id.
bool names_whole(const pg::Table& table, const pg::ForeignKey& key, const pg::Table& whole) {
  if (key.columns.size() != 1) return false;
  Words words = core::spelt_words_of(table.column(key.columns[0]).name);
  if (words.size() > 1 && core::has_word({words.back()}, {"id", "no", "number", "code", "key", "fk"}))
    words.pop_back();
  Words const name = core::spelt_words_of(whole.name);
  return words.size() <= name.size() && std::equal(words.rbegin(), words.rend(), name.rbegin(),
                                                   [](const std::string& a, const std::string& b) {
                                                     return core::singular(a) == core::singular(b);
                                                   });
}

// The key by which the rows of a table belong to what names one of them by `naming`; nothing if they do not.
std::optional<std::size_t> belonging_key(const pg::Table& members, const pg::Table& whole,
                                         const pg::ForeignKey& naming) {
  if (naming.columns.size() != 1 || names_whole(whole, naming, members)) return std::nullopt;
  for (std::size_t k = 0; k < members.foreign_keys.size(); ++k)
    if (members.foreign_keys[k].parent == whole.oid && names_whole(members, members.foreign_keys[k], whole))
      return k;
  return std::nullopt;
}

// A node of the table that `reader` fills: the first row of `members` of which `reference`, a node of theirs,
// yields the row.
std::unique_ptr<generate::Node> first_of(TablePlan& reader, TablePlan& members, generate::NodeId reference,
                                         const generate::SpreadReference* spread,
                                         generate::NodeId otherwise) {
  return std::make_unique<generate::MemberReference>(*members.population,
                                                     reader.families(members, reference, spread), otherwise);
}

bool is_required(const pg::Table& table, const pg::ForeignKey& key) {
  pg::Column const& column = table.column(key.columns[0]);
  return column.not_null || column.type.domain_not_null;
}

// Whether a key of a table that is built already may follow from another table's.
bool may_follow(const TablePlan& table, std::size_t key) {
  AttrNumber const column = table.table.foreign_keys[key].columns[0];
  return table.reference_nodes[key] != generate::kNoNode && !table.is_ruled(column) &&
         !table.own_draws.contains(column) &&
         std::none_of(table.constraints.groups.begin(), table.constraints.groups.end(),
                      [&](const CheckGroup& group) { return contains(group.columns, column); });
}

}  // namespace

generate::NodeId MemberPass::member_reference(std::size_t index, generate::NodeId otherwise) {
  TablePlan& other = *plan_.find(table_.foreign_keys[index].parent);
  pg::ForeignKey const& key = table_.foreign_keys[index];
  if (&other == &target_ || !other.target || other.step >= target_.step || in_check_group(key.columns[0]) ||
      is_judged())
    return generate::kNoNode;
  if (auto const belonging = belonging_key(other.table, table_, key);
      belonging && references_[index].nullable && other.reference_nodes[*belonging] != generate::kNoNode)
    return target_.program.add(
        first_of(target_, other, other.reference_nodes[*belonging], nullptr, generate::kNoNode));
  for (std::size_t g = 0; g < other.table.foreign_keys.size(); ++g) {
    pg::ForeignKey const& naming = other.table.foreign_keys[g];
    if (naming.parent == table_.oid && other.reference_nodes[g] != generate::kNoNode &&
        belonging_key(table_, other.table, naming) == index && is_required(other.table, naming))
      return target_.program.add(first_of(target_, other, other.reference_nodes[g], nullptr, otherwise));
  }
  return generate::kNoNode;
}

void MemberPass::choose_members() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& other = *plan_.find(table_.foreign_keys[k].parent);
    if (&other == &target_ || !other.target || other.step >= target_.step ||
        target_.reference_nodes[k] == generate::kNoNode)
      continue;
    for (std::size_t g = 0; g < other.table.foreign_keys.size(); ++g) {
      pg::ForeignKey const& back = other.table.foreign_keys[g];
      if (back.parent != table_.oid || back.columns.size() != 1) continue;
      bool const names_member =
          belonging_key(table_, other.table, back) == k && !is_required(other.table, back);
      bool const belongs = belonging_key(other.table, table_, table_.foreign_keys[k]) == g &&
                           is_required(table_, table_.foreign_keys[k]) &&
                           !is_in_key(other.table, back.columns[0]);
      if (names_member || belongs) follow(other, g, k);
    }
  }
}

// Has a key of a table that comes before this one, which may be null unless rows belong by it, refer to the
// first of the rows of this one that refer to its row by `key`.
void MemberPass::follow(TablePlan& other, std::size_t back, std::size_t key) {
  if (!may_follow(other, back)) return;
  pg::ForeignKey const& own = other.table.foreign_keys[back];
  pg::Column const& column = other.table.column(own.columns[0]);
  generate::NodeId const reference = other.program.add(first_of(
      other, target_, target_.reference_nodes[key], spread_of(key),
      belonging_key(other.table, table_, table_.foreign_keys[key]) == back ? other.reference_nodes[back]
                                                                           : generate::kNoNode));
  other.reference_nodes[back] = reference;
  target_.population->require(own.parent_columns[0]);
  other.set_column(column.number,
                   other.program.add(std::make_unique<generate::ParentColumnNode>(
                       reference, *target_.population, own.parent_columns[0], column.type)),
                   "key of " + table_.qualified_name() + ", one of its own",
                   other.columns[column.number - 1].reason);
}

}  // namespace synthgen::plan
