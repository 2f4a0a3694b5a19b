# synthgen's build.
#
#   make, make install, make installcheck    as for any extension built with PGXS
#   make demo          fills a sample schema in a throw-away cluster and shows it
#   make check         every test that needs minutes at most; SUITES="regress tap" picks some, and
#                      PROVE_TESTS=test/t/001_crash.pl some of tap
#   make lint          what a second compiler and its checker say of the sources
#   make format        formats the C++ sources
#   make corpus DIR=folder [ROWS=100]    fills the schemas of other people's *.sql files
#   make recognition DIR=folder         says which text columns of such files nothing is known of
#   make reference     writes the lists of generators in docs/generators.md as the code has them
#   make fuzz          fills random schemas; SEEDS=1..1000 and SECONDS_AT_MOST=3600 say how many
#   make asan-regress  the regression tests with AddressSanitizer inside the server
#   make bench         measures against other ways to fill tables and writes docs/performance.md; N=1000000
#   make bench-micro   what single values cost (needs libbenchmark-dev)
#   make check-llm-fake    checks the fake provider of language models with the official clients (npm)
#   make valgrind-worker   runs the background worker under valgrind
#   make compat        compiles, and runs the regression tests, against PostgreSQL 17 and 18
#
# demo, check and the like install missing packages through apt, build, and run in a private copy of
# the server (test/cluster.sh): they neither touch an installed server nor need `make install`.
#
# Objects go to build/. They depend on their headers and on a stamp of compiler, flags and server, so
# that a change of any of these rebuilds what it touches and nothing stale is linked.

PG_CONFIG ?= pg_config
MODULE_big = synthgen
EXTENSION = synthgen

# The folder of this file, relative to the folder make runs in (they differ in variant builds).
source := $(patsubst %/,%,$(dir $(firstword $(MAKEFILE_LIST))))
ifeq ($(abspath $(source)),$(CURDIR))
source := .
endif

script_goals := demo check fuzz bench bench-micro format format-check asan-regress compat prerequisites corpus \
	recognition reference check-llm-fake valgrind-worker lint

ifneq (,$(filter $(script_goals),$(MAKECMDGOALS)))
# The scripts run make again, once what they need is installed; PGXS may not be there yet.
.PHONY: $(MAKECMDGOALS)
export PG_CONFIG SUITES PROVE_TESTS N ROUNDS WORKLOADS DIR ROWS SEEDS SECONDS_AT_MOST

demo check corpus recognition reference asan-regress compat check-llm-fake valgrind-worker:
	@$(source)/test/$@.sh

lint:
	@SUITES="format tidy clang" $(source)/test/check.sh

fuzz:
	@$(source)/test/fuzz/fuzz.sh

bench:
	@$(source)/bench/run.sh

bench-micro:
	@$(source)/bench/micro.sh

prerequisites:
	@$(source)/test/prerequisites.sh check

format:
	@cd $(source) && git ls-files -co --exclude-standard '*.cpp' '*.hpp' | xargs clang-format -i

format-check:
	@cd $(source) && git ls-files -co --exclude-standard '*.cpp' '*.hpp' | xargs clang-format --dry-run -Werror

other_goals := $(filter-out $(script_goals),$(MAKECMDGOALS))
ifneq (,$(other_goals))
$(other_goals):
	$(MAKE) -f $(firstword $(MAKEFILE_LIST)) $@
endif

else

lexicon_data := $(source)/src/core/lexicon_data.cpp
recognition_data := $(source)/src/core/recognition_data.cpp
equation_data := $(source)/src/core/equation_data.cpp
patch_schema_data := $(source)/src/modify/patch_schema_data.cpp
generated := $(lexicon_data) $(recognition_data) $(equation_data) $(patch_schema_data)

sources := $(sort $(shell find $(source)/src -name '*.cpp') $(generated))
object_folder := build/obj
OBJS := $(patsubst $(source)/%.cpp,$(object_folder)/%.o,$(sources))

DATA := $(notdir $(sort $(wildcard $(source)/synthgen--*.sql)))
DOCS := $(notdir $(wildcard $(source)/README.md))
REGRESS = \
	extension \
	generate \
	plan \
	preview \
	append \
	calendar \
	periods \
	agreement \
	constraints \
	goods \
	lookups \
	identifiers \
	errors \
	report \
	tied_keys \
	hidden_conditions \
	reference_day \
	rejections \
	skip \
	failing_triggers \
	partitions \
	text_pools \
	modify \
	patch_generator \
	undo \
	locales \
	rules \
	correlation \
	rhythms \
	trees \
	trigger_demands \
	counters \
	formulas \
	chains \
	kept_rules \
	labelled_references \
	faults \
	alternatives \
	crowded_keys \
	named_arrays

