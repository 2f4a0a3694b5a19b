#include "generate/meanings/column_meaning.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/hash.hpp"
#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/word_list.hpp"
#include "generate/choose.hpp"
#include "generate/meanings/date_meaning.hpp"
#include "generate/texts/text_generator.hpp"
#include "plan/conditions/value_domain.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
}

namespace synthgen::generate {

namespace {

using core::has_word;
using core::Words;
using Meanings = std::initializer_list<std::string_view>;

// Whether another column of the table has one of these meanings, for the same entity.
bool has_sibling(const pg::Table& table, const pg::Column& column, const core::Recognition& own,
                 Meanings wanted) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    if (other.dropped || other.number == column.number) return false;
    core::Recognition const meaning = recognize_name(table, other);
    return meaning.entity == own.entity &&
           std::find(wanted.begin(), wanted.end(), meaning.semantic) != wanted.end();
  });
}

// Beside a breed a name is an animal's; beside a last name it is the first one, and the other way round.
std::string person_beside(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  if (own.semantic != "person.full_name") return own.semantic;
  core::Recognition const animal{"pet.species", "pet", {}, {}, 0};
  if (core::words_of(column.name).size() == 1 &&
      has_sibling(table, column, animal, {"pet.breed", "pet.species"}))
    return "person.pet_name";
  bool const given = has_sibling(table, column, own, {"person.given_name"});
  bool const family = has_sibling(table, column, own, {"person.family_name"});
  return given == family ? own.semantic : given ? "person.family_name" : "person.given_name";
}

// Whether an amount is due to which a fine is added before the total stands: dues, a late fee, the total due.
bool is_due_before_total(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  if (own.semantic != "finance.amount_due") return false;
  bool fined = false;
  for (pg::Column const& other : table.columns) {
    if (other.dropped || other.number <= column.number) continue;
    std::string const meaning = recognize_name(table, other).semantic;
    if (meaning == "finance.amount_paid") return false;
    if (meaning == "finance.fine") fined = true;
    bool const total = meaning == "finance.total" || (meaning == "finance.amount_due" &&
                                                      core::contains(core::words_of(other.name), "total"));
    if (total) return fined;
  }
  return false;
}

// What is due in all is the total where there is no other. Of net and gross the net amount is what tax is
// added to, and so is an amount beside tax and total.
std::string amount_beside(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  Words const words = core::words_of(column.name);
  bool const due = own.semantic == "finance.amount_due" && core::contains(words, "total");
  if (due && !has_sibling(table, column, own, {"finance.total"})) return "finance.total";
  if (is_due_before_total(table, column, own)) return "finance.subtotal";
  bool const net = own.semantic == "finance.total" && core::contains(words, "net");
  bool const amount = own.semantic == "finance.amount" && words.size() == 1 &&
                      !has_word(words, {"deposit", "advance", "payment", "credit", "debit"});
  if (!net && !amount) return own.semantic;
  bool const taxed =
      has_sibling(table, column, own, {"finance.total"}) && has_sibling(table, column, own, {"finance.tax"});
  bool const line = amount && has_sibling(table, column, own, {"finance.subtotal", "quantity.ordered"});
  return taxed && !line ? "finance.subtotal" : own.semantic;
}

// Whether the rows are lines of something: so much of a thing, at a price for each, as lines of an order are
// whatever their table is called.
bool holds_lines(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  bool const refers = std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                                  [&](const pg::ForeignKey& key) { return key.parent != table.oid; });
  auto const is_bare_rate = [&](const pg::Column& other) {
    return !other.dropped && core::words_of(other.name) == Words{"rate"};
  };
  bool const rated = own.semantic == "quantity.hours" &&
                     std::any_of(table.columns.begin(), table.columns.end(), is_bare_rate);
  return refers && !has_word(core::words_of(table.name), {"inventory", "stock", "product", "price"}) &&
         (rated || has_sibling(table, column, own,
                               {"finance.price", "finance.unit_rate", "finance.wage", "finance.daily_rate",
                                "finance.billing_rate"})) &&
         has_sibling(table, column, own, {"finance.subtotal", "finance.total", "finance.amount"});
}

// What an hour costs, where hours at a rate make an amount.
bool is_rate_of_hours(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  return type_class(column.type) == core::TypeClass::kNumeric &&
         core::words_of(column.name) == Words{"rate"} &&
         has_sibling(table, column, own, {"quantity.hours", "quantity.worked", "quantity.effort"}) &&
         has_sibling(table, column, own, {"finance.amount", "finance.total", "finance.subtotal"});
}

