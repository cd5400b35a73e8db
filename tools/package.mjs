// Puts the npm package together from a built page: what an element fetches, and what npm/ says of it.
//
//   node tools/package.mjs DIST OUT

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { followed, literal, named } from "./package/literal.mjs";
import { manifest } from "./package/manifest.mjs";
import { types } from "./package/types.mjs";
import { hash } from "./split.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LOADER = "slipway-launch.js";

// All that an element can come to need; index.html, boot.js and config.json are the page's.
const FETCHED = /^(slipway-launch\.js|code\.js|slipway-((element|look|code)-)?[0-9a-f]+(_bg)?\.(js|wasm)|slipway-later-.*\.wasm)$/;

/** The package's version, which is the crate's. */
export const version = () => readFileSync(`${ROOT}Cargo.toml`, "utf8").match(/^version = "(.*)"$/m)[1];

/** Writes the package made of `dist` into the folder `out`. */
export function assemble(dist, out) {
  const files = readdirSync(dist);
  const style = files.find((file) => file.endsWith(".css"));
  if (!files.includes(LOADER) || !style) throw new Error(`${dist} is no built page: make build`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const write = (name, text) => writeFileSync(join(out, name), text);

  const css = readFileSync(join(dist, style), "utf8");
  const sheet = `slipway-style-${hash(css)}.js`;
  write(sheet, `export default ${JSON.stringify(css)};\n`);
  for (const file of files.filter((file) => FETCHED.test(file))) {
    if (!file.endsWith(".js")) copyFileSync(join(dist, file), join(out, file));
    else {
      const text = readFileSync(join(dist, file), "utf8");
      write(file, followed(file === LOADER ? literal(text, sheet) : text));
    }
  }
  isWhole(out);

  for (const [name, text] of Object.entries(types())) write(name, text);
  write("custom-elements.json", `${JSON.stringify(manifest(), undefined, 2)}\n`);
  const described = JSON.parse(readFileSync(`${ROOT}npm/package.json`, "utf8"));
  write("package.json", `${JSON.stringify({ ...described, version: version() }, undefined, 2)}\n`);
  copyFileSync(`${ROOT}npm/README.md`, join(out, "README.md"));
  copyFileSync(`${ROOT}LICENSE`, join(out, "LICENSE"));
}

/** A file that is not there, or that no script names, is a fault that only some bundlers would show. */
function isWhole(out) {
  const files = readdirSync(out);
  const scripts = files.filter((file) => file.endsWith(".js"));
  const wanted = new Set([LOADER, ...scripts.flatMap((file) => named(readFileSync(join(out, file), "utf8")))]);
  const missing = [...wanted].filter((file) => !files.includes(file));
  const idle = files.filter((file) => !wanted.has(file));
  if (missing.length) throw new Error(`the package names what it does not have: ${missing.join(", ")}`);
  if (idle.length) throw new Error(`nothing in the package names ${idle.join(", ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist, out] = process.argv.slice(2);
  assemble(dist, out);
  console.log(`slipway-launch ${version()}: ${out}`);
}
