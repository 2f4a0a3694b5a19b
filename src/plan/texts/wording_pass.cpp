#include "plan/texts/wording_pass.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/texts/about.hpp"
#include "plan/column_list.hpp"
#include "plan/states/kind_words.hpp"

namespace synthgen::plan {

namespace {

bool has(const std::vector<std::string_view>& words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

bool tells_in_words(std::string_view semantic) {
  static const core::Words kTelling = {"description", "note", "subject", "title",   "message", "reason",
                                       "comment",     "body", "error",   "summary", "claim"};
  if (semantic == "thing.event") return true;
  if (!semantic.starts_with("text.") && !semantic.starts_with("kind.")) return false;
  static const core::Words kLabels = {"type", "kind", "method", "status", "channel"};
  core::Words const words = core::words_of(semantic.substr(semantic.find('.') + 1));
  return !core::contains(kLabels, words.back()) &&
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return core::contains(kTelling, word); });
}

// Names of kinds and topics, not of persons, firms or goods, of which one says more.
bool names_kind(std::string_view semantic) {
  static constexpr std::string_view kKinds[] = {
      "kind.",           "text.category", "text.tag",          "text.topic",
      "thing.specialty", "thing.genre",   "company.department"};
  return std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return semantic.starts_with(kind); });
}

// Whether a column says of which kind a row is, or why.
bool says_kind(const pg::Column& column) {
  static const core::Words kLabels = {"type",  "kind",   "category", "action", "event",   "operation",
                                      "class", "status", "reason",   "method", "channel", "direction",
                                      "topic", "code",   "genre",    "format"};
  core::Words const words = core::words_of(column.name);
  return !words.empty() && core::contains(kLabels, words.back());
}

}  // namespace

// A text that a template of its meaning makes.
bool WordingPass::is_free_text(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  return !column.dropped && is_string_type(column.type) && role.choice != nullptr && !role.choice->dealt &&
         !role.distinct && !is_key_part(column.number) && !in_check_group(column.number) &&
         context_.locales.is_single() && target_.program.attribute(column.number) != generate::kNoNode;
}

bool WordingPass::may_be_worded(const pg::Column& column) const {
  return is_free_text(column) && tells_in_words(target_.columns[column.number - 1].semantic);
}

// The texts of these templates for rows that bear the label `which`; without texts if they make none.
generate::Wording WordingPass::wording(const pg::Column& column, const pg::Column& label, std::size_t which,
                                       std::string_view templates) const {
  generate::Choice const& labels = *roles_[label.number - 1].choice;
  std::shared_ptr<const generate::Generator> texts =
      generate::make_semantic_text(target_.columns[column.number - 1].semantic, templates, column.type,
                                   target_.constraints.domains[column.number - 1], context_,
                                   core::hash_bytes(column.name), generate::Distinctness::kNone);
  return {{target_.program.attribute(label.number), {labels.label_values[which]}, label.type.by_value},
          std::move(texts)};
}

std::vector<generate::Wording> WordingPass::wordings_of(const pg::Column& column,
                                                        const pg::Column& label) const {
  generate::Choice const& labels = *roles_[label.number - 1].choice;
  std::vector<generate::Wording> wordings;
  for (std::size_t i = 0; i < labels.label_texts.size(); ++i) {
    auto const templates = generate::wording_of(table_.name, labels.label_texts[i], context_.locale());
    if (templates.empty()) continue;
    if (generate::Wording one = wording(column, label, i, templates); one.texts != nullptr)
      wordings.push_back(std::move(one));
  }
  return wordings;
}

// The forms that the labels demand of a column of its meaning (data/lexicon/all/label_form.tsv).
std::vector<generate::Wording> WordingPass::forms_of(const pg::Column& column,
                                                     const pg::Column& label) const {
  core::Lexicon const forms = core::lexicon_without_locale("label_form");
  generate::Choice const& labels = *roles_[label.number - 1].choice;
  std::vector<generate::Wording> wordings;
  for (std::size_t row = 0; row < forms.size(); ++row) {
    auto const sides = core::split_fields(forms.at(row), ':');
    auto const meanings = core::split_fields(sides.at(0), '|');
    if (!has(meanings, target_.columns[column.number - 1].semantic)) continue;
    auto const demanding = core::split_fields(sides.at(1).substr(1), '|');
    for (std::size_t i = 0; i < labels.label_texts.size(); ++i) {
      core::Words const words = core::words_of_text(labels.label_texts[i]);
      if (std::none_of(words.begin(), words.end(),
                       [&](const std::string& word) { return has(demanding, word); }))
        continue;
      if (generate::Wording one = wording(column, label, i, forms.at(row, 1)); one.texts != nullptr)
        wordings.push_back(std::move(one));
    }
  }
  return wordings;
}

