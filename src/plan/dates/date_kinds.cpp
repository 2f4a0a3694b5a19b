#include "plan/dates/date_kinds.hpp"

#include "core/duration.hpp"
#include "core/name_words.hpp"
#include "plan/states/evidence_pass.hpp"

namespace synthgen::plan {

// Whether labels say of what kind a row is, rather than how far it has come, or how it is paid for.
bool DateKinds::is_of_kinds(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  if (column.dropped || role.choice == nullptr || role.choice->label_texts.empty() ||
      target_.program.attribute(column.number) == generate::kNoNode || in_check_group(column.number))
    return false;
  core::Words const words = core::words_of(column.name);
  // Why something did not come about says nothing of how long it would have lasted.
  if (!not_null(column) && core::has_word(words, {"reason", "cause"})) return false;
  return !core::has_word(words,
                         {"status", "state", "billing", "payment", "pay", "frequency", "cycle", "interval",
                          "renewal", "method", "currency", "channel", "priority", "severity", "source"}) &&
         !EvidencePass(draft_).is_status(column);
}

std::vector<generate::LabelledEndNode::Case> DateKinds::lengths(const DateRole& role,
                                                                const generate::DateOrder& order) const {
  std::vector<generate::LabelledEndNode::Case> cases;
  bool const ends = role.semantic == "date.end" || role.semantic == "date.expiry";
  if (!ends || !order.follows || order.lasts == nullptr) return cases;
  core::Words const thing = core::words_of(table_.name);
  core::Grain const grain = order.lasts->is_in_days() ? core::Grain::kDays : core::Grain::kTimes;
  for (pg::Column const& column : table_.columns) {
    if (!is_of_kinds(column)) continue;
    generate::Choice const& choice = *roles_[column.number - 1].choice;
    for (std::size_t label = 0; label < choice.label_texts.size(); ++label) {
      core::Words told = core::words_of_text(choice.label_texts[label]);
      told.insert(told.end(), {"label", "expiry", "end"});
      core::Duration const* const lasts = core::find_duration(told, thing, grain);
      if (lasts == nullptr || lasts == core::find_duration({"expiry", "end"}, thing, grain)) continue;
      cases.emplace_back(
          generate::Evidence{
              target_.program.attribute(column.number), {choice.label_values[label]}, column.type.by_value},
          lasts);
    }
    if (!cases.empty()) break;
  }
  return cases;
}

}  // namespace synthgen::plan
