#include "plan/siblings/chain_pass.hpp"

#include <algorithm>
#include <tuple>

#include "core/name_words.hpp"
#include "plan/conditions/check_bounds.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/references/eligibility_pass.hpp"
#include "plan/references/lookup.hpp"
#include "plan/siblings/ledger_words.hpp"
#include "plan/states/lifecycle.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using generate::LedgerNode;
using generate::NumberSource;

// About how far something goes at a time, in kilometers.
constexpr std::pair<std::int64_t, std::int64_t> kTripLength = {8, 160};

// Digits behind the point that amounts in a column have.
int scale_of(const pg::TypeRef& type) {
  constexpr int kUsual = 2;
  constexpr int kMost = 4;
  if (pg::is_integer_type(type.base)) return 0;
  auto const modifier = type.base == NUMERICOID ? pg::numeric_modifier(type.base_modifier) : std::nullopt;
  return modifier ? std::clamp(modifier->scale, 0, kMost) : kUsual;
}

}  // namespace

// A balance after each row, or a reading; what moved; perhaps what there was before.
std::optional<ChainPass::Ledger> ChainPass::ledger() const {
  bool const entries =
      has_word(core::words_of(table_.name), {"transaction", "txn", "trx", "movement", "ledger", "entry",
                                             "journal", "statement", "posting", "log", "history"});
  Ledger found;
  bool consumed = false;
  for (pg::Column const& column : table_.columns) {
    if (!is_number(column) || is_key_part(column.number)) continue;
    Words const words = core::words_of(column.name);
    if (words.empty() || has_word({words.back()}, {"id", "no", "nbr", "number", "count", "type"})) continue;
    bool const level = has_word(words, {"balance", "stock", "hand", "level", "total"});
    bool const counted = level || has_word(words, {"qty", "quantity", "point", "amount"});
    bool const reading = has_word(words, {"reading", "odometer"}) ||
                         (has_word(words, {"meter"}) && has_word(words, {"value", "reading", "index"}));
    AttrNumber* place = nullptr;
    bool const opens = reading && has_word(words, {"opening", "start"});
    if ((opens || has_word(words, {"before", "previous", "prior", "old"})) &&
        (counted || reading || has_word(words, {"value"})))
      place = &found.before;
    else if ((has_word(words, {"after", "new", "resulting"}) && counted) ||
             (has_word(words, {"running"}) && level) || (entries && words == Words{"balance"}))
      place = &found.after;
    else if (reading) {
      place = &found.after;
      found.rises = true;
    } else if (has_word(words, {"consumption", "consumed", "usage", "used"})) {
      place = &found.amount;
      consumed = true;
    } else if (has_word(words, {"debit"})) {
      place = &found.decrease;
    } else if (has_word(words, {"credit"})) {
      place = &found.increase;
    } else if (has_word(words, {"amount", "amt", "quantity", "qty", "change", "delta", "point"}) &&
               !has_word(words, {"fee", "tax", "original", "foreign"})) {
      place = &found.amount;
    }
    if (place != nullptr && *place == 0) *place = column.number;
  }
  if (found.rises && found.amount != 0 &&
      !are_of_one_dimension(table_.column(found.after), table_.column(found.amount)))
    consumed = false;
  if (found.rises && !consumed) found.amount = InvalidAttrNumber;
  bool const moves = found.amount != 0 || (found.increase != 0 && found.decrease != 0);
  bool const silent = found.after == 0 && found.amount != 0 && !found.rises && moves_what_is_kept();
  if (!silent && (found.after == 0 || !(moves || (found.rises && found.before != 0)))) return std::nullopt;
  // What is paid back of a loan makes its balance smaller.
  if (has_word(core::words_of(table_.name), {"payment", "repayment", "installment", "instalment", "invoice"}))
    return std::nullopt;
  return found;
}

// Whether rows without a balance of their own move one that their parent keeps: stock movements, transactions
// of an account, of which a label says which way they went.
bool ChainPass::moves_what_is_kept() const {
  bool const moves = has_word(core::words_of(table_.name),
                              {"transaction", "txn", "trx", "movement", "ledger", "entry", "posting"});
  bool const directed =
      std::any_of(table_.columns.begin(), table_.columns.end(), [](const pg::Column& column) {
        return !column.dropped && !is_number(column) &&
               has_word(core::words_of(column.name),
                        {"type", "direction", "kind", "operation", "side", "flow"});
      });
  return moves && directed &&
         std::any_of(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& key) {
           pg::Table const& parent = plan_.describe(key.parent);
           return key.columns.size() == 1 && table_.column(key.columns[0]).not_null &&
                  std::any_of(parent.columns.begin(), parent.columns.end(), is_kept);
         });
}

