// Gives what a wasm module imports from its glue short names: wasm-bindgen ends each with sixteen random
// letters, which no compression takes away.

const IMPORTS = 2;
const GLUE = "./slipway_bg.js";

/** The module with short names, and the short name for each long one. */
export function shortened(wasm) {
  const names = new Map();
  const sections = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    const body = wasm.subarray(start, start + size);
    const renamed = wasm[at] === IMPORTS ? imports(body, names) : body;
    sections.push(wasm.subarray(at, at + 1), leb(renamed.length), renamed);
    at = start + size;
  }
  return { bytes: Buffer.concat(sections), names };
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

function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    value += (bytes[at] & 127) * 2 ** shift;
    at += 1;
    if (bytes[at - 1] < 128) return [value, at];
  }
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value);
  return Buffer.from(bytes);
}

function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.subarray(start, start + length).toString(), start + length];
}

function written(text) {
  return Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);
}
