#include "generate/types/type_nested.hpp"

#include "generate/types/type_list.hpp"
#include "plan/conditions/row_constraints.hpp"
#include "postgres/guard.hpp"
#include "postgres/subtransaction.hpp"

namespace synthgen::generate {

namespace {

constexpr std::size_t kSample = 256;

// What the domain's conditions say, read as those of a table with this one column.
plan::ValueDomain domain_of(const pg::TypeRef& type) {
  pg::Table table;
  table.name = type.name;
  pg::Column column;
  column.number = 1;
  column.name = "value";
  column.type = type;
  table.columns.push_back(std::move(column));
  plan::RowConstraints const constraints = plan::analyse_row_constraints(table);
  plan::ValueDomain domain = constraints.domains[0];
  for (const plan::CheckGroup& group : constraints.groups) {
    const plan::Alternative& arm = group.alternatives.front();
    auto const restriction = arm.domains.find(1);
    if (restriction != arm.domains.end()) plan::intersect(domain, restriction->second, type);
  }
  return domain;
}

bool is_accepted(Datum value, Oid domain) {
  return !pg::attempt(
      [&] { pg::guard([&] { domain_check(value, false, domain, nullptr, CurrentMemoryContext); }); });
}

}  // namespace

std::unique_ptr<Generator> make_nested_generator(const pg::TypeRef& type, const Context& context,
                                                 bool need_distinct) {
  if (type.domain_checks.empty()) return make_type_generator(type, {}, context, need_distinct);
  plan::ValueDomain const domain = domain_of(type);
  auto generator = make_type_generator(type, domain, context, need_distinct);
  if (!generator) return nullptr;

  std::uint64_t const capacity = generator->capacity();
  std::size_t const count = capacity > 0 && capacity < kSample ? capacity : kSample;
  MemoryContext const memory = CurrentMemoryContext;
  std::vector<std::uint64_t> indexes(count);
  std::vector<Datum> values(count);
  for (std::size_t i = 0; i < count; ++i)
    indexes[i] = count == capacity ? i : generator->pick(core::mix(i, 0));
  pg::guard([&] {
    Arena arena(memory);
    generator->render(indexes.data(), count, arena, values.data());
  });
  std::vector<Datum> accepted;
  bool all = true;
  for (Datum const value : values) {
    if (!is_accepted(value, type.oid)) {
      all = false;
      continue;
    }
    bool known = false;
    for (Datum const other : accepted) known = known || plan::same_value(value, other, type);
    if (!known) accepted.push_back(value);
  }
  if (accepted.empty()) return nullptr;
  if (all) return generator;
  return std::make_unique<ListGenerator>(type, std::move(accepted), "values that " + type.name + " accepts");
}

}  // namespace synthgen::generate
