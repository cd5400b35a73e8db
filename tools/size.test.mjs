import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { EMBEDDED, sum, visit } from "./size.mjs";

test("a first visit is the page, its script, its wasm and its style, and that of an element is the loader and its own", () => {
  const dist = mkdtempSync(join(tmpdir(), "slipway-size-"));
  const names = ["index.html", "boot.js", "slipway-00ff.js", "slipway-00ff_bg.wasm", ".bundle-00ff.css"];
  const embedded = ["slipway-launch.js", "slipway-embed-00ff.css", "slipway-embed-00ff.js", "slipway-embed-00ff_bg.wasm", "slipway-element-00ff.js", "slipway-look-00ff.js"];
  for (const name of [...names, ...embedded, "slipway-later-form-00ff.wasm", "slipway-code-00ff_bg.wasm"]) {
    writeFileSync(join(dist, name), "x".repeat(100));
    writeFileSync(join(dist, `${name}.gz`), "x".repeat(10));
    writeFileSync(join(dist, `${name}.br`), "x".repeat(5));
  }

  const files = visit(dist);

  assert.deepEqual(files.map((file) => file.name).sort(), names.sort());
  assert.deepEqual(visit(dist, EMBEDDED).map((file) => file.name).sort(), embedded.sort());
  assert.equal(sum(files, "raw"), 500);
  assert.equal(sum(files, "brotli"), 25);
});
