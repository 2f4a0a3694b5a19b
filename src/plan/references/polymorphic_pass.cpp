#include "plan/references/polymorphic_pass.hpp"

#include <algorithm>

#include "generate/draw.hpp"
#include "generate/references/polymorphic.hpp"
#include "generate/types/type_list.hpp"
#include "plan/siblings/counter_search.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/builtins.h"
}

namespace synthgen::plan {

// A label as the column stores it; 0 if a listed one is not among what the column holds.
Datum PolymorphicPass::label_value(const LabelledReference& reference, const Subject& subject) const {
  if (reference.listed) {
    generate::Choice const& choice = *roles_[reference.type - 1].choice;
    auto const found = std::find(choice.label_texts.begin(), choice.label_texts.end(), subject.label);
    if (found == choice.label_texts.end()) return 0;
    return choice.label_values[static_cast<std::size_t>(found - choice.label_texts.begin())];
  }
  std::string const& label = subject.label;
  return pg::guard([&] {
    return PointerGetDatum(cstring_to_text_with_len(label.data(), static_cast<int>(label.size())));
  });
}

// Draws the names of tables where no constraint lists labels. Says whether the column holds labels then.
bool PolymorphicPass::draw_labels(const LabelledReference& reference) {
  const pg::Column& type = table_.column(reference.type);
  if (reference.listed) return !roles_[type.number - 1].choice->label_texts.empty();
  std::int64_t const room = generate::character_room(type.type, target_.constraints.domains[type.number - 1]);
  bool const fits =
      std::all_of(reference.subjects.begin(), reference.subjects.end(), [&](const Subject& subject) {
        return room == 0 || static_cast<std::int64_t>(subject.label.size()) <= room;
      });
  bool const free = may_derive(type.number) && target_.constraints.domains[type.number - 1].unrestricted() &&
                    (type.type.base == TEXTOID || type.type.base == VARCHAROID);
  if (!fits || !free) return false;
  std::vector<Datum> values;
  for (Subject const& subject : reference.subjects) values.push_back(label_value(reference, subject));
  auto labels = std::make_shared<generate::ListGenerator>(type.type, std::move(values), "names of tables");
  target_.set_column(
      type.number,
      target_.program.add(std::make_unique<generate::DrawNode>(
          labels, plan_.stream(target_, type.name + ".label"), plan_.stream(target_, "locale of the row"))),
      "one of " + std::to_string(reference.subjects.size()) + " tables", "says what the row is about");
  return true;
}

void PolymorphicPass::refer_by_labels() {
  for (LabelledReference const& reference : labelled_references(plan_, table_)) {
    bool const free = !is_key_part(reference.type) || is_told_apart_by_others(table_, reference);
    if (roles_[reference.type - 1].choice == nullptr || !free) continue;
    bool const keyed = reference.key != 0 && may_derive(reference.key) &&
                       (!is_key_part(reference.key) || is_told_apart_by_others(table_, reference));
    if (reference.key != 0 && !keyed) continue;
    if (draw_labels(reference) && keyed) refer(reference);
  }
}

void PolymorphicPass::refer(const LabelledReference& reference) {
  const pg::Column& type = table_.column(reference.type);
  const pg::Column& key = table_.column(reference.key);
  generate::NodeId const label = target_.program.attribute(type.number);
  std::vector<generate::ByLabelNode::Case> keys;
  std::string names;
  for (Subject const& subject : reference.subjects) {
    TablePlan* const about = plan_.find(subject.table);
    Datum const value = about == nullptr ? 0 : label_value(reference, subject);
    if (value == 0 || about->population->count() == 0) continue;
    generate::Population& parent = *about->population;
    constexpr double kSkew = 0.5;
    auto spread = std::make_unique<generate::SpreadReference>(
        parent, plan_.stream(target_, key.name + "." + about->table.name), target_.rows, kSkew, false, false);
    // Old rows have counted theirs.
    spread->prefer_new_parents(target_.stored_rows > 0 && CounterSearch(draft_).is_counted_by(*about));
    generate::NodeId const row = target_.program.add(std::move(spread));
    parent.require(subject.key);
    generate::Evidence const evidence{label, {value}, type.type.by_value};
    keys.push_back({evidence, target_.program.add(std::make_unique<generate::ParentColumnNode>(
                                  row, parent, subject.key, key.type))});
    draft_.subjects.push_back({evidence, row, about});
    AttrNumber const begin = lifetime_column(*about, true);
    // In a circle only tables that come first are looked at, so that no cell depends on itself.
    if (begin != 0 && is_settled(*about)) draft_.labelled_begins.push_back({evidence, row, &parent, begin});
    names += (names.empty() ? "" : " or ") + about->table.name;
  }
  if (keys.empty()) return;
  generate::NodeId const own = not_null(key) ? not_null_nodes_[key.number - 1] : generate::kNoNode;
  target_.set_column(key.number,
                     target_.program.add(std::make_unique<generate::ByLabelNode>(std::move(keys), own)),
                     "key of " + names, "as " + type.name + " says");
}

}  // namespace synthgen::plan
