# `make run` starts the atlas on this machine, `make test` checks it; `make help` lists the rest.

PORT ?= 8000
PROCESSES ?= 2
PYTHON = $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
python = .venv/bin/python
pip = $(python) -m pip --disable-pip-version-check --quiet install --require-hashes
pytest = $(python) -m pytest -n $(PROCESSES) --dist loadgroup
catalogues := $(wildcard locale/*/LC_MESSAGES/*.po)

.PHONY: help setup run test lint lock clean

help:
	@echo "make run     start the atlas on http://127.0.0.1:$(PORT)/ (another port: make run PORT=9000)"
	@echo "make test    check everything: style, migrations, security settings, tests on SQLite and PostgreSQL, browser"
	@echo "make setup   the packages, .env and the translations, which run and test see to by themselves"
	@echo "make lint    style alone;  make lint FIX=1  mends what can be mended"
	@echo "make lock    pin the newest packages that requirements/*.in allow"
	@echo "make clean   remove packages and what was compiled; the database stays"

setup: .venv/base.done .env $(catalogues:.po=.mo)

run: setup
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py load
	@echo "The atlas: http://127.0.0.1:$(PORT)/   (stop: Ctrl+C)"
	@DJANGO_RUNSERVER_HIDE_WARNING=true $(python) manage.py runserver --noreload 127.0.0.1:$(PORT)

test: setup .venv/dev.done lint
	DATABASE_URL=sqlite:///:memory: $(python) -W error manage.py makemigrations --check --dry-run
	LOCAL=false DEBUG=false ALLOWED_HOSTS=atlas.example.org DATABASE_URL=sqlite:///:memory: \
		SECRET_KEY="$$($(python) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		$(python) -W error manage.py check --deploy --fail-level WARNING
	@echo "--- on SQLite, with the browser"
	DATABASE_URL=sqlite:///:memory: $(pytest)
	@echo "--- on PostgreSQL"
	$(python) -m tests.postgres -- $(pytest) -m "not browser"

lint: .venv/dev.done
	$(python) -m ruff check $(if $(FIX),--fix) .
	$(python) -m ruff format $(if $(FIX),,--check) .

lock: .venv/dev.done
	for name in base dev; do \
		.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean:
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis staticfiles
	rm -f locale/*/LC_MESSAGES/*.mo

.venv/python.done:
	@test -n "$(PYTHON)" || { echo "The atlas needs Python 3.11 or later as python3; this one is: $$(python3 --version 2>&1)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python's venv is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/base.done: .venv/python.done requirements/base.txt
	@echo "Installing packages into .venv (about half a minute the first time)"
	@$(pip) -r requirements/base.txt
	@touch $@

.venv/dev.done: .venv/base.done requirements/dev.txt
	@echo "Installing what the checks need"
	@$(pip) -r requirements/dev.txt
	@touch $@

.env: | .venv/base.done
	$(python) -m config.environment

%.mo: %.po | .venv/base.done
	$(python) -m config.catalogues
