// The npm package as portals take it: judged by those who judge packages; in plain DOM and seven frameworks, by the cases
// that custom-elements-everywhere.com holds frameworks to; and in the examples, which a portal would begin from.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { EXAMPLES, bundle, examples } from "../examples.mjs";
import { install, pack } from "../package.mjs";
import { bare, folders } from "../portal.mjs";
import { ROOT, SMALL, closeBrowser, fill, launchButton, open, site } from "../support.mjs";

const FRAMEWORKS = ["plain", "react", "vue", "angular", "svelte", "solid", "lit", "preact"];

// An operator's config.json is looked for beside the script, and the portals here have none.
const allowed = /Failed to load resource.*404/;

const from = createRequire(`${ROOT}examples/package.json`);
const tool = (name) => import(`file://${from.resolve(name)}`);

let packed, portals;
before(async () => {
  packed = pack("target/sandbox");
  install(packed, "examples");
  const [built] = await Promise.all([examples(packed, "target/examples"), bundle("target/frameworks", "tests/e2e/frameworks", FRAMEWORKS)]);
  portals = await folders({ "/frameworks/": "target/frameworks", ...built });
});
after(closeBrowser);

const one = (page) => page.locator("#one");
const change = (page, more) => page.evaluate((more) => window.stage.change(more), more);
const heard = (page) => page.evaluate(() => window.stage.heard);
const draft = (page, holds, value) => page.waitForFunction(([holds, value]) => JSON.stringify(document.querySelector("#one")?.draft?.[holds]) === JSON.stringify(value), [holds, value]);

test("publint finds nothing in the packed package", async () => {
  const { publint } = await tool("publint");
  const { messages } = await publint({ pack: { tarball: readFileSync(packed).buffer }, strict: true });
  assert.deepEqual(messages, []);
});

test("its types resolve wherever modules do", async () => {
  const { checkPackage, createPackageFromTarballData } = await tool("@arethetypeswrong/core");
  const { types, problems } = await checkPackage(createPackageFromTarballData(readFileSync(packed)));
  assert.equal(types.kind, "included");
  // There is nothing but modules: what only `require` and old resolution would meet is left out.
  const met = problems.filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
  assert.deepEqual(met, []);
});

test("tsc --strict takes what the contract says, and refuses what it does not", () => {
  const { status, stdout } = spawnSync(process.execPath, [`${ROOT}examples/node_modules/typescript/bin/tsc`, "--project", `${ROOT}examples`]);
  assert.equal(stdout.toString(), "");
  assert.equal(status, 0);
});

/** The cases, in the order in which one page can go through them. */
const CASES = {
  "an element without children comes up": (page) => page.locator("#two").getByRole("heading", { name: "Servers" }).waitFor(),
  "children are left alone": async (page) => {
    await launchButton(page).waitFor();
    assert.equal(await one(page).evaluate((it) => it.querySelector(":scope > #child").textContent), "a child of the portal's");
    assert.equal(await page.locator("#child").isVisible(), false);
  },
  "a text arrives": async (page) => assert.equal(await one(page).evaluate((it) => it.cloud), "https://sandbox.invalid/identity/v3"),
  "a number arrives": async (page) => assert.equal(await page.locator("#two").evaluate((it) => it.serverId), "42"),
  "a boolean is there, and goes away": async (page) => {
    assert.equal(await one(page).getAttribute("journal"), "");
    await change(page, { journal: false });
    await page.waitForFunction(() => !document.querySelector("#one").hasAttribute("journal"));
  },
  "an object arrives": (page) => draft(page, "name", "from-an-object"),
  "a list in it arrives, and another one later": async (page) => {
    await draft(page, "tags", ["one", "two"]);
    await change(page, { prefill: { name: "from-another", tags: ["three"] } });
    await draft(page, "name", "from-another");
    await draft(page, "tags", ["three"]);
  },
  "a property whose name is in camel case arrives": async (page) => {
    assert.equal(await one(page).getAttribute("hidden-fields"), "count");
    assert.equal(await one(page).locator("#count").count(), 0);
  },
  "a function arrives, and is called": async (page) => {
    const asked = await page.evaluate(() => window.stage.asked);
    assert.ok(asked.length >= 2 && asked.every((reason) => reason === "start"), `asked for ${asked}`);
  },
  "children change in place, and what was typed stays": async (page) => {
    await one(page).locator("#name").fill("typed");
    await change(page, { child: "another text" });
    await page.waitForFunction(() => document.querySelector("#child").textContent === "another text");
    assert.equal(await one(page).locator("#name").inputValue(), "typed");
  },
  "an element that is taken away and shown again begins anew": async (page) => {
    await change(page, { isShown: false });
    await one(page).waitFor({ state: "detached" });
    await change(page, { isShown: true });
    await draft(page, "name", "from-another");
  },
  "a listener of the element itself hears a launch": async (page) => {
    await one(page).evaluate((it) => it.addEventListener("slipway-launched", ({ detail }) => (window.launched = detail.id)));
    await fill(page, { name: "launched", ...SMALL });
    await launchButton(page).click();
    await page.waitForFunction(() => window.launched);
  },
  "a listener of the framework hears the same": async (page) => assert.deepEqual(await heard(page), [["slipway-launched", await page.evaluate(() => window.launched)]]),
  ...Object.fromEntries(["slipwayping", "slipway-ping", "slipwayPing", "SLIPWAYPING", "SlipwayPing"].map((name) => [
    `an event called ${name} is heard`,
    async (page) => {
      await one(page).evaluate((it, name) => it.dispatchEvent(new CustomEvent(name, { bubbles: true })), name);
      assert.deepEqual((await heard(page)).at(-1), [name, null]);
    },
  ])),
};

for (const framework of FRAMEWORKS) {
  test(`in ${framework} the element is as any other`, async (t) => {
    const page = await open(t, `${portals}frameworks/${framework}/`, { allowed });
    for (const [name, holds] of Object.entries(CASES)) await t.test(name, () => holds(page));
  });
}

test("as a folder on another origin it needs a script tag, and no more of a policy than the contract says", async (t) => {
  const folder = await site("examples/node_modules/slipway-launch");
  const origin = folder.slice(0, -1);
  const policy = `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; img-src data:; require-trusted-types-for 'script'`;
  const page = await open(t, await bare(folder, `<slipway-launch id="one" cloud="https://sandbox.invalid/identity/v3"></slipway-launch>`, { policy }), { allowed });
  await one(page).evaluate((it) => (it.token = "sandbox-portal-token"));

  await launchButton(page).waitFor();
});

test("an example has less than 30 lines that a host writes", () => {
  for (const example of EXAMPLES) {
    const files = readdirSync(`${ROOT}examples/${example}`).map((file) => readFileSync(`${ROOT}examples/${example}/${file}`, "utf8"));
    const lines = files.join("\n").split("\n").filter((line) => line.trim());
    assert.ok(lines.length < 30, `${example} has ${lines.length}`);
  }
});

for (const example of EXAMPLES) {
  test(`the example in ${example} launches, and shows what the cloud has accepted`, async (t) => {
    const page = await open(t, `${portals}examples/${example}/`, { allowed });
    await fill(page, { name: `from-${example}`, ...SMALL });
    await launchButton(page).click();

    await page.getByLabel("Launched").filter({ hasText: /^[0-9a-f-]{36}$/ }).waitFor();
    await page.getByRole("heading", { name: `from-${example}` }).waitFor();
  });
}
