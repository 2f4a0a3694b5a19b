#include "postgres/statement.hpp"

#include "postgres/guard.hpp"

extern "C" {
#include "executor/spi.h"
#include "executor/tstoreReceiver.h"
#include "nodes/params.h"
#include "utils/queryenvironment.h"
}

namespace synthgen::pg {

namespace {

void expect(int code) {
  if (code < 0) elog(ERROR, "could not execute a statement: %s", SPI_result_code_string(code));
}

void register_input(const StoreInput& input) {
  auto* const relation =
      static_cast<EphemeralNamedRelationData*>(palloc0(sizeof(EphemeralNamedRelationData)));
  relation->md.name = pstrdup(input.name);
  relation->md.tupdesc = input.rows->descriptor();
  relation->md.enrtype = ENR_NAMED_TUPLESTORE;
  relation->md.enrtuples = static_cast<double>(input.rows->size());
  relation->reldata = input.rows->tuples();
  expect(SPI_register_relation(relation));
}

ParamListInfo bind(const Parameter* parameters, int count) {
  ParamListInfo const list = makeParamList(count);
  for (int i = 0; i < count; ++i) {
    list->params[i].value = parameters[i].value;
    list->params[i].isnull = parameters[i].null;
    list->params[i].pflags = PARAM_FLAG_CONST;
    list->params[i].ptype = parameters[i].type;
  }
  return list;
}

}  // namespace

std::uint64_t execute(const std::string& statement, std::span<const StoreInput> inputs, RowStore* output,
                      std::span<const Parameter> parameters) {
  const char* const text = statement.c_str();
  return guard([&] {
    MemoryContext const caller = CurrentMemoryContext;
    SPI_connect();
    for (const StoreInput& input : inputs) register_input(input);
    SPIExecuteOptions options = {};
    options.params = bind(parameters.data(), static_cast<int>(parameters.size()));
    if (output != nullptr) {
      options.dest = CreateDestReceiver(DestTuplestore);
      SetTuplestoreDestReceiverParams(options.dest, output->tuples(), caller, true, nullptr, nullptr);
    }
    expect(SPI_execute_extended(text, &options));
    std::uint64_t const processed = SPI_processed;
    SPI_finish();
    return processed;
  });
}

}  // namespace synthgen::pg
