#!/bin/bash
# Every test, and a summary of what ran; logs are left in target/test/. What waits for the real cloud
# most of the time goes on beside the steps that keep this machine busy, which give way to it.
#
#   tools/test.sh [STEP…]    only these, of: size lint host tools components sandbox real cloud
set -u
cd "$(dirname "$0")/.."
export PATH="$PWD/.tools/bin:$PATH"
LOGS=target/test
mkdir -p $LOGS
rm -f $LOGS/*.note

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

note() { printf '%-12s %5s passed %3s failed %3s skipped  %4s s  %s\n' "$@" >"$LOGS/$1.note"; }

step() { # name command...
  local name=$1 start=$SECONDS p f s
  shift
  if "$@" >"$LOGS/$name.log" 2>&1 </dev/null; then
    read -r p f s <<<"$(count "$LOGS/$name.log" "1 0 0")"
    echo "$name: ok, $((SECONDS - start)) s"
  else
    read -r p f s <<<"$(count "$LOGS/$name.log" "0 1 0")"
    [ "$f" != 0 ] || f=1
    echo "$name: FAILED, $((SECONDS - start)) s; the end of $LOGS/$name.log:"
    tail -n 60 "$LOGS/$name.log" | sed 's/^/    /'
  fi
  note "$name" "$p" "$f" "$s" $((SECONDS - start)) ""
}

skip() { # name why
  note "$1" 0 0 1 0 "$2"
  echo "$1: skipped, $2"
}

node_tests() { node --test --test-reporter=spec "$@"; }

components() {
  WASM_BINDGEN_TEST_TIMEOUT=600 busy cargo test --locked --target wasm32-unknown-unknown --test web
}

# The cloud's processes and ports are the machine's: it needs Debian, root and nothing else there.
cloud_is_possible() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

cloud_is_up() { curl --silent --output /dev/null --noproxy '*' http://127.0.0.1:5000/v3; }

# A state that an earlier run left half-done is worth no repair.
cloud_up() { tests/cloud/up.sh || tests/cloud/up.sh --fresh; }

real_cloud() { cloud_up && make --no-print-directory real; }

cloud_pages() { cloud_up && node_tests tests/e2e/cloud/*.test.mjs; }

wanted=" ${*:-size lint host tools components sandbox real cloud} "
wants() { [[ $wanted == *" $1 "* ]]; }
wants_cloud() { wants real || wants cloud; }

# What compiles gives way to what a clock is watching.
busy() { nice -n 10 "$@"; }

releases() { busy make --no-print-directory size; }

# The pages of the last part are those of `size`, where that is made now.
with_pages() { until ! wants size || [ -e $LOGS/size.note ]; do sleep 1; done; }

# Installed while the tools are: pip compiles for a minute or two.
install_cloud() {
  tests/cloud/up.sh --install >$LOGS/cloud-install.log 2>&1 </dev/null
  ! wants cloud || tests/cloud/horizon.sh >$LOGS/horizon-install.log 2>&1 </dev/null
}

on_the_cloud() {
  ! wants real || step real real_cloud
  ! wants cloud || { with_pages && step cloud cloud_pages; }
}

clouded=
if wants_cloud && cloud_is_possible; then
  clouded=1 was_up=1
  cloud_is_up || was_up=
  install_cloud &
fi
tools/install.sh build browser || exit 1
wait
[ -z "$clouded" ] || on_the_cloud &
! wants size || step size releases
! wants lint || step lint busy make --no-print-directory lint
! wants host || step host busy cargo test --locked --no-fail-fast
! wants tools || step tools node_tests tools/*.test.mjs
! wants components || step components components
! wants sandbox || step sandbox node_tests --test-concurrency=2 tests/e2e/sandbox/*.test.mjs
wait
if [ -n "$clouded" ]; then
  # What the tests have started they stop; its state makes the next start quicker.
  [ -n "$was_up" ] || tests/cloud/down.sh
elif wants_cloud; then
  skip cloud "the real cloud needs Debian and root"
fi

echo
cat $LOGS/*.note
read -r passed failed skipped <<<"$(awk '{ p += $2; f += $4; s += $6 } END { print p + 0, f + 0, s + 0 }' $LOGS/*.note)"
printf '\n%s passed, %s failed, %s skipped, %s s\n' "$passed" "$failed" "$skipped" $SECONDS
[ "$failed" = 0 ] || exit 1
if [ -n "${CI:-}" ] && [ "$skipped" != 0 ]; then
  echo "nothing may be skipped in CI" >&2
  exit 1
fi
