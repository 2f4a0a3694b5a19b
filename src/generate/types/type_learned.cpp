// Types that nobody taught us: literals that many types accept are tried on the input function.
#include "generate/types/type_input.hpp"
#include "generate/types/type_list.hpp"
#include "generate/types/type_makers.hpp"
#include "postgres/quoting.hpp"

namespace synthgen::generate {

namespace {

constexpr const char* kLiterals[] = {
    "1",
    "2",
    "3",
    "10",
    "42",
    "a",
    "b",
    "abc",
    "0",
    "0.5",
    "{}",
    "{1}",
    "[]",
    "[1,2]",
    "(0,0)",
    "(1,2)",
    "(1,1)",
    "1/0",
    "1.2.3",
    "0:0",
    "{\"a\":1}",
    "2024-01-01",
    "12:00:00",
    "[2024-01-01,2024-02-01)",
    "user@example.com",
    "example.com",
    "10.0.0.1",
    "http://example.com/",
    "t",
    "1 kg",
    "USD 1",
    "a=1",
    "'a':1",
    "POINT(1 2)",
    "\\x128b7f",
    "flags 1 count 1 compression 100 centroids 1 (1.0, 1)",
    "00000000-0000-4000-8000-000000000001",
    "",
};

// Grants to everybody by the current user: aclitem wants a role that exists.
std::vector<std::string> acl_items() {
  std::string const role = pg::current_role();
  std::vector<std::string> items;
  for (const char* rights : {"r", "a", "w", "d", "ar", "arw", "arwd"})
    items.push_back(std::string("=") + rights + "/" + role);
  return items;
}

}  // namespace

TypeAnswer make_learned(const TypeRequest& request) {
  if (request.type.kind == TYPTYPE_PSEUDO) return TypeAnswer::unknown();
  std::vector<std::string> literals(std::begin(kLiterals), std::end(kLiterals));
  if (request.type.base == ACLITEMOID) literals = acl_items();
  std::vector<Datum> values;
  for (const std::string& literal : literals) {
    auto const value = try_input(request.type, literal.c_str());
    if (!value) continue;
    bool known = false;
    for (Datum const other : values) known = known || plan::same_value(*value, other, request.type);
    if (!known) values.push_back(*value);
  }
  if (values.empty()) return TypeAnswer::unknown();
  std::string description =
      std::to_string(values.size()) + " literals that type " + request.type.name + " accepts";
  return {true, std::make_unique<ListGenerator>(request.type, std::move(values), std::move(description)),
          false, true, false};
}

}  // namespace synthgen::generate
