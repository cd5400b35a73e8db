// Makes the wasm of the page and that of the elements out of the one that cargo has built, with the sandbox or without
// it: each has what can be reached from its own exports, and the parts that are fetched later (`src/ui/later.rs`) as
// modules of their own. This happens between cargo and wasm-bindgen, where Trunk has no step, so that the glue is made
// once more.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { without } from "./exports.mjs";
import { shortened } from "./imports.mjs";

// As in index.html, for the module that Trunk optimises itself.
const OPTIMISE = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", "--one-caller-inline-max-function-size", "50", "--strip-debug", "--strip-producers"];
// What the compiler takes for granted in every browser.
const FEATURES = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

// What is exported for nobody by the linker and by wasm-bindgen.
const UNUSED = /^(main|__data_end|__heap_base|__abort_handler|__instance_terminated)$/;

// What each calls of the exports of `src/embed`.
const CALLED = { page: ["startPage"], element: ["mount", "mounted_ask", "mounted_free"] };
// A crate of streams that Leptos links in vain.
const STREAMS = /^intounderlying/;

const enabled = FEATURES.map((feature) => `--enable-${feature}`);
const start = promisify(execFile);
const run = (tool, ...options) => start(tool, options);

/** The integrity of a file, as `fetch` and links take it. */
export const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** What tells one version of a file from the next in its name. */
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** Whether only others than `way`, a key of `CALLED`, call the export; `main` builds the sandbox in. */
export function isIdle(name, way, hasSandbox) {
  if (name === "main") return !hasSandbox;
  const plain = name.match(/^(?:__wbindgen_describe_|__wbg_)?(\w+)_[0-9a-f]{16}$/)?.[1] ?? name;
  return STREAMS.test(plain) || Object.entries(CALLED).some(([other, called]) => other !== way && called.includes(plain));
}

/**
 * Puts the first module of the page or of the elements and its glue into the folder `dist`, as `<name>-<hash>_bg.wasm`
 * and `<name>-<hash>.js`, and the modules that follow beside them, as `slipway-later-<part>-<hash>.wasm`.
 */
export async function split(dist, way, name, hasSandbox) {
  const cargo = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown/release/slipway.wasm");
  const work = mkdtempSync(join(tmpdir(), "slipway-"));
  try {
    const whole = join(work, "whole.wasm");
    writeFileSync(whole, without(readFileSync(cargo), (name) => isIdle(name, way, hasSandbox)));
    await run("wasm-split-cli", whole, work, "--out-name", "slipway");
    rmSync(whole);
    const parts = readdirSync(work).filter((name) => name.endsWith(".wasm") && name !== "slipway.wasm");
    await run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-dir", work, join(work, "slipway.wasm"));
    await shake(join(work, "slipway_bg.wasm"));
    const { bytes: first, names } = shortened(readFileSync(join(work, "slipway_bg.wasm")));

    let loader = readFileSync(join(work, "__wasm_split.js"), "utf8");
    const change = (plain, changed) => {
      if (!loader.includes(plain)) throw new Error(`the loader says nothing like ${plain}`);
      loader = loader.replaceAll(plain, changed);
    };
    for (const part of parts) {
      await optimise(join(work, part));
      const bytes = readFileSync(join(work, part));
      const later = `slipway-later-${part.replace(/^split_|\.wasm$/g, "")}-${hash(bytes)}.wasm`;
      writeFileSync(join(dist, later), bytes);
      change(`fetch(new URL("./${part}", import.meta.url))`, `fetch(new URL("./${later}", import.meta.url), { integrity: "${integrity(bytes)}" })`);
    }

    // In one file: a second one would be asked for only when the first has come.
    const loads = [...loader.matchAll(/export const (\w+) =/g)].map(([, name]) => name);
    change('import { initSync } from "./slipway.js";', "");
    change("export const ", "const ");
    const glue = readFileSync(join(work, "slipway.js"), "utf8");
    const taken = /import \* as (\w+) from "\.\/__wasm_split\.js";?/g;
    const joined = loader + glue.replace(taken, (_, name) => `const ${name} = { ${loads.join(", ")} };`);
    if (/from "\.\/__wasm_split/.test(joined)) throw new Error("the glue imports the loader in a way of its own");
    const script = Buffer.from(joined.replace(/\b__wb\w+/g, (name) => names.get(name) ?? name));
    const hashed = `${name}-${hash(Buffer.concat([script, first]))}`;
    const [js, wasm] = [`${hashed}.js`, `${hashed}_bg.wasm`];
    writeFileSync(join(dist, js), script);
    writeFileSync(join(dist, wasm), first);
    return { js, wasm };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Optimises the first module, without what is exported for nobody. */
async function shake(from) {
  const graph = `${from}.json`;
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(from))).map(({ name }) => name);
  const used = exports.filter((name) => !UNUSED.test(name));
  const page = { name: "page", root: true, reaches: used };
  writeFileSync(graph, JSON.stringify([page, ...used.map((name) => ({ name, export: name }))]));
  await run("wasm-metadce", ...enabled, from, "--graph-file", graph, "-o", from);
  await optimise(from);
}

const optimise = (file) => run("wasm-opt", ...enabled, ...OPTIMISE, file, "-o", file);