// The status that a row of a history tells of, or with `before` the one that was left. 0 if there is none.
AttrNumber ChainPass::status_column(bool before) const {
  for (pg::Column const& column : table_.columns) {
    Words const words = core::words_of(column.name);
    if (column.dropped || !has_word(words, {"status", "state", "stage", "phase"})) continue;
    if (has_word(words, {"from", "old", "previous", "prior", "before"}) == before) return column.number;
  }
  return InvalidAttrNumber;
}

bool ChainPass::is_history() const {
  return status_column(false) != 0 &&
         (status_column(true) != 0 ||
          has_word(core::words_of(table_.name),
                   {"history", "hist", "log", "change", "transition", "tracking", "audit"}));
}

bool ChainPass::follows(std::size_t key) const {
  pg::ForeignKey const& reference = table_.foreign_keys[key];
  auto const first =
      std::find_if(table_.foreign_keys.begin(), table_.foreign_keys.end(), [&](const pg::ForeignKey& one) {
        return one.columns.size() == 1 && table_.column(one.columns[0]).not_null && one.parent != table_.oid;
      });
  return first != table_.foreign_keys.end() && &*first == &reference && (ledger() || is_history());
}

// Whether labels may be dealt anew: no key and no condition over several columns depends on them.
bool ChainPass::may_hold_choice(AttrNumber column) const {
  ColumnRole const& role = roles_[column - 1];
  return role.choice != nullptr && !role.distinct && role.tuple < 0 && role.ordinal_of < 0 &&
         !in_check_group(column) && !target_.is_ruled(column);
}

bool ChainPass::is_of_goods() const {
  return has_word(core::words_of(table_.name),
                  {"stock", "inventory", "warehouse", "goods", "material", "part", "product"});
}

// Whether the labels of a column say that something came in or went out, some of them the one, some the
// other.
bool ChainPass::tells_direction(const pg::Column& column) const {
  if (!may_hold_choice(column.number) || is_key_part(column.number)) return false;
  std::vector<std::string> const& labels = roles_[column.number - 1].choice->label_texts;
  auto const out = std::count_if(labels.begin(), labels.end(), [&](const std::string& label) {
    return direction_of(label, is_of_goods()) < 0;
  });
  auto const in = std::count_if(labels.begin(), labels.end(), [&](const std::string& label) {
    return direction_of(label, is_of_goods()) > 0;
  });
  return in > 0 && out > 0;
}

// The foreign key whose rows follow one another: to what keeps what they move, else the first that spreads
// them.
int ChainPass::container() const {
  int first = -1;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    auto const& columns = parent.table.columns;
    bool const list = is_lookup_table(parent) && std::none_of(columns.begin(), columns.end(), is_kept);
    if (spread_of(k) == nullptr || references_[k].nullable || list ||
        target_.rows.window() > generate::SiblingOrder::kMostRows)
      continue;
    if (std::any_of(columns.begin(), columns.end(),
                    [](const pg::Column& one) { return is_kept(one) || is_distance_run(one); }))
      return static_cast<int>(k);
    if (first < 0) first = static_cast<int>(k);
  }
  return first;
}

// The order is that of the date on which a row happens, or else is due.
generate::NodeId ChainPass::chain(std::size_t key) {
  if (chain_ != generate::kNoNode) return chain_;
  AttrNumber date = column_meaning(
      target_, {"date.transaction", "date.measured", "date.event", "date.happened", "date.updated",
                "date.scheduled", "date.due", "date.booked", "date.requested", "date.started", "date.start",
                "date.issued", "date.paid", "date.sent", "date.read", "date.created"});
  // From when money bears interest says nothing of when it came.
  if (date != 0 && has_word(core::words_of(table_.column(date).name), {"value"}))
    if (AttrNumber const other = column_meaning(target_, {"date.booked", "date.created"}); other != 0)
      date = other;
  bool const dated = date != 0 && generate::is_instant_type(table_.column(date).type.base);
  chain_ = target_.program.add(std::make_unique<generate::SiblingOrder>(
      children_by(key), dated ? target_.program.attribute(date) : generate::kNoNode,
      dated ? table_.column(date).type.base : InvalidOid));
  return chain_;
}

