// How soon a list that is followed shows what has changed in a real cloud.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { followed } from "../e2e/cloud/following.mjs";
import { closeBrowser, site } from "../e2e/support.mjs";
import { at, figures, lags, watchBadges } from "./shown.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

/** Milliseconds until 95 of 100 changes are shown. */
const SOON = 2_000;
const [PREFIX, SERVERS, CHANGES] = ["e2e-soon", 5, 30];
/** Milliseconds between two looks of the test at the cloud. */
const LOOK = 100;
const names = Array.from({ length: SERVERS }, (_, at) => `${PREFIX}-${at + 1}`);
const { demo, make, tidy, following, list, idOf } = await followed(PREFIX, SERVERS);
before(make);
after(tidy);

/** The states at rest that servers are led through, and the way there. */
const BADGES = { ACTIVE: "Active", SHUTOFF: "Shut off", PAUSED: "Paused", SUSPENDED: "Suspended" };
const WAY = [
  ["os-stop", "SHUTOFF"],
  ["os-start", "ACTIVE"],
  ["pause", "PAUSED"],
  ["unpause", "ACTIVE"],
  ["suspend", "SUSPENDED"],
  ["resume", "ACTIVE"],
];

/** Asks `name` for `action`, and says when the cloud was first seen to have done it. */
async function change(name, action, status) {
  const path = `/servers/${idOf(name)}`;
  await demo("compute", `${path}/action`, { method: "POST", body: { [action]: null } });
  for (;;) {
    const next = new Promise((resolve) => setTimeout(resolve, LOOK));
    const { server } = await demo("compute", path);
    if (server.status === status && !server["OS-EXT-STS:task_state"]) return { name, badge: BADGES[status], at: Date.now() };
    await next;
  }
}

test("what changes in the cloud is shown soon on a list that is followed", async (t) => {
  const { page } = await following(t, url);
  await list(page);
  await watchBadges(page);
  const reads = [];
  page.on("request", () => reads.push(Date.now()));
  const changes = [];

  // One server after the other, at moments that have nothing to do with the page's.
  for (let at = 0; at < CHANGES; at += 1) {
    const [action, status] = WAY[Math.floor(at / SERVERS) % WAY.length];
    changes.push(await change(names[at % SERVERS], action, status));
    await new Promise((resolve) => setTimeout(resolve, 200 + ((at * 7919) % 600)));
  }
  const all = await lags(page, changes, Object.values(BADGES));
  const rate = ((reads.length - 1) * 60_000) / (reads.at(-1) - reads[0]);
  t.diagnostic(`${figures(all)}; ${rate.toFixed(1)} requests a minute`);

  assert.equal(all.length, CHANGES);
  assert.ok(at(all, 0.95) <= SOON, figures(all));
});
