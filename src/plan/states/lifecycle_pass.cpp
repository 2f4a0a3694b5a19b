// What belongs to a status: dates, flags, reasons and names of who did it are there exactly
// when it says that it happened. Where there is no status, a flag decides, or else a date.
#include "plan/states/lifecycle_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/status.hpp"
#include "plan/column_list.hpp"
#include "plan/dates/date_columns.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/flag_pass.hpp"
#include "plan/states/kind_pass.hpp"
#include "plan/states/lifecycle.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

namespace {

// Whether a column explains what went wrong. "reason" alone is that of the row itself where a list knows what
// reasons there are for such rows: why somebody comes, what a return is for.
bool gives_reason(const pg::Column& column, const std::string& semantic) {
  Words const words = core::words_of(column.name);
  if (words.size() == 1 && semantic.starts_with("kind.")) return false;
  return semantic == "text.reason" ||
         (!words.empty() && has_word({words.back()}, {"reason", "cause", "rsn"}));
}

}  // namespace

void LifecyclePass::see_final_labels(generate::Evidence& evidence, AttrNumber of) {
  auto const has = [](const CheckGroup& group, AttrNumber column) { return contains(group.columns, column); };
  for (CheckGroup const& group : target_.constraints.groups)
    for (AttrNumber const column : group.columns)
      if (target_.program.attribute(column) == evidence.node && !has(group, of)) {
        evidence.node = target_.program.add(std::make_unique<generate::ColumnNode>(column));
        return;
      }
}

// A nullable column that speaks of an event has a value when the event has happened; an amount that is never
// null is nothing else.
void LifecyclePass::derive_when(const pg::Column& column, generate::Evidence evidence,
                                std::string_view event) {
  see_final_labels(evidence, column.number);
  generate::NodeId own = not_null_nodes_[column.number - 1];
  if (own == generate::kNoNode) own = target_.program.attribute(column.number);
  std::string generator = target_.columns[column.number - 1].generator + " when " + std::string(event);
  if (not_null(column)) {
    replace_column(
        column.number,
        std::make_unique<generate::NothingWhenNode>(own, std::move(evidence), column.type, /*opposite*/ true),
        std::move(generator));
    return;
  }
  generate::NodeId const when = target_.program.add(std::make_unique<generate::WhenNode>(own, evidence));
  replace_column(column.number, when, std::move(generator));
  draft_.presence[column.number - 1] = {target_.program.attribute(column.number), std::move(evidence)};
}

// A label or a flag that says that something is in touch at this moment.
std::optional<generate::Evidence> LifecyclePass::evidence_of_contact() const {
  static const std::initializer_list<std::string_view> kInTouch = {"online", "connected", "reachable"};
  for (pg::Column const& column : table_.columns) {
    generate::NodeId const node =
        column.dropped ? generate::kNoNode : target_.program.attribute(column.number);
    if (node == generate::kNoNode) continue;
    if (column.type.base == BOOLOID && has_word(core::words_of(column.name), kInTouch))
      return generate::Evidence{node, {BoolGetDatum(true)}, true};
    generate::Choice const* const choice = roles_[column.number - 1].choice.get();
    if (choice == nullptr) continue;
    generate::Evidence evidence{node, {}, column.type.by_value};
    for (std::size_t i = 0; i < choice->label_texts.size(); ++i) {
      Words const words = core::words_of_text(choice->label_texts[i]);
      if (words.size() == 1 && has_word(words, kInTouch)) evidence.values.push_back(choice->label_values[i]);
    }
    if (!evidence.values.empty()) return evidence;
  }
  return std::nullopt;
}

// Who is online was seen today.
void LifecyclePass::derive_presence_now() {
  auto const evidence = evidence_of_contact();
  if (!evidence) return;
  for (pg::Column const& column : table_.columns) {
    bool const seen =
        !column.dropped && generate::is_instant_type(column.type.base) &&
        target_.columns[column.number - 1].semantic == "date.last_seen" &&
        has_word(core::words_of(column.name), {"seen", "heartbeat", "contact", "active", "activity", "ping",
                                               "online", "connected", "signal", "sync"}) &&
        may_derive(column.number) && !in_check_group(column.number);
    if (!seen) continue;
    generate::Evidence own = *evidence;
    see_final_labels(own, column.number);
    replace_column(
        column.number,
        std::make_unique<generate::LatelyNode>(target_.program.attribute(column.number), std::move(own),
                                               plan_.context.as_of * generate::kDay, column.type.base,
                                               plan_.stream(target_, column.name + ".lately")),
        target_.columns[column.number - 1].generator + ", today when in touch");
  }
}

