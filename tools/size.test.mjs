import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { sum, visit } from "./size.mjs";

test("a first visit is the page, its script, its wasm and its style, and not the portals' loader", () => {
  const dist = mkdtempSync(join(tmpdir(), "slipway-size-"));
  const names = ["index.html", "boot.js", "slipway-00ff.js", "slipway-00ff_bg.wasm", "a.css", "slipway-launch.js", "slipway-later-form-00ff.wasm"];
  for (const name of names) {
    writeFileSync(join(dist, name), "x".repeat(100));
    writeFileSync(join(dist, `${name}.gz`), "x".repeat(10));
    writeFileSync(join(dist, `${name}.br`), "x".repeat(5));
  }

  const files = visit(dist);

  assert.deepEqual(files.map((file) => file.name), ["a.css", "boot.js", "index.html", "slipway-00ff.js", "slipway-00ff_bg.wasm"]);
  assert.equal(sum(files, "raw"), 500);
  assert.equal(sum(files, "brotli"), 25);
});
