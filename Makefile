# Two commands do all the set-up on a fresh Debian with Python 3.11: `make run` and `make test`.
SHELL := /bin/bash
export UV_PYTHON_DOWNLOADS := never
UV := .tools/bin/uv
RUN := .venv/bin

.PHONY: help run test test-fast adversity lint bench docs messages clean

help: ## Liệt kê các lệnh · list the commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

$(UV):
	@tools/install_base.sh
	@python3 -m venv .tools && .tools/bin/pip install --quiet uv

.venv/.ready: $(UV) uv.lock pyproject.toml
	@$(UV) sync --frozen --no-dev --inexact --compile-bytecode --quiet && touch $@

.venv/.ready-dev: $(UV) uv.lock pyproject.toml
	@$(UV) sync --frozen --compile-bytecode --quiet && touch $@ .venv/.ready

run: .venv/.ready ## Chạy bản trình diễn · install, migrate, load the demonstration city, serve
	@$(RUN)/python -m compileall -q duoc
	@$(RUN)/duoc demo --serve

test: .venv/.ready-dev ## Chạy mọi kiểm tra · everything: lint, both databases, browser
	@tools/install_test_tools.sh
	@tools/test.sh

test-fast: .venv/.ready-dev ## Kiểm tra nhanh trên SQLite · unit tests on SQLite only
	@$(RUN)/pytest -n 2 -m "not browser and not generated"

adversity: .venv/.ready-dev ## Dữ liệu rác vào mọi ô của mọi trang · junk into every field of every page
	@$(RUN)/pytest -n 2 -m generated

lint: .venv/.ready-dev ## Ruff, mypy, chiều phụ thuộc · ruff, mypy, import arrows
	@tools/lint.sh

bench: .venv/.ready-dev ## Đo hiệu năng · run the measurements in bench/
	@tools/bench.sh

docs: .venv/.ready-dev ## Sinh tài liệu tra cứu và ảnh · generate reference pages and screenshots
	@$(RUN)/python tools/law_reference.py
	@$(RUN)/python tools/states.py
	@$(RUN)/python tools/screenshots.py

messages: .venv/.ready-dev ## Cập nhật bản dịch · extract and compile translations
	@tools/messages.sh

clean: ## Xóa môi trường và dữ liệu trình diễn · remove the environment and the demonstration data
	@rm -rf .venv .tools var
