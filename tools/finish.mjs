// Finishes what Trunk has built: tells the loaders the hashed names, checks the wasm's integrity in
// the place where browsers honour it; for a release, also shortens scripts and styles and writes
// compressed copies.
//
//   node tools/finish.mjs SANDBOX    the release that Trunk built last once more, with the sandbox, into that folder

import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { hash, integrity, split } from "./split.mjs";

/** A release as Trunk left it. */
const UNFINISHED = "target/unfinished";
const sandbox = process.argv[2];
const dist = sandbox ?? process.env.TRUNK_STAGING_DIR;
const isRelease = sandbox !== undefined || process.env.TRUNK_PROFILE === "release";
if (isRelease) {
  const [from, to] = sandbox ? [UNFINISHED, sandbox] : [dist, UNFINISHED];
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}
const bytes = (file) => readFileSync(join(dist, file));
const named = (pattern) => {
  const name = readdirSync(dist).find((file) => pattern.test(file));
  if (!name) throw new Error(`the build has no file like ${pattern}`);
  return name;
};
// A window to sign in: what opens it, and what it asks first.
const WINDOW = ["slipway-sign-in.js", "slipway-door.js", "sign-in.js"];
// What a portal includes for a frame, in parts.
const FRAME = ["frame", "answers", "messages", "properties", "size", "words"].map((part) => `slipway-${part}.js`);
const edit = (file, change) => writeFileSync(join(dist, file), change(bytes(file).toString()));

const sheet = named(/^\.bundle.*\.css$/);

let page = { js: named(/^slipway-[0-9a-f]+\.js$/), wasm: named(/^slipway-[0-9a-f]+_bg\.wasm$/) };
// Nothing but a release has two.
let embedded = page;

// Only where parts are to be fetched later does the glue look for them.
if (bytes(page.js).includes("__wasm_split_placeholder__")) {
  const whole = page;
  [page, embedded] = await Promise.all(
    [["page", "slipway"], ["element", "slipway-embed"]].map(([way, name]) => split(dist, way, name, sandbox !== undefined)),
  );
  for (const file of Object.values(whole)) rmSync(join(dist, file));
  edit("index.html", (text) => text.replaceAll(whole.js.replace(/\.js$/, ""), page.js.replace(/\.js$/, "")));
}

const css = `slipway-embed-${hash(bytes(".embed.css"))}.css`;
renameSync(join(dist, ".embed.css"), join(dist, css));

// Browsers would keep an old one under a name that stays.
const [look, element] = ["slipway-look", "slipway-element"].map((name) => {
  const hashed = `${name}-${hash(bytes(`${name}.js`))}.js`;
  renameSync(join(dist, `${name}.js`), join(dist, hashed));
  if (name === "slipway-look") edit("slipway-element.js", (text) => text.replace("./slipway-look.js", `./${hashed}`));
  return hashed;
});

/** What an element or a frame says while nothing of it has come: these messages in every language. */
const words = (...keys) => {
  const of = (file) => JSON.parse(readFileSync(join("locales", file), "utf8"));
  const said = readdirSync("locales").map((file) => [file.replace(/\.json$/, ""), keys.map((key) => of(file)[key])]);
  return JSON.stringify(Object.fromEntries(said));
};

edit("slipway-launch.js", (text) =>
  text
    .replace("__SLIPWAY_WORDS__", () => words("element_failed", "try_again"))
    .replace("__SLIPWAY_ELEMENT__", element)
    .replace("__SLIPWAY_JS__", embedded.js)
    .replace("__SLIPWAY_WASM__", embedded.wasm)
    .replace("__SLIPWAY_WASM_INTEGRITY__", integrity(bytes(embedded.wasm)))
    .replace("__SLIPWAY_CSS__", css),
);