void ChainPass::derive_ledger(std::size_t key, const Ledger& ledger) {
  for (AttrNumber const column :
       {ledger.after, ledger.before, ledger.amount, ledger.increase, ledger.decrease})
    if (column != 0 && (!may_compute(column) || is_key_part(column))) return;
  TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
  bool const settled = is_settled(parent);
  if (!settled || &parent == &target_) return;

  bool const has_labels =
      std::any_of(table_.columns.begin(), table_.columns.end(),
                  [&](const pg::Column& column) { return !column.dropped && tells_direction(column); });
  // What nobody can follow row by row must at least say which way it went.
  if (ledger.after == 0 && !has_labels) return;
  AttrNumber const main = ledger.after != 0 ? ledger.after : ledger.amount;
  int const scale = scale_of(table_.column(main).type);
  generate::Course course;
  course.stream = plan_.stream(target_, table_.column(main).name + ".course");
  course.rises = ledger.rises;
  for (int digit = 0; digit < scale; ++digit) course.unit *= 10;
  constexpr std::int64_t kMostMoney = 9000;
  if (scale >= 2) course.most = kMostMoney;
  if (ledger.rises && is_way(table_.column(main))) std::tie(course.least, course.most) = kTripLength;

  NumberSource opening;
  for (pg::Column const& column : parent.table.columns)
    if (is_number(column) && has_word(core::words_of(column.name), {"opening", "initial", "starting"}))
      opening = {optional_parent_cell(key, column.number), column.type.base};
  bool const run = ledger.rises && is_way(table_.column(main)) && run_to_now(key, course, scale, opening);

  bool const positive =
      target_.constraints.domains[(ledger.amount != 0 ? ledger.amount : ledger.after) - 1].lower.has_value();
  bool const is_signed = !has_labels && !positive && ledger.amount != 0;
  auto const say = [&](AttrNumber column, LedgerNode::Says says, bool adds_opening, std::string text) {
    if (column == 0) return;
    pg::Column const& own = table_.column(column);
    draft_.chained[column - 1] = true;
    replace_column(
        column,
        std::make_unique<LedgerNode>(chain(key), course, says, adds_opening ? opening : NumberSource{}, run,
                                     target_.program.attribute(column), not_null(own), scale, own.type),
        std::move(text));
  };
  std::string const of = " of each " + parent.table.name;
  say(ledger.after, LedgerNode::Says::kAfter, true, "running balance" + of);
  say(ledger.before, LedgerNode::Says::kBefore, true, "balance before" + of);
  say(ledger.amount, is_signed ? LedgerNode::Says::kMovement : LedgerNode::Says::kAmount, false,
      "movement" + of);
  say(ledger.increase, LedgerNode::Says::kIncrease, false, "what came in" + of);
  say(ledger.decrease, LedgerNode::Says::kDecrease, false, "what went out" + of);
  derive_labels(key, course);
  derive_end(key, course, scale);
}

// What a vehicle has run so far is what it had run before the first of its rows and all of these: its last
// row ends there. False if it does not say so.
bool ChainPass::run_to_now(std::size_t key, const generate::Course& course, int scale,
                           NumberSource& opening) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (!parent.target || parent.computable.size() < parent.table.columns.size()) return false;
  for (pg::Column const& column : parent.table.columns) {
    if (!is_distance_run(column) || !parent.computable[column.number - 1] ||
        upper_bounds_of(parent, column.number) != std::vector<AttrNumber>{})
      continue;
    generate::NodeId const own = parent.program.attribute(column.number);
    parent.set_column(
        column.number,
        parent.program.add(std::make_unique<generate::LedgerEndNode>(
            families_by(key), course, NumberSource{own, column.type.base}, own, scale, column.type)),
        "up to the last of " + table_.name, parent.columns[column.number - 1].reason);
    opening = {optional_parent_cell(key, column.number), column.type.base};
    return true;
  }
  return false;
}

// A deposit came in, a withdrawal went out.
void ChainPass::derive_labels(std::size_t key, const generate::Course& course) {
  bool told = false;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !tells_direction(column)) continue;
    // Beside one that says what was done a second one says no more than which way it went.
    bool const plain = has_word(core::words_of(column.name),
                                {"direction", "side", "dc", "sign", "flow", "dr", "cr", "debit", "credit"});
    if (told && !plain) continue;
    ColumnRole const& role = roles_[column.number - 1];
    std::vector<Datum> in;
    std::vector<Datum> out;
    // An amount without a sign adds what is adjusted. Fees and interest are rarer than what people do.
    constexpr std::size_t kUsual = 8;
    for (std::size_t l = 0; l < role.choice->label_texts.size(); ++l) {
      std::string const& label = role.choice->label_texts[l];
      bool const rare = direction_of(label, is_of_goods()) == 0 ||
                        has_word(core::words_of_text(label), {"fee", "charge", "interest", "bonus", "refund",
                                                              "expired", "initial", "opening"});
      std::vector<Datum>& labels = direction_of(label, is_of_goods()) >= 0 ? in : out;
      labels.insert(labels.end(), rare ? 1 : kUsual, role.choice->label_values[l]);
    }
    replace_column(
        column.number,
        std::make_unique<generate::LedgerLabelNode>(chain(key), course, std::move(in), std::move(out),
                                                    plan_.stream(target_, column.name + ".direction")),
        "as the balance moved");
    told = true;
  }
}

