# make demo | make test | make score work on a fresh clone; nothing else has to be typed first.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SHARED ?= ../shared

help:            ## what can be made
	@grep -E '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed 's/:.*##/ —/'

setup: .venv/ready ## .venv with hash-locked dependencies
.venv/ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "onrecord needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup      ## read the sample and print what stands
	$(BIN)/onrecord demo

test: setup      ## all tests
	$(BIN)/python -m pytest

lint: setup      ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: setup    ## rewrite the layout of the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: setup      ## run the examples of the pages anew; write the command reference and the picture
	$(BIN)/python -m tests.docs.examples

score: setup     ## every benchmark task on its development half, one table
	$(BIN)/python bench/score.py $(SHARED)/bench

lock:            ## pin the dependencies anew (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  --python-version 3.11 --group build --group test --group lint pyproject.toml -o requirements/dev.txt

clean:           ## remove what was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache

.PHONY: help setup demo test lint format docs score lock clean
