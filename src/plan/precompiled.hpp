// What nearly every file of this folder includes: the build parses it once, before anything else. No file
// includes this one, and each includes what it needs, so that it compiles without it.

#include "core/name_words.hpp"
#include "plan/table_pass.hpp"
#include "postgres/precompiled.hpp"
