import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { securityHeaders } from "./serve/files.mjs";

const deploy = (file) => readFileSync(new URL(`../deploy/${file}`, import.meta.url), "utf8");
const headers = new Map(securityHeaders());
const policy = new Map(
  headers.get("Content-Security-Policy").split("; ").map((directive) => {
    const [name, ...sources] = directive.split(" ");
    return [name, sources.join(" ")];
  }),
);

test("Caddy sends what nginx sends", () => {
  const block = deploy("Caddyfile").match(/\(headers\) \{[^]*?\n\}/)[0];
  const sent = [...block.matchAll(/^\t\t([A-Z][\w-]+) "(.*)"$/gm)].map(([, name, value]) => [name, value]);

  assert.deepEqual(sent, [...securityHeaders(["{slipway_frame_ancestors}"], "{slipway_opener_policy}")]);
});

test("every place of nginx that has headers of its own includes those for all", () => {
  for (const file of ["nginx.conf", "apis.conf"]) {
    for (const block of deploy(file).match(/^\s*location [^{]*\{[^}]*\}/gm)) {
      assert.ok(!block.includes("add_header") || block.includes("security-headers.conf"), block);
    }
  }
});

test("nothing runs but the page's own files, and no text becomes HTML or script", () => {
  assert.equal(policy.get("default-src"), "'none'");
  assert.equal(policy.get("script-src"), "'self' 'wasm-unsafe-eval'");
  assert.equal(policy.get("style-src"), "'self'");
  assert.equal(policy.get("require-trusted-types-for"), "'script'");
  assert.equal(policy.get("trusted-types"), "slipway-websso");
  assert.doesNotMatch(headers.get("Content-Security-Policy"), /unsafe-inline|'unsafe-eval'|unsafe-hashes|data:|blob:/);
});

test("frame.html is framed by whom the operator lists, and by nobody until then", () => {
  const [map] = deploy("nginx.conf").match(/map \$uri \$slipway_frame_ancestors \{[^]*?\n\}/);
  assert.deepEqual([...map.matchAll(/^ {4}(\S+) +"(.*)";$/gm)].map(([, page, who]) => [page, who]), [[`"~/frame\\.html$"`, "'none'"], ["default", "'none'"]]);
  const [other] = deploy("Caddyfile").match(/map \{path\} \{slipway_frame_ancestors\} \{[^]*?\n\t\}/);
  assert.match(other, /~\/frame\\.html\$ "\{\$SLIPWAY_FRAME_ANCESTORS:'none'\}"\n\t\tdefault "'none'"/);
  const [, policy] = securityHeaders(["https://a.example", "https://b.example:8443"])[0];
  assert.match(policy, /; frame-ancestors https:\/\/a\.example https:\/\/b\.example:8443; /);
});

test("whoever opens a page is parted from it, but for sign-in.html and what leads there", () => {
  const [map] = deploy("nginx.conf").match(/map \$uri \$slipway_opener_policy \{[^]*?\n\}/);
  const pages = `~/(sign-in\\.html|websso/)$`;
  assert.deepEqual([...map.matchAll(/^ {4}(\S+) +"(.*)";$/gm)].map(([, page, policy]) => [page, policy]), [[`"${pages}"`, "unsafe-none"], ["default", "same-origin"]]);
  const [other] = deploy("Caddyfile").match(/map \{path\} \{slipway_opener_policy\} \{[^]*?\n\t\}/);
  assert.ok(other.includes(`\t\t${pages} "unsafe-none"\n\t\tdefault "same-origin"`));
  const policy = (opener) => new Map(securityHeaders([], opener)).get("Cross-Origin-Opener-Policy");
  assert.deepEqual([policy("unsafe-none"), policy()], ["unsafe-none", "same-origin"]);
});

test("nobody frames the page, moves its base, or takes a form of it", () => {
  for (const name of ["frame-ancestors", "base-uri", "form-action"]) assert.equal(policy.get(name), "'none'", name);
  assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
  assert.equal(headers.get("Referrer-Policy"), "no-referrer");
  assert.equal(headers.get("Cross-Origin-Opener-Policy"), "same-origin");
  assert.match(headers.get("Permissions-Policy"), /camera=\(\).*geolocation=\(\)/);
});