// What begins only if it comes to that, as an appointment does, has ended only where it was carried out; what
// runs by itself also where it failed.
std::string_view LifecyclePass::event_of_row(const pg::Column& column) const {
  std::string_view const event = event_needed(column, target_.columns[column.number - 1].semantic);
  EvidencePass const rows(draft_);
  std::vector<const pg::Column*> const statuses = rows.statuses();
  bool const ends =
      generate::is_instant_type(column.type.base) &&
      has_word(core::words_of(column.name), {"finished", "finish", "ended", "end", "stopped", "exited"}) &&
      std::any_of(statuses.begin(), statuses.end(),
                  [&](const pg::Column* status) { return are_runs(rows.labels_of(*status)); });
  if (ends && (event == "ended" || event == "completed")) return "ended";
  bool const begins =
      event == "ended" &&
      std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
        return !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
               target_.columns[column.number - 1].semantic == "date.started";
      });
  return begins ? "completed" : event;
}

int LifecyclePass::rank_of_date(AttrNumber column) const {
  return rank_of_event(event_needed(table_.column(column), target_.columns[column - 1].semantic));
}

// Of dates that nothing else decides: what was delivered had been shipped.
void LifecyclePass::derive_after(std::vector<AttrNumber> dates) {
  std::stable_sort(dates.begin(), dates.end(),
                   [&](AttrNumber a, AttrNumber b) { return rank_of_date(a) < rank_of_date(b); });
  AttrNumber before = InvalidAttrNumber;
  for (AttrNumber const date : dates) {
    if (rank_of_date(date) < kOnItsWay) continue;
    if (before != 0 && rank_of_date(before) < rank_of_date(date))
      replace_column(date,
                     std::make_unique<generate::WhenNode>(
                         target_.program.attribute(date),
                         generate::Evidence{target_.program.attribute(before), {}, false}),
                     target_.columns[date - 1].generator + " after " + table_.column(before).name);
    before = date;
  }
}

// What is read at the end is not known before it: the final odometer of a trip.
void LifecyclePass::derive_at_end() {
  AttrNumber const end = column_meaning(target_, {"date.closed", "date.end"});
  if (end == 0 || not_null(table_.column(end)) || !generate::is_instant_type(table_.column(end).type.base))
    return;
  for (pg::Column const& column : table_.columns) {
    bool const final_number = !column.dropped && generate::is_number_type(column.type.base) &&
                              has_word(core::words_of(column.name), {"end", "ending", "final", "closing"}) &&
                              !not_null(column) && may_compute(column.number) && !is_key_part(column.number);
    if (final_number)
      derive_when(column, generate::Evidence{target_.program.attribute(end), {}, false},
                  table_.column(end).name);
  }
}

// Without a status that tells, nothing is both called off and done.
void LifecyclePass::call_off_nothing_done() {
  auto const is_nullable_date = [&](const pg::Column& column) {
    return !column.dropped && generate::is_instant_type(column.type.base) && !not_null(column) &&
           !in_check_group(column.number) && target_.program.attribute(column.number) != generate::kNoNode &&
           !is_key_part(column.number) && !refers_with_others(column.number);
  };
  for (pg::Column const& called_off : table_.columns) {
    if (!is_nullable_date(called_off) ||
        target_.columns[called_off.number - 1].semantic != "date.cancelled" ||
        draft_.computed[called_off.number - 1])
      continue;
    for (pg::Column const& done : table_.columns) {
      DateRole const* const role =
          is_nullable_date(done) ? date_role(target_.columns[done.number - 1].semantic) : nullptr;
      bool const tells = role != nullptr && done.number != called_off.number && !role->may_be_future &&
                         !role->of_life && role->rank > kScheduledRank;
      if (!tells) continue;
      generate::NodeId const node = target_.program.add(std::make_unique<generate::ColumnNode>(done.number));
      replace_column(called_off.number,
                     std::make_unique<generate::WhenNode>(target_.program.attribute(called_off.number),
                                                          generate::Evidence{node, {}, false, true}),
                     target_.columns[called_off.number - 1].generator + " unless " + done.name);
    }
  }
}

