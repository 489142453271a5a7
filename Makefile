# factpipe: facts with numbers from documents to CSV.  `make help` lists the
# targets; README.md tells how they are used.

SHELL := bash
.SHELLFLAGS := -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := facts

DOCS   ?= tests/docs
OUT    ?= out
RULES  ?= rules
PREFIX ?= /usr/local
JOBS   ?= 1

B       := out/build$(VARIANT)
CC      ?= cc
CFLAGS  ?= -O3 -g
WARN    := -std=c11 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror
PC      := libpcre2-8 yaml-0.1 libutf8proc uchardet xlsxwriter expat nettle
# Evaluated at the first use, when `ready` has installed what is missing.
CPPFLAGS = -Iinclude $(shell pkg-config --cflags $(PC))
LIBS     = -Wl,--as-needed $(shell pkg-config --libs $(PC)) -lcsv -lm
TESTLIBS = $(shell pkg-config --libs criterion) -ludunits2

DEPS      := gcc libc6-dev make pkg-config libpcre2-dev libyaml-dev libcsv-dev \
	libutf8proc-dev libuchardet-dev libxlsxwriter-dev libexpat1-dev zlib1g-dev \
	nettle-dev poppler-utils pandoc tidy
DEPS_TEST := libcriterion-dev libudunits2-dev libexpat1-dev python3 \
	python3-jsonschema python3-yaml ripgrep qpdf miller sqlite3
DEPS_FUZZ := clang libclang-rt-14-dev
DEPS_TEST_ALL := libreoffice-calc-nogui chromium fonts-dejavu-core \
	$(if $(shell command -v npm),,nodejs npm)

RUN    = FACTPIPE_BIN=$(BIN) FACTPIPE_RULES=$(RULES) stages/factpipe

LIB    := $(patsubst stages/lib/%.c,$(B)/lib/%.o,$(wildcard stages/lib/*.c))
SINGLE := $(patsubst stages/%.c,%,$(wildcard stages/fact-*.c))
FOLDER := $(patsubst stages/%/,%,$(wildcard stages/fact-*/))
BIN    := $(B)/bin
STAGES := $(addprefix $(BIN)/,$(SINGLE) $(FOLDER))
TESTS  := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))

export DOCS OUT

.PHONY: facts stages build ready ready-test deps deps-test help
facts: stages ## read DOCS (a file or folder) and write OUT/facts.csv
	@$(RUN) -j $(JOBS) $(if $(DECIMAL),-l $(DECIMAL)) -o "$$OUT" "$$DOCS"
	@echo "factpipe: wrote $$OUT/facts.csv"

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

stages: ready ## build the programs
	@$(MAKE) --no-print-directory -j$$(nproc) build

build: $(STAGES) # a goal of its own, so that make does not list what is new
	@:

ready:
	@pkg-config --exists $(PC) 2>/dev/null && test -e /usr/include/csv.h && \
	  type $(CC) pandoc pdftotext tidy >/dev/null 2>&1 || \
	  $(MAKE) --no-print-directory deps

deps: ## install what building and running needs (apt)
	-$(APT) update -q
	$(APT) install -y --no-install-recommends $(DEPS)

deps-test: ## install what the tests need (apt)
	-$(APT) update -q
	$(APT) install -y --no-install-recommends $(DEPS_TEST)

APT = $(if $(filter 0,$(shell id -u)),,sudo )env DEBIAN_FRONTEND=noninteractive \
	apt-get -o Acquire::Retries=3

# ---- building -------------------------------------------------------------

