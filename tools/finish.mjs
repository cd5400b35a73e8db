// Finishes what Trunk has built: tells the loaders the hashed names, checks the wasm's integrity in
// the place where browsers honour it, and writes compressed copies.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = process.env.TRUNK_STAGING_DIR;
const isRelease = process.env.TRUNK_PROFILE === "release";
const files = readdirSync(dist);
const named = (pattern) => {
  const name = files.find((file) => pattern.test(file));
  if (!name) throw new Error(`the build has no file like ${pattern}`);
  return name;
};
const edit = (file, change) => writeFileSync(join(dist, file), change(readFileSync(join(dist, file), "utf8")));

const js = named(/^slipway-[0-9a-f]+\.js$/);
const wasm = named(/^slipway-[0-9a-f]+_bg\.wasm$/);
const css = named(/\.css$/);
const digest = createHash("sha384").update(readFileSync(join(dist, wasm))).digest("base64");
const integrity = `sha384-${digest}`;

edit("slipway-launch.js", (text) =>
  text
    .replace("__SLIPWAY_JS__", js)
    .replace("__SLIPWAY_WASM__", wasm)
    .replace("__SLIPWAY_WASM_INTEGRITY__", integrity)
    .replace("__SLIPWAY_CSS__", css),
);

// Chromium ignores the integrity of a preloaded wasm and says so on the console. boot.js asks for the
// file itself, as early, and with its integrity.
edit("index.html", (text) =>
  text
    .replace(/<link[^>]*rel="preload"[^>]*as="fetch"[^>]*>/, "")
    .replace(/(data-wasm="[^"]*")/, `$1 data-integrity="${integrity}"`),
);

if (isRelease) {
  for (const file of readdirSync(dist).filter((file) => /\.(html|js|css|wasm|svg|json)$/.test(file))) {
    const bytes = readFileSync(join(dist, file));
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    writeFileSync(join(dist, `${file}.br`), brotliCompressSync(bytes, { params }));
    writeFileSync(join(dist, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  }
}