void LifecyclePass::derive_lifecycle() {
  EvidencePass const rows(draft_);
  // First the dates that a status tells of, then flags, then what depends on a flag or a date.
  std::vector<AttrNumber> rest;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_be_missing(column)) continue;
    bool const is_checked = in_check_group(column.number);
    if (target_.program.attribute(column.number) == generate::kNoNode || is_key_part(column.number)) continue;
    if (generate::is_instant_type(column.type.base) && rows.begins_row(column)) continue;
    std::string_view const event = event_of_row(column);
    auto evidence = event.empty() ? std::nullopt : rows.evidence_of(event, column.number);
    // A flag of the same words knows better than a label of others.
    if (evidence && !rows.is_named(event) && KindPass(draft_).evidence_of_flag(column)) {
      rest.push_back(column.number);
      continue;
    }
    // A label that the name tells decides before one that has merely come as far.
    if (!is_checked && (!evidence || !rows.is_named(event))) {
      auto labelled = rows.evidence_of_label(column);
      if (!labelled) labelled = rows.evidence_beyond_draft(column);
      if (!labelled && !evidence)
        if (AttrNumber const granted = granting_date(column); granted != InvalidAttrNumber) {
          generate::NodeId const node = target_.program.add(std::make_unique<generate::ColumnNode>(granted));
          derive_when(column, generate::Evidence{node, {}, false}, table_.column(granted).name);
          continue;
        }
      if (!labelled && !evidence) labelled = rows.evidence_of_force(column);
      // What only some kinds have is there for these, not where it came to that.
      bool const of_kind = labelled && !generate::is_instant_type(column.type.base) &&
                           KindPass(draft_).evidence_of_labels(column).has_value();
      if (of_kind) continue;
      if (labelled) {
        derive_when(column, std::move(*labelled), "so labelled");
        continue;
      }
    }
    if (evidence)
      derive_when(column, std::move(*evidence), event);
    else if (is_checked)
      continue;
    else if ((evidence = rows.evidence_of_stem(column)))
      derive_when(column, std::move(*evidence), "so labelled");
    else if (event.empty() && gives_reason(column, target_.columns[column.number - 1].semantic) &&
             (evidence = rows.evidence_of_regret()))
      derive_when(column, std::move(*evidence), "to be explained");
    else if (!event.empty())
      rest.push_back(column.number);
  }
  call_off_nothing_done();
  FlagPass(draft_).derive_flags();
  std::vector<AttrNumber> undecided;
  for (AttrNumber const number : rest) {
    pg::Column const& column = table_.column(number);
    std::string_view const event = event_needed(column, target_.columns[number - 1].semantic);
    bool const is_date = generate::is_instant_type(column.type.base);
    if (auto evidence = rows.lesser_evidence_of(event, number, !is_date)) {
      derive_when(column, std::move(*evidence), event);
    } else if (is_date) {
      undecided.push_back(number);
    }
  }
  derive_after(std::move(undecided));
  empty_what_is_sold_out();
  derive_presence_now();
  derive_at_end();
}

// Nothing is in stock of what is sold out.
void LifecyclePass::empty_what_is_sold_out() {
  AttrNumber const stock = column_meaning(target_, {"quantity.stock"});
  auto evidence = stock == 0 ? std::nullopt : EvidencePass(draft_).evidence_of_sold_out();
  if (!evidence || !may_compute(stock) || is_key_part(stock)) return;
  see_final_labels(*evidence, stock);
  pg::Column const& column = table_.column(stock);
  replace_column(stock,
                 std::make_unique<generate::NothingWhenNode>(target_.program.attribute(stock),
                                                             std::move(*evidence), column.type),
                 target_.columns[stock - 1].generator + ", nothing when sold out");
}

// The date on which that was granted of which a date says until when it holds, where not every row has it:
// what was not issued does not expire.
AttrNumber LifecyclePass::granting_date(const pg::Column& column) const {
  if (target_.columns[column.number - 1].semantic != "date.expiry") return InvalidAttrNumber;
  for (pg::Column const& other : table_.columns) {
    bool const may_come = is_date(other) && !not_null(other) && other.number != column.number &&
                          target_.program.attribute(other.number) != generate::kNoNode;
    if (may_come && has_word(core::words_of(other.name), {"issued", "issue", "granted", "approved",
                                                          "activated", "certified", "signed", "awarded"}))
      return other.number;
  }
  return InvalidAttrNumber;
}

// Whether a column refers together with others, which have to be there all or none.
bool LifecyclePass::refers_with_others(AttrNumber column) const {
  return std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return key.match == FKCONSTR_MATCH_FULL && key.columns.size() > 1 &&
           std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

// Whether a column may have nothing to say: be null, or an amount of nothing, as its default tells.
bool LifecyclePass::may_be_missing(const pg::Column& column) const {
  if (refers_with_others(column.number)) return false;
  return !not_null(column) || (column.default_expression != nullptr && may_compute(column.number) &&
                               !pg::is_integer_type(column.type.base));
}

}  // namespace synthgen::plan
