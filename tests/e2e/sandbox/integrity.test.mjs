// A file that somebody has changed on its way is not run; and what is released has no pretend cloud in it.

import assert from "node:assert/strict";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { after, test } from "node:test";

import { ROOT, closeBrowser, open, site } from "../support.mjs";

const DIST = "target/sandbox";
after(closeBrowser);

/** The site with one byte more in the file that `pattern` names. */
async function changed(t, pattern) {
  const folder = `target/changed-${process.pid}`;
  t.after(() => rmSync(ROOT + folder, { recursive: true }));
  // Compressed copies would be sent instead.
  cpSync(ROOT + DIST, ROOT + folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
  const [file, ...others] = readdirSync(ROOT + folder).filter((name) => pattern.test(name));
  assert.ok(file && others.length === 0, `${pattern} names ${[file, ...others]}`);
  appendFileSync(`${ROOT}${folder}/${file}`, "\n");
  return site(folder);
}

for (const [what, pattern] of [
  ["first script", /^boot\.js$/],
  ["glue", /^slipway-[0-9a-f]+\.js$/],
  ["WebAssembly", /^slipway-[0-9a-f]+_bg\.wasm$/],
  ["style", /^\.bundle.*\.css$/],
]) {
  test(`a ${what} that was changed is left out`, async (t) => {
    const page = await open(t, "about:blank", { allowed: /integrity|Failed to fetch|preload/ });
    const refused = page.waitForEvent("console", (message) => message.text().includes("integrity"));

    await page.goto(await changed(t, pattern));

    await refused;
    if (what === "style") return assert.equal(await page.evaluate(() => document.querySelector("link[rel=stylesheet]").sheet), null);
    assert.equal(await page.locator("form.door").count(), 0);
  });
}

test("a release for production has nothing of the sandbox", () => {
  const modules = (dist) => readdirSync(ROOT + dist).filter((file) => file.endsWith(".wasm")).map((file) => readFileSync(`${ROOT}${dist}/${file}`));
  const has = (dist, text) => modules(dist).some((wasm) => wasm.includes(text));

  for (const told of ["sandbox.invalid", "sandbox-portal-token", "quota-exceeded"]) {
    assert.deepEqual([has(DIST, told), has("dist", told)], [true, false], told);
  }
});
