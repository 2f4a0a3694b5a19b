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
