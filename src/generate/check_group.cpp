#include "generate/check_group.hpp"

#include <algorithm>

#include "postgres/guard.hpp"

extern "C" {
#include "lib/stringinfo.h"
#include "nodes/nodeFuncs.h"
#include "parser/parse_coerce.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

CheckGroupNode::CheckGroupNode(const pg::Table& table, int group, std::vector<AttrNumber> members,
                               const std::vector<::Node*>& conditions, std::vector<std::string> names)
    : table_(table),
      group_(group),
      members_(std::move(members)),
      names_(std::move(names)),
      evaluator_(std::make_unique<pg::RowEvaluator>(table)) {
  for (::Node* const condition : conditions) {
    conditions_.push_back(evaluator_->add_condition(condition));
    add_inputs(condition);
  }
}

void CheckGroupNode::add_inputs(::Node* expression) {
  for (AttrNumber const column : pg::columns_of(expression))
    if (std::find(inputs_.begin(), inputs_.end(), column) == inputs_.end()) inputs_.push_back(column);
}

void CheckGroupNode::define(std::size_t alternative, AttrNumber column, ::Node* expression,
                            bool only_if_hard) {
  auto const member = std::find(members_.begin(), members_.end(), column);
  if (member == members_.end()) return;
  // As an INSERT would cut or round it; the conditions then judge what is left.
  pg::TypeRef const& type = table_.column(column).type;
  ::Node* const fitted = pg::guard([&] {
    auto* const copy = static_cast<::Node*>(copyObjectImpl(expression));
    ::Node* const coerced =
        coerce_to_target_type(nullptr, copy, exprType(copy), type.base, type.base_modifier, COERCION_EXPLICIT,
                              COERCE_IMPLICIT_CAST, -1);
    return coerced == nullptr ? copy : coerced;
  });
  definitions_.push_back({alternative, static_cast<std::size_t>(member - members_.begin()),
                          evaluator_->add_value(fitted), only_if_hard});
  add_inputs(expression);
  if (std::find(inputs_.begin(), inputs_.end(), column) == inputs_.end()) inputs_.push_back(column);
}

void CheckGroupNode::set_inputs(std::size_t i, const Values* inputs) const {
  for (std::size_t c = 0; c < inputs_.size(); ++c)
    evaluator_->set(inputs_[c], inputs[c].data == nullptr ? 0 : inputs[c].data[i],
                    inputs[c].data == nullptr || inputs[c].nulls[i]);
}

// Computes the members of row i that its alternative defines.
void CheckGroupNode::compute(Batch& candidates, std::size_t i, const Values* inputs,
                             const Values* drawn) const {
  constexpr std::uint64_t kFirstHard = 16;
  bool const is_hard = candidates.attempt() >= kFirstHard && candidates.attempt() % 2 == 0;
  std::uint64_t const alternative = DatumGetUInt64(candidates.values(alternative_).data[i]);
  for (Definition const& definition : definitions_) {
    if (definition.alternative != alternative || drawn[definition.member].nulls[i]) continue;
    if (definition.only_if_hard && !is_hard) continue;
    set_inputs(i, inputs);
    bool is_null;
    Datum const value = evaluator_->value(definition.expression, &is_null);
    if (is_null) continue;
    AttrNumber const column = members_[definition.member];
    pg::TypeRef const& type = table_.column(column).type;
    MemoryContext const before = MemoryContextSwitchTo(candidates.arena().context());
    // Members are inputs, too, and share their arrays with them.
    drawn[definition.member].data[i] = datumCopy(value, type.by_value, type.length);
    MemoryContextSwitchTo(before);
  }
}

void CheckGroupNode::judge(Batch& candidates, const Values* inputs, const Values* drawn,
                           std::size_t* unmet) const {
  if (!definitions_.empty()) candidates.values(alternative_);
  auto const set_row = [&](std::size_t i) {
    if (!definitions_.empty()) compute(candidates, i, inputs, drawn);
    set_inputs(i, inputs);
  };
  std::size_t const size = candidates.size();
  evaluator_->judge(conditions_, size, std::cref(set_row), unmet);
  if (crowds_.empty()) return;
  const std::uint32_t* const open = choices_->open_indexes(candidates);
  auto* const outside = candidates.arena().allocate_array<std::size_t>(size);
  for (std::size_t i = 0; i < size; ++i)
    if (unmet[i] == conditions_.size()) unmet[i] = condition_count();
  for (std::size_t k = 0; k < crowds_.size(); ++k) {
    auto const [crowd, condition] = crowds_[k];
    evaluator_->judge({&condition, 1}, size, std::cref(set_row), outside);
    for (std::size_t i = 0; i < size; ++i)
      if (unmet[i] == condition_count() && outside[i] == 0 && (open[i] >> crowd & 1) == 0)
        unmet[i] = conditions_.size() + k;
  }
}

void CheckGroupNode::keep_out(std::size_t crowd, ::Node* outside, std::string name) {
  crowds_.emplace_back(crowd, evaluator_->add_condition(outside));
  names_.push_back(std::move(name));
  add_inputs(outside);
}

void CheckGroupNode::generate(Batch& batch, Values out) const {
  std::size_t const size = batch.size();
  auto* results = batch.arena().allocate_array<Values>(members_.size());
  for (std::size_t m = 0; m < members_.size(); ++m)
    results[m] = {batch.arena().allocate_array<Datum>(size), batch.arena().allocate_array<bool>(size)};
  batch.set_extra(id_, results);

  auto* pending = batch.arena().allocate_array<std::uint32_t>(size);
  for (std::size_t i = 0; i < size; ++i) pending[i] = static_cast<std::uint32_t>(i);
  std::size_t left = size;
  for (std::uint64_t attempt = 0; left > 0; ++attempt) {
    CHECK_FOR_INTERRUPTS();
    Batch* candidates = Batch::create_attempt(batch, {pending, left}, group_, attempt);
    auto* inputs = batch.arena().allocate_array<Values>(inputs_.size());
    for (std::size_t c = 0; c < inputs_.size(); ++c)
      inputs[c] =
          batch.program().attribute(inputs_[c]) == kNoNode ? Values{} : candidates->attribute(inputs_[c]);
    auto* drawn = batch.arena().allocate_array<Values>(members_.size());
    for (std::size_t m = 0; m < members_.size(); ++m) drawn[m] = candidates->attribute(members_[m]);

    auto* unmet = batch.arena().allocate_array<std::size_t>(left);
    judge(*candidates, inputs, drawn, unmet);
    auto* rejected = batch.arena().allocate_array<std::uint32_t>(left);
    std::size_t rejections = 0;
    for (std::size_t k = 0; k < left; ++k) {
      if (unmet[k] < condition_count()) {
        if (attempt + 1 >= kMaxAttempts) give_up(k, inputs, unmet[k]);
        rejected[rejections++] = pending[k];
        continue;
      }
      for (std::size_t m = 0; m < members_.size(); ++m) {
        results[m].data[pending[k]] = drawn[m].data[k];
        results[m].nulls[pending[k]] = drawn[m].nulls[k];
      }
      out.data[pending[k]] = UInt64GetDatum(attempt);
    }
    pending = rejected;
    left = rejections;
  }
}

void CheckGroupNode::give_up(std::size_t i, const Values* inputs, std::size_t failed) const {
  StringInfoData row;
  initStringInfo(&row);
  for (std::size_t c = 0; c < inputs_.size(); ++c) {
    pg::Column const& column = table_.column(inputs_[c]);
    appendStringInfo(&row, "%s%s = ", c == 0 ? "" : ", ", column.name.c_str());
    if (inputs[c].data == nullptr || inputs[c].nulls[i]) {
      appendStringInfoString(&row, "null");
      continue;
    }
    Oid output;
    bool is_varlena;
    getTypeOutputInfo(column.type.oid, &output, &is_varlena);
    appendStringInfoString(&row, OidOutputFunctionCall(output, inputs[c].data[i]));
  }
  ereport(ERROR, (errcode(ERRCODE_CHECK_VIOLATION),
                  errmsg("could not satisfy check constraint \"%s\" of table \"%s\"", names_[failed].c_str(),
                         table_.qualified_name().c_str()),
                  errdetail("None of %d candidates met it; the last one was (%s).",
                            static_cast<int>(kMaxAttempts), row.data),
                  errhint("Give the columns of the constraint a narrower domain, or leave the table out."),
                  err_generic_string(PG_DIAG_SCHEMA_NAME, table_.schema.c_str()),
                  err_generic_string(PG_DIAG_TABLE_NAME, table_.name.c_str()),
                  err_generic_string(PG_DIAG_CONSTRAINT_NAME, names_[failed].c_str())));
}

void CheckedNode::generate(Batch& batch, Values out) const {
  batch.values(group_id_);
  Values const member = group_.member(batch, group_id_, member_);
  std::copy_n(member.data, batch.size(), out.data);
  std::copy_n(member.nulls, batch.size(), out.nulls);
}

}  // namespace synthgen::generate