$(B)/%.o: stages/%.c
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# The page that the assembler puts into fact-report.
$(B)/fact-report/page.o: $(wildcard stages/fact-report/*.html \
  stages/fact-report/*.css stages/fact-report/*.js)

$(B)/libfactpipe.a: $(LIB)
	@rm -f $@
	ar rcs $@ $^

objects = $(patsubst stages/%.c,$(B)/%.o,$(wildcard stages/$1.c stages/$1/*.c))

.SECONDEXPANSION:
$(STAGES): $(BIN)/%: $(B)/libfactpipe.a $$(call objects,$$*)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(B)/libfactpipe.a $(LIBS)

$(B)/tests/test_%: tests/test_%.c $(B)/libfactpipe.a
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -MP -o $@ \
	  $(filter %.c %.a,$^) \
	  $(LIBS) $(TESTLIBS)

# ---- rules ----------------------------------------------------------------

# A variable as one word of the shell, whatever it holds.
quoted = '$(subst ','\'',$(value $1))'
unexport NAME RULE TEXT
needs = $(if $(value $1),,$(error $@ needs $1='...'; README.md, "Add a rule"))
WORKBENCH = $(BIN)/fact-rules

.PHONY: check-rules new-rule why coverage diff rules-doc
check-rules: stages ## check the rules and run their examples
	@$(WORKBENCH) check -R $(RULES)
	@$(WORKBENCH) test -R $(RULES) $(if $(value RULE),$(call quoted,RULE))

new-rule: stages ## start a family NAME of rules, for the sentence TEXT
	@$(call needs,NAME)
	@$(WORKBENCH) new -R $(RULES) $(call quoted,NAME) $(if $(value TEXT),$(call quoted,TEXT))

why: stages ## tell why RULE takes the sentence TEXT, or why not
	@$(call needs,RULE)$(call needs,TEXT)
	@$(WORKBENCH) why -R $(RULES) $(call quoted,RULE) $(call quoted,TEXT)

coverage: stages ## list what no specific rule takes in DOCS
	@$(WORKBENCH) coverage -R $(RULES) "$$DOCS"

diff: stages ## compare the facts of the last run with the run before
	@test -e "$$OUT/facts.last.csv" || \
	  { echo "make diff: no run before the last; run make again" >&2; exit 1; }
	@$(WORKBENCH) diff "$$OUT/facts.last.csv" "$$OUT/facts.csv"

rules-doc: stages ## write OUT/rules.html and OUT/rules.md, the catalogue
	@mkdir -p "$$OUT"
	@$(WORKBENCH) doc -R $(RULES) >"$$OUT/.rules" && mv "$$OUT/.rules" \
	  "$$OUT/rules.html" || { rm -f "$$OUT/.rules"; exit 1; }
	@$(WORKBENCH) doc -R $(RULES) -m >"$$OUT/.rules" && mv "$$OUT/.rules" \
	  "$$OUT/rules.md"

# ---- checking -------------------------------------------------------------

.PHONY: test test-all ready-all unit eval bench branches asan install
test: stages ready-test ## run the tests
	@$(MAKE) --no-print-directory unit
	@tests/stages.sh $(BIN)
	@tests/golden.sh $(BIN)
	@python3 tests/corpus.py $(BIN)
	@tests/convert.sh $(BIN)
	@tests/rules.sh $(BIN)
	@python3 tests/readers.py $(BIN)
	@python3 tests/prose.py $(BIN) -q

test-all: test ready-all ## the tests, and those in LibreOffice and Chromium
	@tests/convert.sh $(BIN) all
	@python3 tests/office.py $(BIN)
	@FACTPIPE_BIN=$(BIN) node --test --test-reporter=spec tests/browser.mjs

ready-test:
	@pkg-config --exists criterion 2>/dev/null && \
	  test -e /usr/include/udunits2.h && type mlr sqlite3 qpdf >/dev/null 2>&1 && \
	  python3 -c 'import jsonschema, yaml' 2>/dev/null || \
	  $(MAKE) --no-print-directory deps-test

ready-all:
	@type soffice chromium npm >/dev/null 2>&1 || { $(APT) update -q; \
	  $(APT) install -y --no-install-recommends $(DEPS_TEST_ALL); }
	@test -d tests/node_modules || npm ci --prefix tests

unit: $(TESTS)
	@for t in $(TESTS); do $$t || exit; done

eval: stages ## score the gold sets of ../shared/eval, and their halves
	@python3 ../shared/eval/run.py . ../shared/eval/gold
	@python3 tests/halves.py

bench: stages ## measure speed and memory
	@command -v rg >/dev/null || $(MAKE) --no-print-directory deps-test
	@python3 tests/bench.py $(BIN) $(RULES)

branches: ready-test ## line and branch coverage of stages/lib (gcov)
	@mkdir -p out/build-gcov && find out/build-gcov -name '*.gcda' -delete
	@$(MAKE) --no-print-directory VARIANT=-gcov CFLAGS='-O0 -g --coverage' \
	  LDFLAGS=--coverage build unit >out/build-gcov/log 2>&1
	@tests/stages.sh out/build-gcov/bin >>out/build-gcov/log
	@tests/golden.sh out/build-gcov/bin >>out/build-gcov/log
	@tests/convert.sh out/build-gcov/bin >>out/build-gcov/log
	@tests/rules.sh out/build-gcov/bin >>out/build-gcov/log
	@tests/branches.sh out/build-gcov

# Fuzz targets, each tests/fuzz/NAME.c with its corpus tests/fuzz/corpus/NAME.
FUZZ      := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
FUZZ_TIME ?= 60
FUZZ_MAKE  = $(MAKE) --no-print-directory VARIANT=-fuzz CC=clang \
	CFLAGS='-O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
	-fsanitize=address,undefined,fuzzer-no-link \
	-fno-sanitize=pointer-overflow' # of NULL + 0, which is harmless

.PHONY: fuzz fuzz-corpus fuzz-targets ready-fuzz
fuzz: ready-fuzz ## run each fuzz target for FUZZ_TIME seconds (FUZZ='a b': these)
	@$(FUZZ_MAKE) fuzz-targets
	@tests/fuzz.sh -t $(FUZZ_TIME) $(FUZZ)

fuzz-corpus: ready-fuzz ## replay the inputs of the fuzz targets
	@$(FUZZ_MAKE) -j$$(nproc) fuzz-targets
	@tests/fuzz.sh $(FUZZ)

fuzz-targets: $(addprefix $(B)/fuzz/,$(FUZZ))
	@:

$(B)/fuzz/%: tests/fuzz/%.c $(B)/libfactpipe.a
	@mkdir -p $(@D)
	$(CC) $(WARN) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -MMD -MP -o $@ \
	  $(filter %.c %.a,$^) $(LIBS)

ready-fuzz: ready
	@type clang >/dev/null 2>&1 && \
	  test -e "$$(clang -print-file-name=libclang_rt.fuzzer-$$(uname -m).a)" || \
	  { $(APT) update -q; \
	  $(APT) install -y --no-install-recommends $(DEPS_FUZZ); }

asan: ## the tests under AddressSanitizer, LeakSanitizer and UBSan
	@$(MAKE) --no-print-directory test VARIANT=-asan \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
	  -fno-sanitize-recover=all -Wno-error'

install: stages ## install under PREFIX (DESTDIR is honoured)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/factpipe
	install -m 755 stages/factpipe $(STAGES) $(DESTDIR)$(PREFIX)/bin
	cp -R rules $(DESTDIR)$(PREFIX)/share/factpipe/

-include $(shell find $(B) -name '*.d' 2>/dev/null)
