# `make` alone lists the verbs. Everything else happens in small programs: infra/setup installs,
# `python -m wederhoor` runs.

JOBS ?= 2
TESTS ?=
CLIENTS ?= 100
PAGES ?=
PYTHON_NAMES = python3 python3.14 python3.13 python3.12 python3.11 python
RUN = .venv/bin/python -m wederhoor
WITH_SERVERS = .venv/bin/python -m wederhoor.embedded run --

# Some machines forbid Python to keep what it compiled: then every process of the suite and of the
# demo compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

define set_up
	@for name in $(PYTHON_NAMES); do \
	  if command -v $$name >/dev/null 2>&1 && \
	     $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then exec $$name -m infra.setup $(1); fi; \
	done; \
	echo "Wederhoor needs Python 3.11 or newer, and found none on this machine." >&2; exit 1
endef

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo demo-reset test lint lint-style lint-types lint-imports lint-templates \
        lint-migrations lint-tree lint-rules bench pictures readme-pictures lock clean

help: ## List these verbs
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | \
	  while IFS='|' read -r verb meaning; do printf '%-18s %s\n' "$$verb" "$$meaning"; done

setup: ## Install everything that running and checking need
	$(call set_up,dev)

demo: ## Set up, then run the whole system with invented dossiers; Ctrl-C ends it
	$(call set_up,run)
	@exec $(RUN) demo

demo-reset: ## Delete the demo's data, then run it afresh
	$(call set_up,run)
	@exec $(RUN) demo-reset

test: setup ## Pass every test, the browser journeys included (TESTS="path -k name", JOBS=2)
	@$(RUN) browser
	@$(WITH_SERVERS) .venv/bin/python -m pytest -n $(JOBS) --ignore tests/benchmarks $(TESTS)

lint: setup lint-style lint-types lint-imports lint-templates lint-migrations lint-tree lint-rules ## Run every check that is not a test
	@echo "lint: all clean."

lint-style:
	@echo "lint: style"
	@.venv/bin/ruff check --quiet .
	@.venv/bin/ruff format --check --quiet .

lint-types:
	@echo "lint: types"
	@.venv/bin/mypy --no-error-summary
	@.venv/bin/mypy --no-error-summary infra/setup

lint-imports:
	@echo "lint: who imports whom"
	@.venv/bin/lint-imports --no-logo > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }

lint-templates:
	@echo "lint: templates"
	@.venv/bin/djlint --quiet --lint frontend

lint-migrations:
	@echo "lint: migrations"
	@$(WITH_SERVERS) $(RUN) manage makemigrations --check --dry-run
	@$(WITH_SERVERS) .venv/bin/python -m infra.migration_lint

lint-tree:
	@echo "lint: tree"
	@test ! -e platform/__init__.py || { echo "platform/__init__.py breaks Python." >&2; exit 1; }

lint-rules:
	@echo "lint: our own rules"
	@.venv/bin/python -m infra.semgrep

bench: setup ## Print measured ratios (CLIENTS=1000 is the long form, TESTS="-k name" a part)
	@$(WITH_SERVERS) .venv/bin/python -m pytest tests/benchmarks -s --clients $(CLIENTS) $(TESTS)

pictures: setup ## Picture every page of every reader into test-results/pages (PAGES="party" a part)
	@$(RUN) browser
	@$(WITH_SERVERS) .venv/bin/python -m pytest -q tests/pages/pictures.py
	@.venv/bin/python -m tests.pages.camera $(PAGES)

readme-pictures: setup ## Take the pictures of README from a demo that runs
	@.venv/bin/python -m infra.pictures

lock: setup ## Renew the locked versions with their hashes
	@.venv/bin/python -m infra.setup.lock

clean: ## Delete what was installed and made, except the demo's data
	@rm -rf .venv node_modules frontend/static/build .mypy_cache .ruff_cache .pytest_cache \
	  .hypothesis .import_linter_cache .coverage htmlcov test-results dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
