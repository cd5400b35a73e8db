// Names every file where a bundler can see it. What a portal includes by a script tag finds its files beside itself; a
// bundler moves and renames them, and follows only what is written as `new URL("./name", import.meta.url)` or
// `import("./name")`.

const WASM = /\b[\w$]+\("(slipway-(?:embed-)?[0-9a-f]+_bg\.wasm)"\)/;
const STYLE = /fetch\([\w$]+\("[^"]+\.css"\)\)\.then\(\(?([\w$]+)\)?\s*=>\s*\1\.text\(\)\)/;
const MODULES = /\["(slipway-(?:embed-)?[0-9a-f]+\.js)",\s*"(slipway-element-[0-9a-f]+\.js)"\]\.map\(\(?([\w$]+)\)?\s*=>\s*import\(([\w$]+)\(\3\s*\+\s*([\w$]+)\)\)\)/;

/** The loader `text`; the style comes from the module `style`, as development servers make a module of what ends in .css. */
export function literal(text, style) {
  const change = (what, pattern, to) => {
    if (!pattern.test(text)) throw new Error(`the loader asks for its ${what} in a way of its own`);
    text = text.replace(pattern, to);
  };
  change("wasm", WASM, (_, name) => `new URL("./${name}", import.meta.url)`);
  change("style", STYLE, () => `import("./${style}").then((it) => it.default)`);
  // By its address only where a module did not come at first: browsers remember that.
  change("modules", MODULES, (_, glue, element, name, beside, again) => {
    const loads = [glue, element].map((file) => `["${file}", () => import("./${file}")]`).join(", ");
    const anew = `import(/* @vite-ignore */ /* webpackIgnore: true */ ${beside}(${name} + ${again}))`;
    return `[${loads}].map(([${name}, load]) => load().catch((error) => { if (!${again}) throw error; return ${anew}; }))`;
  });
  return text;
}

// wasm-bindgen's own guess at where its wasm is, which nobody asks for and no bundler finds.
const GUESS = /new URL\((['"])slipway(-code)?_bg\.wasm\1,\s*import\.meta\.url\)/g;

/** A script of the build, with names as bundlers follow them. */
export const followed = (text) =>
  text.replace(GUESS, "undefined").replace(/new URL\((["'])(slipway-[^"'/]+)\1,\s*import\.meta\.url\)/g, 'new URL("./$2", import.meta.url)');

/** The files that a script names for a bundler. */
export function named(text) {
  const names = [...text.matchAll(/new URL\((["'])([^"']+)\1,\s*import\.meta\.url\)/g), ...text.matchAll(/(?:\bimport\(|\bfrom\s*|\bimport\s*)(["'])(\.[^"']+)\1/g)];
  return names.map(([, , name]) => name.replace(/^\.\//, ""));
}