// In a line a quantity is how many were sold, not how many there are, and hours are those of a day's work at
// most.
std::string quantity_beside(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  constexpr std::size_t kMostWords = 2;
  bool const hours = own.semantic == "quantity.hours";
  bool const count = own.semantic == "quantity.stock" || own.semantic == "quantity.count";
  if ((!hours && !count) || core::words_of(column.name).size() > kMostWords ||
      !holds_lines(table, column, own))
    return own.semantic;
  return hours ? "quantity.effort" : "quantity.ordered";
}

// A second thing of the same kind is another one: a brand is not also the name of the drug that it is.
bool repeats_thing(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& other) {
    if (other.dropped || other.number >= column.number) return false;
    core::Recognition const meaning = recognize_name(table, other);
    return meaning.semantic == own.semantic && meaning.entity == own.entity;
  });
}

// Whether the column is a bare name and the table has a first or last name, too: whatever the table is
// called, it is a person's.
bool is_name_beside_name(const pg::Table& table, const pg::Column& column, const core::Recognition& own) {
  if (own.semantic.starts_with("person.") || core::words_of(column.name) != Words{"name"}) return false;
  core::Recognition const person{"person.full_name", "person", {}, {}, 0};
  return has_sibling(table, column, person, {"person.given_name", "person.family_name"});
}

std::uint64_t hash_of(const pg::Column& column, std::uint64_t seed) {
  seed = core::mix(seed ^ static_cast<std::uint64_t>(column.dropped), column.type.base);
  seed = core::mix(seed, static_cast<std::uint64_t>(column.type.base_modifier));
  return core::hash_bytes(column.comment, core::hash_bytes(column.name, seed));
}

std::uint64_t hash_of(const pg::Table& table) {
  std::uint64_t hash = core::hash_bytes(table.name, core::hash_bytes(table.schema));
  for (const pg::Column& other : table.columns) hash = hash_of(other, hash);
  return hash;
}

// Of all that the meaning of a column depends on.
std::uint64_t hash_of(const pg::Table& table, const pg::Column& column) {
  std::uint64_t hash = hash_of(table);
  for (const pg::ForeignKey& key : table.foreign_keys) hash = core::mix(hash, key.parent == table.oid);
  return core::mix(hash_of(column, hash), static_cast<std::uint64_t>(column.number));
}

// What `find` says of a column, found out once: each column of a table asks what the others mean. Every
// function has a store of its own.
template <typename Find>
core::Recognition kept_meaning(const pg::Table& table, const pg::Column& column, Find find) {
  constexpr std::size_t kMostKept = 32768;
  thread_local std::unordered_map<std::uint64_t, core::Recognition> kept;
  if (kept.size() >= kMostKept) kept.clear();
  std::uint64_t const key = hash_of(table, column);
  if (auto const known = kept.find(key); known != kept.end()) return known->second;
  return kept.emplace(key, find(table, column)).first->second;
}

// Whether a text of one sign is Y or N by default, or called as what is so or not.
bool is_flag_of_one_sign(const pg::Column& column, const core::ColumnHint& hint) {
  if (hint.max_length != 1) return false;
  Words const words = core::words_of(column.name);
  if (words.size() > 1 && core::contains({"is", "has", "can"}, words.front())) return true;
  auto const value = constant_default(column);
  if (!value) return false;
  char* const label = pg::guard([&] { return TextDatumGetCString(*value); });
  return std::string_view("YNyn").find(*label) != std::string_view::npos;
}

// What the width of a text tells where its name leaves it open: a color of seven signs is #A1B2C3, a title
// that is longer than any courtesy is a job's, a month of seven signs is 2025-03, a season of nine 2024/2025,
// and a key of a few letters is short for the name beside it.
std::string_view meaning_by_width(const pg::Column& column, const core::ColumnHint& hint,
                                  std::string_view semantic) {
  constexpr int kYearMonth = 7, kYears = 9, kLongestKey = 12, kLeastJobTitle = 40;
  int const width = hint.max_length;
  if (is_flag_of_one_sign(column, hint)) return "status.flag";
  Words const words = core::words_of(column.name);
  std::string const last = words.empty() ? std::string() : words.back();
  if (width == kYearMonth && (semantic == "text.month" || last == "period")) return "text.year_month";
  bool const color = semantic == "product.color" || semantic == "internet.color_name";
  if (color && width == kYearMonth && column.type.base == BPCHAROID) return "internet.color";
  if (semantic == "text.season" && width == kYearMonth) return "text.season_years_short";
  if (semantic == "text.season" && width == kYears) return "text.season_years";
  if (semantic == "person.title" && last == "title" && width >= kLeastJobTitle) return "person.job_title";
  bool const short_key = semantic == "internet.key" && last == "key" && width > 0 && width <= kLongestKey;
  if (short_key && hint.beside({"name", "title"}) && !hint.beside({"value"})) return "code.abbreviation";
  constexpr int kLongestMark = 12;
  if (semantic == "text.aspect" && width <= kLongestMark && column.type.base != BPCHAROID) return "text.mark";
  bool const nameless = semantic.empty() || semantic == "text.aspect" || semantic == "internet.key";
  if (nameless && column.type.base == BPCHAROID && width > 1) return "code.reference";
  return semantic;
}

