// Starts the page without an inline script, so that the Content-Security-Policy needs none.

const { js, wasm, integrity, asker } = document.querySelector("script[data-js]").dataset;

// What an identity provider has sent back leaves the address, and so the history, before anything else happens.
const { hash, pathname, search } = location;
const answer = [search, hash].find((said) => /^\?(.*&)?(code|error)=|^#websso=/.test(said));
if (answer) history.replaceState(null, "", pathname);

// All three at once; the integrity of the glue is checked by its modulepreload link.
const config = fetch("config.json", { cache: "no-cache" }).then((answer) => (answer.ok ? answer.text() : undefined), () => undefined);
const code = fetch(wasm, { integrity });
// In sign-in.html it depends on the page that has opened it.
const asked = asker && (await (await import(asker)).asked(answer, config));

if (asked !== null) {
  const glue = await import(new URL(js, document.baseURI));
  await glue.default({ module_or_path: code });
  glue.startPage(asked ?? (await config), (file) => import(file), answer);
}
