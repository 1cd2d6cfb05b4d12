# SPDX-FileCopyrightText: 2026 Werkdruk contributors
# SPDX-License-Identifier: EUPL-1.2

# Each target only calls what start.py and CI call; `lock` is the one that needs uv (https://docs.astral.sh/uv/).
.PHONY: demo test check format lock

demo test check:
	python3 start.py $@

format:
	.venv/bin/python -m ruff format .
	.venv/bin/python -m ruff check --fix .

UV ?= uv
EXPORT = $(UV) export --frozen --no-emit-project --no-header --quiet --python 3.11
RUN = --extra web
TEST = $(RUN) --extra pg --extra cluster --group test --group oracle --group browser --group build

# Newest allowed versions: `make lock LOCK=--upgrade`. Name the interpreter, else uv may stop on a broken one in PATH.
lock:
	$(UV) lock $(LOCK) --no-build --default-index https://pypi.org/simple
	$(EXPORT) $(RUN) -o requirements/run.txt
	$(EXPORT) $(TEST) -o requirements/test.txt
	$(EXPORT) $(TEST) --group lint -o requirements/check.txt
