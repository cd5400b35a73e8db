#!/bin/bash
# Installs what is missing, pinned, into .tools/ and node_modules/; a tool of the right version that
# is on the PATH already is used as it is.
#
#   tools/install.sh build     what builds and serves the page
#   tools/install.sh browser   what drives it: Chromium, Firefox, and the packages of tests/e2e and examples
set -eu
cd "$(dirname "$0")/.."

TRUNK=0.21.14
BINARYEN=132
# The newest that reads what wasm_split_helpers of Cargo.lock writes.
WASM_SPLIT=0.2.4
# Debian 12 has 18, which is too old for the bundler of examples/; npm has newer ones as packages.
LEAST_NODE=20.19
NODE=22.23.3
# The CLI must be of the very version that the crate was compiled with.
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)

export PATH="$PWD/.tools/bin:$PATH"
mkdir -p .tools/bin

say() { echo "install: $*" >&2; }
has() { command -v "$1" >/dev/null; }

# Debian's packages; elsewhere the user is told what is missing.
debian() {
  local sudo=
  if ! has apt-get; then say "please install: $*"; exit 1; fi
  if [ "$(id -u)" != 0 ]; then sudo=sudo; fi
  say "apt: $*"
  # The cloud's packages may be installed at the same time, and this waits for nobody by itself.
  $sudo flock /run/lock/slipway-apt apt-get -qq update
  $sudo env DEBIAN_FRONTEND=noninteractive \
    apt-get -y -qq -o DPkg::Lock::Timeout=400 install --no-install-recommends "$@" >/dev/null
}

# cargo install of crate $1, version $2, optimised as OPT_LEVEL says, with the rest as options. These
# are tools: minutes of compiling count for more than the speed of the result.
crate() {
  say "cargo: $1 $2 (a few minutes, once)"
  CARGO_TARGET_DIR="$PWD/.tools/build" CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL="${OPT_LEVEL:-1}" \
    cargo install --quiet --root .tools "$1" --version "$2" "${@:3}"
}

# The packages of npm that the folder $1 names.
packages() {
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed"; then
    say "npm: the packages of $1"
    npm ci --silent --no-audit --no-fund --prefix "$1"
    cp "$1/package-lock.json" "$1/node_modules/.installed"
  fi
}

# Whether the node that is found first is new enough.
node_is_new() {
  has node && [ "$(printf '%s\n' "$LEAST_NODE" "$(node --version | tr -d v)" | sort -V | head -n 1)" = "$LEAST_NODE" ]
}

node_of_ours() {
  say "npm: node $NODE"
  npm install --silent --no-audit --no-fund --prefix .tools/node "node@$NODE"
  ln -sf ../node/node_modules/node/bin/node .tools/bin/node
}

build() {
  has cc || debian build-essential
  has node && has npm || debian nodejs npm
  node_is_new || node_of_ours
  if has rustup && ! rustup target list --installed | grep -qx wasm32-unknown-unknown; then
    say "rustup: wasm32-unknown-unknown"
    rustup target add wasm32-unknown-unknown
  fi
  if has rustup && ! rustup component list --installed | grep -q '^rust-src'; then
    say "rustup: rust-src"
    rustup component add rust-src
  fi
  if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $WASM_BINDGEN" ]; then
    # Not --locked: its lock names a release that has been withdrawn from some mirrors.
    crate wasm-bindgen-cli "$WASM_BINDGEN"
  fi
  if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK" ]; then
    # A build takes a second longer with it, and its own compiling a third less.
    OPT_LEVEL=0 crate trunk "$TRUNK" --locked --no-default-features --features rustls
  fi
  if ! has wasm-split-cli || [ "$(cat .tools/wasm-split 2>/dev/null)" != "$WASM_SPLIT" ]; then
    # It does not tell its version.
    crate wasm_split_cli_support "$WASM_SPLIT" --locked --features build-binary
    echo "$WASM_SPLIT" >.tools/wasm-split
  fi
  packages tools
  for tool in wasm-opt wasm-metadce; do
    if ! $tool --version 2>/dev/null | grep -q "version $BINARYEN\b"; then
      ln -sf ../../tools/node_modules/binaryen/bin/$tool .tools/bin/$tool
    fi
  done
  rm -rf .tools/build
}

browser() {
  local missing=()
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  # Where the browsers' words for a connection that failed differ.
  [ -n "${FIREFOX:-}" ] || has firefox-esr || missing+=(firefox-esr)
  # A certificate that nobody trusts is made, and looked at.
  has openssl || missing+=(openssl)
  has curl || missing+=(curl)
  # Without a font for Chinese the tests would look at boxes.
  fc-list ':lang=zh-cn' 2>/dev/null | grep -q . || missing+=(fontconfig fonts-wqy-microhei)
  [ ${#missing[@]} = 0 ] || debian "${missing[@]}"
  packages tests/e2e
  packages examples
}

for part in "$@"; do "$part"; done
