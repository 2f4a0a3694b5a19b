// Exclusion constraints. Where ranges may not overlap, every row gets an interval of its own: among the
// children of one parent if the constraint compares a foreign key for equality, else in the whole table.
// Ranges come as one column or as an expression that makes one of two columns.
#include <algorithm>

#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/meanings/semantic_entity.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/slot.hpp"
#include "plan/column_list.hpp"
#include "plan/keys/key_pass.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "nodes/primnodes.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

bool is_overlap(Oid operation) {
  char* const name = pg::guard([&] { return get_opname(operation); });
  return name != nullptr && std::string_view(name) == "&&";
}

bool is_equality(Oid operation) {
  char* const name = pg::guard([&] { return get_opname(operation); });
  return name != nullptr && std::string_view(name) == "=";
}

Node* strip(Node* node) {
  while (node != nullptr && IsA(node, RelabelType))
    node = reinterpret_cast<Node*>(castNode(RelabelType, node)->arg);
  return node;
}

AttrNumber column_of(Node* node) {
  node = strip(node);
  return node != nullptr && IsA(node, Var) ? castNode(Var, node)->varattno : InvalidAttrNumber;
}

// The subtype of a range type; InvalidOid for any other type.
Oid range_subtype(Oid type) {
  return pg::guard([&] { return get_range_subtype(type); });
}

}  // namespace

// Finds what the constraint's range is made of. Of several ranges one is enough: rows that it keeps apart do
// not meet, whatever the others do.
std::optional<KeyPass::Slot> KeyPass::find_slot(const pg::Key& key) const {
  Slot slot;
  std::vector<AttrNumber> equal;
  std::size_t expression = 0;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    Node* const node = key.columns[i] == 0 ? key.expressions[expression++] : nullptr;
    if (node == nullptr && is_equality(key.exclusion_operators[i])) equal.push_back(key.columns[i]);
    if (!is_overlap(key.exclusion_operators[i]) || generate::is_slot_type(slot.type)) continue;
    slot = {};
    if (node == nullptr) {
      slot.range = key.columns[i];
      slot.type = range_subtype(table_.column(slot.range).type.base);
    } else if (IsA(node, FuncExpr) && list_length(castNode(FuncExpr, node)->args) >= 2) {
      auto* const call = castNode(FuncExpr, node);
      slot.lower = column_of(static_cast<Node*>(linitial(call->args)));
      slot.upper = column_of(static_cast<Node*>(lsecond(call->args)));
      bool const two = slot.lower != 0 && slot.upper != 0 && slot.lower != slot.upper;
      slot.type = two ? range_subtype(call->funcresulttype) : InvalidOid;
    }
  }
  if (!generate::is_slot_type(slot.type)) return std::nullopt;
  slot.equal = std::move(equal);
  return slot;
}

// How long what the row is about lasts, and when. What is booked by the time of day is not a stay of days.
void KeyPass::time_slot(Slot& slot) const {
  constexpr std::int64_t kMinutesADay = 1440;
  constexpr std::int64_t kMinutesAStep = 15;
  constexpr std::int64_t kStepsADay = 48;  // between opening and closing
  constexpr int32 kDaysAhead = 30;
  slot.lengths = {4, 6, 1};
  if (!generate::is_instant_type(slot.type)) return;
  core::Words words = core::words_of(table_.name);
  std::vector<AttrNumber> columns = slot.equal;
  columns.insert(columns.end(), {slot.range, slot.lower, slot.upper});
  for (AttrNumber const column : columns)
    if (column != 0)
      for (std::string& word : core::words_of(table_.column(column).name)) words.push_back(std::move(word));
  if (core::has_word(words, {"booking", "reservation", "appointment", "lesson", "class", "schedule"}))
    slot.days_ahead = kDaysAhead;
  slot.workdays =
      core::has_word(words, {"appointment", "meeting", "consultation", "interview", "class", "lesson"});

  auto const lasting = [&](bool in_days, std::int64_t unit, std::int64_t steps_a_day) {
    core::Duration const* const usual =
        core::find_duration(words, {}, in_days ? core::Grain::kDays : core::Grain::kTimes);
    bool const within_day = usual != nullptr && usual->least_minutes() < kStepsADay * kMinutesAStep;
    if (usual == nullptr || (!in_days && !within_day)) return false;
    std::int64_t const least = std::max<std::int64_t>(1, usual->least_minutes() / unit);
    slot.lengths = {least, std::max(least, usual->greatest_minutes() / unit), steps_a_day};
    return true;
  };
  slot.lengths = slot.type == DATEOID ? core::SlotLengths{7, 30, 1} : core::SlotLengths{2, 12, kStepsADay};
  if (slot.type != DATEOID) {
    if (lasting(false, kMinutesAStep, kStepsADay)) return;
    std::erase_if(words, [](const std::string& word) {
      return core::has_word({word}, {"booking", "reservation"});
    });
  }
  if (lasting(true, kMinutesADay, 1)) slot.workdays = false;
}

