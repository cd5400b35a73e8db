// Every example, the playground and a frame on the real cloud: in each a server is launched by the token of a portal's session,
// and is what the openstack client finds.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { drawn, kept, leaks, listen as overhear } from "../canary.mjs";
import { EXAMPLES, examples } from "../examples.mjs";
import { pack } from "../package.mjs";
import { bare, folders, hears, listen } from "../portal.mjs";
import { closeBrowser, fill, launchButton, open, site } from "../support.mjs";
import { AUTH_URL, DEMO, confirmed, signedIn, withoutServers } from "./support.mjs";

const CLOUD = `${AUTH_URL}/v3`;
const WANTED = { image: "cirros-0.6.2", flavor: "m1.tiny", networks: ["private"] };

// Both of the origins that the cloud's CORS rules allow: what asks the cloud is a portal's page, or Slipway's in a frame.
const SLIPWAY = "http://127.0.0.1:8082/";
const { token } = await signedIn(DEMO.username);
// Of another site than Slipway's, so that the browser keeps the two apart.
const around = (await bare(SLIPWAY, `<slipway-frame cloud="${CLOUD}" language="en"></slipway-frame>`, { script: "slipway-frame.js" })).replace("127.0.0.1", "localhost");
await site("dist", { port: 8082, config: JSON.stringify({ clouds: [], frame_ancestors: [new URL(around).origin] }) });
after(closeBrowser);
await withoutServers({ after }, "e2e-in-[a-z]+");

let portals;
before(async () => {
  portals = await folders(await examples(pack("dist"), "target/live", CLOUD), { token, port: 8081 });
});

/** A page at `url`, of which all is heard from the start. */
async function begun(t, url) {
  // These portals have no config.json beside the script, and the playground names the sandbox at first.
  const page = await open(t, "about:blank", { allowed: /Failed to load resource.*(404|ERR_NAME_NOT_RESOLVED)/ });
  await listen(page);
  const overheard = await overhear(page);
  await page.goto(url);
  return { page, overheard };
}

/** Launches in `form`, on `page` or in a frame of it, until the page has heard that the server runs; gives its id. */
async function launches(page, form, name) {
  await fill(form, { name, ...WANTED });
  await launchButton(form).click();
  const { id } = await hears(page, "launched");
  assert.equal((await hears(page, "active", { timeout: 60_000 })).id, id);
  await confirmed(id, { name, ...WANTED });
  return id;
}

describe("launched, running, and confirmed by the client", { concurrency: 3 }, () => {
  for (const example of EXAMPLES) {
    test(`in the example in ${example}`, async (t) => {
      const { page, overheard } = await begun(t, `${portals}examples/${example}/`);
      const id = await launches(page, page, `e2e-in-${example}`);

      assert.equal(await page.getByLabel("Launched").innerText(), id);
      assert.deepEqual(leaks({ token }, [...(await kept(page)), ...(await drawn(page)), ...overheard]), []);
    });
  }

  test("in a frame", async (t) => {
    const { page, overheard } = await begun(t, around);
    await page.locator("slipway-frame").evaluate((it, token) => (it.getToken = async () => token), token);
    await launches(page, page.frameLocator("slipway-frame iframe"), "e2e-in-frame");

    const [, inside] = page.frames();
    assert.equal(new URL(inside.url()).origin, new URL(SLIPWAY).origin);
    assert.deepEqual(leaks({ token }, [...(await kept(page)), ...(await drawn(page)), ...(await drawn(inside)), ...overheard]), []);
  });

  test("in the playground", async (t) => {
    const { page, overheard } = await begun(t, `${SLIPWAY}playground/`);
    const knob = page.getByLabel("Token, which getToken returns");
    await knob.fill(token);
    await page.getByLabel("cloud", { exact: true }).fill(CLOUD);
    await launches(page, page, "e2e-in-playground");

    // The one place where it was put by hand.
    await knob.fill("");
    assert.deepEqual(leaks({ token }, [...(await kept(page)), ...(await drawn(page)), ...overheard]), []);
  });
});
