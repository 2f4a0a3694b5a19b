#include "llm/pool_critique.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/ascii.hpp"
#include "generate/texts/text_pool.hpp"
#include "plan/conditions/row_constraints.hpp"
#include "plan/texts/text_pools.hpp"
#include "postgres/catalog.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_collation_d.h"
#include "mb/pg_wchar.h"
#include "utils/formatting.h"
}

namespace synthgen::llm {

namespace {

constexpr std::size_t kLongestVariant = 40;  // bytes
constexpr std::size_t kMostVariants = 100;
constexpr std::size_t kMostSlots = 8;
constexpr std::size_t kMostSlotValues = 100;

// Characters that nobody sees: further control characters, marks that turn text around, tags, joints of no
// width. Two texts that differ in nothing else look the same, and one may read otherwise than it is written.
bool is_invisible(pg_wchar c) {
  return (c >= 0x80 && c <= 0x9F) || c == 0x200B || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

bool has_invisible(const std::string& text) {
  if (GetDatabaseEncoding() != PG_UTF8) return false;
  std::vector<pg_wchar> characters(text.size() + 1);
  int const count = pg_mb2wchar_with_len(text.data(), characters.data(), static_cast<int>(text.size()));
  return std::any_of(characters.begin(), characters.begin() + count, is_invisible);
}

// Line breaks are part of long texts; other control characters are of no text.
bool is_clean(const std::string& text, bool lines) {
  return !text.empty() && !has_invisible(text) && std::none_of(text.begin(), text.end(), [&](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && !(lines && c == '\n')) || byte == 0x7F;
  });
}

std::string folded(const std::string& text) {
  const char* const data = text.data();
  std::size_t const length = text.size();
  return pg::guard([&]() -> const char* { return str_tolower(data, length, DEFAULT_COLLATION_OID); });
}

// What the columns of a pool can hold, as the catalog says it now.
class Judge {
 public:
  Judge(const PoolSpec& spec, generate::PoolSlots& slots)
      : spec_(spec),
        table_(pg::read_table(spec.table)),
        constraints_(plan::analyse_row_constraints(table_)),
        evaluator_(table_),
        arena_(CurrentMemoryContext),
        slots_(slots) {
    for (pg::Check const& check : table_.checks)
      if (concerns_pool_alone(check.expression))
        conditions_.push_back(evaluator_.add_condition(check.expression));
    for (PoolColumn const& column : spec.columns) add_domain(table_.column(column.number));
  }

  bool accepts(const std::vector<std::string>& record) {
    std::vector<Datum> values;
    for (std::size_t i = 0; i < spec_.columns.size(); ++i) {
      pg::Column const& column = table_.column(spec_.columns[i].number);
      auto const text = example(spec_.columns[i], record[i]);
      if (!text) return false;
      auto const value = generate::pool_value(column.type, *text, arena_);
      if (!value || !contains(constraints_.domains[column.number - 1], *value, column.type)) return false;
      values.push_back(*value);
    }
    return passes_checks(values) && passes_domains(values);
  }

 private:
  struct Domain {
    std::size_t place;
    std::unique_ptr<pg::RowEvaluator> evaluator;
    std::vector<int> conditions;
  };

  bool concerns_pool_alone(::Node* expression) const {
    std::vector<AttrNumber> const columns = pg::columns_of(expression);
    return !columns.empty() && std::all_of(columns.begin(), columns.end(), [&](AttrNumber number) {
      return std::any_of(spec_.columns.begin(), spec_.columns.end(),
                         [&](const PoolColumn& column) { return column.number == number; });
    });
  }

  void add_domain(const pg::Column& column) {
    if (column.type.domain_checks.empty()) return;
    auto const place = std::find_if(spec_.columns.begin(), spec_.columns.end(),
                                    [&](const PoolColumn& asked) { return asked.number == column.number; });
    Domain domain{
        static_cast<std::size_t>(place - spec_.columns.begin()), std::make_unique<pg::RowEvaluator>(), {}};
    for (::Node* const check : column.type.domain_checks)
      domain.conditions.push_back(domain.evaluator->add_condition(check));
    domains_.push_back(std::move(domain));
  }

  // The text, or one that it stands for by its slots; nothing if it has slots that there are not, or that the
  // column does not take, or that make it too long.
  std::optional<std::string> example(const PoolColumn& asked, const std::string& text) const {
    if (!spec_.wants_slots) return text;
    generate::SlottedText const parsed = slots_.parse(text);
    if (has_unknown_slot(parsed) || (!parsed.slots.empty() && !asked.takes_slots)) return std::nullopt;
    int const room = generate::text_shape(table_.column(asked.number).type).max_characters;
    if (room > 0 && max_characters(parsed, slots_) > static_cast<std::size_t>(room)) return std::nullopt;
    std::string filled = parsed.literals[0];
    for (std::size_t i = 0; i < parsed.slots.size(); ++i)
      filled += slots_.values(parsed.slots[i]).front() + parsed.literals[i + 1];
    return filled;
  }