edit("frame.js", (text) => text.replace("__SLIPWAY_WORDS__", () => words("frame_alone", "frame_refused")));
edit("slipway-frame.js", (text) =>
  text.replace("__SLIPWAY_WORDS__", () => words("frame_title", "frame_title_server", "frame_title_servers", "element_failed", "try_again")),
);
edit("slipway-door.js", (text) =>
  text.replace("__SLIPWAY_WORDS__", () =>
    words(
      "sign_in_title", "window_lead", "sign_in", "failure_signed_out", "failure_signed_out_help", "sign_in_again",
      "window_open", "window_blocked", "window_closed", "window_refused",
    ),
  ),
);
edit("sign-in.js", (text) =>
  text.replace("__SLIPWAY_WORDS__", () =>
    words("not_signed_in", "window_close", "asker_lost", "asker_lost_help", "window_alone", "window_stranger", "window_unknown", "window_cut"),
  ),
);
edit("frame.html", (text) => text.replace("__SLIPWAY_ICON__", named(/^favicon.*\.svg$/)).replace("__SLIPWAY_CSS__", css));

// Trunk gives a second module no hashed names, without which browsers would keep an old one.
const code = `slipway-code-${hash(bytes("slipway-code_bg.wasm"))}`;
renameSync(join(dist, "slipway-code.js"), join(dist, `${code}.js`));
renameSync(join(dist, "slipway-code_bg.wasm"), join(dist, `${code}_bg.wasm`));
edit("code.js", (text) =>
  text
    .replace("__CODE_JS__", `${code}.js`)
    .replace("__CODE_WASM__", `${code}_bg.wasm`)
    .replace("__CODE_WASM_INTEGRITY__", integrity(bytes(`${code}_bg.wasm`))),
);

// Chromium ignores the integrity of a preloaded wasm and says so on the console. boot.js asks for the
// file itself, as early, and with its integrity.
edit("index.html", (text) =>
  text
    .replace(/<link[^>]*rel="preload"[^>]*as="fetch"[^>]*>/, "")
    .replace(/(data-wasm="[^"]*")/, `$1 data-integrity="${integrity(bytes(page.wasm))}"`)
    .replace(/(<script [^>]*boot\.js")/, `$1 integrity="${integrity(bytes("boot.js"))}"`),
);

// The Content-Security-Policy lets no string become HTML. Leptos makes elements without anything live in
// them from text, unless each is the root of a `view!` of its own.
const glues = new Set([page.js, embedded.js]);
if ([...glues].some((js) => /innerHTML|outerHTML|insertAdjacentHTML|new Function|\beval\(/.test(bytes(js).toString()))) {
  throw new Error("the glue makes HTML or code of text: an element of some view! is wholly static, give it a view! of its own");
}

if (isRelease) {
  // Trunk's own shortening knows neither modules nor their exports.
  const { transform } = await import("esbuild-wasm");
  const esm = { minify: true, format: "esm", target: "es2022" };
  for (const [file, options] of [
    ["boot.js", esm],
    ["slipway-launch.js", esm],
    ["frame.js", esm],
    ...[...FRAME, ...WINDOW].map((file) => [file, esm]),
    [element, esm],
    [look, esm],
    ["code.js", esm],
    ["websso.js", esm],
    ["websso-worker.js", esm],
    [`${code}.js`, esm],
    ...[...glues].map((js) => [js, esm]),
    ...[css, sheet].map((file) => [file, { minify: true, loader: "css" }]),
  ]) {
    const { code } = await transform(bytes(file).toString(), options);
    writeFileSync(join(dist, file), code);
    const link = new RegExp(`((?:href|src)="[^"]*${file}"[^>]* integrity=")[^"]*`);
    edit("index.html", (text) => text.replace(link, `$1${integrity(bytes(file))}`));
  }
}

// The page in a window, which asks first who has opened it.
const script = /(<script [^>]*boot\.js")/;
writeFileSync(join(dist, "sign-in.html"), bytes("index.html").toString().replace(script, '$1 data-asker="./sign-in.js"'));

if (isRelease) {
  // No copy of config.json: the operator changes it, and servers would go on sending the copy.
  for (const file of readdirSync(dist).filter((file) => /\.(html|js|css|wasm|svg)$/.test(file))) {
    const plain = bytes(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    };
    writeFileSync(join(dist, `${file}.br`), brotliCompressSync(plain, { params }));
    writeFileSync(join(dist, `${file}.gz`), gzipSync(plain, { level: 9 }));
  }
}
