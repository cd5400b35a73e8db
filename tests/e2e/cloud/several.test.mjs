// Several servers, by a request each: not all are made by a quota that was cut after the form had been
// filled in, and what failed is tried again; counted by the openstack client.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, open, signIn, site, violations } from "../support.mjs";
import { hand } from "./hand.mjs";
import { AUTH_URL, DEMO, apis, openstack } from "./support.mjs";
import { traces } from "./traces.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

const PREFIX = "e2e-five";
const NAMES = [1, 2, 3, 4, 5].map((number) => `${PREFIX}-${number}`);
const lab = await apis("demo", "lab");
const admin = await apis("admin", "admin");
const { tidy } = traces(lab, PREFIX);
/** What the browser says of the request that the cloud refuses. */
const REFUSED = { allowed: /Failed to load resource: the server responded with a status of 403/ };

/** Lets project lab have so many servers. */
async function allow(instances) {
  const { project } = (await openstack("--os-cloud", "admin", "project", "list", "-f", "json"))
    .map(({ ID, Name }) => ({ project: ID, name: Name }))
    .find(({ name }) => name === "lab");
  const body = { quota_set: { instances, force: true } };
  await admin("compute", `/os-quota-sets/${project}`, { method: "PUT", body });
}

const listed = () => openstack("--os-cloud", "demo-lab", "server", "list", "--name", `^${PREFIX}`, "--long", "-f", "json");

test("of five servers the one too many for a quota is told, and made when it is tried again", async (t) => {
  await tidy();
  const { limits } = await lab("compute", "/limits");
  const { totalInstancesUsed: used, maxTotalInstances: before } = limits.absolute;
  t.after(async () => {
    await allow(before);
    await tidy();
  });
  const page = await open(t, url, REFUSED);
  await signIn(page, { ...DEMO, project: "lab", cloud: AUTH_URL });
  const form = hand(page);
  const state = page.locator(".server__status");
  const button = (name) => page.getByRole("button", { name, exact: true });

  await form.type("Name", PREFIX);
  await form.pick("cirros-0.6.2");
  await form.pick("m1.nano");
  await form.tick("shared");
  await form.count("5");
  await form.pick("One by one");
  await page.getByText(`${NAMES[0]}, ${NAMES[1]} … ${NAMES[4]}`).waitFor();
  await allow(used + 4);
  await page.locator("form.launch .button--main").click();

  // Nova counts when it is asked, and once more before it builds: of those that it takes at one time it
  // may then let go of all, where one would do.
  await state.filter({ hasText: /^Active [2-4] · Failed [1-3]$/ }).waitFor({ timeout: 90_000 });
  const rows = page.locator(".list__row", { has: page.locator(".list__told") });
  const failures = Number((await state.innerText()).at(-1));
  await rows.nth(failures - 1).waitFor();
  for (const told of await rows.locator(".list__told").allInnerTexts()) {
    assert.match(told, /^Quota exceeded for instances: Requested 1, but already used \d+ of \d+ instances/);
  }
  const running = (await listed()).filter((server) => server.Status === "ACTIVE").map((server) => server.Name);
  const failed = await rows.locator("td:first-child").allInnerTexts();
  assert.equal(failed.length, failures);
  assert.deepEqual([...running, ...failed].toSorted(), NAMES);
  assert.deepEqual(await violations(page), []);

  await allow(used + 5);
  await button("Retry the failed ones").click();

  await page.getByText("Active 5", { exact: true }).waitFor({ timeout: 90_000 });
  assert.equal(await state.innerText(), "Active 5");
  const servers = await listed();
  assert.deepEqual(servers.map((server) => server.Name).toSorted(), NAMES);
  assert.ok(servers.every((server) => server.Status === "ACTIVE"));
  const { servers: known } = await lab("compute", `/servers/detail?name=%5E${PREFIX}`);
  const markers = known.map(({ metadata }) => metadata["slipway-launch"]);
  assert.equal(new Set(markers).size, 5);
  assert.ok(!(await button("Retry the failed ones").isVisible()));
});