// The parent's balance is that after its last row.
void ChainPass::derive_end(std::size_t key, const generate::Course& course, int scale) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (!parent.target) return;
  NumberSource opening;
  for (pg::Column const& column : parent.table.columns)
    if (is_number(column) && has_word(core::words_of(column.name), {"opening", "initial", "starting"}))
      opening = {parent.program.attribute(column.number), column.type.base};
  for (pg::Column const& column : parent.table.columns) {
    bool const computable = is_number(column) && parent.computable.size() >= parent.table.columns.size() &&
                            parent.computable[column.number - 1] &&
                            upper_bounds_of(parent, column.number) == std::vector<AttrNumber>{} &&
                            !parent.population->is_required(column.number);
    if (!is_kept(column) || !computable) continue;
    parent.set_column(
        column.number,
        parent.program.add(std::make_unique<generate::LedgerEndNode>(
            families_by(key), course, opening, parent.program.attribute(column.number), scale, column.type)),
        "balance after the last of " + table_.name, parent.columns[column.number - 1].reason);
    return;
  }
}

// A history leads to the status that its parent has.
void ChainPass::derive_history(std::size_t key) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  bool const settled = is_settled(parent);
  AttrNumber const to = status_column(false);
  if (!settled || &parent == &target_ || roles_[to - 1].choice == nullptr) return;
  pg::TypeRef const& type = table_.column(to).type;
  generate::Choice const* choice = roles_[to - 1].choice.get();
  // Where any text may stand, the labels are those of the status itself.
  std::optional<generate::Choice> of_parent;
  if (is_string_type(type) && !target_.constraints.domains[to - 1].allowed)
    of_parent = EligibilityPass(draft_).status_choice(key);
  if (of_parent) choice = &*of_parent;
  std::vector<std::string> const& texts = choice->label_texts;
  if (texts.size() < 2) return;
  std::vector<generate::HistoryNode::Label> labels;
  for (std::size_t l = 0; l < texts.size(); ++l)
    labels.push_back({choice->label_values[l], stands_aside(texts[l])});
  auto const status =
      std::find_if(parent.table.columns.begin(), parent.table.columns.end(), [&](const pg::Column& column) {
        bool const alike =
            column.type.base == type.base || (is_string_type(column.type) && is_string_type(type));
        return !column.dropped && alike &&
               has_word(core::words_of(column.name), {"status", "state", "stage", "phase"});
      });
  if (status == parent.table.columns.end()) return;
  generate::NodeId const now = optional_parent_cell(key, status->number);
  for (bool const before : {false, true}) {
    AttrNumber const column = status_column(before);
    bool const open = column != 0 && may_hold_choice(column) && !is_key_part(column) &&
                      (table_.column(column).type.base == type.base ||
                       (is_string_type(table_.column(column).type) && is_string_type(type)));
    if (!open) continue;
    replace_column(
        column,
        std::make_unique<generate::HistoryNode>(chain(key), now, target_.program.attribute(column), labels,
                                                type.by_value, before, not_null(table_.column(column))),
        std::string(before ? "the status left" : "the status reached") + " on the way to " +
            parent.table.name + "." + status->name);
  }
}

// What numbers the steps of a chain.
bool ChainPass::may_number(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  bool const named = has_word(core::words_of(column.name),
                              {"seq", "sequence", "step", "round", "version", "revision", "attempt",
                               "installment", "instalment", "leg", "stop", "period"});
  return !column.dropped && pg::is_integer_type(column.type.base) && named &&
         !in_check_group(column.number) && !target_.is_ruled(column.number) &&
         target_.program.attribute(column.number) != generate::kNoNode &&
         (role.ordinal_of >= 0 ||
          (may_compute(column.number) && !is_key_part(column.number) && not_null(column)));
}

void ChainPass::derive_numbers(std::size_t key) {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || !may_number(column)) continue;
    int const ordinal_of = roles_[column.number - 1].ordinal_of;
    if (ordinal_of >= 0 && static_cast<std::size_t>(ordinal_of) != key) continue;
    auto const& lower = target_.constraints.domains[column.number - 1].lower;
    std::int64_t const first =
        lower ? std::max<std::int64_t>(
                    1, as_integer(lower->value, column.type.base).value_or(0) + !lower->inclusive)
              : 1;
    replace_column(
        column.number, std::make_unique<generate::ChainNumberNode>(chain(key), column.type.base, first),
        "number in order of time within " + plan_.find(table_.foreign_keys[key].parent)->table.name);
  }
}

void ChainPass::derive_chains() {
  int const key = container();
  if (key < 0) return;
  auto const k = static_cast<std::size_t>(key);
  if (auto const found = ledger()) derive_ledger(k, *found);
  if (is_history()) derive_history(k);
  derive_numbers(k);
}

}  // namespace synthgen::plan
