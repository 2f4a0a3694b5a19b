#include "llm/options.hpp"

#include <algorithm>
#include <charconv>

#include "core/nearest_name.hpp"
#include "llm/dialect.hpp"
#include "llm/endpoint.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
#include "access/reloptions.h"
#include "catalog/pg_authid.h"
#include "catalog/pg_foreign_server.h"
#include "catalog/pg_user_mapping.h"
#include "commands/defrem.h"
#include "utils/acl.h"
}

namespace synthgen::llm {

namespace {

const std::vector<std::string> kMappingOptions = {"api_key", "api_key_file", "api_key_env"};

pg::Error invalid(const Option& option, const std::string& hint) {
  pg::Error error(ERRCODE_INVALID_PARAMETER_VALUE,
                  "invalid value for option \"" + option.name + "\": \"" + option.value + "\"");
  error.hint(hint);
  return error;
}

pg::Error unknown(const std::string& name, const std::vector<std::string>& known, const char* kind) {
  std::string const nearest = core::nearest_name(name, known);
  std::string list;
  for (const std::string& one : known) list += (list.empty() ? "\"" : ", \"") + one + "\"";
  pg::Error error(ERRCODE_FDW_INVALID_OPTION_NAME, "unknown option \"" + name + "\" of " + kind);
  error.hint(nearest.empty() ? "Known options are " + list + "." : "Perhaps you meant \"" + nearest + "\".");
  return error;
}

// A number from `least` to `most`; a fraction only where T has one.
template <typename T>
T number_of(const Option& option, T least, T most) {
  T value{};
  const char* const end = option.value.data() + option.value.size();
  auto const [stop, problem] = std::from_chars(option.value.data(), end, value);
  if (problem == std::errc() && stop == end && value >= least && value <= most) return value;
  auto const text = [](T bound) {
    if constexpr (std::is_floating_point_v<T>) {
      return number_text(bound);
    } else {
      return std::to_string(bound);
    }
  };
  throw invalid(option, std::string(std::is_integral_v<T> ? "Give a whole number" : "Give a number") +
                            " from " + text(least) + " to " + text(most) + ".");
}

Provider provider_of(const Option& option) {
  for (Provider const provider :
       {Provider::kGemini, Provider::kVertex, Provider::kOpenAi, Provider::kAnthropic}) {
    if (option.value == name_of(provider)) return provider;
  }
  throw invalid(
      option,
      "Providers are \"gemini\", \"vertex\", \"openai\" (and all that speak like it) and \"anthropic\".");
}

// What becomes part of a URL or of a message: letters, digits and some marks.
std::string name_value(const Option& option, std::string_view marks) {
  bool const plain = std::all_of(option.value.begin(), option.value.end(), [&](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || marks.find(letter) != std::string_view::npos;
  });
  if (plain && !option.value.empty() && option.value.size() <= 256) return option.value;
  throw invalid(option, "Use letters, digits and \"" + std::string(marks) + "\".");
}

std::string endpoint_of(const Option& option) {
  std::string const problem = endpoint_problem(option.value);
  if (!problem.empty()) {
    throw invalid(option, "Give a URL such as \"https://models.example.com/v1\".")
        .detail("The URL is refused: " + problem + ".");
  }
  std::string endpoint = option.value;
  while (endpoint.ends_with('/')) endpoint.pop_back();
  return endpoint;
}

struct ServerOption {
  const char* name;
  void (*read)(const Option& option, Server& server);
};

constexpr double kHighestPrice = 1e6;

constexpr ServerOption kServerOptions[] = {
    {"provider", [](const Option& option, Server& server) { server.provider = provider_of(option); }},
    {"model", [](const Option& option, Server& server) { server.model = name_value(option, "-._:/@"); }},
    {"endpoint", [](const Option& option, Server& server) { server.endpoint = endpoint_of(option); }},
    {"project", [](const Option& option, Server& server) { server.project = name_value(option, "-._:"); }},
    {"location", [](const Option& option, Server& server) { server.location = name_value(option, "-"); }},
    {"timeout",
     [](const Option& option, Server& server) { server.timeout = number_of(option, 0.1, 3600.0); }},
    {"max_concurrency",
     [](const Option& option, Server& server) { server.max_concurrency = number_of(option, 1, 64); }},
    {"requests_per_minute",
     [](const Option& option, Server& server) {
       server.requests_per_minute = number_of(option, 0, 1'000'000);
     }},
    {"token_budget",
     [](const Option& option, Server& server) {
       server.token_budget = number_of<std::int64_t>(option, 0, 1'000'000'000'000);
     }},
    {"temperature",
     [](const Option& option, Server& server) { server.temperature = number_of(option, 0.0, 2.0); }},
    {"retry_delay",
     [](const Option& option, Server& server) { server.retry_delay = number_of(option, 0.0, 60.0); }},
    {"input_price", [](const Option& option,
                       Server& server) { server.input_price = number_of(option, 0.0, kHighestPrice); }},
    {"output_price", [](const Option& option,
                        Server& server) { server.output_price = number_of(option, 0.0, kHighestPrice); }},
};

void read_server_option(const Option& option, Server& server) {
  std::vector<std::string> known;
  for (const ServerOption& one : kServerOptions) {
    if (option.name == one.name) return one.read(option, server);
    known.emplace_back(one.name);
  }
  throw unknown(option.name, known, "a server of synthgen_llm");
}

void require(bool given, const char* name, const char* example) {
  if (given) return;
  throw pg::Error(ERRCODE_FDW_OPTION_NAME_NOT_FOUND, std::string("option \"") + name + "\" is missing")
      .hint(std::string("For example: ") + example + ".");
}

bool is_given(const Options& options, std::string_view name) {
  return std::any_of(options.begin(), options.end(),
                     [&](const Option& option) { return option.name == name; });
}

// A file could be any that the server's process can read, and a variable any of its own: naming one sends it
// to the server's endpoint.
bool may_name_server_files() {
  return pg::guard([] { return has_privs_of_role(GetUserId(), ROLE_PG_READ_SERVER_FILES); });
}

void check_endpoint_right(const Server& server) {
  if (pg::guard([] { return superuser(); })) return;
  if (is_allowed(server.endpoint, pg::llm_endpoints_setting())) return;
  throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE, "permission denied to set option \"endpoint\"")
      .detail("What is sent to a model, and the key, goes to this address.")
      .hint("Ask a superuser to set it, or to add the address to the setting synthgen.llm_endpoints.");
}

void validate_mapping(const Options& options) {
  KeySource const source = read_mapping_options(options);
  if (source.file.empty() && source.variable.empty()) return;
  if (may_name_server_files()) return;
  const char* const name = source.file.empty() ? "api_key_env" : "api_key_file";
  throw pg::Error(ERRCODE_INSUFFICIENT_PRIVILEGE,
                  std::string("permission denied to set option \"") + name + "\"")
      .detail("It names something of the server's machine, which is then sent to the server's endpoint.")
      .hint("Only superusers and members of pg_read_server_files may do this; use \"api_key\" instead.");
}

}  // namespace

