// Finds the maker that knows a type and lets the filter enforce what it leaves open.
#include "generate/types/type_filter.hpp"
#include "generate/types/type_list.hpp"
#include "generate/types/type_makers.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "mb/pg_wchar.h"
#include "utils/lsyscache.h"
}

namespace synthgen::generate {

namespace {

using Maker = TypeAnswer (*)(const TypeRequest&);

constexpr Maker kMakers[] = {make_number,   make_date_or_time, make_text_type, make_listed,  make_byte_type,
                             make_geometry, make_json,         make_container, make_literal, make_learned};

// The part of the domain that is still to be enforced.
plan::ValueDomain open_part(const plan::ValueDomain& domain, const TypeAnswer& answer,
                            const pg::TypeRef& type) {
  plan::ValueDomain open = domain;
  if (answer.honours_bounds) {
    open.lower.reset();
    open.upper.reset();
    open.excluded.clear();
  }
  // Whoever makes arrays and rows follows what is demanded of their parts.
  open.element.reset();
  open.fields.clear();
  if (answer.never_empty)
    std::erase_if(open.excluded, [&](Datum value) { return print_value(value, type.base).empty(); });
  if (answer.honours_text) {
    open.min_length.reset();
    open.max_length.reset();
    open.patterns.clear();
    open.patterns_not.clear();
    open.lower_case = open.upper_case = open.trimmed = false;
  }
  return open;
}

std::unique_ptr<Generator> from_allowed(const TypeRequest& request) {
  std::vector<Datum> values = *request.domain.allowed;
  if (values.empty()) return nullptr;
  std::string description = "one of " + std::to_string(values.size()) + " values";
  plan::ValueDomain rest = request.domain;
  rest.allowed.reset();
  rest.element.reset();
  rest.fields.clear();
  auto list = std::make_unique<ListGenerator>(request.type, std::move(values), std::move(description));
  if (rest.unrestricted()) return list;
  return filter_generator(std::move(list), request.type, rest);
}

}  // namespace

std::unique_ptr<Generator> make_type_generator(const pg::TypeRef& type, const plan::ValueDomain& domain,
                                               const Context& context, bool need_distinct) {
  TypeRequest const request{type, domain, context, need_distinct};
  if (domain.allowed) return from_allowed(request);
  for (Maker const make : kMakers) {
    TypeAnswer answer = make(request);
    if (!answer.known) continue;
    if (!answer.generator) return nullptr;
    plan::ValueDomain const open = open_part(domain, answer, type);
    if (open.unrestricted()) return std::move(answer.generator);
    return filter_generator(std::move(answer.generator), type, open);
  }
  return nullptr;
}

std::string print_value(Datum value, Oid type) {
  constexpr int kShown = 40;
  const char* text = nullptr;
  int length = 0;
  pg::guard([&] {
    Oid function = InvalidOid;
    bool is_varlena = false;
    getTypeOutputInfo(type, &function, &is_varlena);
    text = OidOutputFunctionCall(function, value);
    length = static_cast<int>(strlen(text));
    if (length > kShown) length = pg_mbcliplen(text, length, kShown);
  });
  return std::string(text, static_cast<std::size_t>(length));
}

}  // namespace synthgen::generate
