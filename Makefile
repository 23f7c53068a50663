# One way to run each thing. Running a target twice is quick and harmless. README.md says what each is for.
#   make run PYTHON=/path/to/python3.12    another Python        make run PORT=8600    another port
#   make test TESTS=tests/assessment       a part of the tests   make lock UPGRADE=1   newest versions that fit

PORT ?= 8501
TESTS ?=
UPGRADE ?=
IN_VENV := .venv/bin/python -m

.PHONY: run test lint check bench screenshots schemas lock environment development

run: environment
	@$(IN_VENV) scripts.database
	@exec $(IN_VENV) streamlit run app.py --server.port=$(PORT)

test: development
	@$(IN_VENV) scripts.system_packages chromium poppler libreoffice
	@$(IN_VENV) pytest $(or $(TESTS),-n auto --dist loadfile)

lint: development
	@$(IN_VENV) ruff check .
	@$(IN_VENV) mypy
	@.venv/bin/lint-imports
	@$(IN_VENV) scripts.schemas --check
	@$(IN_VENV) scripts.lock

check: environment
	@.venv/bin/python cli.py check

bench: development
	@for file in benchmarks/[!_]*.py; do \
	    echo "== $$file"; $(IN_VENV) "benchmarks.$$(basename "$$file" .py)" || exit 1; \
	done

screenshots: development
	@$(IN_VENV) scripts.system_packages chromium
	@$(IN_VENV) scripts.screenshots

schemas: environment
	@$(IN_VENV) scripts.schemas

lock: development
	@$(if $(UPGRADE),rm -f requirements.txt requirements-dev.txt)
	@.venv/bin/uv pip compile --quiet --universal pyproject.toml -o requirements.txt
	@.venv/bin/uv pip compile --quiet --universal pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

# What the app needs: Python, the pinned packages, Pango for the PDF.
environment:
	@PYTHON='$(PYTHON)' sh scripts/environment.sh requirements.txt
	@$(IN_VENV) scripts.system_packages pango

# The same, and what tests and checks need.
development: environment
	@sh scripts/environment.sh requirements-dev.txt
