# maillage: the commands of a programmer. `make` lists them.

GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

.PHONY: help build serve check test race lint golden fuzz bench compare browser data docs release pictures

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build the site of this repository into public/
	go run ./cmd/maillage build

serve: ## show the site of this repository while you write
	go run ./cmd/maillage serve

check: ## check the content of this repository
	go run ./cmd/maillage check

docs: ## build the documentation, in French and in English, into docs/*/public/
	go run ./cmd/maillage build --source docs/fr
	go run ./cmd/maillage build --source docs/en

test: lint ## everything that CI holds: linters, tests with the race detector, the theme's styles and scripts, the HTML of every page, the data, browsers
	go test -race -timeout 30m ./...
	go test ./build/front # its times mean nothing under the race detector
	./tests/theme.sh
	./tests/html.sh
	./tests/data.sh
	./tests/browser.sh

data: ## the data against other people’s tools: OpenAPI, DCAT-AP, GeoJSON, calendars, cards; the examples run
	./tests/data.sh

browser: ## what only a browser can tell: accessibility, keyboard, weights, no script, no third party
	./tests/browser.sh

pictures: ## contact sheets of every component and every type of page, to look at: tests/pictures/
	./tests/browser.sh pictures.mjs

lint: ## go vet, golangci-lint, actionlint
	go vet ./...
	go run $(GOLANGCI) run ./...
	go run $(ACTIONLINT)

golden: ## write the golden files again; read the difference before you commit it
	go test ./build/... ./cmd/... -update

fuzz: ## look for inputs that break a reader, 20 seconds each
	./tests/fuzz.sh 20s

release: ## a release of the last commit, tried: two builds have the same bytes, and the program works alone without a network
	./tests/release.sh

COUNT := 1
bench: ## the stages on generated networks of 1,000 and 10,000 places; COUNT=6 for benchstat
	go test -run '^$$' -bench . -benchmem -count $(COUNT) ./build/bench/... ./build/contribute/... ./build/serve/...

compare: ## maillage beside Hugo and the floor, at 1,000 and 10,000 places; installs Hugo once
	go run ./build/bench/compare 1000 10000
