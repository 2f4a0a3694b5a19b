#include "plan/states/kind_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/states/evidence_pass.hpp"
#include "plan/states/kind_words.hpp"
#include "plan/states/lifecycle.hpp"
#include "plan/states/lifecycle_pass.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

bool describes_person(std::string_view semantic) {
  return semantic == "person.given_name" || semantic == "person.family_name" ||
         semantic == "person.middle_name" || semantic == "person.sex" || semantic == "person.title" ||
         semantic == "date.birth";
}

// The words of a name in English and as they are written.
Words words_in_both(const pg::Column& column) {
  Words words = core::words_of(column.name);
  for (std::string& word : core::split_identifier(column.name))
    if (!core::contains(words, word)) words.push_back(std::move(word));
  return words;
}

// Adds what a column is about by its meaning, where the name does not say it.
void add_meaning(Words& words, std::string_view semantic) {
  bool const bank = semantic == "finance.iban" || semantic == "finance.swift" || semantic == "company.bank" ||
                    semantic == "finance.account_number" || semantic == "finance.routing_number";
  if (bank) words.emplace_back("bank");
  if (semantic.starts_with("finance.card_")) words.emplace_back("card");
  if (semantic == "code.check_number") words.emplace_back("check");
}

// The words that a list of topics may know a column by.
Words words_about(const pg::Column& column, std::string_view semantic) {
  Words words = words_in_both(column);
  add_meaning(words, semantic);
  if (describes_person(semantic)) words.insert(words.end(), {"natural", "person"});
  return words;
}

bool is_result(const Words& words) {
  return !words.empty() && has_word({words.back()}, {"result", "outcome", "verdict"});
}

}  // namespace

bool KindPass::may_depend(const pg::Column& column) const {
  return !column.dropped && LifecyclePass(draft_).may_be_missing(column) && column.generated == 0 &&
         roles_[column.number - 1].choice != nullptr && !in_check_group(column.number) &&
         !is_key_part(column.number) && !target_.is_ruled(column.number) &&
         target_.program.attribute(column.number) != generate::kNoNode &&
         not_null_nodes_[column.number - 1] != generate::kNoNode;
}

// Which labels of a kind a column is there for; none where the two have nothing to do with each other.
std::vector<bool> KindPass::labels_for(const pg::Column& column, const pg::Column& kind) const {
  constexpr std::size_t kLeastWords = 2;
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  Words words = core::words_of(column.name);
  add_meaning(words, semantic);
  Words const kind_words = core::words_of(kind.name);
  std::vector<std::string> const& labels = roles_[kind.number - 1].choice->label_texts;
  if (is_result(kind_words) && (semantic == "date.end" || semantic == "date.expiry") &&
      has_word(words, {"valid", "validity", "expires", "expiry", "expiration", "expire"}))
    return labels_with_validity(labels);
  std::size_t const words_there = words.size();
  // "Duration" says what "duration_in_months" is of.
  bool const in_front =
      kind_words.size() < words.size() && std::equal(kind_words.begin(), kind_words.end(), words.begin());
  if (!EvidencePass(draft_).is_status(kind))
    if (std::vector<bool> there = labels_of_topic(words_about(column, semantic), labels); !there.empty())
      return there;
  if (!in_front && !is_kind(kind_words)) return {};
  // A kind may belong to one label of another: "call_outcome" to calls.
  if (is_kind(words)) words.pop_back();
  if (words.empty() || words == kind_words) return {};
  return words_there < kLeastWords ? std::vector<bool>{} : labels_speaking_of(words, labels);
}

std::optional<generate::Evidence> KindPass::evidence_of_labels(const pg::Column& column) const {
  for (pg::Column const& kind : table_.columns) {
    ColumnRole const& role = roles_[kind.number - 1];
    if (kind.dropped || kind.number == column.number || role.choice == nullptr ||
        role.choice->label_texts.empty() || target_.program.attribute(kind.number) == generate::kNoNode)
      continue;
    std::vector<bool> const there = labels_for(column, kind);
    if (there.empty()) continue;
    generate::Evidence evidence{target_.program.attribute(kind.number), {}, kind.type.by_value};
    for (std::size_t i = 0; i < there.size(); ++i)
      if (there[i]) evidence.values.push_back(role.choice->label_values[i]);
    return evidence;
  }
  return std::nullopt;
}

// A flag that nothing else decides says whether a column of the same topic is there, or of the opposite.
std::optional<generate::Evidence> KindPass::evidence_of_flag(const pg::Column& column) const {
  Words const words = words_in_both(column);
  for (pg::Column const& flag : table_.columns) {
    bool const drawn = !flag.dropped && flag.type.base == BOOLOID && !draft_.computed[flag.number - 1] &&
                       target_.program.attribute(flag.number) != generate::kNoNode &&
                       !in_check_group(flag.number);
    if (!drawn) continue;
    Words const told = words_in_both(flag);
    bool const denies = flag_denies(told, words);
    bool const speaks =
        !is_flag_of_life(told) && flag_speaks_of(core::words_of(flag.name), core::words_of(column.name));
    bool const speaks_untranslated =
        !is_flag_of_life(told) && flag_speaks_of(core::split_identifier(flag.name), words);
    if (denies || speaks || speaks_untranslated)
      return generate::Evidence{target_.program.attribute(flag.number), {BoolGetDatum(!denies)}, true};
  }
  return std::nullopt;
}

void KindPass::derive_kinds() {
  for (pg::Column const& column : table_.columns) {
    if (!may_depend(column) || draft_.computed[column.number - 1]) continue;
    auto evidence = evidence_of_labels(column);
    bool const labelled = evidence.has_value();
    if (!evidence && column.type.base != BOOLOID) evidence = evidence_of_flag(column);
    if (evidence)
      LifecyclePass(draft_).derive_when(column, std::move(*evidence),
                                        labelled ? "of its kind" : "so flagged");
  }
}

}  // namespace synthgen::plan
