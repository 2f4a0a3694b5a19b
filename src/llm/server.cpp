// describe_server: from the catalogs, and from wherever the key is kept, to plain values.
#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "llm/client.hpp"
#include "llm/dialect.hpp"
#include "llm/options.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"
#include "postgres/quoting.hpp"
#include "postgres/text_query.hpp"

extern "C" {
#include "catalog/pg_user_mapping.h"
#include "foreign/foreign.h"
#include "storage/fd.h"
#include "utils/syscache.h"
}

namespace synthgen::llm {

namespace {

constexpr const char* kWrapper = "synthgen_llm";

// The servers of the wrapper that the role may use, in order of their names.
std::vector<std::string> usable_servers(Oid role) {
  pg::Parameter const parameters[] = {{OIDOID, ObjectIdGetDatum(role), false}, pg::text_parameter(kWrapper)};
  pg::TextRows const rows = pg::query(
      "SELECT server.srvname FROM pg_catalog.pg_foreign_server AS server"
      " JOIN pg_catalog.pg_foreign_data_wrapper AS wrapper ON wrapper.oid OPERATOR(pg_catalog.=) "
      "server.srvfdw"
      " WHERE wrapper.fdwname OPERATOR(pg_catalog.=) $2::pg_catalog.name"
      " AND pg_catalog.has_server_privilege($1, server.oid, 'USAGE') ORDER BY 1",
      parameters);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < rows.size(); ++i) names.push_back(rows.string(i, 0));
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  return list;
}

std::string only_server(Oid role) {
  std::vector<std::string> const names = usable_servers(role);
  if (names.size() == 1) return names.front();
  if (names.empty()) {
    throw pg::Error(ERRCODE_UNDEFINED_OBJECT, "there is no server of a language model that you may use")
        .hint(
            "Create one: CREATE SERVER gemini FOREIGN DATA WRAPPER synthgen_llm OPTIONS (provider 'gemini', "
            "model 'gemini-2.5-flash'), or ask for USAGE on one.");
  }
  throw pg::Error(ERRCODE_AMBIGUOUS_PARAMETER, "there are several servers of language models")
      .hint("Name one of " + listed(names) + ".");
}

// A server and the mapping that counts for a role: its own, else that of PUBLIC.
struct Found {
  Oid server = InvalidOid;
  const char* wrapper = nullptr;
  bool usable = false;
  Datum server_options = 0;
  bool has_mapping = false;
  Datum mapping_options = 0;
};

// The attribute of a tuple in a syscache, copied; 0 if it is null. Releases the tuple.
Datum take_options(int cache, HeapTuple tuple, AttrNumber attribute) {
  bool is_null = false;
  Datum const value = SysCacheGetAttr(cache, tuple, attribute, &is_null);
  Datum const copy = is_null ? Datum{0} : PointerGetDatum(PG_DETOAST_DATUM_COPY(value));
  ReleaseSysCache(tuple);
  return copy;
}

Found find(const char* name, Oid role) {
  Found found;
  ForeignServer const* const server = GetForeignServerByName(name, true);
  if (server == nullptr) return found;
  found.server = server->serverid;
  found.wrapper = GetForeignDataWrapper(server->fdwid)->fdwname;
  found.usable = pg::compat::foreign_server_aclcheck(server->serverid, role, ACL_USAGE) == ACLCHECK_OK;
  HeapTuple tuple = SearchSysCache1(FOREIGNSERVEROID, ObjectIdGetDatum(server->serverid));
  if (HeapTupleIsValid(tuple))
    found.server_options = take_options(FOREIGNSERVEROID, tuple, Anum_pg_foreign_server_srvoptions);
  tuple = SearchSysCache2(USERMAPPINGUSERSERVER, ObjectIdGetDatum(role), ObjectIdGetDatum(server->serverid));
  if (!HeapTupleIsValid(tuple)) {
    tuple = SearchSysCache2(USERMAPPINGUSERSERVER, ObjectIdGetDatum(InvalidOid),
                            ObjectIdGetDatum(server->serverid));
  }
  found.has_mapping = HeapTupleIsValid(tuple);
  if (found.has_mapping)
    found.mapping_options = take_options(USERMAPPINGUSERSERVER, tuple, Anum_pg_user_mapping_umoptions);
  return found;
}

pg::Error unreadable(const std::string& server, const char* why, const char* option) {
  return pg::Error(ERRCODE_INVALID_AUTHORIZATION_SPECIFICATION,
                   "could not read the API key for server \"" + server + "\"")
      .detail(why)
      .hint(std::string("See option \"") + option + "\" of the user mapping.");
}

std::string read_key_file(const std::string& server, const std::string& path) {
  char buffer[kLongestKey + 1];
  const char* const name = path.c_str();
  struct Read {
    std::size_t length = 0;
    int error = 0;
  };
  Read const read = pg::guard([&] {
    Read result;
    FILE* const file = AllocateFile(name, "r");
    if (file == nullptr) return Read{0, errno};
    result.length = std::fread(buffer, 1, sizeof buffer, file);
    result.error = std::ferror(file) != 0 ? EIO : 0;
    FreeFile(file);
    return result;
  });
  if (read.error == EACCES)
    throw unreadable(server, "The server's process may not read the file.", "api_key_file");
  if (read.error == ENOENT) throw unreadable(server, "The file does not exist.", "api_key_file");
  if (read.error != 0) throw unreadable(server, "The file could not be read.", "api_key_file");
  return std::string(buffer, read.length);
}

std::string read_key(const std::string& server, const KeySource& source) {
  if (!source.file.empty()) return read_key_file(server, source.file);
  if (source.variable.empty()) return source.key;
  const char* const value = std::getenv(source.variable.c_str());
  if (value == nullptr)
    throw unreadable(server, "The environment of the server's process has no such variable.", "api_key_env");
  return value;
}

// A key becomes part of a header: visible ASCII, nothing around it.
Secret checked_key(const std::string& server, std::string key) {
  key.erase(key.find_last_not_of(" \r\n\t") + 1);
  key.erase(0, key.find_first_not_of(" \r\n\t"));
  bool const plain =
      std::all_of(key.begin(), key.end(), [](char letter) { return letter > ' ' && letter < 0x7F; });
  if (key.empty() || key.size() > kLongestKey || !plain) {
    throw pg::Error(ERRCODE_INVALID_AUTHORIZATION_SPECIFICATION,
                    "the API key for server \"" + server + "\" does not look like one")
        .hint("A key is one line of visible ASCII characters.");
  }
  return Secret(std::move(key));
}

// Only a server at an address of the user's choice can do without a key.
void require_mapping(const std::string& name, const Server& server) {
  Server plain = server;
  plain.endpoint.clear();
  if (server.endpoint != dialect_of(server.provider).default_endpoint(plain)) return;
  throw pg::Error(ERRCODE_INVALID_AUTHORIZATION_SPECIFICATION,
                  "there is no API key for server \"" + name + "\"")
      .hint("Create one: CREATE USER MAPPING FOR CURRENT_USER SERVER " + name +
            " OPTIONS (api_key_file '...').");
}

}  // namespace

Server describe_server(const std::string& said, Oid role) {
  std::string const name = said.empty() ? only_server(role) : said;
  const char* const text = name.c_str();
  Found const found = pg::guard([&] { return find(text, role); });
  if (!OidIsValid(found.server) || std::string_view(found.wrapper) != kWrapper) {
    std::vector<std::string> const names = usable_servers(role);
    pg::Error error(ERRCODE_UNDEFINED_OBJECT, "server \"" + name + "\" is not a language model");
    throw error.hint(names.empty() ? "Create it with FOREIGN DATA WRAPPER synthgen_llm."
                                   : "You may use " + listed(names) + ".");
  }
  if (!found.usable) {
    throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE, "permission denied for foreign server " + name)
        .hint("Ask its owner: GRANT USAGE ON FOREIGN SERVER " + pg::quoted(name) + " TO ...");
  }
  Server server = read_server_options(name, options_of(found.server_options));
  KeySource const source = read_mapping_options(options_of(found.mapping_options));
  if (source.key.empty() && source.file.empty() && source.variable.empty()) {
    require_mapping(name, server);
  } else {
    server.key = checked_key(name, read_key(name, source));
  }
  return server;
}

}  // namespace synthgen::llm
