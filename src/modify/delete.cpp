// Deletes rows by one DELETE, as any of the caller's would. Rows of other tables that a foreign key would
// delete or change along are looked for first: nobody has a record of them, so such a change is for good.
#include "load/access.hpp"
#include "modify/expression.hpp"
#include "modify/selection.hpp"
#include "modify/step.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "postgres/statement.hpp"

namespace synthgen::modify {

namespace {

class DeleteStep : public Step {
 public:
  DeleteStep(const Target& target, const Operation& operation, const Terms& terms)
      : target_(target), terms_(terms) {
    if (!operation.where.empty()) condition_ = checked_condition(target.table, operation.where);
  }

  Changed run() override {
    std::vector<pg::RowColumn> columns = identity_columns(target_);
    std::vector<Node*> nodes = identity_nodes(target_);
    add_referred(columns, nodes);
    pg::RowStore doomed(columns);
    Changed changed;
    changed.estimated = select_rows(target_, nodes, condition_, terms_.max_rows + 1, doomed);
    check_row_limit(target_, terms_, doomed.size(), changed.estimated);
    changed.key_columns = target_.key;
    changed.old_columns = written_columns(target_.table);
    changed.rows = store_of(target_, changed);
    changed.obstacle = find_obstacle(doomed);
    std::string keys = column_list(target_.table, changed.key_columns, "t.");
    if (!keys.empty()) keys += ", ";
    pg::StoreInput const input{"synthgen_rows", &doomed};
    changed.affected = static_cast<int64>(pg::execute(
        "DELETE FROM " + target_.relation() + " AS t USING synthgen_rows AS s WHERE " + same_row(target_) +
            " RETURNING " + keys + column_list(target_.table, changed.old_columns, "t."),
        {&input, 1}, changed.rows.get()));
    return changed;
  }

 private:
  // Whether rows that refer to a deleted one are deleted or changed with it.
  static bool follows(const Referrer& referrer) {
    return referrer.on_delete == 'c' || referrer.on_delete == 'n' || referrer.on_delete == 'd';
  }

  // Adds what such foreign keys refer to, as columns r1, r2, ...; column_of() is their name.
  void add_referred(std::vector<pg::RowColumn>& columns, std::vector<Node*>& nodes) const {
    for (const Referrer& referrer : target_.referrers) {
      if (!follows(referrer)) continue;
      for (AttrNumber const number : referrer.key_columns) {
        columns.push_back(store_column(target_.table.column(number), column_of(referrer, number)));
        nodes.push_back(column_node(target_, number));
      }
    }
  }

  std::string column_of(const Referrer& referrer, AttrNumber number) const {
    return "r" + std::to_string(&referrer - target_.referrers.data()) + "_" + std::to_string(number);
  }

  std::string find_obstacle(const pg::RowStore& doomed) const {
    for (const Referrer& referrer : target_.referrers)
      if (follows(referrer) && has_followers(referrer, doomed))
        return "Rows of table " + referrer.table + " were deleted or changed along, by foreign key \"" +
               referrer.constraint + "\".";
    return {};
  }

  // Where the caller may not look there may be some.
  bool has_followers(const Referrer& referrer, const pg::RowStore& doomed) const {
    if (!load::may_read(referrer.oid)) return doomed.size() > 0;
    std::string condition;
    for (std::size_t i = 0; i < referrer.columns.size(); ++i) {
      AttrNumber const number = referrer.key_columns[i];
      condition += (i == 0 ? "c." : " AND c.") + referrer.columns[i] + " " +
                   equality_of(target_.table.column(number).type) + " s." + column_of(referrer, number);
    }
    pg::StoreInput const input{"synthgen_rows", &doomed};
    return pg::execute("SELECT 1 FROM " + referrer.table + " AS c, synthgen_rows AS s WHERE " + condition +
                           " LIMIT 1",
                       {&input, 1}) > 0;
  }

  const Target& target_;
  const Terms terms_;
  Node* condition_ = nullptr;
};

}  // namespace

std::unique_ptr<Step> prepare_delete(const Target& target, const Operation& operation, const Terms& terms) {
  return std::make_unique<DeleteStep>(target, operation, terms);
}

}  // namespace synthgen::modify
