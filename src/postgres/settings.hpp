// All settings of the extension (synthgen.*), in one place.
#pragma once

#include <initializer_list>

#include "postgres/pg.hpp"

namespace synthgen::pg {

// Defines the settings and reserves the prefix; called once, from _PG_init. May ereport.
void define_settings();

// synthgen.as_of as a DateADT; nothing if it is not set.
std::optional<int32> as_of_setting();

// synthgen.locale, such as "en_US": whether it names one, the one that it names or else the default, and the
// setting as it is.
bool names_locale();
std::string locale_setting();
std::string locale_as_set();

// synthgen.defer_indexes: whether indexes are built after the rows are written.
enum class DeferIndexes { kOff, kOn, kAuto };
DeferIndexes defer_indexes_setting();

// What may be told to a language model; each level includes those before it.
enum class LlmShare { kNone, kSchema, kSamples, kRaw };

// synthgen.llm_share, but no more than synthgen.llm_share_limit.
LlmShare llm_share_setting();

// synthgen.llm_log: whether the record of a call to a language model holds its texts.
bool llm_log_setting();

// synthgen.llm_endpoints: where servers of roles that are no superusers may be, separated by commas.
std::string llm_endpoints_setting();

// synthgen.max_workers: background workers of one database.
int max_workers_setting();
// synthgen.worker_lease: seconds after which a worker that gives no sign of life loses its jobs.
int worker_lease_setting();
// synthgen.worker_idle: seconds without a job after which a worker ends.
int worker_idle_setting();

// Gives settings other values until the scope ends; an aborted transaction restores them too.
class SettingScope {
 public:
  struct Setting {
    const char* name;
    const char* value;
  };

  // Throws ServerError.
  explicit SettingScope(std::initializer_list<Setting> settings);
  ~SettingScope();
  SettingScope(const SettingScope&) = delete;
  SettingScope& operator=(const SettingScope&) = delete;

 private:
  int nest_level_;
};

// Gives synthgen.locale another value until the scope ends.
class LocaleScope : public SettingScope {
 public:
  explicit LocaleScope(const std::string& locale) : SettingScope({{"synthgen.locale", locale.c_str()}}) {}
};

// Lets names without a schema be found in pg_catalog alone until the scope ends. For SQL that a user wrote to
// be kept: who may create objects on a caller's search_path cannot slip one in.
class SystemPathScope : public SettingScope {
 public:
  SystemPathScope() : SettingScope({{"search_path", "pg_catalog, pg_temp"}}) {}
};

}  // namespace synthgen::pg
