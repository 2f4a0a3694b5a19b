#include "plan/columns/meanings.hpp"

#include "core/hash.hpp"
#include "core/naming.hpp"
#include "postgres/catalog.hpp"
#include "postgres/guard.hpp"
#include "rules/rule_parser.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

// What stands for the types of each kind.
struct Kind {
  const char* name;
  Oid type;
};
constexpr Kind kKinds[] = {{"text", TEXTOID},    {"numeric", NUMERICOID},   {"integer", INT4OID},
                           {"boolean", BOOLOID}, {"date", DATEOID},         {"timestamp", TIMESTAMPOID},
                           {"time", TIMEOID},    {"interval", INTERVALOID}, {"uuid", UUIDOID},
                           {"jsonb", JSONBOID},  {"bytea", BYTEAOID},       {"inet", INETOID}};

// A table of one column, which is named after what it means.
pg::Table table_for(const std::string& meaning, const pg::TypeRef& type) {
  pg::Table table;
  table.schema = "public";
  table.name = "reference";
  pg::Column column;
  column.number = 1;
  column.name = meaning.substr(meaning.find('.') + 1);
  column.type = type;
  table.columns.push_back(std::move(column));
  return table;
}

// What the type's output function writes for a draw.
std::string example_of(const generate::Generator& generator, const std::string& meaning, Oid type) {
  std::uint64_t const index = generator.pick(core::Stream(core::hash_bytes(meaning)).at(0));
  const char* const text = pg::guard([&] {
    generate::Arena arena(CurrentMemoryContext);
    Datum value = 0;
    generator.render(&index, 1, arena, &value);
    Oid output = InvalidOid;
    bool is_variable = false;
    getTypeOutputInfo(type, &output, &is_variable);
    return OidOutputFunctionCall(output, value);
  });
  return text;
}

}  // namespace

std::vector<MeaningInfo> describe_meanings(const generate::Context& context) {
  std::vector<pg::TypeRef> types;
  for (const Kind& kind : kKinds) types.push_back(pg::describe_type(kind.type, -1, InvalidOid));
  ValueDomain const anything;
  std::vector<MeaningInfo> meanings;
  for (const std::string& name : rules::known_meanings()) {
    MeaningInfo info{name, {}, {}};
    core::Recognition recognition;
    recognition.semantic = name;
    recognition.entity = core::usual_entity(name);
    for (std::size_t k = 0; k < types.size(); ++k) {
      pg::Table const table = table_for(name, types[k]);
      auto const generator = generate::make_semantic_generator(recognition, table, table.columns.front(),
                                                               anything, context, false);
      if (generator == nullptr) continue;
      if (info.types.empty()) info.example = example_of(*generator, name, types[k].base);
      info.types.emplace_back(kKinds[k].name);
    }
    if (!info.types.empty()) meanings.push_back(std::move(info));
  }
  return meanings;
}

}  // namespace synthgen::plan
