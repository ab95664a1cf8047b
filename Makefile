# From a fresh checkout to a graph: `make demo`. Needs Python 3.11 or newer and make, nothing else.
#
#   make demo    set up, read seeds/ into output/, say what to open next
#   make test    set up, run the tests and the examples in the documentation
#   make check   what CI asks: format, lint, types, import contracts, tests
#   make soak    kill thirty builds and as many workers at random moments: each build leaves whole documents, and the
#                next goes on from them; a worker costs nothing
#   make bench   measure the reading, and the resolution of names in it, against the parse alone; ways to parse; stores
#                against rdflib; the page against that of pyvis; two workers against one, and Dask against both
#                (make bench LARGE=10000000: and how the store on disk grows, in some minutes)
#   make docs    run every answer shown in README, docs/ and notebooks/ again, take the picture of the page anew, and
#                write the reference of ontology and API into build/docs/
#   make format  put the code into the form that `make check` asks for
#   make lock    choose the versions of all packages anew and write them down with their hashes
#   make clean   remove what the tools leave behind; output/ and .venv stay
#
# PYTHON picks the interpreter that .venv is made of: make test PYTHON=python3.13

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
LOCKS := requirements/bootstrap.lock requirements/dev.lock

.PHONY: demo test check soak bench docs format lock clean
.DEFAULT_GOAL := demo

# pip, which every venv has, installs uv; uv installs the rest. Both take only files whose hashes the lock names.
$(READY): $(LOCKS) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer; name one with make PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --require-hashes -r requirements/bootstrap.lock
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)
	$(BIN)/kg build seeds/ -o output/
	@echo "Open output/graph.html in a browser: the graph beside the articles that it was read from."

test: $(READY)
	$(BIN)/pytest

# Lints and formats the scripts and styles of the page, where there is a wheel of biome for the platform.
BIOME = @if [ -x $(BIN)/biome ]; then set -x; $(BIN)/biome $(1); else echo "No biome for this platform: left to CI."; fi

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(call BIOME,check --error-on-warnings)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

soak: $(READY)
	KG_KILLS=30 $(BIN)/pytest tests/test_kill.py tests/engine -k killed

bench: $(READY)
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.resolution
	$(BIN)/python -m benchmarks.parsing
	$(BIN)/python -m benchmarks.stores $(if $(LARGE),--large $(LARGE))
	$(BIN)/python -m benchmarks.view
	$(BIN)/python -m benchmarks.engines

docs: $(READY)
	$(BIN)/python tools/refresh_docs.py
	$(BIN)/python tools/write_reference.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(call BIOME,check --write)

# One lock for use, one for development that holds the same versions and the tools, for every supported Python; and
# the hashes of uv alone, for pip.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(READY)
	$(COMPILE) --upgrade pyproject.toml --group dev -o requirements/dev.lock
	$(COMPILE) --upgrade pyproject.toml -c requirements/dev.lock -o requirements/run.lock
	grep -o '^uv==[^ ]*' requirements/dev.lock | $(COMPILE) - -o requirements/bootstrap.lock

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
