#!/bin/sh
# Makes the keys and what is sealed with them anew, by openssl and ssh-keygen: for tests only, they open nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Says what it is before its first line, where PEM lets any text stand.
keep() { { echo "TEST ONLY: made by make.sh, opens nothing."; cat "$work/$1"; } >"$1.pem"; }
# Copies a key and gives the copy another passphrase, in OpenSSH's format.
openssh() {
  cp "$work/$1" "$work/$2"
  chmod 600 "$work/$2"
  ssh-keygen -q -p -P '' -N "$3" -f "$work/$2"
  keep "$2"
}

openssl genrsa -traditional -out "$work/pkcs1" 2048 2>"$work/log"
openssl genrsa -traditional -out "$work/other" 2048 2>"$work/log"
openssl pkcs8 -topk8 -nocrypt -in "$work/pkcs1" -out "$work/pkcs8"
openssl rsa -traditional -aes128 -passout pass:test -in "$work/pkcs1" -out "$work/encrypted-pkcs1" 2>"$work/log"
openssl pkcs8 -topk8 -passout pass:test -in "$work/pkcs1" -out "$work/encrypted-pkcs8"
openssl rsa -in "$work/pkcs1" -pubout -out "$work/public" 2>"$work/log"
openssl ecparam -genkey -noout -name prime256v1 -out "$work/ec"
openssl genpkey -algorithm ed25519 -out "$work/ed25519"
ssh-keygen -q -t ed25519 -N '' -C test -f "$work/ed25519-openssh"
for kind in pkcs1 other pkcs8 encrypted-pkcs1 encrypted-pkcs8 public ec ed25519 ed25519-openssh; do keep "$kind"; done
openssh pkcs1 openssh ''
openssh pkcs1 encrypted-openssh testtest

# One line of base64 of what openssl makes of the bytes that come in.
seal() { openssl pkeyutl -encrypt -pubin -inkey "$work/public" -pkeyopt "rsa_padding_mode:$1" | base64 -w 0; }
# `count` times one byte.
bytes() { head -c "$2" /dev/zero | tr '\000' "$1"; }
text() { printf '%s' "$1" | seal pkcs1; }
longest=$(bytes p 245)
{
  printf '{\n  "opened": [\n'
  printf '    {"password": "%s", "sealed": "%s"},\n' 'x' "$(text 'x')"
  printf '    {"password": "%s", "sealed": "%s"},\n' 'kT7$mQ2!vB9 zR4&' "$(text 'kT7$mQ2!vB9 zR4&')"
  printf '    {"password": "%s", "sealed": "%s"},\n' 'Schlüssel 密码' "$(text 'Schlüssel 密码')"
  printf '    {"password": "%s", "sealed": "%s"}\n' "$longest" "$(text "$longest")"
  printf '  ],\n  "closed": [\n'
  printf '    {"why": "OAEP", "sealed": "%s"},\n' "$(printf secret | seal oaep)"
  printf '    {"why": "another kind of filling", "sealed": "%s"},\n' \
    "$({ printf '\000\001'; bytes f 247; printf '\000secret'; } | seal none)"
  printf '    {"why": "does not begin with zero", "sealed": "%s"},\n' \
    "$({ printf '\001\002'; bytes f 247; printf '\000secret'; } | seal none)"
  printf '    {"why": "short filling", "sealed": "%s"},\n' \
    "$({ printf '\000\002'; bytes f 7; printf '\000'; bytes s 246; } | seal none)"
  printf '    {"why": "no end of the filling", "sealed": "%s"},\n' "$({ printf '\000\002'; bytes f 254; } | seal none)"
  printf '    {"why": "nothing behind the filling", "sealed": "%s"},\n' \
    "$({ printf '\000\002'; bytes f 253; printf '\000'; } | seal none)"
  printf '    {"why": "no UTF-8", "sealed": "%s"},\n' "$(printf '\377\376' | seal pkcs1)"
  printf '    {"why": "control characters", "sealed": "%s"}\n' "$(printf 'a\001b' | seal pkcs1)"
  printf '  ]\n}\n'
} >sealed.json
