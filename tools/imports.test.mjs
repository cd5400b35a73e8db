import assert from "node:assert/strict";
import { test } from "node:test";

import { shortened } from "./imports.mjs";

/** A module that imports functions without parameters, and re-exports the first. */
function module(imports) {
  const text = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, bytes) => [id, bytes.length, ...bytes];
  const all = imports.flatMap(([module, name]) => [...text(module), ...text(name), 0, 0]);
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [imports.length, ...all]),
    ...section(7, [1, ...text("run"), 0, 0]),
  ]);
}

test("imports of the glue are renamed, those of others are not, and the module does what it did", () => {
  const glue = "./slipway_bg.js";
  const long = module([[glue, "__wbg_now_0123456789abcdef"], ["./__wasm_split.js", "load"], [glue, "__wbg_log_0123456789abcdef"]]);

  const { bytes, names } = shortened(long);

  const compiled = new WebAssembly.Module(bytes);
  const imports = WebAssembly.Module.imports(compiled).map(({ module, name }) => [module, name]);
  assert.deepEqual(imports, [[glue, "$0"], ["./__wasm_split.js", "load"], [glue, "$1"]]);
  assert.equal(names.get("__wbg_log_0123456789abcdef"), "$1");
  let ran = 0;
  const given = { [glue]: { $0: () => (ran += 1), $1: () => {} }, "./__wasm_split.js": { load: () => {} } };
  new WebAssembly.Instance(compiled, given).exports.run();
  assert.equal(ran, 1);
});
