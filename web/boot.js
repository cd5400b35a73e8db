// Starts the page without an inline script, so that the Content-Security-Policy needs none.

const { js, wasm, integrity } = document.querySelector("script[data-js]").dataset;

// All three at once; the integrity of the glue is checked by its modulepreload link.
const config = fetch("config.json", { cache: "no-cache" }).then((answer) => (answer.ok ? answer.text() : undefined));
const code = fetch(wasm, { integrity });
const glue = await import(new URL(js, document.baseURI));

await glue.default({ module_or_path: code });
glue.startPage(await config.catch(() => undefined), () => import("./code.js"));
