// The list "metric" has the units and what else a metric is called; figure.tsv has how large its values,
// least and most values and thresholds usually are.
#include "plan/numbers/metric_pass.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/hash.hpp"
#include "core/lexicon.hpp"
#include "core/spelt_words.hpp"
#include "generate/meanings/semantic_range.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "plan/numbers/named_numbers.hpp"
#include "postgres/error.hpp"

namespace synthgen::plan {

namespace {

using core::Words;

const SomeWords kMeasured = {"value",    "reading", "measurement", "threshold", "limit",
                             "setpoint", "min",     "max",         "minimum",   "maximum",
                             "lower",    "upper",   "low",         "high",      "range"};
const SomeWords kBesides = {"sensor",   "measured",  "alert",  "alarm",    "warning", "critical", "operating",
                            "normal",   "safe",      "safety", "expected", "rule",    "trigger",  "device",
                            "last",     "latest",    "raw",    "average",  "mean",    "nominal",  "current",
                            "recorded", "triggered", "metric", "reported"};
const SomeWords kLeast = {"min", "minimum", "lower", "low"};
const SomeWords kMost = {"max", "maximum", "upper", "high"};

// Letters and digits alone, in lower case.
std::string plain(std::string_view text) {
  std::string letters;
  for (char const c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return letters;
}

bool lists(std::string_view names, std::string_view name) {
  auto const all = core::split_fields(names, '|');
  return std::any_of(all.begin(), all.end(), [&](std::string_view one) { return plain(one) == name; });
}

core::Lexicon metrics() {
  return core::lexicon("metric");
}

// The row of the list that a label names.
std::optional<std::size_t> metric_named(std::string_view label) {
  core::Lexicon const list = metrics();
  std::string const name = plain(label);
  for (std::size_t row = 0; row < list.size(); ++row)
    if (plain(list.at(row)) == name || lists(list.at(row, 2), name)) return row;
  return std::nullopt;
}

bool names_metric(const pg::Column& column) {
  Words const words = core::spelt_words_of(column.name);
  return !column.dropped && !words.empty() &&
         has_any({words.back()}, {"kind", "type", "metric", "measurement", "parameter", "quantity",
                                  "variable", "category", "measure"});
}

bool names_unit(const pg::Column& column) {
  Words const words = core::spelt_words_of(column.name);
  return !words.empty() && words.back() == "unit";
}

// The list of figures for a number; empty if it is none that is measured.
std::string_view figures_of(const pg::Column& column) {
  Words const words = core::spelt_words_of(column.name);
  if (!has_any(words, kMeasured) || !without(without(words, kMeasured), kBesides).empty()) return {};
  if (has_any(words, kLeast)) return "metric_least.";
  if (has_any(words, kMost)) return "metric_most.";
  return has_any(words, {"threshold", "limit"}) ? "metric_alarm." : "metric.";
}

}  // namespace

// Asked of the catalog, so that it does not depend on which tables are being filled. Most labels must be
// known.
std::vector<MetricPass::Labels> MetricPass::labels_of(const TablePlan& table,
                                                      const pg::Column& column) const {
  RowConstraints const& constraints = plan_.declared_constraints(table);
  generate::Context context = plan_.context;
  context.domains = &constraints.domains;
  std::vector<Labels> found;
  std::size_t known = 0;
  try {
    generate::Choice const choice = generate::choose_generator(
        table.table, column, constraints.domains[column.number - 1], context, false);
    for (std::size_t l = 0; l < choice.label_texts.size(); ++l) {
      auto const row = metric_named(choice.label_texts[l]);
      if (!row) continue;
      ++known;
      std::string name(metrics().at(*row));
      auto const same =
          std::find_if(found.begin(), found.end(), [&](const Labels& one) { return one.metric == name; });
      if (same == found.end())
        found.push_back({std::move(name), {choice.label_values[l]}});
      else
        same->values.push_back(choice.label_values[l]);
    }
    if (known < 2 || 2 * known < choice.label_texts.size()) found.clear();
  } catch (const pg::Error&) {
    // What nothing can be made for has no labels that we know.
    found.clear();
  }
  return found;
}

std::optional<MetricPass::Source> MetricPass::source_in(const TablePlan& table) const {
  for (pg::Column const& column : table.table.columns) {
    bool const known = names_metric(column) && column.generated == 0 && !table.is_ruled(column.number) &&
                       (!table.target || table.program.attribute(column.number) != generate::kNoNode);
    if (!known) continue;
    std::vector<Labels> labels = labels_of(table, column);
    if (labels.empty()) continue;
    Source source;
    source.column = column.number;
    source.by_value = column.type.by_value;
    source.name = column.name;
    source.labels = std::move(labels);
    return source;
  }
  return std::nullopt;
}

// The nearest.
std::optional<MetricPass::Source> MetricPass::source() {
  if (auto own = source_in(target_)) {
    own->node = target_.program.add(std::make_unique<generate::ColumnNode>(own->column));
    return own;
  }
  for (bool const beyond : {false, true})
    for (std::size_t k = 0; k < references_.size(); ++k) {
      TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
      if (target_.reference_nodes[k] == generate::kNoNode || !is_settled(parent) || &parent == &target_)
        continue;
      if (!beyond) {
        auto found = source_in(parent);
        if (!found) continue;
        found->node = optional_parent_cell(k, found->column);
        found->name = parent.table.name + "." + found->name;
        return found;
      }
      for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
        TablePlan const* const next = plan_.find(parent.table.foreign_keys[g].parent);
        if (next == nullptr || next == &parent || next == &target_) continue;
        auto found = source_in(*next);
        if (!found) continue;
        auto const seen = ancestor_column(parent, g, found->column);
        if (!seen) continue;
        found->node = optional_parent_cell(k, *seen);
        found->name = next->table.name + "." + found->name;
        return found;
      }
    }
  return std::nullopt;
}

bool MetricPass::is_open(const pg::Column& column) const {
  ColumnRole const& role = roles_[column.number - 1];
  return !column.dropped && column.generated == 0 && role.choice != nullptr && !role.distinct &&
         role.tuple < 0 && role.ordinal_of < 0 && !target_.is_ruled(column.number) &&
         !is_key_part(column.number) && target_.program.attribute(column.number) != generate::kNoNode;
}

// As the column's condition spells it, where there is one.
std::unique_ptr<generate::Generator> MetricPass::unit_of(const pg::Column& column,
                                                         const std::string& metric) const {
  core::Lexicon const list = metrics();
  std::size_t const row = *metric_named(metric);
  std::string unit(list.at(row, 1));
  std::vector<std::string> const& allowed = roles_[column.number - 1].choice->label_texts;
  if (!allowed.empty()) {
    auto const same = std::find_if(allowed.begin(), allowed.end(), [&](const std::string& one) {
      return one == unit ||
             (!plain(one).empty() && (plain(one) == plain(unit) || lists(list.at(row, 3), plain(one))));
    });
    if (same == allowed.end()) return nullptr;
    unit = *same;
  }
  // What a condition lists is admitted as it is.
  ValueDomain const domain = allowed.empty() ? target_.constraints.domains[column.number - 1] : ValueDomain{};
  return generate::make_semantic_text("measure.unit", unit, column.type, domain, context_,
                                      core::hash_bytes(column.name), generate::Distinctness::kNone);
}

// With no list of figures the column holds units.
void MetricPass::follow(const pg::Column& column, const Source& source, std::string_view figures) {
  auto const node_over = [&](generate::NodeId own) -> std::unique_ptr<generate::Node> {
    std::vector<generate::Wording> wordings;
    for (Labels const& one : source.labels) {
      core::Recognition meaning;
      meaning.semantic = std::string(figures) + one.metric;
      std::shared_ptr<const generate::Generator> values =
          figures.empty() ? unit_of(column, one.metric)
                          : generate::make_semantic_number(meaning, column.type,
                                                           target_.constraints.domains[column.number - 1]);
      if (values != nullptr)
        wordings.push_back({{source.node, one.values, source.by_value}, std::move(values)});
    }
    if (wordings.empty()) return nullptr;
    return std::make_unique<generate::WordingNode>(own, std::move(wordings),
                                                   plan_.stream(target_, column.name + ".metric"));
  };
  generate::NodeId const own = target_.program.attribute(column.number);
  auto node = node_over(own);
  if (node == nullptr) return;
  std::string const how = "as " + source.name + " says";
  if (!in_check_group(column.number)) return replace_column(column.number, std::move(node), how);
  // What is drawn decides in the first place, and the condition in the end.
  generate::NodeId const id = target_.program.add(std::move(node));
  group_nodes_[column.number - 1].push_back(id);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  if (never_null == own) {
    never_null = id;
  } else if (never_null != generate::kNoNode) {
    never_null = target_.program.add(node_over(never_null));
    group_nodes_[column.number - 1].push_back(never_null);
  }
  target_.set_column(column.number, id, how, target_.columns[column.number - 1].reason);
}

void MetricPass::derive_metrics() {
  bool const asks = std::any_of(table_.columns.begin(), table_.columns.end(), [&](const pg::Column& column) {
    return !column.dropped && ((generate::is_number_type(column.type.base) && !figures_of(column).empty()) ||
                               has_any(core::spelt_words_of(column.name), {"unit"}));
  });
  if (!asks) return;
  auto const found = source();
  if (!found) return;
  for (pg::Column const& column : table_.columns) {
    if (!is_open(column)) continue;
    if (generate::is_number_type(column.type.base)) {
      if (auto const figures = figures_of(column); !figures.empty()) follow(column, *found, figures);
    } else if (is_string_type(column.type) && names_unit(column)) {
      follow(column, *found, {});
    }
  }
}

}  // namespace synthgen::plan
