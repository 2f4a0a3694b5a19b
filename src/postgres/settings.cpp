// The settings and their check hooks. A hook runs inside the server's guc.c: it answers false with a
// detail instead of raising an error, and keeps no C++ object.
#include "postgres/settings.hpp"

#include "core/locale.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "datatype/timestamp.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/guc.h"
}

namespace synthgen::pg {

namespace {

char* as_of_text = nullptr;
char* locale_text = nullptr;
int max_workers = 2;
int worker_lease = 60;
int worker_idle = 5;
char* llm_endpoints_text = nullptr;
int llm_share = static_cast<int>(LlmShare::kSchema);
int llm_share_limit = static_cast<int>(LlmShare::kSamples);
bool llm_log = true;

int defer_indexes = static_cast<int>(DeferIndexes::kAuto);

constexpr config_enum_entry kDeferrals[] = {{"auto", static_cast<int>(DeferIndexes::kAuto), false},
                                            {"on", static_cast<int>(DeferIndexes::kOn), false},
                                            {"off", static_cast<int>(DeferIndexes::kOff), false},
                                            {nullptr, 0, false}};

constexpr config_enum_entry kShares[] = {{"none", static_cast<int>(LlmShare::kNone), false},
                                         {"schema", static_cast<int>(LlmShare::kSchema), false},
                                         {"samples", static_cast<int>(LlmShare::kSamples), false},
                                         {"raw", static_cast<int>(LlmShare::kRaw), false},
                                         {nullptr, 0, false}};

// The number that `length` digits at `text` spell; -1 if one of them is no digit.
int digits(const char* text, int length) noexcept {
  int value = 0;
  for (int i = 0; i < length; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Reads YYYY-MM-DD, whatever DateStyle says: a setting must mean the same in every session.
bool parse_date(const char* text, int32* date) noexcept {
  if (std::strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
  int const year = digits(text, 4);
  int const month = digits(text + 5, 2);
  int const day = digits(text + 8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  if (day > day_tab[isleap(year)][month - 1]) return false;
  *date = date2j(year, month, day) - POSTGRES_EPOCH_JDATE;
  return true;
}

bool check_as_of(char** value, void**, GucSource) {
  int32 date;
  if (*value == nullptr || **value == '\0' || parse_date(*value, &date)) return true;
  GUC_check_errdetail("The setting is a date in the form YYYY-MM-DD, or empty for the current date.");
  return false;
}

// "a, b, c" of all locales, cut off where `room` ends.
void list_locales(char* out, std::size_t room) noexcept {
  std::size_t length = 0;
  for (std::size_t i = 0; i < core::locale_count(); ++i) {
    std::string_view const locale = core::locale_by_index(i);
    std::string_view const separator = i == 0 ? "" : ", ";
    if (length + separator.size() + locale.size() >= room) break;
    for (std::string_view const part : {separator, locale})
      for (char const c : part) out[length++] = c;
  }
  out[length] = '\0';
}

bool check_locale(char** value, void**, GucSource) {
  if (*value != nullptr && (**value == '\0' || !core::find_locale(*value).empty())) return true;
  char known[1024];
  list_locales(known, sizeof(known));
  GUC_check_errdetail("Known locales are %s.", known);
  std::string_view const nearest = core::nearest_locale(*value == nullptr ? "" : *value);
  if (!nearest.empty())
    GUC_check_errhint("Perhaps you meant \"%.*s\".", static_cast<int>(nearest.size()), nearest.data());
  return false;
}

void define_llm_settings() {
  DefineCustomEnumVariable(
      "synthgen.llm_share", "What may be told to a language model.",
      "Nothing, the schema, masked samples of rows too, or samples as they are; never more than "
      "synthgen.llm_share_limit.",
      &llm_share, llm_share, kShares, PGC_USERSET, 0, nullptr, nullptr, nullptr);
  DefineCustomEnumVariable(
      "synthgen.llm_share_limit", "The most that users may choose to tell a language model.", nullptr,
      &llm_share_limit, llm_share_limit, kShares, PGC_SUSET, 0, nullptr, nullptr, nullptr);
  DefineCustomBoolVariable("synthgen.llm_log",
                           "Keeps the texts of calls to language models in synth_llm_log.",
                           "That a call was made is recorded in any case.", &llm_log, llm_log, PGC_SUSET, 0,
                           nullptr, nullptr, nullptr);
  DefineCustomStringVariable("synthgen.llm_endpoints",
                             "The endpoints that roles without superuser privileges may give to servers.",
                             "URLs separated by commas; each stands for all URLs below it.",
                             &llm_endpoints_text, "", PGC_SUSET, 0, nullptr, nullptr, nullptr);
}

void define_worker_settings() {
  DefineCustomIntVariable("synthgen.max_workers", "Background workers of one database, at most.", nullptr,
                          &max_workers, max_workers, 1, 16, PGC_SIGHUP, 0, nullptr, nullptr, nullptr);
  DefineCustomIntVariable(
      "synthgen.worker_lease", "Time after which a worker without a sign of life loses its jobs to another.",
      nullptr, &worker_lease, worker_lease, 5, 3600, PGC_SIGHUP, GUC_UNIT_S, nullptr, nullptr, nullptr);
  DefineCustomIntVariable("synthgen.worker_idle", "Time without a job after which a background worker ends.",
                          nullptr, &worker_idle, worker_idle, 0, 3600, PGC_SIGHUP, GUC_UNIT_S, nullptr,
                          nullptr, nullptr);
}

}  // namespace

void define_settings() {
  DefineCustomStringVariable("synthgen.as_of", "The day that stands for today in generated values.",
                             "A date as YYYY-MM-DD; empty for the current date.", &as_of_text, "",
                             PGC_USERSET, 0, check_as_of, nullptr, nullptr);
  DefineCustomStringVariable("synthgen.locale", "The language and country of generated values.",
                             "Empty: those that the names of a schema are in, else en_US.", &locale_text, "",
                             PGC_USERSET, 0, check_locale, nullptr, nullptr);
  DefineCustomEnumVariable(
      "synthgen.defer_indexes", "Whether indexes are built after the rows are written.",
      "Where that is not possible, entries are made as rows are written whatever this says.", &defer_indexes,
      defer_indexes, kDeferrals, PGC_USERSET, 0, nullptr, nullptr, nullptr);
  define_llm_settings();
  define_worker_settings();
  MarkGUCPrefixReserved("synthgen");
}

std::optional<int32> as_of_setting() {
  int32 date;
  if (as_of_text == nullptr || !parse_date(as_of_text, &date)) return std::nullopt;
  return date;
}

bool names_locale() {
  return locale_text != nullptr && *locale_text != '\0';
}

std::string locale_setting() {
  return std::string(names_locale() ? core::find_locale(locale_text) : core::kDefaultLocale);
}

std::string locale_as_set() {
  return names_locale() ? locale_setting() : std::string();
}

DeferIndexes defer_indexes_setting() {
  return static_cast<DeferIndexes>(defer_indexes);
}

LlmShare llm_share_setting() {
  return static_cast<LlmShare>(Min(llm_share, llm_share_limit));
}

bool llm_log_setting() {
  return llm_log;
}

std::string llm_endpoints_setting() {
  return llm_endpoints_text == nullptr ? "" : llm_endpoints_text;
}

int max_workers_setting() {
  return max_workers;
}

int worker_lease_setting() {
  return worker_lease;
}

int worker_idle_setting() {
  return worker_idle;
}

SettingScope::SettingScope(std::initializer_list<Setting> settings) : nest_level_(NewGUCNestLevel()) {
  guard([&] {
    for (const Setting& setting : settings)
      set_config_option(setting.name, setting.value, PGC_USERSET, PGC_S_SESSION, GUC_ACTION_SAVE, true, 0,
                        false);
  });
}

SettingScope::~SettingScope() {
  AtEOXact_GUC(false, nest_level_);
}

}  // namespace synthgen::pg
