# Every task of the project. `make` alone lists them.

PORT ?= 8080
export PATH := $(CURDIR)/.tools/bin:$(PATH)

# The maker's folders are no part of the product. A page cannot show the words of a panic: the
# standard library is built without them, which the compiler lets nightlies do unless it is told.
HOME_OF_CRATES = $(or $(CARGO_HOME),$(HOME)/.cargo)
AS_RELEASED = RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort --cfg split --remap-path-prefix=$(HOME_OF_CRATES)=cargo"
# Trunk builds offline: what the standard library is made of has to be here by then.
RELEASE = $(AS_RELEASED) cargo fetch --quiet --locked --target wasm32-unknown-unknown && \
	$(AS_RELEASED) trunk build --release

# What a release is made of: it takes minutes, and is made anew only after a change.
SOURCES := $(shell find src locales style web tools -type f -not -path '*/node_modules/*' -not -name '.*') \
	index.html Trunk.toml Cargo.toml Cargo.lock build.rs rust-toolchain.toml Makefile

# Left out of "all": they need a cloud to run.
REAL = --test real_shapes --test real_nova --test real_services --test real_code --test real_launch --test real_once --test real_faults --test real_clouds

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run build size package check-config lint fmt test real bench fuzz cloud cloud-down clean

help: ## List these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build with the sandbox and serve on 127.0.0.1:8080 (PORT=, CLOUD=<auth URL of a real cloud>)
	@tools/install.sh build
	trunk build --cargo-profile quick --dist target/run
	@node tools/serve.mjs --dist target/run --port $(PORT) $(if $(CLOUD),--cloud $(CLOUD))

build: dist/index.html ## Build dist/ for production, without the sandbox

size: dist/index.html target/sandbox/index.html ## Print the bytes of a first visit; fails over the budget of tools/size.mjs
	@node tools/size.mjs dist target/sandbox

package: $(if $(SANDBOX),target/sandbox,dist)/index.html ## Put the npm package together in target/package (SANDBOX=1: with the sandbox)
	@node tools/package.mjs $(<D) target/package

dist/index.html: $(SOURCES)
	@tools/install.sh build
	$(RELEASE)

target/sandbox/index.html: dist/index.html
	node tools/finish.mjs $(@D)

check-config: ## Say what is wrong with an operator's config.json (CONFIG=<path>)
	@cargo run --locked --quiet --no-default-features -- $(or $(CONFIG),web/config.json)
	@echo "$(or $(CONFIG),web/config.json): nothing is wrong"

lint: ## Check formatting, clippy on the host and for the browser, licences and origins of what is used
	cargo fmt --check
	node tools/dependencies.mjs
	cargo clippy --locked --all-targets $(REAL) -- -D warnings
	cargo clippy --locked --lib --bins --test web --example decode --target wasm32-unknown-unknown -- -D warnings

fmt: ## Format the source
	cargo fmt

test: ## Run every test, in Chromium and on a real cloud too; installs what it needs
	@tools/test.sh

real: ## Test the client, without a page, on the real cloud of make cloud
	cargo test --locked --no-fail-fast $(REAL)

bench: build ## Read 10,000 servers, load the form with 10,000 images, launch in bad networks (SEEDS=1000); fails over limits
	@tools/install.sh browser
	cargo build --locked --example rig
	@$(AS_RELEASED) tools/bench.sh

fuzz: ## Let libFuzzer think of answers for a minute (SECONDS=<how many>)
	@tools/fuzz.sh $(or $(SECONDS),60)

cloud: ## Start the real cloud of the tests on loopback (Debian, root)
	@tests/cloud/up.sh

cloud-down: ## Stop it; its state is kept
	@tests/cloud/down.sh

clean: ## Remove what was built; tools and the cloud stay
	rm -rf target fuzz/target dist style/.bundle.css style/.embed.css
