# dateline: what a newcomer runs. Needs Python 3.11 or newer, make and git; nothing else is assumed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH ?= ../shared/bench
OUT := out
LOCK := $(BIN)/uv pip compile --generate-hashes --universal --python-version 3.11 --no-header --no-annotate --quiet

.PHONY: help demo desk test check assets screenshots bench lock clean

help: ## what there is to run
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# The environment: locked versions with hashes, then this checkout without its dependencies.
$(VENV)/run.stamp: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# What the pages of the web desk need from npm, checked against the hashes in the lock file.
INSTALL := test "$$(id -u)" = 0 && apt-get -qq update && apt-get -qq install -y --no-install-recommends
VENDOR := src/dateline/web/static/vendor
assets: $(VENDOR)/LICENSES.txt ## scripts, fonts and the base map of the web desk (needs npm)
$(VENDOR)/LICENSES.txt: assets/package-lock.json $(wildcard assets/*.mjs assets/provinces/*.tsv assets/provinces/*.topo.json)
	@command -v npm >/dev/null || { $(INSTALL) npm; } || { echo "make assets needs Node.js with npm (Debian: apt install npm)" >&2; exit 1; }
	cd assets && npm ci --no-progress --loglevel=error && npm run --silent build

desk: $(VENV)/run.stamp assets ## serve the example dispatches as a web desk
	@mkdir -p $(OUT)
	@$(BIN)/dateline add $(OUT)/camp.desk examples
	@$(BIN)/dateline link $(OUT)/camp.desk
	@$(BIN)/dateline serve $(OUT)/camp.desk

demo: $(VENV)/run.stamp ## code the example dispatches, link them, and say what was found
	@mkdir -p $(OUT)
	@$(BIN)/dateline code examples
	@$(BIN)/dateline explain examples/01-partisan-site.txt
	@$(BIN)/dateline annotate examples --out $(OUT)/analyses.jsonl
	@$(BIN)/dateline code examples --format csv --out $(OUT)/events.csv
	@$(BIN)/dateline code examples --format plover --out $(OUT)/events.plover.jsonl
	@rm -f $(OUT)/camp.desk $(OUT)/camp.desk-wal $(OUT)/camp.desk-shm
	@$(BIN)/dateline add $(OUT)/camp.desk examples
	@$(BIN)/dateline link $(OUT)/camp.desk
	@$(BIN)/dateline incident $(OUT)/camp.desk e-6c806e72bc5b99db
	@echo
	@echo "Everything found, one article a line:   $(OUT)/analyses.jsonl"
	@echo "Events, one a row, for a spreadsheet:   $(OUT)/events.csv"
	@echo "Events as PLOVER records:               $(OUT)/events.plover.jsonl"
	@echo "Articles, events, incidents in a desk:  $(OUT)/camp.desk (dateline incidents $(OUT)/camp.desk)"

test: check assets ## the whole suite; the browser tests too, where there is a Chromium or it may be installed
	@command -v chromium >/dev/null || { $(INSTALL) chromium fonts-liberation; } >/dev/null || echo "no Chromium: the browser tests will not run"
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## format, lint, types, layers, lexicons, fast tests: about two minutes
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/dateline lexicon check
	$(BIN)/python -m pytest -m "not model and not bench" tests/unit tests/property

screenshots: $(VENV)/dev.stamp assets ## the pictures of the README, from the example dispatches (needs Chromium)
	$(BIN)/python tests/browser/screenshots.py docs/images

bench: $(VENV)/dev.stamp ## score every benchmark set in BENCH, and measure speed (reports, gates nothing)
	$(BIN)/dateline evaluate $(BENCH) --out $(OUT)/bench
	$(BIN)/python tests/benchmark/throughput.py $(BENCH)
	$(BIN)/python tests/benchmark/copies.py tests/copies/articles.jsonl
	$(BIN)/python tests/benchmark/linking.py $(BENCH)
	$(BIN)/python tests/benchmark/desk.py $(BENCH) --documents 500 2000

lock: $(VENV)/dev.stamp ## choose versions anew and write the lock files
	printf 'hatchling\neditables\n' | $(LOCK) pyproject.toml - --extra web -o requirements.lock
	printf 'hatchling\neditables\n' | $(LOCK) pyproject.toml - --extra web --extra dev -o requirements-dev.lock

clean: ## remove the environment and what was made
	rm -rf $(VENV) $(OUT) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
