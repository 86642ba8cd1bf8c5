# Two commands on a fresh machine: `make serve` and `make test`. Everything they need they set up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: serve test screenshots faults setup check lint types imports tune train scale bench robustness race clean

serve: setup           ## set up what has changed, then serve on 127.0.0.1:8000
	@$(BIN)/bandecheng serve

test: setup            ## the same set-up, then all tests
	@$(BIN)/python -m pytest

screenshots: setup     ## the pictures of README and docs, anew
	@$(BIN)/python -m tests.browser.kiosk.pictures docs/images
	@$(BIN)/python -m tests.browser.pictures_desk docs/images

faults: $(INSTALLED)   ## kill -9, tampering, numbers left on disk, with the counts; minutes long
	@$(BIN)/python -m pytest tests/faults
	@BANDECHENG_DISK_QUESTIONS=5000 $(BIN)/python -m pytest tests/ui/serving/test_nothing_on_disk.py

setup: $(INSTALLED)    ## virtual environment, packages, model, index
	@$(BIN)/bandecheng model build
	@$(BIN)/bandecheng index build

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新:make PYTHON=python3.11 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "安装依赖(第一次要几分钟)……"
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -e '.[dev]'
	@touch $@

check: lint types imports test  ## everything that CI runs

lint: $(INSTALLED)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(INSTALLED)
	@$(BIN)/mypy

imports: $(INSTALLED)
	@$(BIN)/lint-imports

tune: setup            ## choose ranking weights and thresholds anew on the development set
	@$(BIN)/bandecheng eval tune eval/questions/dev.jsonl

train: setup           ## train heads and aspects anew on the corpus' ways of asking, then rebuild and tune
	@$(BIN)/bandecheng model train
	@$(BIN)/bandecheng eval aspects eval/questions/dev.jsonl
	@$(BIN)/bandecheng index build
	@$(BIN)/bandecheng eval tune eval/questions/dev.jsonl

scale: setup           ## vector search from a thousand passages to a million, into docs/scale.md
	@$(BIN)/bandecheng eval scale eval/questions/dev.jsonl

bench: setup           ## speed and memory beside the plain path; about five minutes
	@$(BIN)/python -m pip install --disable-pip-version-check -q -e '.[bench]'
	@$(BIN)/bandecheng bench eval/questions/dev.jsonl

robustness: setup      ## hit@1 over noise beside two peers; after `make race`, whose vectors it takes
	@$(BIN)/bandecheng robustness eval/questions/dev.jsonl

race: setup            ## against other ways of searching, with tables and plots in docs/race.md
	@$(BIN)/python -m pip install --disable-pip-version-check --progress-bar on -e '.[dev,race]'
	@$(BIN)/python -m eval.race

clean:                 ## remove what can be made again
	@rm -rf $(VENV) var
