#include "plan/table_builder.hpp"
#include "plan/dates/age_pass.hpp"

#include "plan/columns/column_pass.hpp"
#include "plan/columns/group_pass.hpp"
#include "plan/columns/rule_pass.hpp"
#include "plan/dates/date_pass.hpp"
#include "plan/dates/day_keys.hpp"
#include "plan/dates/work_time_pass.hpp"
#include "plan/keys/key_pass.hpp"
#include "plan/numbers/amount_pass.hpp"
#include "plan/numbers/bound_pass.hpp"
#include "plan/numbers/comparison_pass.hpp"
#include "plan/numbers/equation_pass.hpp"
#include "plan/numbers/limit_pass.hpp"
#include "plan/numbers/line_pass.hpp"
#include "plan/numbers/loan_pass.hpp"
#include "plan/numbers/marks_pass.hpp"
#include "plan/numbers/measure_pass.hpp"
#include "plan/numbers/metric_pass.hpp"
#include "plan/numbers/part_pass.hpp"
#include "plan/numbers/product_pass.hpp"
#include "plan/numbers/progress_pass.hpp"
#include "plan/numbers/rate_pass.hpp"
#include "plan/numbers/reading_pass.hpp"
#include "plan/numbers/remainder_pass.hpp"
#include "plan/numbers/share_pass.hpp"
#include "plan/numbers/snapshot_pass.hpp"
#include "plan/numbers/statement_pass.hpp"
#include "plan/numbers/sum_pass.hpp"
#include "plan/numbers/tally_pass.hpp"
#include "plan/references/member_pass.hpp"
#include "plan/references/polymorphic_pass.hpp"
#include "plan/references/reference_pass.hpp"
#include "plan/siblings/bidding_pass.hpp"
#include "plan/siblings/books_pass.hpp"
#include "plan/siblings/chain_pass.hpp"
#include "plan/siblings/counter_pass.hpp"
#include "plan/siblings/history_pass.hpp"
#include "plan/siblings/portion_pass.hpp"
#include "plan/siblings/total_pass.hpp"
#include "plan/siblings/tree_cells_pass.hpp"
#include "plan/states/kind_pass.hpp"
#include "plan/states/late_fee_pass.hpp"
#include "plan/states/lifecycle_pass.hpp"
#include "plan/states/presence_pass.hpp"
#include "plan/states/status_pass.hpp"
#include "plan/texts/slug_pass.hpp"
#include "plan/texts/subcategory_pass.hpp"
#include "plan/texts/wording_pass.hpp"

namespace synthgen::plan {

TableDraft::TableDraft(Plan& owner, TablePlan& table)
    : plan(owner),
      target(table),
      context(owner.context),
      roles(table.table.columns.size()),
      not_null_nodes(table.table.columns.size(), generate::kNoNode),
      group_nodes(table.table.columns.size()),
      presence(table.table.columns.size()),
      computed(table.table.columns.size()),
      chained(table.table.columns.size()),
      follows(table.table.columns.size()) {
  context.generations = owner.generations_of(table.table.oid);
  context.widened = owner.request.without_guesses.contains(table.table.oid);
  context.domains = &table.constraints.domains;
  if (!table.rules.table.locales.empty())
    context.locales = generate::locales_of_rule(table.rules.table.locales);
}

Capacity TableBuilder::plan_keys() {
  ReferencePass(draft_).plan_references();
  RulePass(draft_).find_rules();
  return KeyPass(draft_).plan_keys();
}

void TableBuilder::build() {
  ReferencePass(draft_).build_references();
  ColumnPass(draft_).build_columns();
  keep_draws();
  PolymorphicPass(draft_).refer_by_labels();
  DatePass(draft_).order_dates();
  DayKeys(draft_).follow_dates();
  WorkTimePass(draft_).order_times();
  HistoryPass(draft_).end_spans();
  derive();
  GroupPass(draft_).build_groups();
}

// What an earlier attempt found out: columns that would follow from themselves, or break a condition; or all
// of them, which InvalidAttrNumber stands for.
void TableBuilder::keep_draws() {
  TablePlan& target = draft_.target;
  Request const& request = draft_.plan.request;
  auto const refused = request.without_guesses.find(target.table.oid);
  auto const underived = request.underived.find(target.table.oid);
  if (underived != request.underived.end()) target.own_draws = underived->second;
  if (refused != request.without_guesses.end())
    target.notes.push_back("neither names nor comments decide what goes together" +
                           (refused->second.empty() ? "" : ": " + refused->second));
  else if (!target.own_draws.contains(InvalidAttrNumber))
    return;
  for (pg::Column const& column : target.table.columns) target.own_draws.insert(column.number);
}

// A formula that takes the place of another one may not ask for what that one rested on.
void TableBuilder::note_draws() {
  TablePlan const& target = draft_.target;
  draft_.drawn.assign(target.table.columns.size(), generate::kNoNode);
  for (pg::Column const& column : target.table.columns)
    if (!column.dropped) draft_.drawn[column.number - 1] = target.program.attribute(column.number);
}

// Cells that follow from others. Found by the recognised meaning of columns; a column that a key or a CHECK
// of its own depends on is left alone.
void TableBuilder::derive() {
  LimitPass(draft_).derive_singular_flags();
  AgePass(draft_).fit_labels();
  StatusPass(draft_).place_in_time();
  LifecyclePass(draft_).derive_lifecycle();
  LateFeePass(draft_).derive_late_fees();
  KindPass(draft_).derive_kinds();
  PresencePass(draft_).derive_presence();
  // What a status decides follows from no number.
  draft_.computed.assign(draft_.computed.size(), false);
  note_draws();
  AmountPass(draft_).note_computable();
  MetricPass(draft_).derive_metrics();
  MeasurePass(draft_).derive_availability();
  SnapshotPass(draft_).copy_snapshots();
  MeasurePass(draft_).derive_measures();
  LimitPass(draft_).derive_limits();
  BoundPass(draft_).keep_in_bounds();
  BoundPass(draft_).keep_near_usual();
  MarksPass(draft_).derive_marks();
  RatePass(draft_).derive_rates();
  ProductPass(draft_).derive_products();
  EquationPass(draft_).derive_rates();
  AmountPass(draft_).derive_amounts();
  LinePass(draft_).derive_lines();
  StatementPass(draft_).derive_statements();
  PortionPass(draft_).derive_portions();
  ChainPass(draft_).derive_chains();
  BiddingPass(draft_).derive_bids();
  BooksPass(draft_).balance_entries();
  LoanPass(draft_).derive_loan();
  ProgressPass(draft_).derive_progress();
  RemainderPass(draft_).derive_remainders();
  EquationPass(draft_).derive_numbers();
  MarksPass(draft_).derive_passed();
  ComparisonPass(draft_).derive_comparisons();
  ReadingPass(draft_).derive_readings();
  PartPass(draft_).derive_parts();
  SumPass(draft_).derive_sums();
  SharePass(draft_).derive_shares();
  TotalPass(draft_).derive_totals();
  CounterPass(draft_).derive_counters();
  TallyPass(draft_).derive_tallies();
  PresencePass(draft_).keep_presence();
  SubcategoryPass(draft_).derive_names();
  WordingPass(draft_).word_names();
  WordingPass(draft_).word_labels();
  WordingPass(draft_).form_labels();
  WordingPass(draft_).name_people();
  MemberPass(draft_).choose_members();
  SlugPass(draft_).derive_slugs();
  SlugPass(draft_).derive_codes();
  SlugPass(draft_).derive_sites();
  TreeCellsPass(draft_).derive_cells();
}

}  // namespace synthgen::plan
