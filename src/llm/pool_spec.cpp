#include "llm/pool_spec.hpp"

#include <algorithm>

#include "core/json_writer.hpp"
#include "generate/choose.hpp"
#include "generate/types/type_list.hpp"
#include "llm/describe.hpp"
#include "llm/json.hpp"
#include "plan/conditions/value_domain.hpp"
#include "plan/texts/text_pools.hpp"
#include "postgres/catalog.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

namespace synthgen::llm {

namespace {

// Few rows need few texts; many rows share them.
constexpr std::size_t kSizes[] = {25, 100, 400};
constexpr std::size_t kMostColumns = 6;
constexpr std::int64_t kLeastRoom = 12;  // characters, for a column that nobody recognises

// Meanings that are language.
constexpr std::string_view kTexts[] = {
    "company.slogan",   "company.team",      "company.department",
    "food.dish",        "food.instructions", "food.dish_description",
    "person.biography", "person.hobby",      "person.job_title",
    "place.branch",     "product.brand",     "product.description",
    "product.material", "product.name",      "text.alt",
    "text.answer",      "text.body",         "text.comment",
    "text.description", "text.goal",         "text.keywords",
    "text.message",     "text.name",         "text.note",
    "text.performance", "text.phrase",       "text.product_review",
    "text.project",     "text.question",     "text.reason",
    "text.review",      "text.subject",      "text.title",
    "thing.amenity",    "thing.course",      "thing.event",
    "thing.project",    "thing.subject",     "work.title",
};

// Meanings that are one of a few words, asked for only beside texts that go with them.
constexpr std::string_view kLabels[] = {"food.cuisine",    "food.menu_category", "product.category",
                                        "text.category",   "text.tag",           "work.genre",
                                        "work.music_genre"};

// Meanings of a column whose CHECK lists the kinds of things there are.
constexpr std::string_view kKinds[] = {"status.type", "text.short_name"};

// Opinions. Where the row holds a rating too, the built-in texts agree with it, which those of a pool could
// not.
constexpr std::string_view kOpinions[] = {"text.review", "text.product_review", "text.performance",
                                          "text.comment"};

bool is_one_of(std::string_view semantic, std::span<const std::string_view> known) {
  return std::find(known.begin(), known.end(), semantic) != known.end();
}

bool is_worth_asking(const pg::Column& column) {
  return plan::takes_texts(column) && column.type.base != NAMEOID;
}

bool is_in_foreign_key(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

bool is_in_key(const pg::Table& table, AttrNumber column) {
  return std::any_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    std::vector<AttrNumber> const columns = pg::columns_of(table, key);
    return std::find(columns.begin(), columns.end(), column) != columns.end();
  });
}

// The only texts that the column admits, by a CHECK or as an enum; none if there are others.
std::vector<std::string> labels_of(const pg::Column& column, const plan::ValueDomain& domain) {
  bool const is_enum = column.type.kind == TYPTYPE_ENUM;
  if (!is_enum && !domain.allowed) return {};
  std::vector<std::string> labels;
  for (Datum const value : domain.allowed ? *domain.allowed : generate::enum_labels(column.type.base)) {
    if (!plan::contains(domain, value, column.type)) continue;
    char* const label = pg::guard([&] {
      return is_enum ? DatumGetCString(DirectFunctionCall1(enum_out, value)) : TextDatumGetCString(value);
    });
    labels.emplace_back(label);
  }
  return labels;
}

bool is_served(const plan::Request& request, Oid table, AttrNumber column) {
  auto const pools = request.text_pools.find(table);
  if (pools == request.text_pools.end()) return false;
  return std::any_of(pools->second.begin(), pools->second.end(), [&](const generate::TextPool& pool) {
    return std::find(pool.columns.begin(), pool.columns.end(), column) != pool.columns.end();
  });
}

PoolColumn describe_pool_column(const pg::Table& table, const pg::Column& column,
                                const plan::RowConstraints& constraints, std::string_view semantic) {
  PoolColumn result;
  result.number = column.number;
  result.name = column.name;
  result.labels = labels_of(column, constraints.domains[column.number - 1]);
  result.is_label = !result.labels.empty() || is_one_of(semantic, kLabels);
  result.unique = !result.is_label && is_in_key(table, column.number);
  result.takes_slots = !result.is_label && plan::takes_slots(constraints, column.number);
  return result;
}

bool has_rating(const plan::TablePlan& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const plan::ColumnPlan& column) { return column.semantic == "quantity.rating"; });
}

// What a column is to a pool: nothing if a model is not asked about it.
std::optional<PoolColumn> pool_column(const plan::Plan& plan, const plan::TablePlan& table,
                                      const pg::Column& column) {
  if (!is_worth_asking(column) || is_in_foreign_key(table.table, column.number) ||
      table.columns[column.number - 1].generator.empty() ||
      is_served(plan.request, table.table.oid, column.number))
    return std::nullopt;
  plan::ValueDomain const& domain = table.constraints.domains[column.number - 1];
  std::string const& semantic = table.columns[column.number - 1].semantic;
  PoolColumn result = describe_pool_column(table.table, column, table.constraints, semantic);
  if (result.is_label) {
    bool const is_kind = !result.labels.empty() && (semantic.empty() || is_one_of(semantic, kKinds));
    return is_kind || is_one_of(semantic, kLabels) ? std::optional(result) : std::nullopt;
  }
  if (is_one_of(semantic, kOpinions) && has_rating(table)) return std::nullopt;
  if (is_one_of(semantic, kTexts)) return result;
  std::int64_t const room = generate::character_room(column.type, domain);
  bool const is_free = semantic.empty() && !result.unique && domain.patterns.empty() && !domain.lower &&
                       !domain.upper && (room == 0 || room >= kLeastRoom);
  return is_free ? std::optional(result) : std::nullopt;
}

