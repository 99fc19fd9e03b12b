# Everything here sets up what it needs: only Python >= 3.11 and make are assumed.
PYTHON ?= python3
KILLS ?= 100
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: help demo test check quick docs bench slow fuzz mutants test-serve test-browser test-browser-every test-spark test-durability clean
help:
	@echo "make demo   build the example graph and draw it"
	@echo "make test   lint, types, import contract, tests, notebooks"
	@echo "make quick  the same for what changed, in a minute or some"
	@echo "make docs   the documents as a site in site/, which opens from disk"
	@echo "make slow   kill, browser and corpus tests"
	@echo "make mutants  changed code of the heart: MODULES=... TESTS=... or the table's"
	@echo "make fuzz   altered and random sources, for some ten minutes"
	@echo "make test-serve  other clients and 200 readers of a server beside a build"
	@echo "make test-spark  parts on real Spark, two workers, one killed; needs Java"
	@echo "make test-durability  kill writers at random, KILLS=100 times; then full disks and damage"
	@echo "make test-browser  pages in Chromium: mouse, keys, phone, paper, axe-core"
	@echo "make test-browser-every  the same, each control of every page of the server"
	@echo "make bench  runs the benchmarks, writes benchmarks/RESULTS.md"
	@echo "make clean  remove what the above made"

# A half-made environment heals: the stamp counts only while every file that was
# installed is there, and while PYTHON, where it is given, is the Python that made it.
ifneq ($(filter-out help clean,$(or $(MAKECMDGOALS),help)),)
ifneq ($(wildcard $(STAMP)),)
VERSION := import sys; print(sys.version)
WHOLE := $(BIN)/python tests/installed.py > /dev/null 2>&1
ifneq ($(filter command environment,$(firstword $(origin PYTHON))),)
WHOLE := $(WHOLE) && test "$$($(PYTHON) -c '$(VERSION)')" = "$$($(BIN)/python -c '$(VERSION)')"
endif
ifneq ($(shell $(WHOLE) && echo whole),whole)
$(shell rm -f $(STAMP))
endif
endif
endif
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 -c constraints.txt -e '.[dev]'

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python >= 3.11 is needed, found " + sys.version.split()[0] + "; set PYTHON=...") if sys.version_info < (3, 11) else None'
	@fresh=; $(BIN)/python -m pip --version > /dev/null 2>&1 || \
	{ fresh=1; $(PYTHON) -m venv --clear $(VENV) || exit 1; }; \
	$(INSTALL); code=$$?; \
	if test -n "$$fresh" || $(BIN)/python tests/installed.py 2> /dev/null; then exit $$code; fi; \
	echo "files of $(VENV) are missing: making it anew"; \
	$(PYTHON) -m venv --clear $(VENV) && $(INSTALL)
	@touch $@

demo: $(STAMP)
	@$(BIN)/kg demo -o demo

# Notebooks run one after another: two kernels started at one moment may be told the
# same free port, and one of them dies.
test check: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest -q -n auto
	@$(BIN)/python -m pytest -q -o addopts= --nbmake notebooks

quick: $(STAMP)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > /dev/null
	@tests=$$($(BIN)/python tests/changed.py); \
	if [ -n "$$tests" ]; then $(BIN)/python -m pytest -q -x -n auto $$tests; \
	else echo "no test guards what changed"; fi

docs: $(STAMP)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo site/index.html

slow: $(STAMP)
	@$(BIN)/python -m pytest -q -m "slow and not browser"

fuzz: $(STAMP)
	@FUZZ_EXAMPLES=5000 $(BIN)/python -m pytest -q tests/fuzz
	@if $(BIN)/python -c 'import atheris' 2> /dev/null; \
	then $(BIN)/python tests/fuzz/atheris_readers.py -max_total_time=300; \
	else echo "atheris is not installed: the properties alone were tried"; fi

mutants: $(STAMP)
	@$(BIN)/python benchmarks/mutants.py $(MODULES) $(if $(TESTS),--tests $(TESTS))

test-serve: $(STAMP)
	@$(BIN)/python benchmarks/serving.py

# PySpark whole and its light client are one package to Python: each has its environment.
# The client of WebHDFS in the jars of PySpark 4.2 lacks a class, that of 4.1 does not.
SPARK := $(VENV)/spark
$(SPARK)/.ready: $(STAMP)
	@$(PYTHON) -m venv --clear $(SPARK)
	@$(SPARK)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[spark]' 'pyspark[connect]<4.2' 'pytest>=9' hypothesis 'moto[server]' boto3
	@touch $@

test-spark: $(SPARK)/.ready
	@$(SPARK)/bin/python -m pytest -q -m "slow or not slow" tests/cluster

test-durability: $(STAMP)
	@$(BIN)/python -m tests.durability.kills --kills $(KILLS) --seconds 86400
	@$(BIN)/python -m pytest -q -n auto tests/durability/test_faults.py

BROWSER_STAMP := $(VENV)/.browser
$(BROWSER_STAMP): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[browser]'
	@touch $@

test-browser: $(BROWSER_STAMP)
	@$(BIN)/python -m pytest -q -n 2 -m "browser and not slow" tests/browser

test-browser-every: $(BROWSER_STAMP)
	@$(BIN)/python -m pytest -q -n 2 -m browser tests/browser

bench: $(STAMP)
	@$(BIN)/python benchmarks/results.py

clean:
	rm -rf $(VENV) demo dist build site