void WordingPass::put_into_words(const pg::Column& column, const pg::Column& label,
                                 std::vector<generate::Wording> wordings) {
  replace_column(
      column.number,
      std::make_unique<generate::WordingNode>(target_.program.attribute(column.number), std::move(wordings),
                                              plan_.stream(target_, column.name + ".wording")),
      "as " + label.name + " says");
}

// A file is of the kind, and a number of the form, that a label beside it tells.
void WordingPass::form_labels() {
  for (pg::Column const& column : table_.columns) {
    if (!is_free_text(column)) continue;
    for (pg::Column const& label : table_.columns) {
      ColumnRole const& role = roles_[label.number - 1];
      if (label.dropped || label.number == column.number || role.choice == nullptr ||
          role.choice->label_texts.empty() || target_.program.attribute(label.number) == generate::kNoNode)
        continue;
      std::vector<generate::Wording> wordings = forms_of(column, label);
      if (wordings.empty()) continue;
      put_into_words(column, label, std::move(wordings));
      break;
    }
  }
}

void WordingPass::name_people() {
  constexpr std::string_view kPerson = "person.full_name";
  AttrNumber const name = column_meaning(target_, {"company.name"});
  if (name == 0 || !is_free_text(table_.column(name)) ||
      column_meaning(target_, {kPerson, "person.given_name", "person.family_name"}) != 0 ||
      core::has_word(table_.column(name).name, {"company", "business", "organization", "organisation"}))
    return;
  pg::Column const& column = table_.column(name);
  AttrNumber const email = column_meaning(target_, {"person.email"});
  std::string const entity =
      email != 0 && roles_[email - 1].choice != nullptr ? roles_[email - 1].choice->entity : "person";
  for (pg::Column const& label : table_.columns) {
    ColumnRole const& role = roles_[label.number - 1];
    if (label.dropped || role.choice == nullptr ||
        target_.program.attribute(label.number) == generate::kNoNode)
      continue;
    std::vector<bool> const people = labels_of_people(role.choice->label_texts);
    if (people.empty()) continue;
    std::shared_ptr<const generate::Generator> const names =
        generate::make_semantic_text(kPerson, generate::templates_for(kPerson, table_, column, context_),
                                     column.type, target_.constraints.domains[name - 1], context_,
                                     core::hash_bytes(entity), generate::Distinctness::kNone);
    if (names == nullptr) return;
    generate::Evidence labels{target_.program.attribute(label.number), {}, label.type.by_value};
    for (std::size_t i = 0; i < people.size(); ++i)
      if (people[i]) labels.values.push_back(role.choice->label_values[i]);
    std::vector<generate::Wording> wordings = {{std::move(labels), names}};
    replace_column(
        name,
        std::make_unique<generate::WordingNode>(target_.program.attribute(name), std::move(wordings),
                                                plan_.stream(target_, "entity " + entity)),
        "as " + label.name + " says");
    return;
  }
}

// Where several columns tell, the first one does; the others may go on as they like.
void WordingPass::word_labels() {
  for (pg::Column const& label : table_.columns) {
    ColumnRole const& role = roles_[label.number - 1];
    if (label.dropped || !says_kind(label) || role.choice == nullptr || role.choice->label_texts.empty() ||
        target_.program.attribute(label.number) == generate::kNoNode)
      continue;
    for (pg::Column const& column : table_.columns) {
      if (column.number == label.number || !may_be_worded(column)) continue;
      std::vector<generate::Wording> wordings = wordings_of(column, label);
      if (wordings.empty()) continue;
      put_into_words(column, label, std::move(wordings));
      return;
    }
  }
}

// What the rows of a list of kinds are called: where there is little more to them.
AttrNumber WordingPass::name_of_kind() const {
  constexpr std::size_t kMostColumns = 10;
  if (table_.columns.size() > kMostColumns) return InvalidAttrNumber;
  for (pg::Column const& column : table_.columns) {
    core::Words const words = core::words_of(column.name);
    if (!column.dropped && is_string_type(column.type) && core::has_word(words, {"name", "label"}) &&
        names_kind(target_.columns[column.number - 1].semantic) &&
        target_.program.attribute(column.number) != generate::kNoNode)
      return column.number;
  }
  return InvalidAttrNumber;
}

void WordingPass::word_names() {
  std::string_view const locale = context_.locale();
  AttrNumber const name = name_of_kind();
  if (name == InvalidAttrNumber || !core::has_own_lexicon("about", locale)) return;
  for (pg::Column const& column : table_.columns) {
    if (target_.columns[column.number - 1].semantic != "text.description" || !may_be_worded(column)) continue;
    generate::NodeId const called = target_.program.add(std::make_unique<generate::ColumnNode>(name));
    replace_column(column.number,
                   std::make_unique<generate::AboutNode>(
                       called, target_.program.attribute(column.number), core::lexicon("about", locale),
                       generate::text_shape(column.type), plan_.stream(target_, column.name + ".about")),
                   "about " + table_.column(name).name);
  }
}

}  // namespace synthgen::plan