void describe_column(const plan::TablePlan& table, const PoolColumn& asked, core::JsonWriter& json) {
  pg::Column const& column = table.table.column(asked.number);
  plan::ValueDomain const& domain = table.constraints.domains[asked.number - 1];
  std::string const& semantic = table.columns[asked.number - 1].semantic;
  json.begin_object().member("name", column.name).member("type", column.type.name);
  if (!semantic.empty()) json.member("meaning", semantic);
  if (!column.comment.empty()) json.member("comment", column.comment);
  if (std::int64_t const room = generate::character_room(column.type, domain); room > 0)
    json.member("most_characters", room);
  if (domain.min_length) json.member("least_characters", std::int64_t{*domain.min_length});
  for (std::string const& pattern : domain.patterns) json.member("must_match", pattern);
  if (domain.lower_case) json.member("lower_case", true);
  if (domain.upper_case) json.member("upper_case", true);
  if (asked.unique) json.member("unique", true);
  if (!asked.labels.empty()) {
    json.key("one_of").begin_array();
    for (std::string const& label : asked.labels) json.value(label);
    json.end_array();
  }
  json.end_object();
}

std::string describe(const plan::Plan& plan, const plan::TablePlan& table, const PoolSpec& spec) {
  core::JsonWriter json;
  json.begin_object().member("table", spec.table_name);
  if (!table.table.comment.empty()) json.member("comment", table.table.comment);
  json.key("columns").begin_array();
  for (PoolColumn const& column : spec.columns) describe_column(table, column, json);
  json.end_array();
  if (!plan.request.options.prompt.empty()) json.member("business", plan.request.options.prompt);
  json.member("locale", spec.locale);
  json.member("records", static_cast<std::int64_t>(spec.wanted)).member("variants", spec.wants_variants);
  if (spec.wants_slots) json.member("slots", true);
  if (spec.wants_review) json.member("review", true);
  return json.end_object().text();
}

std::optional<PoolSpec> find_pool_spec(const plan::Plan& plan, const plan::TablePlan& table) {
  PoolSpec spec;
  spec.table = table.table.oid;
  spec.table_name = table.table.qualified_name();
  for (pg::Column const& column : table.table.columns)
    if (auto asked = pool_column(plan, table, column); asked && spec.columns.size() < kMostColumns)
      spec.columns.push_back(std::move(*asked));
  bool const has_text = std::any_of(spec.columns.begin(), spec.columns.end(),
                                    [](const PoolColumn& column) { return !column.is_label; });
  if (!has_text) return std::nullopt;
  std::size_t const rows = table.rows.count();
  spec.wanted =
      *std::find_if(std::begin(kSizes), std::end(kSizes) - 1, [&](std::size_t size) { return rows <= size; });
  spec.wants_variants = rows > spec.wanted && std::any_of(spec.columns.begin(), spec.columns.end(),
                                                          [](const PoolColumn& c) { return c.unique; });
  spec.wants_slots = rows > spec.wanted && std::any_of(spec.columns.begin(), spec.columns.end(),
                                                       [](const PoolColumn& c) { return c.takes_slots; });
  spec.wants_review = plan.request.options.review;
  spec.locale = plan.context.locale();
  spec.question = describe(plan, table, spec);
  return spec;
}

}  // namespace

std::vector<PoolSpec> find_pool_specs(const plan::Plan& plan) {
  std::vector<PoolSpec> specs;
  for (auto const& table : plan.tables) {
    if (!table->target || table->rows.count() == 0) continue;
    if (auto spec = find_pool_spec(plan, *table)) specs.push_back(std::move(*spec));
  }
  return specs;
}

std::optional<PoolSpec> restore_pool_spec(Oid oid, const std::vector<std::string>& columns,
                                          std::size_t wanted, const std::string& question,
                                          const std::string& context) {
  pg::Table const table = pg::read_table(oid);
  plan::RowConstraints const constraints = plan::analyse_row_constraints(table);
  PoolSpec spec;
  spec.table = oid;
  spec.table_name = table.qualified_name();
  for (std::string const& name : columns) {
    auto const column = std::find_if(table.columns.begin(), table.columns.end(), [&](const pg::Column& c) {
      return c.name == name && is_worth_asking(c);
    });
    if (column == table.columns.end()) return std::nullopt;
    spec.columns.push_back(describe_pool_column(table, *column, constraints,
                                                generate::recognize_column(table, *column).semantic));
  }
  JsonDocument said;
  bool const readable = said.parse(question);
  auto const says = [&](const char* key) {
    bool truth = false;
    return readable && said.root()[key].get(truth) == simdjson::SUCCESS && truth;
  };
  spec.wants_variants = says("variants");
  spec.wants_slots = says("slots");
  spec.wants_review = says("review");
  if (readable) spec.locale = text_at(said.root(), "/locale");
  spec.wanted = wanted;
  spec.question = question;
  spec.context = context;
  return spec;
}

void describe_context(PoolSpec& spec) {
  spec.context = "\nThis is the whole table and its neighbours: " + describe_table(spec.table);
}

}  // namespace synthgen::llm