// Intervals that are disjoint for each value of a column that nothing else decides have a few such values to
// hold them: rooms, machines, license plates.
void KeyPass::find_holder(Slot& slot) {
  constexpr std::uint64_t kHolders = 12;
  for (AttrNumber const column : slot.equal) {
    ColumnRole const& role = roles_[column - 1];
    bool const decided = role.sequence || role.by_row || role.distinct || role.tuple >= 0 ||
                         role.ordinal_of >= 0 || role.slot >= 0 || role.holder_of >= 0 ||
                         table_.column(column).generated != 0 || target_.is_ruled(column) ||
                         is_in_reference(table_, column) || in_check_group(column);
    if (decided) continue;
    generate::Choice const& choice = choose(column, false);
    bool const numbered =
        !choice.dealt && dynamic_cast<const generate::EntityText*>(choice.generator.get()) == nullptr;
    std::uint64_t const holders = numbered ? std::min(kHolders, choice.generator->capacity()) : 0;
    if (holders <= slot.holders) continue;
    slot.holder = column;
    slot.holders = holders;
  }
}

// Whether something else decides what the columns of an interval hold.
bool KeyPass::is_decided(const Slot& slot) const {
  for (AttrNumber const column : {slot.range, slot.lower, slot.upper})
    if (column != 0 && (table_.column(column).generated != 0 || target_.is_ruled(column))) return true;
  return false;
}

// Another constraint's interval over a column of this one: a column has one interval.
const KeyPass::Slot* KeyPass::slot_beside(const Slot& slot) const {
  for (AttrNumber const column : {slot.range, slot.lower, slot.upper})
    if (column != 0 && roles_[column - 1].slot >= 0) return &slots_[roles_[column - 1].slot];
  return nullptr;
}

// Whether rows that agree in what `slot` compares for equality never meet, since `other` keeps them apart.
bool KeyPass::keeps_apart(const Slot& other, const Slot& slot) const {
  if (other.range != slot.range || other.lower != slot.lower || other.upper != slot.upper) return false;
  if (other.anchor >= 0) return includes(slot.equal, table_.foreign_keys[other.anchor].columns);
  return other.holder == 0 || contains(slot.equal, other.holder);
}

// A unique key in disguise, or disjoint ranges; anything else is avoided, or left to the index.
void KeyPass::plan_exclusion(const pg::Key& key, Capacity& capacity) {
  bool const all_equal =
      std::all_of(key.exclusion_operators.begin(), key.exclusion_operators.end(), is_equality);
  if (all_equal) return plan_key(key, capacity);
  std::optional<Slot> slot = find_slot(key);
  if (!slot) return plan_inequality(key, capacity);
  if (key_is_settled(key, slot->equal)) return;
  Slot const* const other = slot_beside(*slot);
  if (other != nullptr && keeps_apart(*other, *slot)) return;
  if (other != nullptr || is_decided(*slot)) {
    target_.left_to_index = true;
    return;
  }
  time_slot(*slot);
  for (std::size_t i = 0; i < references_.size(); ++i) {
    std::vector<AttrNumber> const& columns = table_.foreign_keys[i].columns;
    if (!includes(slot->equal, columns) || references_[i].pick != Pick::kSpread || references_[i].nullable)
      continue;
    slot->anchor = static_cast<int>(i);
    break;
  }
  if (slot->anchor < 0) find_holder(*slot);
  if (slot->anchor < 0)
    capacity.limit(rows_within(generate::slot_capacity(slot->type, plan_.context.as_of, slot->lengths)),
                   key.name, "its intervals end there");
  slot->reason = "exclusion constraint \"" + key.name + "\"";
  slot->stream = key.name;
  add_slot(*slot);
}

void KeyPass::add_slot(const Slot& slot) {
  if (slot.anchor >= 0) references_[slot.anchor].claimed = true;
  for (AttrNumber const column : {slot.range, slot.lower, slot.upper, slot.day, slot.from, slot.until})
    if (column != 0) roles_[column - 1].slot = static_cast<int>(slots_.size());
  if (slot.holder != 0) roles_[slot.holder - 1].holder_of = static_cast<int>(slots_.size());
  slots_.push_back(slot);
}

// Rows that differ in what is compared for equality exclude nobody, whatever the other operators say.
void KeyPass::plan_inequality(const pg::Key& key, Capacity& capacity) {
  pg::Key equal = key;
  equal.kind = pg::Key::Kind::kUnique;
  equal.columns.clear();
  equal.expressions.clear();
  for (std::size_t i = 0; i < key.columns.size(); ++i)
    if (key.columns[i] != 0 && is_equality(key.exclusion_operators[i]))
      equal.columns.push_back(key.columns[i]);
  if (equal.columns.empty())
    target_.left_to_index = true;
  else
    plan_key(equal, capacity);
}

}  // namespace synthgen::plan
