# Each target sets up .venv by itself, and again only when the lock or pyproject.toml changed.
.DEFAULT_GOAL := help
.PHONY: help run test quick lint fix bench map clean
SHELL := /bin/sh
BIN := .venv/bin
READY := .venv/.ready

help: ## Say what can be done
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: $(READY) ## Run everything on this machine: bot, console, store and a local WeChat
	@exec $(BIN)/tiantian demo

test: $(READY) ## Run everything that CI runs: lint, types, rooms, all tests
	@sh tools/system-packages test
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest -n 3 --dist loadfile

quick: $(READY) ## Run the tests that need no other process
	@$(BIN)/pytest -m "not redis and not journey and not browser"

lint: $(READY) ## Check style, types and the directions between rooms
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: $(READY) ## Mend what can be mended by itself
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(READY) ## Measure, as ratios against peers in the same run
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.emulated

map: $(READY) ## Print the rooms: what for, what makes them change, what they must not import
	@$(BIN)/python tools/map.py

clean: ## Remove what was set up and what was stored (var/ too)
	@rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(READY): requirements.lock pyproject.toml tools/system-packages
	@sh tools/system-packages run
	@test -x $(BIN)/python || python3 -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)
