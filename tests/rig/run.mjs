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
const RIG = `${ROOT}target/debug/examples/rig`;

/**
 * What is launched under a seed: several servers, one with a port made for it, or a plain one; some are
 * refused, and some pages are closed meanwhile, after so many looks at them.
 */
const wanted = (seed) => ({
  name: seed % 8 === 7 ? "quota-exceeded" : "web",
  count: seed % 3 === 0 ? 3 : 1,
  hasPort: seed % 3 === 1,
  looks: seed % 5 === 4 ? 1 + (seed % 7) * (seed % 11) : Infinity,
});

/** One launch, by a client that `open` opens in its world. */
async function launch(tally, world, seed, open) {
  const freePorts = await world.freePorts();
  const want = wanted(seed);
  const client = await open(world, want);
  try {
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
  } finally {
    await client.close?.();
  }
}

/** All seeds, some at a time. */
async function all(tally, openers) {
  const begun = Date.now();
  let next = FROM;
  const end = next + SEEDS;
  const work = async (open) => {
    while (next < end) {
      const seed = next++;
      const world = new World(rig, `${tally.client.toLowerCase()}-${seed}`);
      await launch(tally, world, seed, open).catch((error) => tally.broke(seed, error));
    }
  };
  await Promise.all(openers.map(work));
  if (tally.client === OURS) tally.notes.forEach((note) => console.log(note));
  console.log(`${tally.client}: ${SEEDS} launches in ${Math.round((Date.now() - begun) / 1000)} s`);
  return tally;
}

const jobs = (make) => Promise.all(Array.from({ length: JOBS }, make));

async function slipway() {
  const url = await site(process.env.DIST ?? "dist");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  const open = (world, want) => Page.open(browser, url, world, want);
  const tally = await all(new Tally(OURS), await jobs(() => open));
  await browser.close();
  return tally;
}

async function openstack() {
  const clients = await jobs(() => OpenStack.start());
  const tally = await all(new Tally("openstackclient"), clients.map((client) => (world, want) => client.at(world, want)));
  clients.forEach((client) => client.stop());
  return tally;
}

const process_ = spawn(RIG, process.env.ONCE ? ["--once"] : [], { stdio: ["ignore", "pipe", "inherit"] });
const [rig] = await new Promise((resolve) => createInterface(process_.stdout).once("line", (line) => resolve([line])));
try {
  const tallies = [];
  if (ONLY !== "openstack") tallies.push(await slipway());
  if (ONLY !== "slipway") {
    if (existsSync(OpenStack.PYTHON)) tallies.push(await openstack());
    else console.log("python-openstackclient is not here: `tests/cloud/up.sh --install` installs it");
  }
  console.log(`\n${SEEDS} launches in bad networks; 5 to 95 % of requests go wrong`);
  table(tallies).forEach((line) => console.log(line));
  const [ours] = tallies;
  if (ours.client === OURS && !ours.isClean) process.exitCode = 1;
} finally {
  process_.kill();
}
