#include "plan/siblings/books_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/aggregate.hpp"
#include "plan/column_list.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;
using Says = generate::EntryAmountNode::Says;

const std::initializer_list<std::string_view> kDebit = {"debit", "dr",   "debe",  "soll",
                                                        "débit", "dare", "débito"};
const std::initializer_list<std::string_view> kCredit = {"credit", "cr",    "haber",  "haben",
                                                         "crédit", "avere", "crédito"};

// As they stand, and in English: "soll" means several things.
Words all_words(std::string_view name) {
  Words words = core::words_of(name);
  for (std::string& word : core::split_identifier(name)) words.push_back(std::move(word));
  return words;
}

bool is_amount_of(const pg::Column& column, std::initializer_list<std::string_view> side) {
  Words const words = all_words(column.name);
  return !column.dropped && column.generated == 0 && generate::is_number_type(column.type.base) &&
         has_word(words, side) &&
         !has_word(words, {"total", "limit", "card", "score", "note", "hour", "balance", "opening", "closing",
                           "account", "id", "count", "number", "available"});
}

}  // namespace

// Whether what a pass says may stand in a column; conditions over the two sides are met by it.
bool BooksPass::may_be_said(AttrNumber column) const {
  return !draft_.computed[column - 1] && !draft_.chained[column - 1] && !is_key_part(column) &&
         (may_compute(column) || (in_check_group(column) && may_hold_amount(column)));
}

bool BooksPass::tells_side(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  if (column.dropped || role.choice == nullptr || role.distinct || role.choice->label_texts.size() != 2 ||
      in_check_group(column.number) || is_key_part(column.number) || target_.is_ruled(column.number))
    return false;
  auto const any = [&](std::initializer_list<std::string_view> side, char letter) {
    return std::any_of(
        role.choice->label_texts.begin(), role.choice->label_texts.end(), [&](const std::string& label) {
          return has_word(all_words(label), side) || (label.size() == 1 && (label[0] | 0x20) == letter);
        });
  };
  return any(kDebit, 'd') && any(kCredit, 'c');
}

std::optional<BooksPass::Line> BooksPass::line() const {
  Line found;
  for (pg::Column const& column : table_.columns) {
    if (is_amount_of(column, kDebit) && found.debit == 0) found.debit = column.number;
    if (is_amount_of(column, kCredit) && found.credit == 0) found.credit = column.number;
    if (tells_side(column) && found.side == 0) found.side = column.number;
    if (!column.dropped && generate::is_number_type(column.type.base) && found.amount == 0 &&
        has_word(core::words_of(column.name), {"amount", "value"}))
      found.amount = column.number;
  }
  if (found.debit != 0 && found.credit != 0) {
    found.amount = found.side = InvalidAttrNumber;
    return found;
  }
  bool const lines = has_word(core::words_of(table_.name),
                              {"line", "posting", "entry", "split", "leg", "item", "detail", "position"});
  if (!lines || found.amount == 0 || found.side == 0) return std::nullopt;
  found.debit = found.credit = InvalidAttrNumber;
  return found;
}

// Before it is known which labels a column holds its name tells.
bool BooksPass::is_named_line() const {
  auto const any = [&](auto fits) {
    return std::any_of(table_.columns.begin(), table_.columns.end(),
                       [&](const pg::Column& column) { return !column.dropped && fits(column); });
  };
  return has_word(core::words_of(table_.name), {"line", "posting", "entry", "split", "leg"}) &&
         any([](const pg::Column& column) {
           return generate::is_number_type(column.type.base) &&
                  has_word(core::words_of(column.name), {"amount", "value"});
         }) &&
         any([](const pg::Column& column) {
           return !generate::is_number_type(column.type.base) &&
                  has_word(core::words_of(column.name), {"direction", "side", "indicator", "dc"});
         });
}

