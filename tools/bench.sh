#!/bin/bash
# Builds what `make bench` measures of the client as the page is built, with the compiler's options
# from the Makefile and wasm-opt's from index.html, and measures it in Chromium; then, in dist/, the form
# at scale and launches in bad networks; then, where the real cloud runs, how soon changes are shown
# there, and launches whose page is killed.
set -eu
cd "$(dirname "$0")/.."
BUILT=target/bench
WASM=wasm32-unknown-unknown
read -ra OPTIONS < <(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)

cargo build --locked --release --example decode --target $WASM
rm -rf $BUILT
mkdir -p $BUILT
wasm-bindgen --target web --no-typescript --out-dir $BUILT target/$WASM/release/examples/decode.wasm
wasm-opt -Oz "${OPTIONS[@]}" -o $BUILT/decode_bg.wasm $BUILT/decode_bg.wasm
outcome=0
node tests/bench/run.mjs || outcome=$?
echo
node tests/bench/form.mjs || outcome=$?
echo
# The client that launches are compared with is installed with the real cloud of the tests, where that
# can be.
if [ ! -x .cloud/venv/bin/openstack ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  tests/cloud/up.sh --install >/dev/null || outcome=$?
fi
node tests/rig/run.mjs || outcome=$?
echo
if curl --silent --output /dev/null --noproxy '*' http://127.0.0.1:5000/v3; then
  node --test --test-reporter=spec tests/bench/shown.test.mjs tests/bench/kill.test.mjs || outcome=$?
else
  echo "nothing is followed and no launches are killed: that needs the real cloud, which \`make cloud\` starts"
fi
exit $outcome
