// Takes exports out of a wasm module before it is split, so that nothing is kept for them.

import { changed, leb, number, text } from "./sections.mjs";

const EXPORTS = 7;

/** The module without the exports whose names `isIdle`. */
export const without = (wasm, isIdle) => changed(wasm, EXPORTS, (body) => kept(body, isIdle));

function kept(body, isIdle) {
  const [count, start] = number(body, 0);
  const parts = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    const [name, kind] = text(body, at);
    const [, end] = number(body, kind + 1);
    if (!isIdle(name)) parts.push(body.subarray(at, end));
    at = end;
  }
  return Buffer.concat([leb(parts.length), ...parts]);
}