// Not the account that a line is on, nor what all lines have in common.
bool BooksPass::is_line_of(std::size_t key) const {
  auto const is_entry = [&](const pg::ForeignKey& one) {
    return one.columns.size() == 1 && one.parent != table_.oid && table_.column(one.columns[0]).not_null &&
           has_word(core::words_of(plan_.describe(one.parent).name),
                    {"entry", "journal", "voucher", "transaction", "posting", "document", "batch", "booking",
                     "header"});
  };
  auto const first = std::find_if(table_.foreign_keys.begin(), table_.foreign_keys.end(), is_entry);
  return first != table_.foreign_keys.end() && &*first == &table_.foreign_keys[key] &&
         (line() || is_named_line());
}

void BooksPass::say(AttrNumber column, const generate::EntrySide& side, Says says) {
  pg::Column const& described = table_.column(column);
  bool const empty = !not_null(described) && (says == Says::kDebit || says == Says::kCredit);
  generate::NodeId const node = target_.program.add(std::make_unique<generate::EntryAmountNode>(
      side, says, target_.program.attribute(column), empty, described.type));
  not_null_nodes_[column - 1] = node;
  draft_.computed[column - 1] = true;
  if (in_check_group(column)) group_nodes_[column - 1].push_back(node);
  target_.set_column(column, node, "one side of an entry that balances", target_.columns[column - 1].reason);
}

void BooksPass::say_side(AttrNumber column, const generate::EntrySide& side) {
  generate::Choice const& choice = *roles_[column - 1].choice;
  std::string const& label = choice.label_texts[0];
  bool const debit_first =
      has_word(all_words(label), kDebit) || (label.size() == 1 && (label[0] | 0x20) == 'd');
  target_.set_column(
      column,
      target_.program.add(std::make_unique<generate::EntryLabelNode>(
          side, choice.label_values[debit_first ? 0 : 1], choice.label_values[debit_first ? 1 : 0])),
      "the side of an entry that balances", target_.columns[column - 1].reason);
}

// What an entry says of its lines: both sides are what the one comes to.
void BooksPass::sum_up(std::size_t key, AttrNumber debit) {
  TablePlan& parent = *plan_.find(table_.foreign_keys[key].parent);
  if (!parent.target || debit == 0) return;
  std::vector<AttrNumber> totals;
  for (pg::Column const& column : parent.table.columns) {
    Words const words = all_words(column.name);
    bool const total =
        !column.dropped && generate::is_number_type(column.type.base) && has_word(words, {"total", "sum"}) &&
        (has_word(words, kDebit) || has_word(words, kCredit)) && !parent.is_ruled(column.number) &&
        !parent.constraints.domains[column.number - 1].allowed;
    if (total) totals.push_back(column.number);
  }
  for (AttrNumber const total : totals) {
    auto const& groups = parent.constraints.groups;
    bool const bound = std::any_of(groups.begin(), groups.end(), [&](const CheckGroup& group) {
      return contains(group.columns, total) &&
             !std::all_of(group.columns.begin(), group.columns.end(),
                          [&](AttrNumber one) { return contains(totals, one); });
    });
    auto const& lower = parent.constraints.domains[total - 1].lower;
    if (bound ||
        (lower &&
         as_integer(lower->value, parent.table.column(total).type.base).value_or(0) + !lower->inclusive > 0))
      return;
  }
  for (AttrNumber const total : totals) {
    parent.set_column(total,
                      parent.program.add(std::make_unique<generate::AggregateNode>(
                          families_by(key), generate::Aggregate::kSum, final_cell(debit),
                          parent.table.column(total).type, generate::kNoNode)),
                      "sum of " + table_.name + "." + table_.column(debit).name,
                      parent.columns[total - 1].reason);
  }
}

void BooksPass::balance_entries() {
  auto const found = line();
  if (!found) return;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    if (spread_of(k) == nullptr || !is_line_of(k)) continue;
    for (AttrNumber const column : {found->debit, found->credit, found->amount})
      if (column != 0 && !may_be_said(column)) return;
    generate::EntrySide const side(*spread_of(k),
                                   plan_.stream(target_, table_.foreign_keys[k].name + ".books"));
    if (found->debit != 0) {
      say(found->debit, side, Says::kDebit);
      say(found->credit, side, Says::kCredit);
      sum_up(k, found->debit);
    } else {
      say(found->amount, side, Says::kEither);
      say_side(found->side, side);
    }
    return;
  }
}

}  // namespace synthgen::plan
