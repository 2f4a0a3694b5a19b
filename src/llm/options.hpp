// The options of a server of the wrapper synthgen_llm and of its user mappings: read, and validated by
// reading.
#pragma once

#include "llm/model.hpp"
#include "postgres/pg.hpp"

namespace synthgen::llm {

struct Option {
  std::string name;
  std::string value;
};
using Options = std::vector<Option>;

// The options in a text[] as the catalogs keep it; a null datum (0) stands for none. Throws ServerError.
Options options_of(Datum array);

// The server that the options describe, without a key. Throws pg::Error for an unknown option (with the
// nearest known one as a hint), a value that does not fit, or a missing option.
Server read_server_options(const std::string& name, const Options& options);

inline constexpr std::size_t kLongestKey = 8192;  // bytes

// Where a key is kept. At most one is not empty.
struct KeySource {
  std::string key;
  std::string file;
  std::string variable;
};
KeySource read_mapping_options(const Options& options);

// Validates options of the object class `catalog` (pg_foreign_server, pg_user_mapping,
// pg_foreign_data_wrapper) on behalf of the current user: besides what reading them shows, whether he may set
// an endpoint, and whether he may name a file or an environment variable of the server's machine. Messages
// never hold a value of a user mapping.
void validate_options(const Options& options, Oid catalog);

}  // namespace synthgen::llm
