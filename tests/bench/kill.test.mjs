// Fifty launches on the real cloud whose page is killed at a moment by chance: whatever the next page
// says of each is what the cloud has, which is one server or none, and no port that nobody uses.
//
// The moments come from a seed, so that a run can be had again: SEED=7 ROUNDS=10 node --test …

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { hand } from "../e2e/cloud/hand.mjs";
import { AUTH_URL, DEMO, apis, underWay, until } from "../e2e/cloud/support.mjs";
import { traces } from "../e2e/cloud/traces.mjs";
import { closeBrowser, launchButton, open, signIn, site } from "../e2e/support.mjs";

const url = await site("dist", { port: 8082 });
after(closeBrowser);

const PREFIX = "bench-kill";
const ROUNDS = Number(process.env.ROUNDS ?? 50);
const SEED = Number(process.env.SEED ?? 1);
/** Launches at the same time, each in a browser profile of its own. */
const SEATS = 3;
/** The latest moment, in milliseconds behind the click, and the latest of the page's requests. */
const LATEST = { passed: 3_000, requests: 6 };
/** So long a request that is under way may take to come to something here. */
const SLOW = 8_000;
/** What the browser says of requests that end with their page. */
const CUT = { allowed: /Failed to load resource/ };

const demo = await apis("demo");
const { letGo, tidy } = traces(demo, PREFIX);

/** Numbers from 0 up to 1 that look like chance: mulberry32. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** When and how each page is killed, and whether its launch makes a port first. */
function plan() {
  const random = chance(SEED);
  return Array.from({ length: ROUNDS }, (_, round) => ({
    name: `${PREFIX}-${round}`,
    mac: round % 2 ? `fa:16:3e:0e:4b:${round.toString(16).padStart(2, "0")}` : undefined,
    byRequest: random() < 0.5 ? 1 + Math.floor(random() * LATEST.requests) : undefined,
    passed: Math.floor(random() * LATEST.passed),
    crashes: random() < 0.5,
  }));
}

/** The launches of which this browser does not know yet what became of them; with servers, they are only watched. */
const journals = (page) =>
  page.evaluate(() => {
    const kept = Object.entries(localStorage).filter(([key]) => key.startsWith("slipway.launch."));
    const isOpen = ([, journal]) => JSON.parse(journal).requests.some(({ stage }) => stage !== "made");
    return kept.filter(isOpen).map(([key]) => key);
  });

async function signedIn(context) {
  const page = await context.newPage();
  const going = underWay(page);
  page.setDefaultTimeout(30_000);
  // Time goes on as usual until it is moved.
  await page.clock.install();
  await page.goto(url);
  const found = await journals(page);
  await signIn(page, { ...DEMO, cloud: AUTH_URL });
  await page.locator("form.launch").waitFor();
  return { page, found, isQuiet: async () => going.size === 0 };
}

/** Kills a page as a crash of its process does, or as its cross does. */
async function kill(page, crashes) {
  if (crashes) {
    const gone = new Promise((resolve) => page.once("crash", resolve));
    const devtools = await page.context().newCDPSession(page);
    devtools.send("Page.crash").catch(() => {});
    await gone;
  }
  await page.close();
}

/** Fills the form in, clicks, and kills the page; how many servers it had asked for by then. */
async function launchAndKill(context, { name, mac, byRequest, passed, crashes }) {
  const { page } = await signedIn(context);
  const form = hand(page);
  await form.startOver();
  await form.type("Name", name);
  await form.pick("cirros-0.6.2");
  await form.pick("m1.nano");
  await form.tick("private");
  if (mac) {
    await form.opened("Interfaces");
    const row = form.row("Interface 1: private");
    await form.opened("A port of its own", row);
    await row.getByLabel("MAC address").fill(mac);
  }
  const asked = [];
  let seen = 0;
  const moment = new Promise((resolve) => {
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/servers")) asked.push(request);
      seen += 1;
      if (seen === byRequest) resolve();
    });
  });
  await launchButton(page).click();
  const late = new Promise((resolve) => setTimeout(resolve, byRequest ? LATEST.passed : passed));
  await Promise.race([moment, late]);
  await kill(page, crashes);
  return asked.length;
}

/** What the next page says of the launch: `made`, `nothing`, or `silent` where no journal was left; and what is left then. */
async function verdict(context, name) {
  const { page, found, isQuiet } = await signedIn(context);
  if (!found.length) {
    await page.close();
    return { said: "silent", left: found };
  }
  const told = page.locator(".notice", { hasText: `The launch of ${name} was cut short` });
  const word = async () => {
    const text = (await told.allInnerTexts()).join();
    if (text.includes("has been made")) return "made";
    return text.includes("made nothing") && "nothing";
  };
  let said;
  for (const end = Date.now() + SLOW; !said && Date.now() < end; ) said = await word();
  for (let moves = 0; !said && moves < 60; moves += 1) {
    await page.clock.runFor(10_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await until(isQuiet, "an answer");
    said = await word();
  }
  const left = await journals(page);
  await page.close();
  return { said, left };
}

/** What the cloud has of a launch: servers of that name, none of them under way any more, and ports. */
async function counted(name) {
  const servers = await until(async () => {
    const { servers } = await demo("compute", `/servers/detail?name=%5E${name}%24`);
    return servers.every(({ status }) => status !== "BUILD") && servers;
  }, `the server ${name}`);
  const { ports } = await demo("network", `/ports?name=${name}`);
  return { servers, ports };
}

test(`${ROUNDS} launches whose page is killed are told rightly`, async (t) => {
  await tidy();
  t.after(tidy);
  const rounds = plan();
  const outcomes = [];
  const seat = async () => {
    const context = (await open(t, url, CUT)).context();
    for (let round = rounds.shift(); round; round = rounds.shift()) {
      const asked = await launchAndKill(context, round);
      const { said, left } = await verdict(context, round.name);
      const { servers, ports } = await counted(round.name);
      const free = ports.filter((port) => !port.device_id).length;
      outcomes.push({ ...round, asked, said, left, servers: servers.length, free });
      letGo(...servers.map(({ id }) => id));
    }
  };

  await Promise.all(Array.from({ length: SEATS }, seat));

  const count = (is) => outcomes.filter(is).length;
  const by = (said) => `${said} ${count((one) => one.said === said)}`;
  const silent = (servers) => count((one) => one.said === "silent" && one.servers === servers);
  t.diagnostic(`seed ${SEED}: ${by("made")}, ${by("nothing")}, ${by("silent")} (${silent(0)} before anything was sent, ${silent(1)} behind the end)`);
  t.diagnostic(`servers in all: ${outcomes.reduce((sum, one) => sum + one.servers, 0)}; killed by crash: ${count((one) => one.crashes)}`);
  const expected = ({ said, asked }) => (said === "silent" ? Math.min(asked, 1) : said === "made" ? 1 : 0);
  const wrong = outcomes.filter((one) => !one.said || one.left.length || one.servers !== expected(one) || one.free > 0 || one.asked > 1);
  assert.deepEqual(wrong, []);
  assert.equal(outcomes.length, ROUNDS);
  const { servers } = await until(() => demo("compute", `/servers/detail?name=%5E${PREFIX}`), "the servers");
  const again = servers.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) !== at);
  assert.deepEqual(again, []);
});
