// Builds a Plan from a Request: reads the tables and their parents, orders them, settles how many rows
// each gets and has a TableBuilder make each program.
#pragma once

#include "plan/plan_impl.hpp"
#include "plan/table_builder.hpp"
#include "rules/rule_store.hpp"

namespace synthgen::plan {

enum class Purpose {
  kGenerate,  // locks for writing, demands the caller's rights
  kExplain,   // reads only the catalog and row counts
  kPreview,   // as kExplain; parents without rows are imagined along
};

class PlanBuilder {
 public:
  PlanBuilder(const Request& request, Purpose purpose) : plan_(std::make_shared<Plan>()), purpose_(purpose) {
    plan_->request = request;
    plan_->context.as_of = request.as_of;
    plan_->context.locales = request.locales;
  }

  std::shared_ptr<Plan> build();

 private:
  void read_targets();
  void leave_lookup_alone(TablePlan& table) const;
  void read_parents();
  // What a table is in a plan for.
  enum class Part { kWritten, kImagined, kRead };

  void read_ancestors();
  void read_subjects();
  void read_beside(Oid table);
  void imagine_children();
  void imagine_child(Oid table);
  std::multimap<Oid, Oid> unasked_by_subject(Oid schema);
  TablePlan& add_table(Oid table, Part part);        // or the one that is there already
  TablePlan& add_other_table(Oid table, Part part);  // once the targets are known
  void choose_locale(TablePlan& table);
  void tell_trade(Oid schema);
  void follow_undeclared(TablePlan& table);
  void stop_imagining(TablePlan& table);
  void drop_last_table();
  void add_subjects(const std::map<Oid, std::size_t>& places, std::vector<std::vector<std::size_t>>& parents);
  void add_writers(const std::map<Oid, std::size_t>& places,
                   std::vector<std::vector<std::size_t>>& parents) const;
  void order_tables();
  void count_stored_rows();
  std::vector<AttrNumber> wanted_columns(const TablePlan& table);
  void read_constraints(TablePlan& table);
  void count_by_parents(TablePlan& table) const;
  void settle_row_counts();
  std::optional<Capacity> barrier(const TablePlan& table) const;
  bool settle_row_count(TablePlan& table);
  void count_rows_seen_by_others(const TablePlan& table);
  void count_rows_of_others(const TablePlan& table, const TablePlan& maker, std::uint64_t rows);
  void build_programs();
  bool is_left_out(const TablePlan& table) const {
    return plan_->request.left_out.count(table.table.oid) > 0;
  }
  void leave_out(TablePlan& table, std::string reason);

  // Takes a step of planning for every table to fill, parents first. Where unsatisfiable tables are to be
  // skipped, a table that fails is left out from then on.
  template <typename Step>
  void for_each_target(Step step);

  std::shared_ptr<Plan> plan_;
  Purpose purpose_;
  std::vector<rules::StoredRule> stored_rules_ = rules::read_rules();
  std::map<Oid, std::string> locales_of_schemas_;
  std::map<Oid, Capacity> capacities_;
  std::map<Oid, Capacity> barred_;  // tables that can hold no row
  std::map<Oid, std::unique_ptr<TableBuilder>> builders_;
  std::map<Oid, std::map<Oid, std::uint64_t>> rows_of_others_;  // by who sees them, by who gets them
  bool has_cycle_ = false;
};

}  // namespace synthgen::plan
