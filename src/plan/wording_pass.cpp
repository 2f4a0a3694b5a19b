#include "plan/wording_pass.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/name_words.hpp"
#include "generate/semantic_text.hpp"
#include "plan/column_list.hpp"

namespace synthgen::plan {

namespace {

bool tells_in_words(std::string_view semantic) {
  static const core::Words kTelling = {"description", "note", "subject", "title",   "message", "reason",
                                       "comment",     "body", "error",   "summary", "claim"};
  if (!semantic.starts_with("text.") && !semantic.starts_with("kind.")) return false;
  core::Words const words = core::words_of(semantic.substr(semantic.find('.') + 1));
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return core::contains(kTelling, word); });
}

}  // namespace

// A text that a template of its meaning makes.
bool WordingPass::may_be_worded(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  return !column.dropped && tells_in_words(target_.columns[column.number - 1].semantic) &&
         is_string_type(column.type) && role.choice != nullptr && !role.choice->dealt && !role.distinct &&
         !is_key_part(column.number) && !in_check_group(column.number) && context_.locales.is_single() &&
         target_.program.attribute(column.number) != generate::kNoNode;
}

std::vector<generate::Wording> WordingPass::wordings_of(const pg::Column& column,
                                                        const pg::Column& label) const {
  generate::Choice const& labels = *roles_[label.number - 1].choice;
  std::vector<generate::Wording> wordings;
  for (std::size_t i = 0; i < labels.label_texts.size(); ++i) {
    auto const templates = generate::wording_of(table_.name, labels.label_texts[i], context_.locale());
    if (templates.empty()) continue;
    std::shared_ptr<const generate::Generator> texts =
        generate::make_semantic_text(target_.columns[column.number - 1].semantic, templates, column.type,
                                     target_.constraints.domains[column.number - 1], context_,
                                     core::hash_bytes(column.name), generate::Distinctness::kNone);
    if (texts != nullptr)
      wordings.push_back(
          {{target_.program.attribute(label.number), {labels.label_values[i]}, label.type.by_value},
           std::move(texts)});
  }
  return wordings;
}

// Where several columns tell, the first one does; the others may go on as they like.
void WordingPass::word_labels() {
  for (pg::Column const& label : table_.columns) {
    ColumnRole const& role = roles_[label.number - 1];
    if (label.dropped || role.choice == nullptr || role.choice->label_texts.empty() ||
        target_.program.attribute(label.number) == generate::kNoNode)
      continue;
    for (pg::Column const& column : table_.columns) {
      if (column.number == label.number || !may_be_worded(column)) continue;
      std::vector<generate::Wording> wordings = wordings_of(column, label);
      if (wordings.empty()) continue;
      replace_column(column.number,
                     std::make_unique<generate::WordingNode>(target_.program.attribute(column.number),
                                                             std::move(wordings),
                                                             plan_.stream(target_, column.name + ".wording")),
                     "as " + label.name + " says");
      return;
    }
  }
}

}  // namespace synthgen::plan