  bool passes_checks(const std::vector<Datum>& values) {
    if (conditions_.empty()) return true;
    std::size_t unmet = 0;
    evaluator_.judge(
        conditions_, 1,
        [&](std::size_t) {
          for (std::size_t i = 0; i < values.size(); ++i)
            evaluator_.set(spec_.columns[i].number, values[i], false);
        },
        &unmet);
    return unmet == conditions_.size();
  }

  bool passes_domains(const std::vector<Datum>& values) {
    return std::all_of(domains_.begin(), domains_.end(), [&](Domain& domain) {
      std::size_t unmet = 0;
      domain.evaluator->judge(
          domain.conditions, 1,
          [&](std::size_t) { domain.evaluator->set_domain_value(values[domain.place], false); }, &unmet);
      return unmet == domain.conditions.size();
    });
  }

  const PoolSpec& spec_;
  pg::Table table_;
  plan::RowConstraints constraints_;
  pg::RowEvaluator evaluator_;
  std::vector<int> conditions_;
  std::vector<Domain> domains_;
  generate::Arena arena_;
  generate::PoolSlots& slots_;
};

// The columns in which no two records may be alike.
std::vector<std::size_t> telling_columns(const PoolSpec& spec) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < spec.columns.size(); ++i)
    if (spec.columns[i].unique) places.push_back(i);
  if (!places.empty()) return places;
  for (std::size_t i = 0; i < spec.columns.size(); ++i)
    if (!spec.columns[i].is_label) return {i};
  return places;
}

class KnownTexts {
 public:
  KnownTexts(const PoolSpec& spec, const Records& records) : places_(telling_columns(spec)) {
    texts_.resize(places_.size());
    for (auto const& record : records) add(record);
  }

  bool contain(const std::vector<std::string>& record) const {
    for (std::size_t i = 0; i < places_.size(); ++i)
      if (texts_[i].contains(folded(record[places_[i]]))) return true;
    return false;
  }

  void add(const std::vector<std::string>& record) {
    for (std::size_t i = 0; i < places_.size(); ++i) texts_[i].insert(folded(record[places_[i]]));
  }

 private:
  std::vector<std::size_t> places_;
  std::vector<std::unordered_set<std::string>> texts_;
};

}  // namespace

std::size_t add_good_records(const PoolSpec& spec, const Records& records, Pool& pool) {
  generate::PoolSlots slots(pool.slots, plan::locale_of_slots(spec.locale));
  Judge judge(spec, slots);
  KnownTexts known(spec, pool.records);
  std::size_t added = 0;
  for (std::vector<std::string> record : records) {
    if (pool.records.size() >= spec.wanted) break;
    bool clean = record.size() == spec.columns.size();
    for (std::string& text : record) {
      text = core::trimmed(text);
      clean = clean && is_clean(text, true);
    }
    if (!clean || known.contain(record) || !judge.accepts(record)) continue;
    known.add(record);
    pool.records.push_back(std::move(record));
    ++added;
  }
  return added;
}

void add_good_slots(const std::vector<generate::SlotList>& slots, Pool& pool) {
  for (generate::SlotList const& said : slots) {
    bool const named = !said.name.empty() && said.name.size() <= kLongestVariant &&
                       std::all_of(said.name.begin(), said.name.end(),
                                   [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); });
    generate::SlotList good{said.name, {}};
    std::unordered_set<std::string> known;
    for (std::string const& raw : said.values) {
      std::string const value(core::trimmed(raw));
      bool const fits = value.size() <= kLongestVariant && is_clean(value, false) &&
                        value.find_first_of("{}") == std::string::npos;
      if (fits && good.values.size() < kMostSlotValues && known.insert(folded(value)).second)
        good.values.push_back(value);
    }
    if (named && good.values.size() > 1 && pool.slots.size() < kMostSlots)
      pool.slots.push_back(std::move(good));
  }
}

void add_good_variants(const std::vector<std::string>& variants, Pool& pool) {
  for (std::string const& said : variants) {
    std::string const variant(core::trimmed(said));
    bool const known = std::find(pool.variants.begin(), pool.variants.end(), variant) != pool.variants.end();
    if (known || variant.size() > kLongestVariant || !is_clean(variant, false)) continue;
    if (pool.variants.size() < kMostVariants) pool.variants.push_back(variant);
  }
}

}  // namespace synthgen::llm
