# make run    builds everything and starts the server
# make test   everything that must hold before a change lands
# make help   lists the rest

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build
.PHONY: help build run demo test test-go test-front test-documents test-browser lint format wire bench soak pictures release clean

GO_TOOL := go tool -modfile=.ci/tools/go.mod
SOURCES := $(shell find frontend/src frontend/public frontend/scripts -type f 2>/dev/null) $(wildcard frontend/*.html frontend/*.ts frontend/*.js frontend/package.json)

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

build: frontend/dist/phone.html ## build the front end and bin/colazione
	go build -trimpath -o bin/colazione ./server

run: build ## build and start the server
	./bin/colazione

demo: build ## start with a meeting to click through, in a database of its own
	./bin/colazione demo

frontend/node_modules: frontend/package-lock.json
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch frontend/node_modules

frontend/dist/phone.html: frontend/node_modules $(SOURCES)
	cd frontend && npm run --silent build
	@touch frontend/dist/phone.html

test: lint test-front test-go test-documents test-browser ## everything that must hold; installs Chromium and readers of PDF where they are missing

lint: frontend/node_modules
	$(GO_TOOL) golangci-lint run --allow-parallel-runners ./...
	$(GO_TOOL) golangci-lint fmt --diff
	cd frontend && npm run --silent lint && npm run --silent check && npm run --silent wire -- --check

test-front: frontend/node_modules
	cd frontend && npm test --silent

test-go: frontend/dist/phone.html
	.ci/packages
	go vet ./...
	GOOS=windows go vet ./...
	go test ./...

.ci/documents/node_modules: .ci/documents/package-lock.json
	cd .ci/documents && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch .ci/documents/node_modules

test-documents: build .ci/documents/node_modules
	.ci/served.mjs "$(CURDIR)/.ci/documents/check.mjs"
	.ci/served.mjs "$(CURDIR)/.ci/client/meet"

test-browser: build
	.ci/packages
	cd frontend && npm run --silent test:browser

format: frontend/node_modules ## put everything into the project's form
	$(GO_TOOL) golangci-lint fmt
	cd frontend && npm run --silent format

wire: frontend/node_modules ## generate the front end's types from Go's
	cd frontend && npm run --silent wire

bench: build ## measure this machine: make bench ARGS="-phones 1000 -rate 500"
	./bin/colazione bench $(ARGS)

soak: build ## try what goes wrong for minutes on end, and print a table; as root, for a disk and a network to break
	.ci/packages soak
	.ci/soak

pictures: build ## photograph every view into pictures/, and those of the README: make pictures ONLY=screen
	.ci/packages
	cd frontend && npm run --silent pictures -- $(ONLY)

release: frontend/dist/phone.html ## make the archives of a release, their bills of materials and checksums in bin/release
	.ci/release

clean: ## remove what was built
	rm -rf bin frontend/node_modules .ci/documents/node_modules .ci/client/generated
	find frontend/dist -mindepth 1 -not -name .gitkeep -delete
