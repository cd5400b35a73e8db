// Measures in Chromium how long a list of servers takes from bytes to plain data, ours beside
// JavaScript's own. Fails over RATIO. `make bench` builds what it needs.

import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { chromium } from "../e2e/node_modules/playwright-core/index.mjs";
import { serve } from "../../tools/serve.mjs";

/** Our time over that of `JSON.parse` from bytes, at most. */
const RATIO = 1.5;
const SERVERS = 10_000;
const WARM_UP = 4;
const ROUNDS = 21;

const BUILT = fileURLToPath(new URL("../../target/bench", import.meta.url));
const here = (path) => new URL(path, import.meta.url);

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

copyFileSync(here("fields.mjs"), `${BUILT}/fields.js`);
writeFileSync(`${BUILT}/index.html`, "<!DOCTYPE html><title>bench</title>");
const template = JSON.parse(readFileSync(here("../support/answers/servers.json"), "utf8")).servers[0];
const server = await serve({ dist: BUILT, port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
const { times, size } = await page.evaluate(
  async ({ template, SERVERS, WARM_UP, ROUNDS }) => {
    const { default: start, servers } = await import("/decode.js");
    const { list, fields, measure } = await import("/fields.js");
    await start();
    const { text, bytes } = list(template, SERVERS);
    const decoder = new TextDecoder();
    const sides = {
      ours: () => servers(bytes),
      bytes: () => fields(JSON.parse(decoder.decode(bytes))),
      text: () => fields(JSON.parse(text)),
      response: async () => fields(await new Response(bytes).json()),
    };
    return { times: await measure(sides, WARM_UP, ROUNDS), size: bytes.length };
  },
  { template, SERVERS, WARM_UP, ROUNDS },
);
await browser.close();
server.close();

const ms = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
const words = {
  ours: "Slipway, from bytes (wasm)",
  bytes: "JavaScript, from bytes: TextDecoder, JSON.parse",
  text: "JavaScript, from text: JSON.parse",
  response: "JavaScript, from a Response: response.json()",
};
console.log(`${SERVERS} servers, ${(size / 1e6).toFixed(1)} MB; medians of ${ROUNDS} rounds`);
console.log("".padEnd(50) + "ms".padStart(8) + "least".padStart(8) + "ours / it".padStart(11));
for (const [name, word] of Object.entries(words)) {
  const ratio = name === "ours" ? "" : (ms.ours / ms[name]).toFixed(2);
  console.log(word.padEnd(50) + ms[name].toFixed(1).padStart(8) + Math.min(...times[name]).toFixed(1).padStart(8) + ratio.padStart(11));
}
const ratio = ms.ours / ms.bytes;
console.log(`compared with JavaScript from bytes, which is what a page has: ${ratio.toFixed(2)} of ${RATIO}`);
if (ratio > RATIO) process.exitCode = 1;
