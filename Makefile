# One way to run each thing. Running a target twice is quick and harmless. README.md says what each is for,
# docs/windows.md how to do the same without make.
#   make run PYTHON=/path/to/python3.12    another Python        make run PORT=8600    another port
#   make workshop HOST=192.168.1.5         at one address of this machine
#   make test TESTS=tests/assessment       a part of the tests   make lock UPGRADE=1   newest versions that fit

PORT ?=
TESTS ?=
UPGRADE ?=
# Some shells have a HOST of their own: one that was not typed here is not meant.
AT := $(if $(filter command,$(origin HOST)),$(HOST),0.0.0.0)
SET_UP := '$(or $(PYTHON),python3)' -m scripts.environment
RUN := .venv/bin/uv run --python .venv python

.PHONY: run workshop test quick lint check bench screenshots schemas lock environment development

run: environment
	@$(RUN) -m scripts.run $(if $(PORT),--port=$(PORT))

# The same, and guests on the network may answer and join.
workshop: environment
	@$(RUN) -m scripts.run --workshop=$(AT) $(if $(PORT),--port=$(PORT))

test: development
	@$(RUN) -m scripts.test $(TESTS)

quick: development
	@$(RUN) -m scripts.test --quick $(TESTS)

lint: development
	@$(RUN) -m scripts.lint

check: environment
	@$(RUN) cli.py check

bench: development
	@$(RUN) -m scripts.bench

screenshots: development
	@$(RUN) -m scripts.screenshots

schemas: environment
	@$(RUN) -m scripts.schemas

lock: development
	@$(RUN) -m scripts.lock $(if $(UPGRADE),--upgrade)

# What the app needs.
environment:
	@$(SET_UP)

# The same, and what tests and checks need.
development:
	@$(SET_UP) --development
