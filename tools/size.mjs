// The bytes of a first visit, and the one place that says how many there may be.
//
//   node tools/size.mjs DIST [DIST_WITH_SANDBOX]

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** In bytes of brotli, headers left out. */
export const BUDGET = { visit: 266_000, element: 260_000, sandbox: 49_000 };

// Those of an element are for portals, which have no use for index.html and boot.js in turn.
export const VISITED = /^(index\.html|boot\.js|config\.json|favicon.*\.svg|\.bundle.*\.css|slipway-[0-9a-f]+(\.js|_bg\.wasm))$/;

// All that an element in view fetches until its form can be used.
export const EMBEDDED = /^(slipway-launch\.js|config\.json|slipway-(embed|element|look)-[0-9a-f]+(\.css|\.js|_bg\.wasm))$/;

// What comes when somebody opens a part that shows it.
const LATER = /^(code\.js|websso(-worker)?\.js|slipway-(later-.*\.wasm|code-.*\.(js|wasm)))$/;

/** Name and bytes (raw, gzip, brotli) of every file of a first visit, or of those that `pattern` names. */
export function visit(dist, pattern = VISITED) {
  const size = (file) => readFileSync(join(dist, file)).length;
  const copy = (name, ending) => size(existsSync(join(dist, name + ending)) ? name + ending : name);
  const files = readdirSync(dist).filter((file) => pattern.test(file)).sort();
  return files.map((name) => ({ name, raw: size(name), gzip: copy(name, ".gz"), brotli: copy(name, ".br") }));
}

export const sum = (files, encoding) => files.reduce((total, file) => total + file[encoding], 0);

function table(title, files) {
  const line = (name, ...sizes) => name.padEnd(38) + sizes.map((size) => size.toLocaleString("en").padStart(12)).join("");
  console.log(title.padEnd(38) + ["raw", "gzip", "brotli"].map((word) => word.padStart(12)).join(""));
  for (const { name, raw, gzip, brotli } of files) console.log(line(name, raw, gzip, brotli));
  console.log(line("in all", sum(files, "raw"), sum(files, "gzip"), sum(files, "brotli")));
}

function main([dist, sandbox]) {
  const files = visit(dist);
  table("first visit", files);
  const embedded = visit(dist, EMBEDDED);
  table("element, first visit", embedded);
  table("fetched later", visit(dist, LATER));
  const kept = [["the first visit", sum(files, "brotli"), BUDGET.visit]];
  kept.push(["the first visit of an element", sum(embedded, "brotli"), BUDGET.element]);
  if (sandbox) kept.push(["the sandbox adds", sum(visit(sandbox), "brotli") - sum(files, "brotli"), BUDGET.sandbox]);
  for (const [what, bytes, budget] of kept) {
    console.log(`${what}: ${bytes.toLocaleString("en")} of ${budget.toLocaleString("en")} bytes`);
    if (bytes > budget) process.exitCode = 1;
  }
  if (process.exitCode) console.error("Over the budget: tools/size.mjs keeps it.");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