bool is_name_of_person(std::string_view semantic) {
  return semantic == "person.full_name" || semantic == "person.given_name" ||
         semantic == "person.family_name";
}

// Whose a column is that names nobody: the e-mail beside contact_name is the contact's, and the one of a
// manager that of the account manager. Where several have names the first one counts, not those that goods or
// bills are sent to, and who did something to the row only where nobody else has one.
std::string person_named_beside(const pg::Table& table, const core::Recognition& own) {
  constexpr std::string_view kPlain = "person";
  std::string_view const role =
      std::string_view(own.entity).substr(std::min(own.entity.size(), kPlain.size() + 1));
  std::string found, doer;
  for (pg::Column const& other : table.columns) {
    if (other.dropped) continue;
    core::Recognition const meaning = recognize_name(table, other);
    if (!is_name_of_person(meaning.semantic) || core::has_word_of(other.name, "delivery")) continue;
    if (meaning.entity == own.entity) return own.entity;
    if (!role.empty() && !meaning.entity.ends_with("_" + std::string(role))) continue;
    bool const acts = core::words_of(other.name).back() == "by";
    std::string& place = acts ? doer : found;
    if (place.empty()) place = meaning.entity;
  }
  return !found.empty() ? found : !doer.empty() ? doer : own.entity;
}

// The one company of a table that has a name, where a column speaks of another side of it: the e-mail for
// bills.
std::string company_named_beside(const pg::Table& table, const pg::Column& column,
                                 const core::Recognition& own) {
  static const Words kSides = {"billing", "support", "sale",  "contact",    "invoice", "office",
                               "press",   "account", "order", "accounting", "info",    "service"};
  if (!has_word(core::words_of(column.name), {"email", "mail", "website", "url", "phone", "domain"}))
    return own.entity;
  Words const words = core::words_of(column.name);
  bool const side = std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return core::contains(kSides, core::singular(word));
  });
  core::Recognition const bare{"company.name", "company", {}, {}, 0};
  return side && has_sibling(table, column, bare, {"company.name"}) ? bare.entity : own.entity;
}

// The contact of a company that has a name here; empty if there is none. Its e-mail is not the company's.
std::string named_contact(const pg::Table& table) {
  for (pg::Column const& other : table.columns) {
    if (other.dropped || !core::contains(core::words_of(other.name), "contact")) continue;
    core::Recognition const meaning = recognize_name(table, other);
    if (is_name_of_person(meaning.semantic)) return meaning.entity;
  }
  return {};
}

core::Recognition find_meaning(const pg::Table& table, const pg::Column& column) {
  core::ColumnHint const hint = hint_of_column(table, column);
  core::Recognition meaning = core::recognize(hint);
  if (hint.type == core::TypeClass::kText && hint.max_length > 0) {
    std::string_view const told = meaning_by_width(column, hint, meaning.semantic);
    if (told != meaning.semantic) {
      meaning.semantic = told;
      if (!told.starts_with("person.")) meaning.entity.clear();
      if (meaning.evidence.empty()) meaning.evidence = "a text of fixed width";
    }
  }
  if (meaning.semantic == "company.email" && core::contains(core::words_of(column.name), "contact")) {
    if (std::string contact = named_contact(table); !contact.empty()) {
      meaning.semantic = "person.email";
      meaning.entity = std::move(contact);
    }
  }
  if (meaning.entity.starts_with("company:") && meaning.semantic != "company.name")
    meaning.entity = company_named_beside(table, column, meaning);
  if ((meaning.entity == "person" || meaning.entity.starts_with("person:")) &&
      (!is_name_of_person(meaning.semantic) || core::has_word_of(column.name, "delivery")))
    meaning.entity = person_named_beside(table, meaning);
  if (is_name_beside_name(table, column, meaning)) {
    meaning.semantic = "person.full_name";
    meaning.entity = "person";
  }
  // Two addresses of one person differ: one for work and one at home.
  if (meaning.semantic == "person.email" && repeats_thing(table, column, meaning))
    meaning.semantic = "person.email_other";
  if (meaning.semantic.empty()) {
    if (is_rate_of_hours(table, column, meaning)) meaning.semantic = "finance.wage";
  } else if (meaning.semantic.starts_with("person.")) {
    meaning.semantic = person_beside(table, column, meaning);
  } else if (meaning.semantic == "place.address") {
    // Beside a house number a street is only its name.
    if (has_sibling(table, column, meaning, {"place.house_number"})) meaning.semantic = "place.street";
  } else if (meaning.semantic.starts_with("date.")) {
    meaning.semantic = date_beside(table, column, meaning);
  } else if (meaning.semantic.starts_with("finance.")) {
    meaning.semantic = amount_beside(table, column, meaning);
  } else if (meaning.semantic.starts_with("quantity.")) {
    meaning.semantic = quantity_beside(table, column, meaning);
  } else if (meaning.entity.starts_with("thing") && repeats_thing(table, column, meaning)) {
    meaning.entity += ":" + column.name;
  }
  return meaning;
}

}  // namespace

