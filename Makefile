# The newsroom's commands. `make` lists them; README.md tells what they are for.

PYTHON ?= python3.11
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
COMPILE := $(BIN)/python -m piptools compile --quiet --no-emit-index-url --no-emit-trusted-host \
	--no-emit-find-links --strip-extras --no-header

TEMPLATES := $(wildcard templates */templates)

.DEFAULT_GOAL := help
.PHONY: help run manage test check format screenshots requirements clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/run.stamp ## Start the newsroom here: make run [PORT=8000] [DATA_DIR=var] [HOST=127.0.0.1]
	@exec $(BIN)/python -m newsroom.supervisor

manage: .venv/run.stamp ## Run a management command: make manage DO="createsuperuser"
	@exec $(BIN)/python -m newsroom.supervisor manage $(DO)

test: .venv/dev.stamp ## Fetch what the tests need and run them
	@$(BIN)/python -m tests.browser
	@exec $(BIN)/python -m tests.run

# What a production server would set. No address in it is ever called.
PRODUCTION_LIKE := env -u X_API_URL -u FLICKR_API_URL -u YOUTUBE_API_URL ENV_FILE= \
	SITE_URL=https://news.example SITE_NAME=Newsroom DEMO=0 \
	SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))") \
	ALLOWED_HOSTS=news.example DATABASE_URL=sqlite://:memory: REDIS_URL=redis://127.0.0.1:1/0 \
	X_API_KEY=key X_API_SECRET=secret X_ACCESS_TOKEN=token X_ACCESS_SECRET=secret \
	FLICKR_API_KEY=key FLICKR_API_SECRET=secret YOUTUBE_API_KEY=key

check: .venv/dev.stamp ## What to run before a commit: style, types, templates, migrations, settings
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	@echo "mypy, makemigrations --check and check --deploy, as a production server would be set:"
	@$(PRODUCTION_LIKE) $(BIN)/python -m mypy .
	$(BIN)/python -m mypy --config-file sandbox/mypy.ini sandbox
	$(BIN)/python -m djlint --lint $(TEMPLATES)
	$(BIN)/python -m djlint --check $(TEMPLATES)
	@$(PRODUCTION_LIKE) $(BIN)/python manage.py makemigrations --check --dry-run
	@$(PRODUCTION_LIKE) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: .venv/dev.stamp ## Put code and templates into their usual form
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .
	$(BIN)/python -m djlint --quiet --reformat $(TEMPLATES)

screenshots: .venv/dev.stamp ## Take the README's screenshots again
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m docs.take_screenshots

requirements: .venv/bin/pip ## Compile requirements.txt and requirements-dev.txt from the .in files
	@$(INSTALL) pip-tools
	$(COMPILE) requirements.in
	$(COMPILE) requirements-dev.in

clean: ## Remove .venv and what the tools left; the newsroom's data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# -- what the commands stand on -------------------------------------------------------------------

.venv/bin/pip:
	@command -v $(PYTHON) > /dev/null || { \
	  echo "$(PYTHON) is not here. Install Python 3.11, or name yours: make run PYTHON=/path/to/python3"; \
	  exit 1; }
	@echo "Making .venv …"
	@$(PYTHON) -m venv .venv

# A stamp is newer than the requirements when they are installed.
.venv/run.stamp: requirements.txt | .venv/bin/pip
	@echo "Installing what requirements.txt names, which takes a minute …"
	@$(INSTALL) --requirement $<
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what the tests need …"
	@$(INSTALL) --requirement $<
	@touch $@
