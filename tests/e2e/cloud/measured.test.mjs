// What following costs the cloud, held to the limit that the page was made for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { closeBrowser, site } from "../support.mjs";
import { followed } from "./following.mjs";
import { until } from "./support.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

/** Requests a minute. */
const MOST = 30;
const { slow, make, tidy, following, list } = await followed("e2e-pace", 1);
before(make);
after(tidy);

/** What is asked while the page's clock, which stands still, goes on by `seconds`. */
async function during({ page, asked, isQuiet }, seconds) {
  const settled = async () => {
    await page.evaluate(() => new Promise((resolve) => queueMicrotask(resolve)));
    return isQuiet();
  };
  await until(settled, "an answer");
  const before = asked.length;
  for (let passed = 0; passed < 4 * seconds; passed += 1) {
    await page.clock.runFor(250);
    await until(settled, "an answer");
  }
  return asked.slice(before);
}

const hide = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

/** A minute in sight, a minute out of sight, and the return. */
async function minutes(t, kept) {
  const { page, asked } = kept;
  await page.clock.pauseAt(Date.now() + 5_000);
  const seen = await during(kept, 60);
  t.diagnostic(`${seen.length} requests a minute, of ${MOST}`);
  assert.ok(seen.length <= MOST, seen.join("\n"));
  // Fewer than every four seconds would not follow.
  assert.ok(seen.length >= 15, seen.join("\n"));

  await hide(page, true);
  assert.deepEqual(await during(kept, 60), []);

  const before = asked.length;
  await hide(page, false);
  await until(() => asked.length > before, "a request without any passing of time", 2);
}

test("one server that is followed costs few requests, and none out of sight", async (t) => {
  const kept = await following(t, url, { byClock: true });
  const { page } = kept;
  await list(page);
  await page.getByRole("link", { name: slow, exact: true }).click();
  await page.getByRole("heading", { name: slow, exact: true }).waitFor();
  await page.getByText("Start on the host").waitFor();

  await minutes(t, kept);
});

test("a list of servers costs no more than one of them", async (t) => {
  const kept = await following(t, url, { byClock: true });
  await list(kept.page);

  await minutes(t, kept);
});
