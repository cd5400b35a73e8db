#!/bin/bash
# Lets libFuzzer think of answers for so many seconds, from those that a real cloud gave. What makes
# a decoder panic or hang is left in fuzz/artifacts/; what it learnt, in fuzz/corpus/.
#
#   tools/fuzz.sh [FOR_SECONDS [OPTION_OF_LIBFUZZER…]]
set -eu
cd "$(dirname "$0")/../fuzz"
LIMIT=${1:-60}
HOST=$(rustc -vV | sed -n 's/^host: //p')

# What `cargo fuzz build --sanitizer none` asks of rustc; as these are LLVM's options, the stable
# compiler takes them. There is no unsafe code that a sanitizer could look at.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Ccodegen-units=1 \
  -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
cargo build --locked --release --target "$HOST"

# Each answer for each decoder: the first byte is its number.
SEEDS=target/seeds
rm -rf $SEEDS
mkdir -p $SEEDS corpus/decoders artifacts/decoders
for answer in ../tests/support/answers/*.json; do
  for number in {0..63}; do
    # shellcheck disable=SC2059
    { printf "\\x$(printf %02x "$number")"; cat "$answer"; } >"$SEEDS/$(basename "$answer" .json)-$number"
  done
done
# Every key that the answers have, as a word that may be put anywhere.
grep -oh '"[^" ]*":' ../tests/support/answers/*.json | sort -u |
  sed 's/"\(.*\)":/"\\"\1\\":"/' >target/keys.dict

exec "target/$HOST/release/decoders" -max_total_time="$LIMIT" -timeout=5 -rss_limit_mb=1024 \
  -max_len=16384 -dict=target/keys.dict -artifact_prefix=artifacts/decoders/ -print_final_stats=1 \
  "${@:2}" corpus/decoders $SEEDS