Options options_of(Datum array) {
  List* const list = pg::guard([&] { return untransformRelOptions(array); });
  Options options;
  for (int i = 0; i < list_length(list); ++i) {
    auto* const element = static_cast<DefElem*>(list_nth(list, i));
    const char* const value = pg::guard([&] { return static_cast<const char*>(defGetString(element)); });
    options.push_back({element->defname, value});
  }
  return options;
}

Server read_server_options(const std::string& name, const Options& options) {
  Server server;
  server.name = name;
  for (const Option& option : options) read_server_option(option, server);
  require(is_given(options, "provider"), "provider", "OPTIONS (provider 'gemini', model 'gemini-2.5-flash')");
  require(!server.model.empty(), "model", "OPTIONS (provider 'gemini', model 'gemini-2.5-flash')");
  if (server.provider == Provider::kVertex) {
    require(!server.project.empty(), "project", "OPTIONS (project 'my-project', location 'us-central1')");
    require(!server.location.empty(), "location", "OPTIONS (project 'my-project', location 'us-central1')");
  }
  if (server.provider == Provider::kAnthropic && server.temperature) {
    throw pg::Error(ERRCODE_FDW_INVALID_OPTION_NAME, "provider \"anthropic\" has no option \"temperature\"");
  }
  if (server.endpoint.empty()) server.endpoint = dialect_of(server.provider).default_endpoint(server);
  return server;
}

KeySource read_mapping_options(const Options& options) {
  KeySource source;
  for (const Option& option : options) {
    if (option.name == "api_key") {
      source.key = option.value;
    } else if (option.name == "api_key_file") {
      source.file = option.value;
    } else if (option.name == "api_key_env") {
      source.variable = option.value;
    } else {
      throw unknown(option.name, kMappingOptions, "a user mapping of synthgen_llm");
    }
    if (option.value.empty() || option.value.size() > kLongestKey)
      throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "invalid length of option \"" + option.name + "\"");
  }
  if (options.size() > 1) {
    throw pg::Error(ERRCODE_FDW_INVALID_OPTION_NAME, "more than one option says where the key is")
        .hint("Give one of \"api_key_file\", \"api_key_env\" and \"api_key\".");
  }
  if (!source.file.empty() && source.file[0] != '/') {
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "option \"api_key_file\" must be an absolute path");
  }
  return source;
}

void validate_options(const Options& options, Oid catalog) {
  if (catalog == ForeignServerRelationId) {
    Server const server = read_server_options("", options);
    if (is_given(options, "endpoint")) check_endpoint_right(server);
  } else if (catalog == UserMappingRelationId) {
    validate_mapping(options);
  } else if (!options.empty()) {
    throw pg::Error(ERRCODE_FDW_INVALID_OPTION_NAME, "unknown option \"" + options.front().name + "\"")
        .hint("Options are given to servers and user mappings of synthgen_llm.");
  }
}

}  // namespace synthgen::llm
