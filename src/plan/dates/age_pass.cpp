#include "plan/dates/age_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/conditions/value_domain.hpp"

namespace synthgen::plan {

namespace {

// Those whom a table of people in general holds are born in these years before now (see semantic_moment.cpp).
constexpr int kYoungest = 20, kOldest = 80;

// Whether a label is of those who have no trade yet; beside it, "staff" stands apart.
bool is_young(const std::string& label) {
  return core::has_word(core::words_of_text(label), {"child", "kid", "teen", "teenager", "minor", "infant"});
}

// Whether a label says how far somebody has come in a trade, so that "senior" is no age.
bool is_rank(const std::string& label) {
  return core::has_word(core::words_of_text(label),
                        {"mid", "middle", "lead", "principal", "staff", "intern", "intermediate", "expert",
                         "manager", "executive", "director", "associate", "beginner", "advanced"});
}

}  // namespace

// Whether a table is of those who are employed: of them "junior" and "senior" say something else, and what
// they do is for others.
bool AgePass::holds_staff(const TablePlan& table) {
  return recognized_column(table, {"date.hire", "person.job_title", "finance.salary"}) != 0;
}

// When who the row is about was born.
std::optional<generate::DateBound> AgePass::birth() {
  auto const bound = [](generate::NodeId node, const pg::TypeRef& type) {
    return generate::DateBound{node, type.base, 0};
  };
  std::initializer_list<std::string_view> const births = {
      "date.birth", "date.birth_at_any_age", "date.student_birth", "date.pupil_birth", "date.child_birth"};
  if (AttrNumber const own = column_meaning(target_, births); own != 0)
    return bound(date_node(own), table_.column(own).type);
  for (std::size_t key = 0; key < table_.foreign_keys.size(); ++key) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[key].parent);
    bool const known =
        &parent != &target_ && is_settled(parent) && target_.reference_nodes[key] != generate::kNoNode;
    if (!known || holds_staff(parent)) continue;
    if (AttrNumber const column = recognized_column(parent, births); column != 0)
      return bound(optional_parent_cell(key, column), parent.table.column(column).type);
  }
  return std::nullopt;
}

// The labels of a column with the ages that they speak of; none if they speak of none, or of something else.
std::vector<generate::AgeLabel> AgePass::labels_of(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  std::vector<generate::AgeLabel> labels;
  if (column.dropped || role.choice == nullptr || role.distinct || role.tuple >= 0 || role.ordinal_of >= 0 ||
      is_key_part(column.number) || target_.is_ruled(column.number) ||
      target_.program.attribute(column.number) == generate::kNoNode)
    return labels;
  std::vector<std::string> const& texts = role.choice->label_texts;
  bool const young = std::any_of(texts.begin(), texts.end(), is_young);
  if (!young && std::any_of(texts.begin(), texts.end(), is_rank)) return labels;
  bool any = false;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::optional<core::AgeRange> ages = core::ages_of_label(texts[i]);
    // A label that nobody is of the age for occurs all the same.
    if (ages && (ages->to < kYoungest || ages->from > kOldest)) ages.reset();
    any = any || ages;
    labels.push_back({role.choice->label_values[i], ages});
  }
  if (!any) labels.clear();
  return labels;
}

void AgePass::fit_labels() {
  if (holds_staff(target_)) return;
  for (pg::Column const& column : table_.columns) {
    std::vector<generate::AgeLabel> labels = labels_of(column);
    if (labels.empty()) continue;
    auto const born = birth();
    if (!born || born->node == generate::kNoNode) return;
    std::string generator = target_.columns[column.number - 1].generator + ", fit for the age";
    replace_column(column.number,
                   std::make_unique<generate::AgeLabelNode>(
                       target_.program.attribute(column.number), column.type.base, std::move(labels), *born,
                       context_.as_of * generate::kDay, plan_.stream(target_, column.name + ".age")),
                   std::move(generator));
  }
}

}  // namespace synthgen::plan
