// A wasm module, section by section: for what no tool of Binaryen changes.

/** The module with the section `id` made anew by `change`. */
export function changed(wasm, id, change) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const [size, start] = number(wasm, at + 1);
    const body = wasm.subarray(start, start + size);
    const now = wasm[at] === id ? change(body) : body;
    parts.push(wasm.subarray(at, at + 1), leb(now.length), now);
    at = start + size;
  }
  return Buffer.concat(parts);
}

/** The number at `at`, and where it ends. */
export function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    value += (bytes[at] & 127) * 2 ** shift;
    at += 1;
    if (bytes[at - 1] < 128) return [value, at];
  }
}

export function leb(value) {
  const bytes = [];
  do {
    bytes.push((value % 128) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value);
  return Buffer.from(bytes);
}

/** The text at `at`, and where it ends. */
export function text(bytes, at) {
  const [length, start] = number(bytes, at);
  return [bytes.subarray(start, start + length).toString(), start + length];
}

export function written(text) {
  return Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);
}
