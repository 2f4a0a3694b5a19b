// synth_generators.
#include "api/arguments.hpp"
#include "api/request_reader.hpp"
#include "api/result_set.hpp"
#include "plan/columns/meanings.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/array.h"
}

namespace synthgen::api {

namespace {

Datum text_array(const std::vector<std::string>& texts) {
  std::vector<Datum> elements;
  for (const std::string& text : texts) elements.push_back(text_datum(text));
  Datum* const values = elements.data();
  int const count = static_cast<int>(elements.size());
  return pg::guard(
      [&] { return PointerGetDatum(construct_array(values, count, TEXTOID, -1, false, TYPALIGN_INT)); });
}

void list_generators(FunctionCallInfo fcinfo) {
  ResultSet set(fcinfo);
  for (const plan::MeaningInfo& meaning : plan::describe_meanings(default_context())) {
    Datum const values[] = {text_datum(meaning.name), text_array(meaning.types), text_datum(meaning.example)};
    bool const nulls[] = {false, false, false};
    set.add(values, nulls);
  }
}

}  // namespace

}  // namespace synthgen::api

extern "C" {

PG_FUNCTION_INFO_V1(synth_generators);

Datum synth_generators(PG_FUNCTION_ARGS) {
  return synthgen::pg::entry([&] {
    synthgen::api::list_generators(fcinfo);
    return Datum{0};
  });
}
}
