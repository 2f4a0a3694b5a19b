// Module magic and _PG_init; nothing else. The settings are defined in postgres/settings.cpp.
#include "llm/worker_process.hpp"
#include "postgres/guard.hpp"
#include "postgres/settings.hpp"

extern "C" {
PG_MODULE_MAGIC;

PGDLLEXPORT void _PG_init();

void _PG_init() {
  synthgen::pg::entry([] { synthgen::pg::define_settings(); });
  if (process_shared_preload_libraries_in_progress) synthgen::llm::register_launcher();
}
}
