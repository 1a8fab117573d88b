# Nutgraf. `make` alone lists the commands. Wants Python 3.11 or later and make, nothing else.

.DEFAULT_GOAL := help
BIN := .venv/bin
CHECKED := plugins tests pelicanconf.py

# An environment that is broken, or was made in another folder, is made anew.
ifneq "$(shell $(BIN)/python -c pass 2>/dev/null && cat .venv/.home 2>/dev/null)" "$(CURDIR)"
.venv/.build: again
endif

.PHONY: again help html serve check test browser audit bench-charts bench-evidence screenshots coverage lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

html: .venv/.build ## build the site into output/
	$(BIN)/nutgraf build

serve: .venv/.build ## show the site on this machine and rebuild it on every save
	$(BIN)/nutgraf serve

check: .venv/.test ## everything but the browser: lint, format, types, imports, tests, content
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 --dist worksteal -m "not browser"
	$(BIN)/nutgraf check

test: check browser ## make check, then the built site in a browser

browser: .venv/.test ## the built site in a browser: accessibility, keyboard, widths, links
	$(BIN)/python tests/setup/browser.py
	$(BIN)/pytest -q -n 2 --dist worksteal -m browser

audit: .venv/.test ## Nu Html Checker and Lighthouse on the built site (wants Java and Node)
	$(BIN)/python tests/setup/browser.py
	$(BIN)/python -m tests.audit.run

bench-charts: .venv/.test ## what charts cost, beside what was asked and what Altair's own pages cost (wants Node)
	$(BIN)/python tests/setup/browser.py
	$(BIN)/python -m tests.charts.bench
	$(BIN)/python -m tests.runtime.bench

bench-evidence: .venv/.test ## what verification costs: a thousand stories, one story, long sources, many numbers
	$(BIN)/python -m tests.evidence.bench

screenshots: .venv/.test ## pictures of every page at three widths, light and dark, into .cache/screenshots/
	$(BIN)/python tests/setup/browser.py
	$(BIN)/python -m tests.tools.screenshots

coverage: .venv/.test ## which lines the tests run
	$(BIN)/pytest -q -n 2 --dist worksteal -m "not browser" --cov --cov-report=term

lock: ## choose versions anew within pyproject.toml; UPGRADE=--upgrade takes the newest
	sh tests/setup/lock.sh $(UPGRADE)

clean: ## remove what the commands made, all but .venv
	rm -rf output .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

.venv/.build: requirements/build.txt pyproject.toml tests/setup/venv.sh
	@sh tests/setup/venv.sh build

.venv/.test: .venv/.build requirements/test.txt
	@sh tests/setup/venv.sh test
