// The package says of the elements what the loader does and what docs/embedding.md promises, and bundlers find its files.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { assemble, version } from "./package.mjs";
import { literal, named } from "./package/literal.mjs";
import { elements } from "./package/manifest.mjs";

const root = (path) => new URL(`../${path}`, import.meta.url);
const CONTRACT = readFileSync(root("docs/embedding.md"), "utf8");
const LOADER = readFileSync(root("src/embed/slipway-launch.js"), "utf8");

/** The classes that the loader defines, where there are no elements but in name. */
async function defined() {
  const classes = {};
  class HTMLElement {
    attachShadow() {}
    attachInternals() {}
  }
  Object.assign(globalThis, { HTMLElement, __SLIPWAY_WORDS__: {}, customElements: { get: (name) => classes[name], define: (name, it) => (classes[name] = it) } });
  await import(root("src/embed/slipway-launch.js"));
  return classes;
}

/** The names in the first column of the table below a heading of the contract. */
function table(heading) {
  const [, part] = CONTRACT.match(new RegExp(`\n## ${heading}\n([^]*?)\n## `));
  const lines = part.split("\n").slice(1).filter((line) => line.startsWith("| `"));
  const cells = lines.map((line) => line.split("|")[1]);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`(]+)(?:\(.*?\))?`/g)].map(([, name]) => name));
}

const all = (key, of = (it) => it.name) => new Set(elements().flatMap((it) => it[key].filter((it) => of(it)).map(of)));
const sorted = (names) => [...new Set(names)].sort();

test("the manifest has what the loader takes, and nothing else", async () => {
  const classes = await defined();
  assert.deepEqual(Object.keys(classes).sort(), elements().map((it) => it.tagName).sort());
  const { observedAttributes, prototype } = classes["slipway-launch"];
  const base = Object.getPrototypeOf(prototype);
  const its = Object.entries(Object.getOwnPropertyDescriptors(base)).filter(([name]) => !/Callback$|^constructor$/.test(name));

  // `name` is the browser's own business, as of every element in a form.
  assert.deepEqual(sorted([...observedAttributes, "name"]), sorted(all("attributes")));
  assert.deepEqual(sorted(its.map(([name]) => name)), sorted(all("members")));
  for (const { members } of elements()) {
    for (const { name, kind, readonly } of members) {
      const { get, set, value } = Object.getOwnPropertyDescriptor(base, name);
      if (kind === "field" && !readonly) assert.ok(set, name);
      else assert.ok(!set || kind === "method", name);
      assert.ok(get || value, name);
    }
  }
});

test("the manifest has what the contract promises, table by table", () => {
  const { members } = elements().find((it) => it.tagName === "slipway-launch");
  const only = (kind) => members.filter((it) => it.kind === kind && !it.attribute).map(({ name }) => name);

  assert.deepEqual(sorted(table("Attributes")), sorted(all("attributes")));
  assert.deepEqual(sorted(table("Properties")), sorted([...only("field"), "prefill"].filter((name) => !/Validity$/.test(name))));
  assert.deepEqual(sorted(table("Methods")), sorted(only("method")));
  assert.deepEqual(sorted(table("Events").filter((name) => name.startsWith("slipway-"))), sorted(all("events")));
});

const NAMES = { JS: "slipway-embed-00ff.js", ELEMENT: "slipway-element-11ee.js", WASM: "slipway-embed-00ff_bg.wasm", CSS: "slipway-embed-22dd.css" };
const WRITTEN = LOADER.replace(/__SLIPWAY_(JS|ELEMENT|WASM|CSS)__/g, (_, name) => NAMES[name]);

/** A folder like a built page. */
function built(loader = WRITTEN) {
  const dist = mkdtempSync(join(tmpdir(), "slipway-package-"));
  const files = {
    "slipway-launch.js": loader,
    "slipway-embed-00ff.js": `export default (at = new URL('slipway_bg.wasm', import.meta.url)) => fetch(new URL("./slipway-later-form-33cc.wasm", import.meta.url));`,
    "slipway-element-11ee.js": `export const code = () => import("./code.js");`,
    "code.js": `import init from "./slipway-code-44bb.js"; init(new URL("slipway-code-44bb_bg.wasm", import.meta.url));`,
    "slipway-code-44bb.js": "export default (at) => at;",
    "slipway-sign-in.js": "export const signIn = () => undefined;",
    "slipway-embed-22dd.css": ":host { --a: `1`; }",
  };
  const page = ["index.html", "boot.js", "config.json", "slipway-66bb_bg.wasm", "slipway-later-form-77cc.wasm", ".bundle-88dd.css", "slipway-launch.js.br"];
  for (const name of ["slipway-embed-00ff_bg.wasm", "slipway-later-form-33cc.wasm", "slipway-code-44bb_bg.wasm", ...page]) files[name] = "";
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
  return dist;
}

test("it has what an element fetches, under names that bundlers follow, and nothing of the page", async () => {
  const { transform } = await import("esbuild-wasm");
  // As a release has it.
  const short = await transform(WRITTEN, { minify: true, format: "esm", target: "es2022" });
  for (const dist of [built(), built(short.code)]) {
    const out = join(dist, "package");
    assemble(dist, out);

    const files = readdirSync(out);
    const style = files.find((file) => file.startsWith("slipway-style-"));
    const scripts = ["code.js", "slipway-code-44bb.js", "slipway-element-11ee.js", "slipway-embed-00ff.js", "slipway-launch.js", "slipway-sign-in.js", style];
    const typed = ["preact", "react", "slipway-launch", "slipway-sign-in", "solid", "svelte", "vue"].map((name) => `${name}.d.ts`);
    const wasm = ["slipway-embed-00ff_bg.wasm", "slipway-code-44bb_bg.wasm", "slipway-later-form-33cc.wasm"];
    assert.deepEqual(files.sort(), ["LICENSE", "README.md", "custom-elements.json", "package.json", ...scripts, ...typed, ...wasm].sort());
    assert.deepEqual(named(readFileSync(join(out, "slipway-launch.js"), "utf8")).sort(), ["slipway-embed-00ff.js", "slipway-embed-00ff_bg.wasm", "slipway-element-11ee.js", style].sort());
    assert.equal((await import(`file://${join(out, style)}`)).default, ":host { --a: `1`; }");
    assert.equal(JSON.parse(readFileSync(join(out, "package.json"), "utf8")).version, version());
  }
});

test("a package that lacks a file is not made", () => {
  const dist = built();
  writeFileSync(join(dist, "slipway-element-11ee.js"), `import("./missing.js"); import("./code.js");`);
  assert.throws(() => assemble(dist, join(dist, "package")), /does not have: missing\.js/);
  assert.throws(() => literal("fetch(anything)", "style.js"), /wasm in a way of its own/);
});
