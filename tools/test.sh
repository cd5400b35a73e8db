#!/bin/bash
# Every test, one step after the other, and a summary of what ran. Logs are left in target/test/.
#
#   tools/test.sh [STEP…]    only these, of: lint host tools components size sandbox cloud
set -u
cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PATH"
LOGS=target/test
mkdir -p $LOGS
passed=0 failed=0 skipped=0 summary=""

# Adds up what the runners' closing lines in $1 say; a step without one counts as one test.
count() {
  local numbers
  numbers=$(awk '
    /^test result:/ { p += $4; f += $6; s += $8; n++ }
    /^(#|ℹ) (pass|fail|skipped|cancelled) [0-9]+$/ {
      n++; if ($2 == "pass") p += $3; else if ($2 == "skipped") s += $3; else f += $3
    }
    END { if (n) print p + 0, f + 0, s + 0 }' "$1")
  echo "${numbers:-$2}"
}

note() { summary+=$(printf '%-12s %5s passed %3s failed %3s skipped  %4s s  %s' "$@")$'\n'; }

step() { # name command...
  local name=$1 start=$SECONDS p f s
  shift
  printf '%s … ' "$name"
  if "$@" >"$LOGS/$name.log" 2>&1 </dev/null; then
    read -r p f s <<<"$(count "$LOGS/$name.log" "1 0 0")"
    echo "ok, $((SECONDS - start)) s"
  else
    read -r p f s <<<"$(count "$LOGS/$name.log" "0 1 0")"
    [ "$f" != 0 ] || f=1
    echo "FAILED, $((SECONDS - start)) s; the end of $LOGS/$name.log:"
    tail -n 60 "$LOGS/$name.log" | sed 's/^/    /'
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  note "$name" "$p" "$f" "$s" $((SECONDS - start)) ""
}

skip() { # name why
  skipped=$((skipped + 1))
  note "$1" 0 0 1 0 "$2"
  echo "$1 … skipped: $2"
}

node_tests() { node --test --test-reporter=spec "$@"; }

components() {
  WASM_BINDGEN_TEST_TIMEOUT=600 cargo test --locked --features sandbox --target wasm32-unknown-unknown --test web
}

# The cloud's processes and ports are the machine's: it needs Debian, root and nothing else there.
cloud_is_possible() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

cloud_is_up() { curl --silent --output /dev/null --noproxy '*' http://127.0.0.1:5000/v3; }

real_cloud() {
  local was_up=1 outcome=0
  cloud_is_up || was_up=
  # A state that an earlier run left half-done is worth no repair.
  { tests/cloud/up.sh || tests/cloud/up.sh --fresh; } && node_tests tests/e2e/cloud/*.test.mjs &&
    cargo test --locked --test real_shapes --test real_nova --test real_services --test real_code --test real_launch --test real_once --test real_faults ||
    outcome=$?
  # What the tests have started they stop; its state makes the next start quicker.
  [ -n "$was_up" ] || tests/cloud/down.sh
  return $outcome
}

wanted=" ${*:-lint host tools components size sandbox cloud} "
wants() { [[ $wanted == *" $1 "* ]]; }

tools/install.sh build browser || exit 1
if wants cloud && cloud_is_possible; then
  # pip compiles for a minute or two: meanwhile the steps below keep the other core busy.
  tests/cloud/up.sh --install >$LOGS/cloud-install.log 2>&1 </dev/null &
fi
! wants lint || step lint make --no-print-directory lint
! wants host || step host cargo test --locked --no-fail-fast --features sandbox
! wants tools || step tools node_tests tools/*.test.mjs
! wants components || step components components
! wants size || step size make --no-print-directory size
! wants sandbox || step sandbox node_tests tests/e2e/sandbox/*.test.mjs
wait
if wants cloud; then
  if cloud_is_possible; then step cloud real_cloud; else skip cloud "the real cloud needs Debian and root"; fi
fi

printf '\n%s\n' "$summary"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] || exit 1
if [ -n "${CI:-}" ] && [ "$skipped" != 0 ]; then
  echo "nothing may be skipped in CI" >&2
  exit 1
fi
