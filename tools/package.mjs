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
// What a portal may import.
const ENTRIES = [LOADER, "slipway-sign-in.js"];

/** The package's version, which is the crate's. */
export const version = () => readFileSync(`${ROOT}Cargo.toml`, "utf8").match(/^version = "(.*)"$/m)[1];

/** Writes the package made of `dist` into the folder `out`. */
export function assemble(dist, out) {
  const read = (file) => readFileSync(join(dist, file), "utf8");
  const files = readdirSync(dist);
  const style = files.includes(LOADER) && read(LOADER).match(/"([^"]+\.css)"/)?.[1];
  if (!style) throw new Error(`${dist} is no built page: make build`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const write = (name, text) => writeFileSync(join(out, name), text);

  const css = read(style);
  const sheet = `slipway-style-${hash(css)}.js`;
  write(sheet, `export default ${JSON.stringify(css)};\n`);
  // All that an element can come to need, by what names it; the rest is the page's.
  const taken = new Set(ENTRIES);
  for (const file of taken) {
    if (!files.includes(file)) throw new Error(`the package names what it does not have: ${file}`);
    if (!file.endsWith(".js")) {
      copyFileSync(join(dist, file), join(out, file));
      continue;
    }
    const text = followed(file === LOADER ? literal(read(file), sheet) : read(file));
    write(file, text);
    for (const name of named(text).filter((name) => name !== sheet)) taken.add(name);
  }

  for (const [name, text] of Object.entries(types())) write(name, text);
  copyFileSync(`${ROOT}npm/sign-in.d.ts`, join(out, "slipway-sign-in.d.ts"));
  write("custom-elements.json", `${JSON.stringify(manifest(), undefined, 2)}\n`);
  const described = JSON.parse(readFileSync(`${ROOT}npm/package.json`, "utf8"));
  write("package.json", `${JSON.stringify({ ...described, version: version() }, undefined, 2)}\n`);
  copyFileSync(`${ROOT}npm/README.md`, join(out, "README.md"));
  copyFileSync(`${ROOT}LICENSE`, join(out, "LICENSE"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dist, out] = process.argv.slice(2);
  assemble(dist, out);
  console.log(`slipway-launch ${version()}: ${out}`);
}
