# Everything runs from .venv, which `make setup` builds from requirements.lock.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
STAMP := $(VENV)/.current
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
# uv must not take Python or packages from another environment that happens to be active.
unexport VIRTUAL_ENV

.PHONY: help setup run test check lint types validate bench lock train clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

setup: $(STAMP)  ## build the environment; does nothing when it is current

# The file is made last, so an interrupted installation begins again.
$(STAMP): requirements.lock scripts/finish.py scripts/setup.sh
	@sh scripts/setup.sh "$(PYTHON)" "$(VENV)"
	@touch $@

run: setup  ## train if needed and serve on http://localhost:5005
	@$(BIN)/maru serve

train: setup  ## train into models/
	@$(BIN)/maru train

# The model is made first, so that no two processes train it at once; a file of tests stays in one process.
test: train  ## run all tests
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

validate: setup
	@$(BIN)/python -W ignore -m rasa data validate --fail-on-warnings

check: lint types validate test  ## what CI runs: lint, types, data validation, tests

bench: setup  ## print the side-by-side benchmark
	@$(BIN)/maru bench

lock: setup  ## resolve the dependencies anew
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--group dev pyproject.toml --upgrade --output-file requirements.lock

clean:  ## remove the environment and everything generated
	@rm -rf $(VENV) models .rasa .maru results
