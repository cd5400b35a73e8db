// Takes the parts that are fetched later (`src/ui/later.rs`) out of the page's wasm. This happens between
// cargo and wasm-bindgen, where Trunk has no step, so that the glue is made once more.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { shortened } from "./imports.mjs";

// As in index.html, for the module that Trunk optimises itself.
const OPTIMISE = ["--low-memory-unused", "--flatten", "--rereloop", "-Oz", "-Oz", "--one-caller-inline-max-function-size", "50", "--strip-debug", "--strip-producers"];
// What the compiler takes for granted in every browser.
const FEATURES = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

// What is exported for nobody: by the linker, by wasm-bindgen, and by a crate of streams that Leptos links in vain.
const UNUSED = /^(main|__data_end|__heap_base|__abort_handler|__instance_terminated|(__wbg_)?intounderlying.*)$/;

const enabled = FEATURES.map((feature) => `--enable-${feature}`);
const run = (tool, ...options) => execFileSync(tool, options, { stdio: ["ignore", "ignore", "inherit"] });

/** The integrity of a file, as `fetch` and links take it. */
export const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** What tells one version of a file from the next in its name. */
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/**
 * Puts the page's first module and its glue into the folder `dist` under the names `js` and `wasm`, and the
 * modules that follow beside them, as `slipway-later-<part>-<hash>.wasm`.
 */
export function split(dist, js, wasm) {
  const cargo = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown/release/slipway.wasm");
  const work = mkdtempSync(join(tmpdir(), "slipway-"));
  try {
    run("wasm-split-cli", cargo, work, "--out-name", "slipway");
    const parts = readdirSync(work).filter((name) => name.endsWith(".wasm") && name !== "slipway.wasm");
    run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-dir", work, join(work, "slipway.wasm"));
    shake(join(work, "slipway_bg.wasm"));
    const { bytes: first, names } = shortened(readFileSync(join(work, "slipway_bg.wasm")));
    writeFileSync(join(dist, wasm), first);

    let loader = readFileSync(join(work, "__wasm_split.js"), "utf8");
    const change = (plain, changed) => {
      if (!loader.includes(plain)) throw new Error(`the loader says nothing like ${plain}`);
      loader = loader.replaceAll(plain, changed);
    };
    for (const part of parts) {
      optimise(join(work, part), join(work, part));
      const bytes = readFileSync(join(work, part));
      const name = `slipway-later-${part.replace(/^split_|\.wasm$/g, "")}-${hash(bytes)}.wasm`;
      writeFileSync(join(dist, name), bytes);
      change(`fetch(new URL("./${part}", import.meta.url))`, `fetch(new URL("./${name}", import.meta.url), { integrity: "${integrity(bytes)}" })`);
    }

    // In one file: a second one would be asked for only when the first has come.
    const loads = [...loader.matchAll(/export const (\w+) =/g)].map(([, name]) => name);
    change('import { initSync } from "./slipway.js";', "");
    change("export const ", "const ");
    const glue = readFileSync(join(work, "slipway.js"), "utf8");
    const taken = /import \* as (\w+) from "\.\/__wasm_split\.js";?/g;
    const whole = loader + glue.replace(taken, (_, name) => `const ${name} = { ${loads.join(", ")} };`);
    if (/from "\.\/__wasm_split/.test(whole)) throw new Error("the glue imports the loader in a way of its own");
    writeFileSync(join(dist, js), whole.replace(/\b__wb\w+/g, (name) => names.get(name) ?? name));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Optimises the first module, without what is exported for nobody. */
function shake(from) {
  const graph = `${from}.json`;
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(from))).map(({ name }) => name);
  const used = exports.filter((name) => !UNUSED.test(name));
  const page = { name: "page", root: true, reaches: used };
  writeFileSync(graph, JSON.stringify([page, ...used.map((name) => ({ name, export: name }))]));
  run("wasm-metadce", ...enabled, from, "--graph-file", graph, "-o", from);
  optimise(from, from);
}

function optimise(from, to) {
  run("wasm-opt", ...enabled, ...OPTIMISE, from, "-o", to);
}
