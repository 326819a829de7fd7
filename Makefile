# `make handbook` sets everything up and builds the handbook; `make test` sets everything up and runs the tests.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
READY_FOR_TESTS := .venv/ready-for-tests

.PHONY: handbook serve check test lint golden schema bench dist lock

handbook: $(READY)
	$(BIN)/rolebook build
serve: $(READY)
	$(BIN)/rolebook serve
check: $(READY)
	$(BIN)/rolebook check
test: $(READY_FOR_TESTS)
	$(BIN)/python -m pytest -n 2 --dist loadfile --durations 40
lint: $(READY_FOR_TESTS)
	$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy
golden: $(READY_FOR_TESTS)
	$(BIN)/python -m pytest tests/test_golden.py --update-golden
schema: $(READY)
	$(BIN)/rolebook schema --reference docs/manual/reference.md && $(BIN)/rolebook schema site_templates/starter
bench: $(READY_FOR_TESTS)
	$(BIN)/python tests/bench/bench.py
dist: $(READY_FOR_TESTS)
	$(BIN)/python -m build
lock:
	$(PYTHON) tools/lock.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet --constraint constraints.txt --editable . && touch $@
$(READY_FOR_TESTS): $(READY)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]' && touch $@
