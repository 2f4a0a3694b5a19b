// The makers of generators by type. Each knows a family of types; make_type_generator asks them in turn
// and lets a filter enforce what a maker could not.
#pragma once

#include "generate/choose.hpp"

namespace synthgen::generate {

// What a maker is asked for. `type` may be a domain; makers look at its base.
struct TypeRequest {
  const pg::TypeRef& type;
  const plan::ValueDomain& domain;
  const Context& context;
  bool need_distinct;
};

// A maker's answer. `known` without a generator: the type is known, but has no value in the domain.
struct TypeAnswer {
  bool known = false;
  std::unique_ptr<Generator> generator;
  bool honours_bounds = false;  // lower, upper and excluded
  bool honours_text = false;    // lengths, case, trimmed and patterns
  bool never_empty = false;     // makes no empty string

  static TypeAnswer unknown() { return {}; }
};

TypeAnswer make_number(const TypeRequest& request);
TypeAnswer make_date_or_time(const TypeRequest& request);
TypeAnswer make_text_type(const TypeRequest& request);
TypeAnswer make_byte_type(const TypeRequest& request);
TypeAnswer make_geometry(const TypeRequest& request);
TypeAnswer make_json(const TypeRequest& request);
TypeAnswer make_listed(const TypeRequest& request);
TypeAnswer make_container(const TypeRequest& request);
TypeAnswer make_literal(const TypeRequest& request);
TypeAnswer make_learned(const TypeRequest& request);

// The value as its type's output function prints it, shortened for messages. Throws pg::ServerError.
std::string print_value(Datum value, Oid type);

}  // namespace synthgen::generate