core::TypeClass type_class(const pg::TypeRef& type) {
  using core::TypeClass;
  if (type.kind == TYPTYPE_ENUM) return TypeClass::kEnum;
  switch (type.base) {
    case INT2OID:
    case INT4OID:
    case INT8OID:
      return TypeClass::kInteger;
    case NUMERICOID:
    case FLOAT4OID:
    case FLOAT8OID:
    case MONEYOID:
      return TypeClass::kNumeric;
    case BOOLOID:
      return TypeClass::kBoolean;
    case DATEOID:
      return TypeClass::kDate;
    case TIMESTAMPOID:
    case TIMESTAMPTZOID:
      return TypeClass::kTimestamp;
    case TIMEOID:
    case TIMETZOID:
      return TypeClass::kTime;
    case INTERVALOID:
      return TypeClass::kInterval;
    case UUIDOID:
      return TypeClass::kUuid;
    case JSONOID:
    case JSONBOID:
      return TypeClass::kJson;
    case BYTEAOID:
      return TypeClass::kBinary;
    case INETOID:
    case CIDROID:
    case MACADDROID:
    case MACADDR8OID:
      return TypeClass::kNetwork;
    default:
      break;
  }
  if (OidIsValid(type.element)) return TypeClass::kArray;
  return plan::is_string_type(type) ? TypeClass::kText : TypeClass::kOther;
}

// What the columns of a table say in their names; they ask one after the other.
struct TableWords {
  std::uint64_t hash = 0;
  std::uint32_t languages = 0;
  std::vector<Words> columns;  // none for those that were dropped
};

const TableWords& words_of_columns(const pg::Table& table) {
  thread_local TableWords last;
  std::uint64_t const own = hash_of(table);
  if (own == last.hash && last.columns.size() == table.columns.size()) return last;
  std::vector<std::string_view> names;
  std::vector<Words> words;
  for (const pg::Column& column : table.columns) {
    if (!column.dropped) names.push_back(column.name);
    words.push_back(column.dropped ? Words{} : core::spelt_words_of(column.name));
  }
  last = {own, core::languages_spoken(names), std::move(words)};
  return last;
}

core::ColumnHint hint_of_column(const pg::Table& table, const pg::Column& column) {
  core::ColumnHint hint;
  hint.languages = words_of_columns(table).languages;
  hint.schema = table.schema;
  hint.table = table.name;
  hint.column = column.name;
  hint.comment = column.comment;
  hint.type = type_class(column.type);
  if (plan::is_string_type(column.type)) hint.max_length = text_shape(column.type).max_characters;
  hint.beside = [&table, &column](const std::vector<std::string>& words) {
    std::vector<Words> const& others = words_of_columns(table).columns;
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (table.columns[i].number == column.number) continue;
      if (std::any_of(others[i].begin(), others[i].end(),
                      [&](const std::string& word) { return core::contains(words, word); }))
        return true;
    }
    return false;
  };
  return hint;
}

core::Recognition recognize_name(const pg::Table& table, const pg::Column& column) {
  return kept_meaning(table, column, [](const pg::Table& of, const pg::Column& one) {
    return core::recognize(hint_of_column(of, one));
  });
}

core::Recognition recognize_column(const pg::Table& table, const pg::Column& column) {
  return kept_meaning(table, column, find_meaning);
}

}  // namespace synthgen::generate
