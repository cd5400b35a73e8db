// The start of a server as its page tells it, step by step, beside what Nova has noted of it for the
// openstack client.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { closeBrowser, open, signIn, site } from "../support.mjs";
import { hand } from "./hand.mjs";
import { ABSENT, AUTH_URL, DEMO, apis, openstack } from "./support.mjs";
import { traces } from "./traces.mjs";

const page8082 = await site("dist", { port: 8082 });
after(closeBrowser);

const PREFIX = "e2e-steps";
const STEPS = [
  "Sent",
  "Accepted by the cloud",
  "Choice of a host",
  "Networks",
  "Disks",
  "Start on the host",
  "Running",
  "Setup by cloud-init",
];

const { letGo, tidy } = traces(await apis("demo"), PREFIX);

/** Every step of the page: its name, how far it is, its moment in seconds, and what is read of it. */
async function steps(page) {
  const all = await page.locator(".steps__step").evaluateAll((steps) =>
    steps.map((step) => ({
      name: step.querySelector(".steps__name").textContent,
      progress: step.dataset.progress,
      time: step.querySelector(".steps__time")?.title,
      said: step.querySelector(".steps__time")?.textContent,
    })),
  );
  return all.map(({ time, ...step }) => ({ ...step, moment: time && Date.parse(time) / 1000 }));
}

/** Seconds since 1970 of a moment of Nova's, whose clock is UTC's; it writes some without saying so. */
const seconds = (moment) => Math.floor(Date.parse(`${moment.replace("Z", "")}Z`) / 1000);

/** What the client tells of the making: when it was asked for, when a host began, when it ran. */
async function told(id) {
  const { created, "OS-SRV-USG:launched_at": launched } = await openstack("server", "show", id, "-f", "json");
  const actions = await openstack("server", "event", "list", id, "--long", "-f", "json");
  const [making, ...others] = actions.filter((action) => action.Action === "create");
  assert.deepEqual(others, []);
  const { events } = await openstack("server", "event", "show", id, making["Request ID"], "-f", "json");
  const [building] = events.filter((event) => event.event === "compute__do_build_and_run_instance");
  assert.equal(building.result, "Success");
  return { asked: seconds(created), begun: seconds(building.start_time), ran: seconds(launched), ended: seconds(building.finish_time) };
}

/** The steps of `id`, once it runs and Nova's own moments are known, held to what the client tells. */
async function check(page, id) {
  await page.locator(".badge").getByText("Active", { exact: true }).waitFor({ timeout: 60_000 });
  await page.locator(".steps__step[data-progress=over]", { hasText: "Running" }).waitFor();
  await page.locator(".steps__step", { hasText: "Choice of a host" }).locator(".steps__time").waitFor();
  const shown = await steps(page);
  const cloud = await told(id);

  assert.deepEqual(shown.map((step) => step.name), STEPS);
  assert.deepEqual(shown.map((step) => step.progress), [...STEPS.slice(1).map(() => "over"), "now"]);
  const timed = shown.filter((step) => step.moment !== undefined);
  const times = timed.map((step) => step.moment);
  assert.deepEqual(times, times.toSorted((one, other) => one - other), JSON.stringify(shown));
  const [sent, accepted, scheduled, , , started, active] = shown.map((step) => step.moment);
  assert.ok(sent <= cloud.asked + 1 && cloud.asked - sent <= 10, `${sent} is sent, ${cloud.asked} asked for`);
  assert.equal(accepted, Math.max(sent, cloud.asked));
  assert.equal(scheduled, Math.max(accepted, cloud.begun));
  assert.deepEqual([started, active], [cloud.ran, cloud.ran]);
  assert.ok(cloud.ran <= cloud.ended);
  for (const { moment, said } of timed.slice(1)) {
    const [, minutes, rest] = said.match(/^\+(\d+):(\d\d)$/) ?? [said, 0, 0];
    assert.ok(Math.abs(60 * minutes + Number(rest) - (moment - sent)) <= 1, `${said} after ${sent} is ${moment}`);
  }
  return shown;
}

test("the steps of a start and their times are those that Nova has noted", async (t) => {
  await tidy();
  t.after(tidy);
  const page = await open(t, page8082, ABSENT);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  const form = hand(page);

  await t.test("an image, with a network", async (t) => {
    const name = `${PREFIX}-image`;
    await form.type("Name", name);
    await form.pick("cirros-0.6.2");
    await form.pick("m1.tiny");
    await form.tick("private");
    const id = await form.launch(name);

    const shown = await check(page, id);
    t.diagnostic(shown.map((step) => `${step.name} ${step.said ?? "?"}`).join(", "));
    letGo(id);
  });

  await t.test("an image on a new volume: the page sees that it waits for its disk", async (t) => {
    const name = `${PREFIX}-volume`;
    await form.startOver();
    await form.type("Name", name);
    await form.pick("cirros-0.6.2");
    await form.tick("Put the disk on a new volume");
    await page.getByLabel("Size (GiB)").fill("2");
    await form.tick("Delete the volume with the server");
    await form.pick("b1.volume");
    await form.tick("private");
    const id = await form.launch(name);

    const shown = await check(page, id);
    t.diagnostic(shown.map((step) => `${step.name} ${step.said ?? "?"}`).join(", "));
    assert.ok(shown[4].moment !== undefined, "it is seen when the disk is there");
    letGo(id);
  });
});
