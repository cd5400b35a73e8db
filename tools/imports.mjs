// Gives what a wasm module imports from its glue short names: wasm-bindgen ends each with sixteen random
// letters, which no compression takes away.

import { changed, leb, number, text, written } from "./sections.mjs";

const IMPORTS = 2;
const GLUE = "./slipway_bg.js";

/** The module with short names, and the short name for each long one. */
export function shortened(wasm) {
  const names = new Map();
  return { bytes: changed(wasm, IMPORTS, (body) => imports(body, names)), names };
}

function imports(body, names) {
  const [count, start] = number(body, 0);
  const parts = [leb(count)];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    const [module, behind] = text(body, at);
    const [name, kind] = text(body, behind);
    if (module === GLUE && !names.has(name)) names.set(name, `$${names.size.toString(36)}`);
    at = described(body, kind);
    parts.push(written(module), written(module === GLUE ? names.get(name) : name), body.subarray(kind, at));
  }
  return Buffer.concat(parts);
}

/** Where the description of an import at `at` ends: a function, a table, a memory, a global or a tag. */
function described(body, at) {
  const end = (from) => number(body, from)[1];
  const limits = (from) => (body[from] & 1 ? end(end(from + 1)) : end(from + 1));
  return [() => end(at + 1), () => limits(at + 2), () => limits(at + 1), () => at + 3, () => end(at + 2)][body[at]]();
}
