import assert from "node:assert/strict";
import { test } from "node:test";

import { without } from "./exports.mjs";
import { leb } from "./sections.mjs";
import { isIdle } from "./split.mjs";

/** A module with one function, exported under each of these names. */
function module(names) {
  const text = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, bytes) => [id, ...leb(bytes.length), ...bytes];
  const all = names.flatMap((name) => [...text(name), 0, 0]);
  const bytes = [section(1, [1, 0x60, 0, 0]), section(3, [1, 0]), section(7, [names.length, ...all]), section(10, [1, 2, 0, 0x0b])];
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...bytes.flat()]);
}

test("the page is made without what elements call, elements without what the page calls, and both without what nobody does", () => {
  const hashed = (name) => `${name}_0123456789abcdef`;
  const sandbox = ["main"];
  const both = ["__wbindgen_malloc", "__wasm_split_00door00_export_00ff_table", hashed("__wbindgen_describe___wbg_mount")];
  const page = [hashed("startPage"), hashed("__wbindgen_describe_startPage")];
  const element = [hashed("mount"), hashed("mounted_ask"), hashed("__wbg_mounted_free"), hashed("__wbindgen_describe_mount")];
  const nobody = [hashed("intounderlyingsink_write"), hashed("__wbg_intounderlyingsink_free"), hashed("__wbindgen_describe_intounderlyingsink_write")];
  const whole = module([...sandbox, ...both, ...page, ...element, ...nobody]);

  for (const [way, hasSandbox, kept] of [
    ["page", false, [...both, ...page]],
    ["page", true, [...sandbox, ...both, ...page]],
    ["element", false, [...both, ...element]],
    ["element", true, [...sandbox, ...both, ...element]],
  ]) {
    const made = new WebAssembly.Module(without(whole, (name) => isIdle(name, way, hasSandbox)));
    assert.deepEqual(WebAssembly.Module.exports(made).map(({ name }) => name), kept);
  }
});
