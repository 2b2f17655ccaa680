# Everything a newcomer needs. `make report` and `make test` each do their own set-up.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help report test check bench clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: $(VENV)/runtime ## Build the national edition into output/national/
	$(BIN)/builder build national

test: $(VENV)/development ## Run the whole test suite
	$(BIN)/python -m pytest -n auto

check: $(VENV)/development ## Lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/development ## Measure time, memory and line breaking, beside reportlab and Typst
	$(BIN)/python -m tests.bench

clean: ## Remove the environment and what was built
	rm -rf $(VENV) output/*/ .pytest_cache .mypy_cache .ruff_cache

$(VENV)/runtime: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 report" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/development: $(VENV)/runtime requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
