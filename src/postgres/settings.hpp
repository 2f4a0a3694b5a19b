// All settings of the extension (synthgen.*), in one place.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::pg {

// Defines the settings and reserves the prefix; called once, from _PG_init. May ereport.
void define_settings();

// synthgen.as_of as a DateADT; nothing if it is not set.
std::optional<int32> as_of_setting();

// synthgen.locale, such as "en_US".
std::string locale_setting();

// What may be told to a language model; each level includes those before it.
enum class LlmShare { kNone, kSchema, kSamples, kRaw };

// synthgen.llm_share, but no more than synthgen.llm_share_limit.
LlmShare llm_share_setting();

// synthgen.llm_log: whether the record of a call to a language model holds its texts.
bool llm_log_setting();

// synthgen.llm_endpoints: where servers of roles that are no superusers may be, separated by commas.
std::string llm_endpoints_setting();

// Gives synthgen.locale another value until the scope ends; an aborted transaction restores it too.
class LocaleScope {
 public:
  explicit LocaleScope(const std::string& locale);
  ~LocaleScope();
  LocaleScope(const LocaleScope&) = delete;
  LocaleScope& operator=(const LocaleScope&) = delete;

 private:
  int nest_level_;
};

}  // namespace synthgen::pg