# The client of language models: HTTP and JSON.
SHLIB_LINK += -lcurl -lsimdjson
EXTRA_CLEAN = build $(generated)

# Bitcode of C++ that throws across a guard gains nothing and doubles the build.
override with_llvm := no

PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifeq (,$(wildcard $(PGXS)))
$(error no PGXS behind "$(PG_CONFIG)": install postgresql-server-dev-15 (or run `make prerequisites`), or set PG_CONFIG)
endif
include $(PGXS)

# PGXS makes all files secondary: make misses none that is gone as long as the library is there.
built := $(OBJS) $(generated)
ifneq (,$(filter-out $(wildcard $(built)),$(built)))
$(shell rm -f $(shlib))
endif

# PGXS would also search the source folder for build products.
VPATH :=
vpath %.control $(source)

# The server's warning flags are for its C; its headers are system headers to us.
WERROR ?= -Werror
warnings := -Wall -Wextra $(WERROR)
# Lines for stack traces and profiles; DEBUG_INFO=-g has variables, too, and takes a third longer.
DEBUG_INFO ?= -g1
optimization := -O2 $(DEBUG_INFO) -fno-semantic-interposition
ifdef SANITIZE
optimization := -O1 -g -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS
endif
server_flags := $(filter-out -W% -O% -g -fPIC -fexcess-precision=%,$(CXXFLAGS))
server_headers := $(patsubst -I/%,-isystem /%,$(filter-out -I$(srcdir),$(filter -I/% -D%,$(CPPFLAGS))))
# Fused multiplications would change values from machine to machine.
compile = $(CXX) -std=c++20 $(server_flags) -ffp-contract=off $(optimization) $(warnings) -fPIC \
	-I$(source)/src $(server_headers) -MMD -MP

LINK.shared = $(CXX) $(optimization) -shared -Wl,--version-script=$(source)/synthgen.map

$(OBJS): $(object_folder)/%.o: $(source)/%.cpp $(object_folder)/compile.stamp
	@mkdir -p $(@D)
	$(compile) $(addprefix -include ,$(precompiled)) -c $< -o $@

# Reading headers is a third of the work, so those that nearly every file of a folder includes are read once. Not with
# ccache, which finds again what was compiled from the same headers, but not with those that were precompiled anew;
# nor with clang, which keeps such headers in another form.
plan_objects := $(filter $(object_folder)/src/plan/%,$(OBJS))
server_objects := $(filter-out $(object_folder)/src/core/% $(object_folder)/src/llm/% $(plan_objects),$(OBJS))
compiler := $(CXX) $(realpath $(shell command -v $(firstword $(CXX))))
ifeq (,$(findstring ccache,$(compiler))$(findstring clang,$(compiler)))
headers_of = $(object_folder)/src/$(1)/precompiled.hpp
$(plan_objects): precompiled := $(call headers_of,plan)
$(plan_objects): $(call headers_of,plan).gch
$(server_objects): precompiled := $(call headers_of,postgres)
$(server_objects): $(call headers_of,postgres).gch
$(object_folder)/%.hpp.gch: $(source)/%.hpp $(object_folder)/compile.stamp
	@mkdir -p $(@D)
	$(compile) -x c++-header $< -o $@
-include $(call headers_of,plan).d $(call headers_of,postgres).d
endif

-include $(OBJS:.o=.d)

$(shlib): $(source)/synthgen.map $(object_folder)/link.stamp

# A stamp changes when what it records does, and only then.
record = mkdir -p $(@D) && printf '%s\n' '$(1)' > $@.new && \
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

.PHONY: always
$(object_folder)/compile.stamp: always
	@$(call record,$(compile) $(VERSION) $(shell $(CXX) -dumpfullversion -dumpversion))

$(object_folder)/link.stamp: always
	@$(call record,$(LINK.shared) $(SHLIB_LINK) $(OBJS))

$(lexicon_data): $(source)/data/embed_lexicon.pl $(shell find $(source)/data/lexicon -name '*.tsv' 2>/dev/null)
	perl $< $(source)/data/lexicon > $@.new
	mv $@.new $@

$(recognition_data): $(source)/data/embed_recognition.pl $(source)/data/vocabulary.tsv $(source)/data/recognition.tsv
	perl $(filter-out %.pm,$^) > $@.new
	mv $@.new $@

$(equation_data): $(source)/data/embed_equations.pl $(source)/data/equations.tsv
	perl $(filter-out %.pm,$^) > $@.new
	mv $@.new $@

$(recognition_data) $(equation_data): $(source)/data/EmbeddedLines.pm

$(patch_schema_data): $(source)/data/embed_patch_schema.pl $(source)/docs/patch.schema.json
	perl $< $(source)/docs/patch.schema.json > $@.new
	mv $@.new $@

endif
