// Launches under faults: the release in Chromium, and python-openstackclient with its retries on, seed
// by seed in the same bad networks, each pressing once more where it is told of a failure. Fails if
// Slipway makes a server twice, loses one, leaves a port over, or says what is not so.
//
//   [SEEDS=1000] [FROM=0] [JOBS=3] [ONLY=slipway|openstack] [DIST=dist] [ONCE=1] node tests/rig/run.mjs
//
// With ONCE no connection is kept after its answer: browsers send again, of their own accord, what was
// lost on one that was kept.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

import { chromium } from "../e2e/node_modules/playwright-core/index.mjs";
import { ROOT, site } from "../e2e/support.mjs";
import { Tally, World, table } from "./judge.mjs";
import { OpenStack } from "./openstack.mjs";
import { Page } from "./page.mjs";

const SEEDS = Number(process.env.SEEDS ?? 1000);
const JOBS = Number(process.env.JOBS ?? 3);
const FROM = Number(process.env.FROM ?? 0);
const { ONLY } = process.env;
const OURS = "Slipway";
/** Launches of one client: the driver takes every step of a page's time again after a reload. */
const A_CLIENT = 40;
const RIG = `${ROOT}target/debug/examples/rig`;

/**
 * What is launched under a seed: several servers, one with a port made for it, or a plain one; some are
 * refused, and some pages are closed meanwhile, after so many looks at them.
 */
const wanted = (seed) => ({
  name: seed % 8 === 7 ? "quota-exceeded" : "web",
  count: seed % 3 === 0 ? 3 : 1,
  hasPort: seed % 3 === 1,
  looks: seed % 5 === 4 ? 1 + (seed % 7) : Infinity,
});

/** One launch of a client, in a fresh cloud. */
async function launch(tally, client, world, seed) {
  const want = wanted(seed);
  await world.order(`seed=${seed}`);
  const freePorts = await world.freePorts();
  await client.ready(want);
  await world.order("faults=on");
  const first = await client.launch();
  await tally.hear(seed, first, world);
  let last = first;
  if (!["made", "closed"].includes(first.word)) await tally.hear(seed, (last = await client.launch()), world);
  await world.order("faults=off");
  const next = await client.next?.();
  if (next) await tally.hear(seed, (last = next), world);
  await world.order("pass=3600000");
  await tally.close(seed, { first: first.word, last: last.word, wanted: want.count, freePorts, world });
}

/** All seeds, by some clients that `open` opens in a world of theirs. */
async function all(name, open) {
  const tally = new Tally(name);
  const begun = Date.now();
  let next = FROM;
  const work = async (_, job) => {
    const world = new World(rig, `${name.toLowerCase()}-${job}`);
    let client;
    for (let launches = 0; next < FROM + SEEDS; launches++) {
      const seed = next++;
      const seconds = Math.round((Date.now() - begun) / 1000);
      if ((seed - FROM) % 100 === 99) console.log(`${name}: ${seed - FROM + 1} launches in ${seconds} s`);
      try {
        if (!client || launches % A_CLIENT === 0) {
          await client?.close();
          client = await open(world);
        }
        await launch(tally, client, world, seed);
      } catch (error) {
        tally.broke(seed, error);
        await client?.close().catch(() => {});
        client = undefined;
      }
    }
    await client?.close();
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  if (name === OURS) tally.notes.forEach((note) => console.log(note));
  return tally;
}

async function slipway() {
  const url = await site(process.env.DIST ?? "dist");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  const tally = await all(OURS, (world) => Page.open(browser, url, world));
  await browser.close();
  return tally;
}

const server = spawn(RIG, process.env.ONCE ? ["--once"] : [], { stdio: ["ignore", "pipe", "inherit"] });
const [rig] = await new Promise((resolve) => createInterface(server.stdout).once("line", (line) => resolve([line])));
try {
  const tallies = [];
  if (ONLY !== "openstack") tallies.push(await slipway());
  if (ONLY !== "slipway") {
    if (existsSync(OpenStack.PYTHON)) tallies.push(await all("openstackclient", (world) => new OpenStack(world)));
    else console.log("python-openstackclient is not here: `tests/cloud/up.sh --install` installs it");
  }
  console.log(`\n${SEEDS} launches in bad networks; 5 to 95 % of requests go wrong`);
  table(tallies).forEach((line) => console.log(line));
  const [ours] = tallies;
  if (ours.client === OURS && !ours.isClean) process.exitCode = 1;
} finally {
  server.kill();
}
