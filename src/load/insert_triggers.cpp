#include "load/insert_triggers.hpp"

#include <algorithm>

extern "C" {
#include "catalog/pg_trigger.h"
#include "commands/trigger.h"
}

namespace synthgen::load {

namespace {

bool fires(const Trigger& trigger, bool user_triggers) {
  if (!trigger.tgisinternal) return user_triggers;
  return !TRIGGER_FOR_INSERT(trigger.tgtype) || RI_FKey_trigger_type(trigger.tgfoid) != RI_TRIGGER_FK;
}

// The descriptor's summary of its triggers, as far as INSERT reads it.
void set_insert_flags(TriggerDesc* triggers) {
  triggers->trig_insert_before_row = triggers->trig_insert_after_row = false;
  triggers->trig_insert_before_statement = triggers->trig_insert_after_statement = false;
  triggers->trig_insert_new_table = false;
  for (int i = 0; i < triggers->numtriggers; ++i) {
    const Trigger& trigger = triggers->triggers[i];
    if (!TRIGGER_FOR_INSERT(trigger.tgtype)) continue;
    bool const row = TRIGGER_FOR_ROW(trigger.tgtype);
    if (TRIGGER_FOR_BEFORE(trigger.tgtype)) {
      (row ? triggers->trig_insert_before_row : triggers->trig_insert_before_statement) = true;
    } else if (TRIGGER_FOR_AFTER(trigger.tgtype)) {
      (row ? triggers->trig_insert_after_row : triggers->trig_insert_after_statement) = true;
    }
    if (trigger.tgnewtable != nullptr) triggers->trig_insert_new_table = true;
  }
}

}  // namespace

void keep_load_triggers(ResultRelInfo* relation, bool user_triggers) {
  TriggerDesc* const triggers = relation->ri_TrigDesc;
  if (triggers == nullptr) return;
  Trigger* const end = triggers->triggers + triggers->numtriggers;
  Trigger* const kept = std::remove_if(
      triggers->triggers, end, [=](const Trigger& trigger) { return !fires(trigger, user_triggers); });
  triggers->numtriggers = static_cast<int>(kept - triggers->triggers);
  set_insert_flags(triggers);
  if (triggers->numtriggers == 0) relation->ri_TrigDesc = nullptr;
}

bool has_user_row_trigger(Relation relation) {
  TriggerDesc const* triggers = relation->trigdesc;
  if (triggers == nullptr) return false;
  return std::any_of(
      triggers->triggers, triggers->triggers + triggers->numtriggers, [](const Trigger& trigger) {
        return !trigger.tgisinternal && TRIGGER_FOR_ROW(trigger.tgtype) && TRIGGER_FOR_INSERT(trigger.tgtype);
      });
}

}  // namespace synthgen::load
